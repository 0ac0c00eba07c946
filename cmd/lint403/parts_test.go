package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// TestParts holds the configurations of testdata/parts against what they are about, read
// as sources, as plans with their sources, and as plans alone.
func TestParts(t *testing.T) {
	engine := newEngine(t, rules.Options{})
	for dir, seed := range partSeeds() {
		t.Run(dir, func(t *testing.T) {
			t.Parallel()
			for _, way := range []string{"sources", "both", "plan"} {
				checkPart(t, engine, dir, seed, way)
			}
		})
	}
	if dirs := glob(t, "../../testdata/parts/*/broken/main.tf"); len(dirs) != len(partSeeds()) {
		t.Errorf("testdata/parts has %d parts, the test knows %d", len(dirs), len(partSeeds()))
	}
}

func partSeeds() map[string]string {
	return map[string]string{
		"01-object-ownership":     "object-ownership",
		"02-copy-in-policy":       "copy-in",
		"03-cross-account-role":   "cross-account-role",
		"04-bucket-or-iam-policy": "bucket-iam-policy",
		"05-deny-mfa":             "deny-mfa",
		"06-deny-encryption":      "deny-encryption",
		"07-deny-ip":              "deny-ip",
		"08-deny-vpce":            "deny-vpce",
		"09-deny-principals":      "deny-principal",
		"10-missing-actions":      "missing-action",
		"11-arn-spaces":           "arn",
		"12-boundary":             "boundary",
		"13-block-public-access":  "block-public-access",
		"14-credentials":          "credentials",
		"15-session-policy":       "session-policy",
		"16-vpc-endpoint-policy":  "vpc-endpoint",
		"17-access-point":         "access-point",
		"18-missing-object":       "missing-object",
		"19-kms":                  "kms",
		"20-requester-pays":       "requester-pays",
		"21-scp":                  "org-policy",
	}
}

// hiddenInPlans are the parts whose broken policy is known after apply, so that a plan
// without its sources says nothing of it.
func hiddenInPlans() []string {
	return []string{
		"01-object-ownership", "02-copy-in-policy", "13-block-public-access", "15-session-policy",
		"17-access-point", "20-requester-pays",
	}
}

func checkPart(t *testing.T, engine *rules.Engine, dir, seed, way string) {
	t.Helper()
	concerns := func(f rules.Finding) bool { return f.Seed == seed && f.Severity != model.SeverityNote }
	found := slices.ContainsFunc(findPart(t, engine, dir, "broken", way), concerns)
	if expected := way != "plan" || !slices.Contains(hiddenInPlans(), dir); found != expected {
		t.Errorf("%s, broken: a finding of the part: %t, want %t", way, found, expected)
	}
	for _, f := range findPart(t, engine, dir, "fixed", way) {
		if f.Severity != model.SeverityNote {
			t.Errorf("%s, fixed: %s %s", way, f.Rule.ID, f.Message)
		}
	}
}

func findPart(t *testing.T, engine *rules.Engine, dir, version, way string) []rules.Finding {
	t.Helper()
	root := t.TempDir()
	c := &subject{input: root}
	copyTo := func(name string) {
		text, err := os.ReadFile(filepath.Join("../../testdata/parts", dir, version, name))
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(root, name), text)
	}
	if way != "plan" {
		copyTo("main.tf")
	}
	if way != "sources" {
		copyTo("plan.json")
		c.input = filepath.Join(root, "plan.json")
	}
	evaluation, err := engine.Evaluate(t.Context(), c.load(t).Model)
	if err != nil {
		t.Fatal(err)
	}
	return evaluation.Findings
}
