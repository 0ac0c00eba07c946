package rules

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/lint403/lint403/loader/model"
)

// decisionReader turns decisions from OPA values into Go values. Decisions share
// their traces, so each trace is read once.
type decisionReader struct {
	traces map[*ast.Term][]TraceStep
	// names are the members asked for so far, as terms.
	names map[string]*ast.Term
	err   error
}

func newDecisionReader() *decisionReader {
	return &decisionReader{traces: map[*ast.Term][]TraceStep{}, names: map[string]*ast.Term{}}
}

func (r *decisionReader) decision(term *ast.Term) Decision {
	return Decision{
		ID:        r.text(term, "id"),
		Decision:  r.text(term, "decision"),
		Kind:      r.text(term, "kind"),
		Layer:     r.text(term, "layer"),
		HTTP:      r.number(term, "http"),
		Message:   r.text(term, "message"),
		Evals:     r.evals(r.member(term, "evals")),
		Trace:     r.trace(r.member(term, "trace")),
		Statement: r.statement(r.member(term, "statement")),
		Unknown:   r.texts(r.member(term, "unknown")),
	}
}

func (r *decisionReader) evals(term *ast.Term) []Eval {
	evals := []Eval{}
	r.each(term, func(term *ast.Term) {
		evals = append(evals, Eval{
			Action:   r.text(term, "action"),
			Resource: r.text(term, "resource"),
			On:       r.text(term, "on"),
			Account:  r.text(term, "account"),
			Decision: r.text(term, "decision"),
			Layer:    r.text(term, "layer"),
		})
	})
	return evals
}

func (r *decisionReader) trace(term *ast.Term) []TraceStep {
	if steps, ok := r.traces[term]; ok {
		return steps
	}
	steps := []TraceStep{}
	r.each(term, func(term *ast.Term) {
		steps = append(steps, TraceStep{
			Action:    r.text(term, "action"),
			Layer:     r.text(term, "layer"),
			Verdict:   r.text(term, "verdict"),
			Why:       r.text(term, "why"),
			Statement: r.statement(r.member(term, "statement")),
		})
	})
	r.traces[term] = steps
	return steps
}

func (r *decisionReader) statement(term *ast.Term) *StatementRef {
	if term == nil {
		return nil
	}
	place, err := model.ParseRange(r.text(term, "range"))
	if err != nil {
		r.err = err
	}
	return &StatementRef{
		Policy: r.text(term, "policy"), Index: r.number(term, "index"), Sid: r.text(term, "sid"), Range: place,
	}
}

func (r *decisionReader) texts(term *ast.Term) []string {
	var texts []string
	r.each(term, func(term *ast.Term) {
		if text, ok := term.Value.(ast.String); ok {
			texts = append(texts, string(text))
		}
	})
	return texts
}

func (r *decisionReader) each(term *ast.Term, f func(*ast.Term)) {
	if term == nil {
		return
	}
	list, ok := term.Value.(*ast.Array)
	if !ok {
		r.err = fmt.Errorf("simulate: %s where a list is expected", ast.ValueName(term.Value))
		return
	}
	list.Foreach(f)
}

// member returns a member of an object, or nil.
func (r *decisionReader) member(term *ast.Term, name string) *ast.Term {
	object, ok := term.Value.(ast.Object)
	if !ok {
		return nil
	}
	key, ok := r.names[name]
	if !ok {
		key = ast.StringTerm(name)
		r.names[name] = key
	}
	return object.Get(key)
}

func (r *decisionReader) text(term *ast.Term, name string) string {
	found := r.member(term, name)
	if found == nil {
		return ""
	}
	text, ok := found.Value.(ast.String)
	if !ok {
		r.err = fmt.Errorf("simulate: %s is %s", name, ast.ValueName(found.Value))
	}
	return string(text)
}

func (r *decisionReader) number(term *ast.Term, name string) int {
	found := r.member(term, name)
	if found == nil {
		return 0
	}
	number, ok := found.Value.(ast.Number)
	value, whole := number.Int()
	if !ok || !whole {
		r.err = fmt.Errorf("simulate: %s is %s", name, found)
	}
	return value
}
