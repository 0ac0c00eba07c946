package config

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// expansion is what count or for_each makes of a block.
type expansion struct {
	// keys are "" for a block without either, [0], ["name"] otherwise.
	keys   []string
	names  []*value
	scopes []*scope
	// unknown names the values that decide how many there are, when they are not
	// known; there is one instance then.
	unknown []string
	list    bool
	object  bool
}

// expand evaluates count and for_each.
func (e *evaluator) expand(b *block, s *scope, address string) (*expansion, error) {
	if x := b.attr("count"); x != nil {
		return e.expandCount(x, s, address)
	}
	if x := b.attr("for_each"); x != nil {
		return e.expandEach(x, s, address)
	}
	return &expansion{keys: []string{""}, names: []*value{nil}, scopes: []*scope{s}}, nil
}

func (e *evaluator) expandCount(x hclsyntax.Expression, s *scope, address string) (*expansion, error) {
	out := &expansion{list: true}
	v, err := e.eval(x, s)
	if err != nil {
		if isFatal(err) {
			return nil, err
		}
		e.complain(x, err)
		v = e.unknown(x, s)
	}
	n, ok := toInt(v)
	switch {
	case partly(v):
		out.unknown = causes(v)
		n = 1
	case v.isNull():
		return &expansion{keys: []string{""}, names: []*value{nil}, scopes: []*scope{s}}, nil
	case !ok || n < 0:
		return nil, fail(x.Range(), "count must be a whole number")
	case n > maxInstances:
		return nil, errLarge
	}
	for i := range n {
		index := integer(i)
		key := "[" + formatNumber(index.num) + "]"
		out.keys = append(out.keys, key)
		out.names = append(out.names, index)
		out.scopes = append(out.scopes, s.bind("count", object(member{name: "index", val: index}), address+key))
	}
	return out, nil
}

func (e *evaluator) expandEach(x hclsyntax.Expression, s *scope, address string) (*expansion, error) {
	out := &expansion{object: true}
	v, err := e.eval(x, s)
	if err != nil {
		if isFatal(err) {
			return nil, err
		}
		e.complain(x, err)
		v = e.unknown(x, s)
	}
	if v.isNull() {
		return &expansion{keys: []string{""}, names: []*value{nil}, scopes: []*scope{s}}, nil
	}
	if name, ok := v.unknown(); ok {
		out.unknown = causes(v)
		key := token(name + "[*].key")
		out.add(s, address, key, token(name+"[*]"))
		return out, nil
	}
	pairs, ok, err := e.iterate(v)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return nil, fail(x.Range(), "for_each must be a map or a set of strings")
	case len(pairs) > maxInstances:
		return nil, errLarge
	}
	for _, p := range pairs {
		key := p.key
		if v.kind == kindTuple {
			key = p.val // a list, where Terraform asks for a set
		}
		if _, ok := text(key); !ok {
			return nil, fail(x.Range(), "a key of for_each must be a string")
		}
		out.unknown = union(out.unknown, p.maybe)
		out.add(s, address, key, p.val)
	}
	return out, nil
}

func (x *expansion) add(s *scope, address string, key, val *value) {
	name, _ := text(key)
	index := "[" + quote(rendered(name)) + "]"
	if rendered(name) != name {
		index = "[" + rendered(name) + "]"
	}
	x.keys = append(x.keys, index)
	x.names = append(x.names, key)
	each := object(member{name: "key", val: key}, member{name: "value", val: val.surely()})
	x.scopes = append(x.scopes, s.bind("each", each, address+index))
}
