package rules

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"

	"github.com/lint403/lint403/loader/model"
)

// Options says which rules run.
type Options struct {
	Selection Selection
	// Dirs are directories with rules of the user's own, in packages
	// custom.lint403.rules.FAMILY.RULE.
	Dirs []string
	// Severity overrides severities by rule id.
	Severity map[string]model.Severity
	// Exhaustive runs also the rules that cannot find anything in the model, to hold
	// what their metadata says of that against what they find.
	Exhaustive bool
	// Spend leaves of an evaluated model no more than what there is and where it stands,
	// which keeps memory low.
	Spend bool
}

// Engine evaluates rules. It is safe for concurrent use.
type Engine struct {
	options   Options
	sources   []*source
	converter converter
	// simulating are the packages that use the simulation.
	simulating map[string]bool

	mutex     sync.Mutex
	rules     map[string]*Rule
	compilers map[string]*ast.Compiler
}

// New reads the rules; what a run does not need is never parsed.
func New(options Options) (*Engine, error) {
	sources, err := readSources(tree, "lint403", false)
	if err != nil {
		return nil, err
	}
	for _, dir := range options.Dirs {
		custom, err := readDir(dir)
		if err != nil {
			return nil, err
		}
		sources = append(sources, custom...)
	}
	e := &Engine{
		options:    options,
		sources:    sources,
		simulating: importers(sources, simulation),
		rules:      map[string]*Rule{},
		compilers:  map[string]*ast.Compiler{},
	}
	return e, options.Selection.validate(e.ids())
}

func readDir(dir string) ([]*source, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("--rules: %w", err)
	}
	sources, err := readSources(root.FS(), ".", true)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(sources, func(s *source) bool { return s.rule }) {
		return nil, fmt.Errorf("--rules %s: no package custom.lint403.rules.FAMILY.RULE in any .rego file there", dir)
	}
	return sources, nil
}

// Knows reports whether a rule id begins with a prefix.
func (e *Engine) Knows(prefix string) bool { return knows(e.ids(), prefix) }

// Select changes which rules run; it is for before the engine is shared.
func (e *Engine) Select(selection Selection) { e.options.Selection = selection }

func (e *Engine) ids() []string {
	var ids []string
	for _, s := range e.sources {
		if s.rule {
			ids = append(ids, s.id)
		}
	}
	return ids
}

// enabled lists the sources of the rules that run.
func (e *Engine) enabled() []*source {
	var enabled []*source
	for _, s := range e.sources {
		if s.rule && e.options.Selection.selects(s.id, s.off) {
			enabled = append(enabled, s)
		}
	}
	return enabled
}

// Catalog reads the metadata of every rule.
func (e *Engine) Catalog() (Catalog, error) {
	return e.catalog(func(*source) bool { return true })
}

// Enabled reads the metadata of the rules that run.
func (e *Engine) Enabled() (Catalog, error) {
	return e.catalog(func(s *source) bool { return e.options.Selection.selects(s.id, s.off) })
}

func (e *Engine) catalog(include func(*source) bool) (Catalog, error) {
	var catalog Catalog
	for _, s := range e.sources {
		if !s.rule || !include(s) {
			continue
		}
		rule, err := e.rule(s)
		if err != nil {
			return nil, err
		}
		catalog = append(catalog, rule)
	}
	catalog.sort()
	return catalog, nil
}

// rule reads the metadata of one rule, once.
func (e *Engine) rule(s *source) (*Rule, error) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	if rule, ok := e.rules[s.pkg]; ok {
		return rule, nil
	}
	module, err := s.parse(true)
	if err != nil {
		return nil, err
	}
	rule, err := ruleFromModule(module)
	if err != nil {
		return nil, err
	}
	rule.Custom = s.custom
	if severity, ok := e.options.Severity[rule.ID]; ok {
		rule.Severity = severity
	}
	e.rules[s.pkg] = rule
	return rule, nil
}

// simulation is the package whose importers need needs and decisions; the other
// rules look at documents and settings only.
const simulation = "lint403.authz"

// library lists the sources that a model can make use of.
func (e *Engine) library(f features) []*source {
	if e.options.Exhaustive {
		return e.sources
	}
	return f.available(e.sources)
}

// groups splits the enabled rules into those that use the simulation, the other
// rules of ours, and the user's. They share little, so they run side by side.
func (e *Engine) groups(f features) []group {
	library := e.library(f)
	plain := group{root: "data.lint403.rules", library: library}
	simulated := group{root: "data.lint403.rules", simulated: true, library: library}
	custom := group{root: "data.custom.lint403.rules", library: library}
	for _, s := range e.enabled() {
		switch {
		case !e.options.Exhaustive && !f.allow(s.when):
		case s.custom:
			custom.sources = append(custom.sources, s)
		case !e.simulating[s.pkg]:
			plain.sources = append(plain.sources, s)
		case f.simulates() || e.options.Exhaustive:
			simulated.sources = append(simulated.sources, s)
		}
	}
	groups := []group{plain, simulated, custom}
	if len(simulated.sources) == 0 {
		groups = append(plain.split(runtime.GOMAXPROCS(0)), custom)
	}
	return slices.DeleteFunc(groups, func(g group) bool { return len(g.sources) == 0 })
}

// Prepare parses the simulation. It is for the time in which inputs are read that are
// likely to need it.
func (e *Engine) Prepare() {
	for _, s := range closure(e.sources, inPackage(e.sources, needs)) {
		if !strings.HasPrefix(s.pkg, catalogs) {
			s.module() //nolint:errcheck // whoever compiles it is told
		}
	}
}

