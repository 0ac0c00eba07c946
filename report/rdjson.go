package report

import (
	"io"
	"slices"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// The types of reviewdog's Diagnostic Format. Columns count bytes of UTF-8 from 1.
type (
	rdResult struct {
		Source      rdSource       `json:"source"`
		Severity    string         `json:"severity,omitempty"`
		Diagnostics []rdDiagnostic `json:"diagnostics"`
	}
	rdSource struct {
		Name string `json:"name"`
		URL  string `json:"url,omitempty"`
	}
	rdDiagnostic struct {
		Message     string         `json:"message"`
		Location    rdLocation     `json:"location"`
		Severity    string         `json:"severity"`
		Code        rdCode         `json:"code"`
		Suggestions []rdSuggestion `json:"suggestions,omitempty"`
		Related     []rdRelated    `json:"related_locations,omitempty"`
	}
	rdLocation struct {
		Path  string   `json:"path"`
		Range *rdRange `json:"range,omitempty"`
	}
	rdRange struct {
		Start rdPosition `json:"start"`
		End   rdPosition `json:"end"`
	}
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
	rdCode struct {
		Value string `json:"value"`
		URL   string `json:"url,omitempty"`
	}
	rdSuggestion struct {
		Range rdRange `json:"range"`
		Text  string  `json:"text"`
	}
	rdRelated struct {
		Message  string     `json:"message,omitempty"`
		Location rdLocation `json:"location"`
	}
)

// writeRDJSON writes reviewdog's JSON, fixes as suggestions.
func writeRDJSON(w io.Writer, r *Report, o *Options) error {
	result := rdResult{Source: rdSource{Name: "lint403", URL: toolURI}, Diagnostics: []rdDiagnostic{}}
	for _, e := range r.Open() {
		d := rdDiagnostic{
			Message:     annotationText(e),
			Location:    rdLocationOf(r, e.Range, o),
			Severity:    rdSeverity(e.Severity),
			Code:        rdCode{Value: e.Rule.ID, URL: helpURI(e.Rule)},
			Suggestions: r.suggestions(e),
		}
		for _, related := range relatedOf(e) {
			if !related.Range.IsZero() {
				d.Related = append(d.Related, rdRelated{
					Message: related.Message, Location: rdLocationOf(r, related.Range, o),
				})
			}
		}
		result.Diagnostics = append(result.Diagnostics, d)
	}
	return writeDocument(w, result)
}

func rdSeverity(severity model.Severity) string {
	switch severity {
	case model.SeverityError:
		return "ERROR"
	case model.SeverityWarning:
		return "WARNING"
	default:
		return "INFO"
	}
}

func rdLocationOf(r *Report, place model.Range, o *Options) rdLocation {
	location := rdLocation{}
	if !place.IsZero() {
		location.Path = o.repositoryPath(place.File)
	}
	if place.Start.Line > 0 {
		converted := rdRangeOf(r, place)
		location.Range = &converted
	}
	return location
}

func rdRangeOf(r *Report, place model.Range) rdRange {
	start, end := r.Sources.Place(place.File, place.Start), r.Sources.Place(place.File, place.End)
	return rdRange{
		Start: rdPosition{Line: start.Line, Column: start.Byte},
		End:   rdPosition{Line: end.Line, Column: end.Byte},
	}
}

// suggestions makes one suggestion of a fix: reviewdog takes several for
// alternatives, so the edits become one that spans them. A fix of more than one file
// cannot be suggested.
func (r *Report) suggestions(e *Entry) []rdSuggestion {
	if e.Fix == nil || len(e.Fix.Edits) == 0 {
		return nil
	}
	edits := slices.Clone(e.Fix.Edits)
	slices.SortStableFunc(edits, func(a, b rules.Edit) int { return a.Range.Compare(b.Range) })
	span := edits[0].Range
	text, ok := r.Sources.Text(span.File)
	if !ok || checkEdits(text, edits) != nil || edits[len(edits)-1].Range.File != span.File {
		return nil
	}
	span.End = edits[len(edits)-1].Range.End
	inside := applyEdits(text[:span.End.Byte], edits)[span.Start.Byte:]
	return []rdSuggestion{{Range: rdRangeOf(r, span), Text: string(inside)}}
}
