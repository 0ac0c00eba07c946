package plan

import (
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/lint403/lint403/loader/model"
)

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
		value, at = p.in.token(b.path+"."+attr), b.at
	case p.text.isTrue(p.text.member(b.hidden, attr)):
		value = p.in.secret(b.path + "." + attr)
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
		token := p.in.token(path)
		if p.text.isTrue(hidden) {
			token = p.in.secret(path)
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
			out = append(out, entry{value: p.in.secret(place), at: b.at})
		case p.text.isTrue(at(holes, i)):
			value := p.in.token(place)
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

func (p *renderer) principals(b block, attr, name string) {
	at := p.text.member(b.at, attr)
	unknown := p.text.member(b.unknown, attr)
	if p.text.isTrue(unknown) {
		p.key(name)
		p.json = append(quote(append(p.json, `{"AWS":`...), p.in.token(b.path+"."+attr)), '}')
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
			variable = p.in.token(nested.path + ".variable")
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
