package config

import (
	"slices"

	"github.com/lint403/lint403/loader/symbol"
)

// mapFunctions: https://developer.hashicorp.com/terraform/language/functions, under
// Collection Functions, those that deal with maps.
func mapFunctions() map[string]function {
	return map[string]function{
		"keys":      {impl: keys, min: 1, max: 1},
		"lookup":    {impl: lookup, min: 2, max: 3},
		"map":       {impl: mapOf, max: -1},
		"matchkeys": {impl: matchKeys, min: 3, max: 3},
		"merge":     {impl: merge, max: -1},
		"transpose": {impl: transpose, min: 1, max: 1},
		"values":    {impl: values, min: 1, max: 1},
		"zipmap":    {impl: zipMap, min: 2, max: 2},
	}
}

// object returns an argument that must be a map. The second result is false when
// it is not known.
func (c *call) object(i int) (*value, bool, error) {
	arg := c.args[i]
	if _, ok := arg.unknown(); ok {
		return nil, false, nil
	}
	v, err := c.materialize(arg)
	if err != nil {
		return nil, false, err
	}
	if v.kind != kindObject {
		return nil, false, c.fail("argument %d must be a map", i+1)
	}
	return v, true, nil
}

func keys(c *call) (*value, error) {
	v, ok, err := c.object(0)
	if err != nil || !ok {
		return c.unknown(), err
	}
	elems := make([]*value, len(v.members))
	for i, m := range v.members {
		elems[i] = c.at(str(m.name).at(m.key)).perhaps(m.val.maybe...)
	}
	return c.at(tuple(elems...)), nil
}

func values(c *call) (*value, error) {
	v, ok, err := c.object(0)
	if err != nil || !ok {
		return c.unknown(), err
	}
	elems := make([]*value, len(v.members))
	for i, m := range v.members {
		elems[i] = m.val
	}
	return c.at(tuple(elems...)), nil
}

func lookup(c *call) (*value, error) {
	v, ok, err := c.object(0)
	if err != nil {
		return nil, err
	}
	key, isText := text(c.args[1])
	if !ok {
		return c.unknown(), nil
	}
	if symbol.Has(key) {
		if val, found := v.get(key); found {
			return val, nil
		}
		return c.lookupAny(v), nil
	}
	if !isText {
		return nil, c.fail("the key must be a string")
	}
	if val, found := v.get(key); found {
		return val.surely(), nil
	}
	if len(c.args) == 3 {
		return c.args[2], nil
	}
	return nil, c.fail("the map has no key %q", key)
}

// lookupAny is the value under a key that is not known: when all are equal, and the
// default too, it does not matter.
func (c *call) lookupAny(v *value) *value {
	if len(v.members) == 0 {
		return c.unknown()
	}
	first := v.members[0].val
	for _, m := range v.members[1:] {
		if equal(first, m.val) != yes {
			return c.unknown()
		}
	}
	if len(c.args) == 3 && equal(first, c.args[2]) != yes {
		return c.unknown()
	}
	return first
}

// merge joins maps; of a key in several the last one counts.
func merge(c *call) (*value, error) {
	var members []member
	for i, arg := range c.args {
		if arg.isNull() {
			continue
		}
		v, ok, err := c.object(i)
		if err != nil {
			return nil, err
		}
		if !ok {
			// Any member may be another than shown. What is there only once nothing
			// else is known of keeps its use.
			return c.unknown(), nil
		}
		for _, m := range v.members {
			if m.val.maybe != nil {
				if at := slices.IndexFunc(members, func(o member) bool { return o.name == m.name }); at >= 0 {
					if merged := c.merge(m.val.surely(), members[at].val, m.val.maybe, 0); merged != nil {
						m.val = merged
					} else {
						m.val = token(choice(m.val.maybe, m.name)).at(m.val.from)
					}
				}
			}
			members = append(members, m)
		}
		if len(members) > maxElements {
			return nil, errLarge
		}
	}
	return c.at(object(members...)), nil
}

func mapOf(c *call) (*value, error) {
	if len(c.args)%2 != 0 {
		return nil, c.fail("an even number of arguments is required")
	}
	var members []member
	for i := 0; i < len(c.args); i += 2 {
		name, ok := text(c.args[i])
		if !ok {
			return nil, c.fail("a key must be a string")
		}
		members = append(members, member{name: name, key: c.args[i].from, val: c.args[i+1]})
	}
	return c.at(object(members...)), nil
}

func zipMap(c *call) (*value, error) {
	names, okNames, err := c.list(0)
	if err != nil {
		return nil, err
	}
	vals, okVals, err := c.list(1)
	if err != nil {
		return nil, err
	}
	if !okNames || !okVals || uncertain(c.args[0]) || uncertain(c.args[1]) {
		return c.unknown(), nil
	}
	if len(names) != len(vals) {
		return nil, c.fail("there must be as many keys as values")
	}
	members := make([]member, len(names))
	for i, name := range names {
		s, ok := text(name)
		if !ok {
			return nil, c.fail("a key must be a string")
		}
		members[i] = member{name: s, key: name.from, val: vals[i]}
	}
	return c.at(object(members...)), nil
}

func matchKeys(c *call) (*value, error) {
	vals, okVals, err := c.list(0)
	if err != nil {
		return nil, err
	}
	names, okNames, err := c.list(1)
	if err != nil {
		return nil, err
	}
	search, okSearch, err := c.list(2)
	if err != nil {
		return nil, err
	}
	if !okVals || !okNames || !okSearch {
		return c.unknown(), nil
	}
	if len(vals) != len(names) {
		return nil, c.fail("there must be as many keys as values")
	}
	var out []*value
	for i, name := range names {
		switch has(search, name) {
		case yes:
			out = append(out, vals[i])
		case open:
			out = append(out, vals[i].perhaps(causes(name, c.args[2])...))
		default:
		}
	}
	return c.at(tuple(out...)), nil
}

func transpose(c *call) (*value, error) {
	v, ok, err := c.object(0)
	if err != nil || !ok || partly(c.args[0]) {
		return c.unknown(), err
	}
	byName := map[string][]*value{}
	for _, m := range v.members {
		list, ok := m.val.strings()
		if !ok {
			return nil, c.fail("the map must hold lists of strings")
		}
		for _, name := range list {
			byName[name] = append(byName[name], str(m.name).at(m.key))
		}
	}
	members := make([]member, 0, len(byName))
	for name, list := range byName {
		members = append(members, member{name: name, val: c.at(tuple(list...))})
	}
	return c.at(object(members...)), nil
}
