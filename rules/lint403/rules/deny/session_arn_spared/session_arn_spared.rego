# METADATA
# title: SessionArnSpared
# description: |
#   `aws:PrincipalArn` of a role session is the ARN of the role, never that of the
#   session. A deny that spares session ARNs (`arn:aws:sts::...:assumed-role/...`) spares
#   nobody, so the sessions that it was written for are denied like everybody else.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: AWS global condition context keys, aws:PrincipalArn
# custom:
#   id: DEN130
#   severity: error
#   since: Unreleased
#   when: [key:aws:principalarn, effect:deny]
#   fix: Name the role, as in arn:aws:iam::111122223333:role/app.
#   codes: [DENY-PRIN-001, NEW_PRINCIPALARN_SESSION_ARN, NEW_PRINCIPALARN_ROOT]
#   supersedes: [DOC076]
#   seed: deny-principal
#   verdict: denied
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-data/*","Condition":{"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:sts::111122223333:assumed-role/app/s1"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-data/*","Condition":{"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/app"}}}}'
package lint403.rules.deny.session_arn_spared

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, condition] in policy.conditions_on["aws:principalarn"]
	policy.denies(statement)
	condition.base in {"arnnotequals", "arnnotlike", "stringnotequals", "stringnotlike", "stringnotequalsignorecase"}
	some pattern in condition.values
	regex.match(`^arn:[^:]*:sts:[^:]*:[^:]*:assumed-role/`, pattern.value)
	finding := policy.finding(
		rego.metadata.chain(), document, pattern.range,
		sprintf("%s is a session, which aws:PrincipalArn never is; %s%s", [
			pattern.value,
			policy.name(statement),
			_consequence(condition),
		]),
		object.union(
			policy.repair(
				document,
				"Name the role instead of its session.",
				_edits(pattern),
			),
			{
				"layer": _layer(document.kind),
				"aws_message": _message(document.kind),
				"because": "aws:PrincipalArn of a session holds the ARN of the role",
				"key": sprintf("%s %s", [policy.name(statement), pattern.value]),
			},
		),
	)
}

_consequence(condition) := " denies everybody" if {
	every pattern in condition.values {
		contains(pattern.value, ":assumed-role/")
	}
} else := " denies this role too"

_layer(kind) := "bucket-policy" if {
	kind in {"bucket"}
} else := "access-point-policy" if {
	kind == "access-point"
} else := "kms-key-policy" if {
	kind == "kms"
} else := kind

_message(kind) := "with an explicit deny in a resource-based policy" if {
	kind in policy.resource_kinds
} else := "with an explicit deny in an identity-based policy"

# The role behind the session, if it has no path.
_edits(pattern) := [policy.replace_string(pattern.range, pattern.value, role)] if {
	not pattern.unknown
	parts := split(pattern.value, ":")
	name := split(parts[5], "/")[1]
	not contains(name, "*")
	role := sprintf("arn:%s:iam::%s:role/%s", [parts[1], parts[4], name])
} else := []
