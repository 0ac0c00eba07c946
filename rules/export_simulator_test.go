package rules

import (
	"context"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/lint403/lint403/loader/model"
)

// SimulatorOf makes a simulator of modules that a test has changed. Unlike the modules
// they come from, they get every check of the compiler.
func SimulatorOf(ctx context.Context, modules map[string]*ast.Module) (*Simulator, error) {
	compiler := ast.NewCompiler().WithCapabilities(capabilities())
	compiler.Compile(modules)
	if compiler.Failed() {
		return nil, compiler.Errors
	}
	return newSimulator(ctx, compiler)
}

// SimulatorModules parses the modules of the simulation.
func SimulatorModules() (map[string]*ast.Module, error) {
	sources, err := simulatorSources()
	if err != nil {
		return nil, err
	}
	return parseAll(sources)
}

// Watch decides the needs of a model under the eyes of a tracer.
func (s *Simulator) Watch(ctx context.Context, m *model.Model, tracer topdown.QueryTracer) error {
	input, err := s.converter.value(m)
	if err != nil {
		return err
	}
	_, err = s.query.Eval(ctx, rego.EvalParsedInput(input), rego.EvalQueryTracer(tracer))
	return err
}
