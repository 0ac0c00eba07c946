package report

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

func TestBaselineRoundTrip(t *testing.T) {
	f := loadFixture(t)
	m := f.material()
	m.Baseline = nil
	before := Build(m)
	b := NewBaseline()
	b.Add(before, "adopted", "2026-11-24")
	var text bytes.Buffer
	if _, err := b.WriteTo(&text); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(text.String()), "\n")
	if !slices.IsSorted(lines) {
		t.Error("the lines are not sorted")
	}
	if !strings.Contains(text.String(), `"reason":"adopted","date":"2026-11-24"`) {
		t.Errorf("no reason and date:\n%s", text.String())
	}
	read, err := ReadBaseline(&text)
	if err != nil {
		t.Fatal(err)
	}
	m.Baseline = read
	after := Build(m)
	if open := after.Open(); len(open) != 0 {
		t.Errorf("%d findings are open against their own baseline: %v", len(open), open[0].Message)
	}
	if after.Coverage.Known == 0 || after.Reaches(FailOnNote) {
		t.Errorf("known = %d, reaches = %t", after.Coverage.Known, after.Reaches(FailOnNote))
	}
	// A later write keeps when and why an entry came.
	read.Add(before, "other", "2030-01-01")
	for _, entry := range read.Entries() {
		if entry.Reason != "adopted" || entry.Date != "2026-11-24" {
			t.Errorf("entry = %+v", entry)
		}
	}
}

func TestBaselineDiff(t *testing.T) {
	f := loadFixture(t)
	m := f.material()
	m.Baseline = nil
	b := NewBaseline()
	b.Add(Build(m), "", "")
	space := m.Findings[7]
	m.Findings = append(slices.Clone(m.Findings[:7]), f.finding("DOC010", f.at("plan.json", "format"), "new \x1b[31m one"))
	m.Findings = slices.DeleteFunc(m.Findings, func(f rules.Finding) bool { return f.Rule.ID == space.Rule.ID })
	r := Build(m)
	diff := b.Diff(r)
	if len(diff.New) != 1 || diff.New[0].Message != "new ␛[31m one" {
		t.Errorf("new = %v", diff.New)
	}
	var gone []string
	for _, entry := range diff.Gone {
		gone = append(gone, entry.Rule)
	}
	if d := cmp.Diff([]string{"ARN301", "UNK001"}, sorted(gone)); d != "" {
		t.Errorf("gone (-want +got):\n%s", d)
	}
	var out bytes.Buffer
	if err := diff.WriteDiff(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"new  ", "DOC010 plan.json:1:3: new ␛[31m one", "gone ", "1 new, 6 known, 2 gone"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in:\n%s", want, out.String())
		}
	}
	if pruned := b.Prune(r); len(pruned) != 2 || len(b.Diff(r).Gone) != 0 {
		t.Errorf("pruned = %v", pruned)
	}
}

// TestBaselineOfRequests keeps a new request of a known statement from being hidden.
func TestBaselineOfRequests(t *testing.T) {
	f := loadFixture(t)
	get, list := f.endpointFinding("s3:GetObject"), f.endpointFinding("s3:ListBucket")
	put := f.endpointFinding("s3:PutObject")
	b := NewBaseline()
	b.Add(Build(Material{Findings: []rules.Finding{list, get}}), "", "")
	if n := len(b.Entries()); n != 2 {
		t.Fatalf("%d entries, want one for each request", n)
	}
	r := Build(Material{Findings: []rules.Finding{get, put, list}, Baseline: b})
	open := r.Open()
	if len(open) != 1 || open[0].Need.Action != "s3:PutObject" {
		t.Errorf("open = %v", open)
	}
	// Suppressed findings are no part of a baseline.
	b = NewBaseline()
	b.Add(Build(Material{
		Findings: []rules.Finding{get}, Suppressions: []model.Suppression{{Rules: []string{"DEN"}, Scope: "config"}},
	}), "", "")
	if n := len(b.Entries()); n != 0 {
		t.Errorf("%d entries of a suppressed finding", n)
	}
}

func TestReadBaselineErrors(t *testing.T) {
	for text, want := range map[string]string{
		"{":                                  "line 1",
		"\n\n{\"fingerprint\":\"x\"}\n":      `line 3: fingerprint "x"`,
		`{"fingerprint":"0123456789ABCDEF"}`: "hexadecimal",
		`{"finger":"0123456789abcdef"}`:      "unknown field",
	} {
		if _, err := ReadBaseline(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: err = %v, want one with %q", text, err, want)
		}
	}
	broken := errors.New("broken")
	if _, err := ReadBaseline(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("err = %v", err)
	}
}
