package config

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// refer notes the resources that an attribute refers to, through locals, variables
// and outputs.
func (w *result) refer(attr string, x hclsyntax.Expression, s *scope) {
	f := finder{evaluator: w.evaluator, seen: map[string]bool{}}
	f.visit(x, s, 0)
	for _, address := range f.found {
		if address != w.r.address && !slices.Contains(w.out.References[attr], address) {
			w.out.References[attr] = append(w.out.References[attr], address)
		}
	}
}

// finder collects the addresses that an expression refers to.
type finder struct {
	*evaluator
	found []string
	seen  map[string]bool
	// done are the references that were dealt with together with their index.
	done map[*hclsyntax.ScopeTraversalExpr]bool
}

func (f *finder) visit(x hclsyntax.Expression, s *scope, depth int) {
	if depth > maxNesting || f.enter() != nil {
		return
	}
	defer f.leave()
	//nolint:errcheck // the visitor reports nothing
	hclsyntax.VisitAll(x, func(n hclsyntax.Node) hcl.Diagnostics {
		switch n := n.(type) {
		case *hclsyntax.RelativeTraversalExpr:
			if x, ok := n.Source.(*hclsyntax.IndexExpr); ok {
				f.indexedModule(x, n.Traversal, s, depth)
			}
		case *hclsyntax.SplatExpr:
			f.splatModule(n, s, depth)
		case *hclsyntax.IndexExpr:
			if t, ok := n.Collection.(*hclsyntax.ScopeTraversalExpr); ok {
				if f.indexed(t, n.Key, s) {
					f.skip(t)
				}
			}
		case *hclsyntax.ScopeTraversalExpr:
			if !f.done[n] {
				f.traversal(n.Traversal, s, depth)
			}
		}
		return nil
	})
}

func (f *finder) skip(t *hclsyntax.ScopeTraversalExpr) {
	if f.done == nil {
		f.done = map[*hclsyntax.ScopeTraversalExpr]bool{}
	}
	f.done[t] = true
}

// indexed resolves RESOURCE[KEY] with a key that is an expression.
func (f *finder) indexed(t *hclsyntax.ScopeTraversalExpr, key hclsyntax.Expression, s *scope) bool {
	name, rest, ok := resourceOf(t.Traversal)
	if !ok || len(rest) > 0 || s.inst == nil || s.inst.config.resources[name] == nil {
		return false
	}
	v, err := f.eval(key, s)
	if err != nil {
		return false
	}
	return f.instances(s.inst, name, v)
}

// indexedModule resolves module.NAME[KEY].OUTPUT with a key that is an expression.
func (f *finder) indexedModule(x *hclsyntax.IndexExpr, steps hcl.Traversal, s *scope, depth int) {
	t, ok := x.Collection.(*hclsyntax.ScopeTraversalExpr)
	if !ok || t.Traversal.RootName() != "module" || len(t.Traversal) != 2 || s.inst == nil {
		return
	}
	name, _ := attrName(t.Traversal, 1)
	key, err := f.eval(x.Key, s)
	if err != nil {
		return
	}
	f.skip(t)
	f.output(s.inst, name, key, steps, depth)
}

// splatModule resolves module.NAME[*].OUTPUT.
func (f *finder) splatModule(x *hclsyntax.SplatExpr, s *scope, depth int) {
	t, ok := x.Source.(*hclsyntax.ScopeTraversalExpr)
	each, isTraversal := x.Each.(*hclsyntax.RelativeTraversalExpr)
	if !ok || !isTraversal || t.Traversal.RootName() != "module" || len(t.Traversal) != 2 || s.inst == nil {
		return
	}
	name, _ := attrName(t.Traversal, 1)
	f.skip(t)
	f.output(s.inst, name, nil, each.Traversal, depth)
}

