package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// SuppressOptions says how suppressions are applied.
type SuppressOptions struct {
	// Today (YYYY-MM-DD) decides which have expired; "" means none.
	Today string
	// Protect lists ids or prefixes of rules whose findings cannot be suppressed.
	Protect []string
	// TrustModules makes comments in third-party modules count.
	TrustModules bool
	// Strict also reports configuration entries for addresses that are not in view
	// as unused; otherwise another root may need them.
	Strict bool
}

// The scopes of a suppression, nearest first.
const (
	scopeStatement = "statement"
	scopeFile      = "file"
	scopeModule    = "module"
	scopeConfig    = "config"
)

// suppressor applies suppressions and remembers what became of each.
type suppressor struct {
	material *Material
	prints   fingerprinter
	catalog  rules.Catalog
	// blocks has the ranges of resource blocks by address.
	blocks map[string][]model.Range
	states []*suppressionState
}

type suppressionState struct {
	*model.Suppression
	at, module addressPattern
	expired    bool
	used       bool
	// protected is the id of a rule that it wanted to suppress and must not.
	protected string
}

// applySuppressions marks what is suppressed and adds the findings about the
// suppressions themselves.
func applySuppressions(entries []Entry, m *Material, prints fingerprinter) []Entry {
	if len(m.Suppressions) == 0 {
		return entries
	}
	s := newSuppressor(m, prints)
	entries = s.apply(entries)
	own, others := s.split()
	remarks := s.remarks(others, own)
	remarks = s.apply(remarks)
	for _, state := range own {
		remarks = append(remarks, s.unused(state)...)
	}
	return append(entries, remarks...)
}

func newSuppressor(m *Material, prints fingerprinter) *suppressor {
	s := &suppressor{material: m, prints: prints, catalog: m.Catalog, blocks: map[string][]model.Range{}}
	if s.catalog == nil {
		s.catalog = m.Rules
	}
	if m.Model != nil {
		for _, resources := range m.Model.Resources {
			for _, resource := range resources {
				s.blocks[resource.Address] = append(s.blocks[resource.Address], resource.Range)
			}
		}
	}
	today := m.Suppress.Today
	for i := range m.Suppressions {
		suppression := &m.Suppressions[i]
		s.states = append(s.states, &suppressionState{
			Suppression: suppression,
			at:          parseAddress(suppression.At),
			module:      parseAddress(suppression.Module),
			expired:     today != "" && suppression.Until != "" && suppression.Until < today,
		})
	}
	slices.SortStableFunc(s.states, func(a, b *suppressionState) int {
		return cmp.Or(cmp.Compare(nearness(a.Scope), nearness(b.Scope)), cmp.Compare(a.size(), b.size()))
	})
	return s
}

// nearness orders scopes: of two suppressions the nearer one is the one in use.
func nearness(scope string) int {
	return slices.Index([]string{scopeStatement, scopeFile, scopeModule, scopeConfig}, scope)
}

func (s *suppressionState) size() int { return s.Covers.End.Byte - s.Covers.Start.Byte }

// split tells the suppressions of findings about suppressions from the others.
func (s *suppressor) split() (own, others []*suppressionState) {
	for _, state := range s.states {
		if slices.ContainsFunc(state.Rules, func(r string) bool { return strings.HasPrefix(r, suppressionFamily) }) {
			own = append(own, state)
		} else {
			others = append(others, state)
		}
	}
	return own, others
}

// apply marks the entries that a suppression accepts. One that names a principal or
// an action may accept some requests of a finding and leave the rest.
func (s *suppressor) apply(entries []Entry) []Entry {
	var result []Entry
	for _, e := range entries {
		address, places := parseAddress(e.Address), s.places(&e)
		for _, state := range s.states {
			if !s.counts(state, e.Rule) || !state.reaches(&e, address, places) {
				continue
			}
			accepted, rest := state.requests(&e.Finding)
			if len(accepted) == 0 && (len(rest) > 0 || state.narrow()) {
				continue
			}
			if anyPrefix(s.material.Suppress.Protect, e.Rule) {
				state.protected = e.Rule.ID
				continue
			}
			state.used = true
			if len(rest) == 0 {
				e.Suppressed = state.Suppression
				break
			}
			part := newEntry(withNeeds(e.Finding, accepted), s.prints)
			part.Suppressed = state.Suppression
			result = append(result, part)
			e = newEntry(withNeeds(e.Finding, rest), s.prints)
		}
		result = append(result, e)
	}
	return result
}

// counts reports whether a suppression is in force and about the rule.
func (s *suppressor) counts(state *suppressionState, rule *rules.Rule) bool {
	trusted := !state.ThirdParty || s.material.Suppress.TrustModules
	return trusted && !state.expired && anyPrefix(state.Rules, rule)
}

// reaches reports whether a suppression is about a finding with an address and
// places.
func (s *suppressionState) reaches(e *Entry, address addressPattern, places []model.Range) bool {
	switch s.Scope {
	case scopeConfig:
		return s.At == "" || e.Address != "" && s.at.covers(address) || wildcard(s.At, e.Range.File)
	case scopeModule:
		return len(s.module) > 0 && s.module.covers(address)
	case scopeFile:
		return slices.ContainsFunc(places, func(r model.Range) bool { return r.File == s.Covers.File })
	default:
		return slices.ContainsFunc(places, func(r model.Range) bool { return contains(s.Covers, r) })
	}
}

// places are where a comment may stand to be about a finding: the place itself, the
// block of its resource and the module calls above.
func (s *suppressor) places(e *Entry) []model.Range {
	places := append([]model.Range{e.Range}, s.blocks[e.Address]...)
	return append(places, e.Callers...)
}

func contains(outer, inner model.Range) bool {
	return !inner.IsZero() && outer.File == inner.File &&
		outer.Start.Byte <= inner.Start.Byte && inner.End.Byte <= outer.End.Byte
}

// narrow reports whether the suppression is about certain requests only.
func (s *suppressionState) narrow() bool {
	return s.Principal != "" && s.Principal != "*" || s.Action != "" && s.Action != "*"
}

// requests splits the requests of a finding into those that the suppression
// accepts and the rest.
func (s *suppressionState) requests(f *rules.Finding) (accepted, rest []rules.Need) {
	for _, need := range needsOf(f) {
		principal := s.Principal == "" || wildcard(s.Principal, need.Principal)
		action := s.Action == "" || wildcard(strings.ToLower(s.Action), strings.ToLower(need.Action))
		if principal && action {
			accepted = append(accepted, need)
		} else {
			rest = append(rest, need)
		}
	}
	return accepted, rest
}

func withNeeds(f rules.Finding, needs []rules.Need) rules.Finding {
	f.Need, f.Requests = &needs[0], needs[1:]
	return f
}

// anyPrefix reports whether a list of ids, prefixes, names or aliases has the rule.
func anyPrefix(list []string, rule *rules.Rule) bool {
	return slices.ContainsFunc(list, func(s string) bool {
		return s != "" && strings.HasPrefix(rule.ID, strings.ToUpper(s)) || strings.EqualFold(s, rule.Name) ||
			slices.ContainsFunc(rule.Aliases, func(alias string) bool { return strings.EqualFold(s, alias) })
	})
}
