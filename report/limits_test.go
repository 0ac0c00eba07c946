package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/report/sarif"
	"github.com/lint403/lint403/rules"
)

// manyReport has n findings of each severity, an error last.
func manyReport(t *testing.T, n int) *Report {
	t.Helper()
	f := loadFixture(t)
	place := f.at("infra/main.tf", "acl")
	var findings []rules.Finding
	for i := range n {
		for _, severity := range []model.Severity{"note", "warning", "error"} {
			found := f.finding("ARN301", place, fmt.Sprintf("%s %06d", severity, i))
			found.Severity = severity
			findings = append(findings, found)
		}
	}
	return Build(Material{Findings: findings, Rules: testCatalog(), Sources: f.texts(), ToolVersion: "v1.2.3-rc.1"})
}

func parseSARIF(t *testing.T, text []byte) sarif.Run {
	t.Helper()
	var log sarif.Log
	if err := json.Unmarshal(text, &log); err != nil {
		t.Fatal(err)
	}
	return log.Runs[0]
}

func TestSARIFResultLimit(t *testing.T) {
	text := write(t, "sarif", manyReport(t, 2000), Options{})
	run := parseSARIF(t, text)
	if len(run.Results) != sarif.MaxResults {
		t.Fatalf("%d results, want %d", len(run.Results), sarif.MaxResults)
	}
	levels := map[string]int{}
	for _, result := range run.Results {
		levels[result.Level]++
	}
	if levels["error"] != 2000 || levels["warning"] != 2000 || levels["note"] != 1000 {
		t.Errorf("levels = %v, want the worst", levels)
	}
	invocation := run.Invocations[0]
	if !invocation.ExecutionSuccessful || len(invocation.ToolExecutionNotifications) != 1 ||
		!strings.HasPrefix(invocation.ToolExecutionNotifications[0].Message.Text, "1000 results are left out") {
		t.Errorf("invocation = %+v", invocation)
	}
	if run.Tool.Driver.SemanticVersion != "1.2.3-rc.1" {
		t.Errorf("semantic version = %q", run.Tool.Driver.SemanticVersion)
	}
	if problems := sarif.Verify(text); len(problems) > 0 {
		t.Errorf("%d problems: %s", len(problems), problems[0])
	}
}

func TestSARIFSizeLimit(t *testing.T) {
	var out bytes.Buffer
	s := &sarifWriter{report: manyReport(t, 100), options: &Options{}, limit: 6000}
	if err := s.write(&out); err != nil {
		t.Fatal(err)
	}
	run := parseSARIF(t, out.Bytes())
	if n := len(run.Results); n == 0 || n >= 300 || sarif.CompressedSize(out.Bytes()) > 6000 {
		t.Errorf("%d results in %d bytes", n, sarif.CompressedSize(out.Bytes()))
	}
	for _, result := range run.Results {
		if result.Level != "error" {
			t.Fatalf("a %s was kept", result.Level)
		}
	}
	out.Reset()
	s.limit = 1 // impossible; a log without results is still a log
	if err := s.write(&out); err != nil || len(parseSARIF(t, out.Bytes()).Results) != 0 {
		t.Errorf("err = %v", err)
	}
}

func TestSARIFArrayLimits(t *testing.T) {
	f := loadFixture(t)
	found := f.endpointFinding("s3:GetObject")
	for range 300 {
		found.Steps = append(found.Steps, rules.Step{Layer: "scp", Verdict: "allow", Range: found.Range})
		found.Related = append(found.Related, rules.Related{Message: "here", Range: found.Range})
	}
	text := write(t, "sarif", Build(Material{Findings: []rules.Finding{found}, Sources: f.texts()}), Options{})
	if problems := sarif.Verify(text); len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	if n := strings.Count(parseSARIF(t, text).Results[0].Message.Text, "[Here]("); n != 9 {
		t.Errorf("%d links of one kind, want 9 of 10", n)
	}
}

