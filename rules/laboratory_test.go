package rules_test

import (
	"context"
	"maps"
	"math/rand/v2"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/lint403/lint403/loader/scenario"
	"github.com/lint403/lint403/rules"
)

// laboratory holds what all mutants are tested with.
type laboratory struct {
	// modules is the simulation, tests its Rego tests by the directory they stand in.
	modules map[string]*ast.Module
	tests   map[string]map[string]*ast.Module
	// helpers is what tests share, which no module of the simulation may import.
	helpers map[string]*ast.Module
	// reached is where the rules stand that the simulation uses. The libraries have more,
	// for the rules on policies, and those are not its.
	reached map[string]bool
	// results are the values of the Rego tests where nothing is changed.
	results map[string]ast.Value
	mutex   sync.Mutex
	// noticed is how many mutants a Rego test has caught.
	noticed map[string]int
	// scenarios come in the order in which they are likely to notice something.
	scenarios []scenario.Scenario
}

func newLaboratory(t *testing.T) *laboratory {
	t.Helper()
	modules, err := rules.SimulatorModules()
	if err != nil {
		t.Fatal(err)
	}
	lab := &laboratory{
		modules: modules,
		tests:   map[string]map[string]*ast.Module{},
		helpers: map[string]*ast.Module{},
		results: map[string]ast.Value{},
		noticed: map[string]int{},
		reached: reach(t, modules),
	}
	for file := range modules {
		lab.tests[path.Dir(file)] = map[string]*ast.Module{}
	}
	for file, module := range bundleModules(t) {
		if !strings.HasSuffix(file, "_test.rego") {
			continue
		}
		if !strings.HasSuffix(module.Package.Path.String(), "_test") {
			lab.helpers[file] = module
		} else if tests := lab.tests[path.Dir(file)]; tests != nil {
			tests[file] = module
		}
	}
	files, err := filepath.Glob("../testdata/authz/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		lab.scenarios = append(lab.scenarios, readScenarios(t, file)...)
	}
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(lab.scenarios), func(i, j int) { //nolint:gosec // no secret
		lab.scenarios[i], lab.scenarios[j] = lab.scenarios[j], lab.scenarios[i]
	})
	lab.calibrate(t)
	return lab
}

// counts reports whether a rule is a part of the simulation.
func (l *laboratory) counts(rule *ast.Rule) bool { return l.reached[rule.Location.String()] }

// reach follows what the simulation's rules depend on.
func reach(t *testing.T, modules map[string]*ast.Module) map[string]bool {
	t.Helper()
	compiler := ast.NewCompiler()
	compiler.Compile(modules)
	if compiler.Failed() {
		t.Fatal(compiler.Errors)
	}
	var queue []*ast.Rule
	for file, module := range compiler.Modules {
		if strings.HasPrefix(file, whole) {
			queue = append(queue, module.Rules...)
		}
	}
	reached := map[string]bool{}
	for len(queue) > 0 {
		rule := queue[0]
		queue = queue[1:]
		if reached[rule.Location.String()] {
			continue
		}
		reached[rule.Location.String()] = true
		for dependency := range compiler.Graph.Dependencies(rule) {
			if r, ok := dependency.(*ast.Rule); ok {
				queue = append(queue, r)
			}
		}
	}
	return reached
}

// calibrate takes down what the Rego tests come to where nothing is changed, and makes
// sure that the scenarios notice nothing.
func (l *laboratory) calibrate(t *testing.T) {
	t.Helper()
	for dir, tests := range l.tests {
		compiler, err := l.compile(l.modules, tests)
		if err != nil {
			t.Fatalf("%s: %v", dir, err)
		}
		for _, query := range testQueries(tests) {
			value, err := evaluate(t.Context(), compiler, query)
			if err != nil || value == nil {
				t.Fatalf("unchanged, %s is %v, %v", query, value, err)
			}
			l.results[query] = value
		}
	}
	simulator, err := rules.SimulatorOf(t.Context(), l.modules)
	if err != nil {
		t.Fatal(err)
	}
	if by := l.scenario(t.Context(), simulator); by != "" {
		t.Fatalf("unchanged, the simulation fails %s", by)
	}
}

// specimen is one place of one file.
type specimen struct {
	file  string
	place int
}

