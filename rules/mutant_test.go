package rules_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// mutation counts the places of a module where a small change makes a wrong program,
// and makes the change at one of them.
type mutation struct {
	module *ast.Module
	counts func(*ast.Rule) bool
	// rule is where the rule stands that is being changed, and doc its name in full.
	rule *ast.Location
	doc  string
	// want is the place to change, seen how many have gone by.
	want, seen int
	made       change
}

// change is what became another in a mutant: the words for it, the rule, and the line.
type change struct {
	what, doc string
	line      line
}

// line is a line of a file.
type line struct {
	file string
	row  int
}

// places says how many mutants those rules of a module have that count.
func places(module *ast.Module, counts func(*ast.Rule) bool) int {
	m := mutation{module: module.Copy(), counts: counts, want: -1}
	m.rules()
	return m.seen
}

// mutant returns a copy of a module with one change, and what was changed.
func mutant(module *ast.Module, counts func(*ast.Rule) bool, place int) (*ast.Module, change) {
	m := mutation{module: module.Copy(), counts: counts, want: place}
	m.rules()
	return m.module, m.made
}

func (m *mutation) at(location *ast.Location, what string, do func()) {
	if location == nil {
		location = m.rule // of what is not written out, as the value of a rule that is just true
	}
	if m.seen == m.want {
		m.made = change{
			what: fmt.Sprintf("%s:%d: %s", location.File, location.Row, what),
			doc:  m.doc,
			line: line{location.File, location.Row},
		}
		do()
	}
	m.seen++
}

func (m *mutation) rules() {
	all := slices.Clone(m.module.Rules)
	for _, rule := range all {
		if !m.counts(rule) {
			continue
		}
		m.rule = rule.Location
		m.doc = m.module.Package.Path.Extend(rule.Head.Ref().GroundPrefix()).String()
		m.at(rule.Location, "drop "+rule.Head.Ref().String(), func() {
			m.module.Rules = slices.DeleteFunc(m.module.Rules, func(r *ast.Rule) bool { return r == rule })
		})
		for ; rule != nil; rule = rule.Else {
			m.rule = rule.Location
			if rule.Else != nil {
				m.at(rule.Else.Location, "drop else", func() { rule.Else = rule.Else.Else })
			}
			if rule.Head.Value != nil {
				m.term(rule.Head.Value)
			}
			if rule.Head.Key != nil {
				m.term(rule.Head.Key)
			}
			rule.Body = m.body(rule.Body)
		}
	}
}

func (m *mutation) body(body ast.Body) ast.Body {
	if len(body) == 1 && body[0].String() == "true" {
		return body
	}
	var dropped *ast.Expr
	for _, expr := range body {
		if _, declares := expr.Terms.(*ast.SomeDecl); !declares {
			m.at(expr.Location, "drop "+expr.String(), func() { dropped = expr })
		}
		m.expr(expr)
	}
	if dropped == nil {
		return body
	}
	body = slices.DeleteFunc(body, func(e *ast.Expr) bool { return e == dropped })
	if len(body) == 0 {
		body = ast.NewBody(ast.NewExpr(ast.BooleanTerm(true)))
	}
	return body
}

func (m *mutation) expr(expr *ast.Expr) {
	switch terms := expr.Terms.(type) {
	case *ast.Term:
		m.at(expr.Location, "negate "+expr.String(), func() { expr.Negated = !expr.Negated })
		m.term(terms)
	case []*ast.Term:
		if operator := terms[0].String(); operator != ast.Assign.Name && operator != ast.Equality.Name {
			m.at(expr.Location, "negate "+expr.String(), func() { expr.Negated = !expr.Negated })
		}
		m.call(expr.Location, terms)
	case *ast.SomeDecl:
		for _, symbol := range terms.Symbols {
			if call, ok := symbol.Value.(ast.Call); ok {
				m.term(call[len(call)-1])
			}
		}
	case *ast.Every:
		terms.Body = m.body(terms.Body)
	}
}

