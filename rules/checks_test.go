package rules_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/lint403/lint403/loader"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// check is one row of testdata/checks: the failing input raises the code, the
// passing one neither the code nor an error from any rule.
type check struct {
	Code string `json:"code"`
	// Kind, Fail and Pass are policies. A policy is a JSON document, or a JSON string
	// with the text of one that is malformed.
	Kind model.PolicyKind `json:"kind"`
	Fail json.RawMessage  `json:"fail"`
	Pass json.RawMessage  `json:"pass"`
	// FailTF and PassTF are Terraform instead, in its JSON syntax or in HCL.
	FailTF json.RawMessage `json:"fail_tf"`
	PassTF json.RawMessage `json:"pass_tf"`
	// Needs are accesses that the user declares.
	Needs []*model.Need `json:"needs"`
}

func checkTables(t *testing.T) map[string][]check {
	t.Helper()
	files, err := filepath.Glob(filepath.FromSlash("../testdata/checks/*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no tables in testdata/checks: %v", err)
	}
	tables := map[string][]check{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var checks []check
		if err := json.Unmarshal(text, &checks); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		tables[strings.TrimSuffix(filepath.Base(file), ".json")] = checks
	}
	return tables
}

// exhaustive is an engine that compiles every rule once, for many small models.
func exhaustive(t *testing.T) *rules.Engine {
	t.Helper()
	engine, err := rules.New(rules.Options{
		Selection: rules.Selection{Extend: []string{"OWN", "SEC"}}, Exhaustive: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

// TestChecks holds the rules against a failing and a passing input for every check.
func TestChecks(t *testing.T) {
	engine := exhaustive(t)
	for name, checks := range checkTables(t) {
		t.Run(name, func(t *testing.T) {
			for i, c := range checks {
				t.Run(strconv.Itoa(i)+" "+c.Code, func(t *testing.T) {
					t.Parallel()
					runCheck(t, engine, c)
				})
			}
		})
	}
}

func runCheck(t *testing.T, engine *rules.Engine, c check) {
	t.Helper()
	if text := textOf(t, c.Fail, c.FailTF); text != nil {
		failing := findingsIn(t, engine, c, *text)
		if !slices.ContainsFunc(failing, func(f rules.Finding) bool { return slices.Contains(f.Codes, c.Code) }) {
			t.Errorf("the failing input does not raise %s:\n%s\nfindings: %s", c.Code, *text, list(failing))
		}
	}
	if text := textOf(t, c.Pass, c.PassTF); text != nil {
		for _, f := range findingsIn(t, engine, c, *text) {
			if f.Severity == model.SeverityError || slices.Contains(f.Codes, c.Code) {
				t.Errorf("the passing input raises %s %v: %s\n%s", f.Rule.ID, f.Codes, f.Message, *text)
			}
		}
	}
}

// TestExamples holds every rule against the examples of its metadata.
func TestExamples(t *testing.T) {
	engine := exhaustive(t)
	catalog, err := engine.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range catalog {
		if rule.Family == "suppression" {
			continue // found by the report, which knows what was suppressed
		}
		for i, example := range rule.Examples {
			t.Run(rule.ID+" "+strconv.Itoa(i), func(t *testing.T) {
				t.Parallel()
				c := check{Kind: model.PolicyKind(example.Kind)}
				fail, pass := example.Fail, example.Pass
				if example.FailTF != "" || example.PassTF != "" {
					c.FailTF = json.RawMessage(`"tf"`)
					fail, pass = example.FailTF, example.PassTF
				}
				failing := findingsIn(t, engine, c, fail)
				if !slices.ContainsFunc(failing, func(f rules.Finding) bool { return f.Rule.ID == rule.ID }) {
					t.Errorf("the failing example raises no finding of the rule:\n%s\nfindings: %s", fail, list(failing))
				}
				for _, f := range findingsIn(t, engine, c, pass) {
					if f.Rule.ID == rule.ID || f.Severity == model.SeverityError {
						t.Errorf("the passing example raises %s %v: %s\n%s", f.Rule.ID, f.Codes, f.Message, pass)
					}
				}
			})
		}
	}
}

// findingsIn reads a text as `check` does and evaluates it. What an exhaustive engine finds
// has to be possible by the metadata of the rule, or other engines lose it.
func findingsIn(t *testing.T, engine *rules.Engine, c check, text string) []rules.Finding {
	t.Helper()
	m := modelOf(t, c, text)
	evaluation, err := engine.Evaluate(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	possible, err := engine.Possible(m)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range evaluation.Findings {
		if !possible(f.Rule) {
			t.Errorf("`when` of %s leaves out: %s", f.Rule.ID, f.Message)
		}
	}
	return evaluation.Findings
}

func modelOf(t *testing.T, c check, text string) *model.Model {
	t.Helper()
	dir := t.TempDir()
	file, input := filepath.Join(dir, "policy.json"), filepath.Join(dir, "policy.json")
	if c.FailTF != nil || c.PassTF != nil {
		file, input = filepath.Join(dir, "main.tf"), dir
		if strings.HasPrefix(text, "{") {
			file += ".json"
		}
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	result, err := loader.Load(t.Context(), []string{input}, loader.Options{Kind: c.Kind})
	if err != nil {
		t.Fatal(err)
	}
	result.Model.Needs = append(result.Model.Needs, c.Needs...)
	return result.Model
}

func list(findings []rules.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		b.WriteString("\n  " + f.Rule.ID + " " + strings.Join(f.Codes, ",") + ": " + f.Message)
	}
	return b.String()
}

// textOf returns the text of the one of several inputs that is there. <<PADTO:n>>
// and <<PADTOALL:n>> stand for as many letters as make it n characters long.
func textOf(t *testing.T, inputs ...json.RawMessage) *string {
	t.Helper()
	for _, raw := range inputs {
		if raw == nil {
			continue
		}
		text := string(raw)
		if strings.HasPrefix(text, `"`) {
			if err := json.Unmarshal(raw, &text); err != nil {
				t.Fatal(err)
			}
		}
		pad := regexp.MustCompile(`<<PADTO(?:ALL)?:(\d+)>>`)
		if place := pad.FindStringSubmatchIndex(text); place != nil {
			n, err := strconv.Atoi(text[place[2]:place[3]])
			if err != nil {
				t.Fatal(err)
			}
			before, after := text[:place[0]], text[place[1]:]
			text = before + strings.Repeat("a", n-len(before)-len(after)) + after
		}
		return &text
	}
	return nil
}
