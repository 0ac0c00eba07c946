package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Baseline is the findings that were there before: JSON lines sorted by
// fingerprint, so that two branches that add to it merge.
type Baseline struct {
	known map[string]BaselineEntry
}

// BaselineEntry is one line of a baseline: one request of a finding.
type BaselineEntry struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	Address     string `json:"address,omitempty"`
	Message     string `json:"message"`
	// Reason says why it is accepted for now, Date (YYYY-MM-DD) since when.
	Reason string `json:"reason,omitempty"`
	Date   string `json:"date,omitempty"`
}

// NewBaseline returns an empty baseline.
func NewBaseline() *Baseline { return &Baseline{known: map[string]BaselineEntry{}} }

// ReadBaseline reads a baseline.
func ReadBaseline(r io.Reader) (*Baseline, error) {
	b := NewBaseline()
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read the baseline: %w", err)
	}
	number := 0
	for line := range bytes.Lines(text) {
		number++
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		decoder := json.NewDecoder(bytes.NewReader(line))
		decoder.DisallowUnknownFields()
		var entry BaselineEntry
		if err := decoder.Decode(&entry); err != nil {
			return nil, fmt.Errorf("baseline line %d: %w", number, err)
		}
		if !isFingerprint(entry.Fingerprint) {
			return nil, fmt.Errorf("baseline line %d: fingerprint %q is not 16 hexadecimal digits", number, entry.Fingerprint)
		}
		b.known[entry.Fingerprint] = entry
	}
	return b, nil
}

func isFingerprint(s string) bool {
	return len(s) == 16 && strings.Trim(s, "0123456789abcdef") == ""
}

// Has reports whether every request of a finding is in the baseline.
func (b *Baseline) Has(members []string) bool {
	return !slices.ContainsFunc(members, func(mark string) bool {
		_, ok := b.known[mark]
		return !ok
	})
}

// Entries returns the entries by fingerprint.
func (b *Baseline) Entries() []BaselineEntry {
	entries := make([]BaselineEntry, 0, len(b.known))
	for _, mark := range slices.Sorted(maps.Keys(b.known)) {
		entries = append(entries, b.known[mark])
	}
	return entries
}

// Add takes every finding of the report that is not suppressed into the baseline.
// An entry that is there keeps its reason and date.
func (b *Baseline) Add(r *Report, reason, date string) {
	for i := range r.Entries {
		e := &r.Entries[i]
		if e.Suppressed != nil {
			continue
		}
		for _, mark := range e.Members {
			entry := BaselineEntry{
				Fingerprint: mark, Rule: e.Rule.ID, Address: e.Address, Message: e.Message, Reason: reason, Date: date,
			}
			if old, ok := b.known[mark]; ok {
				entry.Reason, entry.Date = old.Reason, old.Date
			}
			b.known[mark] = entry
		}
	}
}

// Prune drops the entries that the report does not find any more and returns them.
// The report must be of everything that the baseline is of.
func (b *Baseline) Prune(r *Report) []BaselineEntry {
	gone := b.Diff(r).Gone
	for _, entry := range gone {
		delete(b.known, entry.Fingerprint)
	}
	return gone
}

// BaselineDiff compares a report with a baseline.
type BaselineDiff struct {
	New   []*Entry
	Known []*Entry
	Gone  []BaselineEntry
}

// Diff tells what is new, what is known and what is gone.
func (b *Baseline) Diff(r *Report) BaselineDiff {
	var diff BaselineDiff
	found := map[string]bool{}
	for i := range r.Entries {
		e := &r.Entries[i]
		for _, mark := range e.Members {
			found[mark] = true
		}
		switch {
		case e.Suppressed != nil:
		case b.Has(e.Members):
			diff.Known = append(diff.Known, e)
		default:
			diff.New = append(diff.New, e)
		}
	}
	for _, entry := range b.Entries() {
		if !found[entry.Fingerprint] {
			diff.Gone = append(diff.Gone, entry)
		}
	}
	return diff
}

// WriteTo writes the baseline.
func (b *Baseline) WriteTo(w io.Writer) (int64, error) {
	var buffer bytes.Buffer
	encoder := newEncoder(&buffer, "")
	for _, entry := range b.Entries() {
		if err := encoder.Encode(entry); err != nil {
			return 0, fmt.Errorf("write the baseline: %w", err)
		}
	}
	return buffer.WriteTo(w)
}

// WriteDiff prints what is new and what is gone, one line each, and the counts.
func (d BaselineDiff) WriteDiff(w io.Writer) error {
	var out bytes.Buffer
	for _, e := range d.New {
		fmt.Fprintf(&out, "new  %s %s %s: %s\n", e.Fingerprint, e.Rule.ID, place(&e.Finding), inert(e.Message))
	}
	for _, entry := range d.Gone {
		fmt.Fprintf(&out, "gone %s %s %s: %s\n",
			entry.Fingerprint, clean(entry.Rule), clean(entry.Address), inert(clean(entry.Message)))
	}
	fmt.Fprintf(&out, "%d new, %d known, %d gone\n", len(d.New), len(d.Known), len(d.Gone))
	_, err := out.WriteTo(w)
	return err
}
