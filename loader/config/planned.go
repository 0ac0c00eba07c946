package config

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// plannedValue returns what the plan knows of an attribute.
func (e *evaluator) plannedValue(r *resource, name string) (*value, bool) {
	raw, ok := r.planned[name]
	if !ok || raw == nil {
		return nil, false
	}
	v := fromJSON(raw)
	if partly(v) {
		return nil, false
	}
	return v, true
}

// plannedProvider completes a provider configuration by what the plan knows.
func (e *evaluator) plannedProvider(p *provider) {
	if e.opts.Plan == nil {
		return
	}
	planned := e.opts.Plan.Providers[p.Key]
	if planned.Region != "" {
		p.Region = planned.Region
	}
	if planned.Account != "" {
		p.Account = planned.Account
	}
}

// plannedKeys takes the instances of a resource from the plan, where the
// configuration does not tell how many there are.
func (e *evaluator) plannedKeys(n *node, address string) {
	if e.opts.Plan == nil || len(n.expansion.unknown) == 0 {
		return
	}
	e.replaceKeys(n.expansion, n.inst.scope(), address, func(rest string) bool { return rest == "" })
}

// plannedModules does the same for the instances of a module.
func (e *evaluator) plannedModules(n *callNode, i *instance, address string) {
	if e.opts.Plan == nil || len(n.expansion.unknown) == 0 {
		return
	}
	e.replaceKeys(n.expansion, i.scope(), address, func(rest string) bool { return strings.HasPrefix(rest, ".") })
}

func (e *evaluator) replaceKeys(x *expansion, s *scope, address string, fits func(rest string) bool) {
	var keys []string
	for _, name := range slices.Sorted(maps.Keys(e.opts.Plan.Attributes)) {
		rest, ok := strings.CutPrefix(name, address+"[")
		if !ok {
			continue
		}
		key, rest, ok := cutKey(rest)
		if ok && fits(rest) && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		return
	}
	old := *x
	*x = expansion{list: old.list, object: old.object}
	for _, key := range keys {
		if i, err := strconv.Atoi(key); err == nil && old.list {
			index := integer(i)
			x.keys = append(x.keys, "["+key+"]")
			x.names = append(x.names, index)
			x.scopes = append(x.scopes, s.bind("count", object(member{name: "index", val: index}), address+"["+key+"]"))
			continue
		}
		if name, err := strconv.Unquote(key); err == nil {
			x.add(s, address, str(name), token(strings.Join(old.unknown, ",")+"["+key+"]"))
		}
	}
}

// cutKey cuts KEY] off the start of s.
func cutKey(s string) (key, rest string, ok bool) {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quoted:
			i++
		case s[i] == '"':
			quoted = !quoted
		case s[i] == ']' && !quoted:
			return s[:i], s[i+1:], true
		}
	}
	return "", "", false
}
