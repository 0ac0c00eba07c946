package scenario

import (
	"strconv"

	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
)

// policies reads a place where policies stand: a list of statements, one statement, a
// document, or a list of documents. It returns their ids; a list that is empty is a
// document without statements.
func (b *builder) policies(n *jsontree.Node, kind model.PolicyKind, id string) []string {
	if isNull(n) {
		return nil
	}
	if n.Kind == jsontree.Array && len(n.Elements) > 0 && isDocument(n.Elements[0]) {
		var ids []string
		for i, element := range n.Elements {
			ids = append(ids, b.policy(element, kind, id+"["+strconv.Itoa(i)+"]"))
		}
		return ids
	}
	if n.Kind != jsontree.Array && n.Kind != jsontree.Object {
		b.wrongType(n, id, "a list of statements or a policy document")
		return nil
	}
	return []string{b.policy(n, kind, id)}
}

// first is policies where only one document can stand.
func (b *builder) first(n *jsontree.Node, kind model.PolicyKind, id string) string {
	ids := b.policies(n, kind, id)
	if len(ids) == 0 {
		return ""
	}
	if len(ids) > 1 {
		b.problem(b.place(n), model.SeverityError, "%s holds %d documents, expected one", id, len(ids))
	}
	return ids[0]
}

func isDocument(n *jsontree.Node) bool { return n.Get("Statement") != nil }

// policy parses one document. Bare statements are taken for those of a document of the
// current version.
func (b *builder) policy(n *jsontree.Node, kind model.PolicyKind, id string) string {
	text, offset := b.file.Bytes[n.Start:n.End], n.Start
	if !isDocument(n) {
		const before = `{"Version":"2012-10-17","Statement":`
		text = append(append([]byte(before), text...), '}')
		offset -= len(before)
	}
	policy, diags := document.Parse(text, document.Options{
		ID:     id,
		Kind:   kind,
		Header: b.file.Line(n.Start),
		Locate: func(_ string, _ bool, start, end int) model.Range {
			return b.file.Range(max(n.Start, start+offset), min(n.End, end+offset))
		},
	})
	b.diags = append(b.diags, diags...)
	b.model.Policies[id] = policy
	return id
}
