package plan

import (
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// statement is the JSON of a statement and where its parts come from: spans by
// pointer inside the statement, or the document that it was copied from.
type statement struct {
	sid    string
	json   []byte
	spans  map[string]model.Range
	origin func(inside string, name bool, start, end int) model.Range
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
	r.renderings[in] = &tf.Document{Form: "document", Incomplete: []string{in.address + ".json"}}
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
	for i := range p.statements {
		if i > 0 {
			text = append(text, ',')
		}
		p.statements[i].offset = len(text)
		text = append(text, p.statements[i].json...)
	}
	text = append(text, `]}`...)
	header := p.file.Range(p.in.head, p.text.skip(p.in.head))
	return &tf.Document{
		Text:       string(text),
		Form:       "document",
		Incomplete: p.incomplete,
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
		if i := slices.IndexFunc(p.statements, same); i >= 0 {
			p.statements[i] = s
			return
		}
	}
	p.statements = append(p.statements, s)
}

// include adds the statements of other documents.
func (p *renderer) include(attr string) {
	values, unknown := p.text.member(p.in.values, attr), p.text.member(p.in.unknown, attr)
	if !p.text.isArray(values) && !p.text.isArray(unknown) {
		p.includeOne(values, unknown, attr, 0, 1)
		return
	}
	documents, open := p.text.elements(values), p.text.elements(unknown)
	n := max(len(documents), len(open))
	for i := range n {
		p.includeOne(at(documents, i), at(open, i), attr, i, n)
	}
}

// includeOne adds document i of n.
func (p *renderer) includeOne(at, unknown int, attr string, i, n int) {
	if !p.text.isTrue(unknown) {
		if p.text.string(at) != "" {
			p.split(p.known(at))
		}
		return
	}
	notResource := func(l leaf) bool { return l.in == nil }
	found := slices.DeleteFunc(p.leaves(p.expression(p.in, attr), p.in.body()), notResource)
	if len(found) != n {
		p.miss(p.in.address + "." + attr + "." + strconv.Itoa(i))
		return
	}
	doc := p.documentOf(found[i], 0)
	if doc == nil {
		p.miss(strings.TrimSuffix(found[i].in.address+"."+found[i].attr, "."))
		return
	}
	p.split(doc)
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
		p.miss(p.in.address + ".json")
	}
	for _, s := range statements {
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
		p.miss(p.in.address + ".statement")
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
			p.miss(p.in.address + "." + b.path)
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

// block is a nested block: its values, what of them is unknown, and the expressions
// that set them.
type block struct {
	at, unknown, hidden, config int
	path                        string
}

func (p *renderer) statement(b block) statement {
	p.json, p.spans = []byte{'{'}, map[string]model.Range{"": p.file.Range(b.at, p.text.skip(b.at))}
	sid := p.scalar(b, "sid", "Sid", "")
	p.scalar(b, "effect", "Effect", "Allow")
	p.list(b, "actions", "Action")
	p.list(b, "not_actions", "NotAction")
	p.list(b, "resources", "Resource")
	p.list(b, "not_resources", "NotResource")
	p.principals(b, "principals", "Principal")
	p.principals(b, "not_principals", "NotPrincipal")
	p.conditions(b)
	p.json = append(p.json, '}')
	return statement{sid: sid, json: p.json, spans: p.spans}
}

// key writes the name of a member.
func (p *renderer) key(name string) {
	if p.json[len(p.json)-1] != '{' {
		p.json = append(p.json, ',')
	}
	p.json = append(quote(p.json, name), ':')
}

// scalar writes a member with one string and returns it.
func (p *renderer) scalar(b block, attr, name, fallback string) string {
	at := p.text.member(b.at, attr)
	value := p.text.string(at)
	switch {
	case p.text.isTrue(p.text.member(b.unknown, attr)):
		value, at = symbol.Token(p.in.address+"."+b.path+"."+attr), b.at
	case p.text.isTrue(p.text.member(b.hidden, attr)):
		value = sensitive(p.in.address, b.path+"."+attr)
	case value == "":
		value, at = fallback, b.at
	}
	if value == "" {
		return ""
	}
	p.key(name)
	p.json = quote(p.json, value)
	p.spans["/"+name] = p.file.Range(at, p.text.skip(at))
	return value
}

// entry is an element of a list.
type entry struct {
	value string
	at    int
}

// list writes a member with a list of strings.
func (p *renderer) list(b block, attr, name string) {
	fill := func(l leaf, path string) string { return p.pattern(l, path) }
	if entries := p.entries(b, attr, fill); len(entries) > 0 {
		p.key(name)
		p.strings(entries, "/"+name, p.text.member(b.at, attr))
	}
}

// strings writes a list as the provider does: one string as a scalar.
func (p *renderer) strings(entries []entry, pointer string, at int) {
	if at != none {
		p.spans[pointer] = p.file.Range(at, p.text.skip(at))
	}
	if len(entries) == 1 {
		p.json = quote(p.json, entries[0].value)
		p.spans[pointer] = p.file.Range(entries[0].at, p.text.skip(entries[0].at))
		return
	}
	for i, e := range entries {
		p.json = append(p.json, "[,"[min(i, 1)])
		p.json = quote(p.json, e.value)
		p.spans[pointer+"/"+strconv.Itoa(i)] = p.file.Range(e.at, p.text.skip(e.at))
	}
	p.json = append(p.json, ']')
}

// entries returns the strings of a list. The unknown ones are filled in from the
// expression when it refers to as many things as are unknown, or to one.
func (p *renderer) entries(b block, attr string, fill func(leaf, string) string) []entry {
	list, unknown, hidden := p.text.member(b.at, attr), p.text.member(b.unknown, attr), p.text.member(b.hidden, attr)
	path := b.path + "." + attr
	if p.text.isTrue(unknown) || p.text.isTrue(hidden) {
		token := symbol.Token(p.in.address + "." + path)
		if p.text.isTrue(hidden) {
			token = sensitive(p.in.address, path)
		}
		return []entry{{value: token, at: b.at}}
	}
	values, holes, secret := p.text.elements(list), p.text.elements(unknown), p.text.elements(hidden)
	n := 0
	for _, hole := range holes {
		if p.text.isTrue(hole) {
			n++
		}
	}
	var open []leaf
	if n > 0 {
		open = p.open(b.config, attr)
	}
	var out []entry
	next := 0
	for i := range max(len(values), len(holes)) {
		place := path + "." + strconv.Itoa(i)
		switch {
		case p.text.isTrue(at(secret, i)):
			out = append(out, entry{value: sensitive(p.in.address, place), at: b.at})
		case p.text.isTrue(at(holes, i)):
			value := symbol.Token(p.in.address + "." + place)
			switch {
			case len(open) == n:
				value = fill(open[next], place)
			case oneThing(open):
				value = fill(open[0], place)
			}
			next++
			out = append(out, entry{value: value, at: firstOf(at(values, i), list, b.at)})
		default:
			// A policy variable is written &{...} in HCL.
			element := at(values, i)
			out = append(out, entry{value: strings.ReplaceAll(p.text.string(element), "&{", "${"), at: element})
		}
	}
	return out
}

// open lists the unknown things that an expression refers to, in its order. A dead
// end among them makes the list useless.
func (p *renderer) open(config int, attr string) []leaf {
	expression := p.text.member(config, attr)
	if config == none || expression == none {
		return nil
	}
	var out []leaf
	for _, l := range p.leaves(expression, p.in.body()) {
		switch {
		case l.known:
		case l.in == nil:
			return nil
		default:
			out = append(out, l)
		}
	}
	return out
}

func oneThing(open []leaf) bool {
	for _, l := range open {
		if l.in != open[0].in || l.attr != open[0].attr {
			return false
		}
	}
	return len(open) > 0
}

// pattern fills a hole in a list of resources. The plan does not say what follows
// the reference, often "/*", so that an ARN is followed by a token.
func (p *renderer) pattern(l leaf, path string) string {
	own := symbol.Token(p.in.address + "." + path)
	attr := l.attr
	if attr == "" {
		attr = "arn"
	}
	value, ok := p.attribute(l.in, attr)
	if !ok || !strings.HasSuffix(attr, "arn") {
		return own
	}
	return value + own
}

// principal fills a hole in a list of principals.
func (p *renderer) principal(l leaf, path string) string {
	attr := l.attr
	if attr == "" {
		attr = "arn"
	}
	value, ok := p.attribute(l.in, attr)
	if !ok || !strings.HasSuffix(attr, "arn") {
		return symbol.Token(p.in.address + "." + path)
	}
	return value
}

func (p *renderer) principals(b block, attr, name string) {
	at := p.text.member(b.at, attr)
	unknown := p.text.member(b.unknown, attr)
	if p.text.isTrue(unknown) {
		p.key(name)
		p.json = append(quote(append(p.json, `{"AWS":`...), symbol.Token(p.in.address+"."+b.path+"."+attr)), '}')
		return
	}
	if p.text.len(at) == 0 {
		return
	}
	p.key(name)
	pointer := "/" + name
	p.spans[pointer] = p.file.Range(at, p.text.skip(at))
	first := len(p.json)
	p.json = append(p.json, '{')
	byType := map[string][]entry{}
	var types []string
	p.text.array(at, func(i, element int) int {
		typ := p.text.string(p.text.member(element, "type"))
		nested := block{
			at: element, unknown: p.text.element(unknown, i),
			hidden: p.text.element(p.text.member(b.hidden, attr), i),
			path:   b.path + "." + attr + "." + strconv.Itoa(i),
			config: p.matching(p.text.member(b.config, attr), "type", typ),
		}
		if !slices.Contains(types, typ) {
			types = append(types, typ)
		}
		byType[typ] = append(byType[typ], p.entries(nested, "identifiers", p.principal)...)
		return p.text.skip(element)
	})
	// { type = "*", identifiers = ["*"] } is the bare string.
	if all := byType["*"]; len(types) == 1 && len(all) == 1 && all[0].value == "*" {
		p.json = quote(p.json[:first], "*")
		p.spans[pointer] = p.file.Range(all[0].at, p.text.skip(all[0].at))
		return
	}
	for _, typ := range types {
		p.key(typ)
		p.strings(byType[typ], pointer+"/"+escapePointer(typ), none)
	}
	p.json = append(p.json, '}')
}

// matching returns the one block whose attribute is the constant, or none. Sets
// have another order in the values than in the configuration.
func (p *renderer) matching(blocks int, pairs ...string) int {
	found, n := none, 0
	p.text.array(blocks, func(_, at int) int {
		ok := true
		for i := 0; i < len(pairs); i += 2 {
			ok = ok && p.text.string(p.text.member(at, pairs[i], "constant_value")) == pairs[i+1]
		}
		if ok {
			found = at
			n++
		}
		return p.text.skip(at)
	})
	switch {
	case n == 1:
		return found
	case n == 0 && p.text.len(blocks) == 1:
		return p.text.element(blocks, 0)
	default:
		return none
	}
}

// conditionEntry is the values under one operator and key.
type conditionEntry struct {
	variable string
	values   []entry
	at       int
}

func (p *renderer) conditions(b block) {
	at := p.text.member(b.at, "condition")
	unknown := p.text.member(b.unknown, "condition")
	if p.text.len(at) == 0 {
		return
	}
	var tests []string
	byTest := map[string][]conditionEntry{}
	p.text.array(at, func(i, element int) int {
		nested := block{
			at: element, unknown: p.text.element(unknown, i),
			hidden: p.text.element(p.text.member(b.hidden, "condition"), i),
			path:   b.path + ".condition." + strconv.Itoa(i),
		}
		test := p.text.string(p.text.member(element, "test"))
		variable := p.text.string(p.text.member(element, "variable"))
		nested.config = p.matching(p.text.member(b.config, "condition"), "test", test, "variable", variable)
		if p.text.isTrue(p.text.member(nested.unknown, "variable")) {
			variable = symbol.Token(p.in.address + "." + nested.path + ".variable")
		}
		fill := func(l leaf, path string) string { return p.conditionValue(l, path, test, variable) }
		if !slices.Contains(tests, test) {
			tests = append(tests, test)
		}
		byTest[test] = addCondition(byTest[test], conditionEntry{variable, p.entries(nested, "values", fill), element})
		return p.text.skip(element)
	})
	p.key("Condition")
	p.spans["/Condition"] = p.file.Range(at, p.text.skip(at))
	p.json = append(p.json, '{')
	for _, test := range tests {
		p.key(test)
		p.json = append(p.json, '{')
		pointer := "/Condition/" + escapePointer(test)
		p.spans[pointer] = p.file.Range(byTest[test][0].at, p.text.skip(byTest[test][0].at))
		for _, c := range byTest[test] {
			p.key(c.variable)
			if len(c.values) == 0 {
				p.json = append(p.json, "[]"...)
			} else {
				p.strings(c.values, pointer+"/"+escapePointer(c.variable), c.at)
			}
		}
		p.json = append(p.json, '}')
	}
	p.json = append(p.json, '}')
}

// addCondition adds values under a key, which may be there already.
func addCondition(list []conditionEntry, c conditionEntry) []conditionEntry {
	for i := range list {
		if list[i].variable == c.variable {
			list[i].values = append(list[i].values, c.values...)
			return list
		}
	}
	return append(list, c)
}

// conditionValue fills a hole in the values of a condition.
func (p *renderer) conditionValue(l leaf, path, test, variable string) string {
	own := symbol.Token(p.in.address + "." + path)
	attr := l.attr
	if attr == "" {
		attr = "arn"
		if strings.HasPrefix(strings.ToLower(variable), "aws:sourcevp") {
			attr = "id"
		}
	}
	value, ok := p.attribute(l.in, attr)
	switch {
	case !ok:
		return own
	case strings.HasSuffix(attr, "arn") && strings.Contains(test, "Like"):
		return value + own
	case strings.HasSuffix(attr, "arn"), attr == "id" && isIDKey(variable):
		return value
	default:
		return own
	}
}

// isIDKey reports whether the values of a condition key are ids as they are.
func isIDKey(variable string) bool {
	switch strings.ToLower(variable) {
	case "aws:sourcevpce", "aws:sourcevpc", "aws:principalorgid", "aws:resourceorgid", "aws:sourceaccount",
		"aws:principalaccount", "aws:resourceaccount", "kms:calleraccount", "s3:dataaccesspointaccount":
		return true
	default:
		return false
	}
}

func quote(b []byte, s string) []byte {
	out, err := jsontext.AppendQuote(b, s)
	if err != nil {
		// Invalid UTF-8, which AppendQuote has replaced.
		return out
	}
	return out
}

func escapePointer(s string) string { return strings.NewReplacer("~", "~0", "/", "~1").Replace(s) }

func firstOf(offsets ...int) int {
	for _, at := range offsets {
		if at != none {
			return at
		}
	}
	return 0
}
