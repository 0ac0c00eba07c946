# METADATA
# title: UserIdFromName
# description: |
#   `aws:userid` of a role session is the role's unique id (AROA...), a colon and the
#   name of the session; of an IAM user it is the user's unique id (AIDA...). A value
#   that is built from the name or ARN of a role never matches: a deny that spares it
#   denies the role, an allow under it grants nothing.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
#     description: IAM policy elements, variables and tags
# custom:
#   id: DEN135
#   severity: error
#   since: Unreleased
#   when: [key:aws:userid]
#   fix: Use the role's unique_id followed by ":*", or aws:PrincipalArn with the role's ARN.
#   codes: [DENY-PRIN-005]
#   seed: deny-principal
#   verdict: denied
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-data/*","Condition":{"StringNotLike":{"aws:userid":["reader:*"]}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-data/*","Condition":{"StringNotLike":{"aws:userid":["AROAEXAMPLEID123456:*"]}}}}'
package lint403.rules.deny.user_id_from_name

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, condition] in policy.conditions_on["aws:userid"]
	some pattern in condition.values
	what := _never(pattern)
	finding := policy.finding(
		rego.metadata.chain(), document, pattern.range,
		sprintf("aws:userid never is %s, %s; %s", [pattern.value, what, _consequence(statement, condition)]),
		{
			"layer": object.get(_layers, document.kind, document.kind),
			"because": "aws:userid is built from the unique id that AWS gives to a role or user",
			"fix": {
				"description": "Use the role's unique_id followed by \":*\", or aws:PrincipalArn with the role's ARN.",
				"edits": [],
				"safe": false,
			},
			"key": sprintf("%s %s", [policy.name(statement), pattern.value]),
		},
	)
}

_layers := {"bucket": "bucket-policy", "access-point": "access-point-policy", "kms": "kms-key-policy"}

# A session's id is ID:SESSION, and its first part a unique id, an account or, for a
# web identity, something with a colon of its own.
_never(pattern) := "which starts with a role's name and not with its unique id" if {
	not pattern.unknown
	not pattern.match.kind == "template"
	parts := split(pattern.value, ":")
	count(parts) == 2
	parts[0] != ""
	not regex.match(`^(?:A[A-Z]{3}|[0-9]|.*[*?])`, parts[0])
}

_never(pattern) := "which is an ARN" if startswith(pattern.value, "arn:")

# The name or ARN of a role in view, known only after apply.
_never(pattern) := "which is the name of a role and not its unique id" if {
	count(pattern.unknown) == 1
	some attribute in ["name", "id", "arn"]
	endswith(pattern.unknown[0], sprintf(".%s", [attribute]))
	regex.match(`(?:^|\.)aws_iam_role\.`, pattern.unknown[0])
}

_consequence(statement, condition) := sprintf("%s denies the one it was to spare", [policy.name(statement)]) if {
	policy.denies(statement)
	contains(condition.base, "not")
} else := sprintf("%s holds for nobody", [policy.name(statement)])
