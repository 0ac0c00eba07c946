package aws

import (
	"maps"
	"slices"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/tf"
)

// group is an IAM group while its members are looked for. It is no principal: its
// policies become those of its users.
type group struct {
	policies []*model.Policy
	attached []namedARN
	members  []*model.Principal
}

// groupNamed returns the group with the name in the account of r.
func (b *Builder) groupNamed(r *tf.Resource, name string) *group {
	key := nameKey("group", b.account(r), name)
	if b.groups[key] == nil {
		b.groups[key] = &group{}
	}
	return b.groups[key]
}

func (b *Builder) groupOf(r *tf.Resource, path string) *group {
	return b.groupNamed(r, b.link(r, path, isGroup, "name"))
}

func (b *Builder) addGroup(r *tf.Resource) {
	if r.Mode == "data" {
		b.groupNamed(r, b.id(r, "group_name"))
		return
	}
	b.groupNamed(r, b.id(r, "name"))
}

func (b *Builder) addGroupPolicy(r *tf.Resource) {
	policy := b.policies[r]["policy"]
	if policy == nil {
		return
	}
	policy.Name = b.render(b.attr(r, "name"))
	g := b.groupOf(r, "group")
	g.policies = append(g.policies, policy)
}

func (b *Builder) addGroupAttachment(r *tf.Resource) {
	if r.Change != deleted {
		g := b.groupOf(r, "group")
		g.attached = append(g.attached, b.policyARNs(r, "policy_arn")...)
	}
}

func (b *Builder) addGroupAttachments(r *tf.Resource) {
	if r.Change != deleted {
		g := b.groupOf(r, "group_name")
		g.attached = append(g.attached, b.policyARNs(r, "policy_arns")...)
	}
}

func (b *Builder) addGroupMembership(r *tf.Resource) {
	if r.Change == deleted {
		return
	}
	g := b.groupOf(r, "group")
	for _, name := range list(r, "users") {
		g.members = append(g.members, b.principal(r, "user", name))
	}
}

func (b *Builder) addUserGroups(r *tf.Resource) {
	if r.Change == deleted {
		return
	}
	p := b.user(r, "user")
	for _, name := range list(r, "groups") {
		g := b.groupNamed(r, name)
		g.members = append(g.members, p)
	}
}

// finishGroups hands the policies of groups to their members.
func (b *Builder) finishGroups() {
	for _, key := range slices.Sorted(maps.Keys(b.groups)) {
		g := b.groups[key]
		for _, p := range g.members {
			if p == nil {
				continue
			}
			for _, policy := range g.policies {
				b.grant(p, policy)
			}
			for _, one := range g.attached {
				b.attachOne(p, one)
			}
		}
	}
}
