package loader_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader"
	"github.com/lint403/lint403/loader/model"
)

var update = flag.Bool("update", false, "rewrite the goldens")

const fixtures = "../testdata/loader"

// load reads paths and fails on diagnostics of severity error.
func load(t *testing.T, opts loader.Options, paths ...string) *loader.Result {
	t.Helper()
	result, err := loader.Load(t.Context(), paths, opts)
	if err != nil {
		t.Fatal(err)
	}
	if result.Diagnostics.HasErrors() {
		t.Fatalf("diagnostics: %v", result.Diagnostics)
	}
	return result
}

// asJSON returns the document that rules see.
func asJSON(t *testing.T, m *model.Model) []byte {
	t.Helper()
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(m); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

func cases(t *testing.T) []string {
	t.Helper()
	plans, err := filepath.Glob(filepath.Join(fixtures, "*", "plan.json"))
	if err != nil || len(plans) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	return plans
}

func TestPlans(t *testing.T) {
	for _, name := range cases(t) {
		t.Run(filepath.Base(filepath.Dir(name)), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := asJSON(t, load(t, loader.Options{Stdin: bytes.NewReader(text)}, "-").Model)
			golden := filepath.Join(filepath.Dir(name), "want.json")
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatalf("%v; run go test ./loader -update", err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("model of %s differs; -update rewrites it (-want +got):\n%s", name, diff)
			}
		})
	}
}

// plain returns the model without what a plan and its sources can't agree on:
// places, what happens to a resource, and the resources as such.
func plain(t *testing.T, m *model.Model) any {
	t.Helper()
	var document map[string]any
	if err := json.Unmarshal(asJSON(t, m), &document); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"resources", "assumptions"} {
		delete(document, name)
	}
	var strip func(v any)
	strip = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			maps.DeleteFunc(v, func(name string, _ any) bool {
				return strings.HasSuffix(name, "range") || slices.Contains([]string{
					"ranges", "header", "callers", "change", "size", "spec",
				}, name)
			})
			for _, inner := range v {
				strip(inner)
			}
		case []any:
			for _, inner := range v {
				strip(inner)
			}
		}
	}
	strip(document)
	return document
}

// A plan with its sources says the same as the sources alone, where those can know.
func TestPlanAndSourcesAgree(t *testing.T) {
	for _, name := range cases(t) {
		dir := filepath.Dir(name)
		root := filepath.Join(dir, "root")
		t.Run(filepath.Base(dir), func(t *testing.T) {
			assumed := map[string]string{}
			joined := load(t, loader.Options{Root: root}, name)
			if p := joined.Model.Providers["aws"]; p != nil && !strings.Contains(p.Account, "$") {
				assumed["account"] = p.Account
			}
			if dir == filepath.Join(fixtures, "keys") {
				// What a data source answered stands in the plan alone.
				const id = "1234abcd-12ab-34cd-56ef-1234567890ab"
				assumed["data.aws_kms_alias.managed.target_key_arn"] = "arn:aws:kms:eu-west-1:111122223333:key/" + id
				assumed["data.aws_kms_alias.managed.target_key_id"] = id
			}
			alone := load(t, loader.Options{Assume: assumed}, root)
			sorted := cmp.Options{cmp.Transformer("sort", func(list []any) any {
				texts := make([]string, len(list))
				for i, v := range list {
					text, err := json.Marshal(v)
					if err != nil {
						t.Fatal(err)
					}
					texts[i] = string(text)
				}
				slices.Sort(texts)
				return strings.Join(texts, "\n")
			})}
			if diff := cmp.Diff(plain(t, alone.Model), plain(t, joined.Model), sorted); diff != "" {
				t.Errorf("the plan with its sources differs from the sources (-sources +plan):\n%s", diff)
			}
			for id, policy := range joined.Model.Policies {
				if policy.Form != "aws" && !strings.HasSuffix(policy.Header.File, ".tf") {
					t.Errorf("%s points at %v, not into the sources", id, policy.Header)
				}
			}
		})
	}
}

// Every text of a known document is found where its range says.
func TestRangesInPlans(t *testing.T) {
	checked := 0
	for _, name := range cases(t) {
		result := load(t, loader.Options{Root: t.TempDir()}, name)
		for id, policy := range result.Model.Policies {
			if policy.Form != "plan" {
				continue
			}
			for _, statement := range policy.Statements {
				for _, action := range statement.Actions {
					text := sourceText(t, result, action.Range)
					if got := strings.Trim(text, `\"`); got != action.Value {
						t.Errorf("%s: range of action %q holds %q", id, action.Value, text)
					}
					checked++
				}
				for _, resource := range statement.Resources {
					text := sourceText(t, result, resource.Range)
					if got := strings.Trim(text, `\"`); got != resource.Value {
						t.Errorf("%s: range of resource %q holds %q", id, resource.Value, text)
					}
				}
			}
		}
	}
	if checked < 5 {
		t.Errorf("only %d actions were looked at", checked)
	}
}

