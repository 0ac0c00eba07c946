# METADATA
# title: SpaceInArn
# description: |
#   A blank or an invisible character (no-break space, zero-width space, line break)
#   stands in an ARN where no name can hold one. It becomes part of the name: IAM accepts
#   that and the statement matches nothing, S3 refuses the bucket policy. Object keys may
#   hold blanks, so only what comes before the key counts, and a blank at the very end.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
#     description: Troubleshoot access denied (403 Forbidden) errors in Amazon S3
# custom:
#   id: ARN302
#   severity: error
#   since: Unreleased
#   fix: Remove the blank.
#   codes: [NEW_ARN_WHITESPACE, ARN-001]
#   seed: arn
#   when: ["arn:blank"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3::: reports/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}'
package lint403.rules.arn.space_in_arn

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, _, entry, fact] in reference.resources.blank
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		entry.range,
		sprintf("ARN %q %s", [entry.value, _message(fact)]),
		object.union_n([
			reference.suggestion(document, entry, fact),
			_weight(fact),
			reference.unfilled(entry.value),
			{"codes": ["NEW_ARN_WHITESPACE", "ARN-001"], "key": entry.value},
		]),
	)
}

_message(fact) := "ends in a blank, so it matches only names that do too; remove it" if fact.detail == "end"

_message(fact) := "holds a blank or an invisible character, so it matches nothing; remove it" if fact.detail != "end"

# A key or a name of another service may end in a blank, if nobody wants one to.
_weight(fact) := {"severity": "warning"} if fact.detail == "end"

_weight(fact) := {} if fact.detail != "end"
