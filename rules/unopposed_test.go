package rules_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/lint403/lint403/loader"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// TestUnopposed holds what is allowed at first sight against the whole path, over every
// scenario there is.
func TestUnopposed(t *testing.T) {
	if testing.Short() {
		t.Skip("weighs every need of every scenario a second time")
	}
	query, err := rules.NewUnopposedQuery()
	if err != nil {
		t.Fatal(err)
	}
	unopposed, all := 0, 0
	for name, m := range scenarioModels(t) {
		result, err := query.Ask(t.Context(), m)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		unopposed += result.Unopposed
		all += result.Needs
		for _, wrong := range result.Wrong {
			t.Errorf("%s: not allowed: %v", name, wrong)
		}
	}
	t.Logf("%d of %d needs", unopposed, all)
	if unopposed < all/20 {
		t.Errorf("%d of %d needs are allowed at first sight, want more", unopposed, all)
	}
}

// scenarioModels are the models of testdata/rules by archive and directory, and those of
// testdata/authz by file and id.
func scenarioModels(t *testing.T) map[string]*model.Model {
	t.Helper()
	models := map[string]*model.Model{}
	archives, err := filepath.Glob("../testdata/rules/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, archive := range archives {
		for dir, m := range modelsOf(t, archive) {
			models[filepath.Base(archive)+" "+dir] = m
		}
	}
	decisions, err := filepath.Glob("../testdata/authz/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range decisions {
		for _, s := range readScenarios(t, file) {
			models[filepath.Base(file)+" "+s.ID] = s.Model
		}
	}
	return models
}

func modelsOf(t *testing.T, file string) map[string]*model.Model {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	var dirs []string
	for _, f := range archive.Files {
		dir, _, ok := strings.Cut(f.Name, "/")
		if !ok {
			continue
		}
		name := filepath.Join(root, f.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		dirs = append(dirs, dir)
	}
	slices.Sort(dirs)
	models := map[string]*model.Model{}
	for _, dir := range slices.Compact(dirs) {
		result, err := loader.Load(t.Context(), []string{filepath.Join(root, dir)}, loader.Options{})
		if err != nil {
			t.Fatal(err)
		}
		models[dir] = result.Model
	}
	return models
}
