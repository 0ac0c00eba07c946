package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/lint403/lint403/rules"
)

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
	if name, ok := s.unknownName(state); ok {
		if s.material.Catalog == nil {
			return nil // it may be the name of a rule that did not run
		}
		return s.remark(ruleUnused, state, fmt.Sprintf(
			"the suppression names '%s', with which no rule id begins; `lint403 rule` lists them", name))
	}
	if !s.allRan(state) || state.Scope == scopeConfig && !s.inView(state) && !s.material.Suppress.Strict {
		return nil
	}
	return s.remark(ruleUnused, state, fmt.Sprintf(
		"the suppression of %s matches no finding; remove it, so that it cannot hide a new one", quoteAll(state.Rules)))
}

// unknownName returns a name in the suppression that no rule has.
func (s *suppressor) unknownName(state *suppressionState) (string, bool) {
	for _, name := range state.Rules {
		if !slices.ContainsFunc(s.catalog, func(r *rules.Rule) bool { return anyPrefix([]string{name}, r) }) {
			return name, true
		}
	}
	return "", false
}

// allRan reports whether every rule that the suppression names did run.
func (s *suppressor) allRan(state *suppressionState) bool {
	return !slices.ContainsFunc(s.catalog, func(rule *rules.Rule) bool {
		ran := slices.ContainsFunc(s.material.Rules, func(r *rules.Rule) bool { return r.ID == rule.ID })
		return !ran && anyPrefix(state.Rules, rule)
	})
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
