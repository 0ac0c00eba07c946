package rules_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// TestSilence holds the rules against policies as people use them every day: none
// is an error.
func TestSilence(t *testing.T) {
	text, err := os.ReadFile(filepath.FromSlash("../testdata/silence/policies.json"))
	if err != nil {
		t.Fatal(err)
	}
	var policies []struct {
		Kind   model.PolicyKind `json:"kind"`
		About  string           `json:"about"`
		Policy json.RawMessage  `json:"policy"`
	}
	if err := json.Unmarshal(text, &policies); err != nil {
		t.Fatal(err)
	}
	engine, err := rules.New(rules.Options{Exhaustive: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range policies {
		t.Run(string(p.Kind)+" "+p.About, func(t *testing.T) {
			t.Parallel()
			for _, f := range findingsIn(t, engine, check{Kind: p.Kind}, string(p.Policy)) {
				if f.Severity == model.SeverityError {
					t.Errorf("%s %v: %s\n%s", f.Rule.ID, f.Codes, f.Message, p.Policy)
				}
			}
		})
	}
}
