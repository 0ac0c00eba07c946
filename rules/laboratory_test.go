package rules_test

import (
	"cmp"
	"context"
	"maps"
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
	// sights is what the tests and scenarios come by there, and lines all that any does.
	sights map[string]*sight
	lines  map[string][]int
	// scenarios are the scenarios by their ids.
	scenarios map[string]scenario.Scenario
	mutex     sync.Mutex
	// noticed is how many mutants a test or scenario has caught.
	noticed map[string]int
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
		sights:  map[string]*sight{},
		lines:   map[string][]int{},

		scenarios: map[string]scenario.Scenario{},
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
		for _, s := range readScenarios(t, file) {
			lab.scenarios[s.ID] = s
		}
	}
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

// calibrate takes down what the Rego tests come to where nothing is changed and what they
// come by, and makes sure that the scenarios notice nothing.
func (l *laboratory) calibrate(t *testing.T) {
	t.Helper()
	for dir, tests := range l.tests {
		compiler, err := l.compile(l.modules, tests)
		if err != nil {
			t.Fatalf("%s: %v", dir, err)
		}
		for _, query := range testQueries(tests) {
			seen := newSight()
			value, err := evaluate(t.Context(), compiler, query, rego.QueryTracer(seen))
			if err != nil || value == nil {
				t.Fatalf("unchanged, %s is %v, %v", query, value, err)
			}
			l.results[query] = value
			l.sights[query] = seen
		}
	}
	simulator, err := rules.SimulatorOf(t.Context(), l.modules)
	if err != nil {
		t.Fatal(err)
	}
	for id, s := range l.scenarios {
		seen := newSight()
		if err := simulator.Watch(t.Context(), s.Model, seen); err != nil {
			t.Fatal(err)
		}
		if !l.agrees(t.Context(), simulator, id) {
			t.Fatalf("unchanged, the simulation fails scenario %s", id)
		}
		l.sights[id] = seen
	}
	l.lines = lines(l.sights)
}

// specimen is one place of one file.
type specimen struct {
	file  string
	place int
}

func (l *laboratory) test(ctx context.Context, s specimen) fate {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Minute)
	defer cancel()
	module, made := mutant(l.modules[s.file], l.counts, s.place)
	modules := maps.Clone(l.modules)
	modules[s.file] = module
	by := l.notice(ctx, modules, made)
	return fate{what: made.what, by: by, stillborn: by == stillborn, late: ctx.Err() != nil}
}

const (
	stillborn = "the compiler"
	// whole is where the simulation stands, beside its libraries.
	whole = "lint403/authz"
)

// notice returns what tells the modules from the simulation as it should be: the
// compiler, a test beside the changed file, a scenario, or a test of the whole. The
// quick ones come first.
func (l *laboratory) notice(ctx context.Context, modules map[string]*ast.Module, made change) string {
	simulator, err := rules.SimulatorOf(ctx, modules)
	if err != nil {
		return stillborn
	}
	beside := path.Dir(made.line.file)
	if beside != whole {
		if by := l.regoTest(ctx, modules, l.tests[beside], made); by != "" {
			return by
		}
	}
	for _, id := range l.likely(slices.Sorted(maps.Keys(l.scenarios)), made) {
		if !l.agrees(ctx, simulator, id) {
			l.remember(id)
			return "scenario " + id
		}
	}
	return l.regoTest(ctx, modules, l.tests[whole], made)
}

// agrees reports whether a scenario comes out as it should.
func (l *laboratory) agrees(ctx context.Context, simulator *rules.Simulator, id string) bool {
	decisions, err := simulator.Decide(ctx, l.scenarios[id].Model)
	return err == nil && len(decisions) == 1 && len(differences(l.scenarios[id], decisions[0])) == 0
}

// regoTest returns the first Rego test that comes out otherwise. It asks for the values
// of tests and not OPA's tester, which traces them to tell cases apart and takes three
// times as long.
func (l *laboratory) regoTest(ctx context.Context, modules, tests map[string]*ast.Module, made change) string {
	queries := l.likely(testQueries(tests), made)
	if len(queries) == 0 {
		return ""
	}
	compiler, err := l.compile(modules, tests)
	if err != nil {
		return err.Error()
	}
	for _, query := range queries {
		value, err := evaluate(ctx, compiler, query)
		if err != nil || value == nil || value.Compare(l.results[query]) != 0 {
			l.remember(query)
			return query
		}
	}
	return ""
}

func (l *laboratory) remember(name string) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.noticed[name]++
}

// likely leaves the tests that look up the changed rule, which alone can come out
// otherwise. Those that come by the changed line are first, then those that have noticed
// most.
func (l *laboratory) likely(names []string, made change) []string {
	names = slices.DeleteFunc(names, func(name string) bool { return !l.sights[name].looked[made.doc] })
	l.mutex.Lock()
	defer l.mutex.Unlock()
	at := l.evaluated(made.line)
	passes := func(name string) int {
		if l.sights[name].passed[at] {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(names, func(a, b string) int {
		return cmp.Or(passes(a)-passes(b), l.noticed[b]-l.noticed[a])
	})
	return names
}

// evaluated returns the line that is evaluated where a line stands that may be the middle
// of an expression.
func (l *laboratory) evaluated(at line) line {
	rows := l.lines[at.file]
	i, found := slices.BinarySearch(rows, at.row)
	if !found && i > 0 {
		return line{at.file, rows[i-1]}
	}
	return at
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
func evaluate(
	ctx context.Context, compiler *ast.Compiler, query string, options ...func(*rego.Rego),
) (ast.Value, error) {
	set, err := rego.New(append(
		options,
		rego.Query(query),
		rego.Compiler(compiler),
		rego.GenerateJSON(func(term *ast.Term, _ *rego.EvalContext) (any, error) { return term.Value, nil }),
	)...).Eval(ctx)
	if err != nil || len(set) == 0 {
		return nil, err
	}
	value, _ := set[0].Expressions[0].Value.(ast.Value)
	return value, nil
}
