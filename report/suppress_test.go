package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// outcome lists what became of the findings: "ID suppressed", "ID open", in order.
func outcome(r *Report) []string {
	var got []string
	for i := range r.Entries {
		state := " open"
		if r.Entries[i].Suppressed != nil {
			state = " suppressed"
		}
		got = append(got, r.Entries[i].Rule.ID+state)
	}
	return got
}

// suppressionCase is the finding OWN401 inside a resource and a module.
func suppressionCase(t *testing.T) (*fixture, Material) {
	t.Helper()
	const main = "infra/main.tf"
	f := loadFixture(t)
	found := f.finding("OWN401", f.at(main, `acl    = "private"`), "the bucket takes no ACL")
	found.Address = `module.logs["eu"].aws_s3_bucket_acl.data`
	found.Callers = []model.Range{f.block(`module "logs"`, "\n}")}
	m := model.New()
	m.Resources["aws_s3_bucket_acl"] = []*model.Resource{{
		Address: found.Address, Range: f.block(`resource "aws_s3_bucket_acl"`, "\n}"),
	}}
	return f, Material{Findings: []rules.Finding{found}, Rules: testCatalog(), Model: m, Sources: f.texts()}
}

func TestSuppressionScopes(t *testing.T) {
	f, m := suppressionCase(t)
	const main = "infra/main.tf"
	whole := f.files[main].Whole()
	tests := []struct {
		name string
		s    model.Suppression
		want bool
	}{
		{"the element", model.Suppression{Scope: "statement", Covers: f.at(main, `acl    = "private"`)}, true},
		{"another element", model.Suppression{Scope: "statement", Covers: f.at(main, `bucket = aws_s3_bucket.d`)}, false},
		{"the block", model.Suppression{Scope: "statement", Covers: f.block(`resource "aws_s3_bucket_acl"`, "\n}")}, true},
		{"another block", model.Suppression{Scope: "statement", Covers: f.block(`resource "aws_kms_key"`, "\n}")}, false},
		{"the module call", model.Suppression{Scope: "statement", Covers: f.block(`module "logs"`, "\n}")}, true},
		{"the file", model.Suppression{Scope: "file", Covers: whole}, true},
		{"another file", model.Suppression{Scope: "file", Covers: f.files["plan.json"].Whole()}, false},
		{"the module", model.Suppression{Scope: "module", Module: "module.logs"}, true},
		{"another module", model.Suppression{Scope: "module", Module: "module.log"}, false},
		{"no module", model.Suppression{Scope: "module"}, false},
		{"the address", model.Suppression{Scope: "config", At: "module.logs[*].aws_s3_bucket_acl.data"}, true},
		{"another address", model.Suppression{Scope: "config", At: "module.logs[0].aws_s3_bucket_acl.data"}, false},
		{"every address", model.Suppression{Scope: "config"}, true},
		{"the file by pattern", model.Suppression{Scope: "config", At: "infra/*.tf"}, true},
		{"a principal, of no request", model.Suppression{Scope: "config", Principal: "*:role/x"}, false},
		{"any principal", model.Suppression{Scope: "config", Principal: "*", Action: "*"}, true},
		{"a module from elsewhere", model.Suppression{Scope: "file", Covers: whole, ThirdParty: true}, false},
		{"expired", model.Suppression{Scope: "file", Covers: whole, Until: "2026-11-23"}, false},
		{"on its last day", model.Suppression{Scope: "file", Covers: whole, Until: "2026-11-24"}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := m
			tt.s.Rules, tt.s.Reason = []string{"OWN"}, "known"
			m.Suppressions = []model.Suppression{tt.s}
			m.Suppress.Today = "2026-11-24"
			r := Build(m)
			if got := outcome(r)[0] == "OWN401 suppressed"; got != tt.want {
				t.Errorf("suppressed = %t, want %t: %v", got, tt.want, outcome(r))
			}
		})
	}
}

func TestSuppressionRules(t *testing.T) {
	f, m := suppressionCase(t)
	m.Findings[0].Rule.Aliases = []string{"ACL001"}
	for name, want := range map[string]bool{
		"OWN401": true, "OWN": true, "own4": true, "O": true, "AclOnEnforcedBucket": true, "acl001": true,
		"OWN402": false, "DEN": false, "": false,
	} {
		m.Suppressions = []model.Suppression{{
			Rules: []string{name}, Scope: "file", Covers: f.files["infra/main.tf"].Whole(), Reason: "known",
		}}
		if got := Build(m).Entries[0].Suppressed != nil; got != want {
			t.Errorf("%q suppresses OWN401 = %t, want %t", name, got, want)
		}
	}
}