func sourceText(t *testing.T, result *loader.Result, r model.Range) string {
	t.Helper()
	text, ok := result.Sources[r.File]
	if !ok || r.End.Byte > len(text) || r.Start.Byte > r.End.Byte {
		t.Fatalf("range %v is outside the sources", r)
	}
	return string(text[r.Start.Byte:r.End.Byte])
}

func TestRealPlans(t *testing.T) {
	plans, err := filepath.Glob("../../shared/plans/*.json")
	if err != nil {
		t.Fatal(err)
	}
	if len(plans) == 0 {
		t.Skip("there are none")
	}
	for _, name := range plans {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			result := load(t, loader.Options{}, name)
			if len(result.Diagnostics) > 0 {
				t.Errorf("diagnostics: %v", result.Diagnostics)
			}
			if !result.Inputs[0].OK || result.Inputs[0].Kind != "plan" {
				t.Errorf("input = %+v", result.Inputs[0])
			}
		})
	}
}

func utf16le(text string) []byte {
	out := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune(text)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return out
}

const tinyPlan = `{"format_version":"1.2","resource_changes":[{"address":"aws_s3_bucket.b","mode":"managed",` +
	`"type":"aws_s3_bucket","name":"b","change":{"actions":["create"],"before":null,` +
	`"after":{"bucket":"acme-data"},"after_unknown":{"id":true}}}]}`

