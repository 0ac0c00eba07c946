package config

import (
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/lint403/lint403/loader/computed"
	"github.com/lint403/lint403/loader/symbol"
)

// node is a resource block in one instance of its module.
type node struct {
	inst      *instance
	config    *block
	key       string // TYPE.NAME, data.TYPE.NAME
	state     byte
	expansion *expansion
	resources []*resource
	err       error
}

// resource is one instance of a resource or data source.
type resource struct {
	node    *node
	address string
	scope   *scope
	name    *value

	attrs    map[string]*cell
	computed map[string]string
	state    byte
	planned  map[string]any
}

func (r *resource) typ() string  { return r.node.config.Labels[0] }
func (r *resource) mode() string { return modeOf(r.node.config.Type) }

func modeOf(blockType string) string {
	if blockType == "resource" {
		return "managed"
	}
	return blockType
}

// nodeOf returns the instances of a resource block.
func (e *evaluator) nodeOf(i *instance, key string) (*node, error) {
	n, ok := i.nodes[key]
	if !ok {
		config, ok := i.config.resources[key]
		if !ok {
			return nil, nil //nolint:nilnil // the caller tells
		}
		n = &node{inst: i, config: config, key: key}
		i.nodes[key] = n
	}
	address := i.join(key)
	switch n.state {
	case cellDone:
		return n, n.err
	case cellBusy:
		return nil, fail(n.config.DefRange(), "%s depends on itself", address)
	}
	n.state = cellBusy
	n.expansion, n.err = e.expand(n.config, i.scope(), address)
	n.state = cellDone
	if n.err != nil {
		if !isFatal(n.err) {
			e.report("note", rangeOf(n.config.DefRange()), "resource could not be expanded", n.err.Error())
		}
		return n, n.err
	}
	e.plannedKeys(n, address)
	for at, key := range n.expansion.keys {
		r := &resource{
			node: n, address: address + key, scope: n.expansion.scopes[at], name: n.expansion.names[at],
			attrs: map[string]*cell{},
		}
		if e.opts.Plan != nil {
			r.planned = e.opts.Plan.Attributes[r.address]
		}
		n.resources = append(n.resources, r)
	}
	return n, nil
}

// resourceValue resolves TYPE.NAME: one resource, or all that count and for_each
// make of it.
func (e *evaluator) resourceValue(i *instance, key string, rng hcl.Range) (*value, error) {
	n, err := e.nodeOf(i, key)
	if err != nil {
		return nil, err
	}
	if n == nil {
		return nil, fail(rng, "there is no resource %s", i.join(key))
	}
	switch {
	case n.expansion.list:
		elems := make([]*value, len(n.resources))
		for at, r := range n.resources {
			elems[at] = instanceOf(r)
		}
		return tuple(elems...), nil
	case n.expansion.object:
		members := make([]member, len(n.resources))
		for at, r := range n.resources {
			name, _ := text(r.name)
			members[at] = member{name: name, val: instanceOf(r)}
		}
		return object(members...), nil
	case len(n.resources) == 0:
		return null(), nil
	default:
		return instanceOf(n.resources[0]), nil
	}
}

// resourceAttribute resolves RESOURCE.name.
func (e *evaluator) resourceAttribute(r *resource, name string, rng hcl.Range) (*value, error) {
	c := cellOf(r.attrs, name)
	if c.state == cellBusy {
		// What a resource says of itself while this is worked out.
		return token(r.address + "." + name).at(written(rng)), nil
	}
	v, err := e.once(c, func() (*value, error) {
		return e.attributeValue(r, name)
	})
	if err != nil {
		return nil, err
	}
	if keepsPlace(v) {
		return v, nil
	}
	return v.at(written(rng)), nil
}

// keepsPlace reports whether a value is better pointed at where it is written than
// where a reference takes it from a resource: a document, or a list.
func keepsPlace(v *value) bool {
	return v.kind != kindString || isDocument(v) || strings.ContainsAny(v.str, "\n{")
}

