package rules

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/lint403/lint403/loader/model"
)

// Decision is what the simulation says about one need; see the README of
// lint403.authz.
type Decision struct {
	ID string `json:"id"`
	// Decision is allowed, denied or at-risk.
	Decision string `json:"decision"`
	// Kind is explicit, implicit, service, or none.
	Kind string `json:"kind"`
	// Layer is the layer that decided.
	Layer   string `json:"layer"`
	HTTP    int    `json:"http"`
	Message string `json:"message"`
	// Evals are the checks of the request, in order.
	Evals []Eval      `json:"evals"`
	Trace []TraceStep `json:"trace"`
	// Statement decided; nil where none did.
	Statement *StatementRef `json:"statement,omitempty"`
	// Unknown names what an at-risk decision depends on.
	Unknown []string `json:"unknown,omitempty"`
}

// Eval is one action on one resource and what became of it.
type Eval struct {
	Action   string `json:"action"`
	Resource string `json:"resource"`
	On       string `json:"on"`
	Account  string `json:"account,omitempty"`
	Decision string `json:"decision"`
	Layer    string `json:"layer"`
}

// TraceStep is what one layer said about one check.
type TraceStep struct {
	Action    string        `json:"action"`
	Layer     string        `json:"layer"`
	Verdict   string        `json:"verdict"`
	Why       string        `json:"why"`
	Statement *StatementRef `json:"statement,omitempty"`
}

// StatementRef points at a statement of a policy of the model.
type StatementRef struct {
	Policy string      `json:"policy"`
	Index  int         `json:"index"`
	Sid    string      `json:"sid,omitempty"`
	Range  model.Range `json:"range"`
}

// Simulator decides needs. It is safe for concurrent use.
type Simulator struct {
	query     rego.PreparedEvalQuery
	converter converter
}

// simulationQuery yields the decisions on the needs that a model holds.
const simulationQuery = "data.lint403.authz.decisions"

// NewSimulator compiles the simulation.
func NewSimulator(ctx context.Context) (*Simulator, error) {
	sources, err := simulatorSources()
	if err != nil {
		return nil, err
	}
	compiler, err := compileSources(sources)
	if err != nil {
		return nil, err
	}
	return newSimulator(ctx, compiler)
}

// simulatorSources returns the simulation and what it imports.
func simulatorSources() ([]*source, error) {
	sources, err := readSources(tree, "lint403", false)
	if err != nil {
		return nil, err
	}
	return closure(sources, inPackage(sources, simulation)), nil
}

func newSimulator(ctx context.Context, compiler *ast.Compiler) (*Simulator, error) {
	query, err := rego.New(
		rego.Query(simulationQuery),
		rego.Compiler(compiler),
		rego.InterQueryBuiltinValueCache(patternCache(ctx)),
		rego.GenerateJSON(func(term *ast.Term, _ *rego.EvalContext) (any, error) { return term, nil }),
	).PrepareForEval(ctx)
	if err != nil {
		return nil, fmt.Errorf("prepare the simulation: %w", err)
	}
	return &Simulator{query: query}, nil
}

// Decide returns the decision on every need of the model, in the order of the needs.
func (s *Simulator) Decide(ctx context.Context, m *model.Model) ([]Decision, error) {
	input, err := s.converter.value(m)
	if err != nil {
		return nil, fmt.Errorf("convert the model: %w", err)
	}
	return s.decide(ctx, input, m.Needs)
}

func (s *Simulator) decide(ctx context.Context, input ast.Value, needs []*model.Need) ([]Decision, error) {
	set, err := s.query.Eval(ctx, rego.EvalParsedInput(input))
	if err != nil {
		return nil, fmt.Errorf("simulate: %w", err)
	}
	if len(set) == 0 {
		return nil, errors.New("simulate: no result")
	}
	term, ok := set[0].Expressions[0].Value.(*ast.Term)
	if !ok {
		return nil, errors.New("simulate: the result is no OPA value")
	}
	found, ok := term.Value.(ast.Object)
	if !ok {
		return nil, fmt.Errorf("simulate: the decisions are %s", ast.ValueName(term.Value))
	}
	r := newDecisionReader()
	decisions := make([]Decision, 0, len(needs))
	for _, need := range needs {
		decision := found.Get(ast.StringTerm(need.ID))
		if decision == nil {
			return nil, fmt.Errorf("need %s: no decision", need.ID)
		}
		decisions = append(decisions, r.decision(decision))
	}
	return decisions, r.err
}

// DecideAll decides the needs of several models side by side and returns the decisions
// of each model in the order of the models.
func (s *Simulator) DecideAll(ctx context.Context, models []*model.Model) ([][]Decision, error) {
	results := make([][]Decision, len(models))
	failures := make([]error, len(models))
	next := make(chan int)
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(models)) {
		wait.Go(func() {
			for i := range next {
				results[i], failures[i] = s.Decide(ctx, models[i])
			}
		})
	}
	for i := range models {
		next <- i
	}
	close(next)
	wait.Wait()
	for _, err := range failures {
		if err != nil {
			return nil, err
		}
	}
	return results, nil
}

// Allowed reports whether nothing stands in the way of the request.
func (d Decision) Allowed() bool { return d.Decision == "allowed" }

// Undecided reports whether the simulation does not know the operation.
func (d Decision) Undecided() bool {
	return len(d.Unknown) == 1 && strings.HasPrefix(d.Unknown[0], "operation ")
}
