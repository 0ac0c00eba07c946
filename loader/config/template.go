package config

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/loader/symbol"
)

// textBuilder puts a string together and remembers where its parts are written.
type textBuilder struct {
	strings.Builder
	spans []span
}

// add appends text that is written at from.
func (b *textBuilder) add(text string, from *origin) {
	b.addPart(text, from, nil)
}

func (b *textBuilder) addPart(text string, from *origin, maybe []string) {
	if text == "" {
		return
	}
	start := b.Len()
	b.WriteString(text)
	b.spans = append(b.spans, span{start: start, end: b.Len(), from: from, maybe: maybe})
}

// literal appends text that stands in a file.
func (b *textBuilder) literal(l *literal) {
	if l.text == "" {
		return
	}
	start := b.Len()
	b.WriteString(l.text)
	b.spans = append(b.spans, span{start: start, end: b.Len(), literal: l})
}

// value returns the string as written at from.
func (b *textBuilder) value(from origin) *value {
	from.spans = b.spans
	return str(b.String()).at(&from)
}

func newLiteral(file *source.File, rng hcl.Range, text string, quoted bool) *literal {
	l := &literal{file: file, start: rng.Start.Byte, end: rng.End.Byte, text: text, quoted: quoted}
	if file != nil && l.start >= 0 && l.end <= len(file.Bytes) && l.start <= l.end {
		l.exact = string(file.Bytes[l.start:l.end]) == text
	}
	return l
}

// template evaluates a quoted string or heredoc.
func (e *evaluator) template(x *hclsyntax.TemplateExpr, s *scope) (*value, error) {
	file := e.text(x.SrcRange.Filename)
	quoted := file != nil && bytes.HasPrefix(file.Bytes[min(x.SrcRange.Start.Byte, len(file.Bytes)):], []byte{'"'})
	return e.parts(x.Parts, s, quoted, origin{rng: rangeOf(x.SrcRange), form: "heredoc"})
}

// parts puts the parts of a template together.
func (e *evaluator) parts(
	parts []hclsyntax.Expression, s *scope, quoted bool, from origin,
) (*value, error) {
	var b textBuilder
	for _, part := range parts {
		lit, ok := part.(*hclsyntax.LiteralValueExpr)
		var file *source.File
		if ok && isText(lit) {
			file = e.text(lit.SrcRange.Filename)
		}
		if file != nil {
			b.literal(newLiteral(file, lit.SrcRange, lit.Val.AsString(), quoted))
		} else {
			v, err := e.eval(part, s)
			if err != nil {
				return nil, err
			}
			piece, ok := e.interpolate(v, part, s)
			if !ok {
				return nil, fail(part.Range(), "the value can't be put into a string")
			}
			place := v.from
			if place == nil {
				place = written(part.Range())
			}
			b.addPart(piece, place, v.maybe)
		}
		if b.Len() > maxText {
			return nil, errLarge
		}
	}
	return b.value(from), e.grow(b.Len())
}

func isText(x *hclsyntax.LiteralValueExpr) bool {
	v := fromCty(x.Val)
	return v.kind == kindString
}

// interpolate returns the text of a value inside a string.
func (e *evaluator) interpolate(v *value, x hclsyntax.Expression, s *scope) (string, bool) {
	if v.unset != "" {
		return symbol.Token(v.unset), true
	}
	if piece, ok := text(v); ok {
		return piece, true
	}
	if v.isNull() {
		return "", false
	}
	if partly(v) || v.kind == kindInstance || v.kind == kindModule {
		return e.unknown(x, s).str, true
	}
	return "", false
}

// wrap evaluates "${X}", which has the value of X whatever its type.
func (e *evaluator) wrap(x *hclsyntax.TemplateWrapExpr, s *scope) (*value, error) {
	v, err := e.eval(x.Wrapped, s)
	if err != nil {
		return nil, err
	}
	// The quotes belong to what is written, if the value is written inside them.
	if v.from == nil || v.from.spans == nil && inside(v.from.rng, x.SrcRange) {
		v = v.at(written(x.SrcRange))
	}
	return v, nil
}

func inside(r model.Range, outer hcl.Range) bool {
	return r.File == outer.Filename && outer.Start.Byte <= r.Start.Byte && r.End.Byte <= outer.End.Byte
}

// templateJoin evaluates %{ for } in a template.
func (e *evaluator) templateJoin(x *hclsyntax.TemplateJoinExpr, s *scope) (*value, error) {
	v, err := e.eval(x.Tuple, s)
	if err != nil {
		return nil, err
	}
	if _, ok := v.unknown(); ok {
		return v, nil
	}
	var b textBuilder
	for _, elem := range v.elems {
		piece, ok := text(elem)
		if !ok {
			return nil, fail(x.Range(), "the value can't be put into a string")
		}
		b.addPart(piece, elem.from, elem.maybe)
		if b.Len() > maxText {
			return nil, errLarge
		}
	}
	return b.value(*written(x.Range())), e.grow(b.Len())
}

// render evaluates a text as a template, as templatefile does. Literal parts are
// where they are in the text.
func (e *evaluator) render(tmpl *value, s *scope, form string) (*value, error) {
	x, err := e.parseTemplate(tmpl)
	if err != nil {
		return nil, err
	}
	parts := []hclsyntax.Expression{x}
	if t, ok := x.(*hclsyntax.TemplateExpr); ok {
		parts = t.Parts
	}
	from := origin{form: form}
	if tmpl.from != nil {
		from.rng = tmpl.from.rng
	}
	v, err := e.parts(parts, s, false, from)
	if err != nil {
		return nil, err
	}
	return v, nil
}

// virtual is a text that came up during evaluation and was parsed. Ranges that
// name it are translated by evaluator.real.
type virtual struct {
	text *value
	file *source.File
	expr hclsyntax.Expression
	err  error
}

// virtualMark begins the name of a virtual file; no path can contain it.
const virtualMark = "\x00"

// parseTemplate parses a text as a template.
func (e *evaluator) parseTemplate(tmpl *value) (hclsyntax.Expression, error) {
	if v, ok := e.parsed[tmpl]; ok {
		return v.expr, v.err
	}
	name := virtualMark + strconv.Itoa(len(e.virtuals))
	v := &virtual{text: tmpl, file: source.New(name, []byte(tmpl.str))}
	e.parsed[tmpl], e.virtuals[name] = v, v
	switch {
	case nesting(v.file.Bytes) > maxBrackets:
		v.err = errLarge
	default:
		var diags hcl.Diagnostics
		v.expr, diags = hclsyntax.ParseTemplate(v.file.Bytes, name, hcl.InitialPos)
		if diags.HasErrors() {
			v.err = fail(*diags[0].Subject, "the template is malformed: %s", diags[0].Summary)
		}
	}
	return v.expr, v.err
}

// real translates a range into a virtual file to where that text is written.
func (e *evaluator) real(r model.Range) model.Range {
	for range maxDepth {
		v, ok := e.virtuals[r.File]
		if !ok {
			return r
		}
		if v.text.from == nil {
			return model.Range{}
		}
		r = v.text.from.locate(r.Start.Byte, r.End.Byte)
	}
	return model.Range{}
}
