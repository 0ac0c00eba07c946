package report

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// writeText writes the report for people.
func writeText(w io.Writer, r *Report, o *Options) error {
	p := newPrinter(r.Sources, o)
	p.guarded(func() {
		open := r.Open()
		for _, e := range open {
			p.finding(e)
		}
		p.coverage(r, len(open) == 0)
	})
	return p.flush(w)
}

// printer writes the lines of a report that people read.
type printer struct {
	out     bytes.Buffer
	style   style
	sources *Sources
	options *Options
	// soften replaces the word that Atlantis looks for.
	soften bool
}

func newPrinter(sources *Sources, o *Options) *printer {
	return &printer{style: style(o.Color), sources: sources, options: o}
}

func (p *printer) flush(w io.Writer) error {
	_, err := p.out.WriteTo(w)
	return err
}

// guarded runs body while GitHub's runner takes nothing for a command, if there is
// a token to end that with.
func (p *printer) guarded(body func()) {
	token := p.options.StopToken
	if token != "" {
		fmt.Fprintf(&p.out, "::stop-commands::%s\n", token)
	}
	body()
	if token != "" {
		fmt.Fprintf(&p.out, "::%s::\n", token)
	}
}

func (p *printer) line(text string) {
	text = inert(text)
	if p.soften {
		text = soften(text)
	}
	p.out.WriteString(text)
	p.out.WriteByte('\n')
}

// soften breaks the word "fail", which Atlantis searches for and which a clean
// report may only have from a name.
func soften(text string) string {
	const word = "fail"
	for i := 0; i+len(word) <= len(text); i++ {
		if strings.EqualFold(text[i:i+len(word)], word) {
			text = text[:i+2] + "\u200b" + text[i+2:]
		}
	}
	return text
}

// finding prints one finding and an empty line.
func (p *printer) finding(e *Entry) {
	p.line(fmt.Sprintf("%s %s %s %s %s",
		p.style.bold(place(&e.Finding)),
		p.style.severity(e.Severity, string(e.Severity)),
		p.style.bold(e.Rule.ID),
		e.Message,
		p.style.dim("("+qualifiers(&e.Finding)+")"),
	))
	if p.options.Quiet {
		return
	}
	if !p.options.NoSnippet {
		p.snippet(e.Range, "")
	}
	p.requests(e)
	p.row("path", p.path(e.Steps))
	p.row("because", e.Because)
	for _, name := range e.Unknown {
		p.row("unknown", unknownText(name))
	}
	for _, related := range e.Related {
		p.row("see", strings.TrimLeft(locationText(related.Range)+"  "+related.Message, " "))
	}
	for _, caller := range e.Callers {
		p.row("called", locationText(caller))
	}
	p.row("fix", fixText(&e.Finding))
	if p.options.Verbose {
		p.row("aws", e.AWSMessage)
		p.row("codes", strings.Join(e.Codes, ", "))
		p.row("print", e.Fingerprint)
	}
	p.row("docs", p.link(helpURI(e.Rule), p.style.paint(sgrCyan, "lint403 rule "+e.Rule.ID)))
	p.line("")
}

// qualifiers is what stands in brackets behind a message.
func qualifiers(f *rules.Finding) string {
	verdict := strings.ReplaceAll(string(f.Verdict), "-", " ")
	return strings.TrimPrefix(verdict+", ", ", ") + "confidence " + cmp.Or(f.Confidence, "high")
}

// shownRequests is how many requests of one finding text prints.
const shownRequests = 5

func (p *printer) requests(e *Entry) {
	needs := needsOf(&e.Finding)
	for i := range needs {
		if i == shownRequests && len(needs) > shownRequests+1 && !p.options.Verbose {
			p.row("", fmt.Sprintf("and %d more", len(needs)-i))
			return
		}
		label := "request"
		if i > 0 {
			label = "also"
		}
		text := requestText(&needs[i])
		if location := lineText(needs[i].Range); location != "" {
			text = location + "  " + text
		}
		p.row(label, text)
	}
}

// path is the way of a request through the layers.
func (p *printer) path(steps []rules.Step) string {
	parts := make([]string, len(steps))
	for i, s := range steps {
		parts[i] = s.Layer + " " + p.style.verdict(s.Verdict, stepVerdict(s.Verdict))
	}
	return strings.Join(parts, " · ")
}

