package settings_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/model"
)

func TestPaths(t *testing.T) {
	t.Chdir(t.TempDir())
	for text, want := range map[string][]string{
		"version: 1\n": {"."},
		"inputs: {policies: [{path: org/scp.json, kind: scp}]}\n":                {".", "org/scp.json"},
		"inputs: {roots: [infra/a, none/*], exclude: [infra/a]}\n":               {"none/*"},
		"inputs: {roots: infra, policies: [{path: /etc/scp.json, kind: scp}]}\n": {"infra", "/etc/scp.json"},
	} {
		s, messages := read(t, text)
		if len(messages) > 0 {
			t.Fatal(messages)
		}
		if diff := cmp.Diff(want, s.Paths()); diff != "" {
			t.Errorf("%s(-want +got):\n%s", text, diff)
		}
	}
}

func TestKinds(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	s, _ := read(t, "inputs: {policies: [{path: org/scp.json, kind: scp}]}\n")
	kinds, err := s.Kinds()
	if err != nil {
		t.Fatal(err)
	}
	file, err := filepath.Abs("org/scp.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]model.PolicyKind{file: model.KindSCP}, kinds); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPatterns(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, tt := range []struct {
		pattern, file string
		covered       bool
	}{
		{"examples", "examples/a/main.tf", true},
		{"examples", "examples", true},
		{"examples", "examples2/main.tf", false},
		{"examples/**", "examples/a/b/main.tf", true},
		{"*.json", "a.json", true},
		{"*.json", "dir/a.json", false},
		{"**/*.json", "a.json", true},
		{"**/*.json", "dir/sub/a.json", true},
		{"**/test", "infra/test/main.tf", true},
		{"a?c", "abc", true},
		{"a?c", "a/c", false},
		{"a+c", "a+c/x", true},
		{"a+c", "aac", false},
	} {
		s, messages := read(t, "inputs: {exclude: ['"+tt.pattern+"']}\nper-path: [{path: '"+tt.pattern+"', fail-on: note, ignore: [DEN]}]\n")
		if len(messages) > 0 {
			t.Fatal(messages)
		}
		if got := s.Excludes(tt.file); got != tt.covered {
			t.Errorf("%s excludes %s: %t", tt.pattern, tt.file, got)
		}
		if got := s.Ignores(tt.file, "DEN120"); got != tt.covered || s.Ignores(tt.file, "ACT200") {
			t.Errorf("%s ignores in %s: %t", tt.pattern, tt.file, got)
		}
		if got := s.FailOnIn(tt.file); (got == "note") != tt.covered {
			t.Errorf("%s in %s: %q", tt.pattern, tt.file, got)
		}
	}
}
