package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/lint403/lint403/loader"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/settings"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/rules"
)

var updateScenarios = flag.Bool("update-scenarios", false, "write what is found into the want section of testdata/rules")

// A ruleCase is one archive of testdata/rules. Each of its directories is read by
// itself, as a Terraform root, a plan or raw policies, with the .lint403.yaml in it.
// The section want lists every finding, one a line:
//
//	FILE:LINE:COLUMN-LINE:COLUMN: ID MESSAGE
//
// where MESSAGE is the whole message or /regex/. Nothing else is found, and in
// directories named good nothing above a note is.
type ruleCase struct {
	// id is the rule that the archive is about, from its name.
	id string
	// kind is from a line "kind: KIND" of the comment: what raw policies are.
	kind  model.PolicyKind
	files map[string][]txtar.File
	want  []string
}

func TestScenarios(t *testing.T) {
	files, err := filepath.Glob(filepath.FromSlash("../../testdata/rules/*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios in testdata/rules: %v", err)
	}
	exhaustive := newEngine(t, rules.Options{Selection: rules.Selection{Extend: []string{"OWN"}}, Exhaustive: true})
	var seen ids
	t.Run("all", func(t *testing.T) {
		for _, file := range files {
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
				t.Parallel()
				runScenario(t, file, exhaustive, &seen)
			})
		}
	})
	if !t.Failed() && !testing.Short() {
		seen.compare(t, exhaustive)
	}
}