// call swaps an operator or function for its opposite and goes through the arguments.
func (m *mutation) call(location *ast.Location, terms []*ast.Term) {
	for _, other := range swaps()[terms[0].String()] {
		m.at(location, fmt.Sprintf("%s for %s", other, terms[0]), func() {
			terms[0] = ast.NewTerm(ast.BuiltinMap[other].Ref()).SetLocation(terms[0].Location)
		})
	}
	for _, term := range terms[1:] {
		m.term(term)
	}
}

func swaps() map[string][]string {
	return map[string][]string{
		"equal":                    {"neq"},
		"neq":                      {"equal"},
		"lt":                       {"lte", "gte"},
		"lte":                      {"lt", "gt"},
		"gt":                       {"gte", "lte"},
		"gte":                      {"gt", "lt"},
		"plus":                     {"minus"},
		"minus":                    {"plus"},
		"or":                       {"and"},
		"and":                      {"or"},
		"max":                      {"min"},
		"min":                      {"max"},
		"startswith":               {"endswith"},
		"endswith":                 {"startswith"},
		"lower":                    {"upper"},
		"upper":                    {"lower"},
		"strings.any_prefix_match": {"strings.any_suffix_match"},
	}
}

// term changes constants and members of collections.
func (m *mutation) term(term *ast.Term) {
	switch value := term.Value.(type) {
	case ast.Boolean:
		m.at(term.Location, fmt.Sprintf("%t for %t", !value, value), func() { term.Value = !value })
	case ast.Number:
		for _, other := range []string{"0", "1", "2"} {
			if other != string(value) {
				m.at(term.Location, other+" for "+string(value), func() { term.Value = ast.Number(other) })
			}
		}
	case ast.String:
		m.at(term.Location, "another text for "+string(value), func() { term.Value = value + "~" })
	case *ast.Array:
		m.array(term, value)
	case ast.Set:
		m.set(term, value)
	case ast.Object:
		m.object(term, value)
	case ast.Call:
		m.call(term.Location, value)
	case ast.Ref:
		for _, part := range value[1:] {
			if _, plain := part.Value.(ast.String); !plain {
				m.term(part)
			}
		}
	case *ast.ArrayComprehension:
		m.term(value.Term)
		value.Body = m.body(value.Body)
	case *ast.SetComprehension:
		m.term(value.Term)
		value.Body = m.body(value.Body)
	case *ast.ObjectComprehension:
		m.term(value.Value)
		value.Body = m.body(value.Body)
	}
}

// Collections rebuild themselves, because they keep hashes of their members.

func (m *mutation) array(term *ast.Term, array *ast.Array) {
	var elements []*ast.Term
	array.Foreach(func(e *ast.Term) { elements = append(elements, e) })
	if elements, changed := m.members(elements); changed {
		term.Value = ast.NewArray(elements...)
	}
}

func (m *mutation) set(term *ast.Term, set ast.Set) {
	if elements, changed := m.members(set.Slice()); changed {
		term.Value = ast.NewSet(elements...)
	}
}

func (m *mutation) members(elements []*ast.Term) ([]*ast.Term, bool) {
	before := m.made
	rest := elements
	for i, e := range elements {
		m.term(e)
		m.at(e.Location, "drop the member "+e.String(), func() { rest = slices.Delete(slices.Clone(elements), i, i+1) })
	}
	return rest, m.made != before
}

func (m *mutation) object(term *ast.Term, object ast.Object) {
	before := m.made
	var pairs [][2]*ast.Term
	object.Foreach(func(key, value *ast.Term) { pairs = append(pairs, [2]*ast.Term{key, value}) })
	rest := pairs
	for i, pair := range pairs {
		m.term(pair[1])
		m.at(pair[0].Location, "drop the member "+pair[0].String(), func() {
			rest = slices.Delete(slices.Clone(pairs), i, i+1)
		})
	}
	if m.made != before {
		term.Value = ast.NewObject(rest...)
	}
}

// shorten keeps a report readable.
func shorten(what string) string {
	what, _, _ = strings.Cut(what, "\n")
	if len(what) > 150 {
		what = what[:150] + "..."
	}
	return what
}
