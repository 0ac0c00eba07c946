package rules

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown/cache"
)

// group is a set of rules that are compiled and evaluated together, which lets
// them share what the libraries compute. The rules stand below root.
type group struct {
	root      string
	simulated bool
	sources   []*source
	// library holds what the rules may import.
	library []*source
}

// query yields the findings and, for rules that use the simulation, how many needs
// there are with which verdict. It does not ask for lint403.main.deny, whose set
// would compare every finding with every other.
func (g group) query() string {
	query := "findings := [finding | some family, rule; some finding in " + g.root + "[family][rule].deny]"
	if g.simulated {
		query += "; access := data.lint403.needs.access"
	}
	return query
}

// split deals the rules out to n groups of about equal size in text, by which the
// time to compile them goes.
func (g group) split(n int) []group {
	groups := make([]group, n)
	sizes := make([]int, n)
	for i := range groups {
		groups[i] = group{root: g.root, simulated: g.simulated, library: g.library}
	}
	for _, s := range g.sources {
		smallest := slices.Index(sizes, slices.Min(sizes))
		groups[smallest].sources = append(groups[smallest].sources, s)
		sizes[smallest] += len(s.text)
	}
	return groups
}

// key tells groups apart: by their rules, and by the part of the library that is not
// there for every model.
func (g group) key() string {
	files := make([]string, len(g.sources))
	for i, s := range g.sources {
		files[i] = s.file
	}
	for _, s := range g.library {
		if !s.rule && len(s.when) > 0 {
			files = append(files, s.file)
		}
	}
	return strings.Join(files, "\n")
}

// compile compiles the rules of a group and what they import, once.
func (e *Engine) compile(g group) (*ast.Compiler, error) {
	key := g.key()
	e.mutex.Lock()
	compiler, ok := e.compilers[key]
	e.mutex.Unlock()
	if ok {
		return compiler, nil
	}
	compiler, err := compileSources(closure(g.library, g.sources))
	if err != nil {
		return nil, err
	}
	e.mutex.Lock()
	defer e.mutex.Unlock()
	e.compilers[key] = compiler
	return compiler, nil
}

// compileSources parses side by side and compiles. Checks that only speak to the
// author of a rule are left to the tests for the embedded rules.
func compileSources(sources []*source) (*ast.Compiler, error) {
	modules, err := parseAll(sources)
	if err != nil {
		return nil, err
	}
	compiler := ast.NewCompiler().WithCapabilities(capabilities())
	if !slices.ContainsFunc(sources, func(s *source) bool { return s.custom }) {
		compiler = compiler.WithSkipStages(authorStages()...)
	}
	compiler.Compile(modules)
	if compiler.Failed() {
		return nil, fmt.Errorf("compile the rules: %w", compiler.Errors)
	}
	return compiler, nil
}

func parseAll(sources []*source) (map[string]*ast.Module, error) {
	parsed := make([]*ast.Module, len(sources))
	failures := make([]error, len(sources))
	next := make(chan int)
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(sources)) {
		wait.Go(func() {
			for i := range next {
				parsed[i], failures[i] = sources[i].module()
			}
		})
	}
	for i := range sources {
		next <- i
	}
	close(next)
	wait.Wait()
	modules := make(map[string]*ast.Module, len(sources))
	for i, s := range sources {
		if failures[i] != nil {
			return nil, failures[i]
		}
		modules[s.file] = parsed[i]
	}
	return modules, nil
}

// capabilities are OPA's without the built-in functions that reach outside or are
// not the same from run to run, which no rule may call, a user's rule least of all.
func capabilities() *ast.Capabilities {
	known := ast.CapabilitiesForThisVersion()
	allowed := *known
	allowed.AllowNet = []string{}
	allowed.Builtins = nil
	for _, b := range known.Builtins {
		if !b.Nondeterministic && b.Name != ast.RegoParseModule.Name {
			allowed.Builtins = append(allowed.Builtins, b)
		}
	}
	return &allowed
}

// authorStages are the compiler stages that find mistakes in rules and change
// nothing in correct ones. Those about safety put expressions into an order in
// which they can be evaluated; the embedded rules are written in such an order, to
// which a test holds them. Without the metadata blocks, rego.metadata.chain() has
// paths alone, by which the engine finds the rule. The last ones rewrite what only
// tests have, or serve the stages that are left out.
func authorStages() []ast.StageID {
	return []ast.StageID{
		ast.StageCheckUnusedImports,
		ast.StageCheckKeywordOverrides,
		ast.StageCheckDuplicateImports,
		ast.StageCheckVoidCalls,
		ast.StageParseMetadataBlocks,
		ast.StageSetAnnotationSet,
		ast.StageCheckRuleConflicts,
		ast.StageCheckUndefinedFuncs,
		ast.StageCheckSafetyRuleHeads,
		ast.StageCheckSafetyRuleBodies,
		ast.StageCheckRecursion,
		ast.StageCheckTypes,
		ast.StageCheckUnsafeBuiltins,
		ast.StageCheckDeprecatedBuiltins,
		ast.StageBuildRequiredCapabilities,
		ast.StageSetGraph,
		ast.StageRewriteWithValues,
		ast.StageRewritePrintCalls,
		ast.StageRewriteTemplateStrings,
		ast.StageRewriteTestRulesForTracing,
	}
}

// patternCache keeps every compiled pattern of a run; OPA's own default keeps a
// hundred, and a plan has thousands.
func patternCache(ctx context.Context) cache.InterQueryValueCache {
	return cache.NewInterQueryValueCache(ctx, &cache.Config{})
}
