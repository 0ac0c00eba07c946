package rules

import (
	"context"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/lint403/lint403/loader/model"
)

// UnopposedQuery asks which needs are allowed at first sight.
type UnopposedQuery struct {
	engine   *Engine
	compiler *ast.Compiler
}

// UnopposedResult counts the needs of a model, and those allowed at first sight; Wrong
// are those of them that the whole path does not allow.
type UnopposedResult struct {
	Needs, Unopposed int
	Wrong            []any
}

// NewUnopposedQuery compiles the query.
func NewUnopposedQuery() (*UnopposedQuery, error) {
	engine, err := New(Options{})
	if err != nil {
		return nil, err
	}
	roots := slices.Concat(inPackage(engine.sources, needs), inPackage(engine.sources, simulation))
	compiler, err := compileSources(closure(engine.sources, roots))
	return &UnopposedQuery{engine, compiler}, err
}

// Ask asks it of a model.
func (q *UnopposedQuery) Ask(ctx context.Context, m *model.Model) (*UnopposedResult, error) {
	input, err := q.engine.converter.value(m)
	if err != nil {
		return nil, err
	}
	set, err := rego.New(
		rego.Query(`Needs := count(data.lint403.needs.all)
			unopposed := array.concat(
				[need | some id in data.lint403.needs.plain_ids; need := data.lint403.needs.all[id]],
				[need | some need in data.lint403.needs.weighed; data.lint403.authz.unopposed(need)],
			)
			Unopposed := count(unopposed)
			Wrong := [[need.id, decision] |
				some need in unopposed
				decision := data.lint403.authz.decide(object.remove(need, ["declarations", "visible"]))
				decision.decision != "allowed"
			]`),
		rego.Compiler(q.compiler),
		rego.ParsedInput(input),
	).Eval(ctx)
	if err != nil {
		return nil, err
	}
	bindings := set[0].Bindings
	delete(bindings, "unopposed")
	result := &UnopposedResult{}
	return result, recode(bindings, result)
}
