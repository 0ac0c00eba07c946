package aws

import (
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/tf"
)

// Builder joins the resources of one Terraform root, or of several, into a model.
type Builder struct {
	model *model.Model
	diags model.Diagnostics

	// Per root.
	module    *tf.Module
	providers map[string]*tf.Provider
	// fallback is the provider of what names none.
	fallback  *tf.Provider
	byAddress map[string]*tf.Resource
	attrs     map[*tf.Resource]map[string]string

	// names finds principals by kind, account and name.
	names map[string]*model.Principal
	// declared finds principals by resource.
	declared map[*tf.Resource]*model.Principal
	groups   map[string]*group
	// managed holds the customer managed policies by ARN.
	managed map[string]*model.Policy
	// policies holds the policies of each resource by attribute.
	policies map[*tf.Resource]map[string]*model.Policy
	// boundaries wait for all managed policies; granted are the ids of those that
	// somebody has as identity policy.
	boundaries []attachment
	granted    map[string]bool
	// keys holds the KMS keys by address.
	keys         map[string]*model.Key
	network      network
	organization organization
	// found indexes resources by type and name, see find.
	found map[string]map[string]*tf.Resource
	// computed are policies that AWS had before, which count unless something in view
	// sets another one.
	computed []deferred
	// ahead holds the documents that were parsed before their turn.
	ahead map[*tf.Document]*ahead
	// scps and rcps were given on their own.
	scps, rcps []*model.Policy
}

// NewBuilder returns a builder that adds to a model.
func NewBuilder(m *model.Model) *Builder {
	return &Builder{
		model:    m,
		names:    map[string]*model.Principal{},
		declared: map[*tf.Resource]*model.Principal{},
		groups:   map[string]*group{},
		managed:  map[string]*model.Policy{},
		policies: map[*tf.Resource]map[string]*model.Policy{},
		granted:  map[string]bool{},
		keys:     map[string]*model.Key{},
	}
}

// Add adds everything that a module declares. The resources become part of the
// model and must not be used afterwards.
func (b *Builder) Add(module *tf.Module) model.Diagnostics {
	b.diags = nil
	b.module = module
	b.providers, b.fallback = map[string]*tf.Provider{}, nil
	b.byAddress = map[string]*tf.Resource{}
	b.attrs = map[*tf.Resource]map[string]string{}
	b.found = map[string]map[string]*tf.Resource{}
	b.network, b.organization = newNetwork(), newOrganization()
	b.boundaries, b.computed = nil, nil
	for _, p := range module.Providers {
		b.addProvider(p)
	}
	for _, r := range module.Resources {
		b.byAddress[r.Address] = r
	}
	b.parseAhead(module.Resources)
	for _, r := range module.Resources {
		if row, ok := rowOf(r); ok {
			b.parse(r, row)
		}
	}
	for phase := range phases {
		for _, r := range module.Resources {
			row, ok := rowOf(r)
			if !ok || row.phase != phase || row.add == nil {
				continue
			}
			row.add(b, r)
		}
	}
	b.finish()
	for _, r := range module.Resources {
		b.keep(r)
	}
	return b.diags
}

// The phases in which rows are added: what exists, what is set on it, and what
// joins two of them.
const (
	exists = iota
	sets
	joins
	phases
)

// parse reads the policy documents of a resource. A deleted one grants nothing, and
// so is not read.
func (b *Builder) parse(r *tf.Resource, row row) {
	if r.Change == "delete" {
		return
	}
	paths := make([]string, 0, len(r.Documents))
	for path := range r.Documents {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	for _, path := range paths {
		attribute, ok := row.attribute(path)
		if !ok {
			continue
		}
		if r.Type == "aws_organizations_policy" {
			if attribute.Kind, ok = controlKind(r); !ok {
				continue
			}
		}
		own := attribute.TargetType == r.Type || attribute.TargetType == ""
		if attribute.Computed && own && r.Mode == "managed" && !slices.Contains(r.Set, top(path)) {
			b.computed = append(b.computed, deferred{r, path, attribute})
			continue
		}
		if policy := b.parseOne(r, path, attribute); r.Mode == "data" {
			policy.Form = formState
		}
	}
}

// parseOne reads the document of one attribute. The resource keeps the id of the
// policy in place of its text.
func (b *Builder) parseOne(r *tf.Resource, path string, attribute Attribute) *model.Policy {
	policy := b.read(r.Address, path, r.Documents[path], attribute.Kind)
	if b.policies[r] == nil {
		b.policies[r] = map[string]*model.Policy{}
	}
	b.policies[r][path] = policy
	policy.Target, policy.TargetType = b.render(b.target(r, attribute)), attribute.TargetType
	setValue(r.Values, path, policy.ID)
	return policy
}

// deferred is a document that is read once it is known that no other replaces it.
type deferred struct {
	r         *tf.Resource
	path      string
	attribute Attribute
}

// read parses a document and files the policy.
func (b *Builder) read(address, path string, doc *tf.Document, kind model.PolicyKind) *model.Policy {
	id := b.freeID(address+"."+path, doc)
	policy, diags := b.parsed(doc, path, kind)
	policy.ID, policy.Address = id, address
	if doc.Text != "" {
		b.diags = append(b.diags, diags...)
	} else {
		policy.Anomalies = nil // nothing is known, which is no departure from the grammar
	}
	b.model.Policies[id] = policy
	return policy
}

// freeID returns an id that no policy has: roots that are read together may use the
// same addresses.
func (b *Builder) freeID(id string, doc *tf.Document) string {
	if b.model.Policies[id] == nil {
		return id
	}
	return doc.Header.File + ":" + id
}

// addProvider files a provider and its session policies.
func (b *Builder) addProvider(p *tf.Provider) {
	b.providers[p.Key] = p
	if p.Key == "aws" || strings.HasSuffix(p.Key, ").aws") {
		b.fallback = p
	}
	out := p.Provider
	out.Region, out.Account, out.RoleARN = b.render(p.Region), b.render(p.Account), b.render(p.RoleARN)
	out.Partition = b.render(p.Partition)
	address := "provider." + p.Key
	for _, doc := range p.Documents {
		policy := b.read(address, "assume_role.policy", doc, model.KindSession)
		out.Session = append(out.Session, policy.ID)
	}
	if b.model.Providers[p.Key] == nil {
		b.model.Providers[p.Key] = &out
	}
}

// keep puts the resource itself into the model.
func (b *Builder) keep(r *tf.Resource) {
	if !Wanted(r.Type) {
		return
	}
	delete(r.Values, "tags_all") // what is there beside tags comes from the provider
	r.Unknown = renderValues(r.Values)
	r.Documents = nil // the places of their parts lead back to the whole input
	b.model.Resources[r.Type] = append(b.model.Resources[r.Type], &r.Resource)
}
