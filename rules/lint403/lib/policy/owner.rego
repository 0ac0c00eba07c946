package lint403.lib.policy

# METADATA
# description: |
#   The type of the Terraform resource that holds a policy, "" for a raw document:
#   "aws_iam_policy" of "module.m.aws_iam_policy.p[0]".
# scope: document
owner_type(policy) := type if {
	some [_, type] in regex.find_all_string_submatch_n(
		`^(?:module\.[^.\[]+(?:\[[^\]]*\])?\.)*(?:data\.)?([a-z0-9_]+)\.`,
		policy.address,
		1,
	)
} else := ""
