package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// markdownBudget is how much of a job summary is filled: GitHub refuses one of more
// than a mebibyte, whole.
const markdownBudget = 900 << 10

// writeMarkdown writes a job summary or a comment: a table, and every finding with
// its request, path and fix to unfold.
func writeMarkdown(w io.Writer, r *Report, o *Options) error {
	var b bytes.Buffer
	open := worstFirst(r.Open())
	fmt.Fprintf(&b, "### lint403: %s\n\n", markdownTitle(len(open)))
	fmt.Fprintf(&b, "%s\n", escapeMarkdown(r.Summary()))
	for _, s := range r.Coverage.Skipped {
		fmt.Fprintf(&b, "\n- skipped %s: %s", codeSpan(s.Input), escapeMarkdown(s.Reason))
	}
	if len(r.Coverage.Skipped) > 0 {
		b.WriteByte('\n')
	}
	if len(open) > 0 {
		b.WriteString("\n| | rule | where | what |\n|---|---|---|---|\n")
	}
	m := &markdownWriter{report: r, options: o}
	rows, details := m.sections(open, markdownBudget-b.Len())
	b.WriteString(rows)
	b.WriteString(details)
	_, err := w.Write(b.Bytes())
	return err
}

func markdownTitle(n int) string {
	if n == 0 {
		return "nothing denied"
	}
	return plural(n, "finding", "findings")
}

type markdownWriter struct {
	report  *Report
	options *Options
}

// sections returns the rows of the table and the details of as many findings as
// there is room for, and says how many are left out.
func (m *markdownWriter) sections(entries []*Entry, room int) (rows, details string) {
	var table, below strings.Builder
	room -= 200 // for the note about the rest
	for i, e := range entries {
		row, detail := m.row(e), m.detail(e)
		if table.Len()+below.Len()+len(row)+len(detail) > room {
			fmt.Fprintf(&below, "\n%s left out here; the other report formats have them.\n",
				plural(len(entries)-i, "finding is", "findings are"))
			break
		}
		table.WriteString(row)
		below.WriteString(detail)
	}
	return table.String(), below.String()
}

func (m *markdownWriter) row(e *Entry) string {
	rule := e.Rule.ID
	if page := helpURI(e.Rule); page != "" {
		rule = "[" + rule + "](" + page + ")"
	}
	return fmt.Sprintf("| %s | %s | %s | %s |\n",
		e.Severity, rule, tableCode(place(&e.Finding)), escapeMarkdown(e.Message))
}

func (m *markdownWriter) detail(e *Entry) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n<details><summary>%s %s: %s</summary>\n\n",
		e.Rule.ID, escapeMarkdown(place(&e.Finding)), escapeMarkdown(e.Message))
	if s, ok := m.report.Sources.snippet(e.Range); ok && !m.options.NoSnippet {
		underline := strings.Repeat(" ", s.indent) + "^" + strings.Repeat("~", s.length-1)
		b.WriteString(fenced("text", s.line+"\n"+underline) + "\n\n")
	}
	item := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "- **%s:** %s\n", name, text)
		}
	}
	for _, need := range needsOf(&e.Finding) {
		item("request", codeSpan(requestText(&need)))
	}
	p := &printer{options: m.options}
	if len(e.Steps) > 0 {
		item("path", escapeMarkdown(p.path(e.Steps)))
	}
	item("because", escapeMarkdown(e.Because))
	for _, name := range e.Unknown {
		item("unknown", codeSpan(unknownText(name)))
	}
	for _, related := range e.Related {
		item("see", strings.TrimSpace(codeSpan(locationText(related.Range))+" "+escapeMarkdown(related.Message)))
	}
	for _, caller := range e.Callers {
		item("called", codeSpan(locationText(caller)))
	}
	item("fix", m.fix(fixText(&e.Finding)))
	b.WriteString("\n</details>\n")
	return b.String()
}

// fix shows a fix; one of several lines holds something to copy.
func (m *markdownWriter) fix(text string) string {
	first, rest, more := strings.Cut(text, "\n")
	if !more {
		return escapeMarkdown(text)
	}
	block := fenced("text", inertLines(rest))
	return escapeMarkdown(first) + "\n\n  " + strings.ReplaceAll(block, "\n", "\n  ")
}

// escapeMarkdown makes text of somebody else plain: no markup, no HTML, no mention,
// no cell border.
func escapeMarkdown(text string) string {
	var b strings.Builder
	for _, r := range inert(text) {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case r == '@':
			b.WriteString("@\u200b") // GitHub finds mentions after it has undone escapes
		case r == '\n':
			b.WriteString("<br>")
		case r < utf8.RuneSelf && strings.ContainsRune("\\`*_{}[]()#+!|~$", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// codeSpan quotes text as code, whatever backticks it has.
func codeSpan(text string) string {
	if text == "" {
		return ""
	}
	text = strings.ReplaceAll(inert(text), "\n", " ")
	fence := strings.Repeat("`", longestRun(text)+1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}

// tableCode is a code span inside a table, where a bar ends the cell even in code.
func tableCode(text string) string {
	return strings.ReplaceAll(codeSpan(text), "|", `\|`)
}

// fenced quotes lines as a code block.
func fenced(language, text string) string {
	fence := strings.Repeat("`", max(longestRun(text)+1, 3))
	return fence + language + "\n" + strings.TrimRight(text, "\n") + "\n" + fence
}

// longestRun is the length of the longest run of backticks.
func longestRun(text string) int {
	longest, run := 0, 0
	for _, r := range text {
		if r == '`' {
			run++
			longest = max(longest, run)
		} else {
			run = 0
		}
	}
	return longest
}
