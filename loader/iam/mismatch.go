package iam

import (
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// Mismatch is an action that fits no resource of its statement.
type Mismatch struct {
	Policy    string `json:"policy"`
	Statement int    `json:"statement"`
	// Index is the position of the action in the statement, Action its text.
	Index  int    `json:"index"`
	Action string `json:"action"`
	// Wild is set for a wildcard of which no expansion fits.
	Wild bool `json:"wild,omitempty"`
	Core bool `json:"core,omitempty"`
	// Star is set when the action has no resource type and needs Resource "*".
	Star bool `json:"star,omitempty"`
	// Types are the resource types of the action, ARNs their templates.
	Types []string `json:"types,omitempty"`
	ARNs  []string `json:"arns,omitempty"`
	// Everyday is set when all types are those of S3's own requests: bucket, object
	// and access point.
	Everyday bool `json:"everyday,omitempty"`
	// Elsewhere is set when another Allow statement of the policy gives the action a
	// resource that fits.
	Elsewhere bool `json:"elsewhere,omitempty"`
	// Sibling is set when the statement grants other actions that do fit.
	Sibling bool `json:"sibling,omitempty"`
}

// grants is a statement with Action and Resource, read.
type grants struct {
	index     int
	allow     bool
	actions   [][]meaning
	values    []string
	resources []text
	// certain is set when every resource is an ARN or "*".
	certain bool
}

// mismatches compares the actions of a policy with the resources beside them.
func (in *inspector) mismatches(p *model.Policy) ([]Mismatch, error) {
	var statements []grants
	for i := range p.Statements {
		g, err := in.grants(&p.Statements[i], i)
		if err != nil {
			return nil, err
		}
		statements = append(statements, g)
	}
	var found []Mismatch
	for _, g := range statements {
		if !g.certain || len(g.resources) == 0 {
			continue
		}
		var inStatement []Mismatch
		for i, meanings := range g.actions {
			if len(meanings) == 0 || slices.ContainsFunc(meanings, func(m meaning) bool { return m.usable(g.resources) }) {
				continue
			}
			m := newMismatch(p.ID, g.index, i, g.values[i], meanings)
			m.Elsewhere = elsewhere(statements, g.index, meanings)
			inStatement = append(inStatement, m)
		}
		for i := range inStatement {
			inStatement[i].Sibling = len(inStatement) < len(g.actions)
		}
		found = append(found, inStatement...)
	}
	return found, nil
}

func (in *inspector) grants(s *model.Statement, index int) (grants, error) {
	g := grants{index: index, allow: s.Effect != nil && s.Effect.Value == "Allow", certain: true}
	for i := range s.Actions {
		a := &s.Actions[i]
		g.values = append(g.values, a.Value)
		if len(a.Unknown) > 0 {
			g.actions = append(g.actions, nil)
			continue
		}
		meanings, _, err := in.meanings(a.Value)
		if err != nil {
			return g, err
		}
		g.actions = append(g.actions, meanings)
	}
	for i := range s.Resources {
		r := &s.Resources[i]
		t := in.read(r.Value, r.Unknown)
		facts, err := in.arnFacts(r.Value, r.Unknown)
		if err != nil {
			return g, err
		}
		if slices.ContainsFunc(facts, (*Fact).broken) {
			g.certain = false
		}
		g.resources = append(g.resources, t)
	}
	return g, nil
}

// broken reports whether an ARN matches nothing for a reason of its own, which is
// then what to say.
func (f *Fact) broken() bool {
	switch f.problem {
	case ARNBucketStar, ARNKeySlash, ARNAccountPartial:
		return false
	default:
		return true
	}
}

// usable reports whether one of the resources can be what the action works on.
func (m meaning) usable(resources []text) bool {
	for i := range resources {
		t := &resources[i]
		if t.value == "*" || t.opaque == 0 || len(m.action.Resources) == 0 && everything(m.service.Prefix, t) {
			return true
		}
		for _, r := range m.action.Resources {
			if r.fits(t) {
				return true
			}
		}
	}
	return false
}

// everything reports whether an ARN covers all resources of a service, which AWS
// takes for "*" ("arn:aws:s3:::*").
func everything(service string, t *text) bool {
	fields := t.pattern.fields()
	last := fields[len(fields)-1]
	if len(fields) < 3 {
		return endsWild(last)
	}
	named, literal := fields[2].text()
	all := len(last) > 0 && !slices.ContainsFunc(last, func(s step) bool { return !s.many })
	return all && (!literal || named == service)
}

// elsewhere reports whether another statement grants one of the actions on a
// resource that fits.
func elsewhere(statements []grants, self int, wanted []meaning) bool {
	return slices.ContainsFunc(statements, func(g grants) bool {
		if g.index == self || !g.allow {
			return false
		}
		return slices.ContainsFunc(g.actions, func(granted []meaning) bool {
			return slices.ContainsFunc(granted, func(m meaning) bool {
				return slices.ContainsFunc(wanted, func(w meaning) bool {
					return w.action == m.action && m.usable(g.resources)
				})
			})
		}) || slices.Contains(g.values, "*") && usableAny(wanted, g.resources)
	})
}

func usableAny(wanted []meaning, resources []text) bool {
	return slices.ContainsFunc(wanted, func(m meaning) bool { return m.usable(resources) })
}

func newMismatch(policy string, statement, index int, value string, meanings []meaning) Mismatch {
	m := Mismatch{Policy: policy, Statement: statement, Index: index, Action: value, Wild: wild(value), Everyday: true}
	m.Star = true
	for _, e := range meanings {
		m.Core = core(e.service.Prefix)
		for _, t := range e.action.Resources {
			m.Star = false
			if slices.Contains(m.Types, t.Name) {
				continue
			}
			m.Types = append(m.Types, t.Name)
			m.ARNs = append(m.ARNs, t.ARNs...)
			m.Everyday = m.Everyday && everyday(e.service.Prefix, t.Name)
		}
	}
	m.Everyday = m.Everyday && !m.Star
	m.usualFirst()
	return m
}

// usualFirst moves buckets and objects to the front: they are what people mean.
func (m *Mismatch) usualFirst() {
	for _, usual := range []string{"object", "bucket"} {
		i := slices.Index(m.Types, usual)
		if i <= 0 {
			continue
		}
		m.Types = append([]string{usual}, slices.Delete(m.Types, i, i+1)...)
		for j, arn := range m.ARNs {
			if strings.HasPrefix(arn, "arn:${Partition}:s3:::") && strings.Contains(arn, "/") == (usual == "object") {
				m.ARNs = append([]string{arn}, slices.Delete(m.ARNs, j, j+1)...)
				break
			}
		}
	}
}

func everyday(service, resource string) bool {
	if service != "s3" {
		return core(service)
	}
	switch strings.ToLower(resource) {
	case "bucket", "object", "accesspoint", "accesspointobject":
		return true
	default:
		return false
	}
}
