package document

import (
	"bytes"
	"cmp"
	"errors"
	"strings"

	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

// parser fills one policy.
type parser struct {
	text   []byte
	opts   Options
	locate Locator
	// pointers is set when locate wants JSON pointers, which cost.
	pointers bool
	policy   *model.Policy
	diags    model.Diagnostics
	// variables is set when the version switches policy variables on.
	variables bool
	// statement is the index of the statement at hand, -1 outside.
	statement int
	paths     paths
	// bounds holds where in the text each statement is.
	bounds [][2]int
	// encoded counts the JSON strings around the text.
	encoded int
}

// maxEncoded bounds how often a document inside a string is unpacked.
const maxEncoded = 3

// parse reads the text, which is the whole document or one inside a string.
func (p *parser) parse() {
	root, end, err := jsontree.Parse(p.text, maxDepth)
	if err != nil {
		p.syntaxError(err)
	} else {
		p.trailing(end)
	}
	if root == nil {
		root = &jsontree.Node{End: len(p.text)}
	}
	doc, where := p.unwrap(root, &path{})
	if doc.Kind == jsontree.String && holdsJSON(doc.Text) && p.inside(doc, where) {
		return
	}
	p.policy.Range = p.place(where, doc)
	if doc == root && p.encoded == 0 {
		p.policy.Range = p.place(where, &jsontree.Node{End: len(p.text)})
	}
	if p.policy.Header.IsZero() {
		p.policy.Header = p.header(where, doc)
	}
	p.policy.Size = measure(p.text, doc, doc == root)
	p.top(doc, where)
	p.characters(root)
}

// inside goes on with the document inside a string and reports whether that was
// done.
func (p *parser) inside(doc *jsontree.Node, where *path) bool {
	if where.parent == nil {
		p.anomaly(AnomalyDoubleEncoded, where, "", "", p.place(where, doc))
		if _, _, err := jsontree.Parse([]byte(doc.Text), maxDepth); err != nil || p.encoded >= maxEncoded {
			// A string is refused whatever it holds.
			p.policy.Incomplete = append(p.policy.Incomplete, "encoded text")
			return false
		}
	}
	if p.encoded >= maxEncoded {
		return false
	}
	p.descend(doc, where)
	p.parse()
	return true
}

// holdsJSON reports whether a string looks like a document of its own.
func holdsJSON(s string) bool {
	s = strings.TrimLeft(s, " \t\r\n")
	return strings.HasPrefix(s, "{") || strings.HasPrefix(s, "[")
}

// descend goes on with the document inside the string at where.
func (p *parser) descend(doc *jsontree.Node, where *path) {
	inner, offsets, err := jsontree.Unquote(p.text[doc.Start:doc.End])
	if err != nil {
		inner = []byte(doc.Text)
	}
	outer, pointer, base := p.locate, where.pointer(), doc.Start
	p.locate = func(_ string, _ bool, start, end int) model.Range {
		return outer(pointer, false, base+offsets.At(start), base+offsets.At(end))
	}
	p.text = inner
	p.encoded++
}

// leading records what stands before the document.
func (p *parser) leading() {
	root := &path{}
	if p.raw() && p.opts.File.Encoding == source.UTF8BOM {
		p.anomaly(AnomalyByteOrderMark, root, "", "", p.textRange(0, 0))
	}
	trimmed := bytes.TrimLeft(p.text, " \t\r\n\ufeff")
	n := len(p.text) - len(trimmed)
	switch {
	case len(trimmed) == 0:
		p.anomaly(AnomalyEmpty, root, "", "", p.textRange(0, len(p.text)))
	case n > 0 && bytes.ContainsRune(p.text[:n], '\ufeff'):
		p.anomaly(AnomalyByteOrderMark, root, "", "", p.textRange(0, n))
	case n > 0:
		p.anomaly(AnomalyLeadingSpace, root, "", "", p.textRange(0, n))
	}
	if bytes.HasPrefix(trimmed, []byte(`{\`)) {
		p.anomaly(AnomalyDoubleEncoded, root, "", "", p.textRange(n, n+len(`{\`)))
	}
}

// fileName returns a text that is the name of a document rather than one.
func fileName(text []byte) string {
	text = bytes.TrimSpace(text)
	if bytes.ContainsAny(text, " \t\r\n{}[]\"") || !bytes.HasSuffix(bytes.ToLower(text), []byte(".json")) {
		return ""
	}
	return string(text)
}

func (p *parser) trailing(end int) {
	rest := bytes.TrimSpace(p.text[end:])
	if len(rest) == 0 {
		return
	}
	start := end + bytes.Index(p.text[end:], rest)
	p.anomaly(AnomalyTrailingData, &path{}, "", "", p.textRange(start, start+len(rest)))
	p.diags = append(p.diags, model.Diagnostic{
		Severity: model.SeverityWarning,
		Summary:  "the policy document is followed by other text, which AWS refuses",
		Subject:  p.textRange(start, start),
	})
}

func (p *parser) syntaxError(err error) {
	var syntax *jsontree.SyntaxError
	if !errors.As(err, &syntax) {
		syntax = &jsontree.SyntaxError{Problem: err.Error(), Open: -1}
	}
	where := p.textRange(syntax.Offset, syntax.End)
	detail := ""
	if syntax.Expected != "" {
		detail = "expected " + syntax.Expected
	}
	if p.opts.File != nil {
		if hint := p.opts.File.Hint(); hint != "" {
			detail = strings.TrimPrefix(detail+"; "+hint, "; ")
		}
	}
	anomaly := p.anomaly(AnomalySyntax, &path{}, fileName(p.text), syntax.Error(), where)
	if syntax.Open >= 0 {
		open := p.textRange(syntax.Open, syntax.Open+1)
		anomaly.Related = &open
	}
	p.policy.Incomplete = append(p.policy.Incomplete, "syntax error")
	p.diags = append(p.diags, model.Diagnostic{
		Severity: model.SeverityError,
		Summary:  "the policy is not valid JSON: " + syntax.Problem,
		Detail:   detail,
		Subject:  where,
	})
}

// raw reports whether the text is all of File.
func (p *parser) raw() bool { return p.opts.File != nil && p.opts.Locate == nil }

// name is what helps to guess the kind.
func (p *parser) name() string {
	if p.opts.File == nil {
		return p.opts.Name
	}
	return cmp.Or(p.opts.Name, p.opts.File.Name)
}

// header returns one line to point at for the document.
func (p *parser) header(where *path, doc *jsontree.Node) model.Range {
	r := p.place(where, doc)
	if !p.raw() || r.Start.Line == r.End.Line {
		return r
	}
	line := p.opts.File.Line(r.Start.Byte)
	return model.Range{File: r.File, Start: r.Start, End: line.End}
}

// textRange locates a piece of the text that is no element.
func (p *parser) textRange(start, end int) model.Range {
	if r := p.locate("", false, start, end); !r.IsZero() {
		return r
	}
	return p.opts.Header
}

// place locates a value. A value without a place of its own is where its parent is.
func (p *parser) place(where *path, n *jsontree.Node) model.Range {
	for w := where; ; w = w.parent {
		pointer := ""
		if p.pointers {
			pointer = w.pointer()
		}
		if r := p.locate(pointer, false, n.Start, n.End); !r.IsZero() {
			return r
		}
		if !p.pointers || w.parent == nil {
			return p.opts.Header
		}
	}
}

// placeName locates the name of a member.
func (p *parser) placeName(where *path, m *jsontree.Member) model.Range {
	pointer := ""
	if p.pointers {
		pointer = where.pointer()
	}
	if r := p.locate(pointer, true, m.NameStart, m.NameEnd); !r.IsZero() {
		return r
	}
	return p.place(where, m.Value)
}

// span joins the places of a name and its value.
func span(name, value model.Range) model.Range {
	if name.File != value.File || name.Start.Byte > value.End.Byte {
		return value
	}
	return model.Range{File: name.File, Start: name.Start, End: value.End}
}

// suggest looks for what may be meant, unless nobody will hear of it.
func (p *parser) suggest(find func() string) string {
	if len(p.policy.Anomalies) >= maxAnomalies {
		return ""
	}
	return find()
}

// anomaly records a fact and returns it to be completed.
func (p *parser) anomaly(kind string, where *path, name, detail string, r model.Range) *model.Anomaly {
	switch n := len(p.policy.Anomalies); {
	case n > maxAnomalies:
		return &model.Anomaly{}
	case n == maxAnomalies:
		kind, name, detail = AnomalyTooMany, "", ""
	}
	p.policy.Anomalies = append(p.policy.Anomalies, model.Anomaly{
		Kind: kind, Path: where.String(), Statement: p.statement, Name: name, Detail: detail, Range: r,
	})
	return &p.policy.Anomalies[len(p.policy.Anomalies)-1]
}
