package report

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// annotationLimit is how many annotations of one type GitHub shows of a step; it
// drops further ones without a word.
const annotationLimit = 10

// writeGitHub writes annotations as commands of a GitHub workflow, the worst first,
// and a notice about those for which there is no room.
func writeGitHub(w io.Writer, r *Report, o *Options) error {
	var out bytes.Buffer
	written := map[string]int{}
	open := r.Open()
	room := map[string]int{"error": annotationLimit, "warning": annotationLimit, "notice": annotationLimit}
	if over := overflow(open, room); over > 0 {
		room["notice"]-- // for the notice about the rest
	}
	left := 0
	for _, e := range worstFirst(open) {
		command := githubCommand(e.Severity)
		if written[command] == room[command] {
			left++
			continue
		}
		written[command]++
		fmt.Fprintf(&out, "::%s %s::%s\n", command, githubProperties(r, e, o), escapeData(annotationText(e)))
	}
	if left > 0 {
		fmt.Fprintf(&out, "::notice title=lint403::%s\n",
			escapeData(plural(left, "more finding is", "more findings are")+
				" in the report; GitHub shows ten annotations of a kind"))
	}
	if !o.noSummary {
		out.WriteString(r.Summary() + "\n")
	}
	_, err := out.WriteTo(w)
	return err
}

// overflow counts the entries for which there is no room.
func overflow(entries []*Entry, room map[string]int) int {
	count := map[string]int{}
	over := 0
	for _, e := range entries {
		command := githubCommand(e.Severity)
		count[command]++
		if count[command] > room[command] {
			over++
		}
	}
	return over
}

func githubCommand(severity model.Severity) string {
	switch severity {
	case model.SeverityError:
		return "error"
	case model.SeverityWarning:
		return "warning"
	default:
		return "notice"
	}
}

func githubProperties(r *Report, e *Entry, o *Options) string {
	var properties []string
	add := func(name, value string) { properties = append(properties, name+"="+escapeProperty(value)) }
	if !e.Range.IsZero() {
		add("file", inert(clean(o.repositoryPath(e.Range.File))))
	}
	if e.Range.Start.Line > 0 {
		line := r.Sources.oneLine(e.Range)
		start, end := r.Sources.Place(line.File, line.Start), r.Sources.Place(line.File, line.End)
		add("line", strconv.Itoa(start.Line))
		add("endLine", strconv.Itoa(start.Line))
		add("col", strconv.Itoa(start.UTF16))
		add("endColumn", strconv.Itoa(max(end.UTF16, start.UTF16)))
	}
	add("title", e.Rule.ID+" "+clean(e.Rule.Name))
	return strings.Join(properties, ",")
}

// annotationText is what an annotation says: message, reason, what to do.
func annotationText(e *Entry) string {
	lines := []string{sentence(e.Message)}
	if e.Because != "" {
		lines = append(lines, "Because: "+e.Because)
	}
	for _, name := range e.Unknown {
		lines = append(lines, "Unknown: "+unknownText(name))
	}
	if fix := fixText(&e.Finding); fix != "" {
		lines = append(lines, "Fix: "+fix)
	}
	return inertLines(strings.Join(lines, "\n"))
}

// escapeData escapes the message of a workflow command.
func escapeData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// escapeProperty escapes the value of a property of a workflow command.
func escapeProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