func (e *evaluator) attributeValue(r *resource, name string) (*value, error) {
	if val, ok := e.plannedValue(r, name); ok {
		return val, nil
	}
	if attr, ok := r.node.config.attrs[name]; ok && !isMeta(name) {
		v := e.known(attr.Expr, r.scope)
		if !v.isNull() {
			return v, nil
		}
	}
	if v, ok, err := e.special(r, name); ok || err != nil {
		return v, err
	}
	if v, ok := e.computedAttribute(r, name); ok {
		return str(v), nil
	}
	if blocks := e.blockValues(r.node.config.blocks, name, r.scope); blocks != nil {
		return blocks, nil
	}
	if _, ok := r.node.config.attrs[name]; ok {
		return null(), nil // set to null, and nothing that AWS gives
	}
	return e.assumed(r.address + "." + name), nil
}

// isMeta reports whether an argument is Terraform's own.
func isMeta(name string) bool {
	switch name {
	case "count", "for_each", "provider", "depends_on", "lifecycle", "provisioner", "connection":
		return true
	default:
		return false
	}
}

// computedAttribute returns what follows from the configured attributes.
func (e *evaluator) computedAttribute(r *resource, name string) (string, bool) {
	if r.state == cellBusy {
		return "", false
	}
	if r.state == cellNew {
		r.state = cellBusy
		typ := r.typ()
		if r.mode() == "data" {
			typ = "data." + typ
		}
		env := e.env(r)
		env.Address = r.address
		r.computed = computed.Attributes(typ, func(attr string) (string, bool) { return e.configured(r, attr) }, env)
		r.state = cellDone
	}
	v, ok := r.computed[name]
	return v, ok
}

// configured returns a configured attribute as a string. A path leads into blocks.
func (e *evaluator) configured(r *resource, attr string) (string, bool) {
	if val, ok := e.plannedValue(r, attr); ok {
		s, ok := text(val)
		if _, unknown := val.unknown(); !unknown {
			return s, ok
		}
	}
	name, rest, nested := strings.Cut(attr, ".")
	if nested {
		v := e.blockValues(r.node.config.blocks, name, r.scope)
		for rest != "" && v != nil {
			name, rest, _ = strings.Cut(rest, ".")
			next, err := e.index(v, str(name), r.node.config.DefRange())
			if err != nil {
				return "", false
			}
			v = next
		}
		if v == nil {
			return "", false
		}
		return text(v)
	}
	a, ok := r.node.config.attrs[attr]
	if !ok {
		return "", false
	}
	v := e.known(a.Expr, r.scope)
	return text(v)
}

// inside makes an object of a resource or module for a walk through a value, and
// returns what ends the walk. A resource that is met inside itself is a token.
func (e *evaluator) inside(v *value) (*value, func(), error) {
	if err := e.enter(); err != nil {
		return nil, e.leave, err
	}
	if v.kind != kindInstance && v.kind != kindModule {
		return v, e.leave, nil
	}
	key := any(v.resource)
	if v.kind == kindModule {
		key = v.module
	}
	if e.walking[key] {
		return token(describe(v)), e.leave, nil
	}
	object, err := e.materialize(v)
	e.walking[key] = true
	return object, func() {
		delete(e.walking, key)
		e.leave()
	}, err
}

// materialize makes an object of a resource or module.
func (e *evaluator) materialize(v *value) (*value, error) {
	switch v.kind {
	case kindInstance:
		return e.resourceObject(v.resource)
	case kindModule:
		var members []member
		for _, name := range slices.Sorted(maps.Keys(v.module.config.outputs)) {
			val, err := e.output(v.module, name, v.module.config.outputs[name].DefRange())
			if err != nil {
				return nil, err
			}
			members = append(members, member{name: name, val: val})
		}
		return object(members...), nil
	default:
		return v, nil
	}
}

func (e *evaluator) resourceObject(r *resource) (*value, error) {
	names := map[string]bool{"id": true}
	for name := range r.node.config.attrs {
		names[name] = !isMeta(name)
	}
	for _, b := range r.node.config.blocks {
		names[blockName(b)] = !isMeta(blockName(b))
	}
	e.computedAttribute(r, "")
	for name := range r.computed {
		names[name] = true
	}
	var members []member
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if !names[name] {
			continue
		}
		val, err := e.resourceAttribute(r, name, r.node.config.DefRange())
		if err != nil {
			return nil, err
		}
		members = append(members, member{name: name, val: val})
	}
	return object(members...), nil
}

func rendered(s string) string {
	out, _ := symbol.Render(s)
	return out
}
