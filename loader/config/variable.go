package config

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// typeSpec is the type constraint of a variable.
type typeSpec struct {
	typ      cty.Type
	defaults *typeexpr.Defaults
}

// finishVariable reads the declaration of a variable.
func (e *evaluator) finishVariable(v *variable) {
	if x := v.attr("nullable"); x != nil {
		if val, err := e.eval(x, emptyScope()); err == nil && val.kind == kindBool {
			v.nullable = val.boolean
		}
	}
	x := v.attr("type")
	if x == nil {
		return
	}
	typ, defaults, diags := typeexpr.TypeConstraintWithDefaults(typeExpression(x))
	if diags.HasErrors() {
		// The words of Terraform 0.11 stood in quotes: "string", "list", "map".
		return
	}
	v.typ = &typeSpec{typ: typ, defaults: defaults}
}

// typeExpression takes a type out of the quotes in which JSON syntax, and old
// configuration, has it.
func typeExpression(x hclsyntax.Expression) hcl.Expression {
	t, ok := x.(*hclsyntax.TemplateExpr)
	if !ok || !t.IsStringLiteral() {
		return x
	}
	v, _ := t.Value(nil)
	text := v.AsString()
	if nesting([]byte(text)) > maxBrackets {
		return x
	}
	inner, diags := hclsyntax.ParseExpression([]byte(text), t.SrcRange.Filename, t.SrcRange.Start)
	if diags.HasErrors() {
		return x
	}
	return inner
}

// variable resolves var.name.
func (e *evaluator) variable(i *instance, name string, rng hcl.Range) (*value, error) {
	v, ok := i.config.variables[name]
	if !ok {
		return nil, fail(rng, "there is no variable %q", name)
	}
	return e.once(cellOf(i.variables, name), func() (*value, error) {
		val, err := e.input(i, v, name)
		if err != nil {
			return nil, err
		}
		if val == nil || val.isNull() && !v.nullable {
			val = e.fallback(i, v, name)
		}
		if v.typ == nil {
			return val, nil
		}
		converted, err := convertTo(val, v.typ.typ, v.typ.defaults, 0)
		if err != nil {
			// The value is better than none; what it is for tolerates more than
			// Terraform does.
			e.complain(exprAt(v, val), err)
			return val, nil
		}
		return converted, nil
	})
}

// input returns the value that is given to a variable, nil if none is.
func (e *evaluator) input(i *instance, v *variable, name string) (*value, error) {
	if i.parent == nil {
		val, err := e.given(v, name)
		return val, err
	}
	x := i.call.attr(name)
	if x == nil {
		return nil, nil //nolint:nilnil // no value is given, which is no error
	}
	return e.tolerate(x, i.args)
}

// fallback is the value of a variable that is given none: the default, or a token.
func (e *evaluator) fallback(i *instance, v *variable, name string) *value {
	if x := v.attr("default"); x != nil {
		val := e.known(x, i.scope())
		if i.parent == nil && val.kind == kindString && val.str == "" && e.nothingGiven() {
			open := *val
			open.unset = i.join("var." + name)
			return &open
		}
		return val
	}
	return e.assumed(i.join("var." + name))
}

// nothingGiven reports whether no variable of the root module is given a value. Whoever
// applies the configuration gives them then in a way that is not in view, above all those
// with an empty default.
func (e *evaluator) nothingGiven() bool {
	return e.opts.Plan == nil && len(e.inputs.texts) == 0 && len(e.inputs.exprs) == 0
}

func exprAt(v *variable, _ *value) hclsyntax.Expression {
	return &hclsyntax.LiteralValueExpr{Val: cty.NilVal, SrcRange: v.DefRange()}
}
