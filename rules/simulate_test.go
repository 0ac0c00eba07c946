package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/scenario"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/rules"
)

// TestScenarios decides every scenario of testdata/authz, and the shared ones where
// they are at hand.
func TestScenarios(t *testing.T) {
	files, err := filepath.Glob("../testdata/authz/*.json")
	if err != nil {
		t.Fatal(err)
	}
	if shared := "../../shared/authorization/vectors.json"; exists(shared) {
		files = append(files, shared)
	}
	simulator, err := rules.NewSimulator(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { testScenarios(t, simulator, file) })
	}
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

func testScenarios(t *testing.T, simulator *rules.Simulator, file string) {
	t.Helper()
	scenarios := readScenarios(t, file)
	models := make([]*model.Model, len(scenarios))
	for i, s := range scenarios {
		models[i] = s.Model
	}
	results, err := simulator.DecideAll(t.Context(), models)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range scenarios {
		t.Run(s.ID, func(t *testing.T) { compare(t, s, results[i][0]) })
	}
}

func readScenarios(t *testing.T, file string) []scenario.Scenario {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	scenarios, diags := scenario.Parse(source.New(filepath.Base(file), text))
	for _, d := range diags {
		t.Error(d)
	}
	return scenarios
}

// compare holds a decision against what the scenario expects of it.
func compare(t *testing.T, s scenario.Scenario, got rules.Decision) {
	t.Helper()
	if found := differences(s, got); len(found) > 0 {
		t.Errorf("%s: %s\n%+v", s.Title, strings.Join(found, "; "), got)
	}
}

func differences(s scenario.Scenario, got rules.Decision) []string {
	var found []string
	words := map[string]string{"allowed": "ALLOW", "denied": "DENY", "at-risk": "AT-RISK"}
	if words[got.Decision] != s.Want.Decision || got.Kind != s.Want.Kind {
		found = append(found, fmt.Sprintf("got %s %s, want %s %s", words[got.Decision], got.Kind, s.Want.Decision, s.Want.Kind))
	}
	checks := make([]model.Check, 0, len(got.Evals))
	for _, e := range got.Evals {
		checks = append(checks, model.Check{Action: e.Action, Resource: e.Resource, On: e.On})
	}
	if diff := cmp.Diff(s.Want.Checks, checks); s.Want.Checks != nil && diff != "" {
		found = append(found, "checks (-want +got): "+diff)
	}
	if !strings.Contains(got.Message, s.Want.Phrase) {
		found = append(found, fmt.Sprintf("message %q does not hold %q", got.Message, s.Want.Phrase))
	}
	if got.Layer != s.Want.Layer || got.HTTP != s.Want.HTTP {
		found = append(found, fmt.Sprintf("got layer %s, http %d, want %s, %d", got.Layer, got.HTTP, s.Want.Layer, s.Want.HTTP))
	}
	return found
}
