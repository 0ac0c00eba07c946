package plan

import (
	"slices"
	"strconv"
	"strings"
)

// leaf is what one reference of an expression leads to.
type leaf struct {
	// in and attr are the attribute of a resource that the plan does not know yet;
	// attr is "" when the reference names none.
	in   *instance
	attr string
	// dead names what can't be followed: "local.x".
	dead string
	// value is a known value.
	value any
	known bool
}

// body is a scope with the key of the resource or module call that an expression
// belongs to.
type body struct {
	scope   *scope
	key     string
	forEach int
	// self is the resource, nil for a module call.
	self *instance
}

func (in *instance) body() body {
	b := body{scope: in.scope, key: in.key, forEach: none, self: in}
	if in.config != nil {
		b.forEach = in.config.forEach
	}
	return b
}

// leaves follows the references of an expression. Known values that can only have
// decided between alternatives (true, false, null, "") are left out, as are keys
// that only selected an instance.
func (r *reader) leaves(expression int, b body) []leaf {
	if r.text.isNull(expression) {
		return nil
	}
	if constant := r.text.member(expression, "constant_value"); constant != none {
		return []leaf{{value: r.text.any(constant), known: true}}
	}
	var out []leaf
	indexed := false
	for _, ref := range r.references(expression) {
		found, usesKey := r.follow(ref, b)
		indexed = indexed || usesKey
		out = append(out, found...)
	}
	if indexed {
		out = slices.DeleteFunc(out, func(l leaf) bool { return l.known && l.dead == "key" })
	}
	return out
}

// place is an expression in one instance of its module.
type place struct {
	expression int
	path, key  string
}

// shared is leaves for an expression that others refer to: an input, an output, a
// for_each. It is worked out once, and one that depends on itself is a dead end.
func (r *reader) shared(expression int, b body) []leaf {
	if expression == none {
		return nil
	}
	at := place{expression, b.scope.path, b.key}
	if found, ok := r.followed[at]; ok {
		return found
	}
	if r.followed == nil {
		r.followed = map[place][]leaf{}
	}
	r.followed[at] = []leaf{{dead: "cycle"}}
	found := r.leaves(expression, b)
	r.followed[at] = found
	return found
}

// references lists the references of an expression without those that only repeat
// the start of the one before: `a.b["c"].arn` comes with `a.b["c"]` and `a.b`.
func (r *reader) references(expression int) []string {
	var out []string
	last := ""
	r.text.array(r.text.member(expression, "references"), func(_, value int) int {
		ref := r.text.string(value)
		if !isPrefix(last, ref) {
			out = append(out, ref)
			last = ref
		}
		return r.text.skip(value)
	})
	return out
}

func isPrefix(long, short string) bool {
	rest, ok := strings.CutPrefix(long, short)
	return ok && rest != "" && (rest[0] == '.' || rest[0] == '[')
}

// follow returns what a reference leads to, and whether it used the key of the
// body to choose an instance.
func (r *reader) follow(ref string, b body) (found []leaf, usesKey bool) {
	parts := steps(ref)
	switch parts[0] {
	case "var":
		return r.followVariable(parts[1:], b), false
	case "module":
		return r.followOutput(parts[1:], b)
	case "each":
		return r.followEach(parts[1:], b), false
	case "count":
		return []leaf{{value: keyText(b.key), known: true, dead: "key"}}, false
	case "local":
		return []leaf{{dead: ref}}, false
	case "path", "terraform":
		return []leaf{{value: ref, known: true, dead: "key"}}, false
	case "self":
		return nil, false
	case "data":
		return r.followResource("data.", parts[1:], b)
	default:
		return r.followResource("", parts, b)
	}
}

// followResource resolves TYPE.NAME[KEY].ATTRIBUTE.
func (r *reader) followResource(prefix string, parts []string, b body) (found []leaf, usesKey bool) {
	if len(parts) < 2 {
		return nil, false
	}
	base := b.scope.join(prefix + parts[0] + "." + parts[1])
	rest := parts[2:]
	all := r.byBase[base]
	switch {
	case len(rest) > 0 && isKey(rest[0]):
		all = r.byKey(all, rest[0])
		rest = rest[1:]
	case len(all) == 1:
		usesKey = all[0].key != ""
	case b.key != "":
		if same := r.byKey(all, b.key); len(same) == 1 {
			all, usesKey = same, true
		}
	}
	attr := strings.Join(trimKeys(rest), ".")
	if len(all) == 0 {
		return []leaf{{dead: strings.Join(append([]string{base}, rest...), ".")}}, usesKey
	}
	for _, in := range all {
		if attr == "" {
			found = append(found, leaf{in: in})
		} else {
			found = append(found, r.attributeLeaf(in, attr))
		}
	}
	return found, usesKey
}

func (r *reader) byKey(all []*instance, key string) []*instance {
	for _, in := range all {
		if in.key == key {
			return []*instance{in}
		}
	}
	return nil
}

// trimKeys writes keys as steps of an attribute path.
func trimKeys(parts []string) []string {
	out := make([]string, 0, len(parts))
	for _, part := range parts {
		if isKey(part) {
			part = keyText(part)
		}
		out = append(out, part)
	}
	return out
}

// narrow follows a path into leaves: into a known value, or to an attribute of a
// whole resource.
func (r *reader) narrow(found []leaf, path []string) []leaf {
	path = trimKeys(path)
	if len(path) == 0 {
		return found
	}
	out := make([]leaf, 0, len(found))
	for _, l := range found {
		switch {
		case l.known:
			if value, ok := dig(l.value, path); ok {
				out = append(out, leaf{value: value, known: true})
			}
		case l.in != nil && l.attr == "":
			out = append(out, r.attributeLeaf(l.in, strings.Join(path, ".")))
		default:
			out = append(out, l)
		}
	}
	return out
}

func dig(value any, path []string) (any, bool) {
	for _, step := range path {
		switch v := value.(type) {
		case map[string]any:
			inner, ok := v[step]
			if !ok {
				return nil, false
			}
			value = inner
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(v) {
				return nil, false
			}
			value = v[i]
		default:
			return nil, false
		}
	}
	return value, true
}

// followEach resolves each.key and each.value. The value of a map is known only
// where for_each is a resource or module, which has the same keys.
func (r *reader) followEach(parts []string, b body) []leaf {
	key := leaf{value: keyText(b.key), known: true, dead: "key"}
	if len(parts) == 0 || parts[0] == "key" {
		return []leaf{key}
	}
	var out []leaf
	for _, l := range r.shared(b.forEach, body{scope: b.scope, key: b.key, forEach: none}) {
		switch v := l.value.(type) {
		case map[string]any:
			if value, ok := dig(v, append([]string{keyText(b.key)}, trimKeys(parts[1:])...)); ok {
				out = append(out, leaf{value: value, known: true})
			}
		case []any:
			out = append(out, leaf{value: key.value, known: true})
		default:
			if !l.known {
				out = append(out, r.narrow([]leaf{l}, parts[1:])...)
			}
		}
	}
	if len(out) == 0 {
		return []leaf{{dead: "each.value"}}
	}
	return out
}
