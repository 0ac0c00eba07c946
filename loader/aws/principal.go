package aws

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// nameKey is how a principal is found by name inside an account.
func nameKey(kind, account, name string) string { return kind + "\x00" + account + "\x00" + name }

// addRole adds a role with its trust, inline policies and boundary.
func (b *Builder) addRole(r *tf.Resource) {
	p := b.addPrincipal(r, "role", b.id(r, "name"), b.id(r, "arn"))
	if p == nil || r.Change == deleted {
		return
	}
	if trust := b.policies[r]["assume_role_policy"]; trust != nil && p.Trust == "" {
		p.Trust = trust.ID
	}
	for _, path := range paths(r, "inline_policy") {
		if policy := b.policies[r][path+".policy"]; policy != nil {
			policy.Name = b.render(str(r, path+".name"))
			b.grant(p, policy)
		}
	}
	b.attach(p, r, "managed_policy_arns")
}

func (b *Builder) addUser(r *tf.Resource) {
	name := b.id(r, "name")
	if r.Mode == "data" {
		name = b.id(r, "user_name")
	}
	b.addPrincipal(r, "user", name, b.id(r, "arn"))
}

func (b *Builder) addServiceLinkedRole(r *tf.Resource) {
	if p := b.addPrincipal(r, "role", b.id(r, "name"), b.id(r, "arn")); p != nil {
		p.ServiceLinked = true
	}
}

// addPrincipal adds a role or user. A data source adds nothing to one that is
// managed here.
func (b *Builder) addPrincipal(r *tf.Resource, kind, name, arn string) *model.Principal {
	account := b.account(r)
	key := nameKey(kind, account, name)
	if r.Mode == "data" && b.names[key] != nil {
		return b.names[key]
	}
	text := b.render(arn)
	p := b.model.Principals[text]
	if p == nil {
		p = &model.Principal{}
		b.model.Principals[text] = p
	}
	p.ARN, p.Kind, p.Name, p.Path = text, kind, b.render(name), b.render(str(r, "path"))
	if r.Mode == "managed" {
		p.Path = cmp.Or(p.Path, "/")
	}
	p.Account = b.render(account)
	p.Address, p.Change, p.Range = r.Address, r.Change, header(r)
	p.IdentityElsewhere = r.Mode == "data"
	p.Tags = tags(r)
	p.UniqueID = b.render(b.id(r, "unique_id"))
	b.names[key], b.declared[r] = p, p
	if account := accountOf(arn); account != "" {
		p.Account = b.render(account)
	}
	if boundary := b.text(r, "permissions_boundary"); boundary.Value != "" && r.Change != deleted {
		p.BoundaryARN = &boundary
		b.boundaries = append(b.boundaries, attachment{p, b.link(r, "permissions_boundary", isPolicy, "arn")})
	}
	return p
}

// attachment is a managed policy that waits for all policies to be known.
type attachment struct {
	principal *model.Principal
	arn       string
}

func isPolicy(r *tf.Resource) bool { return r.Type == "aws_iam_policy" }
func isRole(r *tf.Resource) bool   { return r.Type == "aws_iam_role" }
func isUser(r *tf.Resource) bool   { return r.Type == "aws_iam_user" }
func isGroup(r *tf.Resource) bool  { return r.Type == "aws_iam_group" }

// role returns the role that an attribute names, by name or ARN.
func (b *Builder) role(r *tf.Resource, path string) *model.Principal {
	return b.principal(r, "role", b.link(r, path, isRole, "name"))
}

// user returns the user that an attribute names.
func (b *Builder) user(r *tf.Resource, path string) *model.Principal {
	return b.principal(r, "user", b.link(r, path, isUser, "name"))
}

// principal returns a principal by name or ARN. One that is not in view is added
// as such.
func (b *Builder) principal(r *tf.Resource, kind, name string) *model.Principal {
	if name == "" {
		return nil
	}
	if token, ok := symbol.Name(name); ok {
		if target, attr := b.owner(token); target != nil && (attr == "arn" || attr == "id" || attr == "name") {
			if p := b.byAddressOf(target); p != nil {
				return p
			}
		}
	}
	arn, account := name, accountOf(name)
	if strings.HasPrefix(name, "arn:") {
		if p := b.model.Principals[b.render(arn)]; p != nil {
			return p
		}
		name = arn[strings.LastIndexByte(arn, '/')+1:]
	} else {
		account = b.account(r)
		arn = "arn:" + b.env(r).Partition + ":iam::" + account + ":" + kind + "/" + name
		if p := b.names[nameKey(kind, account, name)]; p != nil {
			return p
		}
	}
	p := &model.Principal{
		ARN: b.render(arn), Kind: kind, Name: b.render(name), Account: b.render(account),
		IdentityElsewhere: true, Range: header(r),
	}
	b.model.Principals[p.ARN] = p
	if key := nameKey(kind, account, name); b.names[key] == nil {
		b.names[key] = p
	}
	return p
}

