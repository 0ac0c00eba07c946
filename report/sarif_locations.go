package report

import (
	"net/url"
	"strings"
	"unicode/utf16"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/report/sarif"
	"github.com/lint403/lint403/rules"
)

// primary is the one line where an alert stands. A finding without a file is put at
// the top of the first input, because GitHub refuses results without a place.
func (s *sarifWriter) primary(e *Entry) (sarif.Location, bool) {
	r := e.Range
	if r.IsZero() {
		r.File = s.report.firstFile
	}
	if r.IsZero() {
		return sarif.Location{}, false
	}
	location := sarif.Location{PhysicalLocation: s.physical(r)}
	s.quote(location.PhysicalLocation, r.File)
	if e.Address != "" {
		location.LogicalLocations = []sarif.LogicalLocation{{FullyQualifiedName: e.Address, Kind: "resource"}}
	}
	return location, true
}

// physical converts the part of a range that is on its first line. Every region is
// made here or in region, so that none can be out of the file's bounds.
func (s *sarifWriter) physical(r model.Range) *sarif.PhysicalLocation {
	r = s.report.Sources.oneLine(r)
	if r.Start.Line < 1 {
		// No line is known; GitHub wants one.
		r.Start = model.Pos{Line: 1, Column: 1}
		r = s.report.Sources.oneLine(model.Range{File: r.File, Start: r.Start, End: r.Start})
	}
	region := s.region(r)
	return &sarif.PhysicalLocation{ArtifactLocation: s.artifact(r.File), Region: &region}
}

// quotedLine is the longest line that is quoted.
const quotedLine = 500

// quote adds the text of the region and the lines around it, for readers that do not
// have the file. What text does not quote is not quoted here either.
func (s *sarifWriter) quote(p *sarif.PhysicalLocation, file string) {
	f, ok := s.report.Sources.files[file]
	if !ok || f.hidden {
		return
	}
	line := p.Region.StartLine
	start, end, ok := f.line(line)
	if !ok || end-start > quotedLine {
		return
	}
	units := utf16.Encode([]rune(string(f.text[start:end])))
	from, to := min(p.Region.StartColumn-1, len(units)), min(p.Region.EndColumn-1, len(units))
	if from < to {
		p.Region.Snippet = &sarif.Text{Text: string(utf16.Decode(units[from:to]))}
	}
	first, last := line, line
	if begin, stop, ok := f.line(line - 1); ok && stop-begin <= quotedLine {
		first, start = line-1, begin
	}
	if begin, stop, ok := f.line(line + 1); ok && stop-begin <= quotedLine {
		last, end = line+1, stop
	}
	if first < last { // it has to be more than the region
		p.ContextRegion = &sarif.Region{
			StartLine: first, EndLine: last, Snippet: &sarif.Text{Text: string(f.text[start:end])},
		}
	}
}

func (s *sarifWriter) region(r model.Range) sarif.Region {
	start, end := s.report.Sources.Place(r.File, r.Start), s.report.Sources.Place(r.File, r.End)
	region := sarif.Region{
		StartLine: max(start.Line, 1), StartColumn: max(start.UTF16, 1),
		EndLine: max(end.Line, start.Line, 1), EndColumn: max(end.UTF16, 1),
	}
	if region.EndLine == region.StartLine {
		region.EndColumn = max(region.EndColumn, region.StartColumn)
	}
	return region
}

func (s *sarifWriter) artifact(file string) sarif.ArtifactLocation {
	return sarif.ArtifactLocation{URI: relativeURI(s.options.repositoryPath(file))}
}

// relativeURI escapes a path. A colon in its first part would make that a scheme.
func relativeURI(path string) string {
	uri := (&url.URL{Path: path}).EscapedPath()
	first, _, _ := strings.Cut(uri, "/")
	if strings.Contains(first, ":") {
		uri = strings.ReplaceAll(first, ":", "%3A") + uri[len(first):]
	}
	return uri
}

// related are the other places, numbered from 1 for the links of the message. A
// place that is nowhere in a file is left to the message.
func (s *sarifWriter) related(e *Entry) []sarif.Location {
	var locations []sarif.Location
	for _, related := range relatedOf(e) {
		if related.Range.IsZero() || len(locations) == sarif.MaxLocations {
			continue
		}
		id := len(locations) + 1
		locations = append(locations, sarif.Location{
			ID:               &id,
			PhysicalLocation: s.physical(related.Range),
			Message:          &sarif.Text{Text: plainMessage(upperFirst(trimPeriod(related.Message)))},
		})
	}
	return locations
}

// codeFlows shows the way of the request: who makes it, each layer with what it
// said, and the module calls that lead to the place.
func (s *sarifWriter) codeFlows(e *Entry) []sarif.CodeFlow {
	if len(e.Steps) == 0 {
		return nil
	}
	fallback := e.Range // for a layer of which nothing is in view
	var steps []sarif.ThreadFlowLocation
	if e.Need != nil {
		if !e.Need.Range.IsZero() {
			fallback = e.Need.Range
		}
		steps = s.step(steps, fallback, "request: "+requestText(e.Need), "essential")
	}
	for _, caller := range e.Callers {
		steps = s.step(steps, caller, "module call", "important")
	}
	for _, step := range e.Steps {
		r, importance := step.Range, "important"
		if r.IsZero() {
			r, importance = fallback, "unimportant"
		}
		if step.Verdict == stepExplicitDeny || step.Verdict == stepImplicitDeny {
			importance = "essential"
		}
		steps = s.step(steps, r, stepText(step), importance)
	}
	if len(steps) == 0 {
		return nil
	}
	return []sarif.CodeFlow{{ThreadFlows: []sarif.ThreadFlow{{Locations: steps}}}}
}

func (s *sarifWriter) step(
	steps []sarif.ThreadFlowLocation, r model.Range, text, importance string,
) []sarif.ThreadFlowLocation {
	if r.IsZero() || len(steps) == sarif.MaxThreadSteps {
		return steps
	}
	return append(steps, sarif.ThreadFlowLocation{
		Location: sarif.Location{
			PhysicalLocation: s.physical(r),
			Message:          &sarif.Text{Text: plainMessage(sentence(text))},
		},
		Importance: importance,
	})
}

// stepText is "bucket-policy DENY: why".
func stepText(step rules.Step) string {
	text := step.Layer + " " + stepVerdict(step.Verdict)
	if step.Why != "" {
		text += ": " + step.Why
	}
	return text
}

func upperFirst(text string) string {
	if text == "" || text[0] < 'a' || text[0] > 'z' {
		return text
	}
	return string(text[0]-'a'+'A') + text[1:]
}

// fixes are the edits of a finding, file by file in the order of the edits.
func (s *sarifWriter) fixes(f *rules.Finding) []sarif.Fix {
	if f.Fix == nil || len(f.Fix.Edits) == 0 {
		return nil
	}
	var changes []sarif.ArtifactChange
	index := map[string]int{}
	for _, edit := range f.Fix.Edits {
		i, ok := index[edit.Range.File]
		if !ok {
			i = len(changes)
			index[edit.Range.File] = i
			changes = append(changes, sarif.ArtifactChange{ArtifactLocation: s.artifact(edit.Range.File)})
		}
		replacement := sarif.Replacement{DeletedRegion: s.region(edit.Range)}
		if edit.Text != "" {
			replacement.InsertedContent = &sarif.Text{Text: edit.Text}
		}
		changes[i].Replacements = append(changes[i].Replacements, replacement)
	}
	return []sarif.Fix{{Description: sarif.Text{Text: sentence(fixText(f))}, ArtifactChanges: changes}}
}
