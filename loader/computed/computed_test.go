package computed_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/computed"
	"github.com/lint403/lint403/loader/symbol"
)

func TestAttributes(t *testing.T) {
	env := computed.Env{Region: "eu-west-1", Account: "111122223333"}
	tests := map[string]struct {
		typ  string
		set  map[string]string
		env  computed.Env
		want map[string]string
	}{
		"bucket by name": {
			typ: "aws_s3_bucket",
			set: map[string]string{"bucket": "data"},
			env: env,
			want: map[string]string{
				"bucket": "data", "id": "data", "arn": "arn:aws:s3:::data",
				"bucket_domain_name":          "data.s3.amazonaws.com",
				"bucket_regional_domain_name": "data.s3.eu-west-1.amazonaws.com",
				"bucket_region":               "eu-west-1", "region": "eu-west-1",
			},
		},
		"bucket without a name": {
			typ:  "aws_s3_bucket",
			set:  map[string]string{"bucket_prefix": "data-"},
			env:  env,
			want: map[string]string{"bucket_region": "eu-west-1", "region": "eu-west-1"},
		},
		"bucket without a name but with an identity": {
			typ: "aws_s3_bucket",
			env: computed.Env{Partition: "aws-cn", Account: "1", Address: "aws_s3_bucket.b"},
			want: map[string]string{
				"bucket":             symbol.Token("aws_s3_bucket.b.bucket"),
				"id":                 symbol.Token("aws_s3_bucket.b.bucket"),
				"arn":                "arn:aws-cn:s3:::" + symbol.Token("aws_s3_bucket.b.bucket"),
				"bucket_domain_name": symbol.Token("aws_s3_bucket.b.bucket") + ".s3.amazonaws.com.cn",
			},
		},
		"role in an account that is not known": {
			typ: "aws_iam_role",
			set: map[string]string{"name": "app", "path": "/team/"},
			env: computed.Env{Account: symbol.Token(symbol.Account)},
			want: map[string]string{
				"id": "app", "name": "app",
				"arn": "arn:aws:iam::" + symbol.Token("account") + ":role/team/app",
			},
		},
		"expected bucket owner is part of the id": {
			typ:  "aws_s3_bucket_acl",
			set:  map[string]string{"bucket": "data", "expected_bucket_owner": "111122223333", "acl": "private"},
			env:  env,
			want: map[string]string{"id": "data,111122223333,private"},
		},
		"resource in a region of its own": {
			typ: "aws_sqs_queue",
			set: map[string]string{"name": "q", "region": "us-east-2"},
			env: env,
			want: map[string]string{
				"name": "q",
				"arn":  "arn:aws:sqs:us-east-2:111122223333:q",
				"id":   "https://sqs.us-east-2.amazonaws.com/111122223333/q",
				"url":  "https://sqs.us-east-2.amazonaws.com/111122223333/q",
			},
		},
		"access point of another account": {
			typ: "aws_s3_access_point",
			set: map[string]string{"bucket": "data", "name": "ap", "account_id": "444455556666"},
			env: env,
			want: map[string]string{
				"id": "444455556666:ap", "arn": "arn:aws:s3:eu-west-1:444455556666:accesspoint/ap",
				"domain_name": "ap-444455556666.s3-accesspoint.eu-west-1.amazonaws.com",
			},
		},
		"access point on Outposts": {
			typ:  "aws_s3_access_point",
			set:  map[string]string{"bucket": "arn:aws:s3-outposts:eu-west-1:1:outpost/op-1/bucket/b", "name": "ap"},
			env:  env,
			want: map[string]string{},
		},
		"rule on a bus of its own": {
			typ: "aws_cloudwatch_event_rule",
			set: map[string]string{"name": "r", "event_bus_name": "orders"},
			env: env,
			want: map[string]string{
				"name": "r", "id": "orders/r", "arn": "arn:aws:events:eu-west-1:111122223333:rule/orders/r",
			},
		},
		"name given as an ARN": {
			typ:  "aws_lambda_function",
			set:  map[string]string{"function_name": "arn:aws:lambda:eu-west-1:1:function:f"},
			env:  env,
			want: map[string]string{},
		},
		"identity provider": {
			typ: "aws_iam_openid_connect_provider",
			set: map[string]string{"url": "https://token.actions.githubusercontent.com"},
			env: env,
			want: map[string]string{
				"id":  "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
				"arn": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
			},
		},
		"load balancer account": {
			typ:  "data.aws_elb_service_account",
			env:  env,
			want: map[string]string{"id": "156460612806", "arn": "arn:aws:iam::156460612806:root"},
		},
		"load balancer account of a region that is not known": {
			typ: "data.aws_elb_service_account", env: computed.Env{Region: symbol.Token("region")}, want: map[string]string{},
		},
		"partition": {
			typ: "data.aws_partition",
			env: env,
			want: map[string]string{
				"id": "aws", "partition": "aws", "dns_suffix": "amazonaws.com", "reverse_dns_prefix": "com.amazonaws",
			},
		},
		"parts of an ARN": {
			typ: "data.aws_arn",
			set: map[string]string{"arn": "arn:aws:logs:eu-west-1:1:log-group:g:*"},
			env: env,
			want: map[string]string{
				"id": "arn:aws:logs:eu-west-1:1:log-group:g:*", "partition": "aws", "service": "logs",
				"region": "eu-west-1", "account": "1", "resource": "log-group:g:*",
			},
		},
		"type without a row": {typ: "aws_secretsmanager_secret", set: map[string]string{"name": "s"}, env: env},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			get := func(attr string) (string, bool) { value, ok := tt.set[attr]; return value, ok }
			got := computed.Attributes(tt.typ, get, tt.env)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Attributes(%q) (-want +got)\n%s", tt.typ, diff)
			}
		})
	}
}

// Every template must be well formed: with everything set, every attribute comes
// out, and no brace is left in it.
func TestRowsAreWellFormed(t *testing.T) {
	get := func(attr string) (string, bool) {
		if attr == "region" {
			return "", false
		}
		return "x", true
	}
	for _, typ := range computed.Types() {
		got := computed.Attributes(typ, get, computed.Env{Region: "eu-west-1", Account: "111122223333"})
		if len(got) == 0 && typ != "data.aws_arn" {
			t.Errorf("%s: nothing computed", typ)
		}
		for attr, value := range got {
			if strings.ContainsAny(value, "{}|$") || strings.HasSuffix(attr, "arn") && !strings.HasPrefix(value, "arn:aws:") {
				t.Errorf("%s.%s = %q", typ, attr, value)
			}
		}
	}
}
