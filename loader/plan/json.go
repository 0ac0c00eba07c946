package plan

import (
	"bytes"
	"slices"
)

// text is JSON that is known to be well-formed. A value is the offset of its first
// byte, so that a plan of many megabytes is walked without building a tree of it
// and every value knows its place.
type text []byte

// none is the offset of a value that is absent.
const none = -1

// space returns the offset of the next byte that is not white space.
func (t text) space(at int) int {
	for at < len(t) && (t[at] == ' ' || t[at] == '\n' || t[at] == '\t' || t[at] == '\r') {
		at++
	}
	return at
}

// skip returns the offset after the value at at.
func (t text) skip(at int) int {
	switch t[at] {
	case '"':
		return t.skipString(at)
	case '{', '[':
		return t.skipNested(at)
	default:
		for at < len(t) && t[at] != ',' && t[at] != '}' && t[at] != ']' && t[at] > ' ' {
			at++
		}
		return at
	}
}

func (t text) skipString(at int) int {
	for at++; ; {
		at += bytes.IndexByte(t[at:], '"')
		back := at
		for t[back-1] == '\\' {
			back--
		}
		at++
		if (at-1-back)%2 == 0 {
			return at
		}
	}
}

func (t text) skipNested(at int) int {
	for depth := 0; ; {
		switch t[at] {
		case '"':
			at = t.skipString(at)
			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		at++
		if depth == 0 {
			return at
		}
	}
}

// object calls visit with every member of the object at at: its name and the
// offsets of name and value. Visit returns the offset after the value; [text.skip]
// gives it for a value of no interest. What is not an object has no members.
func (t text) object(at int, visit func(name []byte, key, value int) int) int {
	if at == none || t[at] != '{' {
		return t.after(at)
	}
	at = t.space(at + 1)
	for t[at] != '}' {
		key := at
		at = t.skipString(key)
		name := t[key+1 : at-1]
		if bytes.IndexByte(name, '\\') >= 0 {
			name = []byte(t.string(key))
		}
		value := t.space(t.space(at) + 1) // after the colon
		at = t.space(visit(name, key, value))
		if t[at] == ',' {
			at = t.space(at + 1)
		}
	}
	return at + 1
}

// array is object for an array.
func (t text) array(at int, visit func(i, value int) int) int {
	if at == none || t[at] != '[' {
		return t.after(at)
	}
	at = t.space(at + 1)
	for i := 0; t[at] != ']'; i++ {
		at = t.space(visit(i, at))
		if t[at] == ',' {
			at = t.space(at + 1)
		}
	}
	return at + 1
}

func (t text) after(at int) int {
	if at == none {
		return none
	}
	return t.skip(at)
}

// member returns the value under a path of names, or none.
func (t text) member(at int, path ...string) int {
	for _, want := range path {
		found := none
		t.object(at, func(name []byte, _, value int) int {
			if string(name) == want {
				found = value
			}
			return t.skip(value)
		})
		if at = found; at == none {
			return none
		}
	}
	return at
}

// elements returns the offsets of the elements of an array.
func (t text) elements(at int) []int {
	var out []int
	t.array(at, func(_, value int) int {
		out = append(out, value)
		return t.skip(value)
	})
	return out
}

// at returns element i of what elements returned, or none.
func at(elements []int, i int) int {
	if i < len(elements) {
		return elements[i]
	}
	return none
}

// finder finds members of one object by name.
type finder struct {
	names  [][]byte
	values []int
	// index is used for more than a few.
	index map[string]int
}

// few is how many members are searched one by one.
const few = 16

func (t text) finder(object int) finder {
	var f finder
	t.object(object, func(name []byte, _, value int) int {
		f.names, f.values = append(f.names, name), append(f.values, value)
		return t.skip(value)
	})
	if len(f.names) > few {
		f.index = make(map[string]int, len(f.names))
		for i, name := range f.names {
			f.index[string(name)] = f.values[i]
		}
	}
	return f
}

// find returns the last value with the name, or none.
func (f finder) find(name string) int {
	if f.index != nil {
		if value, ok := f.index[name]; ok {
			return value
		}
		return none
	}
	for i, found := range slices.Backward(f.names) {
		if string(found) == name {
			return f.values[i]
		}
	}
	return none
}

// len counts the elements of an array.
func (t text) len(at int) int {
	n := 0
	t.array(at, func(_, value int) int { n++; return t.skip(value) })
	return n
}

// element returns element i of an array, or none.
func (t text) element(at, i int) int {
	found := none
	t.array(at, func(j, value int) int {
		if i == j {
			found = value
		}
		return t.skip(value)
	})
	return found
}

func (t text) isNull(at int) bool  { return at == none || t[at] == 'n' }
func (t text) isTrue(at int) bool  { return at != none && t[at] == 't' }
func (t text) isArray(at int) bool { return at != none && t[at] == '[' }

// isObject also holds for an empty object.
func (t text) isObject(at int) bool { return at != none && t[at] == '{' }

// anyTrue reports whether a value is true or holds true somewhere.
func (t text) anyTrue(at int) bool {
	found := t.isTrue(at)
	nested := func(value int) int {
		found = found || t.anyTrue(value)
		return t.skip(value)
	}
	switch {
	case t.isObject(at):
		t.object(at, func(_ []byte, _, value int) int { return nested(value) })
	case t.isArray(at):
		t.array(at, func(_, value int) int { return nested(value) })
	}
	return found
}
