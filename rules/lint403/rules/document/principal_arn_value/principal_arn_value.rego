# METADATA
# title: PrincipalArnNeverMatches
# description: |
#   `aws:PrincipalArn` holds the ARN of the role, never that of the role session. The ARN
#   of the account root matches the root user alone, not everybody in the account, unlike
#   in `Principal`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
#     description: AWS global condition context keys, aws:PrincipalArn
# custom:
#   id: DOC076
#   severity: error
#   since: Unreleased
#   fix: Write the ARN of the role, or compare aws:PrincipalAccount.
#   codes: [NEW_PRINCIPALARN_SESSION_ARN, NEW_PRINCIPALARN_ROOT, DENY-PRIN-001]
#   seed: deny-principal
#   when: ["key:aws:principalarn"]
#   verdict: policy-error
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"ArnEquals":{"aws:PrincipalArn":"arn:aws:sts::111122223333:assumed-role/app/main"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/app"}}}}'
package lint403.rules.document.principal_arn_value

import data.lint403.lib.operator
import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, statement, condition] in policy.conditions_on["aws:principalarn"]
	operator.families[condition.base] in {"arn", "string"}
	not _exemption(statement, condition)
	some value in condition.values
	parts := split(value.value, ":")
	parts[0] == "arn"
	parts[2] == "sts"
	startswith(parts[5], "assumed-role/")
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%s is the ARN of the role and never that of a session, so %q never matches", [
			condition.key,
			value.value,
		]),
		object.union(_repair(document, value), {
			"codes": ["NEW_PRINCIPALARN_SESSION_ARN", "DENY-PRIN-001"],
			"key": value.value,
		}),
	)
}

deny contains finding if {
	some [document, _, condition] in policy.conditions_on["aws:principalarn"]
	operator.families[condition.base] in {"arn", "string"}
	some value in condition.values
	regex.match(`^arn:[^:]*:iam::[^:]*:root$`, value.value)
	not _spares_root(document, condition)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%q is the root user alone here and not the account; compare aws:PrincipalAccount for that", [value.value]),
		{
			"codes": ["NEW_PRINCIPALARN_ROOT"],
			"key": value.value, "severity": "warning", "verdict": "hygiene",
		},
	)
}

# A Deny that means to spare the session is what DEN130 is about.
_exemption(statement, condition) if {
	policy.denies(statement)
	condition.base in operator.negated
}

# An SCP names the root user on purpose.
_spares_root(document, _) if document.kind in {"scp", "rcp"}

# The path of the role does not stand in the ARN of a session, so this is a guess.
_repair(document, value) := {"fix": object.union(fields.fix, {"safe": false})} if {
	regex.match(`^arn:[^:*?$]*:sts::\d{12}:assumed-role/[^/*?$]+(/[^/]*)?$`, value.value)
	parts := split(value.value, ":")
	role := sprintf("arn:%s:iam::%s:role/%s", [parts[1], parts[4], split(parts[5], "/")[1]])
	fields := reference.replacement(document, value, role)
} else := {}
