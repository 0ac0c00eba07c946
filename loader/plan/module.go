package plan

import (
	"slices"
	"strings"
)

// followVariable resolves an input variable: in the call of its module, or among
// the values given to the root module.
func (r *reader) followVariable(parts []string, b body) []leaf {
	if len(parts) == 0 {
		return nil
	}
	name := parts[0]
	if !b.scope.isRoot() {
		if b.scope.call == nil {
			return []leaf{{dead: "var." + name}}
		}
		expression := r.text.member(b.scope.call.expressions, name)
		if expression == none {
			return r.variableDefault(b.scope, parts)
		}
		found := r.shared(expression, b.scope.callBody())
		if r.text.member(expression, "references") == none && len(found) == 0 {
			return []leaf{{dead: "var." + name}}
		}
		return r.narrow(found, parts[1:])
	}
	if r.text.isTrue(r.text.member(b.scope.variables(), name, "sensitive")) {
		return []leaf{{dead: "sensitive:var." + name}}
	}
	value := r.text.member(r.variables, name, "value")
	if value == none {
		return r.variableDefault(b.scope, parts)
	}
	return r.narrow([]leaf{{value: r.text.any(value), known: true}}, parts[1:])
}

func (r *reader) variableDefault(s *scope, parts []string) []leaf {
	value := r.text.member(s.variables(), parts[0], "default")
	if value == none {
		return []leaf{{dead: "var." + parts[0]}}
	}
	return r.narrow([]leaf{{value: r.text.any(value), known: true}}, parts[1:])
}

func (s *scope) variables() int {
	if s.config == nil {
		return none
	}
	return s.config.variables
}

// callBody is where the arguments of the call of a module stand.
func (s *scope) callBody() body {
	b := body{scope: s.parent, key: s.key, forEach: none}
	if s.call != nil {
		b.forEach = s.call.forEach
	}
	return b
}

// followOutput resolves module.NAME[KEY].OUTPUT in the module that has the output.
func (r *reader) followOutput(parts []string, b body) (found []leaf, usesKey bool) {
	if len(parts) == 0 {
		return nil, false
	}
	base := b.scope.join("module." + parts[0])
	rest := parts[1:]
	paths := r.moduleInstances(base)
	if len(rest) > 0 && isKey(rest[0]) {
		paths = slices.DeleteFunc(paths, func(p string) bool { return p != base+rest[0] })
		rest = rest[1:]
	} else if len(paths) > 1 && slices.Contains(paths, base+b.key) {
		paths, usesKey = []string{base + b.key}, true
	}
	if len(rest) == 0 || len(paths) == 0 {
		return []leaf{{dead: base}}, usesKey
	}
	for _, path := range paths {
		s := r.scope(path)
		if s.config == nil {
			return []leaf{{dead: base + "." + rest[0]}}, usesKey
		}
		expression := r.text.member(s.config.outputs, rest[0], "expression")
		found = append(found, r.narrow(r.shared(expression, body{scope: s, forEach: none}), rest[1:])...)
	}
	return found, usesKey
}

// moduleInstances lists the instances of a module call, in the order of the plan.
func (r *reader) moduleInstances(base string) []string {
	if r.modules == nil {
		r.modules = map[string][]string{}
		seen := map[string]bool{}
		for _, in := range r.instances {
			for path := in.module; path != "" && !seen[path]; {
				seen[path] = true
				parent, _, key := moduleParent(path)
				call := strings.TrimSuffix(path, key)
				r.modules[call] = append(r.modules[call], path)
				path = parent
			}
		}
	}
	return slices.Clone(r.modules[base])
}