// Evaluation is what the rules found.
type Evaluation struct {
	// Findings are in the order of the reports.
	Findings []Finding
	// Access counts the simulated needs; nil when no rule simulated any.
	Access *Access
	// Failures say which rules could not be evaluated; the other findings stand.
	Failures []error
}

// Access counts needs by what became of them.
type Access struct {
	Needs   int `json:"needs"`
	Denied  int `json:"denied"`
	AtRisk  int `json:"at_risk"`
	Allowed int `json:"allowed"`
}

// Evaluate runs the enabled rules over a model.
func (e *Engine) Evaluate(ctx context.Context, m *model.Model) (*Evaluation, error) {
	// Rules are chosen and compiled while the model is converted.
	done := make(chan struct{})
	read := sync.OnceFunc(func() { close(done) })
	defer read()
	convert := sync.OnceValues(func() (ast.Value, error) { return e.converter.view(m, done, e.options.Spend) })
	go convert() //nolint:errcheck // asked for below
	slice, err := slice(m)
	if err != nil {
		return nil, err
	}
	reference, err := e.store(slice)
	if err != nil {
		return nil, err
	}
	groups := e.groups(featuresOf(m, slice))
	read()
	results := make([]Evaluation, len(groups))
	failures := make([]error, len(groups))
	var wait sync.WaitGroup
	for i, g := range groups {
		wait.Go(func() {
			results[i], failures[i] = e.evaluateGroup(ctx, g, convert, reference)
		})
	}
	wait.Wait()
	if err := errors.Join(failures...); err != nil {
		return nil, err
	}
	evaluation := &Evaluation{}
	for _, result := range results {
		evaluation.Findings = append(evaluation.Findings, result.Findings...)
		evaluation.Failures = append(evaluation.Failures, result.Failures...)
		if result.Access != nil {
			evaluation.Access = result.Access
		}
	}
	evaluation.Findings = supersede(evaluation.Findings, m)
	qualified := qualifiedName()
	for i := range evaluation.Findings {
		evaluation.Findings[i].plainNames(qualified)
	}
	SortFindings(evaluation.Findings)
	evaluation.Findings = merge(evaluation.Findings)
	return evaluation, nil
}

func (e *Engine) evaluateGroup(
	ctx context.Context, g group, convert func() (ast.Value, error), reference storage.Store,
) (Evaluation, error) {
	compiler, err := e.compile(g)
	if err != nil {
		return Evaluation{}, err
	}
	input, err := convert()
	if err != nil {
		return Evaluation{}, fmt.Errorf("convert the model: %w", err)
	}
	ask := func(query string) (Evaluation, error) {
		set, err := rego.New(
			rego.Query(query),
			rego.Compiler(compiler),
			rego.Store(reference),
			rego.ParsedInput(input),
			rego.InterQueryBuiltinValueCache(patternCache(ctx)),
		).Eval(ctx)
		if err != nil {
			return Evaluation{}, err
		}
		if len(set) != 1 {
			return Evaluation{}, fmt.Errorf("%d results, want one", len(set))
		}
		return e.decode(set[0].Bindings)
	}
	evaluation, err := ask(g.query())
	if err != nil && ctx.Err() == nil {
		return one(g, ask), nil
	}
	return evaluation, err
}

// one asks the rules of a group one by one, because one of them has failed; what the
// others find is not lost.
func one(g group, ask func(string) (Evaluation, error)) Evaluation {
	var all Evaluation
	for _, s := range g.sources {
		found, err := ask("findings := [finding | some finding in data." + s.pkg + ".deny]")
		if err != nil {
			all.Failures = append(all.Failures, fmt.Errorf("rule %s failed: %w", s.id, err))
			continue
		}
		all.Findings = append(all.Findings, found.Findings...)
	}
	return all
}

// decode turns the bindings of a query into findings and counts.
func (e *Engine) decode(bindings map[string]any) (Evaluation, error) {
	var evaluation Evaluation
	values, _ := bindings["findings"].([]any)
	for _, value := range values {
		f, err := e.finding(value)
		if err != nil {
			return Evaluation{}, err
		}
		evaluation.Findings = append(evaluation.Findings, f)
	}
	if counts, ok := bindings["access"]; ok {
		evaluation.Access = &Access{}
		if err := recode(counts, evaluation.Access); err != nil {
			return Evaluation{}, fmt.Errorf("counts of needs: %w", err)
		}
	}
	return evaluation, nil
}

// recode reads a JSON-like value into a struct; unknown fields are an error.
func recode(value, into any) error {
	encoded, err := json.Marshal(value)
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return fmt.Errorf("%w: %s", err, encoded)
	}
	return nil
}

// finding decodes what a rule yielded and fills in what the rule's metadata says.
func (e *Engine) finding(value any) (Finding, error) {
	var f Finding
	if err := recode(value, &f); err != nil {
		return Finding{}, fmt.Errorf("a rule yielded a finding of the wrong form: %w", err)
	}
	s, err := e.sourceOf(f.Path)
	if err != nil {
		return Finding{}, err
	}
	if f.Rule, err = e.rule(s); err != nil {
		return Finding{}, err
	}
	f.complete()
	if severity, ok := e.options.Severity[f.Rule.ID]; ok {
		f.Severity = severity
	}
	return f, nil
}

func (e *Engine) sourceOf(path []string) (*source, error) {
	pkg := strings.TrimPrefix(strings.Join(path, "."), "data.")
	i := slices.IndexFunc(e.sources, func(s *source) bool { return s.pkg == pkg })
	if i < 0 {
		return nil, fmt.Errorf("a finding names the rule %q, which does not exist", pkg)
	}
	return e.sources[i], nil
}
