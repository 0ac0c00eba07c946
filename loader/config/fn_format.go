package config

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty/function/stdlib"

	"github.com/lint403/lint403/loader/symbol"
)

// format handles the verbs that keep strings as they are; the others are left to
// cty, which can't see into tokens.
func format(c *call) (*value, error) {
	pattern, ok := text(c.args[0])
	if !ok {
		return nil, c.fail("the format must be a string")
	}
	if v, ok := c.simpleFormat(pattern, c.args[1:]); ok {
		return v, c.grow(len(v.str))
	}
	if slices.ContainsFunc(c.args, partly) {
		return c.unknown(), nil
	}
	if wide(pattern) {
		return nil, errLarge
	}
	return c.apply(stdlib.FormatFunc)
}

// wide reports whether a format asks for more padding than anybody needs.
func wide(pattern string) bool {
	digits := 0
	for _, r := range pattern {
		if r < '0' || r > '9' {
			digits = 0
			continue
		}
		if digits++; digits > 4 {
			return true
		}
	}
	return false
}

// simpleFormat formats with %s, %d, %v and %% alone.
func (c *call) simpleFormat(pattern string, args []*value) (*value, bool) {
	var b textBuilder
	used := 0
	for at := 0; ; {
		i := strings.IndexByte(pattern[at:], '%')
		if i < 0 {
			b.slice(c.args[0], pattern, at, len(pattern))
			break
		}
		b.slice(c.args[0], pattern, at, at+i)
		if at += i + 1; at == len(pattern) {
			return nil, false
		}
		verb := pattern[at]
		at++
		if verb == '%' {
			b.slice(c.args[0], pattern, at-1, at)
			continue
		}
		if verb != 's' && verb != 'd' && verb != 'v' || used >= len(args) {
			return nil, false
		}
		arg := args[used]
		used++
		s, ok := text(arg)
		_, unknown := arg.unknown()
		if !ok || verb == 'd' && arg.kind != kindNumber && !unknown {
			return nil, false
		}
		b.add(s, arg.from)
	}
	if used != len(args) {
		return nil, false
	}
	from := *written(c.rng())
	from.form = "heredoc"
	return b.value(from), true
}

// anyElement puts what stands for any of its elements in place of every argument
// that is not known, and reports whether there is one.
func (c *call) anyElement() bool {
	found := false
	for i, arg := range c.args {
		if name, ok := arg.unknown(); ok {
			c.args[i], found = token(name+"[*]").because(arg), true
		}
	}
	return found
}

func formatList(c *call) (*value, error) {
	length := -1
	for _, arg := range c.args {
		if _, ok := arg.unknown(); ok {
			continue
		}
		if arg.isCollection() {
			if length >= 0 && length != len(arg.elems) {
				return nil, c.fail("the lists must have one length")
			}
			length = len(arg.elems)
		}
	}
	if _, ok := c.args[0].unknown(); ok {
		return c.unknown(), nil
	}
	hole := false
	if length < 0 {
		// Without a list at hand, one that is not known stands for all its elements.
		length, hole = 1, c.anyElement()
	}
	elems := make([]*value, length)
	for i := range elems {
		inner := *c
		inner.args = make([]*value, len(c.args))
		var maybe []string
		for j, arg := range c.args {
			inner.args[j] = arg
			if arg.isCollection() {
				inner.args[j] = arg.elems[i]
				maybe = union(maybe, arg.elems[i].maybe)
			}
		}
		v, err := format(&inner)
		if err != nil {
			return nil, err
		}
		elems[i] = v.perhaps(maybe...)
	}
	if hole {
		from := *elems[0].place()
		from.hole = true
		elems[0] = elems[0].at(&from)
	}
	return c.at(tuple(elems...)), nil
}

func joinFunc(c *call) (*value, error) {
	sep, ok := text(c.args[0])
	if !ok {
		return nil, c.fail("the separator must be a string")
	}
	var b textBuilder
	first := true
	for i, list := range c.args[1:] {
		if _, ok := list.unknown(); ok {
			return c.unknown(), nil
		}
		if !list.isCollection() {
			return nil, c.fail("argument %d must be a list", i+2)
		}
		for _, elem := range list.elems {
			s, ok := text(elem)
			if !ok {
				if partly(elem) {
					return c.unknown(), nil
				}
				return nil, c.fail("the list must hold strings")
			}
			if !first {
				b.add(sep, c.args[0].from)
			}
			first = false
			b.addPart(s, elem.from, elem.maybe)
			if b.Len() > maxText {
				return nil, errLarge
			}
		}
	}
	v := b.value(*written(c.rng()))
	if len(b.spans) == 1 && b.spans[0].from != nil { // one element, as it is
		v = v.at(b.spans[0].from)
	}
	return v, c.grow(b.Len())
}

func templateString(c *call) (*value, error) {
	tmpl, vars := c.args[0], c.args[1]
	if symbol.Has(tmpl.str) || tmpl.kind != kindString {
		return c.unknown(), nil
	}
	return c.renderWith(tmpl, vars)
}
