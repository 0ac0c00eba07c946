package rules_test

import (
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/lint403/lint403/loader/aws"
)

// need is what the test looks at of an entry of lint403.needs.catalog.
type need struct {
	ID        string            `json:"id"`
	Resources []string          `json:"resources"`
	Doc       string            `json:"doc"`
	Evidence  string            `json:"evidence"`
	Purpose   string            `json:"purpose"`
	Fails     string            `json:"fails"`
	Bind      map[string]string `json:"bind"`
	Asks      []map[string]any  `json:"asks"`
	Actors    []map[string]any  `json:"actors"`
}

// TestNeedsCatalog holds the entries against what the rest of the program knows: the
// `when` of their package, the types that the loader keeps, and the forms.
func TestNeedsCatalog(t *testing.T) {
	modules := bundleModules(t)
	forms := formsOf(modules["lint403/needs/integrations/forms.rego"])
	ids := map[string]bool{}
	for file, module := range modules {
		if path.Dir(path.Dir(file)) != "lint403/needs/catalog" || strings.HasSuffix(file, "_test.rego") {
			continue
		}
		t.Run(path.Base(path.Dir(file)), func(t *testing.T) {
			entries := entriesOf(t, file, module)
			var types []string
			for i := range entries {
				e := &entries[i]
				if ids[e.ID] {
					t.Errorf("two entries have the id %s", e.ID)
				}
				ids[e.ID] = true
				types = append(types, e.Resources...)
				checkNeed(t, e, forms)
			}
			slices.Sort(types)
			if diff := cmp.Diff(slices.Compact(types), whenOf(module)); diff != "" {
				t.Errorf("`when` and the resources of the entries (-entries +when):\n%s", diff)
			}
		})
	}
	const atLeast = 100
	if len(ids) < atLeast {
		t.Errorf("%d entries, want at least %d", len(ids), atLeast)
	}
}

func checkNeed(t *testing.T, e *need, forms []string) {
	t.Helper()
	for _, typ := range e.Resources {
		if !aws.Wanted(typ) {
			t.Errorf("%s: the loader does not keep %s", e.ID, typ)
		}
	}
	if !strings.HasPrefix(e.Doc, "https://docs.aws.amazon.com/") {
		t.Errorf("%s: %q is no page of AWS", e.ID, e.Doc)
	}
	if !slices.Contains([]string{"D", "M", "P", "C", "I", "K"}, e.Evidence) {
		t.Errorf("%s: evidence %q", e.ID, e.Evidence)
	}
	if !slices.Contains([]string{"apply", "runtime", "silent"}, e.Fails) {
		t.Errorf("%s: fails %q", e.ID, e.Fails)
	}
	if e.Purpose == "" || e.Actors == nil || e.Asks == nil {
		t.Errorf("%s lacks a member", e.ID)
	}
	for name, spec := range e.Bind {
		for _, other := range regexp.MustCompile(`(?:#|key_of )(aws_[a-z0-9_]+)`).FindAllStringSubmatch(spec, -1) {
			if !aws.Wanted(other[1]) {
				t.Errorf("%s: the loader does not keep %s", e.ID, other[1])
			}
		}
		_, form, _ := strings.Cut(strings.TrimSuffix(spec, "?"), ":")
		form, _, _ = strings.Cut(form, " ")
		if !slices.Contains(forms, form) {
			t.Errorf("%s: %s has the form %q, which does not exist", e.ID, name, form)
		}
	}
	for _, text := range textsOf(e.Asks) {
		for _, variable := range regexp.MustCompile(`<([a-z_]+)(?:\.account)?>`).FindAllStringSubmatch(text, -1) {
			standing := []string{"account", "region", "partition"}
			if e.Bind[variable[1]] == "" && !slices.Contains(standing, variable[1]) {
				t.Errorf("%s: %q has no variable %s", e.ID, text, variable[1])
			}
		}
	}
}

func textsOf(asks []map[string]any) []string {
	var texts []string
	for _, ask := range asks {
		for _, value := range ask {
			if text, ok := value.(string); ok {
				texts = append(texts, text)
			}
		}
	}
	return texts
}

func entriesOf(t *testing.T, file string, module *ast.Module) []need {
	t.Helper()
	pkg := strings.TrimPrefix(module.Package.Path.String(), "data.")
	set, err := rego.New(
		rego.Query("data."+pkg+".entries"), rego.ParsedModule(module),
	).Eval(t.Context())
	if err != nil || len(set) != 1 {
		t.Fatalf("%s: %d results: %v", file, len(set), err)
	}
	text, err := json.Marshal(set[0].Expressions[0].Value)
	if err != nil {
		t.Fatal(err)
	}
	var entries []need
	if err := json.Unmarshal(text, &entries); err != nil {
		t.Fatal(err)
	}
	return entries
}

// whenOf lists the resource types of the one alternative under `when`.
func whenOf(module *ast.Module) []string {
	var types []string
	for _, annotation := range module.Annotations {
		when, _ := annotation.Custom["when"].([]any)
		for _, words := range when {
			text, _ := words.(string)
			for word := range strings.SplitSeq(text, "|") {
				types = append(types, strings.TrimPrefix(word, "resource:"))
			}
		}
	}
	slices.Sort(types)
	return types
}

// formsOf lists the forms by the first arguments of the function that knows them.
func formsOf(module *ast.Module) []string {
	forms := []string{"key_of"}
	for _, rule := range module.Rules {
		if rule.Head.Name.String() != "formed" {
			continue
		}
		if form, ok := rule.Head.Args[0].Value.(ast.String); ok {
			forms = append(forms, string(form))
		}
	}
	return forms
}
