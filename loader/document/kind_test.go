package document_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/loader/symbol"
)

func TestKind(t *testing.T) {
	const (
		bucket   = `"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b/*"`
		identity = `"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b/*"`
		deny     = `"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"`
		trust    = `"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"`
		kms      = `"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"`
	)
	tests := map[string]struct {
		file, members string
		want          model.PolicyKind
	}{
		"identity": {"p.json", identity, model.KindIdentity},
		"bucket":   {"p.json", bucket, model.KindBucket},
		"bucket by a token": {
			"p.json", `"Principal":"*","Action":"s3:*","Resource":"` + symbol.Token("aws_s3_bucket.b.arn") + `/*"`,
			model.KindBucket,
		},
		"bucket by NotResource": {
			"p.json", `"NotPrincipal":{"AWS":"1"},"Action":"s3:*","NotResource":"arn:aws:s3:::b"`, model.KindBucket,
		},
		"access point": {
			"p.json",
			`"Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:us-east-1:111122223333:accesspoint/a/object/*"`,
			model.KindAccessPoint,
		},
		"Object Lambda": {
			"p.json",
			`"Principal":"*","Action":"s3-object-lambda:*","Resource":"arn:aws:s3-object-lambda:us-east-1:111122223333:acc` +
				`esspoint/a"`,
			model.KindAccessPoint,
		},
		"trust": {"p.json", trust, model.KindTrust},
		"trust with SAML": {
			"p.json", `"Principal":{"Federated":"x"},"Action":["sts:AssumeRoleWithSAML","sts:TagSession"]`, model.KindTrust,
		},
		"trust without a principal": {"p.json", `"Effect":"Allow","Action":"sts:AssumeRole"`, model.KindTrust},
		"identity that may assume": {
			"p.json", `"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"`, model.KindIdentity,
		},
		"key": {"p.json", kms, model.KindKMS},
		"queue": {
			"p.json", `"Principal":"*","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:111122223333:q"`,
			model.KindResource,
		},
		"everything to everyone": {"p.json", `"Principal":"*","Action":"*","Resource":"*"`, model.KindResource},
		"RCP by name":            {"deny-http-rcp.json", deny, model.KindRCP},
		"an RCP has no Allow":    {"rcp.json", bucket, model.KindBucket},
		"deny to everyone":       {"p.json", deny, model.KindResource},
		"SCP by name": {
			"policies/SCP/region_scp.json", `"Effect":"Deny","Action":"s3:*","Resource":"*"`, model.KindSCP,
		},
		"boundary by name": {"permissions_boundary.json", identity, model.KindBoundary},
		"session by name":  {"session-policy.json", identity, model.KindSession},
		"Session Manager":  {"session-manager.json", identity, model.KindIdentity},
		"endpoint by name": {`C:\policies\S3-VPCE.json`, bucket, model.KindEndpoint},
		"bucket behind an endpoint": {
			"vpce-only.json", bucket + `,"Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}`, model.KindBucket,
		},
		"bucket and access point": {
			"creating_access_points.json",
			`"Principal":"*","Action":"s3:GetObject","Resource":["arn:aws:s3:::b/*",` +
				`"arn:aws:s3:us-east-1:111122223333:accesspoint/a/object/*"]`,
			model.KindEndpoint,
		},
		"queue of a bucket": {
			"bucket-queue.json", `"Principal":{"Service":"s3.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*"`,
			model.KindResource,
		},
		"bucket and endpoint by name": {"vpce-bucket.json", bucket, model.KindBucket},
		"trust by name":               {"assume_role.json", `"Principal":"*","Action":"sts:*","Resource":"*"`, model.KindTrust},
		"bucket by name":              {"bucket-policy.json", deny, model.KindBucket},
		"a reader of a bucket":        {"bucket-reader.json", identity, model.KindIdentity},
		"key by name":                 {"kms.json", deny, model.KindKMS},
		"nothing":                     {"p.json", ``, model.KindIdentity},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			file := source.New(tt.file, []byte(statement(tt.members)))
			policy, _ := document.Parse(file.Bytes, document.Options{ID: tt.file, File: file})
			if policy.Kind != tt.want || !policy.KindGuessed {
				t.Errorf("kind = %s, guessed %v, want %s", policy.Kind, policy.KindGuessed, tt.want)
			}
		})
	}
	policy, _ := document.Parse([]byte(statement(bucket)), document.Options{ID: "x", Kind: model.KindEndpoint})
	if policy.Kind != model.KindEndpoint || policy.KindGuessed {
		t.Errorf("given kind became %s, guessed %v", policy.Kind, policy.KindGuessed)
	}
	named, _ := document.Parse([]byte(statement(identity)), document.Options{
		ID: "x", Name: "scp.json", Locate: func(string, bool, int, int) model.Range { return model.Range{File: "f"} },
	})
	if named.Kind != model.KindSCP {
		t.Errorf("kind by Options.Name = %s", named.Kind)
	}
}

