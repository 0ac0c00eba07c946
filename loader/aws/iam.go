package aws

import (
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/tf"
)

// iamRows are the principals, their policies, and what joins them.
var iamRows = map[string]row{
	"aws_iam_role": {
		documents: []Attribute{
			{Path: "assume_role_policy", Kind: model.KindTrust, Target: "arn", TargetType: "aws_iam_role"},
			{Path: "inline_policy.*.policy", Kind: model.KindIdentity, Computed: true},
		},
		add: (*Builder).addRole,
	},
	"aws_iam_user":                {add: (*Builder).addUser},
	"aws_iam_group":               {add: (*Builder).addGroup},
	"aws_iam_service_linked_role": {add: (*Builder).addServiceLinkedRole},
	"aws_iam_policy": {
		documents: []Attribute{{Path: "policy", Kind: model.KindIdentity}},
		add:       (*Builder).addManagedPolicy,
	},

	"aws_iam_role_policy": {
		documents: []Attribute{{Path: "policy", Kind: model.KindIdentity}},
		phase:     sets, add: func(b *Builder, r *tf.Resource) { b.addInlinePolicy(r, b.role(r, "role")) },
	},
	"aws_iam_user_policy": {
		documents: []Attribute{{Path: "policy", Kind: model.KindIdentity}},
		phase:     sets, add: func(b *Builder, r *tf.Resource) { b.addInlinePolicy(r, b.user(r, "user")) },
	},
	"aws_iam_group_policy": {
		documents: []Attribute{{Path: "policy", Kind: model.KindIdentity}},
		phase:     sets, add: (*Builder).addGroupPolicy,
	},
	"aws_iam_role_policy_attachment": {
		phase: sets, add: func(b *Builder, r *tf.Resource) { b.attach(b.role(r, "role"), r, "policy_arn") },
	},
	"aws_iam_user_policy_attachment": {
		phase: sets, add: func(b *Builder, r *tf.Resource) { b.attach(b.user(r, "user"), r, "policy_arn") },
	},
	"aws_iam_group_policy_attachment": {phase: sets, add: (*Builder).addGroupAttachment},
	"aws_iam_policy_attachment":       {phase: sets, add: (*Builder).addPolicyAttachment},
	"aws_iam_role_policy_attachments_exclusive": {
		phase: sets, add: func(b *Builder, r *tf.Resource) { b.attach(b.role(r, "role_name"), r, "policy_arns") },
	},
	"aws_iam_user_policy_attachments_exclusive": {
		phase: sets, add: func(b *Builder, r *tf.Resource) { b.attach(b.user(r, "user_name"), r, "policy_arns") },
	},
	"aws_iam_group_policy_attachments_exclusive": {phase: sets, add: (*Builder).addGroupAttachments},
	"aws_iam_role_policies_exclusive":            {},
	"aws_iam_user_policies_exclusive":            {},
	"aws_iam_group_policies_exclusive":           {},

	"aws_iam_group_membership":      {phase: joins, add: (*Builder).addGroupMembership},
	"aws_iam_user_group_membership": {phase: joins, add: (*Builder).addUserGroups},
	"aws_iam_access_key":            {phase: joins, add: (*Builder).addAccessKey},
	"aws_iam_instance_profile":      {},

	"aws_ssoadmin_permission_set": {},
	"aws_ssoadmin_permission_set_inline_policy": {
		documents: []Attribute{{Path: "inline_policy", Kind: model.KindIdentity}},
	},
	"aws_ssoadmin_managed_policy_attachment":          {},
	"aws_ssoadmin_customer_managed_policy_attachment": {},
	"aws_rolesanywhere_profile": {
		documents: []Attribute{{Path: "session_policy", Kind: model.KindSession}},
	},
}

// iamData are the data sources of the same.
var iamData = map[string]row{
	"aws_iam_role": {
		documents: []Attribute{
			{Path: "assume_role_policy", Kind: model.KindTrust, Target: "arn", TargetType: "aws_iam_role", Computed: true},
		},
		add: (*Builder).addRole,
	},
	"aws_iam_user":             {add: (*Builder).addUser},
	"aws_iam_group":            {add: (*Builder).addGroup},
	"aws_iam_instance_profile": {},
	"aws_iam_policy": {
		documents: []Attribute{{Path: "policy", Kind: model.KindIdentity, Computed: true}},
		add:       (*Builder).addManagedPolicy,
	},
}
