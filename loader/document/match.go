package document

import (
	"regexp"
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// The kinds of model.Match.
const (
	matchAny      = "any"
	matchExact    = "exact"
	matchPrefix   = "prefix"
	matchRegex    = "regex"
	matchTemplate = "template"
)

// style says what is special inside a pattern.
type style struct {
	// wildcards: `*` and `?` stand for text.
	wildcards bool
	// arn: a wildcard in one of the first five parts does not cross a colon.
	arn bool
	// variables: `${...}` are policy variables.
	variables bool
	// fold: the comparison ignores letter case.
	fold bool
}

// compile returns the cheapest match for a pattern, whose tokens of the given names
// are literal text.
//
// Wildcards and ARN parts: IAM JSON policy elements: Resource; variables: IAM
// policy elements: Variables and tags.
func compile(pattern string, unknown []string, s style) model.Match {
	c := compiler{style: s, unknown: unknown}
	c.run(pattern)
	return c.match()
}

// piece is a part of a pattern while it is compiled.
type piece struct {
	// text is literal, or the pattern of a wildcard ('*' or '?') or a variable.
	text     string
	wildcard bool
	// crosses: the wildcard matches colons too.
	crosses  bool
	variable *model.Part
}

type compiler struct {
	style   style
	unknown []string
	pieces  []piece
	literal strings.Builder
}

func (c *compiler) run(pattern string) {
	if !c.style.arn {
		c.part(pattern, true)
		c.flush()
		return
	}
	fields := splitARN(pattern)
	for i, field := range fields {
		if i > 0 {
			c.literal.WriteByte(':')
		}
		c.part(field, i == 5)
	}
	// A pattern that stops early extends over the rest when it ends in a star:
	// "arn:aws:s3*" and "*".
	if n := len(c.pieces); len(fields) < 6 && c.literal.Len() == 0 && n > 0 && c.pieces[n-1].star() {
		c.pieces[n-1].crosses = true
	}
	c.flush()
}

// part adds the pieces of a part of the pattern.
func (c *compiler) part(s string, crosses bool) {
	for i := 0; i < len(s); {
		switch {
		case c.style.wildcards && (s[i] == '*' || s[i] == '?'):
			c.wildcard(s[i:i+1], crosses)
			i++
		case strings.HasPrefix(s[i:], "${"):
			i += c.dollar(s[i:])
		default:
			end := i + 1
			for end < len(s) && s[end] != '$' && s[end] != '*' && s[end] != '?' {
				end++
			}
			text := s[i:end]
			if c.style.fold {
				text = strings.ToLower(text)
			}
			c.literal.WriteString(text)
			i = end
		}
	}
}

func (c *compiler) wildcard(text string, crosses bool) {
	c.flush()
	if n := len(c.pieces); text == "*" && n > 0 && c.pieces[n-1].star() {
		return
	}
	c.pieces = append(c.pieces, piece{text: text, wildcard: true, crosses: crosses})
}

// dollar adds the token, variable or literal at the start of s and returns its
// length.
func (c *compiler) dollar(s string) int {
	for _, name := range c.unknown {
		if strings.HasPrefix(s[2:], name) && strings.HasPrefix(s[2+len(name):], "}") {
			c.literal.WriteString(s[:len(name)+3])
			return len(name) + 3
		}
	}
	length := variableLength(s)
	if !c.style.variables || length < 4 || s[length-1] != '}' {
		c.literal.WriteString("${")
		return 2
	}
	inside := s[2 : length-1]
	if inside == "*" || inside == "?" || inside == "$" {
		c.literal.WriteString(inside)
		return length
	}
	c.flush()
	c.pieces = append(c.pieces, piece{variable: variable(inside)})
	return length
}

// variable reads "key" or "key, 'default'".
func variable(inside string) *model.Part {
	key, rest, ok := strings.Cut(inside, ",")
	part := &model.Part{Variable: strings.ToLower(strings.TrimSpace(key))}
	if ok {
		text := strings.TrimPrefix(strings.TrimSpace(rest), "'")
		text = strings.TrimSuffix(text, "'")
		part.Default = &text
	}
	return part
}

func (c *compiler) flush() {
	if c.literal.Len() > 0 {
		c.pieces = append(c.pieces, piece{text: c.literal.String()})
		c.literal.Reset()
	}
}

func (c *compiler) match() model.Match {
	wildcards, variables := 0, 0
	for _, p := range c.pieces {
		switch {
		case p.variable != nil:
			variables++
		case p.wildcard:
			wildcards++
		}
	}
	n := len(c.pieces)
	switch {
	case variables > 0:
		return model.Match{Kind: matchTemplate, Parts: c.parts()}
	case n == 0:
		return model.Match{Kind: matchExact}
	case wildcards == 0:
		return model.Match{Kind: matchExact, Text: c.pieces[0].text}
	case wildcards == 1 && c.pieces[n-1].star() && c.pieces[n-1].crosses:
		if n == 1 {
			return model.Match{Kind: matchAny}
		}
		return model.Match{Kind: matchPrefix, Text: c.pieces[0].text}
	}
	var b strings.Builder
	b.WriteString("^(?s:")
	for _, p := range c.pieces {
		b.WriteString(p.regex())
	}
	b.WriteString(")$")
	return model.Match{Kind: matchRegex, Text: b.String()}
}

// parts returns the template: runs of literals and wildcards between variables.
func (c *compiler) parts() []model.Part {
	var parts []model.Part
	var literal, regex strings.Builder
	flush := func() {
		if literal.Len() > 0 {
			parts = append(parts, model.Part{Literal: literal.String(), Regex: regex.String()})
			literal.Reset()
			regex.Reset()
		}
	}
	for _, p := range c.pieces {
		if p.variable != nil {
			flush()
			parts = append(parts, *p.variable)
			continue
		}
		literal.WriteString(p.text)
		regex.WriteString(p.regex())
	}
	flush()
	return parts
}

func (p piece) star() bool { return p.wildcard && p.text == "*" }

func (p piece) regex() string {
	switch {
	case !p.wildcard:
		return regexp.QuoteMeta(p.text)
	case p.text == "*" && p.crosses:
		return ".*"
	case p.text == "*":
		return "[^:]*"
	case p.crosses:
		return "."
	default:
		return "[^:]"
	}
}
