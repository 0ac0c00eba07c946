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

	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// check is one row of testdata/checks: the failing policy raises the code, the
// passing one raises no error from any rule. A policy is a JSON document, or a JSON
// string with the text of one that is malformed.
type check struct {
	Code string           `json:"code"`
	Kind model.PolicyKind `json:"kind"`
	Fail json.RawMessage  `json:"fail"`
	Pass json.RawMessage  `json:"pass"`
}

// TestChecks holds the rules against a pair of policies for every check.
func TestChecks(t *testing.T) {
	files, err := filepath.Glob(filepath.FromSlash("../testdata/checks/*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no tables in testdata/checks: %v", err)
	}
	engine, err := rules.New(rules.Options{Selection: rules.Selection{Extend: []string{"SEC"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			for i, c := range readChecks(t, file) {
				t.Run(strconv.Itoa(i)+" "+c.Code, func(t *testing.T) { runCheck(t, engine, c) })
			}
		})
	}
}

func readChecks(t *testing.T, file string) []check {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var checks []check
	if err := json.Unmarshal(text, &checks); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return checks
}

func runCheck(t *testing.T, engine *rules.Engine, c check) {
	t.Helper()
	if c.Fail != nil {
		failing := findingsOf(t, engine, c.Kind, policyText(t, c.Fail))
		if !slices.ContainsFunc(failing, func(f rules.Finding) bool { return slices.Contains(f.Codes, c.Code) }) {
			t.Errorf("the failing policy does not raise %s:\n%s\nfindings: %s", c.Code, policyText(t, c.Fail), list(failing))
		}
	}
	if c.Pass == nil {
		return
	}
	for _, f := range findingsOf(t, engine, c.Kind, policyText(t, c.Pass)) {
		if f.Severity == model.SeverityError || slices.Contains(f.Codes, c.Code) {
			t.Errorf("the passing policy raises %s %v: %s\n%s", f.Rule.ID, f.Codes, f.Message, policyText(t, c.Pass))
		}
	}
}

func findingsOf(t *testing.T, engine *rules.Engine, kind model.PolicyKind, text string) []rules.Finding {
	t.Helper()
	m := model.New()
	m.Policies["policy.json"], _ = document.Parse([]byte(text), document.Options{ID: "policy.json", Kind: kind})
	evaluation, err := engine.Evaluate(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	return evaluation.Findings
}

func list(findings []rules.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		b.WriteString("\n  " + f.Rule.ID + " " + strings.Join(f.Codes, ",") + ": " + f.Message)
	}
	return b.String()
}

// policyText returns the text of a policy. <<PADTO:n>> and <<PADTOALL:n>> stand for
// as many letters as make the text n characters long.
func policyText(t *testing.T, raw json.RawMessage) string {
	t.Helper()
	text := string(raw)
	if strings.HasPrefix(text, `"`) {
		if err := json.Unmarshal(raw, &text); err != nil {
			t.Fatal(err)
		}
	}
	pad := regexp.MustCompile(`<<PADTO(?:ALL)?:(\d+)>>`)
	place := pad.FindStringSubmatchIndex(text)
	if place == nil {
		return text
	}
	n, err := strconv.Atoi(text[place[2]:place[3]])
	if err != nil {
		t.Fatal(err)
	}
	before, after := text[:place[0]], text[place[1]:]
	return before + strings.Repeat("a", n-len(before)-len(after)) + after
}
