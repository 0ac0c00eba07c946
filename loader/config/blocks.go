package config

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// made is a nested block after dynamic blocks were expanded.
type made struct {
	*hclsyntax.Block
	name  string
	scope *scope
	maybe []string
}

// expandBlocks returns the nested blocks, those of dynamic blocks included.
func (e *evaluator) expandBlocks(blocks []*hclsyntax.Block, s *scope) []made {
	var out []made
	for _, b := range blocks {
		if b.Type != "dynamic" || len(b.Labels) != 1 {
			out = append(out, made{Block: b, name: b.Type, scope: s})
			continue
		}
		out = append(out, e.dynamic(b, s)...)
	}
	return out
}

// dynamic expands a dynamic block,
// https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks.
func (e *evaluator) dynamic(b *hclsyntax.Block, s *scope) []made {
	name := b.Labels[0]
	var content *hclsyntax.Block
	for _, inner := range b.Body.Blocks {
		if inner.Type == "content" {
			content = inner
		}
	}
	each, ok := b.Body.Attributes["for_each"]
	if content == nil || !ok {
		return nil
	}
	iterator := name
	if attr, ok := b.Body.Attributes["iterator"]; ok {
		if word := wordOf(attr.Expr); word != "" {
			iterator = word
		}
	}
	block := &hclsyntax.Block{
		Type: name, Body: content.Body, TypeRange: content.TypeRange,
		OpenBraceRange: content.OpenBraceRange, CloseBraceRange: content.CloseBraceRange,
	}
	coll := e.known(each.Expr, s)
	if coll.isNull() {
		return nil
	}
	if unknown, ok := coll.unknown(); ok {
		pair := object(
			member{name: "key", val: token(unknown + "[*].key")}, member{name: "value", val: token(unknown + "[*]")},
		)
		return []made{{Block: block, name: name, scope: s.bind(iterator, pair, "*"), maybe: causes(coll)}}
	}
	pairs, ok, err := e.iterate(coll)
	if err != nil || !ok || len(pairs) > maxElements {
		e.complain(each.Expr, fail(each.Expr.Range(), "the value can't be iterated over"))
		return nil
	}
	out := make([]made, 0, len(pairs))
	for _, p := range pairs {
		pair := object(member{name: "key", val: p.key}, member{name: "value", val: p.val.surely()})
		out = append(out, made{Block: block, name: name, scope: s.bind(iterator, pair, tagOf(p.key)), maybe: p.maybe})
	}
	return out
}

// ordered returns attributes as they are written.
func ordered(attrs map[string]*hclsyntax.Attribute) []*hclsyntax.Attribute {
	out := make([]*hclsyntax.Attribute, 0, len(attrs))
	for _, attr := range attrs {
		out = append(out, attr)
	}
	slices.SortFunc(out, func(a, b *hclsyntax.Attribute) int {
		return cmp.Or(
			strings.Compare(a.NameRange.Filename, b.NameRange.Filename),
			a.NameRange.Start.Byte-b.NameRange.Start.Byte,
			strings.Compare(a.Name, b.Name),
		)
	})
	return out
}

// blockValues returns the nested blocks of a type as a list of objects, nil if
// there are none.
func (e *evaluator) blockValues(blocks []*hclsyntax.Block, name string, s *scope) *value {
	relevant := false
	for _, b := range blocks {
		relevant = relevant || blockName(b) == name
	}
	if !relevant {
		return nil
	}
	elems := []*value{}
	for _, m := range e.expandBlocks(blocks, s) {
		if m.name == name {
			elems = append(elems, e.blockObject(m))
		}
	}
	return tuple(elems...)
}

func (e *evaluator) blockObject(m made) *value {
	var members []member
	for _, attr := range ordered(m.Body.Attributes) {
		members = append(members, member{name: attr.Name, key: written(attr.NameRange), val: e.known(attr.Expr, m.scope)})
	}
	seen := map[string]bool{}
	for _, b := range m.Body.Blocks {
		name := blockName(b)
		if seen[name] {
			continue
		}
		seen[name] = true
		members = append(members, member{name: name, val: e.blockValues(m.Body.Blocks, name, m.scope)})
	}
	return object(members...).at(written(m.DefRange())).perhaps(m.maybe...)
}
