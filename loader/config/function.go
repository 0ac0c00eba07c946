package config

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	ctyfunction "github.com/zclconf/go-cty/cty/function"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
)

// function is a function of the language. Its arguments are evaluated, except for
// those in lazy form.
type function struct {
	impl func(c *call) (*value, error)
	lazy bool
	// min and max number of arguments; max -1 for any number.
	min, max int
}

// call is one call of a function.
type call struct {
	*evaluator
	name  string
	args  []*value
	exprs []hclsyntax.Expression
	expr  *hclsyntax.FunctionCallExpr
	scope *scope
}

func (c *call) rng() hcl.Range { return c.expr.Range() }

func (c *call) fail(format string, args ...any) error {
	return fail(c.rng(), c.name+": "+format, args...)
}

// at returns a result that has no place yet as written where the call is.
func (c *call) at(v *value) *value {
	return v.at0(written(c.rng()))
}

// unknown is the result of a call whose arguments are not known: the same call has
// the same result everywhere.
func (c *call) unknown() *value {
	args := make([]string, len(c.args))
	for i, arg := range c.args {
		args[i] = describe(arg)
	}
	return token(c.name + "(" + shorten(strings.Join(args, ", ")) + ")").at(written(c.rng())).because(c.args...)
}

// call evaluates a function call.
func (e *evaluator) call(x *hclsyntax.FunctionCallExpr, s *scope) (*value, error) {
	name := strings.TrimPrefix(x.Name, "core::")
	f, ok := e.table[name]
	if !ok {
		// A function of a provider, or one that a newer version has.
		return e.unknown(x, s), nil
	}
	c := &call{evaluator: e, name: name, exprs: x.Args, expr: x, scope: s}
	if f.lazy {
		return f.impl(c)
	}
	for i, arg := range x.Args {
		v, err := e.eval(arg, s)
		if err != nil {
			return nil, err
		}
		if !x.ExpandFinal || i != len(x.Args)-1 {
			c.args = append(c.args, v.at0(written(arg.Range())))
			continue
		}
		if _, ok := v.unknown(); ok {
			return e.unknown(x, s), nil
		}
		if !v.isCollection() {
			return nil, fail(arg.Range(), "a list is required before ...")
		}
		c.args = append(c.args, v.elems...)
	}
	if len(c.args) < f.min || f.max >= 0 && len(c.args) > f.max {
		return nil, c.fail("wrong number of arguments")
	}
	return f.impl(c)
}

// pure wraps a function of cty. It can't look into tokens: with one among its
// arguments the result is not known.
func pure(f ctyfunction.Function) function {
	out := function{min: len(f.Params()), max: len(f.Params())}
	if f.VarParam() != nil {
		out.max = -1
	}
	out.impl = func(c *call) (*value, error) {
		if slices.ContainsFunc(c.args, partly) {
			return c.unknown(), nil
		}
		return c.apply(f)
	}
	return out
}

// apply calls a function of cty.
func (c *call) apply(f ctyfunction.Function) (*value, error) {
	args := make([]cty.Value, len(c.args))
	for i, arg := range c.args {
		v, err := c.toCty(arg)
		if err != nil {
			return nil, err
		}
		param := f.VarParam()
		if i < len(f.Params()) {
			param = &f.Params()[i]
		}
		if param == nil {
			return nil, c.fail("wrong number of arguments")
		}
		if v.IsNull() && !param.AllowNull {
			return nil, c.fail("argument %d must not be null", i+1)
		}
		if args[i], err = convert.Convert(v, param.Type); err != nil {
			return nil, c.fail("argument %d: %s", i+1, err)
		}
	}
	result, err := f.Call(args)
	if err != nil {
		return nil, c.fail("%s", err)
	}
	if !result.IsWhollyKnown() {
		return c.unknown(), nil
	}
	v := fromCty(result)
	if v.kind == kindNumber && v.num.IsInf() {
		return nil, c.fail("the result is infinite")
	}
	if err := c.grow(len(v.str)); err != nil {
		return nil, err
	}
	if len(v.elems) > maxElements || len(v.members) > maxElements {
		return nil, errLarge
	}
	return c.derived(v), nil
}

// derived returns a string that a function made of another one: in a document the
// places of that one still hold.
func (c *call) derived(v *value) *value {
	from := written(c.rng())
	if isDocument(v) {
		for _, arg := range c.args {
			if isDocument(arg) {
				from.via = arg
				from.form, from.head = arg.from.formOf(), arg.from.headOf()
				break
			}
		}
	}
	return v.at(from)
}

func (o *origin) headOf() model.Range {
	if o == nil {
		return model.Range{}
	}
	return o.head
}

func (o *origin) formOf() string {
	if o == nil {
		return ""
	}
	return o.form
}

// around applies f to the text around the tokens of a string.
func around(s string, f func(string) string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, symbol.Open)
		b.WriteString(f(before))
		if !ok {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, symbol.Close)
		b.WriteString(symbol.Token(name))
		s = after
	}
}

// plainTokens reports whether every token in a string stands for an account or a
// region, which are made of lower-case letters, digits and hyphens.
func plainTokens(s string) bool {
	for _, name := range symbol.Names(s) {
		if !isWell(name, symbol.Account) && !isWell(name, symbol.Region) {
			return false
		}
	}
	return true
}

func digestOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:4])
}
