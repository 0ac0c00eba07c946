# METADATA
# title: InvalidEffect
# description: |
#   `Effect` is exactly `Allow` or `Deny`, in this spelling. IAM answers "failed legacy
#   parsing" to a wrong case, and S3 "Invalid effect".
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html
#     description: "IAM JSON policy elements: Effect"
# custom:
#   id: DOC008
#   severity: error
#   when: [effect]
#   since: Unreleased
#   verdict: apply-error
#   fix: Write Allow or Deny.
#   codes: [INVALID_EFFECT, IAMAPI_LEGACY_PARSING]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"ALLOW","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.effect

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement] in policy.statements
	not statement.effect.value in {"Allow", "Deny"}
	_written(statement)
	finding := policy.finding(
		rego.metadata.chain(), document, statement.effect.range,
		sprintf("Effect %q does not exist; write \"Allow\" or \"Deny\"", [statement.effect.value]),
		object.union_n([
			_repair(document, statement),
			_weight(document, statement),
			{
				"codes": array.concat(["INVALID_EFFECT"], _legacy(document, statement)),
				"key": sprintf("%d", [statement.index]),
			},
		]),
	)
}

_written(statement) if {
	statement.effect
	not statement.effect.unknown
}

# AWS's own Account Factory for Terraform has a trust policy with "allow".
_weight(document, statement) := {"severity": "warning", "verdict": "hygiene"} if {
	document.kind == "trust"
	_meant(statement)
} else := {}

_meant(statement) := word if {
	some word in ["Allow", "Deny"]
	lower(word) == lower(trim_space(statement.effect.value))
}

_legacy(document, statement) := ["IAMAPI_LEGACY_PARSING"] if {
	document.kind in (policy.identity_kinds | {"trust"})
	_meant(statement)
} else := []

_repair(document, statement) := policy.repair(
	document,
	sprintf("Write %q.", [_meant(statement)]),
	[policy.replace_string(statement.effect.range, statement.effect.value, _meant(statement))],
) if {
	_meant(statement)
} else := {}