func TestSARIFPlaces(t *testing.T) {
	f := loadFixture(t)
	first := func(m Material, o Options) sarif.Result {
		return parseSARIF(t, write(t, "sarif", Build(m), o)).Results[0]
	}
	uri := func(r sarif.Result) string { return r.Locations[0].PhysicalLocation.ArtifactLocation.URI }
	tests := []struct{ prefix, file, want string }{
		{"", "main.tf", "main.tf"},
		{"live/eu", "main.tf", "live/eu/main.tf"},
		{"live/eu", "../modules/a.tf", "live/modules/a.tf"},
		{"live", "../../other/a.tf", "other/a.tf"},
		{"", "/etc/a.tf", "etc/a.tf"},
		{"", "a b#c?.tf", "a%20b%23c%3F.tf"},
		{"", "é/ü.tf", "%C3%A9/%C3%BC.tf"},
		{"", "c:x/a:b.tf", "c%3Ax/a:b.tf"},
		{"", "100%.tf", "100%25.tf"},
	}
	for _, tt := range tests {
		place := f.at("infra/main.tf", "acl")
		place.File = tt.file
		m := Material{Findings: []rules.Finding{f.finding("ARN301", place, "x")}}
		if got := uri(first(m, Options{Prefix: tt.prefix})); got != tt.want {
			t.Errorf("%s and %s: %s, want %s", tt.prefix, tt.file, got, tt.want)
		}
	}
	// Without a place it stands at the top of the first input.
	m := Material{
		Findings: []rules.Finding{f.finding("ARN301", model.Range{}, "x")}, Sources: f.texts(),
		Inputs: []Input{{"gone", "", false}, {"./plan.json", "plan", true}},
	}
	result := first(m, Options{})
	if region := result.Locations[0].PhysicalLocation.Region; uri(result) != "plan.json" || region.StartLine != 1 {
		t.Errorf("location = %s %+v", uri(result), region)
	}
	m.Inputs = []Input{{".", "config", true}}
	if got := uri(first(m, Options{})); got != ".lint403.yaml" {
		t.Errorf("uri = %s", got)
	}
	m.Sources = nil
	if result := first(m, Options{}); len(result.Locations) != 0 {
		t.Errorf("a place from nowhere: %+v", result.Locations)
	}
}

func TestSARIFLinksOnlyWhatItMeans(t *testing.T) {
	f := loadFixture(t)
	found := f.endpointFinding("s3:GetObject")
	found.Message = "see [this](1) and [that](2)"
	found.Related[0].Message = "grant [*]"
	run := parseSARIF(t, write(t, "sarif", Build(Material{Findings: []rules.Finding{found}}), Options{}))
	text := run.Results[0].Message.Text
	if !strings.HasPrefix(text, "see [this] (1) and [that] (2). ") || !strings.Contains(text, `[Grant \[*\]](1).`) {
		t.Errorf("message = %s", text)
	}
}

