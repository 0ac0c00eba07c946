package config

import (
	"strings"

	"github.com/zclconf/go-cty/cty/function/stdlib"

	"github.com/lint403/lint403/loader/symbol"
)

// stringFunctions: https://developer.hashicorp.com/terraform/language/functions,
// under String Functions.
func stringFunctions() map[string]function {
	return map[string]function{
		"chomp":          {impl: trimmed(func(s string) string { return strings.TrimRight(s, "\r\n") }), min: 1, max: 1},
		"endswith":       {impl: endsWith, min: 2, max: 2},
		"format":         {impl: format, min: 1, max: -1},
		"formatlist":     {impl: formatList, min: 1, max: -1},
		"indent":         {impl: indent, min: 2, max: 2},
		"join":           {impl: joinFunc, min: 1, max: -1},
		"lower":          {impl: lower, min: 1, max: 1},
		"regex":          pure(stdlib.RegexFunc),
		"regexall":       pure(stdlib.RegexAllFunc),
		"replace":        {impl: replace, min: 3, max: 3},
		"split":          {impl: split, min: 2, max: 2},
		"startswith":     {impl: startsWith, min: 2, max: 2},
		"strcontains":    {impl: strContains, min: 2, max: 2},
		"strrev":         pure(stdlib.ReverseFunc),
		"substr":         {impl: substr, min: 3, max: 3},
		"templatestring": {impl: templateString, min: 2, max: 2},
		"title":          pure(stdlib.TitleFunc),
		"trim":           pure(stdlib.TrimFunc),
		"trimprefix":     {impl: trimPrefix, min: 2, max: 2},
		"trimspace":      {impl: trimmed(strings.TrimSpace), min: 1, max: 1},
		"trimsuffix":     {impl: trimSuffix, min: 2, max: 2},
		"upper":          pure(stdlib.UpperFunc),
	}
}

// texts returns the arguments as strings. The second result is false when one of
// them is not known at all.
func (c *call) texts() ([]string, bool, error) {
	out := make([]string, len(c.args))
	known := true
	for i, arg := range c.args {
		s, ok := text(arg)
		if !ok {
			return nil, false, c.fail("argument %d must be a string", i+1)
		}
		if _, unknown := arg.unknown(); unknown {
			known = false
		}
		out[i] = s
	}
	return out, known, nil
}

// piece returns a part of a string with its places.
func (c *call) piece(v *value, start, end int) *value {
	out := str(v.str[start:end])
	if v.from == nil {
		return c.at(out)
	}
	if start == 0 && end == len(v.str) {
		return v
	}
	from := v.from.slice(start, end)
	from.head = v.from.head
	return out.at(from)
}

func trimmed(f func(string) string) func(*call) (*value, error) {
	return func(c *call) (*value, error) {
		args, known, err := c.texts()
		if err != nil || !known {
			return c.args[0], err
		}
		out := f(args[0])
		start := strings.Index(args[0], out)
		return c.piece(str(args[0]).at(c.args[0].from), start, start+len(out)), nil
	}
}

// indent puts spaces in front of every line but the first.
func indent(c *call) (*value, error) {
	n, ok := toInt(c.args[0])
	s, isText := text(c.args[1])
	if partly(c.args[0]) {
		return c.unknown(), nil
	}
	if !ok || n < 0 || n > maxIndent || !isText {
		return nil, c.fail("a number of spaces and a string are required")
	}
	if strings.Count(s, "\n")*n > maxText {
		return nil, errLarge
	}
	spaces := strings.Repeat(" ", n)
	var b textBuilder
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '\n')
		if i < 0 {
			b.slice(c.args[1], s, at, len(s))
			break
		}
		b.slice(c.args[1], s, at, at+i+1)
		b.add(spaces, nil)
		at += i + 1
	}
	return b.value(*written(c.rng())), c.grow(b.Len())
}

// maxIndent is more than anybody indents by.
const maxIndent = 1000

func lower(c *call) (*value, error) {
	args, _, err := c.texts()
	if err != nil {
		return nil, err
	}
	if !plainTokens(args[0]) {
		return c.unknown(), nil
	}
	return c.derived(str(around(args[0], strings.ToLower))), nil
}

func startsWith(c *call) (*value, error) {
	return c.ends(head, strings.HasPrefix)
}

func endsWith(c *call) (*value, error) {
	return c.ends(tail, strings.HasSuffix)
}

// ends compares the start or end of a string as far as it is known.
func (c *call) ends(end func(string) string, has func(string, string) bool) (*value, error) {
	args, _, err := c.texts()
	if err != nil {
		return nil, err
	}
	s, part := args[0], args[1]
	if !symbol.Has(part) {
		known := end(s)
		switch {
		case !symbol.Has(s), len(known) >= len(part):
			return c.at(boolean(has(s, part))), nil
		case !has(part, known):
			return c.at(boolean(false)), nil
		}
	}
	return c.unknown(), nil
}

