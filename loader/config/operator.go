package config

import (
	"math/big"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

func (e *evaluator) unary(x *hclsyntax.UnaryOpExpr, s *scope) (*value, error) {
	v, err := e.eval(x.Val, s)
	if err != nil {
		return nil, err
	}
	if _, ok := v.unknown(); ok {
		return e.unknown(x, s).because(v), nil
	}
	if x.Op == hclsyntax.OpLogicalNot {
		t, ok := condition(v)
		if !ok {
			return nil, fail(x.SrcRange, "a bool is required")
		}
		return e.truth(t.not(), x, s, v), nil
	}
	f, ok := toNumber(v)
	if !ok {
		return nil, fail(x.SrcRange, "a number is required")
	}
	return number(new(big.Float).Neg(f)).at(written(x.SrcRange)), nil
}

func (e *evaluator) truth(t truth, x hclsyntax.Expression, s *scope, from ...*value) *value {
	if t == open {
		return e.unknown(x, s).because(from...)
	}
	return boolean(t == yes).at(written(x.Range()))
}

func (e *evaluator) binary(x *hclsyntax.BinaryOpExpr, s *scope) (*value, error) {
	a, err := e.eval(x.LHS, s)
	if err != nil {
		return nil, err
	}
	switch x.Op {
	case hclsyntax.OpLogicalAnd, hclsyntax.OpLogicalOr:
		return e.logical(x, a, s)
	}
	b, err := e.eval(x.RHS, s)
	if err != nil {
		return nil, err
	}
	switch x.Op {
	case hclsyntax.OpEqual, hclsyntax.OpNotEqual:
		t := equal(a, b)
		if x.Op == hclsyntax.OpNotEqual {
			t = t.not()
		}
		return e.truth(t, x, s, a, b), nil
	}
	return e.arithmetic(x, a, b, s)
}

// logical evaluates && and ||. Terraform evaluates both sides; an error on the
// side that does not matter is forgiven here, because it may come from a value that
// is not known.
func (e *evaluator) logical(x *hclsyntax.BinaryOpExpr, left *value, s *scope) (*value, error) {
	a, ok := condition(left)
	if !ok {
		return nil, fail(x.LHS.Range(), "a bool is required")
	}
	or := x.Op == hclsyntax.OpLogicalOr
	if or && a == yes || !or && a == no {
		return e.truth(a, x, s), nil
	}
	right, err := e.eval(x.RHS, s)
	if err != nil {
		return nil, err
	}
	b, ok := condition(right)
	if !ok {
		return nil, fail(x.RHS.Range(), "a bool is required")
	}
	if or {
		return e.truth(a.not().and(b.not()).not(), x, s, left, right), nil
	}
	return e.truth(a.and(b), x, s, left, right), nil
}

func (e *evaluator) arithmetic(x *hclsyntax.BinaryOpExpr, a, b *value, s *scope) (*value, error) {
	if partly(a) || partly(b) {
		return e.unknown(x, s).because(a, b), nil
	}
	fa, okA := toNumber(a)
	fb, okB := toNumber(b)
	if !okA || !okB {
		return nil, fail(x.SrcRange, "a number is required")
	}
	from := written(x.SrcRange)
	switch x.Op {
	case hclsyntax.OpGreaterThan:
		return boolean(fa.Cmp(fb) > 0).at(from), nil
	case hclsyntax.OpGreaterThanOrEqual:
		return boolean(fa.Cmp(fb) >= 0).at(from), nil
	case hclsyntax.OpLessThan:
		return boolean(fa.Cmp(fb) < 0).at(from), nil
	case hclsyntax.OpLessThanOrEqual:
		return boolean(fa.Cmp(fb) <= 0).at(from), nil
	}
	result, err := x.Op.Impl.Call([]cty.Value{cty.NumberVal(fa), cty.NumberVal(fb)})
	if err != nil {
		return nil, fail(x.SrcRange, "%s", err)
	}
	if result.AsBigFloat().IsInf() {
		return nil, fail(x.SrcRange, "division by zero")
	}
	return fromCty(result).at(from), nil
}
