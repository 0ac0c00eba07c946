package config

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// eval works out an expression. One that can't be evaluated is reported and not
// known, so that the rest of what it stands in is; only where somebody waits for the
// error, as try does, it is returned.
func (e *evaluator) eval(x hclsyntax.Expression, s *scope) (*value, error) {
	v, err := e.attempt(x, s)
	if err == nil || e.strict > 0 || isFatal(err) {
		return v, err
	}
	e.complain(x, err)
	return e.unknown(x, s), nil
}

func (e *evaluator) attempt(x hclsyntax.Expression, s *scope) (*value, error) {
	if err := e.enter(); err != nil {
		e.leave()
		return nil, err
	}
	defer e.leave()
	switch x := x.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		return e.scopeTraversal(x, s)
	case *hclsyntax.RelativeTraversalExpr:
		return e.relativeTraversal(x, s)
	case *hclsyntax.FunctionCallExpr:
		return e.call(x, s)
	case *hclsyntax.ConditionalExpr:
		return e.conditional(x, s)
	case *hclsyntax.IndexExpr:
		return e.indexExpr(x, s)
	case *hclsyntax.ForExpr:
		return e.forExpr(x, s)
	case *hclsyntax.SplatExpr:
		return e.splat(x, s)
	case *hclsyntax.AnonSymbolExpr:
		if v, ok := s.symbol(x); ok {
			return v, nil
		}
		return nil, fail(x.Range(), "symbol without a value")
	default:
		return e.construct(x, s)
	}
}

// construct evaluates the expressions that make a value of others.
func (e *evaluator) construct(x hclsyntax.Expression, s *scope) (*value, error) {
	switch x := x.(type) {
	case *hclsyntax.LiteralValueExpr:
		return literalValue(x), nil
	case *hclsyntax.TemplateExpr:
		return e.template(x, s)
	case *hclsyntax.TemplateWrapExpr:
		return e.wrap(x, s)
	case *hclsyntax.TemplateJoinExpr:
		return e.templateJoin(x, s)
	case *hclsyntax.TupleConsExpr:
		return e.tupleCons(x, s)
	case *hclsyntax.ObjectConsExpr:
		return e.objectCons(x, s)
	case *hclsyntax.ObjectConsKeyExpr:
		return e.objectKey(x, s)
	case *hclsyntax.BinaryOpExpr:
		return e.binary(x, s)
	case *hclsyntax.UnaryOpExpr:
		return e.unary(x, s)
	case *hclsyntax.ParenthesesExpr:
		return e.eval(x.Expression, s)
	default: // an error of syntax among them
		return e.unknown(x, s), nil
	}
}

func literalValue(x *hclsyntax.LiteralValueExpr) *value {
	v := fromCty(x.Val)
	return v.at(written(x.SrcRange))
}

// fromCty converts a value of cty. What cty does not know is null here; callers
// check before.
func fromCty(v cty.Value) *value {
	v, _ = v.Unmark()
	typ := v.Type()
	switch {
	case v.IsNull() || !v.IsKnown():
		return null()
	case typ == cty.String:
		return str(v.AsString())
	case typ == cty.Number:
		return number(v.AsBigFloat())
	case typ == cty.Bool:
		return boolean(v.True())
	case typ.IsSetType():
		return set(elements(v))
	case typ.IsListType(), typ.IsTupleType():
		return tuple(elements(v)...)
	case typ.IsMapType(), typ.IsObjectType():
		members := make([]member, 0, v.LengthInt())
		for it := v.ElementIterator(); it.Next(); {
			key, elem := it.Element()
			members = append(members, member{name: key.AsString(), val: fromCty(elem)})
		}
		return object(members...)
	default:
		return null()
	}
}

func elements(v cty.Value) []*value {
	out := make([]*value, 0, v.LengthInt())
	for it := v.ElementIterator(); it.Next(); {
		_, elem := it.Element()
		out = append(out, fromCty(elem))
	}
	return out
}

// toCty converts a value for a function of cty.
func (e *evaluator) toCty(v *value) (cty.Value, error) {
	v, done, err := e.inside(v)
	defer done()
	if err != nil {
		return cty.NilVal, err
	}
	switch v.kind {
	case kindNull:
		return cty.NullVal(cty.DynamicPseudoType), nil
	case kindBool:
		return cty.BoolVal(v.boolean), nil
	case kindNumber:
		return cty.NumberVal(v.num), nil
	case kindString:
		return cty.StringVal(v.str), nil
	case kindTuple, kindSet:
		elems := make([]cty.Value, len(v.elems))
		for i, elem := range v.elems {
			if elems[i], err = e.toCty(elem); err != nil {
				return cty.NilVal, err
			}
		}
		if v.kind == kindSet && len(elems) > 0 && sameType(elems) {
			return cty.SetVal(elems), nil
		}
		return cty.TupleVal(elems), nil
	default:
		attrs := make(map[string]cty.Value, len(v.members))
		for _, m := range v.members {
			if attrs[m.name], err = e.toCty(m.val); err != nil {
				return cty.NilVal, err
			}
		}
		return cty.ObjectVal(attrs), nil
	}
}

func sameType(vals []cty.Value) bool {
	for _, v := range vals {
		if !v.Type().Equals(vals[0].Type()) {
			return false
		}
	}
	return true
}

func (e *evaluator) tupleCons(x *hclsyntax.TupleConsExpr, s *scope) (*value, error) {
	elems := make([]*value, 0, len(x.Exprs))
	for _, expr := range x.Exprs {
		elem, err := e.eval(expr, s)
		if err != nil {
			return nil, err
		}
		if elem.spread {
			elems = append(elems, elem.elems...)
			continue
		}
		elems = append(elems, elem.at0(written(expr.Range())))
	}
	return tuple(elems...).at(written(x.SrcRange)), nil
}

func (e *evaluator) objectCons(x *hclsyntax.ObjectConsExpr, s *scope) (*value, error) {
	members := make([]member, 0, len(x.Items))
	for _, item := range x.Items {
		key, err := e.eval(item.KeyExpr, s)
		if err != nil {
			return nil, err
		}
		name, ok := text(key)
		if !ok {
			return nil, fail(item.KeyExpr.Range(), "a key must be a string")
		}
		val, err := e.eval(item.ValueExpr, s)
		if err != nil {
			return nil, err
		}
		members = append(members, member{
			name: name, key: written(item.KeyExpr.Range()), val: val.at0(written(item.ValueExpr.Range())),
		})
	}
	return object(members...).at(written(x.SrcRange)), nil
}

// objectKey evaluates the key of an object: a bare word stands for itself.
func (e *evaluator) objectKey(x *hclsyntax.ObjectConsKeyExpr, s *scope) (*value, error) {
	if !x.ForceNonLiteral {
		if word := keyword(x.Wrapped); word != "" {
			return str(word), nil
		}
	}
	return e.eval(x.Wrapped, s)
}

// keyword returns the word that an expression consists of, or "".
func keyword(x hclsyntax.Expression) string {
	switch x := x.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		if len(x.Traversal) == 1 {
			return x.Traversal.RootName()
		}
	case *hclsyntax.LiteralValueExpr:
		switch {
		case x.Val.IsNull():
			return "null"
		case x.Val.Type() == cty.Bool && x.Val.True():
			return "true"
		case x.Val.Type() == cty.Bool:
			return "false"
		}
	}
	return ""
}
