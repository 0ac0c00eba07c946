package config_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/config"
)

// The shared examples come with the plans that Terraform made of them: what the plan
// knows of a policy must be what the evaluation says.
func TestSharedExamplesEqualTheirPlans(t *testing.T) {
	files, err := filepath.Glob("../../../shared/examples/*/*.tf")
	if err != nil || len(files) == 0 {
		t.Skip("no shared examples here")
	}
	compared := 0
	for _, file := range files {
		name := filepath.Base(filepath.Dir(file)) + "/" + filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "main.tf"), text, 0o600); err != nil {
				t.Fatal(err)
			}
			module, _, _, diags := config.Load(t.Context(), dir, config.Options{})
			for _, d := range diags {
				t.Errorf("diagnostic: %s", d)
			}
			docs := map[string]string{}
			for _, r := range module.Resources {
				for path, doc := range r.Documents {
					docs[r.Address+"."+path] = doc.Text
				}
			}
			for address, want := range plannedDocuments(t, strings.TrimSuffix(file, ".tf")+".plan.json") {
				got, ok := docs[address]
				if !ok {
					t.Errorf("%s: no document", address)
					continue
				}
				compared++
				if diff := cmp.Diff(decode(t, want), decode(t, got)); diff != "" {
					t.Errorf("%s (-plan +config)\n%s", address, diff)
				}
			}
		})
	}
	if compared == 0 {
		t.Error("no document was compared")
	}
}

func decode(t *testing.T, text string) any {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v in %q", err, text)
	}
	return v
}

// plannedDocuments returns the attributes of a plan that hold policy documents.
func plannedDocuments(t *testing.T, name string) map[string]string {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var plan struct {
		Changes []struct {
			Address string
			Change  struct{ After map[string]any }
		} `json:"resource_changes"`
	}
	if err := json.Unmarshal(raw, &plan); err != nil {
		t.Fatal(err)
	}
	docs := map[string]string{}
	for _, c := range plan.Changes {
		for attr, v := range c.Change.After {
			if s, ok := v.(string); ok && strings.Contains(s, `"Statement"`) {
				docs[c.Address+"."+attr] = s
			}
		}
	}
	return docs
}
