package loader_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader"
	"github.com/lint403/lint403/loader/model"
)

// write fills a directory and makes it the working directory.
func write(t *testing.T, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
}

const (
	bucketPolicy = `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*",` +
		`"Resource":["arn:aws:s3:::acme-data","arn:aws:s3:::acme-data/*"]}]}`
	identityPolicy = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}`
	denyAll        = `{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*"}}`
	denied         = `{"Records":[{"eventVersion":"1.08","eventID":"e1","eventTime":"2024-01-01T00:00:00Z",` +
		`"eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"eu-west-1","errorCode":"AccessDenied",` +
		`"userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/dave","accountId":"111122223333",` +
		`"principalId":"AIDAEXAMPLE","userName":"dave"},` +
		`"requestParameters":{"bucketName":"acme-data","key":"a.txt"}}]}`
)

func inputs(result *loader.Result) []string {
	var out []string
	for _, in := range result.Inputs {
		ok := ""
		if !in.OK {
			ok = " lost"
		}
		out = append(out, filepath.ToSlash(in.Path)+" "+in.Kind+ok)
	}
	return out
}

func TestPaths(t *testing.T) {
	files := map[string]string{
		"plan.json":                     tinyPlan,
		"policies/bucket.json":          bucketPolicy,
		"policies/deep/identity.json":   identityPolicy,
		"policies/package.json":         `{"name":"app"}`,
		"policies/empty.json":           "",
		"policies/.terraform/plan.json": tinyPlan,
		"policies/notes.txt":            "hello",
		"root/main.tf":                  "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"acme-root\"\n}\n",
		"nothing/readme.md":             "# nothing",
		"trail.json":                    denied,
	}
	tests := []struct {
		name         string
		paths        []string
		inputs       []string
		diags        []string
		wantPolicies int
		wantBuckets  []string
	}{
		{
			name: "directory of policies", paths: []string{"policies"},
			inputs:       []string{"policies/bucket.json policy", "policies/deep/identity.json policy"},
			wantPolicies: 2, wantBuckets: []string{"acme-data"},
		},
		{
			name: "several at once, each once", paths: []string{"plan.json", "./plan.json", "policies/bucket.json", "policies"},
			inputs: []string{
				"plan.json plan", "policies/bucket.json policy", "policies/deep/identity.json policy",
			},
			wantPolicies: 2, wantBuckets: []string{"acme-data"},
		},
		{
			name: "Terraform root, by directory and by file", paths: []string{"root", "root/main.tf"},
			inputs: []string{"root config"}, wantBuckets: []string{"acme-root"},
		},
		{
			name: "a lost one does not hide the others", paths: []string{"missing.json", "nothing", "plan.json"},
			inputs:      []string{"missing.json  lost", "nothing  lost", "plan.json plan"},
			diags:       []string{"missing.json: no such file or directory", "nothing: nothing to read in this directory"},
			wantBuckets: []string{"acme-data"},
		},
		{
			name: "given but of no use", paths: []string{"policies/package.json", "policies/empty.json"},
			inputs: []string{"policies/package.json  lost", "policies/empty.json  lost"},
			diags:  []string{"policies/empty.json: the file is empty", "policies/package.json: not a plan, a policy"},
		},
		{name: "trail", paths: []string{"trail.json"}, inputs: []string{"trail.json trail"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			write(t, files)
			result, err := loader.Load(t.Context(), tt.paths, loader.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.inputs, inputs(result)); diff != "" {
				t.Errorf("inputs (-want +got):\n%s", diff)
			}
			var diags []string
			for _, d := range result.Diagnostics {
				diags = append(diags, d.String())
			}
			if len(diags) != len(tt.diags) {
				t.Fatalf("diagnostics = %q, want %q", diags, tt.diags)
			}
			for i := range diags {
				if !strings.HasPrefix(diags[i], tt.diags[i]) {
					t.Errorf("diagnostic %q, want %q", diags[i], tt.diags[i])
				}
			}
			if got := len(result.Model.Policies); got != tt.wantPolicies {
				t.Errorf("%d policies, want %d", got, tt.wantPolicies)
			}
			for _, name := range tt.wantBuckets {
				if result.Model.Buckets[name] == nil {
					t.Errorf("bucket %s is missing", name)
				}
			}
		})
	}
}

