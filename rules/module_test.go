package rules

import (
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
)

// TestGlance holds what a glance at the text tells against what the parser reads.
func TestGlance(t *testing.T) {
	engine, err := New(Options{Dirs: []string{"testdata/custom"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range engine.sources {
		module, err := s.parse(true)
		if err != nil {
			t.Fatal(err)
		}
		if got := packageName(module); got != s.pkg {
			t.Errorf("%s: package %q at a glance, %q parsed", s.file, s.pkg, got)
		}
		var imports []string
		for _, imported := range module.Imports {
			imports = append(imports, imported.Path.String()[len("data."):])
		}
		if diff := cmp.Diff(imports, s.imports); diff != "" {
			t.Errorf("%s: imports (-parsed +glance):\n%s", s.file, diff)
		}
		if !s.rule {
			continue
		}
		rule, err := ruleFromModule(module)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		if rule.ID != s.id || (rule.Default == "off") != s.off {
			t.Errorf("%s: id %q, off %t at a glance; %q, %q parsed", s.file, s.id, s.off, rule.ID, rule.Default)
		}
		if diff := cmp.Diff(rule.When, s.when); diff != "" {
			t.Errorf("%s: when (-parsed +glance):\n%s", s.file, diff)
		}
	}
}

func TestFlowList(t *testing.T) {
	if diff := cmp.Diff([]string{"a", "b:c|d", "e"}, flowList(`[a, 'b:c|d', "e"]`)); diff != "" {
		t.Error(diff)
	}
}

func TestFeaturesAllow(t *testing.T) {
	f := features{"policy": true, "kind:trust": true}
	tests := []struct {
		when []string
		want bool
	}{
		{nil, true},
		{[]string{"policy"}, true},
		{[]string{"policy", "bucket"}, false},
		{[]string{"bucket|kind:trust"}, true},
	}
	for _, tt := range tests {
		if got := f.allow(tt.when); got != tt.want {
			t.Errorf("allow(%v) = %t, want %t", tt.when, got, tt.want)
		}
	}
}

// TestOrderIsSafe holds every rule to an order of expressions in which it can be
// evaluated as it stands, since the engine leaves out the stage that finds one.
func TestOrderIsSafe(t *testing.T) {
	engine, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	compile := func(skip ...ast.StageID) *ast.Compiler {
		modules, err := parseAll(engine.sources)
		if err != nil {
			t.Fatal(err)
		}
		compiler := ast.NewCompiler().WithSkipStages(skip...)
		compiler.Compile(modules)
		if compiler.Failed() {
			t.Fatal(compiler.Errors)
		}
		return compiler
	}
	// Before dynamic terms are rewritten, the stage is the only difference.
	ordered := compile(ast.StageParseMetadataBlocks, ast.StageSetAnnotationSet)
	plain := compile(authorStages()...)
	for file, module := range ordered.Modules {
		for i, rule := range module.Rules {
			other := plain.Modules[file].Rules[i]
			if want, got := bodyOf(rule), bodyOf(other); want != got {
				t.Errorf("%s: %s: write the expressions in this order:\n%s\nnot:\n%s",
					rule.Location, rule.Head.Ref(), want, got)
			}
		}
	}
}

// bodyOf is the body of a rule with the names of generated variables left out, which
// are numbered through.
func bodyOf(rule *ast.Rule) string {
	return regexp.MustCompile(`__local\d+__|__localq\d+__`).ReplaceAllString(rule.Body.String(), "_")
}
