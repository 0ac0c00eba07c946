package iam_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/iam"
	"github.com/lint403/lint403/loader/model"
)

// policy is a policy with one Allow statement.
func policy(statements ...model.Statement) *model.Model {
	m := model.New()
	m.Policies["p"] = &model.Policy{ID: "p", Kind: model.KindIdentity, Statements: statements}
	return m
}

func allow(actions, resources []string) model.Statement {
	s := model.Statement{Effect: &model.Text{Value: "Allow"}}
	for _, a := range actions {
		s.Actions = append(s.Actions, model.Action{Value: a})
	}
	for _, r := range resources {
		s.Resources = append(s.Resources, model.Pattern{Value: r})
	}
	return s
}

func slice(t *testing.T, m *model.Model) *iam.Slice {
	t.Helper()
	s, err := open(t).Slice(m)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// problems writes facts as "problem DETAIL -> SUGGESTION".
func problems(facts map[string][]*iam.Fact) []string {
	var found []string
	for problem, list := range facts {
		for _, f := range list {
			text := strings.TrimSpace(problem + " " + f.Detail)
			if f.Suggest != "" {
				text += " -> " + f.Suggest
			}
			found = append(found, text)
		}
	}
	slices.Sort(found)
	return found
}

func TestARNs(t *testing.T) {
	tests := []struct {
		value string
		want  []string
	}{
		{"*", nil},
		{"arn:aws:s3:::data", nil},
		{"arn:aws:s3:::data/*", nil},
		{"arn:aws:s3:::data/my file", nil},
		{"arn:aws:s3:::*", nil},
		{"arn:aws:s3:*:*:data/*", nil},
		{"arn:aws:s3::*:data", nil},
		{"arn:*:s3:::data", nil},
		{"arn:aws:s3:*", nil},
		{"arn:aws:s3:::data/${aws:username}/*", nil},
		{"arn:aws:s3:us-east-1:111122223333:accesspoint/ap/object/*", nil},
		{"arn:aws:s3:us-east-1:111122223333:accesspoint/ap/*", nil},
		{"arn:aws:s3::111122223333:accesspoint/alias.mrap/object/k", nil},
		{"arn:aws:s3express:us-east-1:111122223333:bucket/b--use1-az4--x-s3", nil},
		{"arn:aws:iam::aws:policy/ReadOnlyAccess", nil},
		{"arn:aws:iam::111122223333:role/path/name", nil},
		{"arn:aws:sts::111122223333:assumed-role/app/session", nil},
		{"arn:aws:kms:us-east-1:111122223333:alias/app", nil},
		{"arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/f:*", nil},
		{"arn:aws:cloudwatch:us-east-1:111122223333:alarm:My alarm", nil},
		{"arn:aws-us-gov:s3:::data", nil},
		{"arn:aws:ec2:us-east-1:111122223333:volume/*", nil},

		{"data", []string{"not-an-arn"}},
		{"data/*", []string{"not-an-arn -> arn:aws:s3:::data/*"}},
		{"s3://data-1/logs/", []string{"not-an-arn -> arn:aws:s3:::data-1/logs/"}},
		{"ARN:aws:s3:::data", []string{"not-an-arn -> arn:aws:s3:::data"}},
		{"arn:aws:s3::data/*", []string{"too-short -> arn:aws:s3:::data/*"}},
		{"arn:aws:s3::data", []string{"too-short -> arn:aws:s3:::data"}},
		{"arn:aws", []string{"no-service"}},
		{"arn:aws::::data", []string{"no-service"}},
		{"arn:aws:s3::: data/*", []string{"blank name -> arn:aws:s3:::data/*"}},
		{"arn:aws:s3:::data /*", []string{"blank name -> arn:aws:s3:::data/*"}},
		{"arn:aws:s3:::data/* ", []string{"blank end -> arn:aws:s3:::data/*"}},
		{" arn:aws:s3:::data", []string{"blank header -> arn:aws:s3:::data"}},
		{"arn:aws:s3:::da\u200bta", []string{"blank name -> arn:aws:s3:::data"}},
		{"arn:aws: s3:::data/a b", []string{"blank header -> arn:aws:s3:::data/a b"}},
		{"arn:asw:s3:::data", []string{"partition -> arn:aws:s3:::data"}},
		{"arn:aws-gov:s3:::data", []string{"partition -> arn:aws-us-gov:s3:::data"}},
		{"arn:aws:S3:::data", []string{"service-case -> arn:aws:s3:::data"}},
		{"arn:aws:s?:::data", []string{"service-wildcard"}},
		{"arn:aws:sqss:us-east-1:111122223333:q", []string{"service-unknown -> arn:aws:sqs:us-east-1:111122223333:q"}},
		{"arn:aws:deepracer:us-east-1:111122223333:car/c", []string{"service-unknown retired"}},
		{
			"arn:aws:sqs:us-esat-1:111122223333:q",
			[]string{"region typo -> arn:aws:sqs:us-east-1:111122223333:q"},
		},
		{"arn:aws:sqs:us_east_1:111122223333:q", []string{"region malformed -> arn:aws:sqs:us-east-1:111122223333:q"}},
		{"arn:aws:sqs:us-west-7:111122223333:q", []string{"region unknown"}},
		{"arn:aws:sqs:nz-north-1:111122223333:q", []string{"region unknown -> arn:aws:sqs:cn-north-1:111122223333:q"}},
		{"arn:aws:sqs:REGION:111122223333:q", []string{"region placeholder"}},
		{"arn:aws:sqs:us-east-1:AccountNumber:q", []string{"account placeholder"}},
		{"arn:aws:sqs:cn-north-1:111122223333:q", []string{"region partition -> arn:aws-cn:sqs:cn-north-1:111122223333:q"}},
		{"arn:aws:sqs::111122223333:q", []string{"region-missing"}},
		{"arn:aws:s3:us-east-1::data/*", []string{"region-forbidden -> arn:aws:s3:::data/*"}},
		{"arn:aws:iam:us-east-1:111122223333:role/app", []string{
			"region-forbidden -> arn:aws:iam::111122223333:role/app",
		}},
		{"arn:aws:s3::111122223333:data/*", []string{"account-forbidden -> arn:aws:s3:::data/*"}},
		{"arn:aws:sqs:us-east-1::q", []string{"account-missing"}},
		{"arn:aws:sqs:us-east-1:11112222333:q", []string{"account"}},
		{"arn:aws:sqs:us-east-1:1111*:q", []string{"account-partial"}},
		{
			"arn:aws:kms:us-east-1:111122223333:keys/1234",
			[]string{"resource -> arn:aws:kms:us-east-1:111122223333:key/1234"},
		},
		{
			"arn:aws:iam::111122223333:roles/app",
			[]string{"resource path -> arn:aws:iam::111122223333:role/app"},
		},
		{"arn:aws:s3:::data/", []string{"resource empty-key -> arn:aws:s3:::data/*"}},
		{"arn:aws:s3:::", []string{"resource"}},
		{"${aws:PrincipalTag/arn}", nil},
		{"arn:aws:s3:us-east-1:111122223333:accesspoint/ap/logs/*", []string{"resource shape"}},
		{"arn:aws:s3:::s3://data", []string{"bucket-name characters"}},
		{"arn:aws:s3:::Data_Lake", []string{"bucket-name legacy"}},
		{"arn:aws:s3:::ab", []string{"bucket-name length"}},
		{"arn:aws:s3:::my-ap-abcdefgh-s3alias/*", []string{"bucket-name alias"}},
		{"arn:aws:s3:::data*", []string{"bucket-star -> arn:aws:s3:::data/*"}},
		{"arn:aws:s3:::data-*", nil},
		{"arn:aws:s3:::data//home/*", []string{"key-slash -> arn:aws:s3:::data/home/*"}},
	}
	for _, tt := range tests {
		t.Run(tt.value, func(t *testing.T) {
			s := slice(t, policy(allow([]string{"*"}, []string{tt.value})))
			if diff := cmp.Diff(tt.want, problems(s.ARNs)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// TestUnknownPartsAreSilent holds that no fact rests on a part that is not known.
func TestUnknownPartsAreSilent(t *testing.T) {
	tests := []struct {
		value   string
		unknown []string
		want    []string
	}{
		{"${aws_s3_bucket.b.arn}", []string{"aws_s3_bucket.b.arn"}, nil},
		{"${aws_s3_bucket.b.arn}/*", []string{"aws_s3_bucket.b.arn"}, nil},
		{"arn:aws:s3::${random_id.r.hex}", []string{"random_id.r.hex"}, nil},
		{"arn:aws:sqs:${region}:${account}:q", []string{"region", "account"}, nil},
		{"arn:aws:kms:${region}:${account}:keys/1", []string{"region", "account"}, []string{"resource"}},
		{"arn:aws:s3:${region}::data", []string{"region"}, nil},
		{"arn:aws:S3:::${random_id.r.hex}", []string{"random_id.r.hex"}, []string{"service-case"}},
		{"arn:aws:s3:::data-${random_id.r.hex}//x", []string{"random_id.r.hex"}, []string{"key-slash"}},
	}
	for _, tt := range tests {
		t.Run(tt.value, func(t *testing.T) {
			statement := allow([]string{"*"}, nil)
			statement.Resources = []model.Pattern{{Value: tt.value, Unknown: tt.unknown}}
			s := slice(t, policy(statement))
			if diff := cmp.Diff(tt.want, problems(s.ARNs)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestActions(t *testing.T) {
	tests := []struct {
		value string
		want  []string
	}{
		{"*", nil},
		{"s3:*", nil},
		{"S3:getobject", nil},
		{"s3:Get*", nil},
		{"ec2:DescribeInstances", nil},
		{"GetObject", []string{"no-service -> s3:GetObject"}},
		{"Frobnicate", []string{"no-service"}},
		{"s3:Get:Object", []string{"colons"}},
		{"*:*", []string{"service-characters"}},
		{"s3*:Get", []string{"service-characters"}},
		{"s3:GetObject!", []string{"name-characters -> s3:GetObject"}},
		{"s3:", []string{"empty"}},
		{"s3:  ", []string{"empty"}},
		{"s3: GetObject", []string{"blank -> s3:GetObject"}},
		{"s33:GetObject", []string{"service-unknown -> s3:GetObject"}},
		{"frobnicate:Get", []string{"service-unknown"}},
		{"mobilehub:Get", []string{"service-unknown retired"}},
		{"s3:GetObjects", []string{"unknown -> s3:GetObject"}},
		{"s3:ListObjectsV2", []string{"unknown operation -> s3:ListBucket"}},
		{"s3:CopyObject", []string{"unknown operation -> s3:GetObject and s3:PutObject"}},
		{"s3:Frob*", []string{"unknown pattern"}},
		{"s3:FrobnicateEverything", []string{"unknown"}},
	}
	for _, tt := range tests {
		t.Run(tt.value, func(t *testing.T) {
			s := slice(t, policy(allow([]string{tt.value}, []string{"*"})))
			if diff := cmp.Diff(tt.want, problems(s.Actions)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestMismatches(t *testing.T) {
	const bucket, objects = "arn:aws:s3:::data", "arn:aws:s3:::data/*"
	tests := []struct {
		name       string
		statements []model.Statement
		want       []string
	}{
		{"object action on its object", []model.Statement{allow([]string{"s3:GetObject"}, []string{objects})}, nil},
		{"object action on the bucket", []model.Statement{allow([]string{"s3:GetObject"}, []string{bucket})}, []string{
			"s3:GetObject core everyday",
		}},
		{"mixed list", []model.Statement{
			allow([]string{"s3:GetObject", "s3:ListBucket"}, []string{bucket, objects}),
		}, nil},
		{"a bucket prefix is both", []model.Statement{
			allow([]string{"s3:GetObject", "s3:ListBucket"}, []string{"arn:aws:s3:::data*"}),
		}, nil},
		{"only one fits", []model.Statement{allow([]string{"s3:GetObject", "s3:ListBucket"}, []string{objects})}, []string{
			"s3:ListBucket core everyday sibling",
		}},
		{"wildcard with an expansion that fits", []model.Statement{allow([]string{"s3:*"}, []string{bucket})}, nil},
		{"wildcard with none", []model.Statement{allow([]string{"s3:*ObjectAcl"}, []string{bucket})}, []string{
			"s3:*ObjectAcl wild core everyday",
		}},
		{"no resource type", []model.Statement{allow([]string{"s3:ListAllMyBuckets"}, []string{bucket})}, []string{
			"s3:ListAllMyBuckets core star",
		}},
		{"all of the service stands for everything", []model.Statement{
			allow([]string{"s3:ListAllMyBuckets"}, []string{"arn:aws:s3:::*"}),
		}, nil},
		{"granted by another statement", []model.Statement{
			allow([]string{"s3:GetObject"}, []string{bucket}), allow([]string{"s3:Get*"}, []string{objects}),
		}, []string{"s3:GetObject core everyday elsewhere"}},
		{"a broken ARN is reason enough", []model.Statement{
			allow([]string{"s3:GetObject"}, []string{"arn:aws:S3:::data"}),
		}, nil},
		{"variable in the bucket", []model.Statement{
			allow([]string{"s3:GetObject"}, []string{"arn:aws:s3:::${aws:PrincipalTag/b}"}),
		}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, mismatches(slice(t, policy(tt.statements...)))); diff != "" {
				t.Errorf("mismatches (-want +got):\n%s", diff)
			}
		})
	}
}

func mismatches(s *iam.Slice) []string {
	var found []string
	for _, m := range s.Mismatches {
		text := []string{m.Action}
		for _, flag := range []struct {
			set  bool
			name string
		}{
			{m.Wild, "wild"},
			{m.Core, "core"},
			{m.Star, "star"},
			{m.Everyday, "everyday"},
			{m.Elsewhere, "elsewhere"},
			{m.Sibling, "sibling"},
		} {
			if flag.set {
				text = append(text, flag.name)
			}
		}
		found = append(found, strings.Join(text, " "))
	}
	return found
}

// TestUnknownBucketName holds that the name of a bucket in view is one name, even
// before it is known.
func TestUnknownBucketName(t *testing.T) {
	const name = "data-${random_id.r.hex}"
	statement := allow([]string{"s3:GetObject"}, nil)
	statement.Resources = []model.Pattern{{Value: "arn:aws:s3:::" + name, Unknown: []string{"random_id.r.hex"}}}
	m := policy(statement)
	if got := mismatches(slice(t, m)); got != nil {
		t.Errorf("without the bucket: %v, want none", got)
	}
	m.Buckets[name] = &model.Bucket{Name: name}
	want := []string{"s3:GetObject core everyday"}
	if diff := cmp.Diff(want, mismatches(slice(t, m))); diff != "" {
		t.Errorf("with the bucket (-want +got):\n%s", diff)
	}
}

func TestKeys(t *testing.T) {
	tests := []struct{ key, want string }{
		{"aws:sourceip", "aws:SourceIp global known ip"},
		{"aws:PrincipalOrgPaths", "aws:PrincipalOrgPaths global known string array"},
		{"aws:principaltag/Team", "aws:PrincipalTag/Team global known string"},
		{"aws:PrincipalTag", "aws:PrincipalTag global bare"},
		{"aws:PrincipalOrgIDs", "aws:PrincipalOrgIDs global -> aws:PrincipalOrgID near"},
		{"aws:PrincipleTag/Team", "aws:PrincipleTag/Team global -> aws:PrincipalTag/team"},
		{"aws:EpochTime", "aws:EpochTime global known date|numeric"},
		{"s3:prefix", "s3:prefix service known string"},
		{"s3:ExistingObjectTag/a/b", "s3:ExistingObjectTag/a/b service known string"},
		{"s3:ExistingObjectTag", "s3:ExistingObjectTag service bare"},
		{"s3:VersionStatus", "s3:VersionStatus service"},
		{"s3:prefixx", "s3:prefixx service -> s3:prefix near"},
		{"kms:EncryptionContext:aws:s3:arn", "kms:EncryptionContext:aws:s3:arn service known string"},
		{"lambda:SourceFunctionArn", "lambda:SourceFunctionArn global known arn"},
		{"token.actions.githubusercontent.com:sub", "token.actions.githubusercontent.com:sub foreign known string"},
		{"saml:aud", "saml:aud foreign known string"},
		{"frobnicate:x", "frobnicate:x none"},
		{"nothing", "nothing none"},
	}
	for _, tt := range tests {
		statement := allow([]string{"*"}, []string{"*"})
		statement.Conditions = []model.Condition{{Key: tt.key, Name: strings.ToLower(tt.key)}}
		info, ok := slice(t, policy(statement)).Keys[strings.ToLower(tt.key)]
		if !ok {
			t.Errorf("%s: no entry", tt.key)
			continue
		}
		if got := describe(info); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.key, got, tt.want)
		}
	}
}

func describe(k iam.KeyInfo) string {
	text := k.Name + " " + k.Scope
	if k.Known {
		text += " known " + k.Type
	}
	if k.Also != "" {
		text += "|" + k.Also
	}
	if k.Array {
		text += " array"
	}
	if k.Bare {
		text += " bare"
	}
	if k.Suggest != "" {
		text += " -> " + k.Suggest
	}
	if k.Near {
		text += " near"
	}
	return text
}

func TestKeyUses(t *testing.T) {
	tests := []struct {
		name    string
		actions []string
		key     string
		want    []iam.KeyUse
	}{
		{"all carry it", []string{"s3:ListBucket"}, "s3:prefix", nil},
		{"some do", []string{"s3:GetObject", "s3:ListBucket"}, "s3:prefix", []iam.KeyUse{
			{Policy: "p", Lacking: []string{"s3:GetObject"}, Some: true},
		}},
		{"none does", []string{"s3:Get*"}, "s3:prefix", []iam.KeyUse{
			{Policy: "p", Lacking: []string{"s3:Get*"}, Patterns: []string{"s3:Get*"}},
		}},
		{"everything carries it", []string{"*"}, "s3:prefix", nil},
		{"global keys are not asked", []string{"s3:GetObject"}, "aws:SourceIp", nil},
		{"tag keys are", []string{"s3-outposts:GetBucket"}, "aws:ResourceTag/team", []iam.KeyUse{
			{Policy: "p", Lacking: []string{"s3-outposts:GetBucket"}},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			statement := allow(tt.actions, []string{"*"})
			statement.Conditions = []model.Condition{{Key: tt.key, Name: strings.ToLower(tt.key)}}
			if diff := cmp.Diff(tt.want, slice(t, policy(statement)).KeyUses); diff != "" {
				t.Errorf("uses (-want +got):\n%s", diff)
			}
		})
	}
}

func TestVariables(t *testing.T) {
	tests := []struct {
		value string
		want  []string
	}{
		{"arn:aws:s3:::b/${aws:username}", []string{"${aws:username} aws:username@5"}},
		{"arn:aws:s3:::b/${aws:PrincipalTag/t, 'x'}", []string{"${aws:PrincipalTag/t, 'x'} aws:principaltag/t@5"}},
		{"arn:aws:s3:::b/${*}", nil},
		{"arn:aws:s3:::b/${}", []string{"${} empty@5"}},
		{"arn:aws:s3:::b/${aws:username", []string{"${aws:username brace@5"}},
		{"arn:aws:s3:::b/${aws: username}", []string{"${aws: username} space@5 -> arn:aws:s3:::b/${aws:username}"}},
		{"arn:aws:s3:::b/${aws:PrincipalTag/t, x}", []string{"${aws:PrincipalTag/t, x} aws:principaltag/t quote@5"}},
		{"arn:aws:s3:::b/&{aws:username}", []string{"&{aws:username} ampersand@5 -> arn:aws:s3:::b/${aws:username}"}},
		{"arn:aws:s3::${aws:PrincipalAccount}:b", []string{"${aws:PrincipalAccount} aws:principalaccount@4"}},
	}
	for _, tt := range tests {
		var got []string
		for _, v := range slice(t, policy(allow([]string{"*"}, []string{tt.value}))).Variables {
			text := strings.Join(strings.Fields(v.Variable.Text+" "+v.Variable.Key+" "+v.Variable.Problem), " ")
			text = fmt.Sprintf("%s@%d", text, v.Variable.Field)
			if v.Suggest != "" {
				text += " -> " + v.Suggest
			}
			got = append(got, text)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.value, diff)
		}
	}
}

func TestForeignPartition(t *testing.T) {
	const cn = "arn:aws-cn:s3:::data"
	tests := []struct {
		name    string
		regions []string
		value   string
		want    []string
	}{
		{"another partition", []string{"us-east-1"}, cn, []string{"foreign-partition aws -> arn:aws:s3:::data"}},
		{"the same", []string{"cn-north-1"}, cn, nil},
		{"several partitions", []string{"us-east-1", "cn-north-1"}, cn, nil},
		{"not known", []string{"${region}"}, cn, nil},
		{"one not known", []string{"us-east-1", "${region.b}"}, cn, nil},
		{"a wildcard", []string{"us-east-1"}, "arn:*:s3:::data", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := policy(allow([]string{"*"}, []string{tt.value}))
			for _, region := range tt.regions {
				m.Providers[region] = &model.Provider{Region: region}
			}
			if diff := cmp.Diff(tt.want, problems(slice(t, m).ARNs)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRegions(t *testing.T) {
	statement := allow([]string{"*"}, []string{"*"})
	values := []model.Pattern{
		{Value: "us-east-1"},
		{Value: "us-esat-1"},
		{Value: "us-east-1a"},
		{Value: "us-west-9"},
		{Value: "eu-*"},
		{Value: "${region}", Unknown: []string{"region"}},
		{Value: "<region>"},
	}
	statement.Conditions = []model.Condition{{Key: "aws:RequestedRegion", Name: "aws:requestedregion", Values: values}}
	want := map[string]iam.RegionInfo{
		"us-esat-1":  {Problem: "typo", Suggest: "us-east-1"},
		"us-east-1a": {Problem: "malformed", Suggest: "us-east-1"},
		"us-west-9":  {Problem: "unknown"},
		"<region>":   {Problem: "placeholder"},
	}
	if diff := cmp.Diff(want, slice(t, policy(statement)).Regions); diff != "" {
		t.Errorf("regions (-want +got):\n%s", diff)
	}
}

func TestPlacesOfEqualStrings(t *testing.T) {
	m := policy(allow([]string{"s3:Nope"}, []string{"*"}), allow([]string{"s3:GetObject", "s3:Nope"}, []string{"*"}))
	facts := slice(t, m).Actions[iam.ActionUnknown]
	want := []iam.Place{
		{Policy: "p", Statement: 0, Element: "actions", Index: 0},
		{Policy: "p", Statement: 1, Element: "actions", Index: 1},
	}
	if len(facts) != 1 {
		t.Fatalf("%d facts, want one", len(facts))
	}
	if diff := cmp.Diff(want, facts[0].Places); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
}

// TestReferenceAgreesWithItself holds that no action is a mismatch on the resources
// that the reference lists for it, and no template of it a malformed ARN.
func TestReferenceAgreesWithItself(t *testing.T) {
	r := open(t)
	placeholder := regexp.MustCompile(`\$\{([^}]*)\}`)
	instance := func(arn string) string {
		return placeholder.ReplaceAllStringFunc(arn, func(p string) string {
			switch p {
			case "${Partition}":
				return "aws"
			case "${Region}":
				return "us-east-1"
			case "${Account}", "${AccountId}", "${ManagementAccountId}", "${VpcOwnerAccount}":
				return "111122223333"
			case "${Vendor}":
				return "ec2"
			default:
				return "name"
			}
		})
	}
	for _, prefix := range r.Prefixes() {
		s, err := r.Service(prefix)
		if err != nil {
			t.Fatal(err)
		}
		var statements []model.Statement
		for _, a := range s.Actions {
			if len(a.Resources) == 0 {
				statements = append(statements, allow([]string{prefix + ":" + a.Name}, []string{"*"}))
			}
			for _, resource := range a.Resources {
				for _, arn := range resource.ARNs {
					statements = append(statements, allow([]string{prefix + ":" + a.Name}, []string{instance(arn)}))
				}
			}
		}
		found, err := r.Slice(policy(statements...))
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.Concat(problems(found.ARNs), problems(found.Actions), mismatches(found)); len(got) > 0 {
			t.Errorf("%s: %v", prefix, slices.Compact(got))
		}
	}
}
