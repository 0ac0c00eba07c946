package rules

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/iam"
	"github.com/lint403/lint403/loader/model"
)

// features are the words that say what occurs in a model. A rule whose METADATA
// lists words under `when` is compiled only if each of them occurs (of words joined
// by "|" one), because compiling rules that cannot find anything is most of the
// time a run over one policy would take. The words are
//
//	policy                a policy document
//	kind:KIND             a document of the kind
//	long                  a document of more than 2,048 characters, the least quota
//	several               a document with several statements
//	accounts              documents that name several accounts
//	version               a document whose Version is not 2012-10-17
//	without:NAME          a statement that lacks the member and its negation, where
//	                      its kind of document needs it
//	element:NAME          a statement with the member (NotAction, Condition, ...)
//	effect:EFFECT         a statement with the effect, in lower case
//	effect                a statement with an effect in another spelling
//	obstacle              a Deny that can hit a request for an object over TLS
//	list                  an Action or Resource with several entries
//	principal:FORM        a principal of the form
//	service:PREFIX        an action of the service, "*" for all
//	wildcard              an action or resource with a wildcard
//	percent               a resource or condition value with a percent sign
//	operator:BASE         a condition operator, set:PREFIX a set prefix
//	key:NAME              a condition key in lower case; key:aws:* for a whole prefix
//	anomaly:KIND          a departure from the grammar
//	incomplete            a document of which a part is not known
//	key-twice             a key under two operators of one statement
//	value-wildcard        a condition value with a wildcard
//	action:PROBLEM, arn:PROBLEM, mismatch, key-use, variable, region
//	                      what the IAM reference says of actions, ARNs, ...
//	key-unknown, key-array, key-type:TYPE
//	                      a condition key that is not known, that has several values, of
//	                      a type
//	terraform             any Terraform resource
//	resource:TYPE         a Terraform resource of the type
//	integration           a resource of a type that a catalog of needs is about
//	suppression           nothing: the report finds these, see its suppress_remark.go
//	bucket, object, access-point, kms-key, principal, endpoint, account, workload,
//	need, provider,
//	assumption            such a thing
type features map[string]bool

func featuresOf(m *model.Model, slice *iam.Slice) features {
	f := features{}
	for _, p := range m.Policies {
		f.policy(p)
	}
	for problem := range slice.Actions {
		f["action:"+problem] = true
	}
	for problem := range slice.ARNs {
		f["arn:"+problem] = true
	}
	for _, k := range slice.Keys {
		f.set("key-unknown", !k.Known)
		f.set("key-array", k.Array)
		f["key-type:"+k.Type] = true
	}
	for resource := range m.Resources {
		f["resource:"+resource] = true
	}
	counts := map[string]int{
		"terraform": len(m.Resources),
		"mismatch":  len(slice.Mismatches), "key-use": len(slice.KeyUses), "variable": len(slice.Variables),
		"region": len(slice.Regions),
		"bucket": len(m.Buckets), "object": len(m.Objects), "access-point": len(m.AccessPoints),
		"kms-key": len(m.Keys), "principal": len(m.Principals), "endpoint": len(m.Endpoints),
		"account": len(m.Accounts), "workload": len(m.Workloads), "need": len(m.Needs), "provider": len(m.Providers),
		"assumption": len(m.Assumptions),
	}
	for word, n := range counts {
		if n > 0 {
			f[word] = true
		}
	}
	f.set("accounts", severalAccounts(m))
	return f
}

// severalAccounts reports whether principals and resources name more than one
// account by its id.
func severalAccounts(m *model.Model) bool {
	first := ""
	another := func(account string) bool {
		if len(account) != 12 || account[0] < '0' || account[0] > '9' {
			return false
		}
		first = cmp.Or(first, account)
		return account != first
	}
	for _, p := range m.Policies {
		for i := range p.Statements {
			s := &p.Statements[i]
			for _, e := range slices.Concat(s.Principals, s.NotPrincipals) {
				if another(e.Account) {
					return true
				}
			}
			for _, r := range s.Resources {
				if len(r.Fields) > 4 && another(r.Fields[4]) {
					return true
				}
			}
		}
	}
	return false
}

