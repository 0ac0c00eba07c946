package config

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/lint403/lint403/loader/computed"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// provider is a configuration of the AWS provider.
type provider struct {
	tf.Provider
}

// providerKey names a provider configuration as a module sees it: "aws" or
// "aws.west".
func providerKey(x hclsyntax.Expression) string {
	switch x := x.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		name := x.Traversal.RootName()
		if alias, ok := attrName(x.Traversal, 1); ok {
			name += "." + alias
		}
		return name
	case *hclsyntax.TemplateExpr: // an old form, in quotes
		if x.IsStringLiteral() {
			v, _ := x.Value(nil)
			return v.AsString()
		}
	case *hclsyntax.IndexExpr: // OpenTofu: aws.by_region[each.key]
		return providerKey(x.Collection)
	}
	return ""
}

// passProviders decides which configurations of the root an instance uses.
func (e *evaluator) passProviders(child *instance, b *block) {
	for name, key := range child.parent.providers {
		if !strings.Contains(name, ".") {
			child.providers[name] = key // default configurations are inherited
		}
	}
	x, ok := b.attr("providers").(*hclsyntax.ObjectConsExpr)
	if !ok {
		return
	}
	for _, item := range x.Items {
		inner := item.KeyExpr
		if key, ok := inner.(*hclsyntax.ObjectConsKeyExpr); ok {
			inner = key.Wrapped
		}
		if name := providerKey(inner); name != "" {
			child.providers[name] = child.parent.providerOf(providerKey(item.ValueExpr))
		}
	}
}

// providerOf translates a name into the key of the root's configuration.
func (i *instance) providerOf(name string) string {
	if name == "" {
		name = "aws"
	}
	if key, ok := i.providers[name]; ok {
		return key
	}
	for _, p := range i.config.providers {
		if ownKey(p) == name {
			return i.join(name)
		}
	}
	return name
}

func ownKey(p *block) string {
	if alias := aliasOf(p.attrs); alias != "" {
		return p.Labels[0] + "." + alias
	}
	return p.Labels[0]
}

// resourceProvider returns the key of the provider configuration of a resource.
func (e *evaluator) resourceProvider(r *resource) string {
	name := ""
	if x := r.node.config.attr("provider"); x != nil {
		name = providerKey(x)
	}
	if name == "" {
		name, _, _ = strings.Cut(r.typ(), "_")
	}
	return r.node.inst.providerOf(name)
}

// env returns where a resource lives.
func (e *evaluator) env(r *resource) computed.Env {
	p := e.providerFor(e.resourceProvider(r))
	env := computed.Env{Region: p.Region, Account: p.Account}
	env.Partition = cmp.Or(e.opts.Assume[symbol.Partition], p.Partition, computed.PartitionOf(env.Region))
	return env
}

// openPartition is a token for the partition where the region is not known and something
// in the configuration speaks of another partition than aws; "" elsewhere.
func (e *evaluator) openPartition(region string) string {
	if !symbol.Has(region) {
		return ""
	}
	for _, file := range e.files {
		if otherPartition().Match(file.Bytes) {
			return symbol.Token(symbol.Partition)
		}
	}
	return ""
}

func otherPartition() *regexp.Regexp {
	return regexp.MustCompile(`\b(?:aws-(?:us-gov|cn|iso|eusc)|us-gov-(?:east|west)|cn-north)`)
}

// providerFor returns a provider configuration by its key. One that is not written
// anywhere is made up.
func (e *evaluator) providerFor(key string) *provider {
	if p, ok := e.providers[key]; ok {
		return p
	}
	p := &provider{}
	e.providers[key] = p
	p.Key = key
	_, alias, _ := strings.Cut(key, "aws.")
	p.Region, p.Account = e.wellKnown(symbol.Region, alias), e.wellKnown(symbol.Account, alias)
	defer func() { p.Partition = e.openPartition(p.Region) }()
	defer e.plannedProvider(p)
	inst, b := e.findProvider(key)
	if b == nil {
		return p
	}
	if alias != "" && e.credentials(b) == e.credentials(e.defaultProvider(inst)) {
		// Another region of the same account.
		p.Account = e.providerFor(strings.TrimSuffix(key, "."+alias)).Account
	}
	e.configure(p, inst, b)
	return p
}

