package config

import (
	"math/big"
	"slices"
	"sort"

	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// listFunctions: https://developer.hashicorp.com/terraform/language/functions, under
// Collection Functions, those that deal with lists and sets. They keep the places of
// the elements, and elements that are not known.
func listFunctions() map[string]function {
	return map[string]function{
		"alltrue":         {impl: allTrue, min: 1, max: 1},
		"anytrue":         {impl: anyTrue, min: 1, max: 1},
		"chunklist":       {impl: chunk, min: 2, max: 2},
		"coalesce":        {impl: coalesce, min: 1, max: -1},
		"coalescelist":    {impl: coalesceList, min: 1, max: -1},
		"compact":         {impl: compact, min: 1, max: 1},
		"concat":          {impl: concat, min: 1, max: -1},
		"contains":        {impl: contains, min: 2, max: 2},
		"distinct":        {impl: distinct, min: 1, max: 1},
		"element":         {impl: element, min: 2, max: 2},
		"flatten":         {impl: flatten, min: 1, max: 1},
		"index":           {impl: indexOf, min: 2, max: 2},
		"length":          {impl: length, min: 1, max: 1},
		"list":            {impl: func(c *call) (*value, error) { return c.at(tuple(c.args...)), nil }, max: -1},
		"one":             {impl: one, min: 1, max: 1},
		"range":           {impl: rangeFunc, min: 1, max: 3},
		"reverse":         {impl: reverse, min: 1, max: 1},
		"setintersection": {impl: setIntersection, min: 1, max: -1},
		"setproduct":      {impl: setProduct, min: 1, max: -1},
		"setsubtract":     {impl: setSubtract, min: 2, max: 2},
		"setunion":        {impl: setUnion, min: 1, max: -1},
		"slice":           {impl: sliceFunc, min: 3, max: 3},
		"sort":            {impl: sortFunc, min: 1, max: 1},
		"sum":             {impl: sum, min: 1, max: 1},
	}
}

// list returns an argument that must be a list. The second result is false when it
// is not known.
func (c *call) list(i int) ([]*value, bool, error) {
	arg := c.args[i]
	if _, ok := arg.unknown(); ok {
		return nil, false, nil
	}
	if !arg.isCollection() {
		return nil, false, c.fail("argument %d must be a list", i+1)
	}
	return arg.elems, true, nil
}

// hole is a list that is not known as an element of another one.
func (c *call) hole(v *value) *value {
	from := written(c.rng())
	if v.from != nil {
		from = &origin{rng: v.from.rng}
	}
	from.hole = true
	return v.at(from)
}

// listOf is a result that is a list.
func (c *call) listOf(elems []*value) *value { return c.at(tuple(elems...)) }

func concat(c *call) (*value, error) {
	var elems []*value
	for i, arg := range c.args {
		list, ok, err := c.list(i)
		if err != nil {
			return nil, err
		}
		if !ok {
			elems = append(elems, c.hole(arg))
			continue
		}
		elems = append(elems, list...)
		if len(elems) > maxElements {
			return nil, errLarge
		}
	}
	return c.at(tuple(elems...)), nil
}

func flatten(c *call) (*value, error) {
	list, ok, err := c.list(0)
	if err != nil || !ok {
		return c.unknown(), err
	}
	elems, err := c.flat(nil, list, nil, 0)
	if err != nil {
		return nil, err
	}
	return c.at(tuple(elems...)), nil
}

func (c *call) flat(out, list []*value, maybe []string, depth int) ([]*value, error) {
	if depth > maxNesting || len(out) > maxElements {
		return nil, errLarge
	}
	for _, elem := range list {
		if !elem.isCollection() {
			out = append(out, elem.perhaps(maybe...))
			continue
		}
		var err error
		if out, err = c.flat(out, elem.elems, union(maybe, elem.maybe), depth+1); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func compact(c *call) (*value, error) {
	list, ok, err := c.list(0)
	if err != nil || !ok {
		return c.unknown(), err
	}
	elems := make([]*value, 0, len(list))
	for _, elem := range list {
		if elem.isNull() || elem.kind == kindString && elem.str == "" {
			continue
		}
		if name, ok := elem.unknown(); ok && !always(name) {
			elem = elem.perhaps(nonEmpty(elem.causes, name)...)
		}
		elems = append(elems, elem)
	}
	return c.listOf(elems), nil
}

func distinct(c *call) (*value, error) {
	list, ok, err := c.list(0)
	if err != nil || !ok {
		return c.unknown(), err
	}
	return c.listOf(unique(list)), nil
}

// unique drops what is certainly there already.
func unique(list []*value) []*value {
	out := make([]*value, 0, len(list))
	seen := map[string]bool{}
	for _, elem := range list {
		if key, ok := scalar(elem); ok {
			if seen[key] {
				continue
			}
			seen[key] = true
		} else if has(out, elem) == yes {
			continue
		}
		out = append(out, elem)
	}
	return out
}

// has reports whether a list holds a value.
func has(list []*value, v *value) truth {
	result := no
	for _, elem := range list {
		switch equal(elem, v) {
		case yes:
			if elem.maybe == nil {
				return yes
			}
			result = open
		case open:
			result = open
		default:
		}
		if elem.from != nil && elem.from.hole {
			result = open
		}
	}
	return result
}

func contains(c *call) (*value, error) {
	list, ok, err := c.list(0)
	if err != nil || !ok {
		return c.unknown(), err
	}
	if t := has(list, c.args[1]); t != open {
		return c.at(boolean(t == yes)), nil
	}
	return c.unknown(), nil
}

func indexOf(c *call) (*value, error) {
	list, ok, err := c.list(0)
	if err != nil || !ok {
		return c.unknown(), err
	}
	for i, elem := range list {
		switch equal(elem, c.args[1]) {
		case yes:
			return c.at(integer(i)), nil
		case open:
			return c.unknown(), nil
		default:
		}
	}
	return nil, c.fail("item not found")
}

func element(c *call) (*value, error) {
	list, ok, err := c.list(0)
	if err != nil {
		return nil, err
	}
	if !ok {
		return c.index(c.args[0], c.args[1], c.rng())
	}
	i, okIndex := toInt(c.args[1])
	if !okIndex {
		return c.index(c.args[0], c.args[1], c.rng())
	}
	if len(list) == 0 {
		return nil, c.fail("the list is empty")
	}
	if uncertain(c.args[0]) {
		return c.unknown(), nil
	}
	i %= len(list)
	if i < 0 {
		i += len(list)
	}
	return list[i].surely(), nil
}

func length(c *call) (*value, error) {
	arg := c.args[0]
	switch {
	case arg.kind == kindString && partly(arg), arg.isCollection() && uncertain(arg):
		return c.unknown(), nil
	case arg.kind == kindString:
		return c.apply(stdlib.StrlenFunc)
	case arg.isCollection():
		return c.at(integer(len(arg.elems))), nil
	}
	object, err := c.materialize(arg)
	if err != nil {
		return nil, err
	}
	if object.kind != kindObject {
		return nil, c.fail("argument must be a string, list or map")
	}
	return c.at(integer(len(object.members))), nil
}

func one(c *call) (*value, error) {
	list, ok, err := c.list(0)
	if err != nil || !ok {
		return c.unknown(), err
	}
	switch {
	case len(list) == 0:
		return c.at(null()), nil
	case len(list) == 1:
		return list[0].surely(), nil
	case uncertain(c.args[0]):
		return c.unknown(), nil
	default:
		return nil, c.fail("the list has more than one element")
	}
}

// coalesce returns the first argument that is neither null nor "".
func coalesce(c *call) (*value, error) {
	for _, arg := range c.args {
		if arg.isNull() || arg.kind == kindString && arg.str == "" {
			continue
		}
		if name, ok := arg.unknown(); ok && !always(name) && len(c.args) > 1 {
			return c.unknown(), nil
		}
		return arg, nil
	}
	return nil, c.fail("no argument is neither null nor empty")
}

func coalesceList(c *call) (*value, error) {
	for i := range c.args {
		list, ok, err := c.list(i)
		if err != nil || !ok {
			return c.unknown(), err
		}
		if len(list) > 0 {
			return c.args[i], nil
		}
	}
	return c.at(tuple()), nil
}

func reverse(c *call) (*value, error) {
	list, ok, err := c.list(0)
	if err != nil || !ok {
		return c.unknown(), err
	}
	elems := slices.Clone(list)
	slices.Reverse(elems)
	return c.listOf(elems), nil
}

func sliceFunc(c *call) (*value, error) {
	list, ok, err := c.list(0)
	if err != nil {
		return nil, err
	}
	start, okStart := toInt(c.args[1])
	end, okEnd := toInt(c.args[2])
	if !ok || partly(c.args[1]) || partly(c.args[2]) || uncertain(c.args[0]) {
		return c.unknown(), nil
	}
	if !okStart || !okEnd || start < 0 || end < start || end > len(list) {
		return nil, c.fail("index out of range")
	}
	return c.listOf(list[start:end:end]), nil
}

func sortFunc(c *call) (*value, error) {
	list, ok, err := c.list(0)
	if err != nil || !ok {
		return c.unknown(), err
	}
	elems := make([]*value, len(list))
	for i, elem := range list {
		s, ok := text(elem)
		if !ok {
			return nil, c.fail("the list must hold strings")
		}
		elems[i] = str(s).at(elem.from).perhaps(elem.maybe...)
	}
	sort.SliceStable(elems, func(i, j int) bool { return elems[i].str < elems[j].str })
	return c.listOf(elems), nil
}

func chunk(c *call) (*value, error) {
	list, ok, err := c.list(0)
	if err != nil {
		return nil, err
	}
	size, okSize := toInt(c.args[1])
	if !ok || partly(c.args[1]) {
		return c.unknown(), nil
	}
	if !okSize || size < 0 {
		return nil, c.fail("the size must be a positive number")
	}
	if size == 0 {
		return c.at(tuple(c.at(tuple(list...)))), nil
	}
	var out []*value
	for part := range slices.Chunk(list, size) {
		out = append(out, c.at(tuple(part...)))
	}
	return c.at(tuple(out...)), nil
}

func rangeFunc(c *call) (*value, error) {
	var bounds [3]*big.Float
	for i, arg := range c.args {
		if partly(arg) {
			return c.unknown(), nil
		}
		f, ok := toNumber(arg)
		if !ok {
			return nil, c.fail("argument %d must be a number", i+1)
		}
		bounds[i] = f
	}
	start, limit, step := new(big.Float), bounds[0], bounds[2]
	if len(c.args) > 1 {
		start, limit = bounds[0], bounds[1]
	}
	if step == nil {
		step = big.NewFloat(1)
		if start.Cmp(limit) > 0 {
			step = big.NewFloat(-1)
		}
	}
	if step.Sign() == 0 {
		return nil, c.fail("the step must not be zero")
	}
	var elems []*value
	for at := start; step.Sign() > 0 && at.Cmp(limit) < 0 || step.Sign() < 0 && at.Cmp(limit) > 0; {
		if len(elems) >= maxElements {
			return nil, errLarge
		}
		elems = append(elems, c.at(number(at)))
		at = new(big.Float).Add(at, step)
	}
	return c.at(tuple(elems...)), nil
}

func sum(c *call) (*value, error) {
	list, ok, err := c.list(0)
	if err != nil || !ok || partly(c.args[0]) || uncertain(c.args[0]) {
		return c.unknown(), err
	}
	total := new(big.Float)
	for _, elem := range list {
		f, ok := toNumber(elem)
		if !ok {
			return nil, c.fail("the list must hold numbers")
		}
		total.Add(total, f)
	}
	return c.at(number(total)), nil
}

func allTrue(c *call) (*value, error) { return c.truths(yes, truth.and) }

func anyTrue(c *call) (*value, error) {
	return c.truths(no, func(a, b truth) truth { return a.not().and(b.not()).not() })
}

func (c *call) truths(start truth, op func(a, b truth) truth) (*value, error) {
	list, ok, err := c.list(0)
	if err != nil || !ok {
		return c.unknown(), err
	}
	result := start
	for _, elem := range list {
		t := no
		if !elem.isNull() {
			if t, ok = condition(elem); !ok {
				return nil, c.fail("the list must hold bools")
			}
		}
		if elem.maybe != nil {
			t = op(t, open)
		}
		result = op(result, t)
	}
	if result == open {
		return c.unknown(), nil
	}
	return c.at(boolean(result == yes)), nil
}