func TestSuppressionRemarks(t *testing.T) {
	f, m := suppressionCase(t)
	comment := f.at("infra/main.tf", "# lint403: ignore[OWN401]")
	whole := f.files["infra/main.tf"].Whole()
	m.Suppress = SuppressOptions{Today: "2026-11-24"}
	tests := []struct {
		name   string
		s      []model.Suppression
		change func(*Material)
		want   []string
	}{
		{name: "used", s: []model.Suppression{{Rules: []string{"OWN401"}, Reason: "x"}}, want: []string{"OWN401 suppressed"}},
		{
			name: "without a reason", s: []model.Suppression{{Rules: []string{"OWN401"}}},
			want: []string{"SUP002 open", "OWN401 suppressed"},
		},
		{
			name: "expired", s: []model.Suppression{{Rules: []string{"OWN401"}, Reason: "x", Until: "2026-01-01"}},
			want: []string{"SUP003 open", "OWN401 open"},
		},
		{
			name: "unused", s: []model.Suppression{{Rules: []string{"KMS"}, Reason: "x"}},
			want: []string{"SUP001 open", "OWN401 open"},
		},
		{
			name: "the nearer one is used", s: []model.Suppression{
				{Rules: []string{"OWN"}, Reason: "x", Scope: "config"},
				{
					Rules: []string{"OWN401"}, Reason: "x", Scope: "statement",
					Covers: f.at("infra/main.tf", `acl    = "private"`),
				},
			},
			want: []string{"SUP001 open", "OWN401 suppressed"},
		},
		{
			name: "protected", s: []model.Suppression{{Rules: []string{"OWN401"}, Reason: "x"}},
			change: func(m *Material) { m.Suppress.Protect = []string{"OWN"} },
			want:   []string{"SUP004 open", "OWN401 open"},
		},
		{
			name: "no such rule", s: []model.Suppression{{Rules: []string{"QQQ"}, Reason: "x"}},
			want: []string{"SUP001 open", "OWN401 open"},
		},
		{
			name: "unused, but its rule did not run", s: []model.Suppression{{Rules: []string{"KMS"}, Reason: "x"}},
			change: func(m *Material) {
				m.Catalog, m.Rules = testCatalog(), onlyRules(m.Rules, "OWN401", "SUP001", "KMS501")
			},
			want: []string{"OWN401 open"},
		},
		{
			name: "unused, but the rule about that does not run", s: []model.Suppression{{Rules: []string{"KMS"}}},
			change: func(m *Material) {
				m.Catalog, m.Rules = testCatalog(), onlyRules(m.Rules, "OWN401", "KMS501", "KMS502")
			},
			want: []string{"OWN401 open"},
		},
		{
			name: "unused, but an input was lost", s: []model.Suppression{{Rules: []string{"KMS"}, Reason: "x"}},
			change: func(m *Material) { m.Diagnostics = model.Diagnostics{{Severity: "error", Summary: "cut off"}} },
			want:   []string{"OWN401 open"},
		},
		{
			name: "unused and from elsewhere", s: []model.Suppression{{Rules: []string{"KMS"}, ThirdParty: true}},
			want: []string{"OWN401 open"},
		},
		{
			name: "from elsewhere and trusted", s: []model.Suppression{{Rules: []string{"OWN"}, ThirdParty: true, Reason: "x"}},
			change: func(m *Material) { m.Suppress.TrustModules = true },
			want:   []string{"OWN401 suppressed"},
		},
		{
			name: "unused, for something that is not in view",
			s:    []model.Suppression{{Rules: []string{"KMS"}, Reason: "x", Scope: "config", At: "aws_kms_key.elsewhere"}},
			want: []string{"OWN401 open"},
		},
		{
			name:   "the same, strictly",
			s:      []model.Suppression{{Rules: []string{"KMS"}, Reason: "x", Scope: "config", At: "aws_kms_key.elsewhere"}},
			change: func(m *Material) { m.Suppress.Strict = true },
			want:   []string{"SUP001 open", "OWN401 open"},
		},
		{
			name: "unused, for something in view",
			s:    []model.Suppression{{Rules: []string{"KMS"}, Reason: "x", Scope: "config", At: "module.logs"}},
			want: []string{"SUP001 open", "OWN401 open"},
		},
		{
			name: "unused, for a policy in view",
			s:    []model.Suppression{{Rules: []string{"KMS"}, Reason: "x", Scope: "config", At: "aws_sqs_queue_policy.*"}},
			change: func(m *Material) {
				m.Model.Policies["q"] = &model.Policy{ID: "q", Address: "aws_sqs_queue_policy.q"}
			},
			want: []string{"SUP001 open", "OWN401 open"},
		},
		{
			name: "a suppressed remark", s: []model.Suppression{
				{Rules: []string{"OWN401"}}, {Rules: []string{"SUP002"}, Reason: "x", Scope: "config"},
			},
			want: []string{"SUP002 suppressed", "OWN401 suppressed"},
		},
		{
			name: "a suppression of remarks that is of no use", s: []model.Suppression{{Rules: []string{"SUP002"}, Reason: "x"}},
			want: []string{"SUP001 open", "OWN401 open"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := m
			m.Catalog = m.Rules
			fresh := *m.Model
			fresh.Policies = map[string]*model.Policy{}
			m.Model = &fresh
			m.Suppressions = nil
			for _, s := range tt.s {
				s.Range = comment
				if s.Scope == "" {
					s.Scope, s.Covers = "file", whole
				}
				m.Suppressions = append(m.Suppressions, s)
			}
			if tt.change != nil {
				tt.change(&m)
			}
			if diff := cmp.Diff(tt.want, outcome(Build(m))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func onlyRules(catalog rules.Catalog, ids ...string) rules.Catalog {
	var only rules.Catalog
	for _, id := range ids {
		rule, _ := catalog.Find(id)
		only = append(only, rule)
	}
	return only
}

// TestPartialSuppression accepts one request of a finding and leaves the others.
func TestPartialSuppression(t *testing.T) {
	f := loadFixture(t)
	found := f.endpointFinding("s3:GetObject")
	second, third := *found.Need, *found.Need
	second.Principal = "arn:aws:iam::111122223333:role/legacy"
	third.Action = "s3:PutObject"
	found.Requests = []rules.Need{second, third}
	m := Material{
		Findings: []rules.Finding{found}, Rules: testCatalog(), Sources: f.texts(),
		Suppressions: []model.Suppression{
			{Rules: []string{"DEN105"}, Scope: "config", Principal: "*:role/legacy", Reason: "legacy reader"},
			{Rules: []string{"DEN105"}, Scope: "config", Action: "S3:Put*", Reason: "never writes"},
		},
	}
	r := Build(m)
	var got []string
	for i := range r.Entries {
		e := &r.Entries[i]
		reason := "open"
		if e.Suppressed != nil {
			reason = e.Suppressed.Reason
		}
		for _, need := range needsOf(&e.Finding) {
			got = append(got, reason+": "+shortPrincipal(need.Principal)+" "+need.Action)
		}
	}
	want := []string{
		"legacy reader: role/legacy s3:GetObject", "never writes: role/reader s3:PutObject",
		"open: role/reader s3:GetObject",
	}
	if diff := cmp.Diff(want, sorted(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	m.Suppressions = append(m.Suppressions, model.Suppression{
		Rules: []string{"DEN105"}, Scope: "config", Principal: "*:role/reader", Reason: "rest",
	})
	if open := Build(m).Open(); len(open) != 0 {
		t.Errorf("%d findings are open although every request is accepted", len(open))
	}
}

func TestSuppressionRemarkText(t *testing.T) {
	f, m := suppressionCase(t)
	m.Suppressions = []model.Suppression{{
		Rules: []string{"KMS501", "ARN"}, Scope: "config", Reason: "x", Range: f.at(".lint403.yaml", "{rule"),
	}}
	for _, e := range Build(m).Open() {
		if e.Rule.ID != "SUP001" {
			continue
		}
		if !strings.Contains(e.Message, "'KMS501', 'ARN'") || e.Range.File != ".lint403.yaml" || e.Verdict != "hygiene" {
			t.Errorf("remark = %+v", e.Finding)
		}
		return
	}
	t.Error("no SUP001")
}

// TestUnknownRuleWithoutCatalog: a rule that did not run may well exist.
func TestUnknownRuleWithoutCatalog(t *testing.T) {
	f, m := suppressionCase(t)
	m.Suppressions = []model.Suppression{{
		Rules: []string{"QQQ"}, Scope: "file", Covers: f.files["infra/main.tf"].Whole(), Reason: "x",
	}}
	if diff := cmp.Diff([]string{"OWN401 open"}, outcome(Build(m))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	m.Catalog = m.Rules
	if diff := cmp.Diff([]string{"OWN401 open", "SUP001 open"}, sorted(outcome(Build(m)))); diff != "" {
		t.Errorf("with the catalog (-want +got):\n%s", diff)
	}
}
