package config

import (
	"strconv"
	"strings"

	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/tf"
)

// document makes a policy document of the value of an attribute; nil for no
// document. Header is where the attribute stands.
func (e *evaluator) document(v *value, header model.Range, callers []model.Range) *tf.Document {
	doc := &tf.Document{Header: header, Callers: callers, Form: "json"}
	if v.from != nil && !v.from.head.IsZero() {
		if head := e.real(v.from.head); !head.IsZero() {
			doc.Header = head
		}
	}
	name, unknown := v.unknown()
	switch {
	case v.kind != kindString && v.kind != kindNull:
		doc.Incomplete = append([]string{"value that is no string"}, tokens(v, maxCauses)...)
	case v.isNull(), v.str == "":
		return nil
	case unknown:
		doc.Incomplete = []string{name}
	default:
		doc.Text = v.str
	}
	if v.from != nil && v.from.form != "" {
		doc.Form = v.from.form
	}
	l := &locator{evaluator: e, from: v.from, header: header}
	doc.Locate = l.locate
	doc.Maybe = e.doubts(v)
	return doc
}

// locator finds the places of the parts of a document.
type locator struct {
	*evaluator
	from   *origin
	header model.Range
	// tree is the document that from.via holds, parsed when it is needed.
	tree   *jsontree.Node
	parsed bool
}

func (l *locator) locate(pointer string, name bool, start, end int) model.Range {
	r := model.Range{}
	if l.from != nil {
		r = l.from.locate(start, end)
		if l.from.via != nil {
			r = l.through(pointer, name, r)
		}
	}
	if r = l.real(r); r.IsZero() {
		return l.header
	}
	return r
}

// through finds a part of a document by its place in the document that this one was
// made of.
func (l *locator) through(pointer string, name bool, fallback model.Range) model.Range {
	via := l.from.via
	if !l.parsed {
		l.parsed = true
		l.tree, _, _ = jsontree.Parse([]byte(via.str), maxNesting)
	}
	start, end, ok := find(l.tree, pointer, name)
	if !ok || via.from == nil {
		return fallback
	}
	inner := locator{evaluator: l.evaluator, from: via.from, header: fallback}
	return inner.locate(pointer, name, start, end)
}

// find returns where the part at a JSON pointer stands in a text.
func find(n *jsontree.Node, pointer string, name bool) (start, end int, ok bool) {
	unescape := strings.NewReplacer("~1", "/", "~0", "~")
	steps := strings.Split(pointer, "/")[1:]
	for i, step := range steps {
		if n == nil {
			return 0, 0, false
		}
		if n.Kind == jsontree.Array {
			at, err := strconv.Atoi(step)
			if err != nil || at < 0 || at >= len(n.Elements) {
				return 0, 0, false
			}
			n = n.Elements[at]
			continue
		}
		m := memberOf(n, unescape.Replace(step))
		if m == nil {
			return 0, 0, false
		}
		if name && i == len(steps)-1 {
			return m.NameStart, m.NameEnd, true
		}
		n = m.Value
	}
	if n == nil {
		return 0, 0, false
	}
	return n.Start, n.End, true
}

// memberOf returns the last member with a name, nil if there is none.
func memberOf(n *jsontree.Node, name string) *jsontree.Member {
	for i := len(n.Members) - 1; i >= 0; i-- {
		if n.Members[i].Name == name {
			return &n.Members[i]
		}
	}
	return nil
}

// doubts names, by the JSON pointer of a statement, on what it depends whether the
// statement is there as it is written.
func (e *evaluator) doubts(v *value) map[string][]string {
	if v.kind != kindString || !v.from.doubtful() {
		return nil
	}
	root, _, err := jsontree.Parse([]byte(v.str), maxNesting)
	if err != nil {
		return nil
	}
	out := map[string][]string{}
	add := func(pointer string, n *jsontree.Node) {
		if names := v.from.doubtsIn(n.Start, n.End, 0); len(names) > 0 {
			out[pointer] = names
		}
	}
	list := root.Get("Statement")
	if list == nil {
		return nil
	}
	if list.Kind != jsontree.Array {
		add("/Statement", list)
		return out
	}
	for i, n := range list.Elements {
		add("/Statement/"+strconv.Itoa(i), n)
	}
	return out
}

// doubtful reports whether any part of a text may not be there.
func (o *origin) doubtful() bool {
	if o == nil {
		return false
	}
	for _, s := range o.spans {
		if len(s.maybe) > 0 || s.literal == nil && s.from.doubtful() {
			return true
		}
	}
	return false
}

// doubtsIn names on what the text from start up to end depends, or a part of it.
func (o *origin) doubtsIn(start, end, depth int) []string {
	if o == nil || depth > maxNesting {
		return nil
	}
	var out []string
	for _, s := range o.spans {
		if s.end <= start || end <= s.start {
			continue
		}
		out = union(out, s.maybe)
		if s.literal == nil {
			from, to := max(start, s.start)-s.start+s.offset, min(end, s.end)-s.start+s.offset
			out = union(out, s.from.doubtsIn(from, to, depth+1))
		}
	}
	return out
}
