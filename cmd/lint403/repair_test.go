package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/lint403/lint403/loader"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/report"
	"github.com/lint403/lint403/rules"
)

// A subject is something on disk to check.
type subject struct {
	input   string
	options loader.Options
	needs   []*model.Need
}

func (c *subject) load(t *testing.T) *loader.Result {
	t.Helper()
	result, err := loader.Load(t.Context(), []string{c.input}, c.options)
	if err != nil {
		t.Fatal(err)
	}
	result.Model.Needs = append(result.Model.Needs, c.needs...)
	return result
}

func (c *subject) report(t *testing.T, engine *rules.Engine) *report.Report {
	t.Helper()
	result := c.load(t)
	evaluation, err := engine.Evaluate(t.Context(), result.Model)
	if err != nil {
		t.Fatal(err)
	}
	return report.Build(report.Material{
		Findings: evaluation.Findings, Model: result.Model, Sources: result.Sources, Encodings: result.Encodings,
	})
}

func writeFile(t *testing.T, path string, text []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestRepairs applies the edits of every finding in the scenarios, in the checks and in
// the examples of the rules, and looks again: what was repaired is gone, and no error has
// come in its place.
func TestRepairs(t *testing.T) {
	engine := newEngine(t, rules.Options{Selection: rules.Selection{Extend: []string{"SEC"}}, Exhaustive: true})
	var repaired atomic.Int64
	t.Run("all", func(t *testing.T) {
		for name, c := range subjects(t, engine) {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				repaired.Add(c.repair(t, engine))
			})
		}
	})
	const atLeast = 100
	if n := repaired.Load(); n < atLeast && !t.Failed() {
		t.Errorf("%d repairs were tried, want at least %d", n, atLeast)
	}
}

// repair applies what can be applied until nothing is left, and counts the findings
// that were repaired.
func (c *subject) repair(t *testing.T, engine *rules.Engine) (repaired int64) {
	t.Helper()
	first := c.report(t, engine)
	before := first
	for range 5 { // fixes that overlap, and what a repair brings to light, need a round each
		fixes := before.Fix(os.ReadFile, true)
		if len(fixes.Applied) == 0 {
			compareErrors(t, first, before)
			return repaired
		}
		for _, file := range fixes.Files {
			writeFile(t, file.Name, file.After)
		}
		after := c.report(t, engine)
		checkGone(t, before, after, &fixes)
		repaired += int64(len(fixes.Applied))
		before = after
	}
	t.Error("there always is something more to repair")
	return repaired
}

// checkGone holds what is found after a repair against what was repaired.
func checkGone(t *testing.T, before, after *report.Report, fixes *report.Fixes) {
	t.Helper()
	left := count(before)
	for _, e := range fixes.Applied {
		left[said(&e.Finding)]--
	}
	for said, n := range count(after) {
		was, known := left[said]
		if known && n > was {
			t.Errorf("still found: %s\n%s", said, fixes.Diff())
		}
	}
}

// compareErrors makes sure that nothing that is repaired has become an error elsewhere.
func compareErrors(t *testing.T, before, after *report.Report) {
	t.Helper()
	known := count(before)
	for i := range after.Entries {
		f := &after.Entries[i].Finding
		if f.Severity == model.SeverityError && known[said(f)] == 0 {
			t.Errorf("found after the repair only: %s at %d:%d", said(f), f.Range.Start.Line, f.Range.Start.Column)
		}
	}
}

func count(r *report.Report) map[string]int {
	found := map[string]int{}
	for i := range r.Entries {
		found[said(&r.Entries[i].Finding)]++
	}
	return found
}

func said(f *rules.Finding) string { return f.Rule.ID + " " + f.Message }

// subjects lists everything in which rules are known to find something.
func subjects(t *testing.T, engine *rules.Engine) map[string]*subject {
	t.Helper()
	all := map[string]*subject{}
	for _, file := range glob(t, "../../testdata/rules/*.txtar") {
		s := readScenario(t, file)
		for dir := range s.files {
			if strings.HasPrefix(dir, "bad") {
				all[strings.TrimSuffix(filepath.Base(file), ".txtar")+" "+dir] = s.unpack(t, dir)
			}
		}
	}
	for _, file := range glob(t, "../../testdata/checks/*.json") {
		for i, c := range readChecks(t, file) {
			all[strings.TrimSuffix(filepath.Base(file), ".json")+" "+strconv.Itoa(i)] = c
		}
	}
	catalog, err := engine.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range catalog {
		for i, example := range rule.Examples {
			c := textSubject(t, example.Fail, false)
			if example.FailTF != "" {
				c = textSubject(t, example.FailTF, true)
			}
			c.options.Kind = model.PolicyKind(example.Kind)
			all[rule.ID+" "+strconv.Itoa(i)] = c
		}
	}
	return all
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.FromSlash(pattern))
	if err != nil || len(files) == 0 {
		t.Fatalf("nothing is %s: %v", pattern, err)
	}
	return files
}

// readChecks reads the failing inputs of a table of checks.
func readChecks(t *testing.T, file string) map[int]*subject {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var rows []struct {
		Kind   model.PolicyKind `json:"kind"`
		Fail   json.RawMessage  `json:"fail"`
		FailTF json.RawMessage  `json:"fail_tf"`
		Needs  []*model.Need    `json:"needs"`
	}
	if err := json.Unmarshal(text, &rows); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	found := map[int]*subject{}
	for i, row := range rows {
		raw, terraform := row.Fail, false
		if raw == nil {
			raw, terraform = row.FailTF, true
		}
		if raw == nil || regexp.MustCompile(`<<PADTO`).Match(raw) { // texts that are too long have no repair
			continue
		}
		input := string(raw)
		if strings.HasPrefix(input, `"`) {
			if err := json.Unmarshal(raw, &input); err != nil {
				t.Fatal(err)
			}
		}
		found[i] = textSubject(t, input, terraform)
		found[i].options.Kind, found[i].needs = row.Kind, row.Needs
	}
	return found
}

// textSubject writes a policy or a Terraform configuration to disk.
func textSubject(t *testing.T, text string, terraform bool) *subject {
	t.Helper()
	dir := t.TempDir()
	name, input := "policy.json", filepath.Join(dir, "policy.json")
	if terraform {
		name, input = "main.tf", dir
		if strings.HasPrefix(text, "{") {
			name = "main.tf.json"
		}
	}
	writeFile(t, filepath.Join(dir, name), []byte(text))
	return &subject{input: input}
}
