package aws_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/aws"
	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// A policy that a state holds without the configuration setting it counts unless a
// resource of its own manages it.
func TestComputedPolicies(t *testing.T) {
	noop := changed("no-op")
	m := build(t,
		res("aws_s3_bucket.own", values{"bucket": "own"}, noop, set("bucket"), holds("policy", open)),
		res("aws_s3_bucket_policy.own", values{"bucket": "own"}, noop, set("bucket", "policy"), holds("policy", open)),
		res("aws_s3_bucket.removed", values{"bucket": "removed"}, noop, set("bucket"), holds("policy", open)),
		res("aws_s3_bucket_policy.removed", values{"bucket": "removed"}, changed("delete"), holds("policy", open)),
		res("aws_s3_bucket.untold", values{"bucket": "untold"}, holds("policy", open)),
		res("aws_s3_bucket_policy.untold", values{"bucket": "untold"}, holds("policy", open)),
		res("aws_s3_bucket.alone", values{"bucket": "alone"}, noop, set("bucket"), holds("policy", open)),
		res("aws_kms_key.k", values{"arn": "arn:aws:kms:eu-west-1:111122223333:key/k", "key_id": "k"}, noop, set(),
			holds("policy", open)),
		res("aws_vpc_endpoint.e", values{"id": "vpce-1", "service_name": "com.amazonaws.eu-west-1.s3"}, noop,
			set("service_name"), holds("policy", open)),
		res("aws_s3_access_point.a", values{"bucket": "own", "name": "a"}, noop, set("bucket", "name"),
			holds("policy", open)),
		res("aws_sqs_queue.q", values{"name": "q"}, noop, set("name"), holds("policy", open)),
		res("aws_iam_role.r", values{
			"name": "r", "inline_policy": []any{values{"name": "one"}, values{"name": "two"}},
			"managed_policy_arns": []any{"arn:aws:iam::aws:policy/A", "arn:aws:iam::aws:policy/B"},
		}, noop, set("name", "assume_role_policy"),
			holds("inline_policy.0.policy", read), holds("inline_policy.1.policy", read),
			holds("assume_role_policy", trust)),
		res("aws_iam_role_policy.one", values{"role": "r", "name": "one"}, noop, set("role", "policy"),
			holds("policy", read)),
		res("aws_iam_role_policy_attachment.b", values{"role": "r", "policy_arn": "arn:aws:iam::aws:policy/B"},
			changed("delete")),
	)
	got := map[string][]string{}
	for name, b := range m.Buckets {
		got[name] = b.Policies
	}
	want := map[string][]string{
		"own": {"aws_s3_bucket_policy.own.policy"}, "removed": nil, "alone": {"aws_s3_bucket.alone.policy"},
		"untold": {"aws_s3_bucket_policy.untold.policy"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("bucket policies (-want +got):\n%s", diff)
	}
	if key := m.Keys["arn:aws:kms:eu-west-1:111122223333:key/k"]; key.Policy != "aws_kms_key.k.policy" {
		t.Errorf("key = %+v", key)
	}
	if e := m.Endpoints["vpce-1"]; e.Policy != "aws_vpc_endpoint.e.policy" {
		t.Errorf("endpoint = %+v", e)
	}
	if a := m.AccessPoints["arn:aws:s3:eu-west-1:111122223333:accesspoint/a"]; a.Policy != "aws_s3_access_point.a.policy" {
		t.Errorf("access point = %+v", a)
	}
	if q := m.Policies["aws_sqs_queue.q.policy"]; q == nil || q.Target != "arn:aws:sqs:eu-west-1:111122223333:q" {
		t.Errorf("queue policy = %+v", q)
	}
	role := m.Principals["arn:aws:iam::111122223333:role/r"]
	if diff := cmp.Diff([]string{"aws_iam_role_policy.one.policy", "aws_iam_role.r.inline_policy.1.policy"},
		role.Identity); diff != "" {
		t.Errorf("identity policies (-want +got):\n%s", diff)
	}
	if len(role.ManagedARNs) != 1 || role.ManagedARNs[0].Value != "arn:aws:iam::aws:policy/A" {
		t.Errorf("managed policies = %v", role.ManagedARNs)
	}
}

// The value in the model is the id of the policy, not its text once more.
func TestDocumentsStandOnce(t *testing.T) {
	m := build(t, res("aws_s3_bucket_policy.p", values{"bucket": "acme", "policy": open}, holds("policy", open)))
	if got := m.Resources["aws_s3_bucket_policy"][0].Values["policy"]; got != "aws_s3_bucket_policy.p.policy" {
		t.Errorf("policy = %v", got)
	}
}

func TestLambdaPermission(t *testing.T) {
	m := build(t,
		res("aws_lambda_permission.s3", values{
			"function_name": "f", "qualifier": "live", "action": "lambda:InvokeFunction", "principal": "s3.amazonaws.com",
			"source_arn": "arn:aws:s3:::acme", "source_account": "111122223333", "statement_id": "S3",
		}, func(r *tf.Resource) { r.Ranges = map[string]model.Range{"source_arn": {File: "there"}} }),
		res("aws_lambda_permission.account", values{"function_name": "f", "action": "lambda:*", "principal": "444455556666"}),
		res("aws_lambda_permission.any", values{
			"function_name": "f", "action": "lambda:InvokeFunctionUrl",
			"principal": "*",
		}),
		res("aws_lambda_layer_version_permission.l", values{
			"layer_name": "l", "version_number": float64(3), "action": "lambda:GetLayerVersion",
			"principal": "*", "organization_id": "o-1",
		}),
	)
	p := m.Policies["aws_lambda_permission.s3.statement"]
	s := p.Statements[0]
	const function = "arn:aws:lambda:eu-west-1:111122223333:function:f"
	if p.Kind != model.KindResource || p.Target != function || p.TargetType != "aws_lambda_function" {
		t.Errorf("policy = %+v", p)
	}
	if s.Resources[0].Value != function+":live" || s.Principals[0].Type != "Service" || s.Sid.Value != "S3" {
		t.Errorf("statement = %+v", s)
	}
	operators := map[string]string{}
	for _, c := range s.Conditions {
		operators[c.Name] = c.Operator
		if c.Name == "aws:sourcearn" && c.Values[0].Range.File != "there" {
			t.Errorf("condition value is at %v", c.Values[0].Range)
		}
	}
	if diff := cmp.Diff(map[string]string{"aws:sourcearn": "ArnLike", "aws:sourceaccount": "StringEquals"},
		operators); diff != "" {
		t.Errorf("conditions (-want +got):\n%s", diff)
	}
	if got := m.Policies["aws_lambda_permission.account.statement"].Statements[0].Principals[0]; got.Type != "AWS" ||
		got.Form != "account" {
		t.Errorf("principal = %+v", got)
	}
	if got := m.Policies["aws_lambda_permission.any.statement"].Statements[0].Principals[0]; got.Type != "*" {
		t.Errorf("principal = %+v", got)
	}
	layer := m.Policies["aws_lambda_layer_version_permission.l.statement"]
	if want := "arn:aws:lambda:eu-west-1:111122223333:layer:l:3"; layer.Target != want {
		t.Errorf("layer = %s, want %s", layer.Target, want)
	}
}

// The role that a provider assumes has the session policies that it passes.
func TestProviderSessions(t *testing.T) {
	m := model.New()
	place := model.Range{File: "main.tf"}
	provider := &tf.Provider{
		Provider: model.Provider{
			Key: "aws", Region: "eu-west-1", Account: "111122223333",
			RoleARN: "arn:aws:iam::111122223333:role/deploy",
		},
		Documents: []*tf.Document{{
			Text: read, Form: "json", Header: place, Locate: func(string, bool, int, int) model.Range { return place },
		}},
		SessionARNs: []string{"arn:aws:iam::111122223333:policy/own", "arn:aws:iam::aws:policy/ReadOnlyAccess"},
	}
	b := aws.NewBuilder(m)
	b.Add(&tf.Module{
		Providers: []*tf.Provider{provider},
		Resources: []*tf.Resource{res("aws_iam_policy.own", values{"name": "own"}, holds("policy", read))},
	})
	want := []string{
		"provider.aws.assume_role.policy", "aws_iam_policy.own.policy", "provider.aws.assume_role.policy_arns.1",
	}
	if diff := cmp.Diff(want, m.Providers["aws"].Session); diff != "" {
		t.Errorf("session policies (-want +got):\n%s", diff)
	}
	if unseen := m.Policies[want[2]]; unseen.Kind != model.KindSession || len(unseen.Incomplete) != 1 {
		t.Errorf("policy that is not in view = %+v", unseen)
	}
	if m.Policies[want[0]].Kind != model.KindSession {
		t.Errorf("kind = %s", m.Policies[want[0]].Kind)
	}
}

func TestPolicyTargets(t *testing.T) {
	token := symbol.Token
	m := build(t,
		res("aws_sqs_queue.q", values{"name": "q"}),
		res("aws_sqs_queue_policy.q", values{"queue_url": "https://sqs.eu-west-1.amazonaws.com/111122223333/q"},
			holds("policy", open)),
		res("aws_ecr_repository.r", values{"name": "r"}),
		res("aws_ecr_repository_policy.r", values{"repository": "r"}, holds("policy", open)),
		res("aws_sns_topic_policy.s", values{"arn": "arn:aws:sns:eu-west-1:444455556666:s"}, holds("policy", open)),
		res("aws_secretsmanager_secret.s", values{}),
		res("aws_secretsmanager_secret_policy.s", values{"secret_arn": token("aws_secretsmanager_secret.s.id")},
			holds("policy", open)),
		res("aws_s3_access_point.a", values{"bucket": "acme", "name": "a"}),
		res("aws_s3control_access_point_policy.a", values{
			"access_point_arn": token("aws_s3control_access_point_policy.a.access_point_arn"),
		}, refers("access_point_arn", "aws_s3_access_point.a"), holds("policy", open)),
		res("aws_vpc_endpoint.e", values{"service_name": "com.amazonaws.eu-west-1.s3"}),
		res("aws_vpc_endpoint_policy.e", values{"vpc_endpoint_id": token("aws_vpc_endpoint.e.id")}, holds("policy", open)),
		res("aws_glue_resource_policy.g", values{}, holds("policy", open)),
		res("aws_s3_bucket_policy.gone", values{}, holds("policy", open)),
	)
	got := map[string]string{}
	for id, p := range m.Policies {
		got[strings.TrimSuffix(id, ".policy")] = p.Target
	}
	want := map[string]string{
		"aws_sqs_queue_policy.q":              "arn:aws:sqs:eu-west-1:111122223333:q",
		"aws_ecr_repository_policy.r":         "arn:aws:ecr:eu-west-1:111122223333:repository/r",
		"aws_sns_topic_policy.s":              "arn:aws:sns:eu-west-1:444455556666:s",
		"aws_secretsmanager_secret_policy.s":  "${aws_secretsmanager_secret.s.arn}",
		"aws_s3control_access_point_policy.a": "arn:aws:s3:eu-west-1:111122223333:accesspoint/a",
		"aws_vpc_endpoint_policy.e":           "${aws_vpc_endpoint.e.id}",
		"aws_glue_resource_policy.g":          "",
		"aws_s3_bucket_policy.gone":           "",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("targets (-want +got):\n%s", diff)
	}
	if p := m.AccessPoints["arn:aws:s3:eu-west-1:111122223333:accesspoint/a"]; p.Policy == "" {
		t.Errorf("access point = %+v", p)
	}
	if e := m.Endpoints["${aws_vpc_endpoint.e.id}"]; e.Policy == "" {
		t.Errorf("endpoint = %+v", e)
	}
}

func TestAddPolicy(t *testing.T) {
	m := model.New()
	b := aws.NewBuilder(m)
	parsed := func(id string, kind model.PolicyKind, resource string) *model.Policy {
		text := `{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*",` +
			`"Resource":` + resource + `}}`
		p, _ := document.Parse([]byte(text), document.Options{ID: id, Kind: kind})
		return p
	}
	b.AddPolicy(parsed("a.json", model.KindBucket, `["arn:aws-cn:s3:::acme","arn:aws-cn:s3:::acme/*"]`))
	b.AddPolicy(parsed("a.json", model.KindBucket, `["arn:aws-cn:s3:::acme/x"]`))
	b.AddPolicy(parsed("two.json", model.KindBucket, `["arn:aws:s3:::one/*","arn:aws:s3:::two/*"]`))
	b.AddPolicy(parsed("star.json", model.KindBucket, `"arn:aws:s3:::*/*"`))
	b.AddPolicy(parsed("rcp.json", model.KindRCP, `"*"`))
	b.AddPolicy(parsed("scp.json", model.KindSCP, `"*"`))
	b.AddPolicy(parsed("key.json", model.KindKMS, `"*"`))
	b.Finish()
	if diff := cmp.Diff([]string{"a.json", "a.json#2"}, m.Buckets["acme"].Policies); diff != "" {
		t.Errorf("policies (-want +got):\n%s", diff)
	}
	if len(m.Buckets) != 1 || m.Buckets["acme"].ARN != "arn:aws-cn:s3:::acme" {
		t.Errorf("buckets = %v", m.Buckets)
	}
	want := &model.Account{ID: "${account}", SCP: [][]string{{"FullAWSAccess", "scp.json"}}, RCP: [][]string{{"rcp.json"}}}
	if diff := cmp.Diff(want, m.Accounts["${account}"]); diff != "" {
		t.Errorf("account (-want +got):\n%s", diff)
	}
}

// The policies that AWS gives everybody are none; others that Terraform found are
// marked as not written here.
func TestDefaultPolicies(t *testing.T) {
	root := `{"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions",` +
		`"Effect":"Allow",` +
		`"Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}`
	all := `{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}`
	topic := `{"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID"}]}`
	noop := changed("no-op")
	m := build(t,
		res("aws_kms_key.k", values{"arn": "k", "policy": root}, noop, set(), holds("policy", root)),
		res("aws_kms_key.other", values{"arn": "o"}, noop, set(), holds("policy", open)),
		res("aws_kms_key.written", values{"arn": "w"}, noop, set("policy"), holds("policy", root)),
		res("aws_vpc_endpoint.e", values{"id": "e"}, noop, set(), holds("policy", all)),
		res("aws_sns_topic.t", values{"name": "t"}, noop, set(), holds("policy", topic)),
		res("data.aws_iam_policy.p", values{"arn": "arn:aws:iam::aws:policy/P"}, holds("policy", read)),
	)
	got := map[string]string{}
	for id, p := range m.Policies {
		got[id] = p.Form
	}
	want := map[string]string{
		"aws_kms_key.other.policy": "state", "aws_kms_key.written.policy": "json", "data.aws_iam_policy.p.policy": "state",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("forms (-want +got):\n%s", diff)
	}
	if m.Keys["k"].Policy != "" || m.Endpoints["e"].Policy != "" {
		t.Errorf("key = %+v, endpoint = %+v", m.Keys["k"], m.Endpoints["e"])
	}
	if _, ok := m.Resources["aws_kms_key"][0].Values["policy"]; ok {
		t.Error("the value names a policy that is gone")
	}
}
