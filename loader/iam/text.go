package iam

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Private-use characters that stand for what is not known while a text is read.
const (
	opaqueMark = '\ue000' // any text
	fieldMark  = '\ue001' // text without a colon: an account, a region
	nameMark   = '\ue002' // the name of a bucket

	marks = string(opaqueMark) + string(fieldMark) + string(nameMark)
)

// text is a policy string, read once.
type text struct {
	value     string
	pattern   pattern
	variables []Variable
	// header holds the first five ARN fields when they are literal, and rest is the
	// number of steps after them; nil otherwise.
	header []string
	rest   int
	// opaque is the number of leading ARN fields that hold no unknown text that
	// might bring colons along; 6 when there is none anywhere.
	opaque int
	// unknown is set when any part is not known.
	unknown bool
}

// Variable is a policy variable as written.
type Variable struct {
	// Text is the whole variable, Key the condition key inside, in lower case, ""
	// when there is none; Default is set when it has a default value.
	Text    string `json:"text"`
	Key     string `json:"key,omitempty"`
	Default bool   `json:"default,omitempty"`
	// Problem is brace, quote, space, empty or ampersand; "" for none.
	Problem string `json:"problem,omitempty"`
	// Field is the number of ARN fields before the variable, 5 in the resource part.
	Field int `json:"field"`
}

// allFields is what text.opaque says when every field is certain.
const allFields = 6

// reader turns policy strings into texts.
type reader struct {
	// buckets are the names of buckets that hold unknown parts, longest first.
	buckets []string
}

// read reads a policy string; unknown names the tokens in it. Policy variables and
// wildcards stand for any text.
func (r *reader) read(value string, unknown []string) text {
	t := text{value: value, opaque: allFields, unknown: len(unknown) > 0}
	rest := r.mark(value, unknown)
	colons := 0
	for rest != "" {
		if strings.HasPrefix(rest, "${") || strings.HasPrefix(rest, "&{") {
			rest = t.variable(rest, min(colons, 5))
			continue
		}
		c, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
		switch c {
		case ':':
			colons++
			t.pattern = append(t.pattern, step{literal: c})
		case '*':
			t.pattern = append(t.pattern, step{many: true})
		case '?':
			t.pattern = append(t.pattern, step{})
		case opaqueMark:
			t.opaque = min(t.opaque, colons, allFields-1)
			t.pattern = append(t.pattern, step{many: true})
		case fieldMark:
			t.pattern = append(t.pattern, step{class: field, many: true})
		case nameMark:
			t.pattern = append(t.pattern, step{class: name}, step{class: name, many: true})
		default:
			t.pattern = append(t.pattern, step{literal: c})
		}
	}
	t.split()
	return t
}

// split finds a literal header.
func (t *text) split() {
	end := 0
	for i := range t.pattern {
		s := t.pattern[i]
		if s.literal == 0 || s.literal >= utf8.RuneSelf {
			return
		}
		if s.literal != ':' {
			continue
		}
		if end++; end == allFields-1 {
			// Only literals came before, one byte each unless "${*}" is among them.
			if header := t.value[:i]; !strings.Contains(header, "$") {
				t.header, t.rest = strings.Split(header, ":"), len(t.pattern)-i-1
			}
			return
		}
	}
}

// mark replaces unknown parts by marks.
func (r *reader) mark(value string, unknown []string) string {
	if len(unknown) == 0 {
		return value
	}
	for _, bucket := range r.buckets {
		value = strings.ReplaceAll(value, bucket, string(nameMark))
	}
	for _, token := range unknown {
		mark := opaqueMark
		if kind, _, _ := strings.Cut(token, "."); kind == "account" || kind == "region" {
			mark = fieldMark
		}
		value = strings.ReplaceAll(value, "${"+token+"}", string(mark))
	}
	return value
}

// variable reads the policy variable at the start of rest and returns what follows
// it.
func (t *text) variable(rest string, field int) string {
	body, after, closed := strings.Cut(rest[2:], "}")
	v := Variable{Text: rest[:len(rest)-len(after)], Field: field}
	if rest[0] == '&' {
		if closed && strings.Contains(body, ":") {
			v.Problem = "ampersand"
			t.variables = append(t.variables, v)
		}
		t.pattern = append(t.pattern, step{literal: '&'})
		return rest[1:]
	}
	if body == "*" || body == "?" || body == "$" {
		t.pattern = append(t.pattern, step{literal: rune(body[0])})
		return after
	}
	v.Problem = "brace"
	if closed {
		v.inside(body)
	}
	t.variables = append(t.variables, v)
	t.pattern = append(t.pattern, step{many: true})
	return after
}

// inside reads what stands between the braces: a key, and a default value after a
// comma.
func (v *Variable) inside(body string) {
	key, fallback, hasDefault := strings.Cut(body, ",")
	v.Problem, v.Default = "", hasDefault
	if hasDefault {
		key = strings.TrimSpace(key)
	}
	switch {
	case strings.TrimSpace(body) == "":
		v.Problem = "empty"
		return
	case strings.ContainsAny(key, " \t"):
		v.Problem = "space"
		return
	case hasDefault && !quoted(strings.TrimSpace(fallback)):
		v.Problem = "quote"
	}
	if !strings.ContainsAny(key, marks) {
		v.Key = strings.ToLower(key)
	}
}

func quoted(s string) bool { return len(s) >= 2 && s[0] == '\'' && s[len(s)-1] == '\'' }

// newReader returns a reader that knows the bucket names among names that hold
// unknown parts.
func newReader(names []string) *reader {
	var buckets []string
	for _, n := range names {
		if strings.Contains(n, "${") {
			buckets = append(buckets, n)
		}
	}
	slices.SortFunc(buckets, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return &reader{buckets: buckets}
}
