package report

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

func TestGrouping(t *testing.T) {
	f := loadFixture(t)
	get, list := f.endpointFinding("s3:GetObject"), f.endpointFinding("s3:ListBucket")
	with := func(found rules.Finding, change func(*rules.Finding)) rules.Finding {
		change(&found)
		return found
	}
	tests := []struct {
		name   string
		second rules.Finding
		want   int
	}{
		{"another request", list, 1},
		{"the very same", get, 1},
		{"another place", with(list, func(f *rules.Finding) { f.Range.Start.Byte++ }), 2},
		{"another rule", with(list, func(found *rules.Finding) { found.Rule = f.rule("KMS502") }), 2},
		{"another address", with(list, func(f *rules.Finding) { f.Address = "other" }), 2},
		{"another layer", with(list, func(f *rules.Finding) { f.Layer = "endpoint" }), 2},
		{"another verdict", with(list, func(f *rules.Finding) { f.Verdict = rules.VerdictAtRisk }), 2},
		{"another severity", with(list, func(f *rules.Finding) { f.Severity = "note" }), 2},
		{"another edit", with(list, func(f *rules.Finding) { f.Fix = &rules.Fix{Edits: []rules.Edit{{Text: "x"}}} }), 2},
		{"no request", with(list, func(f *rules.Finding) { f.Need = nil }), 2},
		{"nowhere", with(list, func(f *rules.Finding) { f.Range = model.Range{} }), 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			forward := Build(Material{Findings: []rules.Finding{get, tt.second}})
			if got := len(forward.Entries); got != tt.want {
				t.Errorf("%d entries, want %d", got, tt.want)
			}
			backward := Build(Material{Findings: []rules.Finding{tt.second, get}})
			if a, b := forward.Entries[0].Fingerprint, backward.Entries[0].Fingerprint; a != b {
				t.Errorf("the fingerprint depends on the order: %s and %s", a, b)
			}
		})
	}
}