func TestRawBucketPolicyMeetsPlan(t *testing.T) {
	write(t, map[string]string{"plan.json": tinyPlan, "policy.json": bucketPolicy})
	result := load(t, loader.Options{Assume: map[string]string{"account": "111122223333"}}, "policy.json", "plan.json")
	bucket := result.Model.Buckets["acme-data"]
	if diff := cmp.Diff([]string{"policy.json"}, bucket.Policies); diff != "" {
		t.Errorf("policies of the bucket (-want +got):\n%s", diff)
	}
	if bucket.Address != "aws_s3_bucket.b" || bucket.PolicyElsewhere || bucket.Account != "111122223333" {
		t.Errorf("bucket = %+v", bucket)
	}
	policy := result.Model.Policies["policy.json"]
	if policy.Kind != model.KindBucket || policy.Target != "acme-data" || !policy.KindGuessed {
		t.Errorf("policy = %s %s", policy.Kind, policy.Target)
	}
}

func TestKinds(t *testing.T) {
	write(t, map[string]string{"a.json": identityPolicy, "scp.json": denyAll, "b.json": `{"Statement":`})
	result, err := loader.Load(t.Context(), []string{"a.json", "scp.json", "b.json"}, loader.Options{
		Kind: model.KindIdentity, Kinds: map[string]model.PolicyKind{"scp.json": model.KindSCP},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]model.PolicyKind{}
	for id, policy := range result.Model.Policies {
		got[id] = policy.Kind
	}
	want := map[string]model.PolicyKind{
		"a.json": model.KindIdentity, "scp.json": model.KindSCP,
		"b.json": model.KindIdentity,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
}

// A control policy given on its own holds for the accounts in view.
func TestRawControlPolicies(t *testing.T) {
	allowList := `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:*","Resource":"*"}}`
	tests := []struct {
		name, text string
		kind       model.PolicyKind
		scp, rcp   [][]string
	}{
		{"denials beside full access", denyAll, model.KindSCP, [][]string{{"FullAWSAccess", "org.json"}}, nil},
		{"list of what is allowed", allowList, model.KindSCP, [][]string{{"org.json"}}, nil},
		{"resource control policy", denyAll, model.KindRCP, nil, [][]string{{"org.json"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			write(t, map[string]string{"plan.json": tinyPlan, "org.json": tt.text})
			result := load(t, loader.Options{Kinds: map[string]model.PolicyKind{"org.json": tt.kind}}, "plan.json", "org.json")
			account := result.Model.Accounts["${account}"]
			if account == nil {
				t.Fatalf("accounts = %v", result.Model.Accounts)
			}
			if diff := cmp.Diff(tt.scp, account.SCP); diff != "" {
				t.Errorf("SCPs (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.rcp, account.RCP); diff != "" {
				t.Errorf("RCPs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTrail(t *testing.T) {
	write(t, map[string]string{"trail.json": denied})
	result := load(t, loader.Options{}, "trail.json")
	if result.Model.Principals["arn:aws:iam::111122223333:user/dave"] == nil {
		t.Errorf("principals = %v", result.Model.Principals)
	}
	if len(result.Model.Needs) != 1 || result.Model.Needs[0].Operation != "GetObject" {
		t.Errorf("needs = %v", result.Model.Needs)
	}
}

const scattered = `resource "aws_s3_bucket" "b" {
  bucket = "acme-data"
}

resource "aws_kms_key" "k" {}

resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.b.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root" }
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.b.arn}/*"
      Condition = { StringEquals = { "s3:x-amz-server-side-encryption-aws-kms-key-id" = aws_kms_key.k.arn } }
    }]
  })
}

data "aws_caller_identity" "me" {}
`

// Values that the user gives stand in place of tokens, and what is left of the
// document is still found where it is written.
func TestAssume(t *testing.T) {
	write(t, map[string]string{"main.tf": scattered})
	const key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
	result := load(t, loader.Options{Assume: map[string]string{
		"account": "111122223333", "region": "eu-west-1", "aws_kms_key.k.arn": key,
	}}, ".")
	policy := result.Model.Policies["aws_s3_bucket_policy.p.policy"]
	statement := policy.Statements[0]
	if got := statement.Principals[0].Value; got != "arn:aws:iam::111122223333:root" {
		t.Errorf("principal = %s", got)
	}
	value := statement.Conditions[0].Values[0]
	if value.Value != key || len(value.Unknown) > 0 {
		t.Errorf("condition value = %s, unknown %v", value.Value, value.Unknown)
	}
	if got := sourceText(t, result, value.Range); !strings.Contains(got, "aws_kms_key.k.arn") {
		t.Errorf("condition value points at %q", got)
	}
	if got := sourceText(t, result, statement.Actions[0].Range); !strings.Contains(got, "s3:GetObject") {
		t.Errorf("action points at %q", got)
	}
	if result.Model.Keys[key] == nil {
		t.Errorf("keys = %v", result.Model.Keys)
	}
	if bucket := result.Model.Buckets["acme-data"]; bucket.Account != "111122223333" || bucket.Region != "eu-west-1" {
		t.Errorf("bucket = %+v", bucket)
	}
}

// A plan is completed by a directory only if that holds its configuration.
func TestPlanBesideOtherSources(t *testing.T) {
	tests := []struct {
		name, source string
		joined       bool
	}{
		{"its own", "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"acme-data\"\n}\n", true},
		{
			"its own, with what has nothing to do with S3",
			"resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"acme-data\"\n}\nresource \"random_id\" \"r\" {\n}\n", true,
		},
		{"another", "resource \"aws_s3_bucket\" \"other\" {\n  bucket = \"acme-data\"\n}\n", false},
		{
			"one that can't be evaluated",
			"resource \"aws_s3_bucket\" \"b\" {}\nresource \"aws_s3_bucket\" \"b\" {}\n", false,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			write(t, map[string]string{"main.tf": tt.source, "plan.json": tinyPlan})
			result := load(t, loader.Options{}, "plan.json")
			file := result.Model.Buckets["acme-data"].Range.File
			if got := file == "main.tf"; got != tt.joined {
				t.Errorf("the bucket is placed in %s", file)
			}
			if len(result.Diagnostics) > 0 {
				t.Errorf("diagnostics = %v", result.Diagnostics)
			}
		})
	}
}

// A root that completes a plan is not read a second time.
func TestPlanAndItsRoot(t *testing.T) {
	write(t, map[string]string{"main.tf": scattered, "out/plan.json": tinyPlan})
	result := load(t, loader.Options{Root: "."}, "out/plan.json", ".")
	if got := len(result.Model.Resources["aws_s3_bucket"]); got != 1 {
		t.Errorf("%d buckets, want the one of the plan", got)
	}
	if result.Model.Buckets["acme-data"].Change != "create" {
		t.Errorf("bucket = %+v", result.Model.Buckets["acme-data"])
	}
}

// A directory may hold several configurations side by side: a file that is named
// then stands for itself, and a plan for the file that it is named after.
func TestConfigurationsSideBySide(t *testing.T) {
	source := func(bucket string) string {
		return "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"" + bucket + "\"\n}\n"
	}
	files := map[string]string{
		"first.tf": source("acme-data"), "second.tf": source("acme-other"), "first.plan.json": tinyPlan,
	}
	tests := []struct {
		path, bucket, place string
	}{
		{"first.tf", "acme-data", "first.tf"},
		{"second.tf", "acme-other", "second.tf"},
		{"first.plan.json", "acme-data", "first.tf"},
	}
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			write(t, files)
			result := load(t, loader.Options{}, tt.path)
			bucket := result.Model.Buckets[tt.bucket]
			if bucket == nil || len(result.Model.Buckets) != 1 || bucket.Range.File != tt.place {
				t.Errorf("buckets = %v", result.Model.Buckets)
			}
		})
	}
	write(t, map[string]string{"a.tf": source("acme-data"), "b.tf": "resource \"aws_s3_bucket\" \"c\" {\n}\n"})
	if got := len(load(t, loader.Options{}, "a.tf").Model.Resources["aws_s3_bucket"]); got != 2 {
		t.Errorf("%d buckets, want those of the whole directory", got)
	}
}

// Roots that use the same addresses stay apart.
func TestRootsStayApart(t *testing.T) {
	source := strings.ReplaceAll(scattered, "\"acme-data\"", "var.name") + `
variable "name" {}
provider "aws" {
  region = var.region
}
variable "region" {}
`
	write(t, map[string]string{
		"a/main.tf": source, "a/terraform.tfvars": "name = \"acme-a\"\nregion = \"eu-west-1\"\n",
		"b/main.tf": source, "b/terraform.tfvars": "name = \"acme-b\"\nregion = \"us-east-1\"\n",
	})
	m := load(t, loader.Options{}, "a", "b").Model
	want := map[string][]string{
		"acme-a": {"aws_s3_bucket_policy.p.policy", "eu-west-1"},
		"acme-b": {"(b).aws_s3_bucket_policy.p.policy", "us-east-1"},
	}
	got := map[string][]string{}
	for name, bucket := range m.Buckets {
		got[name] = append(bucket.Policies, bucket.Region)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("buckets (-want +got):\n%s", diff)
	}
	value := m.Policies["(b).aws_s3_bucket_policy.p.policy"].Statements[0].Conditions[0].Values[0]
	if value.Value != "${(b).aws_kms_key.k.arn}" {
		t.Errorf("condition value = %s", value.Value)
	}
	if m.Keys["${aws_kms_key.k.arn}"] == nil || m.Keys["${(b).aws_kms_key.k.arn}"] == nil {
		t.Errorf("keys = %v", m.Keys)
	}
	if m.Providers["aws"].Region != "eu-west-1" || m.Providers["(b).aws"].Region != "us-east-1" {
		t.Errorf("providers = %v", m.Providers)
	}
	for _, r := range m.Resources["aws_s3_bucket_policy"] {
		if r.Module == "(b)" && (r.Provider != "(b).aws" || r.References["bucket"][0] != "(b).aws_s3_bucket.b") {
			t.Errorf("resource = %+v", r)
		}
	}
}

// A document that the plan knows is placed where it is written, as long as the
// sources say the same; otherwise the plan counts.
func TestKnownDocuments(t *testing.T) {
	plan := func(text string) string {
		quoted, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		return `{"format_version":"1.2","resource_changes":[{"address":"aws_iam_policy.p","mode":"managed",` +
			`"type":"aws_iam_policy","name":"p","change":{"actions":["create"],"after":{"name":"p","policy":` +
			string(quoted) + `},"after_unknown":{}}}]}`
	}
	source := func(policy string) string {
		return "resource \"aws_iam_policy\" \"p\" {\n  name   = \"p\"\n  policy = " + policy + "\n}\n"
	}
	const known = `{"Statement":[{"Action":["s3:PutObject","s3:GetObject"],"Effect":"Allow","Resource":"*","Sid":""}]}`
	tests := []struct {
		name, policy, place, action string
	}{
		{
			"the same in other words",
			`jsonencode({ Statement = { Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = ["*"] } })`,
			"main.tf", "s3:GetObject",
		},
		{
			"something else", `jsonencode({ Statement = { Effect = "Deny", Action = "s3:*", Resource = "*" } })`,
			"plan.json", "s3:PutObject",
		},
		{"not evaluated", `file("gone.json")`, "plan.json", "s3:PutObject"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			write(t, map[string]string{"main.tf": source(tt.policy), "plan.json": plan(known)})
			result := load(t, loader.Options{Root: "."}, "plan.json")
			policy := result.Model.Policies["aws_iam_policy.p.policy"]
			action := policy.Statements[0].Actions[0]
			if action.Range.File != tt.place || action.Value != tt.action {
				t.Errorf("first action %s in %s, want %s in %s", action.Value, action.Range.File, tt.action, tt.place)
			}
		})
	}
}

// Errors in the sources of a plan lose nothing: the plan is whole without them.
func TestBrokenSourcesOfPlan(t *testing.T) {
	write(t, map[string]string{"root/main.tf": "resource {", "plan.json": tinyPlan})
	result := load(t, loader.Options{Root: "root"}, "plan.json")
	if len(result.Diagnostics) == 0 || result.Model.Buckets["acme-data"] == nil {
		t.Errorf("diagnostics = %v, buckets = %v", result.Diagnostics, result.Model.Buckets)
	}
}

// Roots below a directory are found; modules that they call and files that they read
// are parts of them.
func TestRootsBelow(t *testing.T) {
	bucket := func(name string) string {
		return "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"" + name + "\"\n}\n"
	}
	write(t, map[string]string{
		"live/dev/main.tf":            bucket("acme-dev") + "module \"m\" {\n  source = \"../../modules/policy\"\n}\n",
		"live/prod/main.tf":           bucket("acme-prod"),
		"modules/policy/main.tf":      "resource \"aws_iam_policy\" \"p\" {\n  policy = file(\"${path.module}/policy.json\")\n}\n",
		"modules/policy/policy.json":  identityPolicy,
		"policies/bucket.json":        bucketPolicy,
		"live/dev/.terraform/x/m.tf":  bucket("acme-hidden"),
		"web/node_modules/x/main.tf":  bucket("acme-module"),
		"web/node_modules/x/pol.json": bucketPolicy,
	})
	result, err := loader.Load(t.Context(), []string{"."}, loader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"live/dev config", "live/prod config", "policies/bucket.json policy"}
	if diff := cmp.Diff(want, inputs(result)); diff != "" {
		t.Errorf("inputs (-want +got):\n%s", diff)
	}
	for _, name := range []string{"acme-dev", "acme-prod"} {
		if result.Model.Buckets[name] == nil {
			t.Errorf("no bucket %s", name)
		}
	}
	if n := len(result.Model.Policies); n != 2 {
		t.Errorf("%d policies, want that of the module, once, and that of the bucket", n)
	}
}
