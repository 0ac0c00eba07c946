package config

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/lint403/lint403/loader/jsontree"
)

// jsonWriter writes JSON as jsonencode does and remembers where its parts are
// written.
type jsonWriter struct {
	e   *evaluator
	buf []byte
	// indent writes every element on a line of its own, policy the members of a
	// policy in the order of the provider.
	indent, policy bool
	depth          int
}

// encodeJSON returns the JSON text of a value.
func (e *evaluator) encodeJSON(v *value, fallback *origin) (*value, error) {
	w := jsonWriter{e: e}
	from, err := w.write(v, fallback, nil)
	if err != nil {
		return nil, err
	}
	return str(string(w.buf)).at(from), nil
}

// write appends a value. Path holds the names of the members around it.
func (w *jsonWriter) write(v *value, outer *origin, path []string) (*origin, error) {
	place := v.from
	if place == nil {
		place = outer
	}
	from := &origin{}
	if place != nil {
		from.rng = place.rng
	}
	v, done, err := w.e.inside(v)
	defer done()
	if err != nil {
		return nil, err
	}
	start := len(w.buf)
	switch v.kind {
	case kindNull:
		w.buf = append(w.buf, "null"...)
	case kindBool, kindNumber:
		s, _ := text(v)
		w.buf = append(w.buf, s...)
	case kindString:
		w.string(v, path)
	case kindTuple, kindSet:
		if err := w.elements(v, from, path); err != nil {
			return nil, err
		}
	default:
		if err := w.members(v, from, path); err != nil {
			return nil, err
		}
	}
	return from, w.e.grow(len(w.buf) - start)
}

// string appends a string. A value that is not known at all stands without quotes
// where something else than a string belongs.
func (w *jsonWriter) string(v *value, path []string) {
	_, unknown := v.unknown()
	if unknown && (v.from != nil && v.from.hole || wantsObject(path)) {
		w.buf = append(w.buf, v.str...)
		return
	}
	w.buf = appendString(w.buf, v.str)
}

// wantsObject reports whether a policy has no string at a place.
func wantsObject(path []string) bool {
	if len(path) == 0 {
		return false
	}
	switch last := path[len(path)-1]; last {
	case "Statement", "Condition", "Principal", "NotPrincipal":
		return true
	default:
		return len(path) > 1 && path[len(path)-2] == "Condition"
	}
}

func appendString(buf []byte, s string) []byte {
	plain := true
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c >= 0x7f {
			plain = false
			break
		}
	}
	if plain {
		buf = append(buf, '"')
		buf = append(buf, s...)
		return append(buf, '"')
	}
	quoted, err := json.Marshal(s)
	if err != nil {
		return strconv.AppendQuote(buf, s)
	}
	return append(buf, quoted...)
}

func (w *jsonWriter) elements(v *value, from *origin, path []string) error {
	start := len(w.buf)
	w.open('[')
	for i, elem := range v.elems {
		w.next(i)
		if err := w.part(elem, from, path, start, elem.maybe); err != nil {
			return err
		}
	}
	w.close(']', len(v.elems))
	return nil
}

func (w *jsonWriter) members(v *value, from *origin, path []string) error {
	start := len(w.buf)
	w.open('{')
	for i, m := range w.inOrder(v.members, path) {
		w.next(i)
		at := len(w.buf)
		w.buf = appendString(w.buf, m.name)
		key := m.key
		if key == nil && m.val.from != nil {
			key = &origin{rng: m.val.from.rng}
		}
		from.spans = append(from.spans, span{start: at - start, end: len(w.buf) - start, from: whole(key)})
		w.buf = append(w.buf, ':')
		if w.indent {
			w.buf = append(w.buf, ' ')
		}
		inner := slices.Concat(path, []string{m.name})
		if err := w.part(m.val, from, inner, start, m.val.maybe); err != nil {
			return err
		}
	}
	w.close('}', len(v.members))
	return nil
}

func (w *jsonWriter) open(c byte) {
	w.buf = append(w.buf, c)
	w.depth++
}

// next separates elements.
func (w *jsonWriter) next(i int) {
	if i > 0 {
		w.buf = append(w.buf, ',')
	}
	w.newline()
}

func (w *jsonWriter) newline() {
	if w.indent {
		w.buf = append(w.buf, '\n')
		for range w.depth {
			w.buf = append(w.buf, "  "...)
		}
	}
}

func (w *jsonWriter) close(c byte, n int) {
	w.depth--
	if n > 0 {
		w.newline()
	}
	w.buf = append(w.buf, c)
}

// inOrder returns the members in the order in which they are written.
func (w *jsonWriter) inOrder(members []member, path []string) []member {
	if !w.policy || len(path) > 1 {
		return members
	}
	order := []string{"Version", "Id", "Statement"}
	if len(path) == 1 {
		order = elementNames()
	}
	members = slices.Clone(members)
	slices.SortStableFunc(members, func(a, b member) int {
		return slices.Index(order, a.name) - slices.Index(order, b.name)
	})
	return members
}

// whole is an origin without its parts: what is encoded is not the text itself.
func whole(o *origin) *origin {
	if o == nil || o.spans == nil {
		return o
	}
	return &origin{rng: o.rng}
}

func (w *jsonWriter) part(v *value, from *origin, path []string, start int, maybe []string) error {
	at := len(w.buf)
	inner, err := w.write(v, from, path)
	if err != nil {
		return err
	}
	from.spans = append(from.spans, span{start: at - start, end: len(w.buf) - start, from: inner, maybe: maybe})
	return nil
}

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