func TestWrappers(t *testing.T) {
	const inner = `{"Version":"2012-10-17","Statement":[{` +
		`"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}`
	encoded := encodeTimes(inner, 1)
	tests := map[string]struct {
		text string
		kind model.PolicyKind
	}{
		"get-policy-version": {`{"PolicyVersion": {"Document": ` + inner + `, "VersionId": "v1"}}`, ""},
		"get-role":           {`{"Role": {"RoleName": "r", "AssumeRolePolicyDocument": ` + inner + `}}`, model.KindTrust},
		"get-role-policy":    {`{"RoleName": "r", "PolicyName": "p", "PolicyDocument": ` + inner + `}`, ""},
		"get-bucket-policy":  {`{"Policy": ` + encoded + `}`, ""},
		"describe-policy SCP": {
			`{"Policy": {"PolicySummary": {"Type": "SERVICE_CONTROL_POLICY"}, "Content": ` + encoded + `}}`, model.KindSCP,
		},
		"describe-policy RCP": {
			`{"Policy": {"PolicySummary": {"Type": "RESOURCE_CONTROL_POLICY"}, "Content": ` + encoded + `}}`, model.KindRCP,
		},
		"queue attributes": {`{"Attributes": {"Policy": ` + encoded + `}}`, model.KindResource},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if !document.IsPolicy([]byte(tt.text)) {
				t.Error("not recognized")
			}
			policy, file, diags := parse(t, tt.text)
			if len(diags) > 0 || len(policy.Anomalies) > 0 || len(policy.Statements) != 1 {
				t.Fatalf("policy = %+v, diagnostics %v", policy, diags)
			}
			if tt.kind != "" && (policy.Kind != tt.kind || policy.KindGuessed) {
				t.Errorf("kind = %s, guessed %v, want %s", policy.Kind, policy.KindGuessed, tt.kind)
			}
			if policy.Size.Characters != len(inner) {
				t.Errorf("size = %+v, want that of the document inside, %d", policy.Size, len(inner))
			}
			if got := unquote(string(file.Text(policy.Range))); got != inner && got != strings.ReplaceAll(inner, `"`, `\"`) {
				t.Errorf("range covers %s", got)
			}
		})
	}
}

func TestWrappedErrors(t *testing.T) {
	const text = `{"Policy": "{\"Statement\": [{\"Effect\": \"Allow\",}]}"}`
	policy, file, diags := parse(t, text)
	if len(diags) != 1 || string(file.Text(diags[0].Subject)) != "," {
		t.Fatalf("diagnostics = %v", diags)
	}
	if got, want := diags[0].Subject.Start.Byte, strings.Index(text, ",}"); got != want {
		t.Errorf("at %d, want %d", got, want)
	}
	if policy.Anomalies[0].Kind != document.AnomalySyntax || policy.Anomalies[0].Range != diags[0].Subject {
		t.Errorf("anomalies = %+v", policy.Anomalies)
	}
	path, _, _ := parse(t, `{"PolicyDocument": {"Statement": [{"Effect": "Allow", "actions": "s3:*"}]}}`)
	if got := path.Anomalies[0].Path; got != "Statement[0].actions" {
		t.Errorf("path = %s", got)
	}
}