func TestDirtyInputs(t *testing.T) {
	deep := `{"resource_changes":` + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + "}"
	tests := []struct {
		name string
		raw  []byte
		// bucket is one that the model must hold; diags are the beginnings of what is
		// said.
		bucket string
		diags  []string
	}{
		{name: "as it should be", raw: []byte(tinyPlan), bucket: "acme-data"},
		{name: "UTF-16 with byte order mark", raw: utf16le(tinyPlan), bucket: "acme-data"},
		{name: "UTF-8 with byte order mark", raw: []byte("\ufeff" + tinyPlan), bucket: "acme-data"},
		{
			name: "banners", raw: []byte("Initializing...\nDone.\n" + tinyPlan + "\nBye\n"), bucket: "acme-data",
			diags: []string{
				"warning stdin:1:1: text before the JSON document is skipped", "warning stdin:3:",
			},
		},
		{
			name: "behind a log of JSON lines", raw: []byte(`{"@level":"info"}` + "\n" + tinyPlan), bucket: "acme-data",
			diags: []string{"warning stdin:1:1: text before the JSON document is skipped"},
		},
		{name: "wrapped", raw: []byte(`{"tfplan":` + tinyPlan + `,"tfrun":{}}`), bucket: "acme-data"},
		{
			name: "only resource_changes, without addresses",
			raw: []byte(`{"resource_changes":[{"type":"aws_s3_bucket","name":"b","change":{"actions":["no-op"],` +
				`"after":{"bucket":"acme-data"}}}]}`),
			bucket: "acme-data",
		},
		{
			name: "only planned_values",
			raw: []byte(`{"format_version":"0.1","planned_values":{"root_module":{"child_modules":[{"address":"module.m",` +
				`"resources":[{"address":"module.m.aws_s3_bucket.b","mode":"managed","type":"aws_s3_bucket","name":"b",` +
				`"values":{"bucket":"acme-data"}}]}]}}}`),
			bucket: "acme-data",
		},
		{
			name: "state",
			raw: []byte(`{"format_version":"1.0","terraform_version":"1.9.0","values":{"root_module":{"resources":[` +
				`{"address":"aws_s3_bucket.b","mode":"managed","type":"aws_s3_bucket","name":"b",` +
				`"values":{"bucket":"acme-data"}}]}}}`),
			bucket: "acme-data",
		},
		{
			name: "an object left behind",
			raw: []byte(strings.Replace(tinyPlan, `"resource_changes":[`, `"resource_changes":[{"address":"aws_s3_bucket.b",`+
				`"mode":"managed","type":"aws_s3_bucket","name":"b","deposed":"ab12","change":{"actions":["delete"],`+
				`"before":{"bucket":"old"}}},`, 1)),
			bucket: "acme-data",
		},
		{
			name:  "state file",
			raw:   []byte(`{"version":4,"terraform_version":"1.9.0","lineage":"x","resources":[]}`),
			diags: []string{"error stdin:1:52: not a plan; this is a state file"},
		},
		{
			name:  "binary plan",
			raw:   []byte("PK\x03\x04rest"),
			diags: []string{"error stdin: this is a binary plan; run `terraform show -json`"},
		},
		{
			name:  "infracost",
			raw:   []byte(`{"format_version":"1.0","infracost_resource_changes":[]}`),
			diags: []string{"error stdin:1:54: not a plan; this is the plan as infracost writes it"},
		},
		{
			name:  "mock",
			raw:   []byte(`{"mock":{"valid":{"resource_changes":[]}}}`),
			diags: []string{"error stdin:1:9: not a plan; this is a mock"},
		},
		{
			name:  "nothing planned at all",
			raw:   []byte(`{"format_version":"1.2"}`),
			diags: []string{"error stdin:1:19: not a plan; there is nothing in it"},
		},
		{
			name:  "truncated",
			raw:   []byte(tinyPlan[:150]),
			diags: []string{"error stdin:1:"},
		},
		{
			name:  "wrong type of a part",
			raw:   []byte("{\n \"format_version\": \"1.2\",\n \"resource_changes\": \"none\"\n}"),
			diags: []string{"error stdin:3:22: resource_changes should be a list"},
		},
		{
			name:  "wrong type of an element",
			raw:   []byte(`{"resource_changes":[{},17]}`),
			diags: []string{"error stdin:1:25: resource_changes[1] should be an object"},
		},
		{
			name:  "wrong type of the configuration",
			raw:   []byte(`{"resource_changes":[],"configuration":[]}`),
			diags: []string{"error stdin:1:40: configuration should be an object"},
		},
		{name: "deep", raw: []byte(deep), diags: []string{"error stdin:1:"}},
		{name: "empty", raw: []byte(" \n"), diags: []string{"error stdin: the file is empty"}},
		{
			name:  "something else",
			raw:   []byte(`{"name":"app","version":"1.0.0"}`),
			diags: []string{"error stdin: not a plan, a policy or a CloudTrail log"},
		},
		{
			name:  "log of terraform plan -json",
			raw:   []byte(`{"@level":"info","@message":"Terraform 1.9.0","type":"version"}` + "\n{}\n"),
			diags: []string{"error stdin: this is the log of `terraform plan -json`, which has no policies in it; write the plan"},
		},
		{
			name:  "plan for people",
			raw:   []byte("\nTerraform will perform the following actions:\n\n  # aws_s3_bucket.a will be created\n"),
			diags: []string{"error stdin: this is a plan as people read it; write the plan to a file"},
		},
		{
			name:  "CloudFormation",
			raw:   []byte(`{"AWSTemplateFormatVersion":"2010-09-09","Resources":{}}`),
			diags: []string{"error stdin: this is a CloudFormation template; what is read"},
		},
		{name: "no JSON at all", raw: []byte("hello"), diags: []string{"error stdin: not a plan"}},
		{
			name: "mangled by a code page", raw: utf16le(tinyPlan[:60] + "\ufffd\"x" + tinyPlan[60:]),
			diags: []string{"error stdin:1:"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result, err := loader.Load(t.Context(), []string{"-"}, loader.Options{Stdin: bytes.NewReader(tt.raw)})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range result.Diagnostics {
				got = append(got, string(d.Severity)+" "+d.String())
			}
			if len(got) != len(tt.diags) {
				t.Fatalf("diagnostics = %q, want %q", got, tt.diags)
			}
			for i := range got {
				if !strings.HasPrefix(got[i], tt.diags[i]) {
					t.Errorf("diagnostic %q, want one that begins with %q", got[i], tt.diags[i])
				}
			}
			if tt.bucket != "" && result.Model.Buckets[tt.bucket] == nil {
				t.Errorf("buckets = %v, want %s among them", result.Model.Buckets, tt.bucket)
			}
			if ok := tt.bucket != ""; result.Inputs[0].OK != ok {
				t.Errorf("OK = %v, want %v", result.Inputs[0].OK, ok)
			}
		})
	}
}

func TestMangledEncodingIsExplained(t *testing.T) {
	raw := utf16le(strings.Replace(tinyPlan, `1.2"`, "1.2\ufffd", 1))
	result, err := loader.Load(t.Context(), []string{"-"}, loader.Options{Stdin: bytes.NewReader(raw)})
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Diagnostics) != 1 || !strings.Contains(result.Diagnostics[0].Detail, "Out-File -Encoding utf8") {
		t.Errorf("diagnostics = %v, want advice on the encoding", result.Diagnostics)
	}
}

func TestMaxInput(t *testing.T) {
	result, err := loader.Load(t.Context(), []string{"-"},
		loader.Options{Stdin: strings.NewReader(tinyPlan), MaxInput: 20})
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Diagnostics) != 1 || !strings.Contains(result.Diagnostics[0].Summary, "larger than 20 bytes") {
		t.Errorf("diagnostics = %v", result.Diagnostics)
	}
}

func TestCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := loader.Load(ctx, []string{fixtures}, loader.Options{}); err == nil {
		t.Error("a canceled context was ignored")
	}
}
