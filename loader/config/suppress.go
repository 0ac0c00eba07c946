package config

import (
	"bytes"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

// pending is a suppression until it is known in which instances of modules it
// stands.
type pending struct {
	model.Suppression
	module *module
	// call is the module call of an ignore-module.
	call string
}

// suppress reads the suppressions in the comments of a file.
func (e *evaluator) suppress(m *module, body *hclsyntax.Body, file *source.File) {
	if !bytes.Contains(file.Bytes, []byte(directiveWord)) {
		return
	}
	if strings.HasSuffix(file.Name, ".json") {
		e.suppressJSON(m, file)
		return
	}
	tokens, _ := hclsyntax.LexConfig(file.Bytes, file.Name, hcl.InitialPos)
	var nodes *layout
	for i, token := range tokens {
		if token.Type != hclsyntax.TokenComment {
			continue
		}
		start := token.Range.Start.Byte
		for _, found := range directives(file, start, token.Range.End.Byte) {
			if nodes == nil {
				nodes = newLayout(body)
			}
			e.place(m, found, nodes.target(tokens, i), file)
		}
	}
}

// place completes a directive with what it covers.
func (e *evaluator) place(m *module, d directive, covered target, file *source.File) {
	if d.problem != "" {
		e.report(model.SeverityWarning, d.Range, "suppression is malformed: "+d.problem, directiveHelp)
		return
	}
	p := pending{Suppression: d.Suppression, module: m}
	switch d.Scope {
	case scopeFile:
		p.Covers = file.Whole()
	case scopeModule:
		if covered.module == "" {
			e.report(model.SeverityWarning, d.Range, "ignore-module covers no module call",
				"write it in the line above a module block")
			return
		}
		p.call, p.Covers = covered.module, covered.rng
	default:
		if covered.rng.IsZero() {
			e.report(model.SeverityWarning, d.Range, "suppression covers nothing",
				"write it at the end of a line, or in the line above what it is about")
			return
		}
		p.Covers = covered.rng
	}
	e.pending = append(e.pending, p)
}

// target is what a comment covers.
type target struct {
	rng model.Range
	// module is the name of a module call.
	module string
}

// layout knows where the parts of a file start.
type layout struct {
	// byStart holds the largest part that starts at an offset.
	byStart map[int]target
}

func newLayout(body *hclsyntax.Body) *layout {
	l := &layout{byStart: map[int]target{}}
	for _, b := range body.Blocks {
		if b.Type == "module" && len(b.Labels) == 1 {
			l.add(b.Range(), b.Labels[0])
		}
	}
	//nolint:errcheck // the visitor reports nothing
	hclsyntax.VisitAll(body, func(n hclsyntax.Node) hcl.Diagnostics {
		switch n := n.(type) {
		case *hclsyntax.Body:
		case *hclsyntax.Block:
			l.add(hcl.RangeBetween(n.TypeRange, n.CloseBraceRange), "")
		case *hclsyntax.Attribute:
			l.add(n.SrcRange, "")
		case *hclsyntax.ObjectConsExpr:
			l.add(n.SrcRange, "")
			for _, item := range n.Items {
				l.add(hcl.RangeBetween(item.KeyExpr.Range(), item.ValueExpr.Range()), "")
			}
		case hclsyntax.Expression:
			l.add(n.Range(), "")
		}
		return nil
	})
	return l
}

func (l *layout) add(r hcl.Range, module string) {
	old, ok := l.byStart[r.Start.Byte]
	rng := rangeOf(r)
	if !ok || old.rng.End.Byte < rng.End.Byte || module != "" {
		l.byStart[r.Start.Byte] = target{rng: rng, module: module}
	}
}

// target returns what the comment at an index covers: the part that the line begins
// with when something stands in front of it, and what comes next otherwise.
func (l *layout) target(tokens hclsyntax.Tokens, i int) target {
	line := tokens[i].Range.Start.Line
	first := -1
	for j := i - 1; j >= 0 && tokens[j].Range.End.Line >= line; j-- {
		if tokens[j].Type != hclsyntax.TokenNewline && tokens[j].Type != hclsyntax.TokenComment &&
			tokens[j].Range.Start.Line == line {
			first = j
		}
	}
	if first < 0 {
		first = nextToken(tokens, i+1)
	}
	if first < 0 {
		return target{}
	}
	// A line may begin with brackets that close what came before.
	for j := first; j < len(tokens); j++ {
		if found, ok := l.byStart[tokens[j].Range.Start.Byte]; ok {
			return found
		}
		if j > first && tokens[j].Type == hclsyntax.TokenNewline {
			break
		}
	}
	return target{}
}

// nextToken returns the next token that is neither white space nor comment.
func nextToken(tokens hclsyntax.Tokens, from int) int {
	i := slices.IndexFunc(tokens[from:], func(t hclsyntax.Token) bool {
		return t.Type != hclsyntax.TokenNewline && t.Type != hclsyntax.TokenComment
	})
	if i < 0 || tokens[from+i].Type == hclsyntax.TokenEOF {
		return -1
	}
	return from + i
}

// suppressJSON reads the suppressions in the "//" members of a JSON file. They
// cover the object that they stand in.
func (e *evaluator) suppressJSON(m *module, file *source.File) {
	root, _, err := jsontree.Parse(file.Bytes, maxNesting)
	if err != nil && root == nil {
		return
	}
	var walk func(n *jsontree.Node, path []string)
	walk = func(n *jsontree.Node, path []string) {
		for _, elem := range n.Elements {
			walk(elem, path)
		}
		for _, member := range n.Members {
			if member.Name != commentKey {
				walk(member.Value, slices.Concat(path, []string{member.Name}))
				continue
			}
			covered := target{rng: file.Range(n.Start, n.End)}
			if len(path) == 2 && path[0] == "module" {
				covered.module = path[1]
			}
			for _, comment := range append([]*jsontree.Node{member.Value}, member.Value.Elements...) {
				if comment.Kind != jsontree.String {
					continue
				}
				for _, found := range directivesIn(comment.Text, file.Range(comment.Start, comment.End)) {
					e.place(m, found, covered, file)
				}
			}
		}
	}
	walk(root, nil)
}

// finishSuppressions ties the suppressions to the instances of the modules in which
// they stand.
func (e *evaluator) finishSuppressions() {
	byModule := map[*module][]*instance{}
	var walk func(i *instance)
	walk = func(i *instance) {
		byModule[i.config] = append(byModule[i.config], i)
		for _, name := range i.config.callOrder {
			if n := i.calls[name]; n != nil {
				for _, child := range n.instances {
					walk(child)
				}
			}
		}
	}
	walk(e.root)
	for _, p := range e.pending {
		instances := byModule[p.module]
		p.ThirdParty = len(instances) > 0 &&
			!slices.ContainsFunc(instances, func(i *instance) bool { return !i.thirdParty })
		if p.call == "" {
			e.suppressions = append(e.suppressions, p.Suppression)
			continue
		}
		for _, i := range instances {
			s := p.Suppression
			s.Module = i.join("module." + p.call)
			e.suppressions = append(e.suppressions, s)
		}
	}
}
