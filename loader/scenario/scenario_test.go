package scenario_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/scenario"
	"github.com/lint403/lint403/loader/source"
)

// parse reads a document that must hold one scenario.
func parse(t *testing.T, text string) scenario.Scenario {
	t.Helper()
	scenarios, diags := scenario.Parse(source.New("s.json", []byte(text)))
	for _, d := range diags {
		t.Error(d)
	}
	if len(scenarios) != 1 {
		t.Fatalf("%d scenarios, want 1", len(scenarios))
	}
	return scenarios[0]
}

// request returns the need of a scenario that holds nothing but a request.
func request(t *testing.T, fields string) (*model.Need, *model.Model) {
	t.Helper()
	s := parse(t, `{"layers":{},"request":{`+fields+`}}`)
	return s.Model.Needs[0], s.Model
}

func TestOwnScenarios(t *testing.T) {
	files, err := filepath.Glob("../../testdata/authz/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no scenarios", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		scenarios, diags := scenario.Parse(source.New(filepath.Base(file), text))
		for _, d := range diags {
			t.Error(d)
		}
		for _, s := range scenarios {
			if s.Want.Decision == "" || s.ID == "" || len(s.Model.Needs) != 1 {
				t.Errorf("%s: %s is incomplete", file, s.ID)
			}
		}
	}
}

func TestParseWhole(t *testing.T) {
	s := parse(t, `{"id":"X1","section":"kms","title":"t","expected":"DENY","kind":"implicit","deciding_layer":"identity",
		"http":403,"phrase":"no","evals":[{"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","on":"bucket:b"}],
		"request":{"principal":"anonymous","op":"GetObject","bucket":"b","key":"k"}}`)
	want := scenario.Want{
		Decision: "DENY", Kind: "implicit", Layer: "identity", HTTP: 403, Phrase: "no",
		Checks: []model.Check{{Action: "s3:GetObject", Resource: "arn:aws:s3:::b/k", On: "bucket:b"}},
	}
	if diff := cmp.Diff(want, s.Want); diff != "" {
		t.Errorf("want (-want +got):\n%s", diff)
	}
	if s.ID != "X1" || s.Section != "kms" || s.Title != "t" || s.Range.Start.Line != 1 {
		t.Errorf("%+v", s)
	}
}

func TestName(t *testing.T) {
	const one = `{"request":{"op":"ListBuckets","principal":"anonymous"}}`
	scenarios, _ := scenario.Parse(source.New("s.json", []byte(`[`+one+`,`+one+`]`)))
	if len(scenarios) != 2 || scenarios[1].ID != "s.json[1]" || scenarios[1].Model.Needs[0].ID != "s.json[1]" {
		t.Errorf("%+v", scenarios)
	}
}

