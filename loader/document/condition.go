package document

import (
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
)

const (
	prefixAll      = "ForAllValues"
	prefixAny      = "ForAnyValue"
	suffixIfExists = "IfExists"
)

// operators returns the condition operators in AWS's spelling (IAM UG: IAM JSON
// policy elements: Condition operators).
func operators() []string {
	return []string{
		"StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase",
		"StringLike", "StringNotLike",
		"NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals",
		"NumericGreaterThan", "NumericGreaterThanEquals",
		"DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals",
		"DateGreaterThan", "DateGreaterThanEquals",
		"Bool", "BinaryEquals", "IpAddress", "NotIpAddress",
		"ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null",
	}
}

// operator is a condition operator taken apart.
type operator struct {
	written string
	unknown []string
	set     string
	base    string
	exists  bool
}

// parseOperator takes an operator apart without regard to letter case. The second
// result is AWS's spelling, "" if there is no such operator.
func parseOperator(written string) (o operator, canonical string) {
	rest := written
	if prefix, after, ok := strings.Cut(written, ":"); ok {
		for _, set := range []string{prefixAll, prefixAny} {
			if strings.EqualFold(prefix, set) {
				o.set, rest, canonical = strings.ToLower(set), after, set+":"
			}
		}
	}
	suffix := ""
	if n := len(rest) - len(suffixIfExists); n > 0 && strings.EqualFold(rest[n:], suffixIfExists) {
		o.exists, rest, suffix = true, rest[:n], suffixIfExists
	}
	o.written, o.base = written, strings.ToLower(rest)
	name := equalFold(operators(), rest)
	if name == "" {
		return o, ""
	}
	return o, canonical + name + suffix
}

// suggestOperator returns the operator that may be meant by an unknown one.
func suggestOperator(o operator) string {
	// Seen in the wild: "ForAnyValues:StringEquals", "ForAnyValue::StringEquals".
	rest, prefix := strings.TrimLeft(o.base, ":"), ""
	if o.set != "" {
		prefix = equalFold([]string{prefixAll, prefixAny}, o.set)
	} else if before, after, ok := strings.Cut(rest, ":"); ok {
		rest = strings.TrimLeft(after, ":")
		if prefix = nearest(before, []string{prefixAll, prefixAny}); prefix == "" {
			return ""
		}
	}
	suffix := ""
	if o.exists {
		suffix = suffixIfExists
	}
	name := nearest(rest, operators())
	if name == "" {
		return ""
	}
	if prefix != "" {
		prefix += ":"
	}
	return prefix + name + suffix
}

// styleOf says what is special in the values of an operator.
func (p *parser) styleOf(base string) style {
	switch base {
	case "stringequals", "stringnotequals":
		return style{variables: p.variables}
	case "stringequalsignorecase", "stringnotequalsignorecase":
		return style{variables: p.variables, fold: true}
	case "stringlike", "stringnotlike":
		return style{variables: p.variables, wildcards: true}
	case "arnequals", "arnlike", "arnnotequals", "arnnotlike":
		return style{variables: p.variables, wildcards: true, arn: true}
	case "bool", "null":
		return style{fold: true}
	default:
		return style{}
	}
}

// conditions reads Condition.
func (p *parser) conditions(n *jsontree.Node, where *path) []model.Condition {
	switch n.Kind {
	case jsontree.Object:
	case jsontree.Token:
		// Nothing is known of it, so it stands as an operator that nobody knows.
		text, unknown := symbol.Render(n.Text)
		r := p.place(where, n)
		return []model.Condition{{
			Operator: text, Unknown: unknown, Values: []model.Pattern{},
			Range: r, OperatorRange: r, KeyRange: r,
		}}
	case jsontree.Null:
		p.anomaly(AnomalyNull, where, elementCondition, "", p.place(where, n))
		return nil
	case jsontree.Invalid:
		return nil
	default:
		p.wrongType(n, where, elementCondition)
		return nil
	}
	if len(n.Members) == 0 && !n.Cut {
		p.anomaly(AnomalyEmptyObject, where, elementCondition, "", p.place(where, n))
	}
	var conditions []model.Condition
	for _, m := range p.members(n, where) {
		conditions = p.operator(conditions, m, p.paths.member(where, m.Name))
	}
	return conditions
}

