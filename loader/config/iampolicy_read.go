package config

import (
	"slices"
	"sort"
	"strings"
)

// read takes a document apart and writes its elements the way the provider does.
func (d *policyDoc) read(doc *value, maybe []string) policy {
	var p policy
	for _, m := range doc.members {
		switch strings.ToLower(m.name) {
		case "version":
			p.version = m.val
		case "id":
			p.id = m.val
		case "statement":
			list := []*value{m.val}
			if m.val.isCollection() {
				list = m.val.elems
			}
			for _, s := range list {
				if s.kind == kindObject {
					s = normalize(s)
				} else if _, ok := s.unknown(); ok {
					s = s.at(&origin{rng: s.place().rng, hole: true})
				}
				p.statements = append(p.statements, s.perhaps(maybe...))
			}
		}
	}
	return p
}

func (v *value) place() *origin {
	if v.from == nil {
		return &origin{}
	}
	return v.from
}

// elementNames are the members of a statement in the order of the provider.
func elementNames() []string {
	return []string{
		"Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition",
	}
}

// normalize writes a statement that was read from JSON as the provider writes it
// again.
func normalize(s *value) *value {
	var members []member
	for _, m := range s.members {
		i := slices.IndexFunc(elementNames(), func(name string) bool { return strings.EqualFold(name, m.name) })
		if i < 0 || m.val.isNull() {
			continue // the provider drops what it does not know
		}
		m.name = elementNames()[i]
		switch m.name {
		case "Sid", "Effect":
			if m.val.kind == kindString && m.val.str == "" {
				continue
			}
		case "Principal", "NotPrincipal":
			m.val = normalizePrincipals(m.val)
		case "Condition":
			m.val = normalizeConditions(m.val)
		}
		members = append(members, m)
	}
	out := object(members...)
	out.from, out.maybe = s.from, s.maybe
	return out
}

func normalizePrincipals(v *value) *value {
	if v.kind != kindObject {
		return v
	}
	members := make([]member, len(v.members))
	for i, m := range v.members {
		if m.val.isCollection() {
			elems := slices.Clone(m.val.elems)
			sort.SliceStable(elems, func(i, j int) bool { return elems[i].str > elems[j].str })
			list := tuple(elems...)
			list.from = m.val.from
			m.val = list
		}
		members[i] = m
	}
	out := object(members...)
	out.from = v.from
	if len(members) == 1 && members[0].name == "*" {
		if only := single(members[0].val); only.kind == kindString && only.str == "*" {
			return only
		}
	}
	return out
}

func normalizeConditions(v *value) *value {
	if v.kind != kindObject {
		return v
	}
	operators := make([]member, len(v.members))
	for i, op := range v.members {
		if op.val.kind == kindObject {
			keys := make([]member, len(op.val.members))
			for j, key := range op.val.members {
				if key.val.kind == kindBool {
					s, _ := text(key.val)
					key.val = str(s).at(key.val.from)
				}
				if key.val.isCollection() {
					key.val = single(key.val)
				}
				keys[j] = key
			}
			inner := object(keys...)
			inner.from = op.val.from
			op.val = inner
		}
		operators[i] = op
	}
	out := object(operators...)
	out.from = v.from
	return out
}

// missing stands for the statements of a document that is not known.
func (d *policyDoc) missing(doc *value, name string) *value {
	from := written(d.r.node.config.DefRange())
	if doc.from != nil {
		from = &origin{rng: doc.from.rng}
	}
	from.hole = true
	return token(name).at(from)
}
