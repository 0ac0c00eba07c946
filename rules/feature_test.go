package rules

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lint403/lint403/loader"
	"github.com/lint403/lint403/loader/iam"
	"github.com/lint403/lint403/loader/model"
)

// TestFeaturesOfDocuments holds the words that say more than that a member is there
// against documents in which they occur and such in which they only seem to.
func TestFeaturesOfDocuments(t *testing.T) {
	const bucket = `"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":`
	tests := []struct {
		word       string
		kind       model.PolicyKind
		statements string
		want       bool
	}{
		{"overlap", "identity", `{"Action":["s3:GetObject","S3:getobject"]}`, true},
		{"overlap", "identity", `{"Action":["s3:GetObject","s3:Get*"]}`, true},
		{"overlap", "identity", `{"Action":["s3:*Object","s3:GetObject"]}`, true},
		{"overlap", "identity", `{"Action":["s3:*","s3:Put*","kms:Decrypt"]}`, true},
		{"overlap", "identity", `{"Action":["kms:Decrypt","*"]}`, true},
		{"overlap", "identity", `{"NotAction":["s3:GetObject","s3:Get*"]}`, true},
		{"overlap", "identity", `{"Action":["s3:Get*","s3:Put*","s3:ListBucket"]}`, false},
		{"overlap", "identity", `{"Action":"s3:*","Resource":"*"}`, false},
		{"overlap", "identity", `{"Resource":["arn:aws:s3:::a","arn:aws:s3:::a/*"]}`, false},
		{"overlap", "identity", `{"Resource":["arn:aws:s3:::a/b/*","arn:aws:s3:::a/*"]}`, true},
		{"overlap", "identity", `{"Resource":["arn:aws:s3:::a/b","arn:aws:s3:::a/?"]}`, true},
		{"overlap", "identity", `{"NotResource":["arn:aws:s3:::a","*"]}`, true},
		{"overlap", "identity", `{"Resource":["arn:aws:s3:::a/${aws:username}","arn:aws:s3:::a/x"]}`, false},
		{"sid-twice", "identity", `{"Sid":"A"},{"Sid":"B"},{"Sid":"A"}`, true},
		{"sid-twice", "identity", `{"Sid":"A"},{"Sid":"a"},{"Sid":""},{"Sid":""},{}`, false},
		{"statement-twice", "identity", `{"Sid":"A","Action":"s3:*"},{"Sid":"B","Action":"s3:*"}`, true},
		{"statement-twice", "identity", `{"Action":"s3:*"},{"Action":"s3:Get*"}`, false},
		{"sid-characters", "identity", `{"Sid":"Read-1"}`, true},
		{"sid-characters", "identity", `{"Sid":"Read1"},{"Sid":""},{}`, false},
		{"deny-always", "bucket", `{"Effect":"Deny","Action":"s3:*"}`, true},
		{"deny-always", "bucket", `{"Effect":"Deny","Condition":{"Null":{"aws:SourceVpc":"true"}}},{"Effect":"Allow"}`, false},
		{"allow:any", "bucket", `{"Effect":"Allow","Principal":"*"}`, true},
		{"allow:any", "bucket", `{"Effect":"Deny","Principal":"*"},{"Effect":"Allow","Principal":{"AWS":"x"}}`, false},
		{"allow:not", "bucket", `{"Effect":"Allow","NotPrincipal":{"AWS":"111122223333"}}`, true},
		{"allow:not", "bucket", `{"Effect":"Deny","NotPrincipal":{"AWS":"111122223333"}}`, false},
		{"excess:Principal", "identity", `{"Principal":"*"}`, true},
		{"excess:Principal", "trust", `{"Principal":"*"}`, false},
		{"excess:NotPrincipal", "scp", `{"NotPrincipal":"*"}`, true},
		{"excess:NotPrincipal", "trust", `{"NotPrincipal":"*"}`, true},
		{"excess:NotPrincipal", "bucket", `{"NotPrincipal":"*"}`, false},
		{"excess:Resource", "trust", `{"NotResource":"*"}`, true},
		{"excess:Resource", "identity", `{"Resource":"*"}`, false},
		{"trust:oidc", "trust", `{"Principal":{"Federated":"accounts.google.com"}}`, true},
		{"trust:any", "bucket", `{"Principal":"*"}`, false},
		{"trust-action", "trust", `{"Action":["sts:AssumeRole","sts:TagSession"]}`, true},
		{"trust-action", "trust", `{"Action":"sts:assumerole"}`, true},
		{"trust-action", "trust", `{"NotAction":"sts:AssumeRole"}`, true},
		{"trust-action", "trust", `{"Action":"sts:AssumeRole"}`, false},
		{"roles-anywhere", "trust", `{"Principal":{"Service":["lambda.amazonaws.com","rolesanywhere.amazonaws.com"]}}`, true},
		{"roles-anywhere", "trust", `{"Principal":{"Service":"lambda.amazonaws.com"}}`, false},
		{"key:aws:requesttag/*", "trust", `{"Condition":{"StringLike":{"aws:RequestTag/Team":"*"}}}`, true},
		{"account:111122223333", "bucket", `{"Principal":{"AWS":"arn:aws:iam::111122223333:root"}}`, true},
		{"account:111122223333", "identity", `{"Resource":"arn:aws:kms:eu-west-1:111122223333:key/k"}`, true},
		{"account:111122223333", "identity", `{"NotResource":"arn:aws:kms:eu-west-1:111122223333:key/k"}`, false},
		{"accounts", "identity", `{"Resource":["arn:aws:sqs:*:111122223333:q","arn:aws:sqs:*:444455556666:q"]}`, true},
		{"accounts", "identity", `{"Resource":["arn:aws:sqs:*:111122223333:q","arn:aws:iam::aws:policy/p"]}`, false},
		{"other-bucket", "bucket", `{` + bucket + `["arn:aws:s3:::a","arn:aws:s3:::a/*"]}`, false},
		{"other-bucket", "bucket", `{` + bucket + `["arn:aws:s3:::a/*","arn:aws:s3:::b/*"]}`, true},
		{"other-bucket", "bucket", `{` + bucket + `"*"}`, true},
		{"other-bucket", "bucket", `{` + bucket + `"arn:aws:s3:eu-west-1:111122223333:accesspoint/p"}`, true},
		{"other-bucket", "bucket", `{` + bucket + `"arn:aws:sqs:::a"}`, true},
		{"other-bucket", "identity", `{` + bucket + `["arn:aws:s3:::a/*","arn:aws:s3:::b/*"]}`, false},
		{"raw", "identity", `{}`, true},
	}
	for _, tt := range tests {
		text := `{"Version":"2012-10-17","Statement":[` + tt.statements + `]}`
		if got := featuresOf(documentOf(t, tt.kind, text), &iam.Slice{})[tt.word]; got != tt.want {
			t.Errorf("%s policy %s: %s = %t, want %t", tt.kind, text, tt.word, got, tt.want)
		}
	}
}

