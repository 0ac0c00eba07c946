package config

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/lint403/lint403/loader/jsontree"
)

// decodeJSON reads a JSON text. Its parts keep their places. Tokens in it are
// values that are not known.
func (e *evaluator) decodeJSON(v *value) (*value, bool) {
	root, end, err := jsontree.Parse([]byte(v.str), maxNesting)
	if err != nil || strings.TrimSpace(v.str[end:]) != "" {
		return nil, false
	}
	return decoded(root, v), true
}

func decoded(n *jsontree.Node, src *value) *value {
	place := func(start, end int) *origin {
		if src.from == nil {
			return nil
		}
		return &origin{rng: src.from.locate(start, end)}
	}
	var v *value
	switch n.Kind {
	case jsontree.Object:
		members := make([]member, len(n.Members))
		for i, m := range n.Members {
			members[i] = member{name: m.Name, key: place(m.NameStart, m.NameEnd), val: decoded(m.Value, src)}
		}
		v = object(members...)
	case jsontree.Array:
		elems := make([]*value, len(n.Elements))
		for i, elem := range n.Elements {
			elems[i] = decoded(elem, src)
		}
		v = tuple(elems...)
	case jsontree.String, jsontree.Token:
		v = str(n.Text)
	case jsontree.Number:
		v = str(n.Text)
		if f, ok := toNumber(v); ok {
			v = number(f)
		}
	case jsontree.Bool:
		v = boolean(n.Text == "true")
	default:
		v = null()
	}
	at := place(n.Start, n.End)
	if n.Kind == jsontree.Token && at != nil {
		at.hole = true
	}
	return v.at(at).perhaps(src.from.doubt(n.Start, n.End)...)
}

// doubt names on what it depends whether a part of a text is there.
func (o *origin) doubt(start, end int) []string {
	if o == nil {
		return nil
	}
	var out []string
	for _, s := range o.spans {
		if s.start <= start && end <= s.end {
			if s.start == start && s.end == end || s.literal == nil && s.from != nil && len(s.from.spans) == 0 {
				out = union(out, s.maybe)
			}
			if s.literal == nil {
				out = union(out, s.from.doubt(start-s.start+s.offset, end-s.start+s.offset))
			}
		}
	}
	return out
}

// fromJSON converts decoded JSON.
func fromJSON(raw any) *value {
	switch raw := raw.(type) {
	case string:
		return str(raw)
	case bool:
		return boolean(raw)
	case float64:
		v := str(strconv.FormatFloat(raw, 'f', -1, 64))
		if f, ok := toNumber(v); ok {
			return number(f)
		}
		return v
	case int:
		return integer(raw)
	case json.Number:
		if f, ok := toNumber(str(raw.String())); ok {
			return number(f)
		}
		return str(raw.String())
	case []any:
		elems := make([]*value, len(raw))
		for i, elem := range raw {
			elems[i] = fromJSON(elem)
		}
		return tuple(elems...)
	case map[string]any:
		members := make([]member, 0, len(raw))
		for name, val := range raw {
			members = append(members, member{name: name, val: fromJSON(val)})
		}
		return object(members...)
	default:
		return null()
	}
}

// mergeDocuments joins two alternative policy documents into one with the
// statements of both.
func (e *evaluator) mergeDocuments(a, b *value, names []string) *value {
	docA, okA := e.decodeJSON(a)
	docB, okB := e.decodeJSON(b)
	if !okA || !okB || docA.kind != kindObject || docB.kind != kindObject {
		return nil
	}
	statements := func(doc *value) (*value, bool) {
		v, ok := doc.get("Statement")
		if ok && v.kind == kindObject {
			return tuple(v), true
		}
		return v, ok && v.kind == kindTuple
	}
	listA, okA := statements(docA)
	listB, okB := statements(docB)
	if !okA || !okB {
		return nil
	}
	var members []member
	for _, m := range slices.Concat(docB.members, docA.members) {
		if m.name == "Statement" {
			m.val = mergeElements(listA, listB, names)
		}
		members = append(members, m)
	}
	merged, err := e.encodeJSON(object(members...).at(docA.from), docA.from)
	if err != nil {
		return nil
	}
	if a.from != nil {
		merged.from.form, merged.from.head = a.from.form, a.from.head
	}
	return merged
}
