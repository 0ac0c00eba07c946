# METADATA
# title: BucketPolicyLocksOut
# description: |
#   A Deny for everybody covers s3:PutBucketPolicy and has no condition that spares
#   anybody, so nobody can change or delete the policy again: only the root user of the
#   bucket's account still can delete it.
# related_resources:
#   - ref: https://repost.aws/knowledge-center/s3-accidentally-denied-access
#     description: Regain access to a bucket after denying everybody
# custom:
#   id: LCK950
#   severity: error
#   when: ["kind:bucket", deny-always]
#   since: Unreleased
#   verdict: policy-error
#   fix: Spare an administrator with ArnNotEquals on aws:PrincipalArn.
#   codes: [S3API_SELF_LOCKOUT]
#   seed: deny-principal
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::data","arn:aws:s3:::data/*"]}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::data","arn:aws:s3:::data/*"],"Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::444455556666:role/admin"}}}}'
package lint403.rules.lockout.bucket_policy_lockout

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement] in policy.statements_of_kind.bucket
	policy.denies(statement)
	_everybody(statement)
	not policy.open_actions(statement)
	policy.reaches_action(statement, "s3:putbucketpolicy")
	_bucket_itself(statement)
	not "Condition" in statement.elements
	finding := policy.finding(
		rego.metadata.chain(), document, policy.element_range(statement, "Action"),
		sprintf("%s denies everybody s3:PutBucketPolicy, so only the root user can undo it", [policy.name(statement)]),
		{"codes": ["S3API_SELF_LOCKOUT"], "key": sprintf("%d", [statement.index])},
	)
}

_everybody(statement) if {
	some entry in statement.principals
	entry.form == "any"
}

_bucket_itself(statement) if {
	some resource in statement.resources
	not resource.unknown
	regex.match(`^(\*|arn:[^:]*:s3:[^:]*:[^:]*:[^/]+)$`, resource.value)
}

# "bucket*" is the bucket too; a token is the bucket when nothing follows it.
_bucket_itself(statement) if {
	some resource in statement.resources
	resource.unknown
	regex.match(`^\$\{[^}]*\.arn\}$`, resource.value)
}

_bucket_itself(statement) if {
	count(statement.not_resources) > 0
	every resource in statement.not_resources {
		not resource.unknown
		contains(resource.value, "/")
	}
}
