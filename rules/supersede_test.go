package rules

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/model"
)

// TestSupersede names the findings that stay.
func TestSupersede(t *testing.T) {
	piece := func(start, end int) model.Range {
		return model.Range{File: "f", Start: model.Pos{Byte: start}, End: model.Pos{Byte: end}}
	}
	first, second, outside := piece(20, 40), piece(50, 90), piece(10, 15)
	m := &model.Model{Policies: map[string]*model.Policy{
		"p": {Range: piece(10, 100), Statements: []model.Statement{{Range: first}, {Range: second}}},
	}}
	simulated, alone, other := &Rule{ID: "DEN100", Supersedes: []string{"DOC100"}}, &Rule{ID: "DOC100"}, &Rule{ID: "DOC200"}
	related := func(r model.Range) []Related { return []Related{{Range: r}} }
	for _, tc := range []struct {
		name     string
		findings []Finding
		want     []string
	}{
		{
			"the same statement",
			[]Finding{{Rule: alone, Range: first, Codes: []string{"X"}}, {Rule: simulated, Range: first, Codes: []string{"Y"}}},
			[]string{"DEN100 Y X"},
		},
		{
			"another statement",
			[]Finding{{Rule: alone, Range: second}, {Rule: simulated, Range: first}},
			[]string{"DOC100", "DEN100"},
		},
		{
			"a rule that is not superseded",
			[]Finding{{Rule: other, Range: first}, {Rule: simulated, Range: first}},
			[]string{"DOC200", "DEN100"},
		},
		{
			"a document that AWS refuses",
			[]Finding{{Rule: alone, Range: first, Verdict: VerdictApplyError}, {Rule: simulated, Range: first}},
			[]string{"DOC100", "DEN100"},
		},
		{
			"the document as such",
			[]Finding{{Rule: alone, Range: outside, Address: "a"}, {Rule: simulated, Range: first, Address: "a"}},
			[]string{"DEN100"},
		},
		{
			"the document of another resource",
			[]Finding{{Rule: alone, Range: outside, Address: "b"}, {Rule: simulated, Range: first, Address: "a"}},
			[]string{"DOC100", "DEN100"},
		},
		{
			"a document without an address",
			[]Finding{{Rule: alone, Range: outside}, {Rule: simulated, Range: first}},
			[]string{"DOC100", "DEN100"},
		},
		{
			"the same two statements, from the other side",
			[]Finding{{Rule: alone, Range: second, Related: related(first)}, {Rule: simulated, Range: first, Related: related(second)}},
			[]string{"DEN100"},
		},
		{
			"only one speaks of the other",
			[]Finding{{Rule: alone, Range: second, Related: related(first)}, {Rule: simulated, Range: first}},
			[]string{"DOC100", "DEN100"},
		},
		{
			"nothing supersedes",
			[]Finding{{Rule: alone, Range: first}},
			[]string{"DOC100"},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, f := range supersede(slices.Clone(tc.findings), m) {
				got = append(got, strings.Join(append([]string{f.Rule.ID}, f.Codes...), " "))
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}
