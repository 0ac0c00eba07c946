package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lint403/lint403/rules"
)

// clean makes text that came from a file harmless: control characters, which could
// drive a terminal, and the bidirectional overrides, which could make it read as
// something else, become visible marks; a line break becomes a space.
func clean(s string) string { return cleanWith(s, false) }

// cleanLines is clean, but keeps line breaks.
func cleanLines(s string) string { return cleanWith(s, true) }

func cleanWith(s string, lines bool) string {
	s = withoutSensitive(s)
	if !strings.ContainsFunc(s, func(r rune) bool { return r == utf8.RuneError || visible(r) != r }) {
		return s
	}
	if lines {
		s = strings.ReplaceAll(s, "\r\n", "\n")
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == '\n' && lines:
			b.WriteRune(r)
		case r == '\n', r == '\t':
			b.WriteByte(' ')
		default:
			b.WriteRune(visible(r))
		}
	}
	return b.String()
}

// The loader writes sensitiveMark in front of the name of a value that Terraform calls
// sensitive. Such a token is never printed, name and all: a for_each key may be part
// of it.
const (
	sensitiveMark = "sensitive:"
	sensitiveText = "(sensitive value)"
)

// withoutSensitive replaces the tokens of sensitive values.
func withoutSensitive(s string) string {
	if strings.HasPrefix(s, sensitiveMark) {
		return sensitiveText
	}
	before, rest, ok := strings.Cut(s, "${"+sensitiveMark)
	if !ok {
		return s
	}
	_, after, _ := strings.Cut(rest, "}")
	return before + sensitiveText + withoutSensitive(after)
}

// visible returns the mark for a character that must not reach a terminal, and any
// other character itself.
func visible(r rune) rune {
	switch {
	case r >= 0x20 && r < 0x7f:
		return r
	case r < 0x20:
		return 0x2400 + r // the control pictures
	case r == 0x7f:
		return 0x2421
	case r < 0xa0, r == 0x2028, r == 0x2029, r == 0xfeff, unicode.Is(unicode.Bidi_Control, r):
		return utf8.RuneError
	default:
		return r
	}
}

// inert breaks what a build server would run as a command in the middle of a line:
// "##[...]" of GitHub's and Azure's runners and Azure's "##vso[...]". A zero-width
// space does it without moving anything.
func inert(s string) string {
	if !strings.Contains(s, "##") {
		return s
	}
	return strings.NewReplacer("##[", "#\u200b#[", "##vso[", "#\u200b#vso[").Replace(s)
}

// inertLines is inert for text of several lines, which may begin with "::", GitHub's
// mark of a command.
func inertLines(s string) string {
	s = inert(s)
	if !strings.Contains(s, "::") {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if rest := strings.TrimLeftFunc(line, unicode.IsSpace); strings.HasPrefix(rest, "::") {
			lines[i] = line[:len(line)-len(rest)] + ":\u200b" + rest[1:]
		}
	}
	return strings.Join(lines, "\n")
}

// cleanFinding cleans every text of a finding that is printed. File names and the
// text of edits stay as they are, because they have to be exact.
func cleanFinding(f *rules.Finding) {
	for _, s := range []*string{&f.Message, &f.Because, &f.Address, &f.Layer, &f.AWSMessage, &f.Confidence} {
		*s = clean(*s)
	}
	f.Unknown = cleaned(f.Unknown, func(s *string) { *s = clean(*s) })
	f.Codes = cleaned(f.Codes, func(s *string) { *s = clean(*s) })
	f.Related = cleaned(f.Related, func(r *rules.Related) { r.Message = clean(r.Message) })
	f.Requests = cleaned(f.Requests, cleanNeed)
	f.Steps = cleaned(f.Steps, func(s *rules.Step) {
		s.Layer, s.Verdict, s.Why = clean(s.Layer), clean(s.Verdict), clean(s.Why)
	})
	if f.Need != nil {
		need := *f.Need
		cleanNeed(&need)
		f.Need = &need
	}
	if f.Fix != nil {
		fix := *f.Fix
		fix.Description = cleanLines(fix.Description)
		fix.Edits = slices.DeleteFunc(slices.Clone(fix.Edits), func(e rules.Edit) bool {
			return withoutSensitive(e.Text) != e.Text
		})
		if len(fix.Edits) < len(f.Fix.Edits) {
			fix.Edits = nil // a fix is whole or none
		}
		f.Fix = &fix
	}
}

func cleanNeed(n *rules.Need) {
	for _, s := range []*string{&n.Principal, &n.Action, &n.Resource, &n.Via, &n.DeclaredBy} {
		*s = clean(*s)
	}
}

// cleaned applies clean to a copy of the list: findings are shared with the caller.
func cleaned[T any](list []T, clean func(*T)) []T {
	if list == nil {
		return nil
	}
	list = append([]T(nil), list...)
	for i := range list {
		clean(&list[i])
	}
	return list
}