// defaultProvider returns the block without an alias, nil if there is none.
func (e *evaluator) defaultProvider(i *instance) *block {
	for _, p := range i.config.providers {
		if ownKey(p) == "aws" {
			return p
		}
	}
	return nil
}

// credentials returns what a provider block says about whom it works as, as it is
// written: two blocks that say the same work in one account.
func (e *evaluator) credentials(b *block) string {
	if b == nil {
		return ""
	}
	var out strings.Builder
	for _, attr := range ordered(b.attrs) {
		switch attr.Name {
		case "profile", "access_key", "secret_key", "token", "shared_config_files", "shared_credentials_files",
			"allowed_account_ids", "forbidden_account_ids":
			out.WriteString(attr.Name + "=" + e.snippet(attr.Expr.Range()) + "\n")
		}
	}
	for _, n := range b.blocks {
		switch n.Type {
		case "assume_role", "assume_role_with_web_identity", "dynamic":
			out.WriteString(e.snippet(hcl.RangeBetween(n.TypeRange, n.CloseBraceRange)) + "\n")
		}
	}
	return out.String()
}

func (e *evaluator) wellKnown(word, alias string) string {
	if alias == "" {
		if v, ok := e.opts.Assume[word]; ok {
			return v
		}
		return symbol.Token(word)
	}
	if v, ok := e.opts.Assume[word+"."+alias]; ok {
		return v
	}
	return symbol.Token(word + "." + alias)
}

// findProvider finds the block of a provider configuration.
func (e *evaluator) findProvider(key string) (*instance, *block) {
	for i := e.root; i != nil; {
		for _, p := range i.config.providers {
			if i.join(ownKey(p)) == key {
				return i, p
			}
		}
		i = e.childToward(i, key)
	}
	return nil, nil
}

// childToward returns the instance of a module that a key leads into.
func (e *evaluator) childToward(i *instance, key string) *instance {
	for _, name := range i.config.callOrder {
		n := i.calls[name]
		if n == nil {
			continue
		}
		for _, child := range n.instances {
			if strings.HasPrefix(key, child.path+".") {
				return child
			}
		}
	}
	return nil
}

// configure evaluates a provider block.
func (e *evaluator) configure(p *provider, inst *instance, b *block) {
	s := inst.scope()
	p.Range = rangeOf(b.DefRange())
	if x := b.attr("region"); x != nil {
		if region, ok := text(e.known(x, s)); ok && region != "" {
			p.Region = region
		}
	}
	if x := b.attr("allowed_account_ids"); x != nil {
		if ids, ok := e.known(x, s).strings(); ok && len(ids) == 1 {
			p.Account = ids[0]
		}
	}
	for _, m := range e.expandBlocks(b.blocks, s) {
		switch m.name {
		case "assume_role":
			e.assumeRole(p, m, inst)
		case "assume_role_with_web_identity":
			e.assumeRole(p, m, inst)
		}
	}
}

// assumeRole takes what a block says of the session: of several, one after the
// other, the last decides.
func (e *evaluator) assumeRole(p *provider, m made, inst *instance) {
	p.Documents, p.SessionARNs = nil, nil
	for _, attr := range ordered(m.Body.Attributes) {
		v := e.known(attr.Expr, m.scope)
		if v.isNull() {
			continue
		}
		switch attr.Name {
		case "role_arn":
			arn, _ := text(v)
			p.RoleARN = arn
			if parts := strings.SplitN(arn, ":", 6); len(parts) == 6 && parts[4] != "" {
				p.Account = parts[4]
			}
		case "policy":
			if doc := e.document(v, rangeOf(attr.NameRange), inst.callers); doc != nil {
				p.Documents = append(p.Documents, doc)
			}
		case "policy_arns":
			if arns, ok := v.strings(); ok {
				p.SessionARNs = arns
			}
		}
	}
}

// allProviders lists the configurations of the root, and those that were used.
func (e *evaluator) allProviders() []*tf.Provider {
	for _, p := range e.root.config.providers {
		if p.Labels[0] == "aws" {
			e.providerFor(ownKey(p))
		}
	}
	var out []*tf.Provider
	for _, p := range e.providers {
		if p.Key == "aws" || strings.HasPrefix(p.Key, "aws.") || strings.Contains(p.Key, ".aws") {
			out = append(out, &p.Provider)
		}
	}
	slices.SortFunc(out, func(a, b *tf.Provider) int { return strings.Compare(a.Key, b.Key) })
	return out
}
