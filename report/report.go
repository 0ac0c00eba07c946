package report

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// Report is what a run found, ready to be written in any format.
type Report struct {
	// Entries are the findings in the order of every report, the suppressed and
	// known ones among them.
	Entries []Entry
	// Rules are the rules that ran, by id.
	Rules rules.Catalog
	// Diagnostics say what could not be read.
	Diagnostics model.Diagnostics
	Coverage    Coverage
	Sources     *Sources
	ToolVersion string
	// failOn is the threshold for a file that has its own.
	failOn func(file string) Threshold
	// firstFile is where a finding is shown that has no place.
	firstFile string
}

// Entry is a finding with what decides whether and how it is shown.
type Entry struct {
	rules.Finding
	// Fingerprint identifies the finding from run to run (lint403/v1).
	Fingerprint string
	// Members are the fingerprints of every request that the finding stands for;
	// Fingerprint is the first of them.
	Members []string
	// Suppressed is the suppression that accepts the finding, nil without one.
	Suppressed *model.Suppression
	// Known is set when the baseline has it.
	Known bool
}

// Open reports whether the finding is still to be dealt with: neither suppressed
// nor in the baseline.
func (e *Entry) Open() bool { return e.Suppressed == nil && !e.Known }

// Material is everything from which a report is made.
type Material struct {
	Findings []rules.Finding
	// Rules are the rules that ran; Catalog has those that did not as well, by
	// which unused suppressions are judged. Nil means Rules.
	Rules   rules.Catalog
	Catalog rules.Catalog
	// Model, Inputs, Sources, Suppressions and Diagnostics come from the loader.
	Model        *model.Model
	Inputs       []Input
	Sources      map[string][]byte
	Suppressions []model.Suppression
	Diagnostics  model.Diagnostics
	// Beside are further texts that findings point into: that of the configuration file.
	Beside map[string][]byte
	// Encodings says how files are written on disk that are not plain UTF-8.
	Encodings map[string]string
	// Suppress says how suppressions are applied.
	Suppress SuppressOptions
	// Baseline is nil without one.
	Baseline *Baseline
	// FailOn is the threshold for a file where that differs from the run's, else "".
	FailOn func(file string) Threshold
	// Recovered counts the documents that a plan left open and the sources filled.
	Recovered int
	// Access counts the simulated requests; nil counts them by the findings.
	Access      *Access
	ToolVersion string
}

// Input is one path and what it turned out to be; it has the fields of the
// loader's Input, to which it converts.
type Input struct {
	Path string
	Kind string
	OK   bool
}

// unknownFamily is the family of the rules about what could not be decided.
const unknownFamily = "unknown"

// The kinds of inputs that a report distinguishes.
const (
	kindPlan   = "plan"
	kindConfig = "config"
)

// Build makes a report. Findings that one cause is behind become one entry.
func Build(m Material) *Report {
	r := &Report{
		Rules:       m.Rules,
		Diagnostics: m.Diagnostics,
		Sources:     newSources(m.texts(), m.Encodings, m.Inputs),
		ToolVersion: m.ToolVersion,
		failOn:      m.FailOn,
	}
	prints := newFingerprinter(m.Model)
	entries := make([]Entry, len(m.Findings))
	for i, f := range m.Findings {
		entries[i] = newEntry(f, prints)
	}
	entries = applySuppressions(distinct(entries), &m, prints)
	if m.Baseline != nil {
		for i := range entries {
			entries[i].Known = entries[i].Suppressed == nil && m.Baseline.Has(entries[i].Members)
		}
	}
	r.Entries = group(entries)
	for i := range r.Entries {
		cleanFinding(&r.Entries[i].Finding)
		r.dropMisplacedEdits(&r.Entries[i].Finding)
	}
	r.sort()
	r.Coverage = coverage(r, &m)
	r.firstFile = firstFile(&m)
	return r
}

// texts are those of the inputs and what stands beside them.
func (m *Material) texts() map[string][]byte {
	if len(m.Beside) == 0 {
		return m.Sources
	}
	texts := maps.Clone(m.Beside)
	maps.Copy(texts, m.Sources)
	return texts
}

