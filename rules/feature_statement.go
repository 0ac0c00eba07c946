package rules

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
)

func (f features) statement(s *model.Statement) {
	f.set("obstacle", obstacle(s))
	f.set("overlap", overlap(entriesOfActions(s.Actions)) || overlap(entriesOfActions(s.NotActions)) ||
		overlap(entriesOfResources(s.Resources)) || overlap(entriesOfResources(s.NotResources)))
	f.set("sid-characters", s.Sid != nil && strings.ContainsFunc(s.Sid.Value, notInSid))
	for _, element := range s.Elements {
		f["element:"+element] = true
	}
	f.effect(s)
	for _, entries := range [][]model.PrincipalEntry{s.Principals, s.NotPrincipals} {
		for i := range entries {
			f["principal:"+entries[i].Form] = true
			f.account(entries[i].Account)
		}
	}
	for _, actions := range [][]model.Action{s.Actions, s.NotActions} {
		for i := range actions {
			f["service:"+actions[i].Service] = true
			f.match(&actions[i].Match)
		}
	}
	for i := range s.Resources {
		if fields := s.Resources[i].Fields; len(fields) > 4 {
			f.account(fields[4])
		}
	}
	for _, patterns := range [][]model.Pattern{s.Resources, s.NotResources} {
		for i := range patterns {
			f.match(&patterns[i].Match)
			f.set("percent", strings.Contains(patterns[i].Value, "%"))
		}
	}
	for i := range s.Conditions {
		f.condition(&s.Conditions[i])
		f.set("key-twice", slices.ContainsFunc(s.Conditions[:i], func(c model.Condition) bool {
			return c.Name == s.Conditions[i].Name
		}))
	}
}

func notInSid(r rune) bool {
	return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
}

func (f features) effect(s *model.Statement) {
	if s.Effect == nil {
		return
	}
	f["effect:"+strings.ToLower(s.Effect.Value)] = true
	switch s.Effect.Value {
	case "Allow":
		for i := range s.Principals {
			f["allow:"+s.Principals[i].Form] = true
		}
		f.set("allow:not", len(s.NotPrincipals) > 0)
	case "Deny":
		f.set("deny-always", !slices.Contains(s.Elements, "Condition"))
	default:
		f["effect"] = true
	}
}

// account records an account that is named by its id.
func (f features) account(id string) {
	if len(id) == 12 && id[0] >= '0' && id[0] <= '9' {
		f["account:"+id] = true
	}
}

func (f features) match(m *model.Match) {
	if m.Kind != "exact" {
		f["wildcard"] = true
	}
}

func (f features) condition(c *model.Condition) {
	f["operator:"+c.Base] = true
	if c.Set != "" {
		f["set:"+c.Set] = true
	}
	f.set("percent", slices.ContainsFunc(c.Values, func(v model.Pattern) bool { return strings.Contains(v.Value, "%") }))
	f.set("value-wildcard", slices.ContainsFunc(c.Values, func(v model.Pattern) bool {
		return strings.ContainsAny(v.Value, "*?")
	}))
	f["key:"+c.Name] = true
	if prefix, _, ok := strings.Cut(c.Name, ":"); ok {
		f["key:"+prefix+":*"] = true
	}
	if family, _, ok := strings.Cut(c.Name, "/"); ok {
		f["key:"+family+"/*"] = true
	}
}

// entry is an action or resource as far as another one may cover it.
type entry struct {
	text string
	// start is what everything begins with that a wildcard stands for.
	start    string
	wildcard bool
}

func entriesOfActions(actions []model.Action) []entry {
	if len(actions) < 2 {
		return nil
	}
	entries := make([]entry, 0, len(actions))
	for i := range actions {
		a := &actions[i]
		entries = append(entries, newEntry(a.Service+":"+a.Name, &a.Match, a.Unknown))
	}
	return entries
}

func entriesOfResources(patterns []model.Pattern) []entry {
	if len(patterns) < 2 {
		return nil
	}
	entries := make([]entry, 0, len(patterns))
	for i := range patterns {
		entries = append(entries, newEntry(patterns[i].Value, &patterns[i].Match, patterns[i].Unknown))
	}
	return entries
}

func newEntry(text string, m *model.Match, unknown []string) entry {
	e := entry{text: text, wildcard: len(unknown) == 0}
	switch m.Kind {
	case "any":
	case "prefix":
		e.start = m.Text
	case "regex":
		e.start = text
		if i := strings.IndexAny(text, "*?$"); i >= 0 {
			e.start = text[:i]
		}
	default:
		e.wildcard = false
	}
	return e
}

// overlap reports whether an entry is there twice, or begins as a wildcard beside it does.
func overlap(entries []entry) bool {
	if len(entries) < 2 {
		return false
	}
	byText := func(a, b entry) int { return cmp.Compare(a.text, b.text) }
	slices.SortFunc(entries, byText)
	for i, e := range entries {
		if i > 0 && e.text == entries[i-1].text {
			return true
		}
		if !e.wildcard {
			continue
		}
		// What begins alike stands together.
		other, _ := slices.BinarySearchFunc(entries, entry{text: e.start}, byText)
		if other == i {
			other++
		}
		if other < len(entries) && strings.HasPrefix(entries[other].text, e.start) {
			return true
		}
	}
	return false
}

// obstacle reports whether a statement denies something that a request for an object may
// need. A Deny of what does not come over TLS, the most frequent of all, spares every
// request that the simulation makes up.
func obstacle(s *model.Statement) bool {
	if s.Effect == nil || s.Effect.Value != "Deny" {
		return false
	}
	if slices.ContainsFunc(s.Conditions, aboutTransport) {
		return false
	}
	return len(s.Actions) == 0 || slices.ContainsFunc(s.Actions, func(a model.Action) bool {
		return len(a.Unknown) > 0 || slices.Contains([]string{"s3", "kms", "sts", "*"}, a.Service) || a.Match.Kind != "exact"
	})
}

func aboutTransport(c model.Condition) bool {
	return c.Name == "aws:securetransport" && c.Base == "bool" && c.Set == "" &&
		len(c.Values) == 1 && strings.EqualFold(c.Values[0].Value, "false")
}
