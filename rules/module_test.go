package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"
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
