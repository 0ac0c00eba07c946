package rules_test

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/topdown"
)

// sight is what one test comes by: the rules that it looks up, whether they apply or not,
// and the lines that it evaluates.
type sight struct {
	looked map[string]bool
	passed map[line]bool
}

func newSight() *sight { return &sight{looked: map[string]bool{}, passed: map[line]bool{}} }

// Enabled is a part of OPA's interface for tracers, as what follows.
func (*sight) Enabled() bool { return true }

// Config asks for no values, which would take most of the time.
func (*sight) Config() topdown.TraceConfig { return topdown.TraceConfig{} }

// TraceEvent takes down what the evaluation is at.
func (s *sight) TraceEvent(event topdown.Event) {
	switch event.Op { //nolint:exhaustive // the others tell nothing new
	case topdown.IndexOp:
		s.looked[event.Ref.String()] = true
	case topdown.EvalOp, topdown.ExitOp:
		if event.Location != nil {
			s.passed[line{event.Location.File, event.Location.Row}] = true
		}
	}
}

// lines returns the rows that anybody passes, by file and in order.
func lines(sights map[string]*sight) map[string][]int {
	rows := map[string][]int{}
	for _, s := range sights {
		for at := range s.passed {
			rows[at.file] = append(rows[at.file], at.row)
		}
	}
	for file := range rows {
		slices.Sort(rows[file])
		rows[file] = slices.Compact(rows[file])
	}
	return rows
}
