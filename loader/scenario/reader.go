package scenario

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

// reader takes values out of a document and says where one is not what it should be.
type reader struct {
	file  *source.File
	diags model.Diagnostics
}

func (r *reader) place(n *jsontree.Node) model.Range { return r.file.Range(n.Start, n.End) }

func (r *reader) problem(at model.Range, severity model.Severity, format string, args ...any) {
	r.diags = append(r.diags, model.Diagnostic{
		Severity: severity, Summary: fmt.Sprintf(format, args...), Subject: at,
	})
}

func (r *reader) wrongType(n *jsontree.Node, what, want string) {
	r.problem(r.place(n), model.SeverityError, "%s is a JSON %s, expected %s", what, n.Kind, want)
}

func (r *reader) trailing(end int) {
	if rest := bytes.TrimSpace(r.file.Bytes[end:]); len(rest) > 0 {
		start := end + bytes.Index(r.file.Bytes[end:], rest)
		r.problem(r.file.Range(start, start+1), model.SeverityError, "the scenario is followed by other text")
	}
}

// isNull reports whether a value is absent or null, which mean the same.
func isNull(n *jsontree.Node) bool { return n == nil || n.Kind == jsontree.Null }

// object is an object whose members are asked for by name; those that nobody asked
// for are told by done.
type object struct {
	*reader
	node *jsontree.Node
	what string
	seen []string
}

// object returns n as an object; an absent one is empty.
func (r *reader) object(n *jsontree.Node, what string) (*object, bool) {
	if isNull(n) {
		return &object{reader: r, node: &jsontree.Node{Kind: jsontree.Object}, what: what}, true
	}
	if n.Kind != jsontree.Object {
		r.wrongType(n, what, "an object")
		return nil, false
	}
	return &object{reader: r, node: n, what: what}, true
}

// get returns the first member of the names that is there, or nil.
func (o *object) get(names ...string) *jsontree.Node {
	o.seen = append(o.seen, names...)
	for _, name := range names {
		if n := o.node.Get(name); n != nil {
			return n
		}
	}
	return nil
}

// has reports whether a member is there, even as null.
func (o *object) has(name string) bool { return o.node.Get(name) != nil }

// ignore takes members for granted.
func (o *object) ignore(names ...string) { o.seen = append(o.seen, names...) }

// done tells of every member that nobody asked for.
func (o *object) done() {
	for _, m := range o.node.Members {
		if !slices.Contains(o.seen, m.Name) {
			o.problem(o.file.Range(m.NameStart, m.NameEnd), model.SeverityNote,
				"%s has no field %q; it is ignored", o.what, m.Name)
		}
	}
}

// text returns a string member, "" if there is none. Numbers and booleans are read as
// they are written.
func (o *object) text(names ...string) string {
	n := o.get(names...)
	if isNull(n) {
		return ""
	}
	text, ok := scalar(n)
	if !ok {
		o.wrongType(n, names[0], "a string")
	}
	return text
}

func scalar(n *jsontree.Node) (string, bool) {
	switch n.Kind {
	case jsontree.String, jsontree.Number, jsontree.Bool:
		return n.Text, true
	default:
		return "", false
	}
}

// flag returns a boolean member and whether it is there.
func (o *object) flag(names ...string) (value, ok bool) {
	n := o.get(names...)
	if isNull(n) {
		return false, false
	}
	if text, scalar := scalar(n); scalar {
		switch strings.ToLower(text) {
		case "true", "on", "enabled", "enable", "yes":
			return true, true
		case "false", "off", "disabled", "disable", "no", "suspended":
			return false, true
		}
	}
	o.wrongType(n, names[0], "true or false")
	return false, false
}

// on reports whether a boolean member is there and true.
func (o *object) on(names ...string) bool {
	value, _ := o.flag(names...)
	return value
}

func (o *object) number(names ...string) int {
	n := o.get(names...)
	if isNull(n) {
		return 0
	}
	value, err := strconv.Atoi(n.Text)
	if err != nil {
		o.wrongType(n, names[0], "a whole number")
	}
	return value
}

// list returns the elements of an array; a single value is an array of one, an absent
// one is empty.
func (r *reader) list(n *jsontree.Node, _ string) []*jsontree.Node {
	switch {
	case isNull(n):
		return nil
	case n.Kind == jsontree.Array:
		return n.Elements
	default:
		return []*jsontree.Node{n}
	}
}

// texts returns a member that is a list of strings.
func (o *object) texts(names ...string) []string {
	n := o.get(names...)
	values := make([]string, 0)
	for _, element := range o.list(n, names[0]) {
		text, ok := scalar(element)
		if !ok {
			o.wrongType(element, names[0], "a list of strings")
			continue
		}
		values = append(values, text)
	}
	return values
}

// textMap returns a member that maps names to strings.
func (o *object) textMap(names ...string) map[string]string {
	n := o.get(names...)
	if isNull(n) {
		return nil
	}
	m, ok := o.object(n, names[0])
	if !ok {
		return nil
	}
	values := map[string]string{}
	for _, member := range m.node.Members {
		text, ok := scalar(member.Value)
		if !ok {
			o.wrongType(member.Value, names[0]+" "+member.Name, "a string")
			continue
		}
		values[member.Name] = text
	}
	return values
}

// each calls f with the members of an object whose names are data.
func (r *reader) each(n *jsontree.Node, what string, f func(name string, value *jsontree.Node)) {
	o, ok := r.object(n, what)
	if !ok {
		return
	}
	for _, m := range o.node.Members {
		f(m.Name, m.Value)
	}
}
