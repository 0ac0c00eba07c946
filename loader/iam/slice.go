package iam

import (
	"maps"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// Slice is the part of the reference that a model mentions, and what follows from
// comparing the two. Rules see it as data.lint403.iam.
type Slice struct {
	// Version and Updated say how old the data is.
	Version string `json:"version"`
	Updated string `json:"updated"`
	// Services by prefix, those that the model names.
	Services map[string]ServiceInfo `json:"services"`
	// Patterns maps the wildcard actions of the model, in lower case, to the names
	// of the actions that they cover, without the prefix.
	Patterns map[string][]string `json:"patterns"`
	// Keys are the condition keys and policy variables of the model by lower-case
	// name.
	Keys map[string]KeyInfo `json:"keys"`
	// Actions and ARNs are what is wrong with the actions and resources of the
	// model, by problem: one of the Action and ARN constants.
	Actions map[string][]*Fact `json:"actions"`
	ARNs    map[string][]*Fact `json:"arns"`
	// Mismatches are actions that fit no resource of their statement.
	Mismatches []Mismatch `json:"mismatches"`
	// KeyUses are conditions that not every action of the statement carries.
	KeyUses []KeyUse `json:"key_uses"`
	// Variables are the policy variables of the model.
	Variables []VariablePlace `json:"variables"`
	// Regions judges the values of condition keys that hold a region, those about
	// which there is something to say.
	Regions map[string]RegionInfo `json:"regions"`
}

// ServiceInfo is a service in a Slice.
type ServiceInfo struct {
	Name string `json:"name"`
	// RCP is set when resource control policies may name the service.
	RCP bool `json:"rcp,omitempty"`
	// Actions by lower-case name, those that the model names or covers with a
	// wildcard (other than "SERVICE:*").
	Actions map[string]ActionInfo `json:"actions,omitempty"`
	// ResourceTypes maps each resource type of Actions to its ARN templates.
	ResourceTypes map[string][]string `json:"resource_types,omitempty"`
}

// ActionInfo is an action in a Slice.
type ActionInfo struct {
	Name   string `json:"name"`
	Access string `json:"access"`
	// Resources are the names of the resource types; none means Resource "*".
	Resources []string `json:"resources,omitempty"`
	// ConditionKeys, in lower case, are given for actions that the model names in
	// full.
	ConditionKeys []string `json:"condition_keys,omitempty"`
}

// RegionInfo is what is wrong with the name of a region.
type RegionInfo struct {
	// Problem is malformed, placeholder, typo or unknown.
	Problem string `json:"problem"`
	Suggest string `json:"suggest,omitempty"`
}

// VariablePlace is a policy variable where it stands.
type VariablePlace struct {
	Variable Variable `json:"variable"`
	Place    Place    `json:"place"`
	// Suggest repairs the whole string that holds the variable; "" when that is not
	// certain.
	Suggest string `json:"suggest,omitempty"`
}

// Slice cuts out what a model mentions.
func (r *Reference) Slice(m *model.Model) (*Slice, error) {
	b := &builder{
		inspector: inspector{
			Reference: r,
			reader:    newReader(slices.Sorted(maps.Keys(m.Buckets))),
			regions:   newRegions(),
			judged:    map[string][]*Fact{},
			meant:     map[string]meanings{},
		},
		slice: &Slice{
			Version: r.Version(), Updated: r.Updated(),
			Services: map[string]ServiceInfo{}, Patterns: map[string][]string{}, Keys: map[string]KeyInfo{},
			Actions: map[string][]*Fact{}, ARNs: map[string][]*Fact{}, Regions: map[string]RegionInfo{},
		},
	}
	b.home = b.regions.home(m)
	for _, id := range slices.Sorted(maps.Keys(m.Policies)) {
		if err := b.policy(m.Policies[id]); err != nil {
			return nil, err
		}
	}
	return b.slice, nil
}

// builder fills a Slice. Equal strings are judged once.
type builder struct {
	inspector
	slice *Slice
	// seen is the number of variables whose keys were looked up.
	seen int
}

func (b *builder) policy(p *model.Policy) error {
	for i := range p.Statements {
		if err := b.statement(p, i); err != nil {
			return err
		}
	}
	uses, err := b.uses(p, b.slice.Keys)
	if err != nil {
		return err
	}
	b.slice.KeyUses = append(b.slice.KeyUses, uses...)
	found, err := b.mismatches(p)
	b.slice.Mismatches = append(b.slice.Mismatches, found...)
	return err
}

func (b *builder) statement(p *model.Policy, index int) error {
	s := &p.Statements[index]
	place := Place{Policy: p.ID, Statement: index}
	for _, list := range []struct {
		element string
		actions []model.Action
	}{{"actions", s.Actions}, {"not_actions", s.NotActions}} {
		for i := range list.actions {
			if err := b.action(&list.actions[i], place.at(list.element, i)); err != nil {
				return err
			}
		}
	}
	for _, list := range []struct {
		element  string
		patterns []model.Pattern
	}{{"resources", s.Resources}, {"not_resources", s.NotResources}} {
		for i := range list.patterns {
			if err := b.resourceAt(&list.patterns[i], place.at(list.element, i)); err != nil {
				return err
			}
		}
	}
	return b.rest(s, place)
}

// at is an element of the statement of a place.
func (p Place) at(element string, index int) Place {
	p.Element, p.Index = element, index
	return p
}

func (b *builder) action(a *model.Action, place Place) error {
	b.variables(a.Value, a.Unknown, place)
	if len(a.Unknown) > 0 {
		return nil
	}
	known, ok := b.judged["action "+a.Value]
	if !ok {
		f, err := b.inspectAction(a.Value)
		if err != nil {
			return err
		}
		if f != nil {
			known = []*Fact{f}
		}
		b.judged["action "+a.Value] = known
		if err := b.describe(a.Value); err != nil {
			return err
		}
	}
	b.add(b.slice.Actions, known, a.Value, place)
	return nil
}

func (b *builder) resourceAt(r *model.Pattern, place Place) error {
	b.variables(r.Value, r.Unknown, place)
	known, err := b.arnFacts(r.Value, r.Unknown)
	if err != nil {
		return err
	}
	b.add(b.slice.ARNs, known, r.Value, place)
	return nil
}

// arnFacts judges a resource, once.
func (in *inspector) arnFacts(value string, unknown []string) ([]*Fact, error) {
	id := "resource " + value + "\x00" + strings.Join(unknown, "\x00")
	if known, ok := in.judged[id]; ok {
		return known, nil
	}
	facts, err := in.inspectARN(in.read(value, unknown))
	if err != nil {
		return nil, err
	}
	known := make([]*Fact, len(facts))
	for i := range facts {
		known[i] = &facts[i]
	}
	in.judged[id] = known
	return known, nil
}

// add notes where facts hold.
func (b *builder) add(into map[string][]*Fact, facts []*Fact, value string, place Place) {
	for _, f := range facts {
		if len(f.Places) == 0 {
			f.Value = value
			into[f.problem] = append(into[f.problem], f)
		}
		f.Places = append(f.Places, place)
	}
}

// rest reads the elements that the reference knows nothing about, for the policy
// variables in them, and the conditions.
func (b *builder) rest(s *model.Statement, place Place) error {
	if s.Sid != nil {
		b.variables(s.Sid.Value, s.Sid.Unknown, place.at("sid", 0))
	}
	for i := range s.Principals {
		b.variables(s.Principals[i].Value, s.Principals[i].Unknown, place.at("principals", i))
	}
	for i := range s.NotPrincipals {
		b.variables(s.NotPrincipals[i].Value, s.NotPrincipals[i].Unknown, place.at("not_principals", i))
	}
	for i := range s.Conditions {
		c := &s.Conditions[i]
		if len(c.Unknown) == 0 {
			if err := b.keyInfo(c.Key); err != nil {
				return err
			}
		}
		b.variables(c.Key, c.Unknown, place.at("condition_keys", i))
		for j := range c.Values {
			at := place.at("conditions", i)
			at.Value = j
			b.variables(c.Values[j].Value, c.Values[j].Unknown, at)
			b.region(c, &c.Values[j])
		}
	}
	for _, v := range b.slice.Variables[b.seen:] {
		if v.Variable.Key != "" {
			if err := b.keyInfo(v.Variable.Key); err != nil {
				return err
			}
		}
	}
	b.seen = len(b.slice.Variables)
	return nil
}

// region judges the value of a condition key that holds regions.
func (b *builder) region(c *model.Condition, v *model.Pattern) {
	switch c.Name {
	case "aws:requestedregion", "s3:locationconstraint", "ec2:region":
	default:
		return
	}
	if c.Base == "null" || len(v.Unknown) > 0 || wild(v.Value) || strings.Contains(v.Value, "${") {
		return
	}
	if problem, suggestion := b.regions.problem(v.Value); problem != "" {
		b.slice.Regions[v.Value] = RegionInfo{Problem: problem, Suggest: suggestion}
	}
}

func (b *builder) keyInfo(name string) error {
	lower := strings.ToLower(name)
	if _, ok := b.slice.Keys[lower]; ok {
		return nil
	}
	info, err := b.key(name)
	b.slice.Keys[lower] = info
	return err
}

// variables notes the policy variables of a string.
func (b *builder) variables(value string, unknown []string, place Place) {
	if !strings.Contains(value, "${") && !strings.Contains(value, "&{") {
		return
	}
	for _, v := range b.read(value, unknown).variables {
		at := VariablePlace{Variable: v, Place: place}
		switch {
		case len(unknown) > 0:
		case v.Problem == "ampersand":
			at.Suggest = strings.Replace(value, "&{", "${", 1)
		case v.Problem == "space":
			at.Suggest = strings.Replace(value, v.Text, strings.Map(func(c rune) rune {
				if invisible(c) {
					return -1
				}
				return c
			}, v.Text), 1)
		}
		b.slice.Variables = append(b.slice.Variables, at)
	}
}

// describe puts the actions that an entry stands for into the slice.
func (b *builder) describe(value string) error {
	found, _, err := b.meanings(value)
	if err != nil || len(found) == 0 {
		return err
	}
	lower := strings.ToLower(value)
	s := found[0].service
	info, ok := b.slice.Services[s.Prefix]
	if !ok {
		info = ServiceInfo{Name: s.Name, RCP: s.RCP, Actions: map[string]ActionInfo{}, ResourceTypes: map[string][]string{}}
		b.slice.Services[s.Prefix] = info
	}
	if strings.HasSuffix(lower, ":*") {
		return nil
	}
	if wild(lower) {
		names := make([]string, len(found))
		for i, m := range found {
			names[i] = m.name
		}
		b.slice.Patterns[lower] = names
	}
	for _, m := range found {
		action := ActionInfo{Name: m.action.Name, Access: m.action.Access}
		for _, t := range m.action.Resources {
			action.Resources = append(action.Resources, t.Name)
			info.ResourceTypes[t.Name] = t.ARNs
		}
		if !wild(lower) {
			action.ConditionKeys = m.action.ConditionKeys()
		} else if known, ok := info.Actions[m.name]; ok {
			action.ConditionKeys = known.ConditionKeys
		}
		info.Actions[m.name] = action
	}
	return nil
}