func (l *laboratory) test(ctx context.Context, s specimen) fate {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Minute)
	defer cancel()
	module, what := mutant(l.modules[s.file], l.counts, s.place)
	modules := maps.Clone(l.modules)
	modules[s.file] = module
	by := l.notice(ctx, modules, path.Dir(s.file))
	return fate{what: what, by: by, stillborn: by == stillborn, late: ctx.Err() != nil}
}

const (
	stillborn = "the compiler"
	// whole is where the simulation stands, beside its libraries.
	whole = "lint403/authz"
)

// notice returns what tells the modules from the simulation as it should be: the
// compiler, a test beside the changed file, a scenario, or a test of the whole. The
// quick ones come first.
func (l *laboratory) notice(ctx context.Context, modules map[string]*ast.Module, changed string) string {
	simulator, err := rules.SimulatorOf(ctx, modules)
	if err != nil {
		return stillborn
	}
	if changed != whole {
		if by := l.regoTest(ctx, modules, l.tests[changed]); by != "" {
			return by
		}
	}
	if by := l.scenario(ctx, simulator); by != "" {
		return by
	}
	return l.regoTest(ctx, modules, l.tests[whole])
}

// scenario returns the first scenario that comes out otherwise.
func (l *laboratory) scenario(ctx context.Context, simulator *rules.Simulator) string {
	l.mutex.Lock()
	scenarios := slices.Clone(l.scenarios)
	l.mutex.Unlock()
	for _, s := range scenarios {
		decisions, err := simulator.Decide(ctx, s.Model)
		if err != nil || len(decisions) != 1 || len(differences(s, decisions[0])) > 0 {
			l.prefer(s.ID)
			return "scenario " + s.ID
		}
	}
	return ""
}

// prefer has a scenario tried first from now on.
func (l *laboratory) prefer(id string) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	i := slices.IndexFunc(l.scenarios, func(s scenario.Scenario) bool { return s.ID == id })
	first := l.scenarios[i]
	l.scenarios = slices.Insert(slices.Delete(slices.Clone(l.scenarios), i, i+1), 0, first)
}

// regoTest returns the first Rego test that comes out otherwise. It asks for the values
// of tests and not OPA's tester, which traces them to tell cases apart and takes three
// times as long.
func (l *laboratory) regoTest(ctx context.Context, modules, tests map[string]*ast.Module) string {
	if len(tests) == 0 {
		return ""
	}
	compiler, err := l.compile(modules, tests)
	if err != nil {
		return err.Error()
	}
	for _, query := range l.likely(testQueries(tests)) {
		value, err := evaluate(ctx, compiler, query)
		if err != nil || value == nil || value.Compare(l.results[query]) != 0 {
			l.mutex.Lock()
			defer l.mutex.Unlock()
			l.noticed[query]++
			return query
		}
	}
	return ""
}

// likely puts the tests first that have noticed most.
func (l *laboratory) likely(queries []string) []string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	slices.SortStableFunc(queries, func(a, b string) int { return l.noticed[b] - l.noticed[a] })
	return queries
}

func (l *laboratory) compile(modules, tests map[string]*ast.Module) (*ast.Compiler, error) {
	all := maps.Clone(modules)
	maps.Copy(all, l.helpers)
	maps.Copy(all, tests)
	compiler := ast.NewCompiler()
	compiler.Compile(all)
	if compiler.Failed() {
		return nil, compiler.Errors
	}
	return compiler, nil
}

// testQueries returns a query for each test, those first that no scenario repeats.
func testQueries(tests map[string]*ast.Module) []string {
	var own, numbered []string
	for _, module := range tests {
		for _, rule := range module.Rules {
			name := rule.Head.Ref()[0].Value.String()
			query := module.Package.Path.String() + "." + name
			switch {
			case strings.HasPrefix(name, "test_r_"):
				numbered = append(numbered, query)
			case strings.HasPrefix(name, "test_"):
				own = append(own, query)
			}
		}
	}
	slices.Sort(own)
	slices.Sort(numbered)
	return append(slices.Compact(own), slices.Compact(numbered)...)
}

// evaluate returns the value of a query, nil where it is undefined.
func evaluate(ctx context.Context, compiler *ast.Compiler, query string) (ast.Value, error) {
	set, err := rego.New(
		rego.Query(query),
		rego.Compiler(compiler),
		rego.GenerateJSON(func(term *ast.Term, _ *rego.EvalContext) (any, error) { return term.Value, nil }),
	).Eval(ctx)
	if err != nil || len(set) == 0 {
		return nil, err
	}
	value, _ := set[0].Expressions[0].Value.(ast.Value)
	return value, nil
}
