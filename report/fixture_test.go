package report

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/rules"
)

// sourceDir has the files of the fixed report that every format is tested with.
const sourceDir = "../testdata/report/source"

// fixture is the text of the files and their ranges.
type fixture struct {
	t     *testing.T
	files map[string]*source.File
}

func loadFixture(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{t: t, files: map[string]*source.File{}}
	err := fs.WalkDir(os.DirFS(sourceDir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(sourceDir, name))
		f.files[name] = source.New(name, text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func (f *fixture) texts() map[string][]byte {
	texts := map[string][]byte{}
	for name, file := range f.files {
		texts[name] = file.Bytes
	}
	return texts
}

// at is the range of the first place of needle in a file.
func (f *fixture) at(file, needle string) model.Range {
	f.t.Helper()
	i := strings.Index(string(f.files[file].Bytes), needle)
	if i < 0 {
		f.t.Fatalf("%s does not have %q", file, needle)
	}
	return f.files[file].Range(i, i+len(needle))
}

// block is the range in the main file from the first place of one text to the first
// place of another behind it, included.
func (f *fixture) block(from, to string) model.Range {
	f.t.Helper()
	const file = "infra/main.tf"
	start := f.at(file, from)
	n := strings.Index(string(f.files[file].Bytes[start.Start.Byte:]), to)
	if n < 0 {
		f.t.Fatalf("%s does not have %q after %q", file, to, from)
	}
	return f.files[file].Range(start.Start.Byte, start.Start.Byte+n+len(to))
}

func testRule(id, name, family string, severity model.Severity, verdict rules.Verdict) *rules.Rule {
	return &rules.Rule{
		ID: id, Name: name, Family: family, Severity: severity, Verdict: verdict, Since: "0.1.0",
		Title: "What " + name + " is about", Path: "lint403.rules." + family + "." + strings.ToLower(name),
		Description: "AWS refuses the request, because of " + name + ".\nThe second line says more.",
		Fix:         "change what " + name + " says",
		References:  []rules.Reference{{URL: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/", Text: "User guide"}},
	}
}

func testCatalog() rules.Catalog {
	den := testRule("DEN105", "DenySparesOnlyEndpoint", "deny", model.SeverityError, rules.VerdictDenied)
	den.Seed, den.Codes = "deny-vpce", []string{"VPCE-001"}
	den.Examples = []rules.Example{{Kind: "bucket", Fail: `{"Statement":[]}`, Pass: `{"Statement":{}}`}}
	sec := testRule("SEC001", "GrantToEverybody", "security", model.SeverityWarning, rules.VerdictHygiene)
	sec.Default = "off"
	return rules.Catalog{
		testRule("ARN301", "SpaceInArn", "arn", model.SeverityError, rules.VerdictPolicyError),
		den,
		testRule("DOC010", "NoVersion", "document", model.SeverityNote, rules.VerdictHygiene),
		testRule("KMS501", "ReaderLacksKmsDecrypt", "kms", model.SeverityWarning, rules.VerdictAtRisk),
		testRule("KMS502", "KeyPolicyLacksRole", "kms", model.SeverityError, rules.VerdictDenied),
		testRule("OWN401", "AclOnEnforcedBucket", "ownership", model.SeverityError, rules.VerdictApplyError),
		sec,
		testRule("SUP001", "UnusedSuppression", "suppression", model.SeverityWarning, rules.VerdictHygiene),
		testRule("SUP002", "SuppressionWithoutReason", "suppression", model.SeverityWarning, rules.VerdictHygiene),
		testRule("SUP003", "ExpiredSuppression", "suppression", model.SeverityWarning, rules.VerdictHygiene),
		testRule("SUP004", "SuppressionOfProtectedRule", "suppression", model.SeverityWarning, rules.VerdictHygiene),
		testRule("UNK001", "DocumentNotKnown", "unknown", model.SeverityNote, rules.VerdictAtRisk),
	}
}

func (f *fixture) rule(id string) *rules.Rule {
	f.t.Helper()
	rule, ok := testCatalog().Find(id)
	if !ok {
		f.t.Fatalf("no rule %s", id)
	}
	return rule
}

// finding is a finding of a rule with what the engine fills in.
func (f *fixture) finding(id string, place model.Range, message string) rules.Finding {
	f.t.Helper()
	rule := f.rule(id)
	return rules.Finding{
		Rule: rule, Path: strings.Split(rule.Path, "."), Severity: rule.Severity, Verdict: rule.Verdict,
		Confidence: "high", Message: message, Range: place, Codes: rule.Codes,
	}
}

// endpointFinding is a denied request with everything that a finding can have.
func (f *fixture) endpointFinding(action string) rules.Finding {
	const policy = "infra/policy.json"
	effect := f.at(policy, `"Effect": "Deny"`)
	found := f.finding("DEN105", effect, "role 'reader' will get 403 on "+action)
	found.Address = `module.logs["eu"].aws_s3_bucket_policy.this`
	found.Key = "OnlyEndpoint"
	found.Layer = "bucket-policy"
	found.AWSMessage = "User: arn:aws:sts::111122223333:assumed-role/reader/x is not authorized to perform: " + action +
		" on resource: \"arn:aws:s3:::acme-data/*\" with an explicit deny in a resource-based policy"
	found.Because = "aws:SourceVpce is absent (the function has no VPC), and StringNotEquals matches absent keys"
	found.Callers = []model.Range{f.at("infra/main.tf", `module "logs"`)}
	found.Need = &rules.Need{
		Principal: "arn:aws:iam::111122223333:role/reader", Action: action, Resource: "arn:aws:s3:::acme-data/*",
		DeclaredBy: "aws_lambda_function.reader", Range: f.at("infra/main.tf", `resource "aws_lambda_function" "reader"`),
	}
	found.Related = []rules.Related{{
		Message: "the grant that has no effect", Range: f.at("infra/main.tf", `Action   = ["s3:GetObject", "s3:ListBucket"]`),
	}}
	found.Steps = []rules.Step{
		{Layer: "scp", Verdict: "assumed-allow", Why: "no SCP is in view"},
		{Layer: "identity", Verdict: "allow", Why: "statement 'データ🪣'", Range: f.block("{\n      Sid", "]\n    }")},
		{Layer: "boundary", Verdict: "none"},
		{Layer: "bucket-policy", Verdict: "explicit-deny", Why: "statement 'OnlyEndpoint'", Range: effect},
		{Layer: "kms", Verdict: "not-reached"},
	}
	found.Fix = &rules.Fix{
		Description: "add the role to the exception, or put the function behind vpce-1a2b3c4d:\n" +
			"\"ArnNotEquals\": {\n  \"aws:PrincipalArn\": \"arn:aws:iam::111122223333:role/reader\"\n}",
		Edits: []rules.Edit{{
			Range: before(f.at(policy, `"StringNotEquals"`)),
			Text:  "\"ArnNotEquals\": {\"aws:PrincipalArn\": \"arn:aws:iam::111122223333:role/reader\"},\n        ",
		}},
	}
	return found
}

// before is the empty range in front of another.
func before(r model.Range) model.Range {
	r.End = r.Start
	return r
}

// material is the fixed rich report.
func (f *fixture) material() Material {
	const main = "infra/main.tf"
	arn := f.finding("ARN301", f.at(main, `"arn:aws:s3::: acme-data/*"`),
		"resource 'arn:aws:s3::: acme-data/*' has a space, so it matches no bucket")
	arn.Address, arn.Key = "aws_iam_role_policy.reader", "データ🪣\x1farn:aws:s3::: acme-data/*"
	arn.Fix = &rules.Fix{
		Description: "remove the space",
		Safe:        true,
		Edits:       []rules.Edit{{Range: f.at(main, ` acme-data`), Text: "acme-data"}},
	}
	kms := f.finding("KMS501", f.block("policy = jsonencode", "})"),
		"role 'reader' may get 403 on s3:GetObject, because it may not decrypt")
	kms.Address, kms.Confidence, kms.Layer = "aws_iam_role_policy.reader", "medium", "kms-identity"
	kms.Unknown = []string{"aws_kms_key.data.arn"}
	kms.Need = &rules.Need{
		Principal: "arn:aws:iam::111122223333:role/reader", Action: "kms:Decrypt", Resource: "${aws_kms_key.data.arn}",
		Via: "vpce-1a2b3c4d", DeclaredBy: "aws_iam_role_policy.reader",
	}
	own := f.finding("OWN401", f.at(main, `acl    = "private"`), "the bucket 'acme-data' takes no ACL")
	own.Address = "aws_s3_bucket_acl.data"
	known := f.finding("KMS502", f.at(main, `policy = data.aws_iam_policy_document.key.json`),
		"the key policy leaves 'reader' out")
	known.Address = "aws_kms_key.failover"
	whole := f.finding("DOC010", model.Range{File: "infra/modules/logs/main.tf"}, "the module has no version")
	plan := f.finding("DOC010", f.at("plan.json", `\"Effect\":\"Allow\"`), "the document has no Version")
	plan.Address = "aws_sns_topic_policy.events"
	vague := f.finding("UNK001", f.at(main, `data.aws_iam_policy_document.key.json`), "the key policy is not known")
	vague.Address, vague.Unknown = "aws_kms_key.failover", []string{"data.aws_iam_policy_document.key.json"}

	m := model.New()
	m.Policies["infra/policy.json"] = &model.Policy{ID: "infra/policy.json"}
	m.Policies["aws_sqs_queue_policy.q.policy"] = &model.Policy{
		ID: "aws_sqs_queue_policy.q.policy", Address: "aws_sqs_queue_policy.q", Incomplete: []string{"aws_sqs_queue.q.arn"},
	}
	m.Resources["aws_kms_key"] = []*model.Resource{{
		Address: "aws_kms_key.failover", Range: f.block(`resource "aws_kms_key"`, "}"),
	}}
	m.Resources["aws_s3_bucket_acl"] = []*model.Resource{{
		Address: "aws_s3_bucket_acl.data", Range: f.block(`resource "aws_s3_bucket_acl"`, "\n}"),
	}}
	return Material{
		Findings: []rules.Finding{
			plan, own, f.endpointFinding("s3:GetObject"), kms, known,
			f.endpointFinding("s3:ListBucket"), whole, arn, arn, vague,
		},
		Rules:   testCatalog(),
		Model:   m,
		Inputs:  []Input{{"infra", "config", true}, {"./plan.json", "plan", true}, {"broken.json", "", false}},
		Sources: f.texts(),
		Suppressions: []model.Suppression{
			{
				Rules: []string{"OWN401"}, Scope: "statement", Covers: f.block(`resource "aws_s3_bucket_acl"`, "\n}"),
				Range: f.at(main, "# lint403: ignore[OWN401]"),
			},
		},
		Diagnostics: model.Diagnostics{
			{Severity: "error", Summary: "unexpected end of the document", Detail: "close the object", Subject: model.Range{
				File: "broken.json", Start: model.Pos{Line: 3, Column: 1, Byte: 20}, End: model.Pos{Line: 3, Column: 1, Byte: 20},
			}},
			{
				Severity: "warning", Summary: "the module 'remote' is not installed",
				Subject: f.at(main, `source = "./modules/logs"`),
			},
		},
		Suppress:    SuppressOptions{Today: "2026-11-24"},
		Baseline:    &Baseline{known: map[string]BaselineEntry{newEntry(known, newFingerprinter(m)).Fingerprint: {}}},
		Recovered:   1,
		Access:      &Access{Needs: 44, Denied: 2, AtRisk: 1, Allowed: 41},
		ToolVersion: "0.1.0",
	}
}
