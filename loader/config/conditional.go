package config

import (
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// conditional evaluates COND ? A : B. When the condition is not known both branches
// count: what they share is certain, and of what only one of them has it is noted
// on what it depends.
func (e *evaluator) conditional(x *hclsyntax.ConditionalExpr, s *scope) (*value, error) {
	cond, err := e.eval(x.Condition, s)
	if err != nil {
		return nil, err
	}
	t, ok := condition(cond)
	if !ok {
		return nil, fail(x.Condition.Range(), "a bool is required")
	}
	switch t {
	case yes:
		return e.eval(x.TrueResult, s)
	case no:
		return e.eval(x.FalseResult, s)
	default:
	}
	// Only one of them need be possible.
	e.strict++
	a, errA := e.eval(x.TrueResult, s)
	b, errB := e.eval(x.FalseResult, s)
	e.strict--
	names := causes(cond)
	switch {
	case isFatal(errA):
		return nil, errA
	case isFatal(errB):
		return nil, errB
	case errA != nil && errB != nil:
		return nil, errA
	case errA != nil:
		a = null()
	case errB != nil:
		b = null()
	}
	if merged := e.merge(a, b, names, 0); merged != nil {
		return merged, nil
	}
	return e.unknown(x, s).because(cond, a, b), nil
}

// maxCauses is how many unknown values are named for one thing at most.
const maxCauses = 8

// merge joins alternatives. It returns nil when nothing can be said about the
// result.
func (e *evaluator) merge(a, b *value, names []string, depth int) *value {
	if depth > maxNesting {
		return nil
	}
	if equal(a, b) == yes {
		return a
	}
	if a.isNull() {
		a, b = b, a // which of the two is null does not matter
	}
	switch {
	case isStatement(a), isStatement(b):
		return alternatives(a, b, names)
	case b.isNull():
		return e.mergeNull(a, names, depth)
	case a.isCollection() && b.isCollection():
		return mergeElements(a, b, names)
	case a.kind == kindObject && b.kind == kindObject:
		return e.mergeMembers(a, b, names, depth)
	case a.kind == kindString && b.kind == kindString:
		return e.mergeText(a, b, names)
	default:
		return nil
	}
}

// mergeNull joins a value with null, which is a list or map without elements, no
// document, or no resource.
func (e *evaluator) mergeNull(v *value, names []string, depth int) *value {
	switch v.kind {
	case kindTuple, kindSet:
		return mergeElements(v, tuple(), names)
	case kindObject:
		return e.mergeMembers(v, object(), names, depth)
	case kindInstance:
		return v.perhaps(names...)
	case kindString:
		return e.mergeText(v, str(""), names)
	default:
		return nil
	}
}

// isStatement reports whether v looks like a policy statement.
func isStatement(v *value) bool {
	if v.kind != kindObject {
		return false
	}
	for _, m := range v.members {
		if strings.EqualFold(m.name, "effect") {
			return true
		}
	}
	return false
}

// alternatives makes a list of two statements of which one holds.
func alternatives(a, b *value, names []string) *value {
	var elems []*value
	for _, v := range []*value{a, b} {
		switch {
		case v.isNull(), v.kind == kindObject && len(v.members) == 0:
		case v.spread:
			for _, elem := range v.elems {
				elems = append(elems, elem.perhaps(names...))
			}
		default:
			elems = append(elems, v.perhaps(names...))
		}
	}
	out := tuple(elems...)
	out.spread = true
	return out
}

// mergeElements joins lists: elements of both are certain, the others are not.
func mergeElements(a, b *value, names []string) *value {
	out := make([]*value, 0, len(a.elems)+len(b.elems))
	used := make([]bool, len(b.elems))
	for _, elem := range a.elems {
		found := false
		for i, other := range b.elems {
			if !used[i] && equal(elem, other) == yes {
				used[i], found = true, true
				break
			}
		}
		if !found {
			elem = elem.perhaps(names...)
		}
		out = append(out, elem)
	}
	for i, elem := range b.elems {
		if !used[i] {
			out = append(out, elem.perhaps(names...))
		}
	}
	c := *a
	c.elems = out
	return &c
}

func (e *evaluator) mergeMembers(a, b *value, names []string, depth int) *value {
	var members []member
	for _, m := range a.members {
		other, ok := b.get(m.name)
		if !ok {
			m.val = m.val.perhaps(names...)
			members = append(members, m)
			continue
		}
		merged := e.merge(m.val, other, names, depth+1)
		if merged == nil {
			merged = token(choice(names, m.name)).at(m.val.from)
		}
		m.val = merged
		members = append(members, m)
	}
	for _, m := range b.members {
		if _, ok := a.get(m.name); !ok {
			m.val = m.val.perhaps(names...)
			members = append(members, m)
		}
	}
	out := object(members...)
	out.from = a.from
	return out
}

// choice names a value that a condition decides.
func choice(names []string, what string) string {
	return "(" + strings.Join(names, ",") + "?" + what + ")"
}

// mergeText joins alternative strings. Documents, and the pieces of documents that
// templates put together, are kept; another string is a token.
func (e *evaluator) mergeText(a, b *value, names []string) *value {
	docA, docB := isDocument(a), isDocument(b)
	switch {
	case docA && docB:
		return e.mergeDocuments(a, b, names)
	case docA && b.str == "":
		return doubtful(a, names)
	case docB && a.str == "":
		return doubtful(b, names)
	case isPiece(a) || isPiece(b):
		if !isPiece(a) {
			a = b
		}
		return doubtful(a, names)
	default:
		return nil
	}
}

// isDocument reports whether a string is a JSON object.
func isDocument(v *value) bool {
	if v.kind != kindString {
		return false
	}
	s := strings.TrimSpace(v.str)
	return strings.HasPrefix(s, "{") && strings.HasSuffix(s, "}")
}

// isPiece reports whether a string is a piece of JSON.
func isPiece(v *value) bool {
	_, unknown := v.unknown()
	return v.kind == kindString && !unknown && strings.ContainsAny(v.str, "{}[]\"")
}

// doubtful returns a string of which it depends on names whether it is there.
func doubtful(v *value, names []string) *value {
	whole := span{start: 0, end: len(v.str), from: v.from, maybe: names}
	from := &origin{spans: []span{whole}}
	if v.from != nil {
		from.rng, from.form, from.head = v.from.rng, v.from.form, v.from.head
	}
	return v.at(from)
}
