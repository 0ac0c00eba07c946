# METADATA
# title: NullElement
# description: |
#   An element is null. AWS refuses the policy (S3 answers "Invalid policy syntax").
#   Terraform's jsonencode keeps null attributes, so a conditional that yields null
#   does not leave the element out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
#     description: Grammar of the IAM JSON policy language
#   - ref: https://developer.hashicorp.com/terraform/language/functions/jsonencode
#     description: jsonencode
# custom:
#   id: DOC006
#   severity: error
#   when: [anomaly:null]
#   since: Unreleased
#   verdict: apply-error
#   fix: Leave the element out instead of setting it to null.
#   codes: [CC_NULL_ELEMENT]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data","Condition":null}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.null_element

import data.lint403.lib.policy

deny contains finding if {
	some [document, anomaly] in policy.anomalies["null"]
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("%s is null, which AWS refuses; leave it out", [anomaly.path]),
		{"codes": ["CC_NULL_ELEMENT"], "key": anomaly.path},
	)
}
