package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// TestNeedsHaveScenarios makes sure that every entry of the catalog of needs has a
// scenario that breaks the access and one in which all is in order.
func TestNeedsHaveScenarios(t *testing.T) {
	catalog := readNeedsCatalog(t)
	// Those that are refused for the settings of a bucket, which no need shows.
	settings := rules.Selection{Select: []string{"ACT25", "ACT26", "OWN43"}}
	engine := newEngine(t, rules.Options{Selection: settings, Exhaustive: true})
	t.Run("all", func(t *testing.T) {
		for _, file := range glob(t, "../../testdata/rules/*.txtar") {
			t.Run(filepath.Base(file), func(t *testing.T) {
				t.Parallel()
				s := readScenario(t, file)
				for _, dir := range sortedDirs(s.files) { // those named bad come first
					catalog.look(t, engine, s, dir)
				}
			})
		}
	})
	for _, id := range slices.Sorted(maps.Keys(catalog.entries)) {
		if e := catalog.entries[id]; !t.Failed() && (!e.broken || !e.whole) {
			t.Errorf("%s: broken in a scenario: %v; in order in another: %v", id, e.broken, e.whole)
		}
	}
}

// shownNeeds is what the scenarios show of the entries of lint403.needs.catalog.
type shownNeeds struct {
	mutex   sync.Mutex
	entries map[string]*shownEntry
	types   *regexp.Regexp
}

// shownEntry says whether an access is refused in a scenario named bad, and whether it is
// in order in one named good.
type shownEntry struct {
	broken, whole bool
	// typ is the resource type, where the entry is about the settings of its bucket.
	typ string
}

func readNeedsCatalog(t *testing.T) *shownNeeds {
	t.Helper()
	c := &shownNeeds{entries: map[string]*shownEntry{}}
	var types []string
	for _, file := range glob(t, "../../rules/lint403/needs/catalog/*/*.rego") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range regexp.MustCompile(`"id": "([a-z0-9_]+[.][a-z0-9_.]+)"`).FindAllSubmatch(text, -1) {
			c.entries[string(id[1])] = &shownEntry{}
		}
		for _, typ := range regexp.MustCompile(`"(aws_\w+)"`).FindAllSubmatch(text, -1) {
			types = append(types, string(typ[1]))
		}
	}
	if len(c.entries) == 0 || len(types) == 0 {
		t.Fatal("the catalog has no entries")
	}
	c.types = regexp.MustCompile(`"(?:` + strings.Join(types, "|") + `)"`)
	return c
}

// look notes what becomes of the accesses that a directory of a scenario declares.
func (c *shownNeeds) look(t *testing.T, engine *rules.Engine, s *ruleCase, dir string) {
	t.Helper()
	if !slices.ContainsFunc(s.files[dir], func(f txtar.File) bool { return c.types.Match(f.Data) }) {
		return
	}
	m := s.load(t, dir)
	verdicts, err := engine.Needs(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	refused := map[string]bool{}
	for i := range verdicts {
		for _, id := range verdicts[i].Entries {
			refused[id] = refused[id] || verdicts[i].Verdict == "denied"
		}
	}
	if strings.HasPrefix(dir, "good") {
		c.note(t, m, refused, true)
		return
	}
	evaluation, err := engine.Evaluate(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	c.note(t, m, refused, false)
	c.noteSettings(evaluation.Findings)
}

func (c *shownNeeds) note(t *testing.T, m *model.Model, refused map[string]bool, whole bool) {
	t.Helper()
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for id, denied := range refused {
		e := c.entries[id]
		if e == nil {
			t.Fatalf("the test does not see the entry %s", id)
		}
		e.broken = e.broken || denied && !whole
		e.whole = e.whole || !denied && whole
	}
	for _, e := range c.entries {
		e.whole = e.whole || whole && len(m.Resources[e.typ]) > 0
	}
}

// noteSettings notes what is refused because of the settings of a bucket; the keys of
// such findings end with the entry.
func (c *shownNeeds) noteSettings(findings []rules.Finding) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for i := range findings {
		address, id, _ := strings.Cut(findings[i].Key, " ")
		if e := c.entries[id]; e != nil {
			e.broken = true
			e.typ = regexp.MustCompile(`aws_\w+`).FindString(address)
		}
	}
}
