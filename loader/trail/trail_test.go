package trail_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/loader/trail"
)

const (
	policyText = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],` +
		`"Resource":["arn:aws:s3:::data-bkt/*"]}]}`

	deniedEvent = `{
  "eventVersion": "1.09",
  "eventID": "11111111-0000-0000-0000-000000000001",
  "eventTime": "2026-01-02T03:04:05Z",
  "eventSource": "s3.amazonaws.com",
  "eventName": "GetObject",
  "awsRegion": "us-east-1",
  "sourceIPAddress": "198.51.100.7",
  "vpcEndpointId": "vpce-0123456789abcdef0",
  "userIdentity": {
    "type": "AssumedRole",
    "principalId": "AROAEXAMPLEID12345678:worker",
    "arn": "arn:aws:sts::111122223333:assumed-role/app/worker",
    "accountId": "111122223333",
    "invokedBy": "athena.amazonaws.com",
    "sessionContext": {
      "sessionIssuer": {"type": "Role", "arn": "arn:aws:iam::111122223333:role/team/app", "userName": "app"},
      "attributes": {"mfaAuthenticated": "false"}
    }
  },
  "errorCode": "AccessDenied",
  "errorMessage": "User: arn:aws:sts::111122223333:assumed-role/app/worker is not authorized to perform: ` +
		`s3:GetObject on resource: \"arn:aws:s3:::data-bkt/q1.csv\" because no session policy allows the s3:GetObject action",
  "requestParameters": {
    "bucketName": "data-bkt", "key": "q1.csv", "versionId": "v1", "Host": "data-bkt.s3.amazonaws.com",
    "x-amz-request-payer": "requester", "X-Amz-Acl": ["private"], "x-amz-copy-source": "/src/a/b?versionId=1"
  },
  "resources": [
    {"type": "AWS::S3::Object", "ARN": "arn:aws:s3:::data-bkt/q1.csv"},
    {"type": "AWS::S3::Bucket", "ARN": "arn:aws:s3:::data-bkt", "accountId": "111122223333"}
  ],
  "additionalEventData": {"SignatureVersion": "SigV4", "bytesTransferredIn": 0, "x": {"y": 1}},
  "recipientAccountId": "111122223333"
}`
)

// assumeRole is an event that begins a session.
func assumeRole(parameters string) string {
	return `{"eventID":"e1","eventSource":"sts.amazonaws.com","eventName":"AssumeRole","userIdentity":{"type":"IAMUser",` +
		`"arn":"arn:aws:iam::111122223333:user/alice","accountId":"111122223333","principalId":"AIDAEXAMPLEID12345678"},` +
		`"requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/app","roleSessionName":"s","durationSeconds":900` +
		parameters + `},"responseElements":{"assumedRoleUser":{"arn":"arn:aws:sts::111122223333:assumed-role/app/s"}}}`
}

