package report

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/rules"
)

func TestTrace(t *testing.T) {
	f := loadFixture(t)
	found := f.endpointFinding("s3:GetObject")
	trace := &Trace{
		Request: *found.Need, Decision: "DENY", Kind: "explicit", Layer: "bucket-policy",
		Message: "User: reader is not authorized to perform: s3:GetObject", Because: found.Because, Steps: found.Steps,
		Evals: []Eval{
			{Action: "s3:GetObject", Resource: "arn:aws:s3:::acme-data/a", Decision: "DENY", Layer: "bucket-policy"},
			{Action: "kms:Decrypt", Resource: "${aws_kms_key.data.arn}", Decision: "ALLOW"},
		},
		Unknown: []string{"aws_kms_key.data.arn"},
		Changes: []string{"a request through vpce-1a2b3c4d would be allowed"},
	}
	var out bytes.Buffer
	sources := newSources(f.texts(), nil, nil)
	if err := WriteTrace(&out, trace, sources, &Options{}); err != nil {
		t.Fatal(err)
	}
	want := `DENY aws_lambda_function.reader -> role/reader -> s3:GetObject acme-data/* (bucket-policy, explicit)
     check    DENY s3:GetObject acme-data/a (bucket-policy)
     check    ALLOW kms:Decrypt ${aws_kms_key.data.arn}
     scp            assumed-allow  no SCP is in view
     identity       ALLOW          infra/main.tf:11:18  statement 'データ🪣'
            11 |     Statement = [{
               |                  ^
     boundary       none
     bucket-policy  DENY           infra/policy.json:6:7  statement 'OnlyEndpoint'
             6 |       "Effect": "Deny",
               |       ^~~~~~~~~~~~~~~~
     kms            not reached
     aws      User: reader is not authorized to perform: s3:GetObject
     because  aws:SourceVpce is absent (the function has no VPC), and StringNotEquals matches absent keys
     unknown  aws_kms_key.data.arn is not known; supply it with --assume aws_kms_key.data.arn=VALUE
     change   a request through vpce-1a2b3c4d would be allowed
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	out.Reset()
	if err := WriteTrace(&out, trace, sources, &Options{Color: true, StopToken: "tok", NoSnippet: true}); err != nil {
		t.Fatal(err)
	}
	plain := regexp.MustCompile(`\x1b\[[0-9;]+m`).ReplaceAllString(out.String(), "")
	if !strings.HasPrefix(plain, "::stop-commands::tok\nDENY ") || !strings.HasSuffix(plain, "\n::tok::\n") ||
		strings.Contains(plain, "\x1b") || strings.Contains(plain, "^~") {
		t.Errorf("with color:\n%q", plain)
	}
}

func TestTraceOfLittle(t *testing.T) {
	var out bytes.Buffer
	trace := &Trace{
		Decision: "ALLOW", Kind: "none", Request: rules.Need{Action: "s3:GetObject"},
		Steps: []rules.Step{{Layer: "identity", Verdict: "unknown"}, {Layer: "x", Verdict: "implicit-deny", Why: "\x1b[31m"}},
	}
	if err := WriteTrace(&out, trace, nil, &Options{}); err != nil {
		t.Fatal(err)
	}
	want := "ALLOW s3:GetObject\n     identity  UNKNOWN\n     x         NO ALLOW  ␛[31m\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if err := WriteTrace(brokenWriter{}, trace, nil, &Options{}); err == nil {
		t.Error("no error although nothing could be written")
	}
}
