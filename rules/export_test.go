package rules_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/lint403/lint403/rules"
)

func TestWriteBundle(t *testing.T) {
	var first, second bytes.Buffer
	for _, w := range []*bytes.Buffer{&first, &second} {
		if err := rules.WriteBundle(w, "test"); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two runs wrote different bundles")
	}
	b, err := bundle.NewReader(&first).Read()
	if err != nil {
		t.Fatal(err)
	}
	for _, module := range b.Modules {
		if strings.HasSuffix(module.Path, "_test.rego") {
			t.Errorf("the bundle holds the test %s", module.Path)
		}
	}
	set, err := rego.New(
		rego.Query("data.lint403.main.deny"),
		rego.ParsedBundle("lint403", &b),
		rego.Input(map[string]any{"schema": "lint403/model/v1", "policies": map[string]any{}}),
	).Eval(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(set) != 1 {
		t.Errorf("got %d results, want the set of findings", len(set))
	}
}