// row prints a labeled line; further lines of the text stand below its first.
func (p *printer) row(label, text string) {
	if text == "" {
		return
	}
	for i, line := range strings.Split(inertLines(strings.TrimRight(text, "\n")), "\n") {
		if i > 0 {
			label = ""
		}
		if line == "" {
			p.line("")
			continue
		}
		p.line("     " + p.style.dim(fmt.Sprintf("%-8s", label)) + " " + line)
	}
}

// snippet quotes a source line and underlines the range in it.
func (p *printer) snippet(r model.Range, indent string) {
	s, ok := p.sources.snippet(r)
	if !ok {
		return
	}
	number := strconv.Itoa(r.Start.Line)
	gutter := strings.Repeat(" ", max(4-len(number), 0))
	p.line(indent + p.style.dim(gutter+number+" |") + " " + s.line)
	p.line(indent + p.style.dim(gutter+strings.Repeat(" ", len(number))+" |") + " " +
		strings.Repeat(" ", s.indent) + p.style.paint(sgrBold+";"+sgrGreen, "^"+strings.Repeat("~", s.length-1)))
}

// coverage prints what was not read, what is not known, and the summary.
func (p *printer) coverage(r *Report, clean bool) {
	p.soften = p.soften || clean && len(r.Coverage.Skipped) == 0
	for _, s := range r.Coverage.Skipped {
		p.line(p.style.paint(sgrYellow, "skipped") + " " + strings.TrimSuffix(s.Input+": "+s.Reason, ": "))
	}
	if p.options.Verbose {
		for _, value := range r.Coverage.Unknown {
			p.line(p.style.paint(sgrYellow, "unknown") + " " + value.Where + ": " + unknownText(value.Value))
		}
	}
	p.line(p.style.bold(r.Summary()))
}

// unknownText says what is not known and how to give it.
func unknownText(name string) string {
	if flag := supply(name); flag != "" {
		return name + " is not known; supply it with " + flag
	}
	return name
}

// place is where a finding is, "FILE:LINE:COLUMN"; the file alone when no better
// place is known.
func place(f *rules.Finding) string { return cmp.Or(locationText(f.Range), f.Address, "-") }

// locationText is "FILE:LINE:COLUMN", "FILE" or "".
func locationText(r model.Range) string {
	if text := lineText(r); r.Start.Line > 0 {
		return text + ":" + strconv.Itoa(max(r.Start.Column, 1))
	}
	return lineText(r)
}

// lineText is "FILE:LINE", "FILE" or "".
func lineText(r model.Range) string {
	if r.IsZero() {
		return ""
	}
	file := fileText(r.File)
	if r.Start.Line > 0 {
		file += ":" + strconv.Itoa(r.Start.Line)
	}
	return file
}

// fileText is a file name that cannot be taken for a workflow command at the start
// of a line.
func fileText(name string) string {
	name = clean(name)
	if strings.HasPrefix(strings.TrimSpace(name), "::") {
		name = "./" + name
	}
	return name
}

// fixText is what to do: the finding's own words, or the rule's.
func fixText(f *rules.Finding) string {
	if f.Fix != nil && f.Fix.Description != "" {
		return f.Fix.Description
	}
	return f.Rule.Fix
}

// requestText is "DECLARED_BY -> PRINCIPAL -> ACTION RESOURCE".
func requestText(n *rules.Need) string {
	var parts []string
	for _, part := range []string{n.DeclaredBy, shortPrincipal(n.Principal)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	request := strings.TrimSpace(n.Action + " " + shortResource(n.Resource))
	if n.Via != "" {
		request += " via " + n.Via
	}
	if request != "" {
		parts = append(parts, request)
	}
	return strings.Join(parts, " -> ")
}

// shortPrincipal is the last part of a principal ARN: "role/reader".
func shortPrincipal(arn string) string {
	fields := strings.SplitN(arn, ":", 6)
	if len(fields) < 6 || fields[0] != "arn" || fields[5] == "root" {
		return principalText(arn)
	}
	return cmp.Or(madeUp(arn), principalText(fields[5]))
}

// shortResource leaves out the part that every S3 ARN has.
func shortResource(arn string) string {
	fields := strings.SplitN(arn, ":", 6)
	if len(fields) == 6 && fields[0] == "arn" && fields[2] == "s3" && fields[3] == "" && fields[4] == "" {
		return fields[5]
	}
	return arn
}

// repositoryPath returns the path of a file from the root of the repository.
func (o *Options) repositoryPath(file string) string {
	name := path.Clean(path.Join(o.Prefix, file))
	for strings.HasPrefix(name, "../") {
		name = name[len("../"):] // outside the repository nothing can be shown anyway
	}
	return strings.TrimPrefix(name, "/")
}
