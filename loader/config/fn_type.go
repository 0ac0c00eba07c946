package config

import (
	"github.com/zclconf/go-cty/cty"
)

// typeFunctions: https://developer.hashicorp.com/terraform/language/functions, under
// Type Conversion Functions.
func typeFunctions() map[string]function {
	same := func(c *call) (*value, error) { return c.args[0], nil }
	return map[string]function{
		"can":             {impl: can, lazy: true},
		"ephemeralasnull": {impl: func(c *call) (*value, error) { return c.at(null()), nil }, min: 1, max: 1},
		"issensitive":     {impl: func(c *call) (*value, error) { return c.unknown(), nil }, min: 1, max: 1},
		"nonsensitive":    {impl: same, min: 1, max: 1},
		"sensitive":       {impl: same, min: 1, max: 1},
		"tobool":          {impl: toScalar(cty.Bool), min: 1, max: 1},
		"tolist":          {impl: toList, min: 1, max: 1},
		"tomap":           {impl: toMap, min: 1, max: 1},
		"tonumber":        {impl: toScalar(cty.Number), min: 1, max: 1},
		"toset":           {impl: toSet, min: 1, max: 1},
		"tostring":        {impl: toScalar(cty.String), min: 1, max: 1},
		"try":             {impl: try, lazy: true},
		"type":            {impl: func(c *call) (*value, error) { return c.unknown(), nil }, min: 1, max: 1},
	}
}

// try returns the first argument that can be evaluated.
func try(c *call) (*value, error) {
	var last error
	c.strict++
	defer func() { c.strict-- }()
	for _, x := range c.exprs {
		v, err := c.eval(x, c.scope)
		if err == nil {
			return v, nil
		}
		if isFatal(err) {
			return nil, err
		}
		last = err
	}
	if last == nil {
		return nil, c.fail("an argument is required")
	}
	return nil, last
}

func can(c *call) (*value, error) {
	if len(c.exprs) != 1 {
		return nil, c.fail("one argument is required")
	}
	c.strict++
	v, err := c.eval(c.exprs[0], c.scope)
	c.strict--
	if err != nil {
		if isFatal(err) {
			return nil, err
		}
		return c.at(boolean(false)), nil
	}
	if _, ok := v.unknown(); ok {
		// Whether the value has what is asked of it is not known either.
		return c.evaluator.unknown(c.expr, c.scope), nil
	}
	return c.at(boolean(true)), nil
}

func toScalar(typ cty.Type) func(*call) (*value, error) {
	return func(c *call) (*value, error) {
		v, err := convertTo(c.args[0], typ, nil, 0)
		if err != nil {
			return nil, c.fail("%s", err)
		}
		return v, nil
	}
}

func toList(c *call) (*value, error) {
	arg := c.args[0]
	if _, ok := arg.unknown(); ok || arg.isNull() {
		return arg, nil
	}
	if !arg.isCollection() {
		return nil, c.fail("a list is required")
	}
	return tuple(arg.elems...).at(arg.from), nil
}

func toSet(c *call) (*value, error) {
	arg := c.args[0]
	if _, ok := arg.unknown(); ok || arg.isNull() {
		return arg, nil
	}
	if !arg.isCollection() {
		return nil, c.fail("a list is required")
	}
	return set(arg.elems).at(arg.from), nil
}

func toMap(c *call) (*value, error) {
	arg := c.args[0]
	if _, ok := arg.unknown(); ok || arg.isNull() {
		return arg, nil
	}
	v, err := c.materialize(arg)
	if err != nil {
		return nil, err
	}
	if v.kind != kindObject {
		return nil, c.fail("a map is required")
	}
	return v, nil
}