func TestGroupJoinsWhatItHas(t *testing.T) {
	f := loadFixture(t)
	get, list := f.endpointFinding("s3:GetObject"), f.endpointFinding("s3:ListBucket")
	for _, found := range []*rules.Finding{&get, &list} {
		found.Verdict = rules.VerdictAtRisk
	}
	get.Unknown, list.Unknown = []string{"a"}, []string{"a", "b"}
	get.Codes, list.Codes = []string{"X-1"}, []string{"X-2", "X-1"}
	list.Related = append([]rules.Related{{Message: "more"}}, list.Related...)
	e := Build(Material{Findings: []rules.Finding{get, list}}).Entries[0]
	got := []string{
		strings.Join(e.Unknown, " "), strings.Join(e.Codes, " "), strconv.Itoa(len(e.Related)),
		strconv.Itoa(len(e.Members)), e.Message,
	}
	want := []string{
		"a b", "X-1 X-2", "2", "2", "role 'reader' will get 403 on s3:GetObject; the same place may refuse 1 more request",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(get.Related) != 1 || len(get.Requests) != 0 {
		t.Error("the findings of the caller were changed")
	}
}

func TestFingerprint(t *testing.T) {
	f := loadFixture(t)
	fingerprintOf := func(m *model.Model, change func(*rules.Finding)) string {
		found := f.endpointFinding("s3:GetObject")
		need := *found.Need
		found.Need = &need
		change(&found)
		return newEntry(found, newFingerprinter(m)).Fingerprint
	}
	provider := func(key, account, region string) *model.Model {
		m := model.New()
		m.Providers[key] = &model.Provider{Account: account, Region: region}
		return m
	}
	base := fingerprintOf(nil, func(*rules.Finding) {})
	if base != "15ad4385b8e70090" && len(base) != 16 {
		t.Errorf("fingerprint = %s", base)
	}
	same := map[string]func(*rules.Finding){
		"place":   func(f *rules.Finding) { f.Range = model.Range{File: "plan.json"} },
		"message": func(f *rules.Finding) { f.Message = "other words" },
		"steps":   func(f *rules.Finding) { f.Steps, f.Because = nil, "" },
		"network": func(f *rules.Finding) { f.Need.Via = "vpce-1" },
	}
	for name, change := range same {
		if got := fingerprintOf(nil, change); got != base {
			t.Errorf("the fingerprint changes with the %s", name)
		}
	}
	other := map[string]func(*rules.Finding){
		"rule":      func(found *rules.Finding) { found.Rule = f.rule("KMS502") },
		"address":   func(f *rules.Finding) { f.Address = `module.logs["us"].aws_s3_bucket_policy.this` },
		"index":     func(f *rules.Finding) { f.Address += "[0]" },
		"statement": func(f *rules.Finding) { f.Key = "Other" },
		"principal": func(f *rules.Finding) { f.Need.Principal += "x" },
		"action":    func(f *rules.Finding) { f.Need.Action = "s3:PutObject" },
		"resource":  func(f *rules.Finding) { f.Need.Resource = "arn:aws:s3:::acme-data/x" },
		"document":  func(f *rules.Finding) { f.Address, f.Range.File = "", "a.json" },
	}
	seen := map[string]string{base: "base"}
	for name, change := range other {
		got := fingerprintOf(nil, change)
		if seen[got] != "" {
			t.Errorf("%s gives the fingerprint of %s", name, seen[got])
		}
		seen[got] = name
	}
	// A statement without Sid is known by its content, in any order.
	first := fingerprintOf(nil, func(f *rules.Finding) {
		f.Key = `{"Effect":"Deny","Action":["b","a"],"Condition":{"X":{"k":["2","1"]}}}`
	})
	second := fingerprintOf(nil, func(f *rules.Finding) {
		f.Key = `{"Condition":{"X":{"k":["1","2"]}},"Action":["a","b"],"Effect":"Deny"}`
	})
	third := fingerprintOf(nil, func(f *rules.Finding) {
		f.Key = `{"Condition":{"X":{"k":["1","3"]}},"Action":["a","b"],"Effect":"Deny"}`
	})
	if first != second || first == third {
		t.Errorf("fingerprints of statements: %s, %s, %s", first, second, third)
	}
	// What a plan knows and the sources do not makes no difference.
	known := fingerprintOf(provider("aws", "111122223333", "eu-west-1"), func(f *rules.Finding) {
		f.Need.Resource = "arn:aws:kms:eu-west-1:111122223333:alias/data"
	})
	for name, m := range map[string]*model.Model{
		"no provider": nil, "unknown": provider("aws", "${account}", "${region}"), "no values": provider("aws", "", ""),
	} {
		got := fingerprintOf(m, func(f *rules.Finding) {
			f.Need.Principal = "arn:aws:iam::${account}:role/reader"
			f.Need.Resource = "arn:aws:kms:${region}:${account}:alias/data"
		})
		if got != known {
			t.Errorf("%s: the account token gives another fingerprint", name)
		}
	}
	aliased := fingerprintOf(provider("aws.west", "${account.west}", "${region.west}"), func(f *rules.Finding) {
		f.Need.Principal = "arn:aws:iam::${account.west}:role/reader"
		f.Need.Resource = "arn:aws:kms:${region.west}:${account.west}:alias/data"
	})
	if aliased != known {
		t.Error("the token of an aliased provider gives another fingerprint")
	}
}

func TestFingerprintWithoutKey(t *testing.T) {
	f := loadFixture(t)
	a := f.finding("ARN301", f.at("infra/main.tf", "acl"), "value 'a' has a space")
	b := a
	b.Message = "value 'b' has a space"
	prints := newFingerprinter(nil)
	if newEntry(a, prints).Fingerprint == newEntry(b, prints).Fingerprint {
		t.Error("two defects of one resource have one fingerprint")
	}
	if got := canonical(`{"broken`); got != `{"broken` {
		t.Errorf("canonical = %q", got)
	}
	if got := canonical(`{"a":1} {"b":2}`); got != `{"a":1} {"b":2}` {
		t.Errorf("canonical = %q", got)
	}
}

func TestThreshold(t *testing.T) {
	f := loadFixture(t)
	tests := []struct {
		severity model.Severity
		want     map[Threshold]bool
	}{
		{"error", map[Threshold]bool{"error": true, "warning": true, "note": true, "unknown": true, "never": false}},
		{"warning", map[Threshold]bool{"error": false, "warning": true, "note": true, "unknown": true, "never": false}},
		{"note", map[Threshold]bool{"error": false, "warning": false, "note": true, "unknown": true, "never": false}},
		{"", map[Threshold]bool{"error": false, "warning": false, "note": false, "unknown": false, "never": false}},
	}
	for _, tt := range tests {
		var m Material
		if tt.severity != "" {
			found := f.finding("ARN301", f.at("infra/main.tf", "acl"), "x")
			found.Severity = tt.severity
			m.Findings = []rules.Finding{found}
		}
		for threshold, want := range tt.want {
			if got := Build(m).Reaches(threshold); got != want {
				t.Errorf("%q reaches %s = %t, want %t", tt.severity, threshold, got, want)
			}
		}
	}
	m := model.New()
	m.Policies["p"] = &model.Policy{ID: "p", Incomplete: []string{"var.x"}}
	r := Build(Material{Model: m})
	if !r.Reaches(FailOnUnknown) || r.Reaches(FailOnNote) {
		t.Error("an unknown document has to reach unknown, and only that")
	}
	for _, threshold := range Thresholds() {
		if got, err := ParseThreshold(string(threshold)); got != threshold || err != nil {
			t.Errorf("ParseThreshold(%s) = %s, %v", threshold, got, err)
		}
	}
	_, err := ParseThreshold("high")
	if err == nil || !strings.Contains(err.Error(), "error, warning, note, unknown, never") {
		t.Errorf("err = %v", err)
	}
}

func TestCoverage(t *testing.T) {
	f := loadFixture(t)
	get, list := f.endpointFinding("s3:GetObject"), f.endpointFinding("s3:ListBucket")
	other := get // the same request, refused in another layer too
	other.Rule, other.Layer = f.rule("KMS502"), "kms"
	risk := f.endpointFinding("s3:PutObject")
	risk.Verdict = rules.VerdictAtRisk
	risky := get // at risk in one layer, denied in another: denied
	risky.Rule, risky.Verdict = f.rule("KMS501"), rules.VerdictAtRisk
	bare := f.finding("KMS502", f.at("infra/main.tf", "acl"), "denied, and no request says so")
	m := model.New()
	for range 9 {
		m.Needs = append(m.Needs, &model.Need{})
	}
	c := Build(Material{Findings: []rules.Finding{get, list, other, risk, risky, bare}, Model: m}).Coverage
	if want := (Access{Needs: 9, Denied: 3, AtRisk: 1, Allowed: 5}); c.Access != want {
		t.Errorf("%+v, want %+v", c.Access, want)
	}
	c = Build(Material{Findings: []rules.Finding{get, bare}, Access: &Access{Needs: 5, AtRisk: 1, Allowed: 4}}).Coverage
	if want := (Access{Needs: 7, Denied: 2, AtRisk: 1, Allowed: 4}); c.Access != want {
		t.Errorf("beside the simulation: %+v, want %+v", c.Access, want)
	}
	note := bare
	note.Severity, note.Verdict, note.Unknown = model.SeverityNote, rules.VerdictAtRisk, []string{"whether anybody asks"}
	r := Build(Material{Findings: []rules.Finding{note}})
	if want := "0 denied, 0 unknown, 0 allowed, 1 remark · 0 files, 0 policies, 0 needs · 0 inputs skipped"; r.Summary() != want {
		t.Errorf("a note on no request: %s, want %s", r.Summary(), want)
	}
	c = Build(Material{Findings: []rules.Finding{get, list}}).Coverage
	if want := (Access{Needs: 2, Denied: 2}); c.Access != want {
		t.Errorf("without a model: %+v, want %+v", c.Access, want)
	}
}

func TestSkipped(t *testing.T) {
	at := func(file string) model.Range { return model.Range{File: file} }
	c := Build(Material{
		Inputs: []Input{{"a.json", "", false}, {"./dir", "", false}, {"ok", "config", true}, {"silent", "", false}, {"-", "", false}},
		Diagnostics: model.Diagnostics{
			{Severity: "error", Summary: "cut off", Subject: at("a.json")},
			{Severity: "error", Summary: "empty", Subject: at("stdin")},
			{Severity: "error", Summary: "again", Subject: at("a.json")},
			{Severity: "error", Summary: "no block", Subject: at("dir/x.tf")},
			{Severity: "warning", Summary: "odd", Subject: at("ok/x.tf")},
			{Severity: "error", Summary: "syntax", Subject: at("ok/y.tf")},
		},
	}).Coverage
	want := []Skipped{
		{"a.json", "cut off"},
		{"./dir", "no block"},
		{"silent", "nothing in it could be used"},
		{"stdin", "empty"},
		{"ok/y.tf", "syntax"},
	}
	if diff := cmp.Diff(want, c.Skipped); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSummary(t *testing.T) {
	f := loadFixture(t)
	tests := []struct {
		name string
		m    Material
		want string
	}{
		{"nothing", Material{}, "0 denied, 0 unknown, 0 allowed · 0 files, 0 policies, 0 needs · 0 inputs skipped"},
		{
			"inputs",
			Material{
				Inputs:    []Input{{"a", "config", true}, {"b", "config", true}, {"c", "plan", true}, {"d", "policy", true}},
				Recovered: 3, Access: &Access{Needs: 1, Allowed: 1},
			},
			"0 denied, 0 unknown, 1 allowed · 2 roots, 1 plan, 1 file, 0 policies (3 recovered), 1 need · 0 inputs skipped",
		},
		{
			"other verdicts",
			Material{Findings: []rules.Finding{
				f.finding("OWN401", f.at("infra/main.tf", "acl"), "x"), f.finding("ARN301", f.at("infra/main.tf", "acl"), "x"),
				f.finding("DOC010", f.at("infra/main.tf", "acl"), "x"), f.finding("DOC010", f.at("infra/main.tf", "acl"), "y"),
			}},
			"0 denied, 0 unknown, 0 allowed, 1 apply error, 1 policy error, 2 remarks · " +
				"0 files, 0 policies, 0 needs · 0 inputs skipped",
		},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, Build(tt.m).Summary()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// TestCleanReportHasNoFail: Atlantis takes the word for a refusal, wherever it stands.
func TestCleanReportHasNoFail(t *testing.T) {
	f := loadFixture(t)
	place := f.at("infra/main.tf", `resource "aws_kms_key" "failover"`)
	note := f.finding("DOC010", place, "aws_kms_key.failover FAILs over")
	note.Address = "aws_kms_key.failover"
	m := model.New()
	m.Policies["p"] = &model.Policy{Address: "aws_kms_key.failover", Incomplete: []string{"var.failover"}}
	clean := Build(Material{Model: m, Sources: f.texts()})
	noted := Build(Material{Model: m, Sources: f.texts(), Findings: []rules.Finding{note}})
	for _, tt := range []struct {
		format string
		r      *Report
	}{
		{"text", clean}, {"compact", clean}, {"markdown", clean}, {"github", clean}, {"atlantis", clean}, {"atlantis", noted},
	} {
		text := string(write(t, tt.format, tt.r, Options{FailOn: FailOnError, Verbose: true}))
		if strings.Contains(strings.ToLower(text), "fail") {
			t.Errorf("%s, with nothing to refuse, says fail:\n%s", tt.format, text)
		}
	}
	for name, m := range map[string]Material{
		"a finding":     {Findings: []rules.Finding{f.finding("ARN301", place, "x")}, Sources: f.texts()},
		"a lost input":  {Diagnostics: model.Diagnostics{{Severity: "error", Summary: "x"}}},
		"the threshold": {Findings: []rules.Finding{note}, Sources: f.texts()},
	} {
		o := Options{}
		if name == "the threshold" {
			o.FailOn = FailOnNote
		}
		if text := string(write(t, "atlantis", Build(m), o)); !strings.Contains(text, "fail") {
			t.Errorf("%s: no fail in:\n%s", name, text)
		}
	}
}

func TestQuietText(t *testing.T) {
	r := Build(loadFixture(t).material())
	text := string(write(t, "text", r, Options{Quiet: true}))
	if got, want := strings.Count(text, "\n"), len(r.Open())+2; got != want {
		t.Errorf("%d lines, want %d:\n%s", got, want, text)
	}
	text = string(write(t, "text", r, Options{NoSnippet: true}))
	if strings.Contains(text, "^~") || !strings.Contains(text, "because") {
		t.Errorf("snippets in:\n%s", text)
	}
}

func TestManyRequests(t *testing.T) {
	f := loadFixture(t)
	found := f.endpointFinding("s3:GetObject")
	for i := range 9 {
		found.Requests = append(found.Requests, rules.Need{Principal: fmt.Sprint("p", i), Action: "s3:GetObject"})
	}
	r := Build(Material{Findings: []rules.Finding{found}, Sources: f.texts()})
	text := string(write(t, "text", r, Options{}))
	if !strings.Contains(text, "and 5 more\n") || strings.Contains(text, "p4 ->") {
		t.Errorf("requests are not cut short:\n%s", text)
	}
	if text := string(write(t, "text", r, Options{Verbose: true})); !strings.Contains(text, "p8 -> s3:GetObject") {
		t.Errorf("verbose text has not every request:\n%s", text)
	}
}

func TestShortNames(t *testing.T) {
	for in, want := range map[string]string{
		"arn:aws:iam::111122223333:role/path/app":    "role/path/app",
		"arn:aws:iam::111122223333:root":             "arn:aws:iam::111122223333:root",
		"lambda.amazonaws.com":                       "lambda.amazonaws.com",
		"arn:aws:iam::444455556666:role/${somebody}": "somebody in account 444455556666",
		"arn:aws:iam::111122223333:role/${applier}":  "whoever applies",
		"arn:aws:iam::111122223333:role/Linked_~":    "role/Linked_*",
		"${aws_iam_role.app.arn}":                    "${aws_iam_role.app.arn}",
	} {
		if got := shortPrincipal(in); got != want {
			t.Errorf("shortPrincipal(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"arn:aws:s3:::b/k": "b/k",
		"arn:aws:s3:eu-west-1:111122223333:accesspoint/a": "arn:aws:s3:eu-west-1:111122223333:accesspoint/a",
		"${aws_s3_bucket.b.arn}/*":                        "${aws_s3_bucket.b.arn}/*",
		"":                                                "",
	} {
		if got := shortResource(in); got != want {
			t.Errorf("shortResource(%q) = %q, want %q", in, got, want)
		}
	}
}
