package config

import (
	"encoding/json"
	"slices"
	"strconv"
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
