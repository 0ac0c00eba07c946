package sarif_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/lint403/lint403/report/sarif"
)

// valid is a log with one of everything.
func valid() *sarif.Log {
	index, id := 0, 1
	at := func() *sarif.PhysicalLocation {
		return &sarif.PhysicalLocation{
			ArtifactLocation: sarif.ArtifactLocation{URI: "infra/main.tf"},
			Region:           &sarif.Region{StartLine: 2, StartColumn: 3, EndLine: 2, EndColumn: 9},
		}
	}
	text := sarif.Text{Text: "Text."}
	return &sarif.Log{Schema: sarif.Schema, Version: sarif.Version, Runs: []sarif.Run{{
		Tool: sarif.Tool{Driver: sarif.Driver{Name: "lint403", Rules: []sarif.Rule{{
			ID: "KMS501", Name: "ReaderLacksKmsDecrypt", ShortDescription: text, FullDescription: text, Help: text,
			DefaultConfiguration: sarif.Configuration{Level: "error"},
			Properties:           &sarif.RuleProperties{Tags: []string{"aws"}, SecuritySeverity: "5.5"},
		}}}},
		Results: []sarif.Result{{
			RuleID: "KMS501", RuleIndex: &index, Level: "error", Message: text,
			Locations:           []sarif.Location{{PhysicalLocation: at()}},
			RelatedLocations:    []sarif.Location{{ID: &id, PhysicalLocation: at(), Message: &text}},
			PartialFingerprints: map[string]string{"primaryLocationLineHash": "39fa2ee980eb94b0:1"},
			CodeFlows: []sarif.CodeFlow{{ThreadFlows: []sarif.ThreadFlow{{
				Locations: []sarif.ThreadFlowLocation{{Location: sarif.Location{PhysicalLocation: at()}}},
			}}}},
		}},
	}}}
}

