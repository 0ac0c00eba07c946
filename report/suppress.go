package report

import (
	"cmp"
	"fmt"
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

// The rules about suppressions. Whether one is of use is known only after every
// rule has run and its findings were matched, so these findings are made here
// rather than by a `deny`; everything else about the rules stands, as for any rule,
// in the METADATA below rules/lint403/rules/suppression.
const (
	ruleUnused    = "SUP001"
	ruleNoReason  = "SUP002"
	ruleExpired   = "SUP003"
	ruleProtected = "SUP004"

	suppressionFamily = "SUP"
)

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

// remarks are the findings about suppressions: unused among the others, the rest
// among all.
func (s *suppressor) remarks(others, own []*suppressionState) []Entry {
	var remarks []Entry
	for _, state := range slices.Concat(others, own) {
		if state.ThirdParty && !s.material.Suppress.TrustModules {
			continue
		}
		names := quoteAll(state.Rules)
		if state.Reason == "" {
			remarks = append(remarks, s.remark(ruleNoReason, state, fmt.Sprintf(
				"the suppression of %s gives no reason; it counts, and nobody can tell later whether it still should",
				names))...)
		}
		if state.expired {
			remarks = append(remarks, s.remark(ruleExpired, state, fmt.Sprintf(
				"the suppression of %s ended on %s and does not count any more", names, state.Until))...)
		}
		if state.protected != "" {
			remarks = append(remarks, s.remark(ruleProtected, state, fmt.Sprintf(
				"the rule '%s' is protected by the configuration, so this suppression does not count", state.protected))...)
		}
	}
	for _, state := range others {
		remarks = append(remarks, s.unused(state)...)
	}
	return remarks
}

// unused returns the finding that a suppression matched nothing, if that can be
// told: its rules ran, everything was read, and what it names is in view.
func (s *suppressor) unused(state *suppressionState) []Entry {
	idle := !state.used && !state.expired && state.protected == "" &&
		(!state.ThirdParty || s.material.Suppress.TrustModules)
	if !idle || s.material.Diagnostics.HasErrors() {
		return nil
	}
	for _, name := range state.Rules {
		known := slices.ContainsFunc(s.catalog, func(r *rules.Rule) bool { return anyPrefix([]string{name}, r) })
		if !known && s.material.Catalog == nil {
			return nil // it may be the name of a rule that did not run
		}
		if !known {
			return s.remark(ruleUnused, state, fmt.Sprintf(
				"the suppression names '%s', with which no rule id begins; `lint403 rule` lists them", name))
		}
	}
	for _, rule := range s.catalog {
		ran := slices.ContainsFunc(s.material.Rules, func(r *rules.Rule) bool { return r.ID == rule.ID })
		if !ran && anyPrefix(state.Rules, rule) {
			return nil
		}
	}
	if state.Scope == scopeConfig && !s.inView(state) && !s.material.Suppress.Strict {
		return nil
	}
	return s.remark(ruleUnused, state, fmt.Sprintf(
		"the suppression of %s matches no finding; remove it, so that it cannot hide a new one", quoteAll(state.Rules)))
}

// inView reports whether anything that was read is covered by the address pattern.
func (s *suppressor) inView(state *suppressionState) bool {
	if state.At == "" {
		return true
	}
	for address := range s.blocks {
		if state.at.covers(parseAddress(address)) {
			return true
		}
	}
	if s.material.Model != nil {
		for id, policy := range s.material.Model.Policies {
			if policy.Address != "" && state.at.covers(parseAddress(policy.Address)) || wildcard(state.At, id) {
				return true
			}
		}
	}
	return false
}

// remark makes a finding about a suppression, none when its rule does not run.
func (s *suppressor) remark(id string, state *suppressionState, message string) []Entry {
	rule, ok := s.material.Rules.Find(id)
	if !ok {
		return nil
	}
	f := rules.Finding{
		Rule:       rule,
		Path:       strings.Split(rule.Path, "."),
		Severity:   rule.Severity,
		Verdict:    cmp.Or(rule.Verdict, rules.VerdictHygiene),
		Confidence: "high",
		Message:    message,
		Range:      state.Range,
		Codes:      rule.Codes,
		Fix:        &rules.Fix{Description: rule.Fix},
		Key: strings.Join(append(slices.Clone(state.Rules),
			state.Scope, state.Module, state.At, state.Principal, state.Action), "\x1f"),
	}
	return []Entry{newEntry(f, s.prints)}
}

// quoteAll lists names in the quotes that SARIF asks for around dynamic text.
func quoteAll(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = "'" + name + "'"
	}
	return strings.Join(quoted, ", ")
}
