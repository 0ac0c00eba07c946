# METADATA
# title: CharacterOutsidePolicySet
# description: |
#   IAM and KMS take tab, line feed, carriage return and U+0020 to U+00FF in a policy.
#   Typographic quotes and dashes, zero-width spaces and other letters get the policy
#   refused; elsewhere such a character is stored and makes the ARN or the name match
#   nothing. Terraform's jsonencode does not escape them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
#     description: IAM and AWS STS quotas
#   - ref: https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
#     description: PutKeyPolicy
# custom:
#   id: DOC017
#   severity: error
#   when: [anomaly:character]
#   since: Unreleased
#   fix: Replace the character by plain text.
#   codes: [IAMAPI_CHARSET]
#   seed: arn
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::da‑ta"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::da-ta"}}'
package lint403.rules.document.characters

import data.lint403.lib.policy

deny contains finding if {
	some [document, anomaly] in policy.anomalies.character
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("the character %s%s is outside what %s takes in a policy%s", [
			anomaly.name,
			_called(anomaly),
			_service(document.kind),
			_consequence(document.kind),
		]),
		object.union(_grade(document.kind), {
			"codes": ["IAMAPI_CHARSET"],
			"key": sprintf("%s %s", [anomaly.path, anomaly.name]),
		}),
	)
}

_called(anomaly) := sprintf(" (%s)", [anomaly.detail]) if {
	anomaly.detail
} else := ""

_strict := policy.identity_kinds | {"trust", "kms"}

_service("kms") := "KMS"

_service(kind) := "IAM" if kind != "kms"

_consequence(kind) := ", so the policy is refused" if {
	kind in _strict
} else := ", and matches nothing where it stands in an ARN or a name"

_grade(kind) := {"verdict": "apply-error"} if {
	kind in _strict
} else := {"severity": "warning"}
