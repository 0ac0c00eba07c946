# METADATA
# title: RedundantStatement
# description: |
#   Two statements of a policy say the same apart from their Sid.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#     description: IAM policy validation check reference
# custom:
#   id: DOC041
#   severity: note
#   when: [statement-twice]
#   since: Unreleased
#   verdict: hygiene
#   fix: Remove one of the two.
#   codes: [REDUNDANT_STATEMENT]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"},{"Sid":"B","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}]}'
#       pass: '{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"},{"Sid":"B","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}]}'
package lint403.rules.document.redundant_statement

import data.lint403.lib.policy

deny contains finding if {
	some id
	input.policies[id].statements[1] # a second statement
	document := input.policies[id]
	count({hash | hash := document.statements[_].hash}) < count(document.statements)
	some index, statement in document.statements
	first := min([other | some other, candidate in document.statements; candidate.hash == statement.hash])
	first < index
	finding := policy.finding(
		rego.metadata.chain(), document, statement.range,
		sprintf("%s repeats %s", [policy.name(statement), policy.name(document.statements[first])]),
		{
			"codes": ["REDUNDANT_STATEMENT"],
			"related": [{"msg": "the first one", "range": document.statements[first].range}],
			"key": sprintf("%s %d", [statement.hash, index]),
		},
	)
}
