package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// cause is what findings have in common that are one to whoever repairs them: one
// rule points at one place for requests that fail in the same way.
type cause struct {
	rule       string
	place      model.Range
	address    string
	layer      string
	severity   model.Severity
	verdict    rules.Verdict
	suppressed *model.Suppression
	known      bool
	fix        string
}

// group makes one entry of all findings with one cause. Only findings about
// requests are joined: two malformed values on one line are two defects.
func group(entries []Entry) []Entry {
	first := map[cause]int{}
	further := map[int]int{}
	var grouped []Entry
	for _, e := range entries {
		if e.Need == nil || e.Range.IsZero() {
			grouped = append(grouped, e)
			continue
		}
		c := cause{
			rule: e.Rule.ID, place: e.Range, address: e.Address, layer: e.Layer, severity: e.Severity,
			verdict: e.Verdict, suppressed: e.Suppressed, known: e.Known, fix: editsKey(e.Fix),
		}
		i, ok := first[c]
		if !ok {
			first[c] = len(grouped)
			grouped = append(grouped, e)
			continue
		}
		further[i] += len(needsOf(&e.Finding))
		grouped[i].join(e)
	}
	for i, n := range further {
		grouped[i].Message = withFurther(&grouped[i].Finding, n)
	}
	return grouped
}

// join adds the requests of another finding with the same cause.
func (e *Entry) join(other Entry) {
	e.Requests = append(slices.Clip(e.Requests), needsOf(&other.Finding)...)
	for _, related := range other.Related {
		if !slices.Contains(e.Related, related) {
			e.Related = append(slices.Clip(e.Related), related)
		}
	}
	for _, name := range other.Unknown {
		if !slices.Contains(e.Unknown, name) {
			e.Unknown = append(slices.Clip(e.Unknown), name)
		}
	}
	for _, code := range other.Codes {
		if !slices.Contains(e.Codes, code) {
			e.Codes = append(slices.Clip(e.Codes), code)
		}
	}
	e.Members = append(slices.Clip(e.Members), other.Members...)
	slices.Sort(e.Members)
	e.Members = slices.Compact(e.Members)
	e.Fingerprint = e.Members[0]
}

// withFurther adds to a message how many requests more have the same cause.
func withFurther(f *rules.Finding, n int) string {
	verb := "refuses"
	if f.Verdict == rules.VerdictAtRisk {
		verb = "may refuse"
	}
	return fmt.Sprintf("%s; the same place %s %s", trimPeriod(f.Message), verb, plural(n, "more request", "more requests"))
}

// editsKey tells fixes apart that write something else.
func editsKey(fix *rules.Fix) string {
	if fix == nil || len(fix.Edits) == 0 {
		return ""
	}
	var key strings.Builder
	for _, edit := range fix.Edits {
		key.WriteString(edit.Range.String() + edit.Text + "\x00")
	}
	return key.String()
}
