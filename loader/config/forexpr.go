package config

import (
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// pair is one step of an iteration.
type pair struct {
	key, val *value
	maybe    []string
}

// iterate returns the elements of a collection in the order of Terraform, or false
// when it has none because it is not known or no collection.
func (e *evaluator) iterate(v *value) ([]pair, bool, error) {
	if v.kind == kindInstance || v.kind == kindModule {
		var err error
		if v, err = e.materialize(v); err != nil {
			return nil, false, err
		}
	}
	switch v.kind {
	case kindTuple:
		out := make([]pair, len(v.elems))
		for i, elem := range v.elems {
			out[i] = pair{key: integer(i), val: elem, maybe: doubts(elem)}
		}
		return out, true, nil
	case kindSet:
		out := make([]pair, len(v.elems))
		for i, elem := range v.elems {
			out[i] = pair{key: elem, val: elem, maybe: doubts(elem)}
		}
		return out, true, nil
	case kindObject:
		out := make([]pair, len(v.members))
		for i, m := range v.members {
			out[i] = pair{key: str(m.name).at(m.key), val: m.val, maybe: doubts(m.val)}
		}
		return out, true, nil
	default:
		return nil, false, nil
	}
}

// doubts names on what it depends whether an element is there. A hole stands for
// any number of elements.
func doubts(v *value) []string {
	if name, ok := v.unknown(); ok && v.from != nil && v.from.hole {
		return union(v.maybe, nonEmpty(v.causes, name))
	}
	return v.maybe
}

// nonEmpty returns names, or the one name when there are none.
func nonEmpty(names []string, name string) []string {
	if len(names) > 0 {
		return names
	}
	return []string{name}
}

// forExpr evaluates a for expression.
func (e *evaluator) forExpr(x *hclsyntax.ForExpr, s *scope) (*value, error) {
	coll, err := e.eval(x.CollExpr, s)
	if err != nil {
		return nil, err
	}
	from := written(x.SrcRange)
	if name, ok := coll.unknown(); ok {
		return e.forUnknown(x, s, name, causes(coll))
	}
	pairs, ok, err := e.iterate(coll)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fail(x.CollExpr.Range(), "the value can't be iterated over")
	}
	if len(pairs) > maxElements {
		return nil, errLarge
	}
	f := forLoop{evaluator: e, x: x, groups: map[string]int{}}
	for _, p := range pairs {
		inner := s.bind(x.ValVar, p.val, tagOf(p.key))
		if x.KeyVar != "" {
			inner = inner.bind(x.KeyVar, p.key, "")
		}
		if err := f.step(inner, p); err != nil {
			return nil, err
		}
	}
	if x.KeyExpr == nil {
		return tuple(f.elems...).at(from), nil
	}
	return object(f.members...).at(from), nil
}

// tagOf tells the rounds of a loop apart.
func tagOf(key *value) string {
	if s, ok := text(key); ok {
		return s
	}
	return describe(key)
}

// forUnknown evaluates the body once, for an element that stands for all of them: a
// statement that is made for each of an unknown list is better known in part than
// not at all.
func (e *evaluator) forUnknown(x *hclsyntax.ForExpr, s *scope, name string, names []string) (*value, error) {
	nothing := e.unknown(x, s)
	nothing.causes = names
	if x.KeyExpr != nil {
		return nothing, nil
	}
	inner := s.bind(x.ValVar, token(name+"[*]"), "*")
	if x.KeyVar != "" {
		inner = inner.bind(x.KeyVar, token(name+"[*].key"), "")
	}
	elem, err := e.eval(x.ValExpr, inner)
	if err != nil || elem.kind != kindObject && elem.kind != kindString {
		return nothing, nil //nolint:nilerr // nothing is known of the list then
	}
	if elem.kind == kindString {
		from := *elem.at0(written(x.ValExpr.Range())).from
		from.hole = true
		return tuple(elem.at(&from)).at(written(x.SrcRange)), nil
	}
	return tuple(elem.at0(written(x.ValExpr.Range())).perhaps(names...)).at(written(x.SrcRange)), nil
}

type forLoop struct {
	*evaluator
	x       *hclsyntax.ForExpr
	elems   []*value
	members []member
	groups  map[string]int
}

func (f *forLoop) step(s *scope, p pair) error {
	maybe := p.maybe
	if f.x.CondExpr != nil {
		cond, err := f.eval(f.x.CondExpr, s)
		if err != nil {
			return err
		}
		t, ok := condition(cond)
		switch {
		case !ok:
			return fail(f.x.CondExpr.Range(), "a bool is required")
		case t == no:
			return nil
		case t == open:
			maybe = union(maybe, causes(cond))
		}
	}
	val, err := f.eval(f.x.ValExpr, s)
	if err != nil {
		return err
	}
	val = val.at0(written(f.x.ValExpr.Range()))
	if f.x.KeyExpr == nil {
		if val.spread {
			for _, elem := range val.elems {
				f.elems = append(f.elems, elem.perhaps(maybe...))
			}
			return nil
		}
		f.elems = append(f.elems, val.perhaps(maybe...))
		return nil
	}
	key, err := f.eval(f.x.KeyExpr, s)
	if err != nil {
		return err
	}
	name, ok := text(key)
	if !ok {
		return fail(f.x.KeyExpr.Range(), "a key must be a string")
	}
	f.add(name, key, val.perhaps(maybe...))
	return nil
}

func (f *forLoop) add(name string, key, val *value) {
	if !f.x.Group {
		f.members = append(f.members, member{name: name, key: key.from, val: val})
		return
	}
	i, ok := f.groups[name]
	if !ok {
		i = len(f.members)
		f.groups[name] = i
		f.members = append(f.members, member{name: name, key: key.from, val: tuple()})
	}
	group := f.members[i].val
	f.members[i].val = tuple(append(slices.Clip(group.elems), val)...).at(written(f.x.SrcRange))
}
