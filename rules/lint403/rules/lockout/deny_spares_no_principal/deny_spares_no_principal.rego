# METADATA
# title: DenySparesNoPrincipal
# description: |
#   A deny covers the bucket policy itself and spares requests only by their network, by
#   MFA or the like, but no principal. Unless Terraform's own requests meet the condition,
#   the next plan ends in 403 and nobody outside can repair the policy but the account's
#   root user.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html
#     description: Controlling access from VPC endpoints with bucket policies
#   - ref: https://repost.aws/knowledge-center/s3-accidentally-denied-access
#     description: Regain access to a bucket after denying everybody
# custom:
#   id: LCK901
#   severity: warning
#   since: Unreleased
#   fix: Spare the principal that runs Terraform, with ArnNotLike on aws:PrincipalArn.
#   codes: [DENY-VPCE-003]
#   seed: deny-vpce
#   verdict: at-risk
#   when: ["kind:bucket", "effect:deny", "key:aws:sourcevpce|key:aws:sourcevpc|key:aws:sourceip|key:aws:vpcsourceip|key:aws:multifactorauthpresent|key:aws:multifactorauthage"]
package lint403.rules.lockout.deny_spares_no_principal

import data.lint403.lib.policy

deny contains finding if {
	some document in policy.of_kind.bucket
	document.address
	some statement in document.statements
	policy.denies(statement)
	policy.reaches_action(statement, "s3:putbucketpolicy")
	policy.reaches_action(statement, "s3:getbucketpolicy")
	_covers_bucket(statement, document)
	some entry in statement.principals
	entry.form == "any"
	_by_circumstance(statement)
	finding := policy.finding(
		rego.metadata.chain(), document, statement.effect.range,
		sprintf("%s also denies changing the bucket policy, and spares no principal: Terraform itself gets 403 unless its requests meet %s", [
			policy.name(statement),
			concat(" and ", sort({condition.key | some condition in statement.conditions; condition.name in _circumstances})),
		]),
		{
			"seed": _seed(statement),
			"layer": "bucket-policy",
			"aws_message": "with an explicit deny in a resource-based policy",
			"because": "the condition is met by the way of a request only, not by who makes it",
			"unknown": sort({condition.key | some condition in statement.conditions; condition.name in _circumstances}),
			"fix": {
				"description": "Add ArnNotLike on aws:PrincipalArn with the role that runs Terraform.",
				"edits": [],
				"safe": false,
			},
			"key": policy.name(statement),
		},
	)
}

_circumstances := {
	"aws:sourcevpce",
	"aws:sourcevpc",
	"aws:sourceip",
	"aws:vpcsourceip",
	"aws:multifactorauthpresent",
	"aws:multifactorauthage",
}

_seed(statement) := "deny-mfa" if {
	_conditions(statement) & {"aws:multifactorauthpresent", "aws:multifactorauthage"} != set()
} else := "deny-vpce" if {
	_conditions(statement) & {"aws:sourcevpce", "aws:sourcevpc"} != set()
} else := "deny-ip"

_conditions(statement) := {condition.name | some condition in statement.conditions}

# Every negated condition is about the circumstances; nothing spares principals.
_by_circumstance(statement) if {
	some condition in statement.conditions
	condition.name in _circumstances
	every other in statement.conditions {
		not _spares_principals(other.name)
	}
}

_spares_principals(name) if startswith(name, "aws:principal")

_spares_principals(name) if name in {"aws:userid", "aws:username"}

_covers_bucket(statement, document) if {
	some pattern in statement.resources
	policy.matches(pattern.match, sprintf("arn:aws:s3:::%s", [document.target]))
}

_covers_bucket(statement, document) if {
	some pattern in statement.resources
	pattern.value == input.buckets[document.target].arn
}
