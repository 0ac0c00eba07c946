package config

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

// The form of a suppression in a comment:
//
//	lint403: ignore[DEN105, ACT] reason="break-glass role" until=2027-03-31
//
// with ignore-file or ignore-module in place of ignore.
const (
	directiveWord = "lint403:"
	directiveHelp = `the form is: lint403: ignore[DEN105] reason="why" until=2027-03-31`

	scopeStatement = "statement"
	scopeFile      = "file"
	scopeModule    = "module"
)

// directive is a suppression as it is written, without what it covers.
type directive struct {
	model.Suppression
	problem string
}

// directives reads the suppressions in a comment of a file.
func directives(file *source.File, start, end int) []directive {
	var out []directive
	for at := start; at < end; {
		i := strings.IndexByte(string(file.Bytes[at:end]), '\n')
		stop := end
		if i >= 0 {
			stop = at + i
		}
		line := string(file.Bytes[at:stop])
		if j := strings.Index(line, directiveWord); j >= 0 && isMarker(line[:j]) {
			text := strings.TrimSuffix(strings.TrimRight(line[j:], " \t\r"), "*/")
			text = strings.TrimRight(text, " \t\r")
			d := parseDirective(text)
			d.Range = file.Range(at+j, at+j+len(text))
			out = append(out, d)
		}
		at = stop + 1
	}
	return out
}

// isMarker reports whether nothing but the start of a comment stands in front of a
// directive: prose that mentions one is none.
func isMarker(s string) bool {
	return strings.Trim(s, " \t#/*") == ""
}

// directivesIn reads the suppressions in the text of a JSON comment.
func directivesIn(text string, at model.Range) []directive {
	var out []directive
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, directiveWord) {
			d := parseDirective(line)
			d.Range = at
			out = append(out, d)
		}
	}
	return out
}

var (
	directiveForm = regexp.MustCompile(`^lint403:\s*([a-z-]+)`)
	ruleForm      = regexp.MustCompile(`^[A-Z]{1,3}[0-9]{0,3}$`)
)

// parseDirective reads one directive, without its range.
func parseDirective(text string) directive {
	var d directive
	match := directiveForm.FindStringSubmatch(text)
	if match == nil {
		d.problem = "nothing follows " + directiveWord
		return d
	}
	switch match[1] {
	case "ignore":
		d.Scope = scopeStatement
	case "ignore-file":
		d.Scope = scopeFile
	case "ignore-module":
		d.Scope = scopeModule
	default:
		d.problem = fmt.Sprintf("%q is none of ignore, ignore-file and ignore-module", match[1])
		return d
	}
	rest := strings.TrimLeft(text[len(match[0]):], " \t")
	list, rest, ok := cutBrackets(rest)
	if !ok {
		d.problem = "it names no rule"
		return d
	}
	for rule := range strings.SplitSeq(list, ",") {
		rule = strings.TrimSpace(rule)
		if !ruleForm.MatchString(rule) {
			d.problem = fmt.Sprintf("%q is no id of a rule", rule)
			return d
		}
		d.Rules = append(d.Rules, rule)
	}
	d.problem = d.fields(rest)
	return d
}

func cutBrackets(s string) (inside, rest string, ok bool) {
	s, ok = strings.CutPrefix(s, "[")
	if !ok {
		return "", "", false
	}
	return strings.Cut(s, "]")
}

// fields reads reason="..." and until=DATE, and returns what is wrong with them.
func (d *directive) fields(s string) string {
	for {
		s = strings.TrimLeft(s, " \t")
		if s == "" {
			return ""
		}
		name, rest, ok := strings.Cut(s, "=")
		if !ok {
			return fmt.Sprintf("%q is neither reason=\"...\" nor until=DATE", s)
		}
		val, rest, ok := cutValue(rest)
		if !ok {
			return "the quote is not closed"
		}
		switch strings.TrimSpace(name) {
		case "reason":
			d.Reason = strings.TrimSpace(val)
		case "until":
			if _, err := time.Parse(time.DateOnly, val); err != nil {
				return fmt.Sprintf("until=%s is no date like 2027-03-31", val)
			}
			d.Until = val
		default:
			return fmt.Sprintf("%q is neither reason nor until", strings.TrimSpace(name))
		}
		s = rest
	}
}

// cutValue cuts a word or a quoted text off the start of s.
func cutValue(s string) (val, rest string, ok bool) {
	s = strings.TrimLeft(s, " \t")
	if s == "" || s[0] != '"' {
		i := strings.IndexAny(s, " \t")
		if i < 0 {
			i = len(s)
		}
		return s[:i], s[i:], true
	}
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		case s[i] == '"':
			return b.String(), s[i+1:], true
		default:
			b.WriteByte(s[i])
		}
	}
	return "", "", false
}
