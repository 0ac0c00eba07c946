package iam

import (
	"slices"
	"strings"
)

// A pattern is a sequence of steps, each of which takes one character or any
// number of them. Both sides of a comparison have this form: what a policy writes,
// with its wildcards, and the ARN template of a resource type, with its
// placeholders.
type pattern []step

type step struct {
	// literal is the character to take, 0 for any that class allows.
	literal rune
	class   class
	// many is set when the step takes any number of characters, none included.
	many bool
}

// class is a set of characters, by the separators that it leaves out.
type class uint8

const (
	anything class = 0
	// field is all but a colon, name all but a colon and a slash.
	field class = 1
	name  class = 3
)

func (c class) holds(r rune) bool {
	return (c&1 == 0 || r != ':') && (c&2 == 0 || r != '/')
}

// arnTemplate is the ARN template of a resource type.
type arnTemplate struct {
	whole pattern
	// header holds the first five fields, with "*" for a placeholder; nil when a
	// field mixes both. rest is the last field.
	header []string
	rest   pattern
}

// templates reads ARN templates.
func templates(arns []string) []arnTemplate {
	read := make([]arnTemplate, len(arns))
	for i, arn := range arns {
		read[i].whole = template(arn)
		fields := strings.SplitN(arn, ":", allFields)
		if len(fields) < allFields {
			continue
		}
		header := fields[:allFields-1]
		for j, f := range header {
			if strings.HasPrefix(f, "${") && strings.IndexByte(f, '}') == len(f)-1 {
				header[j] = "*"
			} else if strings.ContainsAny(f, "$*") {
				header = nil
				break
			}
		}
		read[i].header, read[i].rest = header, template(fields[allFields-1])
	}
	return read
}

// fits reports whether the text can be an ARN of the template. Most texts have a
// literal header, of which the fields are compared one by one.
func (t *arnTemplate) fits(text *text) bool {
	if t.header == nil || text.header == nil {
		return text.pattern.overlaps(t.whole)
	}
	for i, f := range t.header {
		if f == "*" && text.header[i] == "" || f != "*" && text.header[i] != f {
			return false
		}
	}
	return text.pattern[len(text.pattern)-text.rest:].overlaps(t.rest)
}

// template reads an ARN template. A placeholder stands for at least one character.
// Most take anything, for names hold slashes and colons (log groups, parameters);
// the fields of the header and the names of S3 do not.
func template(arn string) pattern {
	var p pattern
	for arn != "" {
		if rest, ok := strings.CutPrefix(arn, "${"); ok {
			placeholder, after, _ := strings.Cut(rest, "}")
			c := placeholderClass(placeholder)
			p = append(p, step{class: c}, step{class: c, many: true})
			arn = after
			continue
		}
		if arn[0] == '*' {
			p = append(p, step{many: true})
		} else {
			p = append(p, step{literal: rune(arn[0])})
		}
		arn = arn[1:]
	}
	return p
}

func placeholderClass(placeholder string) class {
	switch placeholder {
	case "Partition", "Region", "Account", "AccountId", "ManagementAccountId", "VpcOwnerAccount":
		return field
	case "BucketName", "AccessPointName", "AccessPointAlias", "TableBucketName":
		return name
	default:
		return anything
	}
}

// overlaps reports whether some text matches both patterns.
func (p pattern) overlaps(q pattern) bool {
	width := len(q) + 1
	var small [256]bool
	reached := small[:]
	if size := (len(p) + 1) * width; size > len(small) {
		reached = make([]bool, size)
	}
	var queued [64]int
	queue := queued[:0]
	reach := func(i, j int) {
		if at := i*width + j; !reached[at] {
			reached[at] = true
			queue = append(queue, at)
		}
	}
	reach(0, 0)
	for len(queue) > 0 {
		at := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		i, j := at/width, at%width
		if i == len(p) && j == len(q) {
			return true
		}
		if i < len(p) && p[i].many {
			reach(i+1, j)
		}
		if j < len(q) && q[j].many {
			reach(i, j+1)
		}
		if i < len(p) && j < len(q) && p[i].meets(q[j]) {
			reach(p.after(i), q.after(j))
		}
	}
	return false
}

// after is the step that follows when step i took a character.
func (p pattern) after(i int) int {
	if p[i].many {
		return i
	}
	return i + 1
}

// meets reports whether some character suits both steps.
func (s step) meets(t step) bool {
	switch {
	case s.literal != 0 && t.literal != 0:
		return s.literal == t.literal
	case s.literal != 0:
		return t.class.holds(s.literal)
	case t.literal != 0:
		return s.class.holds(t.literal)
	default:
		return true
	}
}

// has reports whether a literal of the pattern suits.
func (p pattern) has(suits func(rune) bool) bool {
	return slices.ContainsFunc(p, func(s step) bool { return s.literal != 0 && suits(s.literal) })
}

// index finds the first literal c, -1 without one.
func (p pattern) index(c rune) int {
	return slices.IndexFunc(p, func(s step) bool { return s.literal == c })
}

// fields cuts the pattern at the first five literal colons, as AWS cuts an ARN.
func (p pattern) fields() []pattern {
	var fields []pattern
	start := 0
	for i, s := range p {
		if s.literal == ':' && len(fields) < 5 {
			fields = append(fields, p[start:i])
			start = i + 1
		}
	}
	return append(fields, p[start:])
}

// text is the pattern as written when it holds literals only.
func (p pattern) text() (string, bool) {
	var b strings.Builder
	for _, s := range p {
		if s.literal == 0 {
			return "", false
		}
		b.WriteRune(s.literal)
	}
	return b.String(), true
}

// prefix is the literal start of the pattern.
func (p pattern) prefix() string {
	var b strings.Builder
	for _, s := range p {
		if s.literal == 0 {
			break
		}
		b.WriteRune(s.literal)
	}
	return b.String()
}

// join puts the fields of an ARN together again.
func join(fields []pattern) pattern {
	var p pattern
	for i, f := range fields {
		if i > 0 {
			p = append(p, step{literal: ':'})
		}
		p = append(p, f...)
	}
	return p
}
