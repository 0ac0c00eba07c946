package rules

import (
	"testing"

	"github.com/lint403/lint403/loader/model"
)

// TestSubject finds what stands at a byte of a file.
func TestSubject(t *testing.T) {
	piece := func(file string, start, end int) model.Range {
		return model.Range{File: file, Start: model.Pos{Byte: start}, End: model.Pos{Byte: end}}
	}
	statements := func(file string, bytes ...int) []model.Statement {
		var out []model.Statement
		for i := 0; i < len(bytes); i += 2 {
			out = append(out, model.Statement{Range: piece(file, bytes[i], bytes[i+1])})
		}
		return out
	}
	m := &model.Model{Policies: map[string]*model.Policy{
		"a": {ID: "a", Range: piece("f", 10, 100), Statements: statements("f", 20, 40, 50, 90)},
		// A second instance of the same module, and a policy with the text of another one.
		"b": {ID: "b", Range: piece("f", 10, 100), Statements: statements("f", 20, 40, 50, 90)},
		"c": {ID: "c", Range: piece("f", 60, 70), Statements: statements("f", 62, 68)},
		"d": {ID: "d", Range: piece("g", 0, 9)},
		"e": {ID: "e"},
	}}
	s := newSubjects(m)
	for _, tc := range []struct {
		name      string
		file      string
		at        int
		policy    string
		statement int
	}{
		{"the start of a statement", "f", 20, "a", 0},
		{"the last byte of a statement", "f", 39, "a", 0},
		{"behind a statement", "f", 40, "b", -1},
		{"a later statement", "f", 89, "a", 1},
		{"a statement within another", "f", 65, "a", 1},
		{"before all policies", "f", 9, "", -1},
		{"the end of a policy", "f", 100, "", -1},
		{"a policy without statements", "g", 3, "d", -1},
		{"another file", "h", 3, "", -1},
		{"nowhere", "", 0, "", -1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := s.at(piece(tc.file, tc.at, tc.at+1))
			id := ""
			if got.policy != nil {
				id = got.policy.ID
			}
			if id != tc.policy || got.statement != tc.statement {
				t.Errorf("got statement %d of policy %q, want %d of %q", got.statement, id, tc.statement, tc.policy)
			}
		})
	}
}
