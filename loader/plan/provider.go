package plan

import (
	"strconv"
	"strings"

	"github.com/lint403/lint403/loader/computed"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// provider is one provider "aws" configuration.
type provider struct {
	key, alias  string
	scope       *scope
	at          int
	expressions int

	region, account, role string
}

func (r *reader) readProviders(at int) {
	r.text.object(at, func(name []byte, _, value int) int {
		p := &provider{key: string(name), at: value, expressions: none}
		full, short, module := "", "", ""
		end := r.text.object(value, func(name []byte, _, value int) int {
			switch string(name) {
			case "name":
				short = r.text.string(value)
			case "full_name":
				full = r.text.string(value)
			case "alias":
				p.alias = r.text.string(value)
			case "module_address":
				module = r.text.string(value)
			case "expressions":
				p.expressions = value
			}
			return r.text.skip(value)
		})
		if strings.HasSuffix(full, "/hashicorp/aws") || full == "" && short == "aws" {
			p.scope = r.scope(module)
			r.providers = append(r.providers, p)
		}
		return end
	})
}

// buildProviders works out region and account of every provider.
func (r *reader) buildProviders() []*tf.Provider {
	r.callers()
	var out []*tf.Provider
	for _, p := range r.providers {
		built := &tf.Provider{Provider: model.Provider{
			Key:     p.key,
			Region:  p.region,
			Account: p.account,
			RoleARN: p.role,
			Range:   r.file.Range(p.at, r.text.skip(p.at)),
		}}
		r.sessions(p, built)
		out = append(out, built)
	}
	return out
}

// callers fills in what the providers are: what they configure, what AWS said of
// the caller, whose the resources are that exist already, what the user says, or a
// token.
func (r *reader) callers() {
	said, owner := r.accounts()
	account := func(key string) string {
		if said[key] != "" {
			return said[key]
		}
		return owner[key]
	}
	if len(r.providers) == 0 {
		r.fallback = &provider{key: "aws", expressions: none, account: account("")}
		r.complete(r.fallback)
		return
	}
	for _, p := range r.providers {
		p.role = r.providerText(p, "assume_role.0.role_arn")
		if p.account = accountOf(p.role); p.account == "" {
			p.account = account(p.key)
		}
		if p.account == "" {
			p.account = r.onlyAccount(p)
		}
		p.region = r.providerText(p, "region")
		r.complete(p)
	}
	r.fallback = r.providers[0]
	for _, p := range r.providers {
		if p.key == "aws" {
			r.fallback = p
		}
	}
}

// accounts returns, by provider, the account that data.aws_caller_identity names
// and the one that owns every resource whose ARN is known.
func (r *reader) accounts() (said, owner map[string]string) {
	said, owner = map[string]string{}, map[string]string{}
	mixed := map[string]bool{}
	for _, in := range r.instances {
		key := ""
		if in.config != nil {
			key = in.config.provider
		}
		switch {
		case in.mode == "data" && in.typ == "aws_caller_identity":
			if id, ok := r.knownValue(in, "account_id"); ok {
				said[key] = scalar(id)
			}
		case in.mode == "managed" && strings.HasPrefix(in.typ, "aws_"):
			account := accountOf(r.text.string(r.text.member(in.values, "arn")))
			if account == "" || mixed[key] {
				continue
			}
			if owner[key] != "" && owner[key] != account {
				mixed[key], account = true, ""
			}
			owner[key] = account
		}
	}
	return said, owner
}

// complete puts assumptions or tokens in place of what a provider does not say.
func (r *reader) complete(p *provider) {
	suffix := ""
	if p.alias != "" {
		suffix = "." + p.alias
	}
	if p.account == "" {
		p.account = symbol.Token(symbol.Account + suffix)
		if suffix == "" && r.opts.Account != "" {
			p.account = r.opts.Account
		}
	}
	if p.region == "" {
		p.region = symbol.Token(symbol.Region + suffix)
		if suffix == "" && r.opts.Region != "" {
			p.region = r.opts.Region
		}
	}
}

// onlyAccount returns the account of a provider that allows no other.
func (r *reader) onlyAccount(p *provider) string {
	var found []string
	for _, l := range r.providerLeaves(p, "allowed_account_ids") {
		ids, ok := l.value.([]any)
		if !ok {
			ids = []any{l.value}
		}
		for _, id := range ids {
			found = append(found, scalar(id))
		}
	}
	if len(found) == 1 && isAccount(found[0]) {
		return found[0]
	}
	return ""
}

func (r *reader) providerLeaves(p *provider, path string) []leaf {
	at := r.configStep(p.expressions, strings.Split(path, "."))
	return r.leaves(at, body{scope: p.scope, forEach: none})
}

// providerText returns a string argument of a provider, "" when it is not known.
func (r *reader) providerText(p *provider, path string) string {
	found := r.providerLeaves(p, path)
	if len(found) != 1 {
		return ""
	}
	if l := found[0]; l.known {
		return scalar(l.value)
	} else if l.in != nil && l.attr != "" {
		value, _ := r.attribute(l.in, l.attr)
		return value
	}
	return ""
}

// sessions reads the session policies of the last assume_role block, which is the
// one whose permissions count.
func (r *reader) sessions(p *provider, into *tf.Provider) {
	blocks := r.text.member(p.expressions, "assume_role")
	last := r.text.len(blocks) - 1
	if last < 0 {
		return
	}
	block := r.text.element(blocks, last)
	into.RoleARN = r.providerText(p, "assume_role."+strconv.Itoa(last)+".role_arn")
	if at := r.text.member(block, "policy"); at != none {
		into.Documents = append(into.Documents, r.sessionDocument(p, at))
	}
	for _, l := range r.providerLeaves(p, "assume_role."+strconv.Itoa(last)+".policy_arns") {
		switch v := l.value.(type) {
		case []any:
			for _, arn := range v {
				into.SessionARNs = append(into.SessionARNs, scalar(arn))
			}
		case string:
			into.SessionARNs = append(into.SessionARNs, v)
		default:
			if l.in != nil && l.attr != "" {
				value, _ := r.attribute(l.in, l.attr)
				into.SessionARNs = append(into.SessionARNs, value)
			}
		}
	}
}

// sessionDocument finds the session policy that a provider passes. One that is
// composed without references is nowhere in a plan.
func (r *reader) sessionDocument(p *provider, expression int) *tf.Document {
	constant := r.text.member(expression, "constant_value")
	if constant != none && r.text[constant] == '"' {
		return r.known(constant)
	}
	found := r.leaves(expression, body{scope: p.scope, forEach: none})
	if l, ok := single(found); ok {
		if doc := r.documentOf(l, 0); doc != nil {
			return doc
		}
	}
	header := r.header(expression)
	names := unknownNames(found)
	if len(names) == 0 {
		names = []string{"provider." + p.key + ".assume_role.policy"}
	}
	return &tf.Document{
		Form:       "plan",
		Incomplete: names,
		Locate:     func(string, bool, int, int) model.Range { return header },
		Header:     header,
	}
}

// providerOf returns the provider of an instance.
func (r *reader) providerOf(in *instance) *provider {
	if in.config != nil {
		for _, p := range r.providers {
			if p.key == in.config.provider {
				return p
			}
		}
	}
	return r.fallback
}

// env is where an instance lives.
func (r *reader) env(in *instance) computed.Env {
	p := r.providerOf(in)
	env := computed.Env{Address: in.address}
	if p != nil {
		env.Region, env.Account = p.region, p.account
	}
	env.Partition = computed.PartitionOf(env.Region)
	return env
}

// accountOf returns the account of an ARN, "" without one.
func accountOf(arn string) string {
	fields := strings.SplitN(arn, ":", 6)
	if len(fields) < 6 || !isAccount(fields[4]) {
		return ""
	}
	return fields[4]
}

func isAccount(s string) bool {
	return len(s) == 12 && strings.Trim(s, "0123456789") == ""
}
