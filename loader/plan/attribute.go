package plan

import (
	"strconv"
	"strings"

	"github.com/lint403/lint403/loader/computed"
	"github.com/lint403/lint403/loader/symbol"
)

// attributeLeaf looks an attribute up.
func (r *reader) attributeLeaf(in *instance, attr string) leaf {
	if value, ok := r.knownValue(in, attr); ok {
		return leaf{in: in, attr: attr, value: value, known: true}
	}
	return leaf{in: in, attr: attr}
}

// knownValue returns a value that the plan holds. Sensitive values count as not
// known.
func (r *reader) knownValue(in *instance, attr string) (any, bool) {
	path := strings.Split(attr, ".")
	value, hidden := in.values, in.sensitive
	for _, step := range path {
		if r.text.isTrue(hidden) {
			return nil, false
		}
		value, hidden = r.step(value, step), r.step(hidden, step)
	}
	if r.text.isNull(value) || r.text.isTrue(hidden) {
		return nil, false
	}
	return r.text.any(value), true
}

func (r *reader) step(at int, step string) int {
	if r.text.isArray(at) {
		i, err := strconv.Atoi(step)
		if err != nil {
			return none
		}
		return r.text.element(at, i)
	}
	return r.text.member(at, step)
}

// attribute returns a string attribute of an instance: known, composed, or a token.
// It is false for an attribute that is known not to be set.
func (r *reader) attribute(in *instance, attr string) (string, bool) {
	if value, ok := in.resolved[attr]; ok {
		return value, value != ""
	}
	if in.resolving[attr] {
		return in.token(attr), true
	}
	if in.resolving == nil {
		in.resolving, in.resolved = map[string]bool{}, map[string]string{}
	}
	in.resolving[attr] = true
	defer delete(in.resolving, attr)
	value := r.resolveAttribute(in, attr)
	in.resolved[attr] = value
	return value, value != ""
}

func (r *reader) resolveAttribute(in *instance, attr string) string {
	if value, ok := r.knownValue(in, attr); ok {
		return scalar(value)
	}
	top, _, _ := strings.Cut(attr, ".")
	if r.text.isTrue(r.step(in.sensitive, top)) {
		return in.secret(attr)
	}
	if expression := r.expression(in, attr); expression != none && r.isUnknown(in, attr) {
		return r.unknownText(in, attr, expression)
	}
	if value, ok := r.compute(in)[attr]; ok {
		return value
	}
	if r.isUnknown(in, attr) || in.unknown == none && r.text.member(in.values, top) == none {
		return in.token(attr)
	}
	return ""
}

// isUnknown reports whether the plan says that an attribute is known after apply.
func (r *reader) isUnknown(in *instance, attr string) bool {
	at := in.unknown
	for step := range strings.SplitSeq(attr, ".") {
		if r.text.isTrue(at) {
			return true
		}
		at = r.step(at, step)
	}
	return r.text.isTrue(at)
}

// expression returns the expression that sets an attribute, or none.
func (r *reader) expression(in *instance, attr string) int {
	if in.config == nil {
		return none
	}
	return r.configStep(in.config.expressions, strings.Split(attr, "."))
}

// configStep walks the expressions of nested blocks. A block that the configuration
// writes once stands for all its instances, which may come from a dynamic block.
func (r *reader) configStep(at int, path []string) int {
	for _, step := range path {
		if at == none {
			return none
		}
		if i, ok := index(step); ok {
			switch n := r.text.len(at); {
			case !r.text.isArray(at):
			case i < n:
				at = r.text.element(at, i)
			case n == 1:
				at = r.text.element(at, 0)
			default:
				return none
			}
			continue
		}
		if r.isExpression(at) {
			return at
		}
		at = r.text.member(at, step)
	}
	return at
}

// index reads a step that is the index of an element.
func index(step string) (int, bool) {
	if step == "" || step[0] < '0' || step[0] > '9' {
		return 0, false // what Atoi would take its time to explain
	}
	i, err := strconv.Atoi(step)
	return i, err == nil
}

// isExpression tells an expression from a block.
func (r *reader) isExpression(at int) bool {
	if !r.text.isObject(at) {
		return false
	}
	return r.text.member(at, "references") != none || r.text.member(at, "constant_value") != none
}

// compute returns the attributes that follow from the name of an instance.
func (r *reader) compute(in *instance) map[string]string {
	if in.computed != nil || in.inComputed {
		return in.computed
	}
	in.inComputed = true
	typ := in.typ
	if in.mode == "data" {
		typ = "data." + typ
	}
	in.computed = computed.Attributes(typ, func(attr string) (string, bool) {
		if r.expression(in, attr) == none && r.isUnknown(in, attr) {
			return "", false
		}
		value, ok := r.attribute(in, attr)
		if name, is := symbol.Name(value); is && name == in.part(attr) && r.expression(in, attr) == none {
			return "", false
		}
		return value, ok
	}, r.env(in))
	if in.computed == nil {
		in.computed = map[string]string{}
	}
	in.inComputed = false
	return in.computed
}

// scalar writes a known scalar as text, "" for anything else.
func scalar(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	default:
		return ""
	}
}
