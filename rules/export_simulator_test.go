package rules

import (
	"context"

	"github.com/open-policy-agent/opa/v1/ast"
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
