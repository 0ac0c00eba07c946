package aws

import (
	"cmp"
	"strings"

	"github.com/lint403/lint403/loader/computed"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

func top(path string) string {
	first, _, _ := strings.Cut(path, ".")
	return first
}

// render writes tokens in the form of the model.
func (b *Builder) render(s string) string {
	text, _ := symbol.Render(s)
	return text
}

// text is a string with its place.
func (b *Builder) text(r *tf.Resource, path string) model.Text {
	value, unknown := symbol.Render(str(r, path))
	return model.Text{Value: value, Unknown: unknown, Range: rangeOf(r, path)}
}

// rangeOf returns where an attribute is written, or where the nearest thing around
// it is.
func rangeOf(r *tf.Resource, path string) model.Range {
	for path != "" {
		if found, ok := r.Ranges[path]; ok {
			return found
		}
		path = parent(path)
	}
	return header(r)
}

// header returns the line to point at for a resource as such.
func header(r *tf.Resource) model.Range {
	if found, ok := r.Ranges[""]; ok {
		return found
	}
	return r.Range
}

// attr returns an attribute: as it is, composed of others, or a token. It is "" for
// one that is not set.
func (b *Builder) attr(r *tf.Resource, name string) string {
	if value := str(r, name); value != "" {
		return value
	}
	all, ok := b.attrs[r]
	if !ok {
		typ := r.Type
		if r.Mode == "data" {
			typ = "data." + typ
		}
		all = computed.Attributes(typ, func(path string) (string, bool) {
			value := str(r, path)
			return value, value != ""
		}, b.env(r))
		for name, value := range all {
			all[name] = b.known(value)
		}
		b.attrs[r] = all
	}
	return all[name]
}

// id is attr for an attribute that AWS always sets.
func (b *Builder) id(r *tf.Resource, name string) string {
	return cmp.Or(b.attr(r, name), b.token(r.Address+"."+name))
}

// token is what the user says that a token stands for, or the token.
func (b *Builder) token(name string) string {
	return cmp.Or(b.model.Assumptions[name], symbol.Token(name))
}

// known replaces the tokens in s for which the user gave a value.
func (b *Builder) known(s string) string {
	if len(b.model.Assumptions) == 0 || !symbol.Has(s) {
		return s
	}
	for _, name := range symbol.Names(s) {
		s = strings.ReplaceAll(s, symbol.Token(name), b.token(name))
	}
	return s
}

func (b *Builder) env(r *tf.Resource) computed.Env {
	env := computed.Env{Region: b.region(r), Account: b.account(r), Address: r.Address}
	open := ""
	if p := b.provider(r); p != nil {
		open = p.Partition
	}
	env.Partition = cmp.Or(b.model.Assumptions[symbol.Partition], open, computed.PartitionOf(env.Region))
	return env
}

// account is the account of a resource: that of its provider.
func (b *Builder) account(r *tf.Resource) string {
	if p := b.provider(r); p != nil && p.Account != "" {
		return p.Account
	}
	return b.token(symbol.Account)
}

// region is the region of a resource: its own, or that of its provider.
func (b *Builder) region(r *tf.Resource) string {
	if region := str(r, "region"); region != "" {
		return region
	}
	if p := b.provider(r); p != nil && p.Region != "" {
		return p.Region
	}
	return b.token(symbol.Region)
}

func (b *Builder) provider(r *tf.Resource) *tf.Provider {
	if p := b.providers[r.Provider]; p != nil {
		return p
	}
	return b.fallback
}

// target returns what the policy in an attribute is attached to: its ARN, or
// name or id where the model uses that.
func (b *Builder) target(r *tf.Resource, a Attribute) string {
	switch {
	case a.Target == "":
		return ""
	case a.TargetType == bucketType:
		return b.bucketName(r, a.Target)
	case a.TargetType == r.Type:
		return b.id(r, a.Target)
	}
	attr := "arn"
	if a.TargetType == "aws_vpc_endpoint" {
		attr = "id"
	}
	isTarget := func(t *tf.Resource) bool { return t.Type == a.TargetType }
	v := b.link(r, a.Target, isTarget, attr)
	if target := b.find(a.TargetType, v); target != nil {
		return b.id(target, attr)
	}
	return v
}

// find returns the resource of a type that is known by a value: its ARN, id, name
// or URL.
func (b *Builder) find(typ, value string) *tf.Resource {
	if value == "" || typ == "" {
		return nil
	}
	index, ok := b.found[typ]
	if !ok {
		index = map[string]*tf.Resource{}
		for _, r := range b.module.Resources {
			if r.Type != typ {
				continue
			}
			for _, attr := range []string{"arn", "id", "name", "url", "function_name", "domain_name", "bucket"} {
				if v := b.attr(r, attr); v != "" && index[v] == nil {
					index[v] = r
				}
			}
		}
		b.found[typ] = index
	}
	return index[value]
}