func TestSentence(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "a": "a.", "a.": "a.", "a!": "a!", "a?": "a?", "a;": "a.", "a:": "a.", "a\n": "a.",
	} {
		if got := sentence(in); got != want {
			t.Errorf("sentence(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCustomRule(t *testing.T) {
	f := loadFixture(t)
	rule := testRule("XYZ001", "TeamLacksTag", "naming", "note", rules.VerdictHygiene)
	rule.Custom = true
	found := f.finding("ARN301", f.at("infra/main.tf", "acl"), "x")
	found.Rule = rule
	m := Material{Findings: []rules.Finding{found}, Sources: f.texts()}
	driver := parseSARIF(t, write(t, "sarif", Build(m), Options{})).Tool.Driver
	if got := driver.Rules[0]; got.ID != "XYZ001" || got.HelpURI != rule.References[0].URL {
		t.Errorf("rule = %+v", got)
	}
	rule.References = nil
	if text := string(write(t, "markdown", Build(m), Options{})); !strings.Contains(text, "| XYZ001 |") {
		t.Errorf("a link to nowhere:\n%s", text)
	}
}

func TestSecurityTag(t *testing.T) {
	for severity, want := range map[model.Severity]string{"error": "8.0", "warning": "5.5", "note": "2.0"} {
		rule := testRule("SEC001", "GrantToEverybody", "security", severity, rules.VerdictHygiene)
		r := Build(Material{Rules: rules.Catalog{rule}})
		plain := write(t, "sarif", r, Options{})
		if bytes.Contains(plain, []byte("security-severity")) || bytes.Contains(plain, []byte(`"security"`)) {
			t.Error("a security rule that nobody asked for")
		}
		marked := parseSARIF(t, write(t, "sarif", r, Options{SARIF: SARIFOptions{Security: true}}))
		if got := marked.Tool.Driver.Rules[0].Properties.SecuritySeverity; got != want {
			t.Errorf("%s: security-severity %s, want %s", severity, got, want)
		}
	}
}

func TestGitHubLimits(t *testing.T) {
	count := func(text string) map[string]int {
		n := map[string]int{}
		for line := range strings.Lines(text) {
			if rest, ok := strings.CutPrefix(line, "::"); ok {
				kind, _, _ := strings.Cut(rest, " ")
				n[kind]++
			}
		}
		return n
	}
	exact := string(write(t, "github", manyReport(t, 10), Options{}))
	if got := count(exact); got["error"] != 10 || got["warning"] != 10 || got["notice"] != 10 {
		t.Errorf("ten of each: %v", got)
	}
	if strings.Contains(exact, "more finding") {
		t.Errorf("word about the rest, of which there is none:\n%s", exact)
	}
	over := string(write(t, "github", manyReport(t, 11), Options{}))
	if got := count(over); got["error"] != 10 || got["warning"] != 10 || got["notice"] != 10 {
		t.Errorf("eleven of each: %v", got)
	}
	if !strings.Contains(over, "::notice title=lint403::4 more findings are in the report") {
		t.Errorf("no word about the rest:\n%s", over)
	}
}

func TestMarkdownBudget(t *testing.T) {
	text := write(t, "markdown", manyReport(t, 1000), Options{})
	if len(text) > markdownBudget {
		t.Errorf("%d bytes, more than %d", len(text), markdownBudget)
	}
	if !bytes.Contains(text, []byte("findings are left out here")) || !bytes.Contains(text, []byte("error 000999")) {
		t.Error("no word about the rest, or errors left out for the sake of notes")
	}
}

func TestGitLabFingerprintsDiffer(t *testing.T) {
	f := loadFixture(t)
	a := f.endpointFinding("s3:GetObject")
	b := a
	b.Range.Start.Byte++ // another place, and the same in every other respect
	c := b
	c.Range.Start.Byte++
	var issues []gitlabIssue
	text := write(t, "gitlab", Build(Material{Findings: []rules.Finding{a, b, c}}), Options{})
	if err := json.Unmarshal(text, &issues); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, issue := range issues {
		seen[issue.Fingerprint] = true
	}
	if len(issues) != 3 || len(seen) != 3 {
		t.Errorf("%d issues with %d fingerprints", len(issues), len(seen))
	}
}

func TestEmptyLists(t *testing.T) {
	r := Build(Material{})
	for format, want := range map[string]string{
		"gitlab": "[]\n",
		"jsonl":  `{"schema":"lint403/report/v1","coverage":{"inputs":0,`,
		"rdjson": `"diagnostics": []`,
		"sarif":  `"results": []`,
		"json":   `"findings": []`,
	} {
		if text := string(write(t, format, r, Options{})); !strings.Contains(text, want) {
			t.Errorf("%s: no %s in:\n%s", format, want, text)
		}
	}
}

// TestSuggestionSpansItsEdits: reviewdog takes several suggestions for alternatives.
func TestSuggestionSpansItsEdits(t *testing.T) {
	f := loadFixture(t)
	const main = "infra/main.tf"
	found := f.finding("ARN301", f.at(main, "acl"), "x")
	found.Fix = &rules.Fix{Edits: []rules.Edit{
		{Range: f.at(main, `"s3:ListBucket"`), Text: `"s3:List*"`}, {Range: f.at(main, `"s3:GetObject"`), Text: `"s3:Get*"`},
	}}
	r := Build(Material{Findings: []rules.Finding{found}, Sources: f.texts()})
	got := r.suggestions(&r.Entries[0])
	if len(got) != 1 || got[0].Text != `"s3:Get*", "s3:List*"` {
		t.Errorf("suggestions = %+v", got)
	}
	for name, edits := range map[string][]rules.Edit{
		"two files":   {{Range: f.at(main, "acl")}, {Range: f.at("plan.json", "format")}},
		"no text":     {{Range: model.Range{File: "gone.tf"}}},
		"overlapping": {{Range: f.at(main, "acl")}, {Range: f.at(main, "acl")}},
	} {
		r.Entries[0].Fix = &rules.Fix{Edits: edits}
		if got := r.suggestions(&r.Entries[0]); got != nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
