package settings_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/settings"
	"github.com/lint403/lint403/loader/source"
)

func read(t *testing.T, text string) (*settings.Settings, []string) {
	t.Helper()
	s, diags := settings.Read(source.New(".lint403.yaml", []byte(text)))
	var messages []string
	for _, d := range diags {
		messages = append(messages, d.String())
	}
	return s, messages
}

func TestRead(t *testing.T) {
	s, messages := read(t, `
version: 1
fail-on: warning
select: [DEN, KMS]
ignore: ACT210
assume: {account: "111122223333", region: eu-west-1}
inputs:
  roots: [infra/*]
  exclude: [examples/**]
  policies: [{path: org/scp.json, kind: scp}]
needs:
  - principal: arn:aws:iam::444455556666:role/etl
    operations: [GetObject]
    actions: s3:ListBucket
    resource: arn:aws:s3:::data/in/x.csv
    via: vpce-1a2b3c4d
    context: {aws:SourceVpce: vpce-1a2b3c4d, aws:SourceIp: null}
severity: {KMS503: warning}
protect: [LCK901]
suppress:
  - {rule: DEN105, at: 'module.logs[*].aws_s3_bucket_policy.this', principal: '*', reason: legacy, until: 2027-03-31}
trust-module-suppressions: true
per-path: [{path: sandbox/**, fail-on: never}]
`)
	if len(messages) > 0 {
		t.Fatalf("unexpected diagnostics: %v", messages)
	}
	if s.FailOn != "warning" || !s.TrustModules || s.Severity["KMS503"] != model.SeverityWarning {
		t.Errorf("settings = %+v", s)
	}
	if diff := cmp.Diff([]string{"ACT210"}, s.Ignore); diff != "" {
		t.Errorf("ignore (-want +got):\n%s", diff)
	}
	if len(s.Needs) != 2 {
		t.Fatalf("got %d needs, want one for the operation and one for the action", len(s.Needs))
	}
	need := s.Needs[0]
	if need.Operation != "GetObject" || need.Bucket != "data" || need.ObjectKey != "in/x.csv" || need.Endpoint == "" {
		t.Errorf("need = %+v", need)
	}
	want := map[string]*model.ContextValue{
		"aws:sourcevpce": {Values: []string{"vpce-1a2b3c4d"}},
		"aws:sourceip":   nil,
	}
	if diff := cmp.Diff(want, need.Context); diff != "" {
		t.Errorf("context (-want +got):\n%s", diff)
	}
	suppression := s.Suppress[0]
	if suppression.Until != "2027-03-31" || suppression.Range.Start.Line != 21 {
		t.Errorf("suppression = %+v", suppression)
	}
}

func TestReadMistakes(t *testing.T) {
	tests := []struct {
		name, text, want string
	}{
		{"unknown key", "fail_on: error\n", ".lint403.yaml:1:1: unknown key `fail_on` in the configuration; did you mean `fail-on`?"},
		{"far from any key", "color: red\n", ".lint403.yaml:1:1: unknown key `color`"},
		{"wrong value", "fail-on: high\n", `.lint403.yaml:1:10: "high" is not a value here; one of: error, warning`},
		{"wrong type", "select: {a: b}\n", ".lint403.yaml:1:9: this is not a list"},
		{"not YAML", "a: [\n", ".lint403.yaml:"},
		{"need without request", "needs:\n  - {principal: x, resource: y}\n", ".lint403.yaml:2:5: a need asks for nothing"},
		{"need without principal", "needs:\n  - {action: x, resource: y}\n", "a need has no `principal`"},
		{"suppression without rule", "suppress: [{reason: x}]\n", "a suppression names no rule"},
		{"date", "suppress: [{rule: A, until: tomorrow}]\n", `"tomorrow" is not a date`},
		{"list instead of mapping", "- a\n", "the configuration is not a mapping"},
		{"kind", "inputs: {policies: [{path: a, kind: b}]}\n", `"b" is not a value here`},
		{"boolean", "trust-module-suppressions: maybe\n", `"maybe" is neither true nor false`},
		{"wide characters before", "é: [x]\n", ".lint403.yaml:1:1: unknown key `é`"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, messages := read(t, tt.text)
			if len(messages) == 0 || !strings.Contains(strings.Join(messages, "\n"), tt.want) {
				t.Errorf("diagnostics = %q, want one with %q", messages, tt.want)
			}
		})
	}
}

func TestReadEmpty(t *testing.T) {
	if s, messages := read(t, "\n"); len(messages) > 0 || s.FailOn != "" {
		t.Errorf("settings = %+v, diagnostics = %v", s, messages)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("version: 1\nneeds:\n  - {principal: a, action: b, resource: c}\n")
	f.Add("a: [\n")
	f.Fuzz(func(_ *testing.T, text string) {
		settings.Read(source.New("x", []byte(text)))
	})
}
