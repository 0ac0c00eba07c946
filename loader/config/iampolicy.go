package config

import (
	"slices"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// defaultVersion is the version that the data source gives to a document.
const defaultVersion = "2012-10-17"

func callAt(rng hcl.Range, name string) *hclsyntax.FunctionCallExpr {
	return &hclsyntax.FunctionCallExpr{Name: name, NameRange: rng, OpenParenRange: rng, CloseParenRange: rng}
}

// policyDocument renders data.aws_iam_policy_document as the provider does,
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document:
// source documents, then its own statements, then override documents, where a
// statement replaces one with the same Sid.
func (e *evaluator) policyDocument(r *resource, minified bool) (*value, error) {
	d := policyDoc{evaluator: e, r: r}
	d.sources("source_policy_documents", "source_json")
	own := policy{version: str(defaultVersion)}
	if v := d.attr("version"); v != nil {
		own.version = v
	}
	own.id = d.attr("policy_id")
	for _, m := range e.expandBlocks(r.node.config.blocks, r.scope) {
		if m.name == "statement" {
			own.statements = append(own.statements, d.statement(m, own.version.str))
		}
	}
	d.policy.merge(own)
	d.sources("override_policy_documents", "override_json")
	from := written(r.node.config.DefRange())
	v, err := d.render(from, minified)
	if err != nil {
		return nil, err
	}
	v.from.form, v.from.head = "document", from.rng
	return v, nil
}

// policy is a document while it is put together.
type policy struct {
	version    *value
	id         *value
	statements []*value
}

func sidOf(statement *value) string {
	if v, ok := statement.get("Sid"); ok && v.kind == kindString {
		return v.str
	}
	return ""
}

// merge adds a document: its id and a later version win, and so do its statements
// over those with the same Sid.
func (p *policy) merge(other policy) {
	if other.id != nil && other.id.str != "" {
		p.id = other.id
	}
	if p.version == nil || other.version != nil && other.version.str > p.version.str {
		p.version = other.version
	}
	for _, s := range other.statements {
		sid := sidOf(s)
		at := -1
		if sid != "" {
			at = slices.IndexFunc(p.statements, func(old *value) bool { return sidOf(old) == sid })
		}
		switch {
		case at < 0:
			p.statements = append(p.statements, s)
		case s.maybe != nil:
			// It replaces the other one, or it does not.
			p.statements[at] = p.statements[at].perhaps(s.maybe...)
			p.statements = append(p.statements, s)
		default:
			p.statements[at] = s
		}
	}
}

type policyDoc struct {
	*evaluator
	r      *resource
	policy policy
}

// attr returns an argument, nil when it is not set.
func (d *policyDoc) attr(name string) *value {
	a, ok := d.r.node.config.attrs[name]
	if !ok {
		return nil
	}
	v := d.known(a.Expr, d.r.scope)
	if v.isNull() || v.kind == kindString && v.str == "" {
		return nil
	}
	return v.at0(written(a.Expr.Range()))
}

// sources merges the documents of an argument, or of the single one that older
// versions of the provider had.
func (d *policyDoc) sources(list, single string) {
	var docs []*value
	if v := d.attr(single); v != nil {
		docs = append(docs, v)
	}
	if v := d.attr(list); v != nil {
		if v.isCollection() {
			docs = append(docs, v.elems...)
		} else {
			docs = append(docs, v)
		}
	}
	for _, doc := range docs {
		if doc.isNull() || doc.kind == kindString && doc.str == "" {
			continue
		}
		if name, ok := doc.unknown(); ok {
			d.policy.statements = append(d.policy.statements, d.missing(doc, name))
			continue
		}
		v, ok := d.decodeJSON(doc)
		if !ok || v.kind != kindObject {
			d.policy.statements = append(d.policy.statements, d.missing(doc, d.r.address+"."+list))
			continue
		}
		d.policy.merge(d.read(v, doc.maybe))
	}
}

// single returns the only element of a list, or the list.
func single(v *value) *value {
	if v.isCollection() && len(v.elems) == 1 && v.elems[0].maybe == nil &&
		(v.elems[0].from == nil || !v.elems[0].from.hole) {
		return v.elems[0]
	}
	return v
}

// statement makes a statement of a block.
func (d *policyDoc) statement(m made, version string) *value {
	members := d.arguments(m, version)
	nested := map[string][]made{}
	maybe := m.maybe
	for _, inner := range d.expandBlocks(m.Body.Blocks, m.scope) {
		nested[inner.name] = append(nested[inner.name], inner)
		maybe = union(maybe, inner.maybe)
	}
	put := func(name, block string, build func([]made, string) *value) {
		if blocks := nested[block]; len(blocks) > 0 {
			members = append(members, member{
				name: name, key: written(blocks[0].TypeRange), val: build(blocks, version),
			})
		}
	}
	put("Principal", "principals", d.principals)
	put("NotPrincipal", "not_principals", d.principals)
	put("Condition", "condition", d.conditions)
	return object(members...).at(d.blockRange(m)).perhaps(maybe...)
}

// arguments makes the members of a statement that are no blocks.
func (d *policyDoc) arguments(m made, version string) []member {
	effect := member{name: "Effect", key: written(m.DefRange()), val: str("Allow").at(written(m.DefRange()))}
	var members []member
	for _, attr := range ordered(m.Body.Attributes) {
		v := d.known(attr.Expr, m.scope).at0(written(attr.Expr.Range()))
		if v.isNull() {
			continue
		}
		key := written(attr.NameRange)
		switch attr.Name {
		case "effect":
			effect.key, effect.val = key, v
		case "sid":
			if v.kind != kindString || v.str != "" {
				members = append(members, member{name: "Sid", key: key, val: v})
			}
		case "actions", "not_actions", "resources", "not_resources":
			names := map[string]string{
				"actions": "Action", "not_actions": "NotAction", "resources": "Resource", "not_resources": "NotResource",
			}
			if strings.HasSuffix(attr.Name, "resources") {
				v = replaceVariables(v, version)
			}
			list := stringSet(v)
			if list == nil && len(attr.Expr.Variables()) > 0 {
				// AWS would refuse the statement, so whoever applies this gives a value.
				list = tuple(token(d.r.address + "." + attr.Name).at(written(attr.Expr.Range())))
			}
			if list != nil {
				members = append(members, member{name: names[attr.Name], key: key, val: list})
			}
		}
	}
	return append(members, effect)
}

// blockRange is the whole of a block.
func (d *policyDoc) blockRange(m made) *origin {
	return written(hcl.RangeBetween(m.DefRange(), m.CloseBraceRange))
}

// stringSet writes a set of strings as the provider does: one alone as a string,
// several in reverse order. It returns nil for an empty one.
func stringSet(v *value) *value {
	if !v.isCollection() {
		return v // not known, or a string where a list belongs
	}
	elems := make([]*value, 0, len(v.elems))
	for _, elem := range v.elems {
		if s, ok := text(elem); ok && elem.kind != kindString {
			elem = str(s).at(elem.from).perhaps(elem.maybe...)
		}
		if !elem.isNull() {
			elems = append(elems, elem)
		}
	}
	elems = unique(elems)
	if len(elems) == 0 {
		return nil
	}
	sort.SliceStable(elems, func(i, j int) bool { return elems[i].str > elems[j].str })
	list := tuple(elems...)
	list.from = v.from
	return single(list)
}

// replaceVariables turns &{ into ${, which the data source knows in resources,
// identifiers and condition values.
func replaceVariables(v *value, version string) *value {
	if version == "2008-10-17" {
		return v
	}
	switch {
	case v.kind == kindString && strings.Contains(v.str, "&{"):
		c := *v
		c.str = around(v.str, func(s string) string { return strings.ReplaceAll(s, "&{", "${") })
		return &c
	case v.isCollection():
		c := *v
		c.elems = make([]*value, len(v.elems))
		for i, elem := range v.elems {
			c.elems[i] = replaceVariables(elem, version)
		}
		return &c
	default:
		return v
	}
}

// principals joins the blocks by type.
func (d *policyDoc) principals(blocks []made, version string) *value {
	var members []member
	for _, m := range blocks {
		typ, ids := d.pair(m, "type", "identifiers")
		if typ == nil || ids == nil {
			continue
		}
		list := stringSet(replaceVariables(ids, version))
		if list == nil {
			list = tuple().at(ids.from)
		}
		name, _ := text(typ)
		at := slices.IndexFunc(members, func(o member) bool { return o.name == name })
		if at < 0 {
			members = append(members, member{name: name, key: typ.from, val: list})
			continue
		}
		members[at].val = append2(members[at].val, list)
	}
	out := object(members...)
	out.from = d.blockRange(blocks[0])
	if len(blocks) == 1 {
		return normalizePrincipals(out)
	}
	return out
}

// append2 joins two values that are strings or lists.
func append2(a, b *value) *value {
	list := func(v *value) []*value {
		if v.isCollection() {
			return v.elems
		}
		return []*value{v}
	}
	out := tuple(slices.Concat(list(a), list(b))...)
	out.from = a.from
	return out
}

// conditions joins the blocks by operator and key.
func (d *policyDoc) conditions(blocks []made, version string) *value {
	var operators []member
	keys := map[string][]member{}
	for _, m := range blocks {
		test, variable := d.pair(m, "test", "variable")
		_, vals := d.pair(m, "test", "values")
		if test == nil || variable == nil || vals == nil {
			continue
		}
		vals = d.conditionValues(replaceVariables(vals, version))
		op, _ := text(test)
		name, _ := text(variable)
		if _, ok := keys[op]; !ok {
			operators = append(operators, member{name: op, key: test.from})
		}
		at := slices.IndexFunc(keys[op], func(o member) bool { return o.name == name })
		if at < 0 {
			keys[op] = append(keys[op], member{name: name, key: variable.from, val: vals})
			continue
		}
		keys[op][at].val = append2(keys[op][at].val, vals)
	}
	for i, op := range operators {
		inner := object(keys[op.name]...)
		inner.from = d.blockRange(blocks[0])
		for j := range inner.members {
			inner.members[j].val = single(inner.members[j].val)
		}
		operators[i].val = inner
	}
	out := object(operators...)
	out.from = d.blockRange(blocks[0])
	return out
}

// conditionValues returns the values of a condition as strings, in their order.
func (d *policyDoc) conditionValues(v *value) *value {
	if !v.isCollection() {
		return v
	}
	elems := make([]*value, 0, len(v.elems))
	for _, elem := range v.elems {
		if s, ok := text(elem); ok && elem.kind != kindString {
			elem = str(s).at(elem.from).perhaps(elem.maybe...)
		}
		if !elem.isNull() {
			elems = append(elems, elem)
		}
	}
	out := tuple(elems...)
	out.from = v.from
	return out
}

// pair returns two arguments of a block, nil for one that is not set.
func (d *policyDoc) pair(m made, first, second string) (a, b *value) {
	get := func(name string) *value {
		attr, ok := m.Body.Attributes[name]
		if !ok {
			return nil
		}
		v := d.known(attr.Expr, m.scope)
		if v.isNull() {
			return nil
		}
		return v.at0(written(attr.Expr.Range()))
	}
	return get(first), get(second)
}

// render writes the document, with the members in the order of the provider.
func (d *policyDoc) render(from *origin, minified bool) (*value, error) {
	var members []member
	if d.policy.version != nil && d.policy.version.str != "" {
		members = append(members, member{name: "Version", val: d.policy.version})
	}
	if d.policy.id != nil {
		members = append(members, member{name: "Id", val: d.policy.id})
	}
	if len(d.policy.statements) > 0 {
		members = append(members, member{name: "Statement", val: tuple(d.policy.statements...).at(from)})
	}
	w := jsonWriter{e: d.evaluator, indent: !minified, policy: true}
	root, err := w.write(object(members...), from, nil)
	if err != nil {
		return nil, err
	}
	return str(string(w.buf)).at(root), nil
}
