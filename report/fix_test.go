package report

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// fixable is a report of one file with one finding for each fix; an edit is
// {start, end, text}.
type testEdit struct {
	start, end int
	text       string
}

func fixable(t *testing.T, name, text string, safe bool, fixes ...[]testEdit) *Report {
	t.Helper()
	rule := testRule("ARN301", "SpaceInArn", "arn", model.SeverityError, rules.VerdictPolicyError)
	var findings []rules.Finding
	for i, edits := range fixes {
		f := rules.Finding{Rule: rule, Severity: "error", Message: strings.Repeat("x", i+1), Fix: &rules.Fix{Safe: safe}}
		for _, e := range edits {
			r := model.Range{File: name, Start: model.Pos{Byte: e.start}, End: model.Pos{Byte: e.end}}
			f.Fix.Edits = append(f.Fix.Edits, rules.Edit{Range: r, Text: e.text})
		}
		findings = append(findings, f)
	}
	return Build(Material{Findings: findings, Sources: map[string][]byte{name: []byte(text)}})
}

func reader(files map[string]string) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		text, ok := files[name]
		if !ok {
			return nil, errors.New("no such file")
		}
		return []byte(text), nil
	}
}

func TestFix(t *testing.T) {
	tests := []struct {
		name, text string
		fixes      [][]testEdit
		want       string
		applied    int
		reason     string
	}{
		{"one", "a b", [][]testEdit{{{1, 2, ""}}}, "ab", 1, ""},
		{"several", "abc", [][]testEdit{{{0, 1, "A"}, {2, 3, "C"}}, {{1, 2, "B"}}}, "ABC", 2, ""},
		{"touching", "abc", [][]testEdit{{{0, 1, "A"}}, {{1, 1, "-"}}}, "A-bc", 2, ""},
		{"unsorted", "abc", [][]testEdit{{{2, 3, "C"}, {0, 1, "A"}}}, "AbC", 1, ""},
		{"same edit twice", "a b", [][]testEdit{{{1, 2, ""}}, {{1, 2, ""}}}, "ab", 2, ""},
		{"overlapping", "abc", [][]testEdit{{{0, 2, "X"}}, {{1, 3, "Y"}}}, "Xc", 1, "overlaps"},
		{"two insertions in one place", "abc", [][]testEdit{{{1, 1, "X"}}, {{1, 1, "Y"}}}, "aXbc", 1, "overlaps"},
		{"whole or not at all", "abc", [][]testEdit{{{1, 2, "X"}}, {{0, 1, "Y"}, {1, 2, "Z"}}}, "aXc", 1, "overlaps"},
		{"overlapping itself", "abc", [][]testEdit{{{0, 2, "X"}, {1, 3, "Y"}}}, "", 0, "overlaps"},
		{"outside", "abc", [][]testEdit{{{2, 9, "X"}}}, "", 0, "outside"},
		{"backwards", "abc", [][]testEdit{{{2, 1, "X"}}}, "", 0, "outside"},
		{"line breaks of the file", "a\r\nb\r\n", [][]testEdit{{{3, 3, "x\ny\r\n"}}}, "a\r\nx\r\ny\r\nb\r\n", 1, ""},
		{"no change", "abc", [][]testEdit{{{0, 1, "a"}}}, "", 1, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := fixable(t, "f.tf", tt.text, true, tt.fixes...)
			fixes := r.Fix(reader(map[string]string{"f.tf": tt.text}), false)
			got, reason := "", ""
			if len(fixes.Files) > 0 {
				got = string(fixes.Files[0].After)
			}
			if got != tt.want || len(fixes.Applied) != tt.applied {
				t.Errorf("got %q with %d fixes, want %q with %d", got, len(fixes.Applied), tt.want, tt.applied)
			}
			if len(fixes.Skipped) > 0 {
				reason = fixes.Skipped[0].Reason
			}
			if !strings.Contains(reason, tt.reason) || tt.reason == "" && reason != "" {
				t.Errorf("skipped because %q, want %q", reason, tt.reason)
			}
		})
	}
}

func TestFixUnsafe(t *testing.T) {
	r := fixable(t, "f.tf", "a b", false, []testEdit{{1, 2, ""}})
	read := reader(map[string]string{"f.tf": "a b"})
	if fixes := r.Fix(read, false); len(fixes.Files) != 0 || !strings.Contains(fixes.Skipped[0].Reason, "--unsafe") {
		t.Errorf("an unsafe fix without --unsafe: %+v", fixes)
	}
	if fixes := r.Fix(read, true); len(fixes.Files) != 1 || string(fixes.Files[0].After) != "ab" {
		t.Errorf("an unsafe fix with --unsafe: %+v", fixes)
	}
}

