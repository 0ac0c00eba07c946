package plan

import (
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/tf"
)

// statement is the JSON of a statement and where its parts come from: spans by
// pointer inside the statement, or the document that it was copied from.
type statement struct {
	sid    string
	json   []byte
	spans  map[string]model.Range
	origin func(inside string, name bool, start, end int) model.Range
	// maybe names what decides whether the statement is there at all.
	maybe []string
	// offset in the composed text.
	offset int
}

// render renders a document whose data source is read during apply.
func (r *reader) render(in *instance) *tf.Document {
	if doc, ok := r.renderings[in]; ok {
		return doc
	}
	if r.renderings == nil {
		r.renderings = map[*instance]*tf.Document{}
	}
	// A document that includes itself is refused by Terraform; stop here.
	r.renderings[in] = &tf.Document{Form: "document", Incomplete: []string{in.part("json")}}
	doc := r.compose(in)
	r.renderings[in] = doc
	return doc
}

func (r *reader) compose(in *instance) *tf.Document {
	p := &renderer{reader: r, in: in}
	for _, attr := range []string{"source_json", "source_policy_documents"} {
		p.include(attr)
	}
	p.own()
	for _, attr := range []string{"override_policy_documents", "override_json"} {
		p.include(attr)
	}
	return p.document()
}

// renderer composes the document of one data source.
type renderer struct {
	*reader
	in *instance

	statements []statement
	incomplete []string
	// maybe is what decides whether the documents that are being included are there.
	maybe []string
	// json and spans of the statement being written.
	json  []byte
	spans map[string]model.Range
}

// document writes the composed document.
func (p *renderer) document() *tf.Document {
	version, ok := p.attribute(p.in, "version")
	if !ok || version == "" {
		version = "2012-10-17"
	}
	text := append([]byte(nil), `{"Version":`...)
	text = quote(text, version)
	if id, ok := p.attribute(p.in, "policy_id"); ok && id != "" {
		text = quote(append(text, `,"Id":`...), id)
	}
	text = append(text, `,"Statement":[`...)
	var maybe map[string][]string
	for i := range p.statements {
		if i > 0 {
			text = append(text, ',')
		}
		p.statements[i].offset = len(text)
		text = append(text, p.statements[i].json...)
		if names := p.statements[i].maybe; names != nil {
			if maybe == nil {
				maybe = map[string][]string{}
			}
			maybe["/Statement/"+strconv.Itoa(i)] = names
		}
	}
	text = append(text, `]}`...)
	header := p.file.Range(p.in.head, p.text.skip(p.in.head))
	return &tf.Document{
		Text:       string(text),
		Form:       "document",
		Incomplete: p.incomplete,
		Maybe:      maybe,
		Locate:     locateStatements(p.statements, header),
		Header:     header,
	}
}

// locateStatements finds the range of a pointer, or that of the nearest element
// around it.
func locateStatements(statements []statement, header model.Range) func(string, bool, int, int) model.Range {
	return func(pointer string, name bool, start, end int) model.Range {
		rest, ok := strings.CutPrefix(pointer, "/Statement/")
		if !ok {
			return header
		}
		number, inside, _ := strings.Cut(rest, "/")
		i, err := strconv.Atoi(number)
		if err != nil || i < 0 || i >= len(statements) {
			return header
		}
		if inside != "" {
			inside = "/" + inside
		}
		if s := statements[i]; s.origin != nil {
			return s.origin(inside, name, start-s.offset, end-s.offset)
		}
		for {
			if found, ok := statements[i].spans[inside]; ok {
				return found
			}
			cut := strings.LastIndexByte(inside, '/')
			if cut < 0 {
				return header
			}
			inside = inside[:cut]
		}
	}
}

// add adds a statement. A Sid that is there already is overwritten, by an override
// and by the document's own statements.
func (p *renderer) add(s statement) {
	if s.sid != "" {
		same := func(o statement) bool { return o.sid == s.sid }
		if i := slices.IndexFunc(p.statements, same); i >= 0 && s.maybe == nil {
			p.statements[i] = s
			return
		}
	}
	p.statements = append(p.statements, s)
}

// include adds the statements of other documents. Those that are not known stand in
// the expression in the same order. When not even their number is known, they
// may or may not be there.
func (p *renderer) include(attr string) {
	values, unknown := p.text.member(p.in.values, attr), p.text.member(p.in.unknown, attr)
	if p.text.isTrue(unknown) {
		p.includeAny(attr)
		return
	}
	documents, open := []int{values}, []int{unknown}
	if p.text.isArray(values) || p.text.isArray(unknown) {
		documents, open = p.text.elements(values), p.text.elements(unknown)
	}
	holes := 0
	for _, hole := range open {
		if p.text.isTrue(hole) {
			holes++
		}
	}
	var found []leaf
	if holes > 0 {
		found = p.documents(attr)
	}
	next := 0
	for i := range max(len(documents), len(open)) {
		switch {
		case !p.text.isTrue(at(open, i)):
			if document := at(documents, i); p.text.string(document) != "" {
				p.split(p.known(document))
			}
		case len(found) == holes:
			p.includeLeaf(found[next])
			next++
		default:
			p.miss(p.in.part(attr + "." + strconv.Itoa(i)))
		}
	}
}

