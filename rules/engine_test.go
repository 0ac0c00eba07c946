package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// bucketModel is a model with two buckets, one of which the custom rule dislikes.
func bucketModel() *model.Model {
	m := model.New()
	at := func(line int) model.Range {
		return model.Range{
			File:  "main.tf",
			Start: model.Pos{Line: line, Column: 1, Byte: line * 10},
			End:   model.Pos{Line: line, Column: 5, Byte: line*10 + 4},
		}
	}
	m.Buckets["team-data"] = &model.Bucket{Name: "team-data", Range: at(1)}
	m.Buckets["data"] = &model.Bucket{Name: "data", Range: at(2)}
	return m
}

func customEngine(t *testing.T, options rules.Options) *rules.Engine {
	t.Helper()
	options.Dirs = []string{"testdata/custom"}
	engine, err := rules.New(options)
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

func TestCustomRule(t *testing.T) {
	engine := customEngine(t, rules.Options{Selection: rules.Selection{Select: []string{"XYZ"}}})
	evaluation, err := engine.Evaluate(t.Context(), bucketModel())
	if err != nil {
		t.Fatal(err)
	}
	findings := evaluation.Findings
	if len(findings) != 1 {
		t.Fatalf("got %d findings, want 1: %v", len(findings), findings)
	}
	got := findings[0]
	if got.Rule.ID != "XYZ001" || !got.Rule.Custom {
		t.Errorf("rule = %+v, want the custom rule XYZ001", got.Rule)
	}
	want := rules.Finding{
		Path:       []string{"custom", "lint403", "rules", "naming", "bucket_name_lacks_team"},
		Severity:   model.SeverityWarning,
		Verdict:    rules.VerdictHygiene,
		Confidence: "high",
		Message:    `bucket "data" has no team`,
		Range:      bucketModel().Buckets["data"].Range,
	}
	got.Rule = nil
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("finding (-want +got):\n%s", diff)
	}
}

// What a rule finds does not hang on whether the model is given up on the way.
func TestSpend(t *testing.T) {
	at := model.Range{File: "main.tf", Start: model.Pos{Line: 1, Column: 1}, End: model.Pos{Line: 2, Column: 1, Byte: 9}}
	declared := func() *model.Model {
		m := bucketModel()
		policy, diags := document.Parse([]byte(`{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", `+
			`"Action": "s3:GetObjekt", "Resource": "arn:aws:s3:::data/*"}]}`),
			document.Options{ID: "p", Kind: model.KindIdentity})
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		m.Policies["p"] = policy
		m.Resources["aws_s3_bucket"] = []*model.Resource{{
			Address: "aws_s3_bucket.data", Type: "aws_s3_bucket", Mode: "managed", Range: at,
			Values: map[string]any{"bucket": "data"}, Set: []string{"bucket"},
		}}
		return m
	}
	evaluate := func(m *model.Model, spend bool) []rules.Finding {
		evaluation, err := customEngine(t, rules.Options{Spend: spend}).Evaluate(t.Context(), m)
		if err != nil {
			t.Fatal(err)
		}
		for i := range evaluation.Findings {
			evaluation.Findings[i].Rule = nil
		}
		return evaluation.Findings
	}

	kept, spent := declared(), declared()
	want := evaluate(kept, false)
	if diff := cmp.Diff(want, evaluate(spent, true)); diff != "" || len(want) < 2 {
		t.Errorf("%d findings, those of the model that was spent differ (-kept +spent):\n%s", len(want), diff)
	}
	if diff := cmp.Diff(declared(), kept); diff != "" {
		t.Errorf("the model is not as it was (-was +is):\n%s", diff)
	}
	resource, statement := spent.Resources["aws_s3_bucket"][0], spent.Policies["p"].Statements[0]
	if resource.Values != nil || statement.Actions != nil {
		t.Errorf("%+v and %+v say more than where they are", resource, statement)
	}
	if resource.Range != at || statement.Range.IsZero() {
		t.Errorf("%+v and %+v do not say where they are", resource, statement)
	}
}

func TestSeverityOverride(t *testing.T) {
	engine := customEngine(t, rules.Options{
		Selection: rules.Selection{Select: []string{"XYZ001"}},
		Severity:  map[string]model.Severity{"XYZ001": model.SeverityNote},
	})
	evaluation, err := engine.Evaluate(t.Context(), bucketModel())
	if err != nil {
		t.Fatal(err)
	}
	findings := evaluation.Findings
	if len(findings) != 1 || findings[0].Severity != model.SeverityNote {
		t.Errorf("findings = %v, want one of severity note", findings)
	}
}

func TestSelection(t *testing.T) {
	tests := []struct {
		name      string
		selection rules.Selection
		want      bool
	}{
		{"by default", rules.Selection{}, true},
		{"all", rules.Selection{Select: []string{"ALL"}}, true},
		{"another family", rules.Selection{Select: []string{"XYZ002"}}, false},
		{"another family, extended", rules.Selection{Select: []string{"XYZ002"}, Extend: []string{"XYZ"}}, true},
		{"ignored", rules.Selection{Ignore: []string{"XYZ"}}, false},
		{"longer select beats ignore", rules.Selection{Select: []string{"XYZ001"}, Ignore: []string{"XYZ"}}, true},
		{"equal ignore wins", rules.Selection{Select: []string{"XYZ"}, Ignore: []string{"XYZ"}}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			engine := customEngine(t, rules.Options{Selection: tt.selection})
			enabled, err := engine.Enabled()
			if err != nil {
				t.Fatal(err)
			}
			got := slices.ContainsFunc(enabled, func(r *rules.Rule) bool { return r.ID == "XYZ001" })
			if got != tt.want {
				t.Errorf("XYZ001 enabled = %t, want %t", got, tt.want)
			}
		})
	}
}

func TestNewRefusesUnknownPrefix(t *testing.T) {
	_, err := rules.New(rules.Options{Selection: rules.Selection{Ignore: []string{"QQQ"}}})
	if err == nil || !strings.Contains(err.Error(), `--ignore QQQ`) {
		t.Errorf("err = %v, want one that names --ignore QQQ", err)
	}
}

func TestNewRefusesDirectoryWithoutRules(t *testing.T) {
	_, err := rules.New(rules.Options{Dirs: []string{t.TempDir()}})
	if err == nil || !strings.Contains(err.Error(), "custom.lint403.rules") {
		t.Errorf("err = %v, want one that says where rules live", err)
	}
}
