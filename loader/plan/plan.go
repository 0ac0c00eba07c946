// Package plan reads the JSON form of a Terraform plan or state, as `terraform show
// -json` prints it (https://developer.hashicorp.com/terraform/internals/json-format).
//
// A plan leaves out what is known only after apply. For an attribute that the
// configuration sets, the reader then follows the references of its expression,
// which the plan holds, and puts a token or the value composed of tokens in its
// place; deferred aws_iam_policy_document data sources are rendered. An attribute
// that the configuration does not set is left out.
package plan

import (
	"slices"
	"strings"

	tfjson "github.com/hashicorp/terraform-json"

	"github.com/lint403/lint403/loader/aws"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// Options says how to read a plan.
type Options struct {
	// Account and Region are what the user says they are, "" for nothing.
	Account string
	Region  string
}

// Plan is what was read.
type Plan struct {
	Module *tf.Module
	reader *reader
}

// Variables returns the values of the variables of the root module, as decoded
// JSON. Sensitive ones are left out.
func (p *Plan) Variables() map[string]any {
	r := p.reader
	out := map[string]any{}
	r.text.object(r.variables, func(name []byte, _, value int) int {
		member := r.text.member(value, "value")
		hidden := r.scope("").variables()
		if member != none && !r.text.isTrue(r.text.member(hidden, string(name), "sensitive")) {
			out[string(name)] = r.text.any(member)
		}
		return r.text.skip(value)
	})
	return out
}

// Attributes returns the known attributes of every resource and data source by
// address, as decoded JSON. Null and sensitive ones are left out, and so are policy
// documents: those are better taken from where they are written.
func (p *Plan) Attributes() map[string]map[string]any {
	r := p.reader
	out := make(map[string]map[string]any, len(r.instances))
	for _, in := range r.instances {
		attributes := map[string]any{}
		r.text.object(in.values, func(name []byte, _, value int) int {
			attr := string(name)
			if r.whole(in, attr, value) && !isDocument(in, attr) {
				attributes[attr] = r.text.any(value)
			}
			return r.text.skip(value)
		})
		out[in.address] = attributes
	}
	return out
}

// isDocument reports whether an attribute holds a policy document.
func isDocument(in *instance, attr string) bool {
	if in.mode == "data" && in.typ == documentType {
		return attr == "json" || attr == "minified_json"
	}
	matches := func(a aws.Attribute) bool { return a.Path == attr || strings.HasPrefix(a.Path, attr+".*") }
	return in.mode == "managed" && slices.ContainsFunc(aws.Documents(in.typ), matches)
}

// whole reports whether an attribute is known and shown to the last part.
func (r *reader) whole(in *instance, attr string, value int) bool {
	return !r.text.isNull(value) && !r.text.anyTrue(r.text.member(in.unknown, attr)) &&
		!r.text.anyTrue(r.text.member(in.sensitive, attr)) && !r.text.isTrue(in.sensitive)
}

// Read reads a plan. It returns what it could read beside the diagnostics; nil when
// that is nothing.
func Read(file *source.File, opts Options) (*Plan, model.Diagnostics) {
	r := &reader{
		file:   file,
		opts:   opts,
		byBase: map[string][]*instance{},
		byName: map[string]*instance{},
		scopes: map[string]*scope{},
	}
	root, ok := r.open()
	if !ok {
		return nil, r.diags
	}
	if !r.sections(root) {
		return nil, r.diags
	}
	return &Plan{Module: r.module(), reader: r}, r.diags
}

// reader reads one plan.
type reader struct {
	file  *source.File
	opts  Options
	text  text
	diags model.Diagnostics

	instances []*instance
	// byBase holds the instances of a resource by its address without key, byName
	// by full address.
	byBase map[string][]*instance
	byName map[string]*instance

	config *configModule
	// configured is false for a plan without a configuration.
	configured bool
	scopes     map[string]*scope
	providers  []*provider
	// fallback is the provider of what names none.
	fallback  *provider
	variables int
	// modules holds the instances of each module call.
	modules    map[string][]string
	renderings map[*instance]*tf.Document
	followed   map[place][]leaf
}

// instance is one instance of a resource.
type instance struct {
	address, module, mode, typ, name, key string
	change                                string
	// Offsets of the parts of the plan.
	entry, head, values, unknown, sensitive int

	scope  *scope
	config *configResource
	// resolved caches attributes, resolving marks those being worked out.
	resolved   map[string]string
	resolving  map[string]bool
	computed   map[string]string
	inComputed bool
}

// base returns the address without key.
func (in *instance) base() string { return strings.TrimSuffix(in.address, in.key) }

// sections finds the parts of a plan.
func (r *reader) sections(root int) bool {
	changes, planned, prior, values, config := none, none, none, none, none
	r.variables = none
	r.text.object(root, func(name []byte, _, value int) int {
		switch string(name) {
		case "resource_changes":
			changes = value
		case "planned_values":
			planned = value
		case "prior_state":
			prior = value
		case "values":
			values = value
		case "configuration":
			config = value
		case "variables":
			r.variables = value
		}
		return r.text.skip(value)
	})
	if !r.sound(root) {
		return false
	}
	r.configured = r.text.isObject(config)
	if r.configured {
		r.config = r.readConfig(r.text.member(config, "root_module"))
		r.readProviders(r.text.member(config, "provider_config"))
	}
	if r.text.isArray(changes) {
		r.text.array(changes, func(_, value int) int { return r.readChange(value) })
	} else {
		r.readState(r.text.member(planned, "root_module"), "", "")
	}
	r.readState(r.text.member(values, "root_module"), "", string(tfjson.ActionNoop))
	r.readPrior(r.text.member(prior, "values", "root_module"))
	return true
}

// readChange reads an element of resource_changes.
func (r *reader) readChange(at int) int {
	in := &instance{mode: "managed", entry: at, head: at, values: none, unknown: none, sensitive: none}
	change, index := none, none
	deposed := false
	end := r.text.object(at, func(name []byte, key, value int) int {
		switch string(name) {
		case "address":
			in.address, in.head = r.text.string(value), value
		case "module_address":
			in.module = r.text.string(value)
		case "mode":
			in.mode = r.text.string(value)
		case "type":
			in.typ = r.text.string(value)
		case "name":
			in.name = r.text.string(value)
		case "index":
			index = value
		case "deposed":
			deposed = !r.text.isNull(value)
		case "change":
			change = value
		}
		return r.text.skip(value)
	})
	// The object that a replacement left behind goes away and has the address of
	// the one that stays.
	if deposed || in.typ == "" || change == none {
		return end
	}
	r.readActions(in, change)
	r.add(in, index)
	return end
}

// readActions reads what happens to an instance and its values.
func (r *reader) readActions(in *instance, change int) {
	var actions tfjson.Actions
	before, beforeSensitive := none, none
	r.text.object(change, func(name []byte, _, value int) int {
		switch string(name) {
		case "actions":
			r.text.array(value, func(_, action int) int {
				actions = append(actions, tfjson.Action(r.text.string(action)))
				return r.text.skip(action)
			})
		case "before":
			before = value
		case "before_sensitive":
			beforeSensitive = value
		case "after":
			in.values = value
		case "after_unknown":
			in.unknown = value
		case "after_sensitive":
			in.sensitive = value
		}
		return r.text.skip(value)
	})
	in.change = changeName(actions)
	if in.change == "delete" || slices.Contains(actions, tfjson.ActionForget) && !slices.Contains(actions, tfjson.ActionCreate) {
		in.values, in.unknown, in.sensitive = before, none, beforeSensitive
	}
}

// changeName names what a plan does as model.Resource does. What is forgotten
// goes on to exist.
func changeName(actions tfjson.Actions) string {
	switch {
	case actions.Replace(), slices.Contains(actions, tfjson.ActionForget) && slices.Contains(actions, tfjson.ActionCreate):
		return "replace"
	case len(actions) == 0, slices.Contains(actions, tfjson.ActionForget):
		return string(tfjson.ActionNoop)
	default:
		return string(actions[0])
	}
}

// readState reads a module of planned_values or of a state.
func (r *reader) readState(module int, path, change string) {
	r.text.object(module, func(name []byte, _, value int) int {
		switch string(name) {
		case "resources":
			return r.text.array(value, func(_, entry int) int {
				r.readStateResource(entry, path, change)
				return r.text.skip(entry)
			})
		case "child_modules":
			return r.text.array(value, func(_, child int) int {
				r.readState(child, r.text.string(r.text.member(child, "address")), change)
				return r.text.skip(child)
			})
		}
		return r.text.skip(value)
	})
}

func (r *reader) readStateResource(at int, module, change string) {
	in := &instance{
		mode: "managed", module: module, change: change,
		entry: at, head: at, values: none, unknown: none, sensitive: none,
	}
	index := none
	deposed := false
	r.text.object(at, func(name []byte, _, value int) int {
		switch string(name) {
		case "address":
			in.address, in.head = r.text.string(value), value
		case "mode":
			in.mode = r.text.string(value)
		case "type":
			in.typ = r.text.string(value)
		case "name":
			in.name = r.text.string(value)
		case "index":
			index = value
		case "deposed_key":
			deposed = !r.text.isNull(value)
		case "values":
			in.values = value
		case "sensitive_values":
			in.sensitive = value
		}
		return r.text.skip(value)
	})
	if in.typ != "" && !deposed {
		r.add(in, index)
	}
}

// readPrior takes the data sources that were read during planning: they stand in
// prior_state alone. So does everything else when a plan holds nothing else.
func (r *reader) readPrior(module int) {
	r.readState(module, "", string(tfjson.ActionNoop))
}

// add files an instance. The first one with an address stays: what a plan says goes
// before what was.
func (r *reader) add(in *instance, index int) {
	if in.mode != "managed" && in.mode != "data" {
		return // ephemeral resources leave nothing behind
	}
	if !r.text.isNull(index) {
		in.key = "[" + string(r.text[index:r.text.skip(index)]) + "]"
	}
	base := in.typ + "." + in.name
	if in.mode == "data" {
		base = "data." + base
	}
	if in.module != "" {
		base = in.module + "." + base
	}
	switch {
	case in.address == "":
		in.address = base + in.key
	case in.key == "":
		if key, ok := strings.CutPrefix(in.address, base); ok && isKey(key) {
			in.key = key
		}
	}
	in.key = suffixKey(in.address, in.key)
	if r.byName[in.address] != nil {
		return
	}
	r.instances = append(r.instances, in)
	r.byName[in.address] = in
	r.byBase[in.base()] = append(r.byBase[in.base()], in)
}

// suffixKey returns the key as the address spells it, which escapes differently
// from JSON, or "" when the address has none.
func suffixKey(address, key string) string {
	if key == "" || strings.HasSuffix(address, key) {
		return key
	}
	all := steps(address)
	if last := all[len(all)-1]; isKey(last) {
		return last
	}
	return ""
}

// module builds the result from what was found.
func (r *reader) module() *tf.Module {
	for _, in := range r.instances {
		in.scope = r.scope(in.module)
		in.config = in.scope.resource(in)
	}
	module := &tf.Module{Providers: r.buildProviders()}
	for _, in := range r.instances {
		if aws.Wanted(in.typ) {
			module.Resources = append(module.Resources, r.resource(in))
		}
	}
	return module
}

// resource builds one instance.
func (r *reader) resource(in *instance) *tf.Resource {
	res := &tf.Resource{Resource: model.Resource{
		Address: in.address,
		Type:    in.typ,
		Mode:    in.mode,
		Module:  in.module,
		Change:  in.change,
		Range:   r.file.Range(in.entry, r.text.skip(in.entry)),
		Ranges:  map[string]model.Range{"": r.file.Range(in.head, r.text.skip(in.head))},
	}}
	if in.config != nil {
		res.Provider = in.config.provider
	}
	b := builder{reader: r, in: in, out: res, documents: aws.Documents(in.typ)}
	b.build()
	return res
}

// sensitive is the token that stands for a value that must not be shown.
func sensitive(address, path string) string {
	return symbol.Token("sensitive:" + address + "." + path)
}