func (f features) policy(p *model.Policy) {
	f["policy"] = true
	f["kind:"+string(p.Kind)] = true
	if len(p.Incomplete) > 0 {
		f["incomplete"] = true
	}
	for i := range p.Anomalies {
		f["anomaly:"+p.Anomalies[i].Kind] = true
	}
	const leastQuota = 2048
	f.set("long", p.Size.Characters > leastQuota)
	f.set("several", len(p.Statements) > 1)
	f.set("version", p.Version == nil || p.Version.Value != "2012-10-17")
	for i := range p.Statements {
		f.statement(&p.Statements[i])
		f.lacks(p.Kind, &p.Statements[i])
	}
}

func (f features) set(word string, occurs bool) {
	if occurs {
		f[word] = true
	}
}

// lacks records the members without which AWS refuses a statement of a kind.
func (f features) lacks(kind model.PolicyKind, s *model.Statement) {
	has := func(name string) bool {
		return slices.Contains(s.Elements, name) || slices.Contains(s.Elements, "Not"+name)
	}
	f.set("without:Effect", !has("Effect"))
	f.set("without:Action", !has("Action"))
	f.set("without:Resource", !has("Resource") && kind != model.KindTrust)
	switch kind {
	case model.KindIdentity, model.KindBoundary, model.KindSession, model.KindSCP:
	default:
		f.set("without:Principal", !has("Principal"))
	}
}

func (f features) statement(s *model.Statement) {
	f.set("obstacle", obstacle(s))
	f.set("list", len(s.Actions) > 1 || len(s.NotActions) > 1 || len(s.Resources) > 1 || len(s.NotResources) > 1)
	for _, element := range s.Elements {
		f["element:"+element] = true
	}
	if s.Effect != nil {
		f["effect:"+strings.ToLower(s.Effect.Value)] = true
		f.set("effect", s.Effect.Value != "Allow" && s.Effect.Value != "Deny")
	}
	for _, entries := range [][]model.PrincipalEntry{s.Principals, s.NotPrincipals} {
		for i := range entries {
			f["principal:"+entries[i].Form] = true
		}
	}
	for _, actions := range [][]model.Action{s.Actions, s.NotActions} {
		for i := range actions {
			f["service:"+actions[i].Service] = true
			f.match(&actions[i].Match)
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
}

// available leaves out the packages of the library that are about nothing in the model,
// which say so under `when` as rules do: catalogs of needs about resource types, and what
// reads them when none is left.
func (f features) available(all []*source) []*source {
	out := map[string]bool{}
	leaveOut := func(about func(*source) bool) {
		for _, s := range all {
			if !s.rule && len(s.when) > 0 && about(s) {
				out[s.pkg] = !f.allow(s.when)
			}
		}
	}
	isCatalog := func(s *source) bool { return strings.HasPrefix(s.pkg, catalogs) }
	leaveOut(isCatalog)
	for pkg := range out {
		f.set("integration", !out[pkg])
	}
	leaveOut(func(s *source) bool { return !isCatalog(s) })
	return slices.DeleteFunc(slices.Clone(all), func(s *source) bool { return out[s.pkg] })
}

// catalogs is where the packages with needs of resource types are.
const catalogs = "lint403.needs.catalog."

// allow reports whether every word occurs.
func (f features) allow(when []string) bool {
	for _, words := range when {
		found := false
		for word := range strings.SplitSeq(words, "|") {
			found = found || f[word]
		}
		if !found {
			return false
		}
	}
	return true
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

// simulates reports whether a request can come out as denied: something declares
// one, and more than documents without a deny are in view.
func (f features) simulates() bool {
	return f["need"] || f["integration"] || f["terraform"] && (f["bucket"] || f["principal"] || f["access-point"]) ||
		f["bucket"] && f["obstacle"] && f["effect:allow"]
}