func quote(t *testing.T, s string) string {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func parse(t *testing.T, text string) ([]*trail.Event, *source.File, model.Diagnostics) {
	t.Helper()
	file := source.New("trail.json", []byte(text))
	events, diags := trail.Parse(file)
	for _, e := range events {
		checkRanges(t, file, e)
	}
	for _, d := range diags {
		inside(t, file, d.Subject)
	}
	return events, file, diags
}

func inside(t *testing.T, file *source.File, r model.Range) {
	t.Helper()
	if r.File != file.Name || r.Start.Byte < 0 || r.Start.Byte > r.End.Byte || r.End.Byte > len(file.Bytes) {
		t.Errorf("range %v is not inside the %d bytes of %s", r, len(file.Bytes), file.Name)
	}
}

// checkRanges proves that the text at every range is the element, whatever escapes
// are around it.
func checkRanges(t *testing.T, file *source.File, e *trail.Event) {
	t.Helper()
	check := func(value string, r model.Range) {
		t.Helper()
		if value == "" {
			return
		}
		inside(t, file, r)
		text := string(file.Text(r))
		plain := strings.ReplaceAll(text, `\`, "")
		if strings.Trim(plain, `"`) != strings.Trim(strings.ReplaceAll(value, `\`, ""), `"`) {
			t.Errorf("the text at %v is %s, want %s", r, text, value)
		}
	}
	for _, text := range []model.Text{
		e.ID, e.Time, e.Name, e.Source, e.Region, e.Recipient, e.SourceIP, e.VPCEndpoint, e.ErrorCode, e.ErrorMessage,
		e.Request.Bucket, e.Request.Key, e.Request.RoleARN, e.Request.Duration, e.SessionARN, e.Identity.ARN,
		e.Identity.PrincipalID, e.Identity.InvokedBy,
	} {
		check(text.Value, text.Range)
	}
	for _, text := range e.PolicyARNs {
		check(text.Value, text.Range)
	}
	if e.Policy == nil {
		return
	}
	for _, s := range e.Policy.Statements {
		if s.Effect != nil {
			check(s.Effect.Value, s.Effect.Range)
		}
		for _, a := range s.Actions {
			check(a.Value, a.Range)
		}
		for _, r := range s.Resources {
			check(r.Value, r.Range)
		}
	}
	for _, a := range e.Policy.Anomalies {
		inside(t, file, a.Range)
	}
}

func TestParseEvent(t *testing.T) {
	events, file, diags := parse(t, deniedEvent)
	if len(events) != 1 || len(diags) > 0 {
		t.Fatalf("%d events, diagnostics %v", len(events), diags)
	}
	e := events[0]
	got := map[string]string{
		"id": e.ID.Value, "time": e.Time.Value, "name": e.Name.Value, "source": e.Source.Value, "region": e.Region.Value,
		"recipient": e.Recipient.Value, "ip": e.SourceIP.Value, "endpoint": e.VPCEndpoint.Value, "code": e.ErrorCode.Value,
		"bucket": e.Request.Bucket.Value, "key": e.Request.Key.Value, "version": e.Request.VersionID.Value,
		"kind": e.Identity.Kind, "arn": e.Identity.ARN.Value, "account": e.Identity.Account.Value,
		"issuer": e.Identity.Issuer.Value, "invoked by": e.Identity.InvokedBy.Value, "mfa": e.Identity.MFA.Value,
		"principal": e.Identity.Principal().Value, "copy source": e.Request.CopySource.Value,
	}
	want := map[string]string{
		"id": "11111111-0000-0000-0000-000000000001", "time": "2026-01-02T03:04:05Z", "name": "GetObject",
		"source": "s3.amazonaws.com", "region": "us-east-1", "recipient": "111122223333", "ip": "198.51.100.7",
		"endpoint": "vpce-0123456789abcdef0", "code": "AccessDenied", "bucket": "data-bkt", "key": "q1.csv",
		"version": "v1", "kind": "role", "arn": "arn:aws:sts::111122223333:assumed-role/app/worker",
		"account": "111122223333", "issuer": "arn:aws:iam::111122223333:role/team/app",
		"invoked by": "athena.amazonaws.com", "mfa": "false", "principal": "arn:aws:iam::111122223333:role/team/app",
		"copy source": "/src/a/b?versionId=1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	headers := map[string]string{
		"x-amz-request-payer": "requester", "x-amz-acl": "private", "x-amz-copy-source": "/src/a/b?versionId=1",
	}
	if diff := cmp.Diff(headers, e.Request.Headers); diff != "" {
		t.Errorf("headers (-want +got):\n%s", diff)
	}
	additional := map[string]string{"SignatureVersion": "SigV4", "bytesTransferredIn": "0"}
	if diff := cmp.Diff(additional, e.Additional); diff != "" {
		t.Errorf("additional data (-want +got):\n%s", diff)
	}
	if len(e.Resources) != 2 || e.Resources[1].ARN.Value != "arn:aws:s3:::data-bkt" ||
		e.Resources[1].Account.Value != "111122223333" || e.Resources[0].Type.Value != "AWS::S3::Object" {
		t.Errorf("resources = %+v", e.Resources)
	}
	if e.Denial == nil || e.Denial.Layer != trail.LayerSession || e.Denial.Resource != "arn:aws:s3:::data-bkt/q1.csv" {
		t.Errorf("denial = %+v", e.Denial)
	}
	if !e.Denied() || e.BeginsSession() {
		t.Errorf("denied %v, begins session %v", e.Denied(), e.BeginsSession())
	}
	if got := string(file.Text(e.Range)); got != deniedEvent {
		t.Errorf("range covers %q", got)
	}
}

func TestParseForms(t *testing.T) {
	compact := assumeRole(`,"policy":` + quote(t, policyText))
	tests := map[string]struct {
		text  string
		count int
	}{
		"single event":     {compact, 1},
		"log file":         {`{"Records": [` + compact + `, ` + deniedEvent + `]}`, 2},
		"array":            {"[" + compact + ",\n" + compact + "]", 2},
		"lines":            {compact + "\n" + compact + "\n\n" + compact + "\n", 3},
		"lookup-events":    {`{"Events": [{"EventId": "x", "CloudTrailEvent": ` + quote(t, compact) + `}]}`, 1},
		"EventBridge":      {`{"detail-type": "AWS API Call via CloudTrail", "detail": ` + compact + `}`, 1},
		"CloudWatch Logs":  {`{"events": [{"message": ` + quote(t, compact) + `}, {"message": "plain text"}]}`, 1},
		"SNS in a log":     {`{"logEvents": [{"message": ` + quote(t, `{"Message":`+quote(t, compact)+`}`) + `}]}`, 1},
		"byte order mark":  {"\ufeff" + compact, 1},
		"an empty log":     {`{"Records": []}`, 0},
		"other log member": {`{"x": {"Records": 1}, "Records": [` + compact + `]}`, 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			events, _, diags := parse(t, tt.text)
			if len(events) != tt.count {
				t.Fatalf("%d events, want %d; diagnostics %v", len(events), tt.count, diags)
			}
			if diags.HasErrors() || len(events) > 0 && len(diags) > 0 {
				t.Errorf("diagnostics %v", diags)
			}
			if !trail.IsTrail([]byte(tt.text)) {
				t.Error("not recognized")
			}
			if tt.count > 0 && (events[0].Policy == nil || len(events[0].Policy.Statements) != 1) {
				t.Errorf("policy = %+v", events[0].Policy)
			}
		})
	}
}

func TestIsTrail(t *testing.T) {
	for text, want := range map[string]bool{
		"":                             false,
		"hello":                        false,
		"[]":                           false,
		"[1]":                          false,
		"{}":                           false,
		"{":                            false,
		`{"Statement":[]}`:             false,
		`{"Records":[{"s3":{}}]}`:      false,
		`{"Records":[{"eventName":"x"`: true,
		"User: x is not authorized to perform: y": true,
	} {
		if got := trail.IsTrail([]byte(text)); got != want {
			t.Errorf("IsTrail(%s) = %v", text, got)
		}
	}
}

// The policy of a session is read however it is written, and every part of it is
// where it is written.
func TestSessionPolicy(t *testing.T) {
	pretty := strings.NewReplacer(`":[`, "\": [\n  ", `,"`, ",\n  \"").Replace(policyText)
	tests := map[string]struct {
		parameters string
		repaired   bool
	}{
		"escaped":                     {`,"policy":` + quote(t, policyText), false},
		"escaped with line breaks":    {`,"policy":` + quote(t, pretty), false},
		"an object":                   {`,"policy":` + policyText, false},
		"pasted":                      {`,"policy":"` + policyText + `"`, true},
		"pasted before another":       {`,"policy": "` + policyText + `" , "externalId":"x"`, true},
		"pasted with line breaks":     {`,"policy":" ` + pretty + "\n\"", true},
		"escaped quotes, line breaks": {`,"policy":"` + strings.ReplaceAll(pretty, `"`, `\"`) + `","x":1`, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			text := `{"Records":[` + assumeRole(tt.parameters) + `]}`
			events, file, diags := parse(t, text)
			if len(events) != 1 || events[0].Policy == nil || len(diags) > 0 {
				t.Fatalf("events %v, diagnostics %v", events, diags)
			}
			policy := events[0].Policy
			if policy.Kind != model.KindSession || policy.Form != "event" || policy.ID != "trail.json#e1" || policy.KindGuessed {
				t.Errorf("policy = %+v", policy)
			}
			if len(policy.Statements) != 1 || len(policy.Anomalies) > 0 || len(policy.Incomplete) > 0 {
				t.Fatalf("policy = %+v", policy)
			}
			action := policy.Statements[0].Actions[0]
			start := strings.Index(text, "s3:GetObject")
			if action.Value != "s3:GetObject" || !strings.Contains(string(file.Text(action.Range)), "s3:GetObject") ||
				start < action.Range.Start.Byte || start-action.Range.Start.Byte > 2 {
				t.Errorf("action %q at %v: %s", action.Value, action.Range, file.Text(action.Range))
			}
		})
	}
}

// A damaged policy is reported at the very place, and what is certain is kept.
func TestSessionPolicyDamaged(t *testing.T) {
	unbalanced := strings.TrimSuffix(policyText, "}")
	tests := map[string]struct {
		parameters string
		// problem is at the character in front of which it is reported.
		problem    string
		before     string
		statements int
	}{
		"a brace is missing": {
			`,"policy":` + quote(t, unbalanced), "the document ends too early", `"},"responseElements`, 1,
		},
		"a brace too many": {`,"policy":` + quote(t, policyText+"}"), "followed by other text", `}"},"resp`, 1},
		"wrong bracket": {
			`,"policy":` + quote(t, strings.Replace(policyText, "]}]", "]]}", 1)), `unexpected "]"`, `]}}"},"r`, 0,
		},
		"pasted and a brace less": {
			`,"policy":"` + unbalanced + ` "`, "the document ends too early", ` "},"responseElements`, 1,
		},
		"pasted, a comma less": {
			`,"policy":"` + strings.Replace(policyText, `,"Resource"`, `"Resource"`, 1) + `","externalId":"x"`,
			"a comma is missing", `"Resource"`, 0,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			text := assumeRole(tt.parameters)
			events, _, diags := parse(t, text)
			if len(events) != 1 || events[0].Policy == nil {
				t.Fatalf("events %v, diagnostics %v", events, diags)
			}
			if events[0].Request.RoleARN.Value == "" || events[0].SessionARN.Value == "" {
				t.Errorf("the rest of the event is lost: %+v", events[0])
			}
			if len(diags) != 1 || diags.HasErrors() || !strings.Contains(diags[0].Summary, tt.problem) {
				t.Fatalf("diagnostics = %v, want %q", diags, tt.problem)
			}
			if got := text[diags[0].Subject.Start.Byte:]; !strings.HasPrefix(got, tt.before) {
				t.Errorf("reported in front of %.30q, want %q", got, tt.before)
			}
			policy := events[0].Policy
			if len(policy.Statements) != tt.statements {
				t.Errorf("%d statements, want %d", len(policy.Statements), tt.statements)
			}
			if !slices.ContainsFunc(policy.Anomalies, func(a model.Anomaly) bool {
				return a.Kind == document.AnomalySyntax || a.Kind == document.AnomalyTrailingData
			}) {
				t.Errorf("anomalies = %+v", policy.Anomalies)
			}
		})
	}
}

func TestParseBroken(t *testing.T) {
	compact := assumeRole("")
	tests := map[string]struct {
		text     string
		count    int
		severity model.Severity
		problem  string
	}{
		"cut off in an event": {deniedEvent[:len(deniedEvent)-200], 1, model.SeverityWarning, "has no closing quote"},
		"a brace too many":    {compact + "}", 1, model.SeverityWarning, "unexpected"},
		"cut off log": {
			`{"Records":[` + compact + `,` + compact[:300], 2, model.SeverityWarning, "has no closing quote",
		},
		"log with a lost event": {
			`{"Records":[{"a":1 "b":2},` + compact + `]}`, 0, model.SeverityError, "a comma is missing",
		},
		"line that is broken": {
			compact + "\n{\"eventName\": x}\n" + compact + "\n", 2, model.SeverityError, "unexpected",
		},
		"broken array": {`[` + compact + ` ` + compact + `]`, 1, model.SeverityWarning, "a comma is missing"},
		"string inside is broken": {
			`{"Events":[{"CloudTrailEvent":"{\"eventName\":\"x\""}]}`, 1, model.SeverityWarning, "ends too early",
		},
		"not JSON":        {`hello`, 0, model.SeverityError, "unexpected"},
		"nothing of ours": {`{"a":[1,"x"]} 5`, 0, model.SeverityWarning, "no CloudTrail event"},
		"empty":           {``, 0, model.SeverityWarning, "no CloudTrail event"},
		"nested too deeply": {
			`[{"eventName":` + strings.Repeat("[", 300) + strings.Repeat("]", 300) + `}]`, 0, model.SeverityError,
			"nested too deeply",
		},
		"policy that never ends": {
			strings.Replace(assumeRole(`,"policy":"{"Version":1`), `}},"resp`, `,"resp`, 1), 1, model.SeverityWarning,
			"unexpected \"Version\"",
		},
		"UTF-16 that was mangled": {"{\"eventName\": \"\ufffd}", 0, model.SeverityError, "no closing quote"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			events, _, diags := parse(t, tt.text)
			if len(events) != tt.count {
				t.Errorf("%d events, want %d", len(events), tt.count)
			}
			if len(diags) != 1 || diags[0].Severity != tt.severity || !strings.Contains(diags[0].Summary, tt.problem) {
				t.Errorf("diagnostics = %v, want %s %q", diags, tt.severity, tt.problem)
			}
		})
	}
}

func TestParseMessages(t *testing.T) {
	const text = "$ aws s3 cp s3://data-bkt/x .\n" +
		"  fatal error: User: arn:aws:iam::111122223333:user/é is not authorized to perform: s3:GetObject on resource: " +
		"\"arn:aws:s3:::data-bkt/x\" because no identity-based policy allows the s3:GetObject action\r\n\nAccess Denied\n"
	events, file, diags := parse(t, text)
	if len(events) != 1 || len(diags) > 0 {
		t.Fatalf("events %v, diagnostics %v", events, diags)
	}
	e := events[0]
	if e.Denial.Layer != trail.LayerIdentity || e.Denial.Principal != "arn:aws:iam::111122223333:user/é" {
		t.Errorf("denial = %+v", e.Denial)
	}
	if got := string(file.Text(e.Range)); !strings.HasPrefix(got, "fatal error") || !strings.HasSuffix(got, "action") {
		t.Errorf("range covers %q", got)
	}
	n, ok := e.Need()
	if !ok || n.Action != "s3:GetObject" || n.Resource != "arn:aws:s3:::data-bkt/x" || n.Operation != "" {
		t.Errorf("need = %+v", n)
	}
}

func TestIdentityKinds(t *testing.T) {
	tests := map[string]struct{ identity, kind, principal string }{
		"user": {
			`{"type":"IAMUser","arn":"arn:aws:iam::1:user/a"}`, "user", "arn:aws:iam::1:user/a",
		},
		"session without an issuer": {
			`{"type":"AssumedRole","arn":"arn:aws-cn:sts::1:assumed-role/r/s"}`, "role", "arn:aws-cn:iam::1:role/r",
		},
		"role itself": {`{"type":"Role","arn":"arn:aws:iam::1:role/r"}`, "role", "arn:aws:iam::1:role/r"},
		"federated user": {
			`{"type":"FederatedUser","arn":"arn:aws:sts::1:federated-user/f"}`, "federated-user",
			"arn:aws:sts::1:federated-user/f",
		},
		"root":    {`{"type":"Root","arn":"arn:aws:iam::1:root"}`, "root", "arn:aws:iam::1:root"},
		"service": {`{"type":"AWSService","invokedBy":"s3.amazonaws.com"}`, "service", "s3.amazonaws.com"},
		"anonymous": {
			`{"type":"AWSAccount","principalId":"","accountId":"ANONYMOUS_PRINCIPAL"}`, "anonymous", "anonymous",
		},
		"anonymous too": {`{"type":"AWSAccount","principalId":"ANONYMOUS_PRINCIPAL"}`, "anonymous", "anonymous"},
		"other account": {`{"type":"AWSAccount","accountId":"444455556666","principalId":"AIDAX"}`, "account", ""},
		"SAML":          {`{"type":"SAMLUser","principalId":"x"}`, "", ""},
		"nothing":       {`{}`, "", ""},
	}
	for name, tt := range tests {
		events, _, _ := parse(t, `{"eventName":"GetObject","userIdentity":`+tt.identity+`}`)
		got := events[0].Identity
		if got.Kind != tt.kind || got.Principal().Value != tt.principal {
			t.Errorf("%s: kind %q, principal %q; want %q, %q", name, got.Kind, got.Principal().Value, tt.kind, tt.principal)
		}
	}
}

func TestDenied(t *testing.T) {
	for code, want := range map[string]bool{
		"AccessDenied": true, "Client.UnauthorizedOperation": true, "VpceAccessDenied": true, "AccessDeniedException": true,
		"": false, "NoSuchBucketPolicy": false, "ThrottlingException": false,
	} {
		events, _, _ := parse(t, `{"eventName":"x","errorCode":"`+code+`","errorMessage":"Access Denied"}`)
		if got := events[0].Denied(); got != want {
			t.Errorf("Denied with code %q = %v", code, got)
		}
	}
}

func TestAdd(t *testing.T) {
	withPolicy := assumeRole(`,"policy":` + quote(t, policyText) +
		`,"policyArns":[{"arn":"arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"},` +
		`{"arn":"arn:aws:iam::111122223333:policy/own"}]`)
	events, _, _ := parse(t, withPolicy+"\n"+strings.Replace(withPolicy, `"e1"`, `"e2"`, 1)+"\n"+deniedEvent)
	m := model.New()
	m.Policies["own"] = &model.Policy{ID: "own", ARN: "arn:aws:iam::111122223333:policy/own"}
	trail.Add(m, events)

	role := m.Principals["arn:aws:iam::111122223333:role/app"]
	if role == nil {
		t.Fatalf("principals = %v", m.Principals)
	}
	if role.Session != "passed" || role.Kind != "role" || role.Name != "app" || role.Path != "/" ||
		role.Account != "111122223333" || !role.IdentityElsewhere {
		t.Errorf("role = %+v", role)
	}
	if diff := cmp.Diff([]string{"trail.json#e1", "own"}, role.Sessions); diff != "" {
		t.Errorf("sessions (-want +got):\n%s", diff)
	}
	if len(role.SessionARNs) != 1 || role.SessionARNs[0].Value != "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" {
		t.Errorf("session ARNs = %+v", role.SessionARNs)
	}
	if p := m.Policies["trail.json#e1"]; p == nil || p.Kind != model.KindSession || p.Target != role.ARN {
		t.Errorf("policy = %+v", p)
	}
	caller := m.Principals["arn:aws:iam::111122223333:role/team/app"]
	if caller == nil || caller.Path != "/team/" || caller.UniqueID != "AROAEXAMPLEID12345678" || caller.Session != "" {
		t.Errorf("caller = %+v", caller)
	}
	if user := m.Principals["arn:aws:iam::111122223333:user/alice"]; user == nil || user.Kind != "user" {
		t.Errorf("user = %+v", user)
	}
}

func TestAddSessions(t *testing.T) {
	const role = "arn:aws:iam::111122223333:role/app"
	first, second := assumeRole(`,"policy":`+quote(t, policyText)), assumeRole(`,"policy":`+
		quote(t, strings.Replace(policyText, "GetObject", "PutObject", 1)))
	second = strings.Replace(second, `"e1"`, `"e2"`, 1)
	failed := strings.Replace(first, `"requestParameters"`, `"errorCode":"AccessDenied","requestParameters"`, 1)
	tests := map[string]struct {
		events   []string
		before   string
		session  string
		policies int
	}{
		"none passed":            {[]string{assumeRole("")}, "", "none", 0},
		"one":                    {[]string{first}, "", "passed", 1},
		"two that differ":        {[]string{first, second}, "", "unknown", 2},
		"one and none":           {[]string{first, assumeRole("")}, "", "unknown", 1},
		"none and the same said": {[]string{assumeRole("")}, "none", "none", 0},
		"other than known":       {[]string{first}, "none", "unknown", 1},
		"refused call":           {[]string{failed}, "none", "none", 0},
		"task policy": {
			[]string{
				strings.Replace(assumeRole(`,"taskPolicyArn":{"arn":"arn:aws:iam::aws:policy/x"}`), "AssumeRole", "AssumeRoot", 1),
			},
			"", "passed", 0,
		},
		"ARN as a string": {[]string{assumeRole(`,"policyArns":["arn:aws:iam::aws:policy/x"]`)}, "", "passed", 0},
		"empty policy":    {[]string{assumeRole(`,"policy":""`)}, "", "none", 0},
		"hidden policy":   {[]string{assumeRole(`,"policy":"HIDDEN_DUE_TO_SECURITY_REASONS"`)}, "", "passed", 1},
		"null policy":     {[]string{assumeRole(`,"policy":null`)}, "", "none", 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			m := model.New()
			m.Principals[role] = &model.Principal{ARN: role, Kind: "role", Session: tt.before}
			events, _, _ := parse(t, strings.Join(tt.events, "\n"))
			trail.Add(m, events)
			p := m.Principals[role]
			if p.Session != tt.session || len(p.Sessions) != tt.policies {
				t.Errorf("session %q with %v, want %q with %d", p.Session, p.Sessions, tt.session, tt.policies)
			}
			if p.IdentityElsewhere {
				t.Error("a principal in view was overwritten")
			}
		})
	}
}

func TestAddFederation(t *testing.T) {
	const event = `{"eventName":"GetFederationToken","eventSource":"sts.amazonaws.com",
"userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/alice"},
"requestParameters":{"name":"bob","policy":%s}%s}`
	for name, response := range map[string]string{
		"named by the response": `,"responseElements":` +
			`{"federatedUser":{"arn":"arn:aws:sts::111122223333:federated-user/bob"}}`,
		"named by the request": ``,
	} {
		m := model.New()
		events, _, _ := parse(t, fmt.Sprintf(event, quote(t, policyText), response))
		trail.Add(m, events)
		p := m.Principals["arn:aws:sts::111122223333:federated-user/bob"]
		if p == nil || p.Kind != "federated-user" || p.Session != "passed" || p.Name != "bob" {
			t.Errorf("%s: principals %v, %+v", name, m.Principals, p)
		}
		if m.Policies["trail.json#1:1"] == nil {
			t.Errorf("%s: policies %v", name, m.Policies)
		}
	}
	m := model.New()
	events, _, _ := parse(t, `{"eventName":"GetFederationToken","requestParameters":{"name":"bob"}}
{"eventName":"GetFederationToken","requestParameters":{}}`)
	trail.Add(m, events)
	if len(m.Principals) > 0 {
		t.Errorf("principals from nothing: %v", m.Principals)
	}
}

func TestNeed(t *testing.T) {
	events, _, _ := parse(t, deniedEvent)
	got, ok := events[0].Need()
	if !ok {
		t.Fatal("no need")
	}
	want := &model.Need{
		ID: "11111111-0000-0000-0000-000000000001", Principal: "arn:aws:iam::111122223333:role/team/app",
		SessionARN: "arn:aws:sts::111122223333:assumed-role/app/worker", Operation: "GetObject", Bucket: "data-bkt",
		ObjectKey: "q1.csv", VersionID: "v1", SourceBucket: "src", SourceKey: "a/b", Endpoint: "vpce-0123456789abcdef0",
		Headers: map[string]string{
			"x-amz-request-payer": "requester", "x-amz-acl": "private", "x-amz-copy-source": "/src/a/b?versionId=1",
		},
		Context: map[string]*model.ContextValue{
			"aws:sourcevpce":             {Values: []string{"vpce-0123456789abcdef0"}},
			"aws:multifactorauthpresent": {Values: []string{"false"}},
			"aws:userid":                 {Values: []string{"AROAEXAMPLEID12345678:worker"}},
		},
		OpenContext: true, DeclaredBy: "trail.json", Why: "recorded by CloudTrail", Range: events[0].Range,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNeedOfOthers(t *testing.T) {
	decrypt, _, _ := parse(t, `{"eventName":"Decrypt","eventSource":"kms.amazonaws.com","sourceIPAddress":"198.51.100.7",
"userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::1:user/a"},"requestParameters":{"keyId":"alias/x"},
"resources":[{"ARN":"arn:aws:kms:r:1:key/k"}]}`)
	n, ok := decrypt[0].Need()
	if !ok || n.Operation != "Decrypt" || n.Resource != "arn:aws:kms:r:1:key/k" ||
		n.Context["aws:sourceip"].Values[0] != "198.51.100.7" || n.SessionARN != "" {
		t.Errorf("need = %+v", n)
	}
	byAlias, _, _ := parse(t, `{"eventName":"Decrypt","eventSource":"kms.amazonaws.com",
"sourceIPAddress":"s3.amazonaws.com","userIdentity":{"type":"AWSService","invokedBy":"s3.amazonaws.com"},
"requestParameters":{"keyId":"alias/x"}}`)
	if n, ok = byAlias[0].Need(); !ok || n.Resource != "alias/x" || n.Context != nil || n.Principal != "s3.amazonaws.com" {
		t.Errorf("need = %+v", n)
	}
	anonymous, _, _ := parse(t, `{"eventName":"GetObject","eventSource":"s3.amazonaws.com","userIdentity":`+
		`{"type":"AWSAccount","principalId":"ANONYMOUS_PRINCIPAL"},"requestParameters":{"bucketName":"b","key":"k"}}`)
	if n, ok = anonymous[0].Need(); !ok || n.Principal != "anonymous" || n.Context != nil {
		t.Errorf("need = %+v", n)
	}
	athena, _, _ := parse(t, `{"eventName":"StartQuery","eventSource":"athena.amazonaws.com","errorMessage":"User: `+
		`arn:aws:sts::1:assumed-role/r/s is not authorized to perform: s3:GetBucketLocation on resource: arn:aws:s3:::b"}`)
	n, ok = athena[0].Need()
	if !ok || n.Action != "s3:GetBucketLocation" || n.Principal != "arn:aws:iam::1:role/r" ||
		n.SessionARN != "arn:aws:sts::1:assumed-role/r/s" || n.Operation != "" {
		t.Errorf("need = %+v", n)
	}
	for _, text := range []string{
		`{"eventName":"RunInstances","eventSource":"ec2.amazonaws.com","userIdentity":{"type":"Root","arn":"r"}}`,
		`{"eventName":"GetObject","eventSource":"s3.amazonaws.com"}`,
	} {
		events, _, _ := parse(t, text)
		if n, ok := events[0].Need(); ok {
			t.Errorf("need of %s = %+v", text, n)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		deniedEvent, `{"Records":[` + assumeRole(`,"policy":"{\"Statement\":[}"`) + `]}`,
		assumeRole(`,"policy":"{"Statement":[{"Effect":"Allow"}]}"`),
		"User: a is not authorized to perform: b:c on resource: d",
		`{"Events":[{"CloudTrailEvent":"{\"eventName\":\"x\"}"}]}`, "[{\"eventName\":1}\n{",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		trail.IsTrail(text)
		file := source.New("f", text)
		events, diags := trail.Parse(file)
		for _, d := range diags {
			inside(t, file, d.Subject)
		}
		for _, e := range events {
			inside(t, file, e.Range)
			if e.Policy != nil {
				inside(t, file, e.Policy.Range)
			}
			e.Need()
		}
		trail.Add(model.New(), events)
	})
}

func BenchmarkParse(b *testing.B) {
	policy, err := json.Marshal(policyText)
	if err != nil {
		b.Fatal(err)
	}
	records := make([]string, 500)
	for i := range records {
		records[i] = deniedEvent
		if i%10 == 0 {
			records[i] = assumeRole(`,"policy":` + string(policy))
		}
	}
	file := source.New("trail.json", []byte(`{"Records":[`+strings.Join(records, ",")+`]}`))
	b.SetBytes(int64(len(file.Bytes)))
	b.ReportAllocs()
	for b.Loop() {
		if events, _ := trail.Parse(file); len(events) != 500 {
			b.Fatal(len(events))
		}
	}
}
