package config_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/config"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/tf"
)

func writeRoot(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func hasBucket(resources []*tf.Resource, name string) bool {
	return slices.ContainsFunc(resources, func(r *tf.Resource) bool { return r.Values["bucket"] == name })
}

// What goes beyond a bound is not known or left out, and said; the rest is there.
func TestBounds(t *testing.T) {
	const rest = "\nresource \"aws_s3_bucket\" \"rest\" {\n  bucket = \"rest\"\n}\n"
	var doubling strings.Builder
	doubling.WriteString("locals {\n  a0 = \"xxxxxxxxxxxxxxxx\"\n")
	for i := range 40 {
		fmt.Fprintf(&doubling, "  a%d = \"${local.a%d}${local.a%d}\"\n", i+1, i, i)
	}
	doubling.WriteString("}\nresource \"aws_s3_bucket\" \"b\" {\n  bucket = local.a40\n}\n")
	bucket := func(meta, name string) string {
		return "resource \"aws_s3_bucket\" \"b\" {\n  " + meta + "\n  bucket = " + name + "\n}\n"
	}
	letters := `join("", [for i in range(60000) : "a"])`
	tests := map[string]struct {
		text string
		want string
	}{
		"count":          {bucket("count = 1000000", `"b"`), "too large"},
		"count of sets":  {bucket("for_each = toset(range(100000))", `"b"`), "too large"},
		"range":          {bucket("", `join("", range(100000000))`), "too large"},
		"product":        {bucket("", "length(setproduct(range(60000), range(60000)))"), "too large"},
		"doubled string": {doubling.String(), "too large"},
		"padding":        {bucket("", `format("%999999999d", 1)`), "too large"},
		"replacement":    {bucket("", "replace("+letters+", \"a\", "+letters+")"), "too large"},
		"indentation":    {bucket("", `indent(100000000, "a\nb")`), "number of spaces"},
		"brackets":       {"locals {\n a = " + strings.Repeat("[", 100000) + "\n}", ""},
		"long sum":       {bucket("", "1"+strings.Repeat(" + 1", 5000)), "too large"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			dir := writeRoot(t, map[string]string{"main.tf": tt.text + "\n", "rest.tf": rest})
			start := time.Now()
			module, _, _, diags := config.Load(t.Context(), dir, config.Options{})
			if spent := time.Since(start); spent > 30*time.Second {
				t.Errorf("took %s", spent)
			}
			found := tt.want == "" && len(diags) > 0
			for _, d := range diags {
				found = found || tt.want != "" && strings.Contains(d.String(), tt.want)
			}
			if !found {
				t.Errorf("no diagnostic with %q among %v", tt.want, diags)
			}
			if !hasBucket(module.Resources, "rest") {
				t.Error("the rest is missing")
			}
		})
	}
}

func TestLoadEndsWithItsContext(t *testing.T) {
	dir := writeRoot(t, map[string]string{
		"main.tf": `resource "aws_s3_bucket" "b" { bucket = length([for i in range(60000) : [for j in range(60000) : i]]) }`,
	})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	start := time.Now()
	_, _, _, diags := config.Load(ctx, dir, config.Options{})
	if spent := time.Since(start); spent > 10*time.Second {
		t.Errorf("took %s after the deadline", spent)
	}
	if !diags.HasErrors() {
		t.Errorf("no error among %v", diags)
	}
}

func TestLargeFileIsRefused(t *testing.T) {
	dir := writeRoot(t, map[string]string{
		"large.tf": "# " + strings.Repeat("x", 17<<20),
		"main.tf":  "resource \"aws_s3_bucket\" \"rest\" {\n  bucket = \"rest\"\n}\n",
	})
	module, _, _, diags := config.Load(t.Context(), dir, config.Options{})
	if !diags.HasErrors() {
		t.Error("no error")
	}
	if !hasBucket(module.Resources, "rest") {
		t.Error("the rest is missing")
	}
}

func TestMissingDirectory(t *testing.T) {
	_, _, _, diags := config.Load(t.Context(), filepath.Join(t.TempDir(), "none"), config.Options{})
	if !diags.HasErrors() {
		t.Error("no error")
	}
}

// Evaluations side by side and one after the other yield the same.
func TestLoadIsDeterministic(t *testing.T) {
	dir := "../../testdata/example"
	want := dump(config.Load(t.Context(), dir, config.Options{}))
	if !strings.Contains(want, "aws_s3_bucket") {
		t.Fatalf("nothing in %s:\n%s", dir, want)
	}
	got := make([]string, 8)
	var wait sync.WaitGroup
	for i := range got {
		wait.Go(func() { got[i] = dump(config.Load(context.Background(), dir, config.Options{})) })
	}
	wait.Wait()
	for _, text := range got {
		if diff := cmp.Diff(want, text); diff != "" {
			t.Fatalf("(-first +other)\n%s", diff)
		}
	}
}

func TestGivenFilesAndVariables(t *testing.T) {
	dir := writeRoot(t, map[string]string{
		"main.tf": "variable \"v\" {\n  type = list(string)\n}\n" +
			"resource \"aws_s3_bucket\" \"b\" {\n  bucket = join(\"-\", var.v)\n}\n",
		"vars.tfvars": "v = [\"from\", \"file\"]\n",
	})
	for name, tt := range map[string]struct {
		opts config.Options
		want string
		fail bool
	}{
		"file":      {config.Options{VarFiles: []string{filepath.Join(dir, "vars.tfvars")}}, "from-file", false},
		"value":     {config.Options{Vars: []string{`v=["a", "b"]`}}, "a-b", false},
		"malformed": {config.Options{Vars: []string{`v=["a", `}}, "${join(\"-\", var.v)}", true},
		"no file":   {config.Options{VarFiles: []string{filepath.Join(dir, "none.tfvars")}}, "${join(\"-\", var.v)}", true},
	} {
		t.Run(name, func(t *testing.T) {
			module, _, _, diags := config.Load(t.Context(), dir, tt.opts)
			if diags.HasErrors() != tt.fail {
				t.Errorf("diagnostics %v", diags)
			}
			if len(module.Resources) != 1 {
				t.Fatalf("%d resources", len(module.Resources))
			}
			if got := render(module.Resources[0].Values["bucket"].(string)); got != tt.want {
				t.Errorf("bucket = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestDiagnosticsOfFilesHavePlaces(t *testing.T) {
	dir := writeRoot(t, map[string]string{"main.tf": "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \n}\n"})
	_, sources, _, diags := config.Load(t.Context(), dir, config.Options{})
	if len(diags) == 0 {
		t.Fatal("no diagnostic")
	}
	at := diags[0].Subject
	if at.Start.Line != 2 || len(sources[at.File]) == 0 || diags[0].Severity != model.SeverityError {
		t.Errorf("diagnostic %v", diags[0])
	}
}
