package config

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/lint403/lint403/loader/symbol"
)

// scope is where an expression is evaluated: an instance of a module and the names
// that are bound inside it (each, count, iterators, the variables of for).
type scope struct {
	inst   *instance
	parent *scope
	name   string
	val    *value
	// anon is bound to symbol in a splat expression.
	anon *hclsyntax.AnonSymbolExpr
	// tag tells apart the values that one expression has in several scopes.
	tag string
}

// emptyScope is for expressions that can refer to nothing.
func emptyScope() *scope { return newInstance(&module{}).scope() }

func (s *scope) bind(name string, val *value, tag string) *scope {
	return &scope{inst: s.inst, parent: s, name: name, val: val, tag: tag}
}

func (s *scope) lookup(name string) (*value, bool) {
	for at := s; at != nil; at = at.parent {
		if at.name == name && at.val != nil && at.anon == nil {
			return at.val, true
		}
	}
	return nil, false
}

func (s *scope) symbol(x *hclsyntax.AnonSymbolExpr) (*value, bool) {
	for at := s; at != nil; at = at.parent {
		if at.anon == x {
			return at.val, true
		}
	}
	return nil, false
}

// tags joins the tags from the outside in.
func (s *scope) tags() string {
	var out []string
	for at := s; at != nil; at = at.parent {
		if at.tag != "" {
			out = append(out, at.tag)
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return strings.Join(out, ",")
}

// maxName is the length up to which a token is named by the text of its expression.
const maxName = 80

// unknown returns the token that stands for an expression. Its name is the text of
// the expression with the module in front, and the surroundings behind it where the
// same text has several values.
func (e *evaluator) unknown(x hcl.Expression, s *scope) *value {
	rng := x.Range()
	name := e.snippet(rng)
	if len(name) > maxName || strings.ContainsAny(name, "\n\r{}") || symbol.Has(name) || name == "" {
		name = "expression@" + rng.Filename + ":" + position(rng.Start)
	}
	name = s.inst.join(name)
	if tags := s.tags(); tags != "" {
		name += "@" + tags
	}
	return token(name).at(written(rng))
}

func position(p hcl.Pos) string {
	return formatNumber(integer(p.Line).num) + ":" + formatNumber(integer(p.Column).num)
}

// snippet returns the text of a range.
func (e *evaluator) snippet(rng hcl.Range) string {
	file := e.text(rng.Filename)
	if file == nil || rng.Start.Byte < 0 || rng.End.Byte > len(file.Bytes) || rng.Start.Byte > rng.End.Byte {
		return ""
	}
	return string(file.Bytes[rng.Start.Byte:rng.End.Byte])
}