func strContains(c *call) (*value, error) {
	args, _, err := c.texts()
	if err != nil {
		return nil, err
	}
	switch {
	case strings.Contains(args[0], args[1]):
		return c.at(boolean(true)), nil
	case !symbol.Has(args[0]) && !symbol.Has(args[1]):
		return c.at(boolean(false)), nil
	default:
		return c.unknown(), nil
	}
}

func trimPrefix(c *call) (*value, error) {
	args, _, err := c.texts()
	if err != nil {
		return nil, err
	}
	s, prefix := args[0], args[1]
	switch {
	case strings.HasPrefix(s, prefix) && !symbol.Has(prefix):
		return c.piece(str(s).at(c.args[0].from), len(prefix), len(s)), nil
	case equalText(head(s)+symbol.Token("?"), prefix) == no && !symbol.Has(prefix), !symbol.Has(s + prefix):
		return c.args[0], nil
	default:
		return c.unknown(), nil
	}
}

func trimSuffix(c *call) (*value, error) {
	args, _, err := c.texts()
	if err != nil {
		return nil, err
	}
	s, suffix := args[0], args[1]
	switch {
	case strings.HasSuffix(s, suffix) && !symbol.Has(suffix):
		return c.piece(str(s).at(c.args[0].from), 0, len(s)-len(suffix)), nil
	case !symbol.Has(s + suffix):
		return c.args[0], nil
	case !symbol.Has(suffix) && !strings.HasSuffix(suffix, tail(s)) && !strings.HasSuffix(tail(s), suffix):
		return c.args[0], nil
	default:
		return c.unknown(), nil
	}
}

func substr(c *call) (*value, error) {
	s, ok := text(c.args[0])
	offset, okOffset := toInt(c.args[1])
	length, okLength := toInt(c.args[2])
	if !ok || !okOffset || !okLength || !symbol.Has(s) {
		if partly(c.args[0]) || partly(c.args[1]) || partly(c.args[2]) {
			return c.unknown(), nil
		}
		return c.apply(stdlib.SubstrFunc)
	}
	// What lies in front of the first token is known.
	if known := head(s); offset >= 0 && length >= 0 && offset+length <= len(known) && isASCII(known) {
		return c.at(str(known[offset : offset+length])), nil
	}
	return c.unknown(), nil
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// separates reports whether a separator can't be part of the tokens in a string.
func separates(s, sep string) bool {
	return sep != "" && plainTokens(s) && strings.ContainsFunc(sep, func(r rune) bool {
		return r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
}

func replace(c *call) (*value, error) {
	args, _, err := c.texts()
	if err != nil {
		return nil, err
	}
	s, sub, with := args[0], args[1], args[2]
	pattern := len(sub) > 1 && strings.HasPrefix(sub, "/") && strings.HasSuffix(sub, "/")
	switch {
	case symbol.Has(sub), symbol.Has(s) && (pattern || !separates(s, sub)):
		if isDocument(c.args[0]) && !pattern && !symbol.Has(sub) {
			break // a placeholder in a document, which is no part of a token
		}
		return c.unknown(), nil
	case pattern:
		inner := *c
		inner.args = []*value{c.args[0], str(sub[1 : len(sub)-1]), c.args[2]}
		return inner.apply(stdlib.RegexReplaceFunc)
	case sub == "":
		return c.apply(stdlib.ReplaceFunc)
	}
	return c.replaceAll(s, sub, with)
}

// replaceAll replaces one text by another and keeps the places of the rest.
func (c *call) replaceAll(s, sub, with string) (*value, error) {
	if strings.Count(s, sub)*len(with) > maxText {
		return nil, errLarge
	}
	var b textBuilder
	for at := 0; ; {
		i := strings.Index(s[at:], sub)
		if i < 0 {
			b.slice(c.args[0], s, at, len(s))
			break
		}
		b.slice(c.args[0], s, at, at+i)
		b.add(with, c.args[2].from)
		at += i + len(sub)
	}
	from := *written(c.rng())
	from.form, from.head = c.args[0].from.formOf(), c.args[0].from.headOf()
	return b.value(from), c.grow(b.Len())
}

// slice appends a part of a string.
func (b *textBuilder) slice(v *value, s string, start, end int) {
	if start == end {
		return
	}
	b.add(s[start:end], v.from)
	if v.from != nil && v.from.spans != nil {
		b.spans[len(b.spans)-1].offset = start
	}
}

func split(c *call) (*value, error) {
	args, _, err := c.texts()
	if err != nil {
		return nil, err
	}
	sep, s := args[0], args[1]
	if symbol.Has(sep) || symbol.Has(s) && !separates(s, sep) {
		return c.unknown(), nil
	}
	if s == "" {
		return c.at(tuple(c.at(str("")))), nil
	}
	if strings.Count(s, sep) > maxElements {
		return nil, errLarge
	}
	parts := strings.Split(s, sep)
	elems := make([]*value, len(parts))
	at := 0
	for i, part := range parts {
		elems[i] = str(part).at(c.args[1].from.slice(at, at+len(part)))
		at += len(part) + len(sep)
	}
	return c.at(tuple(elems...)), nil
}
