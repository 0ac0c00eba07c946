package plan

import (
	"strconv"
	"strings"
)

func (b *builder) array(value, unknown, hidden int, path string) (any, bool) {
	out := []any{}
	values, open, secret := b.text.elements(value), b.text.elements(unknown), b.text.elements(hidden)
	filled := b.fill(open, path)
	for i := range max(len(values), len(open)) {
		place := path + "." + strconv.Itoa(i)
		hole := b.text.isTrue(at(open, i))
		var v any
		switch {
		case hole && len(filled) > 0:
			v, filled = filled[0], filled[1:]
		case hole && i >= maxHoles:
			v = b.in.token(place)
		default:
			var ok bool
			if v, ok = b.value(at(values, i), at(open, i), at(secret, i), place); !ok && hole {
				v = b.in.token(place)
			}
		}
		out = append(out, v)
		if element := at(values, i); element != none {
			b.place(place, element, element, b.text.skip(element))
		}
	}
	return out, len(out) > 0 || !b.text.isNull(value)
}

// maxHoles is how many unknown elements of one list are looked into; there are
// never so many in earnest.
const maxHoles = 200

// fill returns values for the unknown elements of a list whose expression refers to
// as many things.
func (b *builder) fill(unknown []int, path string) []any {
	holes := 0
	for _, v := range unknown {
		if b.text.isTrue(v) {
			holes++
		}
	}
	if holes < 2 {
		return nil
	}
	values := b.listed(path)
	if len(values) != holes {
		return nil
	}
	return values
}

// listed returns the values that a list refers to, nil when it depends on something
// that can't be followed.
func (b *builder) listed(path string) []any {
	expression := b.expression(b.in, path)
	if expression == none {
		return nil
	}
	var out []any
	for _, l := range b.shared(expression, b.in.body()) {
		switch {
		case l.known:
			continue
		case l.in == nil:
			return nil
		}
		attr := l.attr
		if attr == "" {
			attr = likely(b.in, strings.TrimSuffix(path, "s"), l.in)
		}
		value, ok := b.attribute(l.in, attr)
		if !ok {
			return nil
		}
		out = append(out, value)
	}
	return out
}

// isList reports whether an attribute of that name is a list of references.
func isList(path string) bool {
	last := path[strings.LastIndexByte(path, '.')+1:]
	switch last {
	case "roles", "users", "groups", "subnets", "vpc_zone_identifier", "iam_roles", "layers":
		return true
	default:
		return strings.HasSuffix(last, "_ids") || strings.HasSuffix(last, "_arns")
	}
}
