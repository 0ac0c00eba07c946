# METADATA
# title: ElementWithItsNegation
# description: |
#   A statement has an element and its negation: Action and NotAction, Resource and
#   NotResource, or Principal and NotPrincipal. AWS refuses the policy.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
#     description: Grammar of the IAM JSON policy language
# custom:
#   id: DOC010
#   severity: error
#   when: [anomaly:both-of]
#   since: Unreleased
#   verdict: apply-error
#   fix: Keep one of the two, or split the statement.
#   codes: [UNSUPPORTED_ELEMENT_COMBINATION]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:List*","NotAction":"s3:ListAllMyBuckets","Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.element_combination

import data.lint403.lib.policy

deny contains finding if {
	some [document, anomaly] in policy.anomalies["both-of"]
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("a statement cannot have both %s and %s; AWS refuses the policy", [
			trim_prefix(anomaly.name, "Not"),
			anomaly.name,
		]),
		{
			"codes": ["UNSUPPORTED_ELEMENT_COMBINATION"],
			"related": _other(anomaly),
			"key": sprintf("%d %s", [anomaly.statement, anomaly.name]),
		},
	)
}

_other(anomaly) := [{"msg": "the other element", "range": anomaly.related}] if {
	anomaly.related
} else := []