func newEngine(t *testing.T, options rules.Options) *rules.Engine {
	t.Helper()
	engine, err := rules.New(options)
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

func runScenario(t *testing.T, file string, exhaustive *rules.Engine, seen *ids) {
	t.Helper()
	s := readScenario(t, file)
	// The rule alone, and only if what its METADATA lists under `when` occurs.
	alone := newEngine(t, rules.Options{Selection: rules.Selection{Select: []string{s.id}}})
	var got []string
	for _, dir := range sortedDirs(s.files) {
		m := s.load(t, dir)
		found := evaluate(t, exhaustive, m, seen)
		narrow := evaluate(t, alone, m, seen)
		for _, line := range found {
			if strings.Contains(line, ": "+s.id+" ") && !slices.Contains(narrow, line) {
				t.Errorf("%s: `when` of the rule leaves out: %s", dir, line)
			}
		}
		if strings.HasPrefix(dir, "good") {
			for _, line := range found {
				if !strings.HasSuffix(line, " (note)") {
					t.Errorf("found in %s: %s", dir, line)
				}
			}
		}
		got = append(got, found...)
	}
	for i, line := range got {
		got[i] = strings.TrimSuffix(line, " (note)")
	}
	if *updateScenarios {
		s.update(t, file, got)
		return
	}
	s.compare(t, got)
}

func readScenario(t *testing.T, file string) *ruleCase {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := &ruleCase{files: map[string][]txtar.File{}}
	s.id, _, _ = strings.Cut(filepath.Base(file), "_")
	if kind := regexp.MustCompile(`(?m)^kind: (\S+)$`).FindSubmatch(archive.Comment); kind != nil {
		s.kind = model.PolicyKind(kind[1])
	}
	for _, f := range archive.Files {
		dir, _, ok := strings.Cut(f.Name, "/")
		switch {
		case ok:
			s.files[dir] = append(s.files[dir], f)
		case f.Name == "want":
			for line := range strings.Lines(string(f.Data)) {
				s.want = append(s.want, strings.TrimSpace(line))
			}
		default:
			t.Fatalf("%s: file %s is in no directory", file, f.Name)
		}
	}
	return s
}

func sortedDirs(files map[string][]txtar.File) []string {
	var dirs []string
	for dir := range files {
		dirs = append(dirs, dir)
	}
	slices.Sort(dirs)
	return dirs
}

// unpack writes a directory of the archive to disk, as something to check.
func (s *ruleCase) unpack(t *testing.T, dir string) *subject {
	t.Helper()
	root := t.TempDir()
	c := &subject{input: filepath.Join(root, dir), options: loader.Options{Kind: s.kind}}
	for _, f := range s.files[dir] {
		path := filepath.Join(root, filepath.FromSlash(f.Name))
		writeFile(t, path, f.Data)
		if filepath.Base(path) != ".lint403.yaml" {
			continue
		}
		file, _ := source.Decode(f.Name, f.Data)
		read, diags := settings.Read(file)
		if len(diags) > 0 {
			t.Fatalf("%s: %v", dir, diags)
		}
		c.options.Assume, c.needs = read.Assume, read.Needs
	}
	return c
}

// load reads a directory of the archive as check does.
func (s *ruleCase) load(t *testing.T, dir string) *model.Model {
	t.Helper()
	result := s.unpack(t, dir).load(t)
	for _, d := range result.Diagnostics {
		if d.Severity == model.SeverityError {
			t.Errorf("%s: %s", dir, d)
		}
	}
	return result.Model
}

// evaluate lists what the rules find, one line each, notes marked.
func evaluate(t *testing.T, engine *rules.Engine, m *model.Model, seen *ids) []string {
	t.Helper()
	evaluation, err := engine.Evaluate(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for i := range evaluation.Findings {
		f := &evaluation.Findings[i]
		seen.add(f.Rule.ID)
		note := ""
		if f.Severity == model.SeverityNote {
			note = " (note)"
		}
		lines = append(lines, fmt.Sprintf("%s: %s %s%s", place(f.Range), f.Rule.ID, f.Message, note))
	}
	return lines
}

// place is a range without the directory that the test made up.
func place(r model.Range) string {
	file := filepath.ToSlash(r.File)
	if i := regexp.MustCompile(`/(?:bad|good)[^/]*/.*$`).FindStringIndex(file); i != nil {
		file = file[i[0]+1:]
	}
	return fmt.Sprintf("%s:%d:%d-%d:%d", file, r.Start.Line, r.Start.Column, r.End.Line, r.End.Column)
}

// compare holds the findings against the section want, in both directions.
func (s *ruleCase) compare(t *testing.T, got []string) {
	t.Helper()
	left := slices.Clone(got)
	for _, want := range s.want {
		i := slices.IndexFunc(left, func(line string) bool { return matches(t, want, line) })
		if i < 0 {
			t.Errorf("not found: %s", want)
			continue
		}
		left = slices.Delete(left, i, i+1)
	}
	for _, line := range left {
		t.Errorf("not wanted: %s", line)
	}
	if len(s.want) == 0 {
		t.Error("the section want is empty")
	}
}

func matches(t *testing.T, want, line string) bool {
	t.Helper()
	head, pattern, ok := strings.Cut(want, " /")
	if !ok {
		return want == line
	}
	expression, err := regexp.Compile(strings.TrimSuffix(pattern, "/"))
	if err != nil {
		t.Fatalf("want %q: %v", want, err)
	}
	message, ok := strings.CutPrefix(line, head+" ")
	return ok && expression.MatchString(message)
}

// update writes what was found into the archive; findings of rules that are not the
// scenario's own are written without their messages.
func (s *ruleCase) update(t *testing.T, file string, got []string) {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	for _, line := range got {
		head, message, _ := strings.Cut(line, ": ")
		id, _, _ := strings.Cut(message, " ")
		if id != s.id {
			message = id + " /./"
		}
		fmt.Fprintf(&want, "%s: %s\n", head, message)
	}
	archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
	archive.Files = append(archive.Files, txtar.File{Name: "want", Data: want.Bytes()})
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// ids collects the rules that found something.
type ids struct {
	mutex sync.Mutex
	set   map[string]bool
}

func (s *ids) add(id string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.set == nil {
		s.set = map[string]bool{}
	}
	s.set[id] = true
}

// compare holds the ids that were seen against the catalog. Rules about documents
// alone, the ids of which are in the upper half of their family or in families of
// their own, have their pairs in testdata/checks.
func (s *ids) compare(t *testing.T, engine *rules.Engine) {
	t.Helper()
	catalog, err := engine.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	simulated := regexp.MustCompile(
		`^(?:DEN1[0-4]|ACT2[0-2]|OWN4[0-4]|KMS5[0-2]|NET6[0-4]|ORG7[0-4]|PUB8[0-2]|LCK9[0-4]|SEQ0[0-4])\d$` +
			`|^ACT2(?:5[1-9]|6\d)$`)
	for _, rule := range catalog {
		if simulated.MatchString(rule.ID) && !s.set[rule.ID] {
			t.Errorf("no scenario finds %s %s", rule.ID, rule.Name)
		}
	}
}