func TestIsPolicy(t *testing.T) {
	tests := map[string]struct {
		text string
		want bool
	}{
		"policy":                   {benchPolicy, true},
		"byte order mark":          {"\ufeff\n" + benchPolicy, true},
		"lower case":               {`{"version":"2012-10-17","statement":[]}`, true},
		"version alone":            {`{"Version":"2008-10-17"}`, true},
		"missing comma":            {`{"Version":"2012-10-17" "Statement":[]}`, true},
		"malformed inside":         {`{"Statement":[{`, true},
		"malformed at once":        {`{// comment` + "\n" + `"Statement":[{"Effect":"Allow"}]}`, true},
		"encoded twice":            {encodeTimes(`{"Statement":[]}`, 1), true},
		"in an array":              {`[{"Statement":[]}]`, true},
		"empty":                    {``, false},
		"blank":                    {" \n", false},
		"text":                     {`Statement`, false},
		"empty object":             {`{}`, false},
		"plan":                     {`{"format_version":"1.2","Statement":[]}`, false},
		"CloudFormation":           {`{"AWSTemplateFormatVersion":"2010-09-09","Resources":{}}`, false},
		"CloudTrail":               {`{"Records":[]}`, false},
		"array of something":       {`[1,{"Statement":[]}]`, false},
		"empty array":              {`[]`, false},
		"package":                  {`{"name":"x","version":"1.0.0"}`, false},
		"JSON string":              {`"Statement"`, false},
		"malformed something":      {`{"a":`, false},
		"wrapper with something":   {`{"Policy":{"a":1}}`, false},
		"wrapper with text":        {`{"Policy":"{}"}`, false},
		"broken string":            {`"Statement`, false},
		"open object":              {`{`, false},
		"version of another shape": {`{"Version":{"a":1}}`, false},
	}
	for name, tt := range tests {
		if got := document.IsPolicy([]byte(tt.text)); got != tt.want {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

func TestSize(t *testing.T) {
	tests := map[string]struct {
		text string
		want model.Size
	}{
		"compact":         {`{"Id":"a b"}`, model.Size{Characters: 12, Bytes: 12, NonSpace: 12}},
		"white space":     {"\n{ \"Id\" :\t\"a b\"\r\n}\n", model.Size{Characters: 19, Bytes: 19, NonSpace: 12}},
		"wide characters": {`{"Id":"é한"}`, model.Size{Characters: 11, Bytes: 14, NonSpace: 11}},
		"escaped quote":   {`{"Id":"\" \\"} `, model.Size{Characters: 15, Bytes: 15, NonSpace: 14}},
		"token": {
			`{"Id":"a` + symbol.Token("var.x") + ` "}`, model.Size{Characters: 11, Bytes: 11, NonSpace: 11, AtLeast: true},
		},
		"token that stays": {`{"Id":"` + symbol.Open + `"}`, model.Size{Characters: 10, Bytes: 12, NonSpace: 10}},
	}
	for name, tt := range tests {
		policy, _ := document.Parse([]byte(tt.text), document.Options{ID: "f"})
		if diff := cmp.Diff(tt.want, policy.Size); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestHash(t *testing.T) {
	hash := func(version, members string) string {
		t.Helper()
		policy, _ := document.Parse([]byte(`{"Version":"`+version+`","Statement":{`+members+`}}`), document.Options{ID: "f"})
		return policy.Statements[0].Hash
	}
	const now, old = "2012-10-17", "2008-10-17"
	base := `"Effect":"Allow","Principal":{"AWS":["1","2"]},"Action":["s3:Get*","s3:Put*"],"Resource":["a","b"],` +
		`"Condition":{"Bool":{"a:b":"true"},"StringEquals":{"k:x":["1","2"]}}`
	same := map[string]string{
		"Sid and order": `"Condition":{"StringEquals":{"K:X":["2","1","2"]},"Bool":{"a:b":true}},` +
			`"Sid":"x","Action":["S3:put*","s3:get*"],` +
			`"Resource":["b","a","b"],"Principal":{"AWS":["2","1"]},"Effect":"Allow"`,
	}
	for name, members := range same {
		if hash(now, base) != hash(now, members) {
			t.Errorf("%s: the hashes differ", name)
		}
	}
	different := map[string]string{
		"effect":          strings.Replace(base, "Allow", "Deny", 1),
		"action":          strings.Replace(base, "s3:Get*", "s3:Gets*", 1),
		"negated":         strings.Replace(base, "Action", "NotAction", 1),
		"principal type":  strings.Replace(base, "AWS", "Service", 1),
		"resource":        strings.Replace(base, `"a","b"]`, `"a"]`, 1),
		"joined values":   strings.Replace(base, `"a","b"]`, `"a,b"]`, 1),
		"operator":        strings.Replace(base, "Bool", "BoolIfExists", 1),
		"set":             strings.Replace(base, "StringEquals", "ForAnyValue:StringEquals", 1),
		"value":           strings.Replace(base, `"1","2"]}}`, `"1","3"]}}`, 1),
		"without element": `"Effect":"Allow","Action":["s3:Get*","s3:Put*"],"Resource":["a","b"]`,
		"empty element":   strings.Replace(base, `["a","b"]`, "[]", 1),
	}
	seen := map[string]string{hash(now, base): "base"}
	for name, members := range different {
		h := hash(now, members)
		if other, ok := seen[h]; ok {
			t.Errorf("%s and %s have one hash", name, other)
		}
		seen[h] = name
	}
	if hash(now, base) != hash(old, base) {
		t.Error("the version counts although there is no variable")
	}
	const variable = `"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b/${aws:username}"`
	if hash(now, variable) == hash(old, variable) {
		t.Error("a variable and its text have one hash")
	}
}