// includeAny adds what an argument refers to of which nothing else is known.
func (p *renderer) includeAny(attr string) {
	found := p.documents(attr)
	for _, l := range found {
		// One that count or for_each made is there because it is used.
		if len(found) > 1 && l.in.key == "" {
			p.maybe = []string{p.in.part(attr)}
		}
		p.includeLeaf(l)
		p.maybe = nil
	}
	if len(found) == 0 {
		p.miss(p.in.part(attr))
	}
}

// documents lists the documents that an argument refers to and that are not known.
func (p *renderer) documents(attr string) []leaf {
	notOpen := func(l leaf) bool { return l.in == nil || l.known }
	return slices.DeleteFunc(p.leaves(p.expression(p.in, attr), p.in.body()), notOpen)
}

func (p *renderer) includeLeaf(l leaf) {
	if doc := p.documentOf(l, 0); doc != nil {
		p.split(doc)
		return
	}
	p.miss(l.in.part(l.attr))
}

// miss records that a part of the document is not known.
func (p *renderer) miss(name string) {
	if !slices.Contains(p.incomplete, name) {
		p.incomplete = append(p.incomplete, name)
	}
}

// split adds the statements of a document that is there as text.
func (p *renderer) split(doc *tf.Document) {
	for _, name := range doc.Incomplete {
		p.miss(name)
	}
	if doc.Text == "" {
		return
	}
	statements, ok := splitDocument(doc)
	if !ok {
		p.miss(p.in.part("json"))
	}
	for i, s := range statements {
		s.maybe = append(s.maybe, p.maybe...)
		s.maybe = append(s.maybe, doc.Maybe["/Statement/"+strconv.Itoa(i)]...)
		p.add(s)
	}
}

// splitDocument returns the statements of a document as they are written, and
// whether all of it was understood.
func splitDocument(doc *tf.Document) ([]statement, bool) {
	content := text(doc.Text)
	if !jsontext.Value(content).IsValid() {
		return nil, false
	}
	at := content.member(content.space(0), "Statement")
	var out []statement
	add := func(pointer string, at int) int {
		end := content.skip(at)
		out = append(out, statement{
			sid:  content.string(content.member(at, "Sid")),
			json: content[at:end],
			origin: func(inside string, name bool, start, end int) model.Range {
				return doc.Locate(pointer+inside, name, at+start, at+end)
			},
		})
		return end
	}
	switch {
	case content.isObject(at):
		add("/Statement", at)
	case content.isArray(at):
		content.array(at, func(i, value int) int { return add("/Statement/"+strconv.Itoa(i), value) })
	default:
		return nil, content.isNull(at)
	}
	return out, true
}

// own adds the statements of the data source itself.
func (p *renderer) own() {
	values, unknown := p.text.member(p.in.values, "statement"), p.text.member(p.in.unknown, "statement")
	if p.text.isTrue(unknown) {
		p.miss(p.in.part("statement"))
		return
	}
	blocks, open := p.text.elements(values), p.text.elements(unknown)
	hidden := p.text.elements(p.text.member(p.in.sensitive, "statement"))
	configs := p.statementConfigs(blocks)
	for i := range max(len(blocks), len(open)) {
		b := block{
			at: at(blocks, i), unknown: at(open, i), hidden: at(hidden, i), config: at(configs, i),
			path: "statement." + strconv.Itoa(i),
		}
		// Without its conditions a statement says something else.
		if b.at == none || p.text.isTrue(p.text.member(b.unknown, "condition")) {
			p.miss(p.in.part(b.path))
			continue
		}
		p.add(p.statement(b))
	}
}

// statementConfigs returns the blocks of the configuration that statements come
// from: those in their places when no dynamic block moved the places, else those
// with their Sid.
func (p *renderer) statementConfigs(blocks []int) []int {
	if p.in.config == nil {
		return nil
	}
	configs := p.text.elements(p.text.member(p.in.config.expressions, "statement"))
	if len(configs) == len(blocks) {
		return configs
	}
	bySid := map[string]int{}
	for _, config := range configs {
		if sid := p.text.string(p.text.member(config, "sid", "constant_value")); sid != "" {
			bySid[sid] = config
		}
	}
	out := make([]int, len(blocks))
	for i, b := range blocks {
		out[i] = none
		if config, ok := bySid[p.text.string(p.text.member(b, "sid"))]; ok {
			out[i] = config
		}
	}
	return out
}
