package rules_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/format"
	"github.com/open-policy-agent/opa/v1/tester"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

var update = flag.Bool("update", false, "rewrite generated files and goldens")

// bundleModules parses the whole tree, tests included.
func bundleModules(t *testing.T) map[string]*ast.Module {
	t.Helper()
	modules := map[string]*ast.Module{}
	walkRego(t, func(file string, text []byte) {
		module, err := ast.ParseModuleWithOpts(file, string(text), ast.ParserOptions{ProcessAnnotation: true})
		if err != nil {
			t.Fatal(err)
		}
		modules[file] = module
	})
	return modules
}

func walkRego(t *testing.T, visit func(file string, text []byte)) {
	t.Helper()
	err := fs.WalkDir(rules.Bundle(), ".", func(file string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(file) != ".rego" {
			return err
		}
		text, err := fs.ReadFile(rules.Bundle(), file)
		if err != nil {
			return err
		}
		visit(file, text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestBundleIsFormatted(t *testing.T) {
	walkRego(t, func(file string, text []byte) {
		want, err := format.SourceWithOpts(file, text, format.Opts{RegoVersion: ast.RegoV1})
		if err != nil {
			t.Errorf("%s: %v", file, err)
		} else if !bytes.Equal(want, text) {
			t.Errorf("%s is not formatted; run opa fmt -w", file)
		}
	})
}

func TestBundleCompilesStrictly(t *testing.T) {
	compiler := ast.NewCompiler().WithStrict(true)
	compiler.Compile(bundleModules(t))
	if compiler.Failed() {
		t.Fatal(compiler.Errors)
	}
}

func TestDirectoryIsPackage(t *testing.T) {
	for file, module := range bundleModules(t) {
		pkg := strings.TrimPrefix(module.Package.Path.String(), "data.")
		if want := strings.ReplaceAll(path.Dir(file), "/", "."); strings.TrimSuffix(pkg, "_test") != want {
			t.Errorf("%s: package %s, want %s", file, pkg, want)
		}
		if strings.HasSuffix(pkg, "_test") && !strings.HasSuffix(file, "_test.rego") {
			t.Errorf("%s: tests stand in files that end in _test.rego", file)
		}
	}
}

// TestRego runs every Rego test and holds the coverage of every file against its
// floor.
func TestRego(t *testing.T) {
	modules := bundleModules(t)
	coverage := cover.New()
	// A test of a rule on requests is a table of simulations, which takes its time with
	// coverage on and other work beside it.
	runner := tester.NewRunner().SetModules(modules).SetCoverageQueryTracer(coverage).SetTimeout(time.Minute)
	results, err := runner.RunTests(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	tested := map[string]bool{}
	for result := range results {
		tested[strings.TrimSuffix(strings.TrimPrefix(result.Package, "data."), "_test")] = true
		if !result.Pass() {
			t.Errorf("%s: %s.%s failed: %v", result.Location, result.Package, result.Name, result.Error)
		}
	}
	for file, module := range modules {
		pkg := strings.TrimPrefix(module.Package.Path.String(), "data.")
		if strings.HasPrefix(pkg, "lint403.rules.") && !tested[pkg] && !strings.HasSuffix(pkg, "_test") {
			t.Errorf("%s: the rule has no test", file)
		}
	}
	report := coverage.Report(modules)
	t.Logf("Rego coverage: %.1f%%", report.Coverage)
	if report.Coverage < 90 {
		t.Errorf("Rego coverage is %.1f%%, want at least 90%%", report.Coverage)
	}
}

func TestCatalog(t *testing.T) {
	engine, err := rules.New(rules.Options{})
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := engine.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	ids, names := map[string]string{}, map[string]string{}
	for _, rule := range catalog {
		if other, ok := ids[rule.ID]; ok {
			t.Errorf("%s and %s have the id %s", other, rule.Path, rule.ID)
		}
		if other, ok := names[rule.Name]; ok {
			t.Errorf("%s and %s have the name %s", other, rule.Path, rule.Name)
		}
		ids[rule.ID], names[rule.Name] = rule.Path, rule.Path
	}
}

// TestPages holds the page beside each rule and the list of all rules against the
// metadata; -update rewrites them.
func TestPages(t *testing.T) {
	engine, err := rules.New(rules.Options{})
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := engine.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range catalog {
		page := filepath.Join(filepath.FromSlash(strings.ReplaceAll(rule.Path, ".", "/")), "README.md")
		golden(t, page, []byte(rule.Markdown()))
	}
	golden(t, "README.md", []byte(catalog.Markdown()))
}

func TestInputSchema(t *testing.T) {
	schema, err := json.MarshalIndent(model.JSONSchema(), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, filepath.Join("schema", "input.json"), append(schema, '\n'))
}

// golden compares a file with what it should hold, or writes it with -update.
func golden(t *testing.T, file string, want []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Errorf("%v; run go test ./... -update", err)
		return
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s is out of date; run go test ./rules -update (-want +got):\n%s", file, diff)
	}
}
