package config

import (
	"maps"
	"path"
	"slices"
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
	if len(b.Labels) == 1 {
		e.declareNamed(m, b)
		return
	}
	switch {
	case b.Type == "locals":
		for _, attr := range ordered(b.Body.Attributes) {
			if old, ok := m.locals[attr.Name]; ok {
				e.duplicate("local value "+quote(attr.Name), attr.NameRange, old.NameRange)
				continue
			}
			m.locals[attr.Name] = attr
		}
	case resourceKey(b) != "":
		e.file(m.resources, &m.order, resourceKey(b), b)
	}
}

// declareNamed files a block with one label.
func (e *evaluator) declareNamed(m *module, b *hclsyntax.Block) {
	name := b.Labels[0]
	switch b.Type {
	case "variable":
		if old, ok := m.variables[name]; ok {
			e.duplicate("variable "+quote(name), b.DefRange(), old.DefRange())
			return
		}
		m.variables[name] = &variable{block: newBlock(b), nullable: true}
	case "output":
		e.file(m.outputs, nil, name, b)
	case "module":
		e.file(m.calls, &m.callOrder, name, b)
	case "provider":
		m.providers = append(m.providers, newBlock(b))
	case "check":
		for _, inner := range b.Body.Blocks {
			if key := resourceKey(inner); strings.HasPrefix(key, "data.") {
				e.file(m.resources, &m.order, key, inner)
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
		maps.Copy(m.locals, b.Body.Attributes)
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
	b.attrs = maps.Clone(b.attrs)
	maps.Copy(b.attrs, body.Attributes)
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
	b.blocks = slices.Concat(blocks, body.Blocks)
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
