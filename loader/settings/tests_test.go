package settings_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/settings"
	"github.com/lint403/lint403/loader/source"
)

func TestReadTests(t *testing.T) {
	tests := []struct {
		name, text string
		// want lists ID and expectation, problems the summaries of the diagnostics.
		want, problems []string
	}{
		{
			"a list",
			"- {principal: a, operations: [GetObject, PutObject], resource: 'arn:aws:s3:::b/k', expect: allow}\n",
			[]string{"t.yaml:1:GetObject allow", "t.yaml:2:PutObject allow"},
			nil,
		},
		{
			"a mapping in JSON",
			`{"tests": [{"principal": "a", "action": "s3:GetObject", "resource": "x", "expect": "deny"}]}`,
			[]string{"t.yaml:1:s3:GetObject deny"},
			nil,
		},
		{"empty", "", nil, nil},
		{
			"no expectation", "- {principal: a, action: 's3:*', resource: x}\n",
			nil,
			[]string{"a statement does not say what it expects"},
		},
		{
			"an unknown key", "- {principal: a, action: x, resource: y, expect: allow, wants: z}\n",
			[]string{"t.yaml:1:x allow"},
			[]string{"unknown key `wants` in a need"},
		},
		{"no mapping", "- 1\n", nil, []string{"a need is not a mapping", "a need asks for nothing"}},
		{"not YAML", "{", nil, []string{"the configuration is not YAML: did not find expected node content"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			needs, diags := settings.ReadTests(source.New("t.yaml", []byte(tt.text)))
			var got, problems []string
			for _, n := range needs {
				got = append(got, n.ID+" "+n.Expect)
			}
			for _, d := range diags {
				problems = append(problems, d.Summary)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.problems, problems); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestResolve(t *testing.T) {
	m := model.New()
	m.Principals["arn:aws:iam::1:role/app"] = &model.Principal{Address: "aws_iam_role.app"}
	m.Buckets["acme"] = &model.Bucket{Address: "aws_s3_bucket.data"}
	m.Buckets["acme-more"] = &model.Bucket{Address: "aws_s3_bucket.data_more"}
	m.Keys["arn:k"] = &model.Key{Address: "aws_kms_key.k"}
	m.AccessPoints["arn:ap"] = &model.AccessPoint{Address: "aws_s3_access_point.a"}
	m.Endpoints["vpce-1"] = &model.Endpoint{Address: "aws_vpc_endpoint.s3"}
	tests := []struct {
		name       string
		need, want model.Need
	}{
		{
			"an object by the address of its bucket",
			model.Need{Principal: "aws_iam_role.app", Resource: "aws_s3_bucket.data/in/*", Endpoint: "aws_vpc_endpoint.s3"},
			model.Need{Principal: "arn:aws:iam::1:role/app", Bucket: "acme", ObjectKey: "in/~", Endpoint: "vpce-1"},
		},
		{
			"a longer address",
			model.Need{Resource: "aws_s3_bucket.data_more", Endpoint: "aws_s3_access_point.a"},
			model.Need{Bucket: "acme-more", Via: "arn:ap"},
		},
		{
			"a role to assume",
			model.Need{Resource: "aws_iam_role.app", Role: "aws_iam_role.app"},
			model.Need{Resource: "arn:aws:iam::1:role/app", Role: "arn:aws:iam::1:role/app"},
		},
		{"a key", model.Need{Resource: "aws_kms_key.k"}, model.Need{Resource: "arn:k"}},
		{"an ARN", model.Need{Principal: "p", Resource: "arn:x"}, model.Need{Principal: "p", Resource: "arn:x"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			settings.Resolve(m, []*model.Need{&tt.need})
			if diff := cmp.Diff(tt.want, tt.need); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
