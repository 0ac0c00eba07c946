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
	file *source.File
	opts Options
	text text
	// top finds the parts of the plan.
	top   finder
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

// sections finds the parts of a plan.
func (r *reader) sections(root int) bool {
	if !r.sound(root) {
		return false
	}
	changes, config := r.top.find("resource_changes"), r.top.find("configuration")
	r.variables = r.top.find("variables")
	r.configured = r.text.isObject(config)
	if r.configured {
		r.config = r.readConfig(r.text.member(config, "root_module"))
		r.readProviders(r.text.member(config, "provider_config"))
	}
	if r.text.isArray(changes) {
		r.text.array(changes, func(_, value int) int { return r.readChange(value) })
		// What Terraform will plan in another round.
		r.text.array(r.top.find("deferred_changes"), func(_, value int) int {
			if change := r.text.member(value, "resource_change"); r.text.isObject(change) {
				r.readChange(change)
			}
			return r.text.skip(value)
		})
	} else {
		r.readState(r.text.member(r.top.find("planned_values"), "root_module"), "", "")
	}
	r.readState(r.text.member(r.top.find("values"), "root_module"), "", string(tfjson.ActionNoop))
	r.readPrior(r.text.member(r.top.find("prior_state"), "values", "root_module"))
	return true
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
