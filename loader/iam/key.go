package iam

import (
	"maps"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// KeyInfo is what the reference says about one condition key or policy variable of
// the model.
type KeyInfo struct {
	// Name is the spelling of AWS; as given when the key is not known.
	Name string `json:"name"`
	// Scope is global, service, foreign (a key of an identity provider, whose names
	// the provider invents), or none when no service has the prefix.
	Scope string `json:"scope"`
	Known bool   `json:"known"`
	// Type is string, arn, bool, numeric, date, binary or ip; Array is set for a
	// multivalued key. Also names a second type that AWS documents for it.
	Type  string `json:"type,omitempty"`
	Also  string `json:"also,omitempty"`
	Array bool   `json:"array,omitempty"`
	// Service is the prefix; Core as in Fact.
	Service string `json:"service,omitempty"`
	Core    bool   `json:"core,omitempty"`
	// Template is the family of the key, in lower case: "aws:principaltag/${tagkey}".
	Template string `json:"template,omitempty"`
	// Bare is set for the name of a family without the part that makes it a key.
	Bare bool `json:"bare,omitempty"`
	// Suggest and Near as in Fact; Retired is set when the service is withdrawn.
	Suggest string `json:"suggest,omitempty"`
	Near    bool   `json:"near,omitempty"`
	Retired bool   `json:"retired,omitempty"`
}

// KeyUse is a condition on a key that some actions of its statement do not carry.
type KeyUse struct {
	Policy    string `json:"policy"`
	Statement int    `json:"statement"`
	Index     int    `json:"index"`
	// Lacking are the actions without the key as written; Patterns those of them
	// that are wildcards, none of whose expansions carries it.
	Lacking  []string `json:"lacking"`
	Patterns []string `json:"patterns,omitempty"`
	// Some is set when another action of the statement carries the key.
	Some bool `json:"some,omitempty"`
}

// key looks a condition key up by its lower-case name.
func (in *inspector) key(written string) (KeyInfo, error) {
	lower := strings.ToLower(written)
	prefix, rest, colon := strings.Cut(lower, ":")
	info := KeyInfo{Name: written, Service: prefix}
	if !colon || rest == "" {
		info.Scope = "none"
		return info, nil
	}
	if k, template, ok := in.global(lower); ok {
		info.Scope = "global"
		info.set(k, written, template, lower)
		return info, nil
	}
	switch {
	case prefix == "aws":
		return in.unknownGlobal(info, lower), nil
	case strings.ContainsAny(prefix, "./") || in.index.Foreign[prefix] != nil:
		info.Scope, info.Known, info.Type = "foreign", true, "string"
		return info, nil
	}
	s, err := in.Service(prefix)
	if err != nil {
		return info, err
	}
	if s == nil {
		info.Scope = "none"
		info.Retired = in.Retired(prefix)
		info.Suggest, info.Near = in.nearestService(prefix)
		return info, nil
	}
	info.Scope, info.Core = "service", core(prefix)
	if k, template, ok := s.key(lower); ok {
		info.set(k, written, template, lower)
		return info, nil
	}
	info.suggest(lower, s.Keys)
	return info, nil
}

func (in *inspector) unknownGlobal(info KeyInfo, lower string) KeyInfo {
	info.Scope, info.Core = "global", true
	info.suggest(lower, in.index.globals)
	return info
}

// suggest looks for the key meant among those that there are.
func (k *KeyInfo) suggest(lower string, keys map[string]Key) {
	for name := range keys {
		if start, _, ok := strings.Cut(name, "${"); ok && strings.TrimRight(lower, "/:") == strings.TrimRight(start, "/:") {
			k.Bare = true
			return
		}
	}
	// The part after the slash is the user's own.
	base, tag, isFamily := strings.Cut(lower, "/")
	suggestion, near := nearest(base, func(yield func(string) bool) {
		for name := range keys {
			start, _, family := strings.Cut(name, "/${")
			if family == isFamily && !yield(start) {
				return
			}
		}
	})
	if suggestion == "" {
		return
	}
	k.Near = near
	for name, key := range keys {
		if start, _, _ := strings.Cut(name, "/${"); start == suggestion {
			k.Suggest = key.Name
			if isFamily {
				start, _, _ := strings.Cut(key.Name, "/${")
				k.Suggest = start + "/" + tag
			}
		}
	}
}

// global finds a global condition key.
func (in *inspector) global(lower string) (key Key, template string, ok bool) {
	if key, ok = in.index.globals[lower]; ok {
		return key, lower, true
	}
	if !strings.Contains(lower, "/") {
		return Key{}, "", false
	}
	template, ok = family(slices.Collect(maps.Keys(in.index.globals)), lower)
	return in.index.globals[template], template, ok && strings.Contains(template, "${")
}

// set fills in what is known of the key.
func (k *KeyInfo) set(key Key, written, template, lower string) {
	k.Known, k.Name = true, key.Name
	if template != lower {
		k.Template = template
		start, _, _ := strings.Cut(key.Name, "${")
		k.Name = start + written[min(len(start), len(written)):]
	}
	kind, array := strings.CutPrefix(key.Type, "ArrayOf")
	k.Array = array
	switch strings.ToLower(kind) {
	case "ipaddress":
		k.Type = "ip"
	default:
		k.Type = strings.ToLower(kind)
	}
	switch lower {
	case "aws:epochtime":
		k.Also = "numeric"
	case "aws:sourcevpcarn":
		k.Also = "arn"
	}
}

// template is the form under which actions list the key.
func (k *KeyInfo) template(lower string) string {
	if k.Template != "" {
		return k.Template
	}
	return lower
}

// uses lists the conditions of a policy on keys that actions beside them do not
// carry. It looks at keys of services and at the tag keys, which not every service
// supports.
func (in *inspector) uses(p *model.Policy, keys map[string]KeyInfo) ([]KeyUse, error) {
	var found []KeyUse
	for i := range p.Statements {
		s := &p.Statements[i]
		if len(s.Actions) == 0 || len(s.NotActions) > 0 {
			continue
		}
		for j := range s.Conditions {
			c := &s.Conditions[j]
			info := keys[c.Name]
			if !info.Known || info.Scope == "foreign" || info.Scope == "global" && !tagKey(info.template(c.Name)) {
				continue
			}
			use := KeyUse{Policy: p.ID, Statement: i, Index: j}
			if err := in.carriers(&use, s, info.template(c.Name)); err != nil {
				return nil, err
			}
			if len(use.Lacking) > 0 {
				found = append(found, use)
			}
		}
	}
	return found, nil
}

func tagKey(template string) bool {
	switch template {
	case "aws:resourcetag/${tagkey}", "aws:requesttag/${tagkey}", "aws:tagkeys":
		return true
	default:
		return false
	}
}

// carriers sorts the actions of a statement by whether they carry a key. What is
// not known is taken to carry it.
func (in *inspector) carriers(use *KeyUse, s *model.Statement, template string) error {
	for i := range s.Actions {
		a := &s.Actions[i]
		meanings, every, err := in.meanings(a.Value)
		if err != nil {
			return err
		}
		carries := every || len(a.Unknown) > 0 || len(meanings) == 0 ||
			slices.ContainsFunc(meanings, func(m meaning) bool { return m.action.Carries(template) })
		switch {
		case carries:
			use.Some = true
		case wild(a.Value):
			use.Patterns = append(use.Patterns, a.Value)
			use.Lacking = append(use.Lacking, a.Value)
		default:
			use.Lacking = append(use.Lacking, a.Value)
		}
	}
	return nil
}