func TestVerify(t *testing.T) {
	result := func(l *sarif.Log) *sarif.Result { return &l.Runs[0].Results[0] }
	region := func(l *sarif.Log) *sarif.Region { return result(l).Locations[0].PhysicalLocation.Region }
	rule := func(l *sarif.Log) *sarif.Rule { return &l.Runs[0].Tool.Driver.Rules[0] }
	uri := func(l *sarif.Log, uri string) { result(l).Locations[0].PhysicalLocation.ArtifactLocation.URI = uri }
	tests := []struct {
		name  string
		spoil func(*sarif.Log)
		want  string
	}{
		{"nothing", func(*sarif.Log) {}, ""},
		{"version", func(l *sarif.Log) { l.Version = "2.2.0" }, `version is "2.2.0"`},
		{"no runs", func(l *sarif.Log) { l.Runs = nil }, "0 runs"},
		{"many runs", func(l *sarif.Log) { l.Runs = make([]sarif.Run, 21) }, "21 runs"},
		{"no tool name", func(l *sarif.Log) { l.Runs[0].Tool.Driver.Name = "" }, "the tool has no name"},
		{"no result list", func(l *sarif.Log) { l.Runs[0].Results = nil }, "not even an empty list"},
		{"many results", func(l *sarif.Log) {
			for range sarif.MaxResults {
				l.Runs[0].Results = append(l.Runs[0].Results, *result(l))
			}
		}, "5001 results"},
		{"rule twice", func(l *sarif.Log) {
			l.Runs[0].Tool.Driver.Rules = append(l.Runs[0].Tool.Driver.Rules, *rule(l))
		}, "twice"},
		{"long name", func(l *sarif.Log) { rule(l).Name = strings.Repeat("x", 256) }, "name too long"},
		{"long description", func(l *sarif.Log) {
			rule(l).FullDescription.Text = strings.Repeat("é", 1025)
		}, "fullDescription"},
		{"longest description", func(l *sarif.Log) { rule(l).FullDescription.Text = strings.Repeat("é", 1024) }, ""},
		{"no help", func(l *sarif.Log) { rule(l).Help.Text = "" }, "no help"},
		{"level of a rule", func(l *sarif.Log) { rule(l).DefaultConfiguration.Level = "none" }, `level "none"`},
		{"tags", func(l *sarif.Log) { rule(l).Properties.Tags = make([]string, 11) }, "11 tags"},
		{"security severity", func(l *sarif.Log) { rule(l).Properties.SecuritySeverity = "undefined" }, "undefined"},
		{"high security severity", func(l *sarif.Log) { rule(l).Properties.SecuritySeverity = "10.1" }, "10.1"},
		{"rule index", func(l *sarif.Log) { *result(l).RuleIndex = 1 }, "ruleIndex 1"},
		{"unlisted rule", func(l *sarif.Log) { result(l).RuleIndex, result(l).RuleID = nil, "KMS502" }, "not listed"},
		{"level", func(l *sarif.Log) { result(l).Level = "" }, `level ""`},
		{"message", func(l *sarif.Log) { result(l).Message.Text = "" }, "no message"},
		{"no location", func(l *sarif.Log) { result(l).Locations = nil }, "0 locations"},
		{"no physical location", func(l *sarif.Log) { result(l).Locations[0].PhysicalLocation = nil }, "no physicalLocation"},
		{"no region", func(l *sarif.Log) { result(l).Locations[0].PhysicalLocation.Region = nil }, "no region"},
		{"line 0", func(l *sarif.Log) { region(l).StartLine = 0 }, "starts at 0:3"},
		{"column 0", func(l *sarif.Log) { region(l).StartColumn = 0 }, "starts at 2:0"},
		{"backwards", func(l *sarif.Log) { region(l).EndColumn = 2 }, "before it starts"},
		{"two lines", func(l *sarif.Log) { region(l).EndLine = 3 }, "more than one line"},
		{"absolute URI", func(l *sarif.Log) { uri(l, "file:///a.tf") }, "not a relative URI"},
		{"absolute path", func(l *sarif.Log) { uri(l, "/a.tf") }, "not a relative URI"},
		{"parent", func(l *sarif.Log) { uri(l, "../a.tf") }, "not a relative URI"},
		{"dot", func(l *sarif.Log) { uri(l, "./a.tf") }, "not a relative URI"},
		{"no URI", func(l *sarif.Log) { uri(l, "") }, "not a relative URI"},
		{"broken URI", func(l *sarif.Log) { uri(l, "%zz") }, "not a relative URI"},
		{"related locations", func(l *sarif.Log) {
			result(l).RelatedLocations = make([]sarif.Location, 101)
		}, "101 related locations"},
		{"steps", func(l *sarif.Log) {
			result(l).CodeFlows[0].ThreadFlows[0].Locations = make([]sarif.ThreadFlowLocation, 101)
		}, "101 steps"},
		{"no steps", func(l *sarif.Log) { result(l).CodeFlows[0].ThreadFlows[0].Locations = nil }, "0 steps"},
		{"line hash", func(l *sarif.Log) {
			result(l).PartialFingerprints["primaryLocationLineHash"] = "abc"
		}, `line hash "abc"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			log := valid()
			tt.spoil(log)
			text, err := json.Marshal(log)
			if err != nil {
				t.Fatal(err)
			}
			problems := strings.Join(sarif.Verify(text), "\n")
			if tt.want == "" && problems != "" || !strings.Contains(problems, tt.want) {
				t.Errorf("problems = %q, want %q", problems, tt.want)
			}
		})
	}
}

func TestVerifyOtherText(t *testing.T) {
	for _, text := range []string{"", "[]", `{"runs":1}`} {
		if problems := sarif.Verify([]byte(text)); len(problems) != 1 || !strings.HasPrefix(problems[0], "not a SARIF log") {
			t.Errorf("%q: %v", text, problems)
		}
	}
}