// operator reads one member of Condition.
func (p *parser) operator(conditions []model.Condition, m *jsontree.Member, where *path) []model.Condition {
	written, unknown := symbol.Render(m.Name)
	o, canonical := parseOperator(written)
	o.unknown = unknown
	r := p.placeName(where, m)
	switch {
	case len(unknown) > 0:
	case canonical == "":
		p.anomaly(AnomalyUnknownOperator, where, written, p.suggest(func() string { return suggestOperator(o) }), r)
	case canonical != written:
		p.anomaly(AnomalyOperatorCase, where, written, canonical, r)
	}
	switch m.Value.Kind {
	case jsontree.Object:
	case jsontree.Token:
		_, names := symbol.Render(m.Value.Text)
		return append(conditions, model.Condition{
			Operator: o.written, Base: o.base, Set: o.set, IfExists: o.exists, Unknown: append(unknown, names...),
			Values: []model.Pattern{}, Range: span(r, p.place(where, m.Value)), OperatorRange: r, KeyRange: r,
		})
	case jsontree.Null:
		p.anomaly(AnomalyNull, where, written, "", p.place(where, m.Value))
		return conditions
	case jsontree.Invalid:
		return conditions
	default:
		p.wrongType(m.Value, where, written)
		return conditions
	}
	if len(m.Value.Members) == 0 && !m.Value.Cut {
		p.anomaly(AnomalyEmptyObject, where, written, "", p.place(where, m.Value))
	}
	members := p.members(m.Value, where)
	p.sameKeys(members, where)
	for _, key := range members {
		child := p.paths.member(where, key.Name)
		conditions = append(conditions, p.condition(o, r, key, child))
	}
	return conditions
}

// sameKeys records condition keys that differ only in letter case.
func (p *parser) sameKeys(members []*jsontree.Member, where *path) {
	if len(members) < 2 {
		return
	}
	keys := make(map[string]*jsontree.Member, len(members))
	for _, key := range members {
		folded := strings.ToLower(key.Name)
		other := keys[folded]
		if other == nil {
			keys[folded] = key
			continue
		}
		child := p.paths.member(where, key.Name)
		first := p.placeName(p.paths.member(where, other.Name), other)
		p.anomaly(AnomalyDuplicateKeyCase, child, key.Name, other.Name, p.placeName(child, key)).Related = &first
	}
}

// condition reads the values of one key.
func (p *parser) condition(o operator, operatorRange model.Range, m *jsontree.Member, where *path) model.Condition {
	key, unknown := symbol.Render(m.Name)
	c := model.Condition{
		Operator: o.written, Base: o.base, Set: o.set, IfExists: o.exists,
		Key: key, Name: lowerAround(m.Name), Unknown: slices.Concat(o.unknown, unknown),
		Values:        make([]model.Pattern, 0, max(1, len(m.Value.Elements))),
		OperatorRange: operatorRange,
		KeyRange:      p.placeName(where, m),
	}
	c.Range = span(c.KeyRange, p.place(where, m.Value))
	values := p.styleOf(o.base)
	var kinds []string
	p.list(m.Value, where, key, true, func(n *jsontree.Node, where *path) {
		text, unknown := symbol.Render(n.Text)
		v := model.Pattern{Value: text, Unknown: unknown, Match: compile(text, unknown, values), Range: p.place(where, n)}
		if n.Kind != jsontree.Token {
			v.Type = n.Kind.String()
			if !contains(kinds, v.Type) {
				kinds = append(kinds, v.Type)
			}
		}
		c.Values = append(c.Values, v)
	})
	if len(kinds) > 1 {
		slices.Sort(kinds)
		p.anomaly(AnomalyMixedTypes, where, key, strings.Join(kinds, ", "), c.Range)
	}
	return c
}