// byAddressOf returns the principal that a resource declares, or nil.
func (b *Builder) byAddressOf(r *tf.Resource) *model.Principal { return b.declared[r] }

// addManagedPolicy files a customer managed policy under its ARN.
func (b *Builder) addManagedPolicy(r *tf.Resource) {
	policy := b.policies[r]["policy"]
	if policy == nil {
		return
	}
	arn := b.id(r, "arn")
	policy.ARN, policy.Name = b.render(arn), b.render(b.attr(r, "name"))
	if b.managed[arn] == nil {
		b.managed[arn] = policy
	}
}

// grant gives a principal an identity policy.
func (b *Builder) grant(p *model.Principal, policy *model.Policy) {
	if p != nil && !slices.Contains(p.Identity, policy.ID) {
		p.Identity = append(p.Identity, policy.ID)
		b.granted[policy.ID] = true
	}
}

// addInlinePolicy gives a role or user a policy of its own.
func (b *Builder) addInlinePolicy(r *tf.Resource, p *model.Principal) {
	policy := b.policies[r]["policy"]
	if p == nil || policy == nil {
		return
	}
	policy.Name = b.render(b.attr(r, "name"))
	b.grant(p, policy)
}

// attach gives a principal the managed policies that an attribute names.
func (b *Builder) attach(p *model.Principal, r *tf.Resource, path string) {
	if p == nil {
		return
	}
	for _, one := range b.policyARNs(r, path) {
		if r.Change == deleted {
			b.detach(p, one.arn)
			continue
		}
		b.attachOne(p, one)
	}
}

// named is an ARN as it stands before tokens are rendered, and as text.
type namedARN struct {
	arn  string
	text model.Text
}

func (b *Builder) policyARNs(r *tf.Resource, path string) []namedARN {
	if _, many := value(r, path).([]any); !many {
		arn := b.link(r, path, isPolicy, "arn")
		if arn == "" {
			return nil
		}
		return []namedARN{b.namedARN(r, path, arn)}
	}
	var out []namedARN
	for i, arn := range list(r, path) {
		out = append(out, b.namedARN(r, path+"."+strconv.Itoa(i), arn))
	}
	return out
}

func (b *Builder) namedARN(r *tf.Resource, path, arn string) namedARN {
	text, unknown := symbol.Render(arn)
	return namedARN{arn, model.Text{Value: text, Unknown: unknown, Range: rangeOf(r, path)}}
}

func (b *Builder) attachOne(p *model.Principal, one namedARN) {
	if policy := b.managed[one.arn]; policy != nil {
		b.grant(p, policy)
		return
	}
	if !slices.ContainsFunc(p.ManagedARNs, func(t model.Text) bool { return t.Value == one.text.Value }) {
		p.ManagedARNs = append(p.ManagedARNs, one.text)
	}
}

// detach takes a policy away that an older state of the principal lists.
func (b *Builder) detach(p *model.Principal, arn string) {
	text := b.render(arn)
	p.ManagedARNs = slices.DeleteFunc(p.ManagedARNs, func(t model.Text) bool { return t.Value == text })
	if policy := b.managed[arn]; policy != nil {
		p.Identity = slices.DeleteFunc(p.Identity, func(id string) bool { return id == policy.ID })
	}
}

// addPolicyAttachment attaches one policy to many.
func (b *Builder) addPolicyAttachment(r *tf.Resource) {
	for _, name := range list(r, "roles") {
		b.attach(b.principal(r, "role", name), r, "policy_arn")
	}
	for _, name := range list(r, "users") {
		b.attach(b.principal(r, "user", name), r, "policy_arn")
	}
	if r.Change == deleted {
		return
	}
	for _, name := range list(r, "groups") {
		g := b.groupNamed(r, name)
		g.attached = append(g.attached, b.policyARNs(r, "policy_arn")...)
	}
}

func (b *Builder) addAccessKey(r *tf.Resource) {
	if p := b.user(r, "user"); p != nil && r.Change != deleted && str(r, "status") != "Inactive" {
		p.LongTerm = true
	}
}

// accountOf returns the account of an ARN, "" without one.
func accountOf(arn string) string {
	fields := strings.SplitN(arn, ":", 6)
	if len(fields) < 6 {
		return ""
	}
	return fields[4]
}
