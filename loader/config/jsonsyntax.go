package config

import (
	"errors"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

// jsonReader turns the JSON syntax of configuration,
// https://developer.hashicorp.com/terraform/language/syntax/json, into that of HCL.
type jsonReader struct {
	*evaluator
	file *source.File
	// literal reads strings as they are, as variable files have them.
	literal bool
}

// parseJSON reads a .tf.json file.
func (e *evaluator) parseJSON(file *source.File) *hclsyntax.Body {
	r := jsonReader{evaluator: e, file: file}
	root := r.parse()
	body := emptyBody()
	for _, object := range objects(root) {
		for i := range object.Members {
			r.top(body, &object.Members[i])
		}
	}
	return body
}

// parseJSONVars reads a .tfvars.json file.
func (e *evaluator) parseJSONVars(file *source.File) *hclsyntax.Body {
	r := jsonReader{evaluator: e, file: file, literal: true}
	body := emptyBody()
	if root := r.parse(); root != nil {
		for i := range root.Members {
			r.attribute(body, &root.Members[i])
		}
	}
	return body
}

func emptyBody() *hclsyntax.Body { return &hclsyntax.Body{Attributes: hclsyntax.Attributes{}} }

func (r *jsonReader) parse() *jsontree.Node {
	root, _, err := jsontree.Parse(r.file.Bytes, maxNesting)
	if err != nil {
		at := r.file.Range(0, 0)
		if syntax, ok := errors.AsType[*jsontree.SyntaxError](err); ok {
			at = r.file.Range(syntax.Offset, syntax.End)
		}
		r.report(model.SeverityError, at, "malformed JSON", err.Error())
	}
	return root
}

func (r *jsonReader) rng(start, end int) hcl.Range {
	m := r.file.Range(start, end)
	return hcl.Range{
		Filename: m.File,
		Start:    hcl.Pos{Line: m.Start.Line, Column: m.Start.Column, Byte: m.Start.Byte},
		End:      hcl.Pos{Line: m.End.Line, Column: m.End.Column, Byte: m.End.Byte},
	}
}

// objects returns an object, or those in an array.
func objects(n *jsontree.Node) []*jsontree.Node {
	switch {
	case n == nil:
		return nil
	case n.Kind == jsontree.Object:
		return []*jsontree.Node{n}
	case n.Kind == jsontree.Array:
		var out []*jsontree.Node
		for _, elem := range n.Elements {
			out = append(out, objects(elem)...)
		}
		return out
	default:
		return nil
	}
}

// labels is how many labels the blocks at the top have.
func labels(typ string) int {
	switch typ {
	case "resource", "data", "ephemeral":
		return 2
	case "variable", "output", "module", "provider", "check":
		return 1
	default:
		return 0
	}
}

func (r *jsonReader) top(into *hclsyntax.Body, m *jsontree.Member) {
	if m.Name == commentKey {
		return
	}
	r.labeled(into, m.Name, nil, m, labels(m.Name))
}

// commentKey is the member whose value JSON syntax ignores.
const commentKey = "//"

// labeled descends through the labels of a block.
func (r *jsonReader) labeled(into *hclsyntax.Body, typ string, names []string, m *jsontree.Member, missing int) {
	for _, object := range objects(m.Value) {
		if missing == 0 {
			into.Blocks = append(into.Blocks, r.block(typ, names, m, object))
			continue
		}
		for i := range object.Members {
			inner := &object.Members[i]
			if inner.Name == commentKey {
				continue
			}
			r.labeled(into, typ, slices.Concat(names, []string{inner.Name}), inner, missing-1)
		}
	}
}

// block makes a block. Its header is the name of the member that holds it.
func (r *jsonReader) block(typ string, names []string, m *jsontree.Member, object *jsontree.Node) *hclsyntax.Block {
	b := &hclsyntax.Block{
		Type: typ, Labels: names, Body: emptyBody(),
		TypeRange:       r.rng(m.NameStart, m.NameEnd),
		OpenBraceRange:  r.rng(object.Start, object.Start+1),
		CloseBraceRange: r.rng(max(object.End-1, object.Start), object.End),
	}
	for i := range object.Members {
		inner := &object.Members[i]
		switch {
		case inner.Name == commentKey:
		case r.isAttribute(typ, inner):
			r.attribute(b.Body, inner)
		case inner.Name == "dynamic":
			r.labeled(b.Body, "dynamic", nil, inner, 1)
		case typ == "check" && inner.Name == "data":
			r.labeled(b.Body, "data", nil, inner, 2)
		default:
			r.labeled(b.Body, inner.Name, nil, inner, 0)
		}
	}
	return b
}

// isAttribute tells attributes from nested blocks, which look alike without the
// schema of the resource: a block is an object or a list of objects, and a map is
// one of the few arguments known as such.
func (r *jsonReader) isAttribute(typ string, m *jsontree.Member) bool {
	switch typ {
	case "locals", "variable", "output", "module":
		return m.Name != "validation" && m.Name != "precondition"
	}
	switch m.Name {
	case "dynamic", "content", "statement", "principals", "not_principals", "condition", "lifecycle", "provisioner":
		return false
	case "tags", "tags_all", "triggers", "triggers_replace", "keepers", "vars", "metadata", "variables", "arguments",
		"default_arguments", "connection_properties", "stage_variables", "request_parameters", "response_parameters",
		"request_templates", "input", "inputs", "encryption_context", "labels", "headers", "environment_variables",
		"for_each", "count", "depends_on", "parameters":
		return typ != "data" || m.Name != "parameters"
	}
	switch m.Value.Kind {
	case jsontree.Object:
		return false
	case jsontree.Array:
		for _, elem := range m.Value.Elements {
			if elem.Kind != jsontree.Object {
				return true
			}
		}
		return len(m.Value.Elements) == 0
	default:
		return true
	}
}

func (r *jsonReader) attribute(into *hclsyntax.Body, m *jsontree.Member) {
	if m.Value.Kind == jsontree.Invalid || m.Name == commentKey {
		return
	}
	attr := &hclsyntax.Attribute{
		Name:      m.Name,
		NameRange: r.rng(m.NameStart, m.NameEnd),
		SrcRange:  r.rng(m.NameStart, m.Value.End),
	}
	if m.Name == "depends_on" {
		attr.Expr = r.references(m.Value)
	} else {
		attr.Expr = r.expression(m.Value)
	}
	into.Attributes[m.Name] = attr
}

// references reads a list of references, which stand in quotes.
func (r *jsonReader) references(n *jsontree.Node) hclsyntax.Expression {
	out := &hclsyntax.TupleConsExpr{SrcRange: r.rng(n.Start, n.End), OpenRange: r.rng(n.Start, n.Start)}
	for _, elem := range n.Elements {
		if elem.Kind != jsontree.String || nesting([]byte(elem.Text)) > maxBrackets {
			continue
		}
		at := r.rng(elem.Start+1, elem.End)
		if x, diags := hclsyntax.ParseExpression([]byte(elem.Text), at.Filename, at.Start); !diags.HasErrors() {
			out.Exprs = append(out.Exprs, x)
		}
	}
	return out
}

func (r *jsonReader) expression(n *jsontree.Node) hclsyntax.Expression {
	rng := r.rng(n.Start, n.End)
	switch n.Kind {
	case jsontree.Object:
		x := &hclsyntax.ObjectConsExpr{SrcRange: rng, OpenRange: rng}
		for i := range n.Members {
			m := &n.Members[i]
			if m.Value.Kind == jsontree.Invalid {
				continue
			}
			x.Items = append(x.Items, hclsyntax.ObjectConsItem{
				KeyExpr:   r.template(m.Name, m.NameStart, m.NameEnd),
				ValueExpr: r.expression(m.Value),
			})
		}
		return x
	case jsontree.Array:
		x := &hclsyntax.TupleConsExpr{SrcRange: rng, OpenRange: rng}
		for _, elem := range n.Elements {
			x.Exprs = append(x.Exprs, r.expression(elem))
		}
		return x
	case jsontree.String:
		return r.template(n.Text, n.Start, n.End)
	case jsontree.Number:
		v, err := cty.ParseNumberVal(n.Text)
		if err != nil || len(n.Text) > maxNumber {
			return r.template(n.Text, n.Start, n.End)
		}
		return &hclsyntax.LiteralValueExpr{Val: v, SrcRange: rng}
	case jsontree.Bool:
		return &hclsyntax.LiteralValueExpr{Val: cty.BoolVal(n.Text == "true"), SrcRange: rng}
	default:
		return &hclsyntax.LiteralValueExpr{Val: cty.NullVal(cty.DynamicPseudoType), SrcRange: rng}
	}
}

// template reads a string, which is a template.
func (r *jsonReader) template(text string, start, end int) hclsyntax.Expression {
	rng := r.rng(start, end)
	if r.literal || !strings.Contains(text, "${") && !strings.Contains(text, "%{") {
		inner := r.rng(start+1, max(start+1, end-1))
		lit := &hclsyntax.LiteralValueExpr{Val: cty.StringVal(text), SrcRange: inner}
		return &hclsyntax.TemplateExpr{Parts: []hclsyntax.Expression{lit}, SrcRange: rng}
	}
	lit := newLiteral(r.file, r.rng(start+1, max(start+1, end-1)), text, true)
	whole := str(text).at(&origin{
		rng: rangeOf(rng), spans: []span{{start: 0, end: len(text), literal: lit}},
	})
	x, err := r.parseTemplate(whole)
	if err != nil {
		r.report(model.SeverityError, rangeOf(rng), "malformed template", err.Error())
		return &hclsyntax.ExprSyntaxError{SrcRange: rng}
	}
	switch x := x.(type) {
	case *hclsyntax.TemplateExpr:
		return &hclsyntax.TemplateExpr{Parts: x.Parts, SrcRange: rng}
	case *hclsyntax.TemplateWrapExpr:
		return &hclsyntax.TemplateWrapExpr{Wrapped: x.Wrapped, SrcRange: rng}
	default:
		return x
	}
}