// instances adds the instances of a resource: the one with the key, or all.
func (f *finder) instances(i *instance, name string, key *value) bool {
	n, err := f.nodeOf(i, name)
	if err != nil || n == nil {
		return false
	}
	for _, r := range n.resources {
		if key == nil || r.name != nil && equal(r.name, key) == yes {
			f.add(r.address)
			if key != nil {
				return true
			}
		}
	}
	return key == nil
}

func (f *finder) add(address string) {
	if !slices.Contains(f.found, address) {
		f.found = append(f.found, address)
	}
}

// resourceOf splits a reference into a resource and the steps behind it.
func resourceOf(t hcl.Traversal) (name string, rest hcl.Traversal, ok bool) {
	second, ok := attrName(t, 1)
	if !ok {
		return "", nil, false
	}
	switch root := t.RootName(); root {
	case "data":
		third, ok := attrName(t, 2)
		return "data." + second + "." + third, t[min(3, len(t)):], ok
	default:
		return root + "." + second, t[2:], true
	}
}

func (f *finder) traversal(t hcl.Traversal, s *scope, depth int) {
	root := t.RootName()
	if bound, ok := s.lookup(root); ok {
		f.bound(bound, t[1:])
		return
	}
	second, ok := attrName(t, 1)
	if !ok || s.inst == nil || s.inst.config == nil {
		return
	}
	i := s.inst
	switch root {
	case "var":
		f.variable(i, second, depth)
	case "local":
		if attr, ok := i.config.locals[second]; ok && f.first(i.join("local."+second)) {
			f.visit(attr.Expr, i.scope(), depth+1)
		}
	case "module":
		key, steps := cutIndex(t[2:])
		f.output(i, second, key, steps, depth)
	default:
		name, rest, ok := resourceOf(t)
		if !ok || i.config.resources[name] == nil {
			return
		}
		if key, _ := cutIndex(rest); !f.instances(i, name, key) {
			f.instances(i, name, nil)
		}
	}
}

// cutIndex cuts an index with a key that is written out off the start of steps; the
// key is nil when there is none.
func cutIndex(steps hcl.Traversal) (*value, hcl.Traversal) {
	if len(steps) > 0 {
		if step, ok := steps[0].(hcl.TraverseIndex); ok && step.Key.IsKnown() {
			return fromCty(step.Key), steps[1:]
		}
	}
	return nil, steps
}

func (f *finder) first(what string) bool {
	if f.seen[what] {
		return false
	}
	f.seen[what] = true
	return true
}

// bound adds the resource that a name is bound to, as each.value is when for_each
// runs over resources.
func (f *finder) bound(v *value, steps hcl.Traversal) {
	for _, step := range steps {
		if v.kind == kindInstance {
			break
		}
		attr, ok := step.(hcl.TraverseAttr)
		if !ok || v.kind != kindObject {
			return
		}
		if v, ok = v.get(attr.Name); !ok {
			return
		}
	}
	if v.kind == kindInstance {
		f.add(v.resource.address)
	}
}

func (f *finder) variable(i *instance, name string, depth int) {
	if i.parent == nil || !f.first(i.join("var."+name)) {
		return
	}
	if x := i.call.attr(name); x != nil {
		f.visit(x, i.args, depth+1)
	}
}

// output visits the expressions of an output: in the instance with the key, or in
// all.
func (f *finder) output(i *instance, name string, key *value, steps hcl.Traversal, depth int) {
	n, err := f.callOf(i, name)
	if err != nil || n == nil || len(steps) == 0 {
		return
	}
	attr, ok := steps[0].(hcl.TraverseAttr)
	if !ok {
		return
	}
	for at, child := range n.instances {
		if key != nil && n.expansion.names[at] != nil && equal(n.expansion.names[at], key) == no {
			continue
		}
		out := child.config.outputs[attr.Name]
		if out == nil || !f.first(child.join("output."+attr.Name)) {
			continue
		}
		if x := out.attr("value"); x != nil {
			f.visit(x, child.scope(), depth+1)
		}
	}
}