func documentOf(t *testing.T, kind model.PolicyKind, text string) *model.Model {
	t.Helper()
	file := filepath.Join(t.TempDir(), "policy.json")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	result, err := loader.Load(t.Context(), []string{file}, loader.Options{Kind: kind})
	if err != nil {
		t.Fatal(err)
	}
	return result.Model
}

// TestFeaturesOfSettings does the same for buckets, objects and keys.
func TestFeaturesOfSettings(t *testing.T) {
	tests := []struct {
		model string
		want  []string
	}{
		{`{"buckets":{"a":{"type":"general-purpose","region":"eu-west-1","policies":["p"]}}}`, nil},
		{`{"buckets":{"a":{"type":"directory"}}}`, []string{"directory"}},
		{`{"buckets":{"a":{"policies":["p","q"]}}}`, []string{"policies-of-bucket"}},
		{`{"buckets":{"a":{"acl":{"canned":"private"}}}}`, []string{"acl"}},
		{`{"objects":{"a/k":{"acl":{"canned":"private"}},"a/l":{}}}`, []string{"acl"}},
		{`{"buckets":{"a":{"public_access_block":{"block_public_policy":"off"}}}}`, []string{"public-policies"}},
		{`{"buckets":{"a":{"public_access_block":{"block_public_policy":"unknown"}}}}`, nil},
		{
			`{"buckets":{"a":{"request_payer":{"value":"Requester"}},"b":{"request_payer":{"value":"BucketOwner"}}}}`,
			[]string{"requester-pays"},
		},
		{`{"buckets":{"a":{"ownership":{"value":"BucketOwnerPreferred"}}}}`, []string{"ownership:BucketOwnerPreferred"}},
		{`{"buckets":{"a":{"region":"eu-west-1"},"b":{"region":""}},"keys":{"k":{"region":"eu-west-1"}}}`, nil},
		{`{"buckets":{"a":{"region":"eu-west-1"}},"keys":{"k":{"region":"us-east-1"}}}`, []string{"regions"}},
		{
			`{"buckets":{"a":{"region":"eu-west-1","encryption":{"key":"arn:aws:kms:us-east-1:111122223333:key/k"}}}}`,
			[]string{"regions"},
		},
		{`{"keys":{"k":{"state":"enabled","spec":"SYMMETRIC_DEFAULT"},"l":{}}}`, nil},
		{`{"keys":{"k":{"state":"disabled"}}}`, []string{"unusable-key"}},
		{`{"keys":{"k":{"spec":"RSA_2048"}}}`, []string{"unusable-key"}},
	}
	for _, tt := range tests {
		m := model.New()
		if err := json.Unmarshal([]byte(tt.model), m); err != nil {
			t.Fatal(err)
		}
		f := features{}
		f.settings(m)
		got := make([]string, 0, len(f))
		for word := range f {
			got = append(got, word)
		}
		slices.Sort(got)
		if strings.Join(got, " ") != strings.Join(tt.want, " ") {
			t.Errorf("%s: got %v, want %v", tt.model, got, tt.want)
		}
	}
}
