package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAddressPattern(t *testing.T) {
	tests := []struct {
		pattern, address string
		want             bool
	}{
		{"aws_s3_bucket.b", "aws_s3_bucket.b", true},
		{"aws_s3_bucket.b", "aws_s3_bucket.bb", false},
		{"aws_s3_bucket.b", `aws_s3_bucket.b[0]`, true},
		{"aws_s3_bucket.b[0]", `aws_s3_bucket.b[0]`, true},
		{"aws_s3_bucket.b[0]", `aws_s3_bucket.b[1]`, false},
		{"aws_s3_bucket.b[0]", `aws_s3_bucket.b`, false},
		{"aws_s3_bucket.b[*]", `aws_s3_bucket.b`, true},
		{"aws_s3_bucket.b[*]", `aws_s3_bucket.b["a.b]c"]`, true},
		{`aws_s3_bucket.b["a.b]c"]`, `aws_s3_bucket.b["a.b]c"]`, true},
		{`aws_s3_bucket.b["a*"]`, `aws_s3_bucket.b["abc"]`, true},
		{`aws_s3_bucket.b["a*"]`, `aws_s3_bucket.b["cba"]`, false},
		{"aws_s3_bucket.*", `aws_s3_bucket.b`, true},
		{"aws_s3_*.b", `aws_s3_bucket.b`, true},
		{"aws_s3_*.b", `aws_sqs_queue.b`, false},
		{"aws_s3_bucket", `aws_s3_bucket.b`, true},
		{"module.logs[*].aws_s3_bucket_policy.this", `module.logs["eu"].aws_s3_bucket_policy.this`, true},
		{"module.logs[*].aws_s3_bucket_policy.this", `module.logs.aws_s3_bucket_policy.this`, true},
		{"module.logs.aws_s3_bucket_policy.this", `module.logs[0].aws_s3_bucket_policy.this[1]`, true},
		{"module.logs[0].aws_s3_bucket_policy.this", `module.logs[1].aws_s3_bucket_policy.this`, false},
		{"module.logs", `module.logs[1].module.inner.aws_s3_bucket_policy.this`, true},
		{"module.logs", `module.log.aws_s3_bucket_policy.this`, false},
		{"module.*.aws_s3_bucket_policy.this", `module.a.module.b.aws_s3_bucket_policy.this`, false},
		{"**.aws_s3_bucket_policy.this", `module.a.module.b.aws_s3_bucket_policy.this`, true},
		{"**.aws_s3_bucket_policy.this", `aws_s3_bucket_policy.this`, true},
		{"**.aws_s3_bucket_policy.this", `aws_s3_bucket_policy.that`, false},
		{"**", `aws_s3_bucket_policy.that`, true},
		{"data.aws_iam_policy_document.d", `data.aws_iam_policy_document.d`, true},
		{"aws_s3_bucket.b", "", false},
		{"aws_s3_bucket.b", "aws_s3_bucket", false},
		{"", "aws_s3_bucket.b", true},
		{"aws_s3_bucket.b[", "aws_s3_bucket.b", false},
		{".", "aws_s3_bucket.b", false},
	}
	for _, tt := range tests {
		if got := parseAddress(tt.pattern).covers(parseAddress(tt.address)); got != tt.want {
			t.Errorf("%q covers %q = %t, want %t", tt.pattern, tt.address, got, tt.want)
		}
	}
}

func TestParseAddress(t *testing.T) {
	want := addressPattern{{"module", ""}, {"logs", `["a\".b"]`}, {"data", ""}, {"aws_x", ""}, {"y", "[0]"}}
	got := parseAddress(`module.logs["a\".b"].data.aws_x.y[0]`)
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(addressStep{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, hostile := range []string{"..", "...a", "[[[", `["`, `a["\`, "."} {
		parseAddress(hostile) // has to come to an end
	}
}

func TestWildcard(t *testing.T) {
	tests := []struct {
		pattern, text string
		want          bool
	}{
		{"", "", true},
		{"*", "", true},
		{"*", "anything", true},
		{"a*c", "abbbc", true},
		{"a*c", "abbb", false},
		{"a?c", "abc", true},
		{"a?c", "ac", false},
		{"*b*b", "abab", true},
		{"arn:aws:iam::*:role/app-*", "arn:aws:iam::111122223333:role/app-1", true},
		{"a", "ab", false},
		{"ab", "a", false},
	}
	for _, tt := range tests {
		if got := wildcard(tt.pattern, tt.text); got != tt.want {
			t.Errorf("wildcard(%q, %q) = %t, want %t", tt.pattern, tt.text, got, tt.want)
		}
	}
}
