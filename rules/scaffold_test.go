package rules_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"

	"github.com/lint403/lint403/rules"
)

func TestScaffold(t *testing.T) {
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, "rules", "lint403", "rules", "kms", "other"), 0o755); err != nil {
		t.Fatal(err)
	}
	existing := "# METADATA\n# custom:\n#   id: KMS541\npackage lint403.rules.kms.other\n"
	file := filepath.Join(root, "rules", "lint403", "rules", "kms", "other", "other.rego")
	if err := os.WriteFile(file, []byte(existing), 0o644); err != nil {
		t.Fatal(err)
	}
	written, err := rules.Scaffold(root, "kms", "key_too_old")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"rules/lint403/rules/kms/key_too_old/key_too_old.rego",
		"rules/lint403/rules/kms/key_too_old/key_too_old_test.rego",
		"testdata/rules/KMS542_key_too_old.txtar",
	}
	if diff := cmp.Diff(want, written); diff != "" {
		t.Fatalf("written (-want +got):\n%s", diff)
	}
	for _, name := range written[:2] {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		formatted, err := format.SourceWithOpts(name, text, format.Opts{RegoVersion: ast.RegoV1})
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(formatted, text) {
			t.Errorf("%s is not formatted (-want +got):\n%s", name, cmp.Diff(string(formatted), string(text)))
		}
	}
	if _, err := rules.Scaffold(root, "kms", "key_too_old"); err == nil || !strings.Contains(err.Error(), "exists already") {
		t.Errorf("a second run: err = %v, want one that says it exists", err)
	}
}

func TestScaffoldRefuses(t *testing.T) {
	tests := []struct{ family, name, want string }{
		{"shades", "x", "no family"},
		{"kms", "KeyTooOld", "snake_case"},
		{"kms", "key", "checkout"},
	}
	for _, tt := range tests {
		if _, err := rules.Scaffold(t.TempDir(), tt.family, tt.name); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Scaffold(%q, %q): err = %v, want one with %q", tt.family, tt.name, err, tt.want)
		}
	}
}
