package rules_test

import (
	"flag"
	"maps"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
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

func (l *laboratory) choose(n int) []specimen {
	var all []specimen
	for _, file := range slices.Sorted(maps.Keys(l.modules)) {
		if !strings.Contains(file, *mutantsOf) {
			continue
		}
		for place := range places(l.modules[file], l.counts) {
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

// TestMutation holds the changes against a small module.
func TestMutation(t *testing.T) {
	module := ast.MustParseModule(`package p

a := 1 if {
	input.x == "y"
	not input.z
} else := 2

b if input.x
`)
	var got []string
	all := func(*ast.Rule) bool { return true }
	for place := range places(module, all) {
		changed, made := mutant(module, all, place)
		if changed.Equal(module) {
			t.Errorf("%s changed nothing", made.what)
		}
		got = append(got, made.what)
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
		":8: drop b",
		":8: false for true",
		":8: drop input.x",
		":8: negate input.x",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mutants (-want +got):\n%s", diff)
	}
}
