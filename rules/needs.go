package rules

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/lint403/lint403/loader/model"
)

// NeedVerdict is an access that a configuration declares, and what AWS would answer.
type NeedVerdict struct {
	Principal string `json:"principal"`
	// Operation is an API operation; Action is given instead for one single action.
	Operation string `json:"operation"`
	Action    string `json:"action"`
	Resource  string `json:"resource"`
	// Via is an access point or a VPC endpoint.
	Via        string `json:"via"`
	DeclaredBy string `json:"declared_by"`
	// Origin is integration, grant, bucket-grant, access-point-grant, trust, workload,
	// applier or user.
	Origin string `json:"origin"`
	// Entries are the ids of the entries of the catalog that know of it.
	Entries []string    `json:"entries"`
	Why     string      `json:"why"`
	Range   model.Range `json:"range"`
	// Verdict is denied, at-risk or allowed.
	Verdict string `json:"verdict"`
	// Layer decided, unless the answer is yes.
	Layer   string `json:"layer"`
	Message string `json:"message"`
	// Unknown names what an at-risk verdict depends on.
	Unknown []string `json:"unknown"`
}

// What names the request: the API operation, or else the action.
func (v *NeedVerdict) What() string { return cmp.Or(v.Operation, v.Action) }

// needs is the package that derives the needs of a model.
const needs = "lint403.needs"

// Needs derives every access that a model declares and decides it. Denied ones come
// first, then those at risk; within a verdict they are in the order of their places.
func (e *Engine) Needs(ctx context.Context, m *model.Model) ([]NeedVerdict, error) {
	input, err := e.converter.value(m)
	if err != nil {
		return nil, fmt.Errorf("convert the model: %w", err)
	}
	slice, err := slice(m)
	if err != nil {
		return nil, err
	}
	reference, err := e.store(slice)
	if err != nil {
		return nil, err
	}
	library := e.library(featuresOf(m, slice))
	g := group{library: library, sources: inPackage(library, needs)}
	compiler, err := e.compile(g)
	if err != nil {
		return nil, err
	}
	set, err := rego.New(
		rego.Query("verdicts := data."+needs+".verdicts"),
		rego.Compiler(compiler),
		rego.Store(reference),
		rego.ParsedInput(input),
		rego.InterQueryBuiltinValueCache(patternCache(ctx)),
	).Eval(ctx)
	if err != nil {
		return nil, fmt.Errorf("derive the needs: %w", err)
	}
	if len(set) != 1 {
		return nil, fmt.Errorf("derive the needs: %d results, want one", len(set))
	}
	var verdicts []NeedVerdict
	if err := recode(set[0].Bindings["verdicts"], &verdicts); err != nil {
		return nil, fmt.Errorf("needs of the wrong form: %w", err)
	}
	slices.SortStableFunc(verdicts, compareVerdicts)
	return verdicts, nil
}

func compareVerdicts(a, b NeedVerdict) int {
	order := []string{"denied", "at-risk", "allowed"}
	return cmp.Or(
		slices.Index(order, a.Verdict)-slices.Index(order, b.Verdict),
		a.Range.Compare(b.Range),
		strings.Compare(a.Principal, b.Principal),
		strings.Compare(a.What(), b.What()),
		strings.Compare(a.Resource, b.Resource),
		strings.Compare(a.Via, b.Via),
	)
}
