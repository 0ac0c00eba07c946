package config

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/lint403/lint403/loader/model"
)

// graph holds what depends on what: resources, locals, variables and outputs of all
// modules, as Terraform orders them. Evaluation does not need it, because everything
// is worked out when it is first asked for; it finds the cycles that Terraform
// refuses.
type graph struct {
	*evaluator
	nodes map[string]*vertex
	order []*vertex
	// Tarjan's algorithm.
	counter int
	stack   []*vertex
	cycles  [][]*vertex
}

type vertex struct {
	name  string
	at    hcl.Range
	inst  *instance
	exprs []hclsyntax.Expression
	next  []string

	index, low int
	onStack    bool
	self       bool
}

// findCycles reports the cycles of the configuration.
func (e *evaluator) findCycles() {
	g := &graph{evaluator: e, nodes: map[string]*vertex{}}
	g.addModule(e.root)
	for _, v := range g.order {
		g.connect(v)
	}
	for _, v := range g.order {
		if v.index == 0 && g.ctx.Err() == nil {
			g.visit(v)
		}
	}
	for _, cycle := range g.cycles {
		slices.SortFunc(cycle, func(a, b *vertex) int { return strings.Compare(a.name, b.name) })
		names := make([]string, len(cycle))
		for i, v := range cycle {
			names[i] = v.name
		}
		detail := strings.Join(names, ", ") + " depend on each other"
		if len(names) == 1 {
			detail = names[0] + " depends on itself"
		}
		e.report(model.SeverityError, rangeOf(cycle[0].at), "cycle", detail)
	}
}

func (g *graph) add(i *instance, name string, at hcl.Range, exprs ...hclsyntax.Expression) {
	v := &vertex{name: i.join(name), at: at, inst: i, exprs: exprs}
	g.nodes[v.name] = v
	g.order = append(g.order, v)
}

func (g *graph) addModule(i *instance) {
	for _, attr := range ordered(i.config.locals) {
		g.add(i, "local."+attr.Name, attr.NameRange, attr.Expr)
	}
	for name, v := range i.config.variables {
		// The value comes from the call, in the parent.
		var exprs []hclsyntax.Expression
		if i.parent != nil && i.call.attr(name) != nil {
			exprs = append(exprs, i.call.attr(name))
		}
		g.add(i, "var."+name, v.DefRange(), exprs...)
	}
	for name, b := range i.config.outputs {
		if x := b.attr("value"); x != nil {
			g.add(i, "output."+name, b.DefRange(), x)
		}
	}
	for _, key := range i.config.order {
		b := i.config.resources[key]
		g.add(i, key, b.DefRange(), expressions(b.attrs, b.blocks)...)
	}
	for _, name := range i.config.callOrder {
		if n := i.calls[name]; n != nil {
			for _, child := range n.instances {
				g.addModule(child)
			}
		}
	}
}

// expressions lists those of a block and of the blocks inside.
func expressions(attrs map[string]*hclsyntax.Attribute, blocks []*hclsyntax.Block) []hclsyntax.Expression {
	var out []hclsyntax.Expression
	for _, attr := range ordered(attrs) {
		if attr.Name != "provider" {
			out = append(out, attr.Expr)
		}
	}
	for _, b := range blocks {
		if b.Type != "lifecycle" && b.Type != "connection" && b.Type != "provisioner" {
			out = append(out, expressions(b.Body.Attributes, b.Body.Blocks)...)
		}
	}
	return out
}

// connect finds what a vertex depends on.
func (g *graph) connect(v *vertex) {
	i := v.inst
	if strings.HasPrefix(v.name, i.join("var.")) {
		i = i.parent
	}
	for _, x := range v.exprs {
		//nolint:errcheck // the visitor reports nothing
		hclsyntax.VisitAll(x, func(n hclsyntax.Node) hcl.Diagnostics {
			if t, ok := n.(*hclsyntax.ScopeTraversalExpr); ok {
				for _, name := range g.targets(i, t.Traversal) {
					if g.nodes[name] != nil && !slices.Contains(v.next, name) {
						v.next = append(v.next, name)
					}
				}
			}
			return nil
		})
	}
}

// targets names what a reference is about. A name that a for expression binds may
// look like a resource type, but is hardly ever one that is declared.
func (g *graph) targets(i *instance, t hcl.Traversal) []string {
	second, ok := attrName(t, 1)
	if !ok || i == nil {
		return nil
	}
	switch root := t.RootName(); root {
	case "var", "local":
		return []string{i.join(root + "." + second)}
	case "module":
		n := i.calls[second]
		if n == nil {
			return nil
		}
		var out []string
		for _, step := range t[2:] {
			attr, ok := step.(hcl.TraverseAttr)
			if !ok {
				continue
			}
			for _, child := range n.instances {
				out = append(out, child.join("output."+attr.Name))
			}
			break
		}
		return out
	default:
		name, _, ok := resourceOf(t)
		if !ok {
			return nil
		}
		return []string{i.join(name)}
	}
}

// visit finds the strongly connected parts from v on. The stack is kept by hand,
// because a chain of references can be long.
func (g *graph) visit(v *vertex) {
	type frame struct {
		v  *vertex
		at int
	}
	g.enterVertex(v)
	frames := []frame{{v: v}}
	for len(frames) > 0 {
		f := &frames[len(frames)-1]
		if f.at < len(f.v.next) {
			w := g.nodes[f.v.next[f.at]]
			f.at++
			switch {
			case w == f.v:
				f.v.self = true
			case w.index == 0:
				g.enterVertex(w)
				frames = append(frames, frame{v: w})
			case w.onStack:
				f.v.low = min(f.v.low, w.index)
			}
			continue
		}
		g.leaveVertex(f.v)
		frames = frames[:len(frames)-1]
		if len(frames) > 0 {
			parent := frames[len(frames)-1].v
			parent.low = min(parent.low, f.v.low)
		}
	}
}

func (g *graph) enterVertex(v *vertex) {
	g.counter++
	v.index, v.low, v.onStack = g.counter, g.counter, true
	g.stack = append(g.stack, v)
}

func (g *graph) leaveVertex(v *vertex) {
	if v.low != v.index {
		return
	}
	at := slices.Index(g.stack, v)
	part := slices.Clone(g.stack[at:])
	g.stack = g.stack[:at]
	for _, w := range part {
		w.onStack = false
	}
	if len(part) > 1 || v.self {
		g.cycles = append(g.cycles, part)
	}
}
