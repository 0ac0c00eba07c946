package config

import (
	"path"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/lint403/lint403/loader/model"
)

// module is the configuration in one directory.
type module struct {
	dir       string
	variables map[string]*variable
	locals    map[string]*hclsyntax.Attribute
	outputs   map[string]*block
	// resources are managed resources ("TYPE.NAME"), data sources ("data.TYPE.NAME")
	// and ephemeral ones, in order of appearance.
	resources map[string]*block
	order     []string
	calls     map[string]*block
	callOrder []string
	providers []*block
}

// block is a block with what overrides replaced in it.
type block struct {
	*hclsyntax.Block
	attrs  map[string]*hclsyntax.Attribute
	blocks []*hclsyntax.Block
}

func newBlock(b *hclsyntax.Block) *block {
	return &block{Block: b, attrs: b.Body.Attributes, blocks: b.Body.Blocks}
}

func (b *block) attr(name string) hclsyntax.Expression {
	if a, ok := b.attrs[name]; ok {
		return a.Expr
	}
	return nil
}

// nested returns the blocks of a type.
func (b *block) nested(typ string) []*hclsyntax.Block {
	var out []*hclsyntax.Block
	for _, n := range b.blocks {
		if n.Type == typ {
			out = append(out, n)
		}
	}
	return out
}

// variable is an input variable.
type variable struct {
	*block
	typ      *typeSpec
	nullable bool
}

func join(dir, name string) string { return path.Join(dir, name) }

// loadModule reads the configuration in a directory, once.
func (e *evaluator) loadModule(dir string) (*module, error) {
	dir = path.Clean(dir)
	if m, ok := e.modules[dir]; ok {
		return m, nil
	}
	primary, overrides, err := e.configFiles(dir)
	if err != nil {
		return nil, err
	}
	m := &module{
		dir:       dir,
		variables: map[string]*variable{},
		locals:    map[string]*hclsyntax.Attribute{},
		outputs:   map[string]*block{},
		resources: map[string]*block{},
		calls:     map[string]*block{},
	}
	e.modules[dir] = m
	for i, p := range e.parseFiles(append(primary, overrides...)) {
		if p.body == nil {
			continue
		}
		e.suppress(m, p.body, p.file)
		for _, b := range p.body.Blocks {
			if i < len(primary) {
				e.declare(m, b)
			} else {
				e.override(m, b)
			}
		}
	}
	for _, v := range m.variables {
		e.finishVariable(v)
	}
	return m, nil
}

// declare files a block of a module.
func (e *evaluator) declare(m *module, b *hclsyntax.Block) {
	switch {
	case b.Type == "locals" && len(b.Labels) == 0:
		for name, attr := range b.Body.Attributes {
			if old, ok := m.locals[name]; ok {
				e.duplicate("local value "+quote(name), attr.NameRange, old.NameRange)
				continue
			}
			m.locals[name] = attr
		}
	case b.Type == "variable" && len(b.Labels) == 1:
		if old, ok := m.variables[b.Labels[0]]; ok {
			e.duplicate("variable "+quote(b.Labels[0]), b.DefRange(), old.DefRange())
			return
		}
		m.variables[b.Labels[0]] = &variable{block: newBlock(b), nullable: true}
	case b.Type == "output" && len(b.Labels) == 1:
		e.file(m.outputs, nil, b.Labels[0], b)
	case b.Type == "module" && len(b.Labels) == 1:
		e.file(m.calls, &m.callOrder, b.Labels[0], b)
	case b.Type == "provider" && len(b.Labels) == 1:
		m.providers = append(m.providers, newBlock(b))
	default:
		if key := resourceKey(b); key != "" {
			e.file(m.resources, &m.order, key, b)
			return
		}
		if b.Type == "check" {
			for _, inner := range b.Body.Blocks {
				if key := resourceKey(inner); strings.HasPrefix(key, "data.") {
					e.file(m.resources, &m.order, key, inner)
				}
			}
		}
	}
}

// resourceKey returns the address of a resource in its module, "" for another
// block.
func resourceKey(b *hclsyntax.Block) string {
	if len(b.Labels) != 2 {
		return ""
	}
	switch b.Type {
	case "resource":
		return b.Labels[0] + "." + b.Labels[1]
	case "data", "ephemeral":
		return b.Type + "." + b.Labels[0] + "." + b.Labels[1]
	default:
		return ""
	}
}

func (e *evaluator) file(into map[string]*block, order *[]string, key string, b *hclsyntax.Block) {
	if old, ok := into[key]; ok {
		e.duplicate(b.Type+" "+quote(key), b.DefRange(), old.DefRange())
		return
	}
	into[key] = newBlock(b)
	if order != nil {
		*order = append(*order, key)
	}
}

func (e *evaluator) duplicate(what string, at, before hcl.Range) {
	e.report(model.SeverityError, rangeOf(at), "duplicate "+what,
		"it was declared at "+before.Filename+":"+position(before.Start)+" already; the first one counts")
}

// override replaces parts of what was declared,
// https://developer.hashicorp.com/terraform/language/files/override.
func (e *evaluator) override(m *module, b *hclsyntax.Block) {
	var target *block
	switch b.Type {
	case "locals":
		for name, attr := range b.Body.Attributes {
			m.locals[name] = attr
		}
		return
	case "terraform":
		return
	case "provider":
		for _, p := range m.providers {
			if p.Labels[0] == b.Labels[0] && aliasOf(p.attrs) == aliasOf(b.Body.Attributes) {
				target = p
			}
		}
	case "variable":
		if v := m.variables[label(b)]; v != nil {
			target = v.block
		}
	case "output":
		target = m.outputs[label(b)]
	case "module":
		target = m.calls[label(b)]
	default:
		target = m.resources[resourceKey(b)]
	}
	if target == nil {
		// Terraform refuses it; what it says is taken as a declaration.
		e.declare(m, b)
		return
	}
	target.replace(b.Body)
}

func label(b *hclsyntax.Block) string {
	if len(b.Labels) == 0 {
		return ""
	}
	return b.Labels[0]
}

// replace takes attributes, and all blocks of a type, from an override.
func (b *block) replace(body *hclsyntax.Body) {
	attrs := make(map[string]*hclsyntax.Attribute, len(b.attrs)+len(body.Attributes))
	for name, attr := range b.attrs {
		attrs[name] = attr
	}
	for name, attr := range body.Attributes {
		attrs[name] = attr
	}
	b.attrs = attrs
	replaced := map[string]bool{}
	for _, n := range body.Blocks {
		replaced[blockName(n)] = true
	}
	var blocks []*hclsyntax.Block
	for _, n := range b.blocks {
		if !replaced[blockName(n)] {
			blocks = append(blocks, n)
		}
	}
	b.blocks = append(blocks, body.Blocks...)
}

// blockName returns the type of block that a block makes; a dynamic block makes
// those it is named by.
func blockName(b *hclsyntax.Block) string {
	if b.Type == "dynamic" && len(b.Labels) == 1 {
		return b.Labels[0]
	}
	return b.Type
}

func aliasOf(attrs map[string]*hclsyntax.Attribute) string {
	a, ok := attrs["alias"]
	if !ok {
		return ""
	}
	return wordOf(a.Expr)
}

// wordOf returns a bare word, or one in quotes.
func wordOf(x hclsyntax.Expression) string {
	if t, ok := x.(*hclsyntax.TemplateExpr); ok && t.IsStringLiteral() {
		v, _ := t.Value(nil)
		return v.AsString()
	}
	return keyword(x)
}