// firstFile is the first input that is a file, or the first file of them all.
func firstFile(m *Material) string {
	for _, input := range m.Inputs {
		if name := path.Clean(input.Path); m.Sources[name] != nil {
			return name
		}
	}
	names := slices.Sorted(maps.Keys(m.Sources))
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

func newEntry(f rules.Finding, prints fingerprinter) Entry {
	members := prints.all(&f)
	return Entry{Finding: f, Members: members, Fingerprint: members[0]}
}

// distinct drops findings that are the same in every respect that a report shows,
// which a plan and its sources given together produce.
func distinct(entries []Entry) []Entry {
	seen := make(map[string]bool, len(entries))
	return slices.DeleteFunc(entries, func(e Entry) bool {
		key := strings.Join(e.Members, "") + e.Range.String() + e.Message
		duplicate := seen[key]
		seen[key] = true
		return duplicate
	})
}

func (r *Report) sort() {
	slices.SortStableFunc(r.Entries, func(a, b Entry) int {
		return cmp.Or(
			a.Range.Compare(b.Range),
			strings.Compare(a.Rule.ID, b.Rule.ID),
			strings.Compare(a.Message, b.Message),
			strings.Compare(a.Fingerprint, b.Fingerprint),
		)
	})
}

// Open returns the findings that are still to be dealt with.
func (r *Report) Open() []*Entry {
	var open []*Entry
	for i := range r.Entries {
		if r.Entries[i].Open() {
			open = append(open, &r.Entries[i])
		}
	}
	return open
}

// Threshold is the value of --fail-on.
type Threshold string

// The thresholds, from the strictest reading of "clean" to none at all.
const (
	FailOnUnknown Threshold = "unknown"
	FailOnNote    Threshold = "note"
	FailOnWarning Threshold = "warning"
	FailOnError   Threshold = "error"
	FailOnNever   Threshold = "never"
)

// Thresholds returns every threshold in the order of the documentation.
func Thresholds() []Threshold {
	return []Threshold{FailOnError, FailOnWarning, FailOnNote, FailOnUnknown, FailOnNever}
}

// ParseThreshold reads the value of --fail-on.
func ParseThreshold(s string) (Threshold, error) {
	if slices.Contains(Thresholds(), Threshold(s)) {
		return Threshold(s), nil
	}
	names := make([]string, 0, len(Thresholds()))
	for _, t := range Thresholds() {
		names = append(names, string(t))
	}
	return "", fmt.Errorf("fail-on %q is not one of: %s", s, strings.Join(names, ", "))
}

// Reaches reports whether an open finding is at or above the threshold, which makes
// the run end with exit code 1. Below note there is unknown: whatever could not be
// decided counts as well.
func (r *Report) Reaches(t Threshold) bool {
	if t == FailOnUnknown && len(r.Coverage.Unknown) > 0 {
		return true
	}
	return slices.ContainsFunc(r.Open(), func(e *Entry) bool {
		limit := t
		if r.failOn != nil {
			limit = cmp.Or(r.failOn(e.Range.File), t)
		}
		return reaches(e.Severity, limit)
	})
}

func reaches(s model.Severity, t Threshold) bool {
	switch t {
	case FailOnNever:
		return false
	case FailOnWarning:
		return rank(s) <= rank(model.SeverityWarning)
	case FailOnNote, FailOnUnknown:
		return true
	default:
		return s == model.SeverityError
	}
}

// rank orders severities, worst first.
func rank(s model.Severity) int {
	switch s {
	case model.SeverityError:
		return 0
	case model.SeverityWarning:
		return 1
	default:
		return 2
	}
}

// worstFirst returns entries by severity, in the order of the report within one.
func worstFirst(entries []*Entry) []*Entry {
	entries = slices.Clone(entries)
	slices.SortStableFunc(entries, func(a, b *Entry) int { return rank(a.Severity) - rank(b.Severity) })
	return entries
}
