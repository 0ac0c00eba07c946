# METADATA
# title: UntrustworthyConditionKey
# description: |
#   `aws:Referer` and `aws:UserAgent` are what the caller says about itself, so they keep
#   nobody out. `aws:VpcSourceIp` is an address inside a VPC, and every VPC may use the
#   same addresses: it means something only together with `aws:SourceVpc` or
#   `aws:SourceVpce`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: AWS global condition context keys
# custom:
#   id: DOC069
#   severity: warning
#   since: Unreleased
#   fix: Compare a key that the caller does not choose.
#   codes: [UNTRUSTWORTHY_CONDITION_KEY, MISSING_PAIRED_CONDITION_KEYS]
#   when: ["key:aws:referer|key:aws:useragent|key:aws:vpcsourceip"]
#   verdict: hygiene
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringLike":{"aws:Referer":"https://www.example.com/*"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringEquals":{"aws:SourceVpce":"vpce-1a2b3c4d"}}}}'
package lint403.rules.document.untrustworthy_key

import data.lint403.lib.policy

deny contains finding if {
	some name in ["aws:referer", "aws:useragent"]
	some [document, _, condition] in policy.conditions_on[name]
	condition.base != "null"
	finding := policy.finding(
		rego.metadata.chain(), document, condition.key_range,
		sprintf("the caller chooses what %s says, so the condition keeps nobody out", [condition.key]),
		{"codes": ["UNTRUSTWORTHY_CONDITION_KEY"], "key": condition.key},
	)
}

deny contains finding if {
	some [document, statement, condition] in policy.conditions_on["aws:vpcsourceip"]
	names := {other.name | some other in statement.conditions}
	count(names & {"aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn"}) == 0
	finding := policy.finding(
		rego.metadata.chain(), document, condition.key_range,
		sprintf("any VPC can have the addresses of %s; add aws:SourceVpc", [condition.key]),
		{"codes": ["MISSING_PAIRED_CONDITION_KEYS"], "key": condition.key},
	)
}
