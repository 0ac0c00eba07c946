package config

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

func (e *evaluator) scopeTraversal(x *hclsyntax.ScopeTraversalExpr, s *scope) (*value, error) {
	v, rest, err := e.resolveRoot(x.Traversal, s, x.SrcRange)
	if err != nil {
		return nil, err
	}
	return e.walk(v, rest, x.SrcRange)
}

func (e *evaluator) relativeTraversal(x *hclsyntax.RelativeTraversalExpr, s *scope) (*value, error) {
	v, err := e.eval(x.Source, s)
	if err != nil {
		return nil, err
	}
	return e.walk(v, x.Traversal, x.SrcRange)
}

// walk follows the steps of a traversal.
func (e *evaluator) walk(v *value, steps hcl.Traversal, rng hcl.Range) (*value, error) {
	for _, step := range steps {
		var err error
		switch step := step.(type) {
		case hcl.TraverseAttr:
			v, err = e.attribute(v, step.Name, rng)
		case hcl.TraverseIndex:
			key := fromCty(step.Key)
			if !step.Key.IsKnown() {
				key = token("?")
			}
			v, err = e.index(v, key, rng)
		default:
			return nil, fail(rng, "unsupported step in a reference")
		}
		if err != nil {
			return nil, err
		}
	}
	return v, nil
}

// attribute returns V.name.
func (e *evaluator) attribute(v *value, name string, rng hcl.Range) (*value, error) {
	if unknown, ok := v.unknown(); ok {
		return token(unknown + "." + name).at(written(rng)), nil
	}
	switch v.kind {
	case kindObject:
		if val, ok := v.get(name); ok {
			return val, nil
		}
		return nil, fail(rng, "there is no attribute %q", name)
	case kindInstance:
		return e.resourceAttribute(v.resource, name, rng)
	case kindModule:
		return e.output(v.module, name, rng)
	case kindTuple:
		// A legacy form: LIST.0.
		if i, ok := toInt(str(name)); ok {
			return e.index(v, integer(i), rng)
		}
		return nil, fail(rng, "a list has no attribute %q", name)
	default:
		return nil, fail(rng, "the value has no attributes")
	}
}

func (e *evaluator) indexExpr(x *hclsyntax.IndexExpr, s *scope) (*value, error) {
	v, err := e.eval(x.Collection, s)
	if err != nil {
		return nil, err
	}
	key, err := e.eval(x.Key, s)
	if err != nil {
		return nil, err
	}
	return e.index(v, key, x.SrcRange)
}

// index returns V[key].
func (e *evaluator) index(v, key *value, rng hcl.Range) (*value, error) {
	if unknown, ok := v.unknown(); ok {
		return token(unknown + "[" + quoteKey(key) + "]").at(written(rng)), nil
	}
	if _, ok := key.unknown(); ok || partly(key) {
		return e.indexUnknown(v, key, rng)
	}
	switch v.kind {
	case kindTuple, kindSet:
		i, ok := toInt(key)
		if !ok {
			return nil, fail(rng, "the index of a list must be a whole number")
		}
		if i < 0 || i >= len(v.elems) {
			if hole := firstHole(v); hole != nil {
				return token(hole.str).at(written(rng)), nil
			}
			return nil, fail(rng, "the index %d is out of range", i)
		}
		return v.elems[i].surely(), nil
	case kindObject, kindInstance, kindModule:
		name, ok := text(key)
		if !ok {
			return nil, fail(rng, "the key of a map must be a string")
		}
		val, err := e.attribute(v, name, rng)
		if err != nil {
			return nil, err
		}
		return val.surely(), nil
	default:
		return nil, fail(rng, "the value has no elements")
	}
}

// indexUnknown returns the element of which the key is not known: when all are
// equal it does not matter.
func (e *evaluator) indexUnknown(v, key *value, rng hcl.Range) (*value, error) {
	var all []*value
	switch v.kind {
	case kindTuple, kindSet:
		all = v.elems
	case kindObject:
		// Instances are kept by key. One that is not known stands for any.
		for _, m := range v.members {
			all = append(all, m.val)
		}
	default:
		return nil, fail(rng, "the value has no elements")
	}
	if k, ok := text(key); ok && v.kind == kindObject {
		if val, ok := v.get(k); ok {
			return val, nil
		}
	}
	if len(all) > 0 {
		same := true
		for _, elem := range all[1:] {
			same = same && equal(elem, all[0]) == yes
		}
		if same {
			return all[0].surely(), nil
		}
	}
	return token("values-" + digest(v) + "[" + quoteKey(key) + "]").at(written(rng)), nil
}

// digest tells collections apart by what they hold.
func digest(v *value) string {
	var content strings.Builder
	var add func(*value)
	add = func(v *value) {
		content.WriteByte(byte(v.kind))
		switch v.kind {
		case kindTuple, kindSet:
			for _, elem := range v.elems {
				add(elem)
			}
		case kindObject:
			for _, m := range v.members {
				content.WriteString(m.name)
				add(m.val)
			}
		default:
			content.WriteString(describe(v))
		}
	}
	add(v)
	return digestOf(content.String())
}

func firstHole(v *value) *value {
	for _, elem := range v.elems {
		if elem.from != nil && elem.from.hole {
			return elem
		}
	}
	return nil
}

// splat evaluates V[*].x and V.*.x.
func (e *evaluator) splat(x *hclsyntax.SplatExpr, s *scope) (*value, error) {
	v, err := e.eval(x.Source, s)
	if err != nil {
		return nil, err
	}
	if name, ok := v.unknown(); ok {
		// Whether it is a list is not known; each of its elements has this name.
		each, err := e.eval(x.Each, &scope{inst: s.inst, parent: s, anon: x.Item, val: token(name + "[*]")})
		if err != nil {
			return nil, err
		}
		return each.at(&origin{rng: rangeOf(x.SrcRange), hole: true}), nil
	}
	if v.isNull() {
		return tuple().at(written(x.SrcRange)), nil
	}
	elems := v.elems
	if !v.isCollection() {
		elems = []*value{v}
	}
	out := make([]*value, 0, len(elems))
	for _, elem := range elems {
		each, err := e.eval(x.Each, &scope{inst: s.inst, parent: s, anon: x.Item, val: elem})
		if err != nil {
			return nil, err
		}
		if r := x.Each.Range(); each.from == nil || inside(each.from.rng, r) {
			each = each.at(written(x.SrcRange)) // the steps alone say nothing
		}
		out = append(out, each.perhaps(elem.maybe...))
	}
	return tuple(out...).at(written(x.SrcRange)), nil
}

// quoteKey writes a key as addresses do.
func quoteKey(key *value) string {
	if key.kind == kindNumber {
		s, _ := text(key)
		return s
	}
	if name, ok := key.unknown(); ok {
		return name
	}
	s, _ := text(key)
	return quote(s)
}