func TestCaller(t *testing.T) {
	tests := []struct {
		principal, rolePath string
		want                *model.Principal
		session             string
	}{
		{
			principal: "arn:aws:iam::111122223333:user/team/alice",
			want: &model.Principal{
				ARN: "arn:aws:iam::111122223333:user/team/alice", Kind: "user", Name: "alice", Path: "/team/",
				Account: "111122223333", UniqueID: "AIDAALICEALICEALICEAL",
			},
		},
		{
			principal: "arn:aws:sts::111122223333:assumed-role/app/s1", rolePath: "/team",
			session: "arn:aws:sts::111122223333:assumed-role/app/s1",
			want: &model.Principal{
				ARN: "arn:aws:iam::111122223333:role/team/app", Kind: "role", Name: "app", Path: "/team/",
				Account: "111122223333", UniqueID: "AROAAPPAPPAPPAPPAPPAP",
			},
		},
		{
			principal: "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForX/s",
			rolePath:  "aws-service-role/x.amazonaws.com/",
			session:   "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForX/s",
			want: &model.Principal{
				ARN:  "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX",
				Kind: "role", Name: "AWSServiceRoleForX", Path: "/aws-service-role/x.amazonaws.com/",
				Account: "111122223333", UniqueID: "AROAAWSSERVICEROLEFOR", ServiceLinked: true,
			},
		},
		{
			principal: "arn:aws:sts::111122223333:federated-user/bob",
			want: &model.Principal{
				ARN: "arn:aws:sts::111122223333:federated-user/bob", Kind: "federated-user", Name: "bob", Account: "111122223333",
			},
		},
		{
			principal: "arn:aws-cn:iam::111122223333:root",
			want: &model.Principal{
				ARN: "arn:aws-cn:iam::111122223333:root", Kind: "root", Name: "root", Account: "111122223333",
			},
		},
		{
			principal: "logging.s3.amazonaws.com",
			want:      &model.Principal{ARN: "logging.s3.amazonaws.com", Kind: "service", Name: "logging.s3.amazonaws.com"},
		},
		{principal: "anonymous", want: &model.Principal{ARN: "anonymous", Kind: "anonymous", Name: "anonymous"}},
		{
			principal: "arn:aws:iam::111122223333:saml-provider/corp",
			want: &model.Principal{
				ARN: "arn:aws:iam::111122223333:saml-provider/corp", Kind: "federated", Name: "corp", Account: "111122223333",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.principal, func(t *testing.T) {
			need, m := request(t, `"op":"GetObject","bucket":"b","key":"k",
				"principal":"`+tt.principal+`","role_path":"`+tt.rolePath+`"`)
			if need.SessionARN != tt.session {
				t.Errorf("session %q, want %q", need.SessionARN, tt.session)
			}
			if diff := cmp.Diff(tt.want, m.Principals[need.Principal]); diff != "" {
				t.Errorf("principal (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWebIdentity(t *testing.T) {
	need, m := request(t, `"op":"AssumeRoleWithWebIdentity","principal":"accounts.google.com",
		"role":"arn:aws:iam::111122223333:role/r"`)
	if got := m.Principals[need.Principal].Kind; got != "federated" {
		t.Errorf("kind %s", got)
	}
	if m.Principals["arn:aws:iam::111122223333:role/r"] == nil {
		t.Error("the role is not in the model")
	}
}

func TestContext(t *testing.T) {
	one := func(v string) *model.ContextValue { return &model.ContextValue{Values: []string{v}} }
	tests := []struct {
		name, fields string
		want         map[string]*model.ContextValue
	}{
		{"completed", ``, map[string]*model.ContextValue{"aws:sourceip": one("198.51.100.10")}},
		{
			"behind an endpoint", `,"context":{"aws:SourceVpce":"vpce-1"}`,
			map[string]*model.ContextValue{"aws:sourcevpce": one("vpce-1")},
		},
		{
			"null removes", `,"context":{"aws:SourceIp":null,"aws:SourceVpc":null}`,
			map[string]*model.ContextValue{"aws:sourceip": nil, "aws:sourcevpc": nil},
		},
		{
			"lists, numbers and booleans",
			`,"context":{"aws:TagKeys":["a"],"s3:max-keys":10,"aws:MultiFactorAuthPresent":true}`,
			map[string]*model.ContextValue{
				"aws:tagkeys": {Values: []string{"a"}, Multi: true}, "s3:max-keys": one("10"),
				"aws:multifactorauthpresent": one("true"), "aws:sourceip": one("198.51.100.10"),
			},
		},
		{
			"parameters that are keys", `,"prefix":"home/","delimiter":"/","max_keys":5,"external_id":"x"`,
			map[string]*model.ContextValue{
				"s3:prefix": one("home/"), "s3:delimiter": one("/"), "s3:max-keys": one("5"), "sts:externalid": one("x"),
				"aws:sourceip": one("198.51.100.10"),
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			need, _ := request(t, `"op":"ListObjectsV2","bucket":"b","principal":"anonymous"`+tt.fields)
			if diff := cmp.Diff(tt.want, need.Context); diff != "" {
				t.Errorf("context (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCopySource(t *testing.T) {
	type from struct{ Bucket, Key, Version string }
	tests := []struct {
		fields string
		want   from
	}{
		{`"source_bucket":"s","source_key":"a/b","source_version_id":"v"`, from{"s", "a/b", "v"}},
		{`"source":{"bucket":"s","key":"a/b","version_id":"v"}`, from{"s", "a/b", "v"}},
		{`"copy_source":"s/a/b"`, from{"s", "a/b", ""}},
		{`"headers":{"X-Amz-Copy-Source":"/s/a%20b?versionId=v"}`, from{"s", "a b", "v"}},
		{`"source":"arn:aws:s3:::s/a"`, from{"s", "a", ""}},
	}
	for _, tt := range tests {
		t.Run(tt.fields, func(t *testing.T) {
			need, m := request(t, `"op":"CopyObject","bucket":"b","key":"k","principal":"anonymous",`+tt.fields)
			got := from{need.SourceBucket, need.SourceKey, need.SourceVersionID}
			if got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
			if m.Buckets["s"] == nil {
				t.Error("the source bucket is not in the model")
			}
		})
	}
}

func TestParameters(t *testing.T) {
	need, m := request(t, `"op":"PutBucketPolicy","bucket":"b","principal":"anonymous","new_policy":[],
		"request_payer":"requester","expected_bucket_owner":"111122223333","bypass_governance":true,
		"object_ownership":"ObjectWriter","duration_seconds":7200,
		"acl":["public-read",{"grantee":"444455556666","permission":"READ_ACP"},
			{"grantee":"777788889999","permission":"READ_ACP"}]`)
	wantHeaders := map[string]string{
		"x-amz-request-payer": "requester", "x-amz-expected-bucket-owner": "111122223333",
		"x-amz-bypass-governance-retention": "true", "x-amz-acl": "public-read",
		"x-amz-grant-read-acp": "id=444455556666,id=777788889999",
	}
	if diff := cmp.Diff(wantHeaders, need.Headers); diff != "" {
		t.Errorf("headers (-want +got):\n%s", diff)
	}
	wantParameters := map[string]string{
		"policy": "request.policy", "object-ownership": "ObjectWriter", "duration-seconds": "7200",
	}
	if diff := cmp.Diff(wantParameters, need.Parameters); diff != "" {
		t.Errorf("parameters (-want +got):\n%s", diff)
	}
	if m.Policies["request.policy"].Kind != model.KindBucket {
		t.Error("the policy is not in the model")
	}
}

func TestTags(t *testing.T) {
	need, _ := request(t, `"op":"PutObject","bucket":"b","key":"k","principal":"anonymous","tags":{"a":"b c"}`)
	if need.Headers["x-amz-tagging"] != "a=b+c" {
		t.Errorf("%v", need.Headers)
	}
	need, _ = request(t, `"op":"AssumeRole","role":"arn:aws:iam::111122223333:role/r",
		"principal":"anonymous","tags":{"a":"b"}`)
	if need.Parameters["tags"] != "true" {
		t.Errorf("%v", need.Parameters)
	}
}

func TestTarget(t *testing.T) {
	need, _ := request(t, `"op":"CopyObject","destination":{"bucket":"d","key":"k"},
		"copy_source":"s/a","principal":"anonymous"`)
	if need.Bucket != "d" || need.ObjectKey != "k" {
		t.Errorf("%+v", need)
	}
	need, m := request(t, `"op":"Decrypt","key":"arn:aws:kms:us-east-1:111122223333:key/1","principal":"anonymous"`)
	if need.Resource == "" || need.ObjectKey != "" || m.Keys[need.Resource] == nil {
		t.Errorf("%+v", need)
	}
}

func TestPolicyPlaces(t *testing.T) {
	text := `{"layers":{"principal":{"identity":[
  {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}
]},"buckets":{"b":{"policy":{"Version":"2008-10-17","Statement":[]}}}},
"request":{"principal":"arn:aws:iam::111122223333:user/alice","op":"GetObject","bucket":"b","key":"k"}}`
	s := parse(t, text)
	statement := s.Model.Policies["principal.identity"].Statements[0]
	second := strings.TrimSpace(strings.Split(text, "\n")[1])
	if r := statement.Range; r.Start.Line != 2 || text[r.Start.Byte:r.End.Byte] != second {
		t.Errorf("statement at %v", r)
	}
	if r := statement.Resources[0].Range; text[r.Start.Byte:r.End.Byte] != `"arn:aws:s3:::b/*"` {
		t.Errorf("resource at %v", r)
	}
	if got := s.Model.Policies["principal.identity"].Version.Value; got != "2012-10-17" {
		t.Errorf("version of bare statements %s", got)
	}
	if got := s.Model.Policies["buckets.b.policy"].Version.Value; got != "2008-10-17" {
		t.Errorf("version of a document %s", got)
	}
}

const layers = `{"layers":{
	"principal":{"session":[{"Statement":[]},{"Statement":[]}],"boundary":[],"tags":{"a":"b"},"long_term":true,
		"issued_by":"u"},
	"accounts":{"111122223333":{"scp":[[],[{"Effect":"Deny"}]],"rcp":[[]],"management":true,"org_s3_policy_bpa":true,
			"canonical_id":"c","org":"o-x","bpa":{"ignore_public_acls":true}},
		"777788889999":{}},
	"buckets":{"b":{"region":"cn-north-1","ownership":"ObjectWriter","acl":"public-read","bpa":null,
			"request_payer":"Requester","sse":"aws:kms","blocked_encryption_types":[],"abac":"Enabled",
			"versioning":"Enabled","object_lock":true,"tags":{"x":"y"}},
		"d--use1-az4--x-s3":{}},
	"objects":{"b/k":{"exists":false,"lock":{"retention":{"mode":"governance"}},"legal_hold":"ON",
			"sse":{"algorithm":"SSE-KMS","key":"alias/x"}},
		"b/l":{"lock":"legal_hold"},"b/m":{"retention":"COMPLIANCE"}},
	"keys":{"arn:aws:kms:us-east-1:111122223333:key/1":{"enabled":false,"aliases":"alias/x",
			"grants":[{"grantee":"g","operations":["Decrypt"],
				"constraints":{"encryption_context_equals":{"a":"b"}}}]},
		"arn:aws:kms:us-east-1:111122223333:key/2":{"managed":true,"state":"PendingDeletion","region":"eu-west-1",
			"account":"444455556666"}},
	"access_points":{"arn:aws:s3:us-east-1:444455556666:accesspoint/ap":{"bucket":"b","vpc_id":"vpc-1","bpa":{}},
		"arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/o":{"supporting":"s","function":"f"}},
	"endpoint":{"type":"interface","vpc":"vpc-1"},
	"resource_policies":{"arn:aws:lambda:us-east-1:111122223333:function:f":[]},
	"role_trust":{"arn:aws:iam::111122223333:role/r":[]}},
"request":{"principal":"arn:aws:sts::111122223333:federated-user/f","op":"GetObject","key":"k",
	"via":"arn:aws:s3:us-east-1:444455556666:accesspoint/ap"}}`

// fact is one thing that a model should say.
type fact struct {
	what      string
	got, want any
}

func compare(t *testing.T, facts []fact) {
	t.Helper()
	for _, f := range facts {
		if diff := cmp.Diff(f.want, f.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f.what, diff)
		}
	}
}

func TestCallersAndAccounts(t *testing.T) {
	m := parse(t, layers).Model
	p := m.Principals["arn:aws:sts::111122223333:federated-user/f"]
	a := m.Accounts["111122223333"]
	compare(t, []fact{
		{"session", p.Session, "passed"},
		{"sessions", p.Sessions, []string{"principal.session[0]", "principal.session[1]"}},
		{"boundary", p.Boundary, "principal.boundary"},
		{"tags", p.Tags, map[string]string{"a": "b"}},
		{"long-term keys", p.LongTerm, true},
		{"issuer", p.IssuedBy, "u"},
		{"levels", a.SCP, [][]string{{"accounts.111122223333.scp.level0"}, {"accounts.111122223333.scp.level1"}}},
		{"statements of a level", len(m.Policies["accounts.111122223333.scp.level1"].Statements), 1},
		{"management", a.Management, true},
		{"organization's block", a.OrganizationBlock, true},
		{"canonical id", a.CanonicalID, "c"},
		{"organization", a.Organization, "o-x"},
		{"a flag that is set", a.PublicAccessBlock.IgnorePublicACLs, model.FlagOn},
		{"a flag that is left out", a.PublicAccessBlock.BlockPublicACLs, model.FlagOff},
		{"the outsider", m.Accounts["777788889999"].Organization, ""},
		{"everybody else", m.Accounts["444455556666"].Organization, "o-exampleorg1"},
		{"trust", m.Principals["arn:aws:iam::111122223333:role/r"].Trust, "role_trust.arn:aws:iam::111122223333:role/r"},
	})
}

func TestStorage(t *testing.T) {
	m := parse(t, layers).Model
	b, d := m.Buckets["b"], m.Buckets["d--use1-az4--x-s3"]
	o := m.Objects["b/k"]
	compare(t, []fact{
		{"bucket ARN", b.ARN, "arn:aws-cn:s3:::b"},
		{"ownership", b.Ownership.Value, "ObjectWriter"},
		{"ACL", b.ACL.Canned, "public-read"},
		{"payer", b.RequestPayer.Value, "Requester"},
		{"encryption", b.Encryption.Algorithm, "aws:kms"},
		{"nothing is blocked", b.Encryption.Blocked, []string{"NONE"}},
		{"ABAC", b.ABAC.Value, "Enabled"},
		{"bucket tags", b.Tags, map[string]string{"x": "y"}},
		{"directory bucket", d.Type, "directory"},
		{"its ARN", d.ARN, "arn:aws:s3express:us-east-1:111122223333:bucket/d--use1-az4--x-s3"},
		{"exists", *o.Exists, false},
		{"mode", o.Lock.Mode, "GOVERNANCE"},
		{"hold", o.Lock.LegalHold, true},
		{"object encryption", o.Encryption.Algorithm, "aws:kms"},
		{"object key", o.Encryption.Key, "alias/x"},
		{"a lock in a word", m.Objects["b/l"].Lock.LegalHold, true},
		{"a retention in a word", m.Objects["b/m"].Lock.Mode, "COMPLIANCE"},
		{"default encryption of objects", m.Objects["b/m"].Encryption.Algorithm, "AES256"},
	})
	if b.PublicAccessBlock != nil || b.ObjectLock == nil {
		t.Errorf("bucket %+v", b)
	}
}

func TestKeysAndPaths(t *testing.T) {
	s := parse(t, layers)
	m, need := s.Model, s.Model.Needs[0]
	k := m.Keys["arn:aws:kms:us-east-1:111122223333:key/1"]
	other := m.Keys["arn:aws:kms:us-east-1:111122223333:key/2"]
	ap := m.AccessPoints["arn:aws:s3:us-east-1:444455556666:accesspoint/ap"]
	olap := m.AccessPoints["arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/o"]
	function := m.Policies["resource_policies.arn:aws:lambda:us-east-1:111122223333:function:f"]
	compare(t, []fact{
		{"state", k.State, "disabled"},
		{"aliases", k.Aliases, []string{"alias/x"}},
		{"key id", k.KeyID, "1"},
		{"grant context", k.Grants[0].Context, map[string]string{"a": "b"}},
		{"grant subset", k.Grants[0].Subset, false},
		{"managed", other.Managed, "aws"},
		{"pending deletion", other.State, "pending-deletion"},
		{"key region", other.Region, "eu-west-1"},
		{"key account", other.Account, "444455556666"},
		{"origin", ap.NetworkOrigin, "VPC"},
		{"access point account", ap.Account, "444455556666"},
		{"access point type", ap.Type, "standard"},
		{"Object Lambda", olap.Type, "object-lambda"},
		{"function", olap.Function, "f"},
		{"target of a resource policy", function.Target, "arn:aws:lambda:us-east-1:111122223333:function:f"},
		{"bucket of the access point", need.Bucket, "b"},
		{"endpoint type", m.Endpoints[need.Endpoint].Type, "Interface"},
		{"VPC of the endpoint", need.Context["aws:sourcevpc"].Values, []string{"vpc-1"}},
	})
	if ap.PublicAccessBlock == nil {
		t.Error("an access point that turns everything off has settings")
	}
}

func TestProblems(t *testing.T) {
	const ok = `"request":{"principal":"anonymous","op":"GetObject","bucket":"b","key":"k"}`
	tests := []struct{ name, text, want string }{
		{
			"no JSON", `{`, `s.json:1:2: the scenario is not valid JSON: ` +
				`the document ends too early: "{" of line 1 is not closed, expected a name in double quotes`,
		},
		{"trailing text", `{` + ok + `} x`, `s.json:1:79: the scenario is followed by other text`},
		{"a text", `"x"`, `s.json:1:1: the document is a JSON string, expected a scenario or an array of scenarios`},
		{"a number for an object", `{"layers":1,` + ok + `}`, `s.json:1:11: layers is a JSON number, expected an object`},
		{"no request", `{}`, `s.json:1:1: scenario s.json has no request`},
		{"no operation", `{"request":{"principal":"anonymous"}}`, `s.json:1:12: the request names neither op nor action`},
		{
			"a wrong flag", `{"layers":{"accounts":{"1":{"management":"maybe"}}},` + ok + `}`,
			`s.json:1:42: management is a JSON string, expected true or false`,
		},
		{
			"a wrong list", `{"layers":{"accounts":{"1":{"scp":{}}}},` + ok + `}`,
			`s.json:1:35: accounts.1.scp is a JSON object, expected a list of levels, each a list of statements`,
		},
		{
			"a wrong policy", `{"layers":{"principal":{"identity":"x"}},` + ok + `}`,
			`s.json:1:36: principal.identity is a JSON string, expected a list of statements or a policy document`,
		},
		{
			"a wrong number", `{"http":"no",` + ok + `}`,
			`s.json:1:9: http is a JSON string, expected a whole number`,
		},
		{
			"a list of lists", `{"request":{"op":["x"],"principal":"anonymous"}}`,
			`s.json:1:18: op is a JSON array, expected a string`,
		},
		{
			"two boundaries", `{"layers":{"principal":{"boundary":[{"Statement":[]},{"Statement":[]}]}},` + ok + `}`,
			`s.json:1:36: principal.boundary holds 2 documents, expected one`,
		},
		{
			"a wrong context", `{"request":{"principal":"anonymous","op":"GetObject","context":{"a":{}}}}`,
			`s.json:1:69: context a is a JSON object, expected a string or a list of strings`,
		},
		{
			"a wrong map", `{"layers":{"principal":{"tags":{"a":[]}}},` + ok + `}`,
			`s.json:1:37: tags a is a JSON array, expected a string`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			scenarios, diags := scenario.Parse(source.New("s.json", []byte(tt.text)))
			if len(diags) == 0 || diags[0].String() != tt.want {
				t.Errorf("diagnostics %v, want %q", diags, tt.want)
			}
			if !diags.HasErrors() || len(scenarios) > 0 {
				t.Errorf("%d scenarios in spite of %v", len(scenarios), diags)
			}
		})
	}
}

func TestUnknownFieldIsNoted(t *testing.T) {
	scenarios, diags := scenario.Parse(source.New("s.json", []byte(
		`{"surprise":1,"request":{"principal":"anonymous","op":"ListBuckets"}}`)))
	want := `s.json:1:2: a scenario has no field "surprise"; it is ignored`
	if len(scenarios) != 1 || len(diags) != 1 || diags[0].String() != want || diags[0].Severity != model.SeverityNote {
		t.Errorf("%d scenarios, %v", len(scenarios), diags)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`{"id":"a","layers":{"principal":{"identity":[]}},
		"request":{"principal":"anonymous","op":"GetObject","bucket":"b","key":"k"}}`)
	f.Add(`[{"layers":{"objects":{"b/k":{"lock":{"mode":1}}}}}]`)
	f.Fuzz(func(t *testing.T, text string) {
		file := source.New("s.json", []byte(text))
		scenarios, diags := scenario.Parse(file)
		for _, s := range scenarios {
			if s.Model == nil || len(s.Model.Needs) != 1 {
				t.Errorf("%q: a scenario without a need", text)
			}
		}
		for _, d := range diags {
			if d.Subject.End.Byte > len(text) {
				t.Errorf("%q: %v is outside the file", text, d)
			}
		}
	})
}
