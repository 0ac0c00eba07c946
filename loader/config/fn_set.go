package config

import "slices"

// The functions on sets.

func setUnion(c *call) (*value, error) {
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
	}
	if len(elems) > maxElements {
		return nil, errLarge
	}
	return c.at(set(elems)), nil
}

func setIntersection(c *call) (*value, error) {
	return c.filter(func(in truth) (keep, doubt bool) { return in != no, in == open })
}

func setSubtract(c *call) (*value, error) {
	return c.filter(func(in truth) (keep, doubt bool) { return in != yes, in == open })
}

// filter keeps the elements of the first set by whether the others hold them.
func (c *call) filter(rule func(truth) (keep, doubt bool)) (*value, error) {
	elems, ok, err := c.list(0)
	if err != nil || !ok {
		return c.unknown(), err
	}
	for i := 1; i < len(c.args); i++ {
		other, ok, err := c.list(i)
		if err != nil || !ok {
			return c.unknown(), err
		}
		if len(elems)*len(other) > maxElements*64 {
			return nil, errLarge
		}
		var kept []*value
		for _, elem := range elems {
			keep, doubt := rule(has(other, elem))
			if doubt {
				elem = elem.perhaps(causes(c.args[i], elem)...)
			}
			if keep {
				kept = append(kept, elem)
			}
		}
		elems = kept
	}
	return c.at(set(elems)), nil
}

func setProduct(c *call) (*value, error) {
	rows := [][]*value{nil}
	for i := range c.args {
		list, ok, err := c.list(i)
		if err != nil || !ok {
			return c.unknown(), err
		}
		if len(rows)*len(list) > maxElements {
			return nil, errLarge
		}
		next := make([][]*value, 0, len(rows)*len(list))
		for _, row := range rows {
			for _, elem := range list {
				next = append(next, slices.Concat(row, []*value{elem}))
			}
		}
		rows = next
	}
	elems := make([]*value, len(rows))
	for i, row := range rows {
		var maybe []string
		for _, elem := range row {
			maybe = union(maybe, elem.maybe)
		}
		elems[i] = c.at(tuple(row...)).perhaps(maybe...)
	}
	return c.at(tuple(elems...)), nil
}
