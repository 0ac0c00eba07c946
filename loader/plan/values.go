package plan

import (
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/aws"
	"github.com/lint403/lint403/loader/tf"
)

// builder turns one instance into a tf.Resource.
type builder struct {
	*reader
	in        *instance
	out       *tf.Resource
	documents []aws.Attribute
}

func (b *builder) build() {
	in := b.in
	b.out.Values = map[string]any{}
	if b.text.isTrue(in.sensitive) {
		return
	}
	if in.config != nil {
		b.out.Set = b.names(in.config.expressions)
	}
	b.object(b.out.Values, in.values, in.unknown, in.sensitive, "")
	b.references()
}

func (r *reader) names(at int) []string {
	out := []string{}
	r.text.object(at, func(name []byte, _, value int) int {
		out = append(out, string(name))
		return r.text.skip(value)
	})
	return out
}

// object adds the members of an object of attributes: the known ones, and those
// that the plan says to be unknown.
func (b *builder) object(into map[string]any, values, unknown, hidden int, path string) {
	open, secret := b.text.finder(unknown), b.text.finder(hidden)
	b.text.object(values, func(name []byte, key, value int) int {
		member := string(name)
		at := join(path, member)
		v, ok := b.value(value, open.find(member), secret.find(member), at)
		end := b.text.skip(value)
		if ok {
			into[member] = v
			b.place(at, key, value, end)
		}
		return end
	})
	given := b.text.finder(values)
	b.text.object(unknown, func(name []byte, key, value int) int {
		member := string(name)
		end := b.text.skip(value)
		if given.find(member) == none {
			at := join(path, member)
			if v, ok := b.value(none, value, secret.find(member), at); ok {
				into[member] = v
				b.place(at, key, value, end)
			}
		}
		return end
	})
}

// value builds one value, false for one that is not set.
func (b *builder) value(value, unknown, hidden int, path string) (any, bool) {
	switch {
	case b.text.isTrue(hidden):
		return b.hiddenValue(value, unknown, path)
	case b.text.isTrue(unknown):
		return b.unknownValue(path)
	case b.text.isObject(value) || b.text.isNull(value) && b.text.isObject(unknown):
		out := map[string]any{}
		b.object(out, value, unknown, hidden, path)
		return out, len(out) > 0 || value != none
	case b.text.isArray(value) || b.text.isNull(value) && b.text.isArray(unknown):
		return b.array(value, unknown, hidden, path)
	case b.text.isNull(value):
		return nil, false
	}
	v := b.text.any(value)
	if s, ok := v.(string); ok && s != "" && b.isDocument(path) {
		b.keep(path, b.known(value))
	}
	return v, true
}

// hiddenValue stands for a value that must not be shown.
func (b *builder) hiddenValue(value, unknown int, path string) (any, bool) {
	switch {
	case b.text.isNull(value) && !b.text.isTrue(unknown):
		return nil, false
	case b.text.isTrue(unknown) && b.in.config != nil && b.expression(b.in, path) == none:
		return nil, false // AWS makes it up, and it is a secret: nobody refers to it here
	}
	if b.isDocument(path) {
		b.keep(path, b.hiddenDocument(path))
	}
	return b.in.secret(path), true
}

// unknownValue is the token, or what is composed of tokens, for an attribute that
// the configuration sets, and for what identifies a resource; false for one that it
// does not set.
func (b *builder) unknownValue(path string) (any, bool) {
	if path == "arn" || path == "id" {
		return b.attribute(b.in, path) // what others refer to it by
	}
	expression := b.expression(b.in, path)
	if b.in.config != nil && expression == none {
		top, _, nested := strings.Cut(path, ".")
		// A block that is not in the configuration although it has values came from a
		// dynamic block, whose content the plan does not describe.
		if !nested || b.text.member(b.in.config.expressions, top) != none {
			return nil, false
		}
	}
	if b.in.config == nil && b.optional(path) {
		return nil, false
	}
	if b.isDocument(path) {
		b.keep(path, b.unknownDocument(b.in, path, 0))
	}
	if isList(path) {
		if values := b.listed(path); values != nil {
			return values, true
		}
	}
	return b.attribute(b.in, path)
}

// optional reports whether, without a configuration, an unknown attribute is taken
// as not set.
func (b *builder) optional(path string) bool {
	if strings.Contains(path, ".") {
		return false
	}
	return !aws.Required(b.in.typ, path)
}

// place records where an attribute is written. An attribute that the configuration
// does not set is not worth pointing at.
func (b *builder) place(path string, key, value, end int) {
	if strings.HasPrefix(path, "tags") && path != "tags" {
		return // as the tags go, so go the places: by the hundred, and nobody looks
	}
	if b.in.config != nil {
		top, _, _ := strings.Cut(path, ".")
		if !slices.Contains(b.out.Set, top) {
			return
		}
	}
	start := value
	if b.text[value] == 't' || b.text[value] == '{' || b.text[value] == '[' {
		start = key
	}
	b.out.Ranges[path] = b.file.Range(start, end)
}

func (b *builder) isDocument(path string) bool {
	return slices.ContainsFunc(b.documents, func(a aws.Attribute) bool { return a.Matches(path) })
}

// references lists, for each attribute that the configuration sets, the resources
// that its expressions mention.
func (b *builder) references() {
	if b.in.config == nil {
		return
	}
	add := func(attr string, addresses []string) {
		if len(addresses) == 0 {
			return
		}
		if b.out.References == nil {
			b.out.References = map[string][]string{}
		}
		b.out.References[attr] = addresses
	}
	b.text.object(b.in.config.expressions, func(name []byte, _, value int) int {
		add(string(name), b.targets(value, b.in.body()))
		return b.text.skip(value)
	})
	var depends []string
	b.text.array(b.in.config.dependsOn, func(_, value int) int {
		for _, address := range b.dependency(b.text.string(value)) {
			if !slices.Contains(depends, address) {
				depends = append(depends, address)
			}
		}
		return b.text.skip(value)
	})
	add("depends_on", depends)
}

// targets lists the addresses of the resources that the expressions below at
// mention.
func (r *reader) targets(at int, in body) []string {
	var out []string
	var walk func(at int)
	walk = func(at int) {
		switch {
		case r.text.isArray(at):
			r.text.array(at, func(_, value int) int { walk(value); return r.text.skip(value) })
		case r.isExpression(at):
			for _, l := range r.leaves(at, in) {
				if l.in != nil && !slices.Contains(out, l.in.address) {
					out = append(out, l.in.address)
				}
			}
		case r.text.isObject(at):
			r.text.object(at, func(_ []byte, _, value int) int { walk(value); return r.text.skip(value) })
		}
	}
	walk(at)
	return out
}

// dependency lists the instances that an entry of depends_on names; a module is
// named as it is.
func (b *builder) dependency(ref string) []string {
	parts := steps(ref)
	if parts[0] == "module" {
		return []string{b.in.scope.join(ref)}
	}
	var out []string
	for _, in := range b.byBase[b.in.scope.join(ref)] {
		out = append(out, in.address)
	}
	return out
}

func join(path, step string) string {
	if path == "" {
		return step
	}
	return path + "." + step
}

// file keeps the document of an attribute.
func (b *builder) keep(path string, doc *tf.Document) {
	if b.out.Documents == nil {
		b.out.Documents = map[string]*tf.Document{}
	}
	b.out.Documents[path] = doc
}
