package aws

import (
	"slices"
	"strconv"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/tf"
)

// finish does what needs everything to be there.
func (b *Builder) finish() {
	b.finishGroups()
	b.finishComputed()
	for _, one := range b.boundaries {
		policy := b.managed[one.arn]
		if policy == nil {
			continue
		}
		one.principal.Boundary = policy.ID
		if !b.granted[policy.ID] {
			policy.Kind = model.KindBoundary
		}
	}
	b.finishOrganization()
	for _, r := range b.module.Resources {
		b.addWorkloads(r)
	}
	b.placeTasks()
	b.finishSessions()
}

// held is what a policy is set on.
type held struct {
	typ, target string
	kind        model.PolicyKind
}

// finishComputed reads the policies that a state holds although the configuration
// does not set them, unless a resource of its own sets or removes them.
func (b *Builder) finishComputed() {
	if len(b.computed) == 0 {
		return
	}
	set, inline := b.managedPolicies()
	for _, d := range b.computed {
		target := b.render(b.target(d.r, d.attribute))
		switch {
		case d.r.Type == "aws_iam_role":
			p := b.byAddressOf(d.r)
			name := str(d.r, parent(d.path)+".name")
			if p == nil || inline[p.ARN+"\x00"+name] {
				continue
			}
			policy := b.parseComputed(d)
			policy.Name = b.render(name)
			b.grant(p, policy)
		case !set[held{d.attribute.TargetType, target, d.attribute.Kind}]:
			if policy := b.parseComputed(d); !b.drop(d, policy) {
				b.attachComputed(d, policy)
			}
		}
	}
}

// formState is the form of a policy that is not written here but was found by
// Terraform in AWS.
const formState = "state"

func (b *Builder) parseComputed(d deferred) *model.Policy {
	policy := b.parseOne(d.r, d.path, d.attribute)
	if d.r.Set != nil {
		policy.Form = formState
	}
	return policy
}

// drop takes a policy out of the model that AWS gives everybody: the model says the
// same by having none, and nobody here wrote it.
func (b *Builder) drop(d deferred, policy *model.Policy) bool {
	if !isDefault(policy) {
		return false
	}
	delete(b.model.Policies, policy.ID)
	delete(b.policies[d.r], d.path)
	delete(d.r.Values, d.path)
	return true
}

// isDefault reports whether a policy is the one that comes with a VPC endpoint, a
// key, a topic or a queue.
func isDefault(policy *model.Policy) bool {
	if policy.DocumentID != nil && policy.DocumentID.Value == "__default_policy_ID" {
		return true
	}
	if len(policy.Statements) != 1 || len(policy.Incomplete) > 0 {
		return false
	}
	s := &policy.Statements[0]
	if !allowsEverywhere(s) {
		return false
	}
	switch policy.Kind {
	case model.KindEndpoint:
		return s.Principals[0].Form == "any" && s.Actions[0].Value == "*"
	case model.KindKMS:
		return s.Principals[0].Form == "root" && s.Actions[0].Value == "kms:*"
	default:
		return false
	}
}

// managedPolicies lists what has its policy from a resource of its own, and the
// inline policies that roles have from one, by role and name.
func (b *Builder) managedPolicies() (set map[held]bool, inline map[string]bool) {
	set, inline = map[held]bool{}, map[string]bool{}
	for _, r := range b.module.Resources {
		row, ok := rowOf(r)
		if !ok || r.Mode != "managed" {
			continue
		}
		if r.Type == "aws_iam_role_policy" {
			if p := b.role(r, "role"); p != nil {
				inline[p.ARN+"\x00"+b.attr(r, "name")] = true
			}
		}
		for _, a := range row.documents {
			if a.TargetType != r.Type && a.TargetType != "" {
				set[held{a.TargetType, b.render(b.target(r, a)), a.Kind}] = true
			}
		}
	}
	return set, inline
}

// allowsEverywhere reports whether a statement allows one action on everything to one
// principal, without conditions.
func allowsEverywhere(s *model.Statement) bool {
	one := len(s.Principals) == 1 && len(s.Actions) == 1 && len(s.Resources) == 1 && len(s.Conditions) == 0
	return one && s.Effect != nil && s.Effect.Value == "Allow" && s.Resources[0].Value == "*"
}

// attachComputed does for a policy that was read late what its row does early.
func (b *Builder) attachComputed(d deferred, policy *model.Policy) {
	switch d.attribute.Kind {
	case model.KindBucket:
		if bucket := b.bucketOf(d.r, "bucket"); bucket != nil {
			bucket.Policies = append(bucket.Policies, policy.ID)
		}
	case model.KindKMS:
		if key := b.keys[d.r.Address]; key != nil && key.Policy == "" {
			key.Policy = policy.ID
		}
	case model.KindEndpoint:
		if endpoint := b.model.Endpoints[policy.Target]; endpoint != nil && endpoint.Policy == "" {
			endpoint.Policy = policy.ID
		}
	case model.KindAccessPoint:
		if point := b.model.AccessPoints[policy.Target]; point != nil && point.Policy == "" {
			point.Policy = policy.ID
		}
	default:
	}
}

// finishSessions gives the roles that providers assume their session policies.
func (b *Builder) finishSessions() {
	for _, p := range b.module.Providers {
		out := b.model.Providers[p.Key]
		if p.RoleARN == "" || out == nil {
			continue
		}
		for i, arn := range p.SessionARNs {
			id := b.sessionPolicy(p, i, arn)
			if !slices.Contains(out.Session, id) {
				out.Session = append(out.Session, id)
			}
		}
	}
}

// sessionPolicy returns the id of a managed policy that is passed to a session. Of
// one that is not in view nothing is known, which must not read as if it allowed
// nothing.
func (b *Builder) sessionPolicy(p *tf.Provider, i int, arn string) string {
	if policy := b.managed[arn]; policy != nil {
		return policy.ID
	}
	doc := &tf.Document{
		Form: "managed", Incomplete: []string{b.render(arn)}, Header: p.Range,
		Locate: func(string, bool, int, int) model.Range { return p.Range },
	}
	policy := b.read("provider."+p.Key, "assume_role.policy_arns."+strconv.Itoa(i), doc, model.KindSession)
	policy.ARN = b.render(arn)
	return policy.ID
}