func TestFixFileOnDisk(t *testing.T) {
	tests := []struct{ name, disk, want, reason string }{
		{"byte order mark", "\ufeffa b", "\ufeffab", ""},
		{"changed", "a  b", "", "has changed"},
		{"UTF-16", "a\x00 \x00b\x00", "", "has changed since it was analyzed, or is not UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := fixable(t, "f.tf", "a b", true, []testEdit{{1, 2, ""}})
			fixes := r.Fix(reader(map[string]string{"f.tf": tt.disk}), false)
			switch {
			case tt.reason != "":
				if len(fixes.Files) != 0 || !strings.Contains(fixes.Skipped[0].Reason, tt.reason) {
					t.Errorf("fixes = %+v, want it skipped because %q", fixes, tt.reason)
				}
			case len(fixes.Files) != 1 || string(fixes.Files[0].After) != tt.want:
				t.Errorf("fixes = %+v, want %q", fixes, tt.want)
			}
		})
	}
	r := fixable(t, "f.tf", "a b", true, []testEdit{{1, 2, ""}})
	if fixes := r.Fix(reader(nil), false); fixes.Skipped[0].Reason != "no such file" {
		t.Errorf("fixes = %+v", fixes)
	}
	r = fixable(t, "f.tf", "a b", true, []testEdit{{1, 2, ""}})
	r.Entries[0].Fix.Edits[0].Range.File = "other.tf"
	fixes := r.Fix(reader(map[string]string{"other.tf": "a b"}), false)
	if !strings.Contains(fixes.Skipped[0].Reason, "not analyzed") {
		t.Errorf("fixes = %+v", fixes)
	}
}

// TestFixKeepsJSON leaves a file alone that its fixes would spoil.
func TestFixKeepsJSON(t *testing.T) {
	const text = `{"a": "b c"}`
	spoils, good := []testEdit{{0, 1, ""}}, []testEdit{{8, 9, ""}}
	r := fixable(t, "p.json", text, true, spoils, good)
	fixes := r.Fix(reader(map[string]string{"p.json": text}), false)
	if len(fixes.Files) != 0 || len(fixes.Skipped) != 2 ||
		!strings.Contains(fixes.Skipped[0].Reason, "would not be JSON") {
		t.Errorf("fixes = %+v", fixes)
	}
	r = fixable(t, "p.json", text, true, good)
	if fixes := r.Fix(reader(map[string]string{"p.json": text}), false); string(fixes.Files[0].After) != `{"a": "bc"}` {
		t.Errorf("after = %q", fixes.Files[0].After)
	}
}

// TestFixDiff applies the fixes of the big fixture, checks the diff with patch(1) and
// that nothing else changed.
func TestFixDiff(t *testing.T) {
	f := loadFixture(t)
	r := Build(f.material())
	read := func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(sourceDir, name)) }
	fixes := r.Fix(read, true)
	if len(fixes.Files) != 2 {
		t.Fatalf("%d files change, want 2", len(fixes.Files))
	}
	want := strings.Replace(string(f.files["infra/main.tf"].Bytes), "::: acme-data", ":::acme-data", 1)
	if diff := cmp.Diff(want, string(fixes.Files[0].After)); diff != "" {
		t.Errorf("infra/main.tf (-want +got):\n%s", diff)
	}
	diff := fixes.Diff()
	for _, line := range []string{
		"--- a/infra/main.tf", "+++ b/infra/main.tf",
		"-\t  Resource = [\"arn:aws:s3:::data-é🪣\", \"arn:aws:s3::: acme-data/*\"]",
		"+\t  Resource = [\"arn:aws:s3:::data-é🪣\", \"arn:aws:s3:::acme-data/*\"]",
	} {
		if !strings.Contains(diff, line+"\n") {
			t.Errorf("no line %q in:\n%s", line, diff)
		}
	}
	patch, err := exec.LookPath("patch")
	if err != nil {
		t.Skip("no patch(1) to apply the diff with")
	}
	dir := t.TempDir()
	for name, file := range f.files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, file.Bytes, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.CommandContext(t.Context(), patch, "-p1", "--binary")
	command.Dir, command.Stdin = dir, strings.NewReader(diff)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("patch: %v\n%s", err, out)
	}
	for _, file := range fixes.Files {
		got, err := os.ReadFile(filepath.Join(dir, file.Name))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(file.After), string(got)); diff != "" {
			t.Errorf("%s after patch (-want +got):\n%s", file.Name, diff)
		}
	}
}
