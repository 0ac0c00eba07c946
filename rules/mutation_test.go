package rules_test

import (
	"context"
	"flag"
	"maps"
	"math/rand/v2"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/tester"

	"github.com/lint403/lint403/loader/scenario"
	"github.com/lint403/lint403/rules"
)

var mutants = flag.Int("mutants", 0, "how many mutants of the simulation to test, -1 for all of them")

var mutantSeed = flag.Uint64("mutant-seed", 1, "which mutants those are")

var mutantsOf = flag.String("mutants-of", "", "a part of the names of the files to change")

// TestMutants changes the simulation in small ways, one at a time, and reports how many
// of the changes the scenarios and the Rego tests notice:
//
//	go test ./rules -run TestMutants -mutants 300 -timeout 3h -v
//
// What does not compile is no program and does not count.
func TestMutants(t *testing.T) {
	if *mutants == 0 {
		t.Skip("run with -mutants")
	}
	lab := newLaboratory(t)
	if got := lab.notice(t.Context(), lab.modules, ""); got != "" {
		t.Fatalf("unchanged, the simulation fails %s", got)
	}
	chosen := lab.choose(*mutants)
	fates := make([]fate, len(chosen))
	next := make(chan int)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				fates[i] = lab.test(t.Context(), chosen[i])
				if why := fates[i].survival(); why != "" {
					t.Logf("%s: %s", why, shorten(fates[i].what))
				}
			}
		})
	}
	for i := range chosen {
		next <- i
	}
	close(next)
	wait.Wait()
	tally(t, fates)
}

// fate is what became of a mutant: what was changed, and who noticed, if anyone.
type fate struct {
	what, by        string
	stillborn, late bool
}

// survival says in which way a mutant got past the tests, "" for one that did not. One
// that ran out of time is not caught, because a busy machine has that effect, too.
func (f fate) survival() string {
	switch {
	case f.stillborn:
		return ""
	case f.late:
		return "out of time"
	case f.by == "":
		return "alive"
	}
	return ""
}

// tally counts what was caught and holds the share against what is promised.
func tally(t *testing.T, fates []fate) {
	t.Helper()
	var caught, alive, stillborn int
	for _, f := range fates {
		switch {
		case f.stillborn:
			stillborn++
		case f.survival() != "":
			alive++
		default:
			caught++
		}
	}
	share := 100 * float64(caught) / float64(max(1, caught+alive))
	t.Logf("seed %d, %d mutants, of which %d do not compile: %d caught, %d alive, %.1f %% caught",
		*mutantSeed, len(fates), stillborn, caught, alive, share)
	if share < 95 {
		t.Errorf("the tests catch %.1f %% of the mutants, want at least 95 %%", share)
	}
}

// specimen is one place of one file.
type specimen struct {
	file  string
	place int
}

// laboratory holds what all mutants are tested with.
type laboratory struct {
	modules, tests map[string]*ast.Module
	mutex          sync.Mutex
	// scenarios come in the order in which they are likely to notice something.
	scenarios []scenario.Scenario
}

func newLaboratory(t *testing.T) *laboratory {
	t.Helper()
	modules, err := rules.SimulatorModules()
	if err != nil {
		t.Fatal(err)
	}
	lab := &laboratory{modules: modules, tests: map[string]*ast.Module{}}
	dirs := map[string]bool{}
	for file := range modules {
		dirs[path.Dir(file)] = true
	}
	for file, module := range bundleModules(t) {
		if dirs[path.Dir(file)] && strings.HasSuffix(file, "_test.rego") {
			lab.tests[file] = module
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
	return lab
}

func (l *laboratory) choose(n int) []specimen {
	var all []specimen
	for _, file := range slices.Sorted(maps.Keys(l.modules)) {
		if !strings.Contains(file, *mutantsOf) {
			continue
		}
		for place := range places(l.modules[file]) {
			all = append(all, specimen{file, place})
		}
	}
	random := rand.New(rand.NewPCG(*mutantSeed, 0)) //nolint:gosec // no secret
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	if n < 0 || n > len(all) {
		n = len(all)
	}
	return all[:n]
}

func (l *laboratory) test(ctx context.Context, s specimen) fate {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Minute)
	defer cancel()
	module, what := mutant(l.modules[s.file], s.place)
	modules := maps.Clone(l.modules)
	modules[s.file] = module
	by := l.notice(ctx, modules, path.Dir(s.file))
	return fate{what: what, by: by, stillborn: by == stillborn, late: ctx.Err() != nil}
}

const stillborn = "the compiler"

// notice returns what tells the modules from the simulation as it should be: the
// compiler, a test beside the changed file, a scenario, or another test. The quick ones
// come first.
func (l *laboratory) notice(ctx context.Context, modules map[string]*ast.Module, changed string) string {
	simulator, err := rules.SimulatorOf(ctx, modules)
	if err != nil {
		return stillborn
	}
	near, far := map[string]*ast.Module{}, map[string]*ast.Module{}
	for file, module := range l.tests {
		if dir := path.Dir(file); dir == changed && dir != "lint403/authz" {
			near[file] = module
		} else {
			far[file] = module
		}
	}
	if by := regoTest(ctx, modules, near); by != "" {
		return by
	}
	if by := l.scenario(ctx, simulator); by != "" {
		return by
	}
	return regoTest(ctx, modules, far)
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

// regoTest returns the first test that fails.
func regoTest(ctx context.Context, modules, tests map[string]*ast.Module) string {
	if len(tests) == 0 {
		return ""
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	all := maps.Clone(modules)
	maps.Copy(all, tests)
	results, err := tester.NewRunner().SetModules(all).SetTimeout(10*time.Minute).RunTests(ctx, nil)
	if err != nil {
		return err.Error()
	}
	by := ""
	for result := range results {
		if by == "" && !result.Pass() {
			by = result.Package + "." + result.Name
			cancel()
		}
	}
	return by
}

// TestMutation holds the changes against a small module.
func TestMutation(t *testing.T) {
	module := ast.MustParseModule(`package p

a := 1 if {
	input.x == "y"
	not input.z
} else := 2
`)
	var got []string
	for place := range places(module) {
		changed, what := mutant(module, place)
		if changed.Equal(module) {
			t.Errorf("%s changed nothing", what)
		}
		got = append(got, what)
	}
	want := []string{
		":3: drop a",
		":6: drop else",
		":3: 0 for 1",
		":3: 2 for 1",
		`:4: drop equal(input.x, "y")`,
		`:4: negate equal(input.x, "y")`,
		":4: neq for equal",
		":4: another text for y",
		":5: drop not input.z",
		":5: negate not input.z",
		":6: 0 for 2",
		":6: 1 for 2",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mutants (-want +got):\n%s", diff)
	}
}
