# METADATA
# title: ActionNeedsStar
# description: |
#   An action such as `s3:ListAllMyBuckets` works on no particular resource and is granted
#   on `"Resource": "*"` only. With an ARN the statement never matches it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
#     description: Actions, resources, and condition keys for Amazon S3
# custom:
#   id: ACT235
#   severity: warning
#   since: Unreleased
#   fix: Move the action to a statement with "Resource" "*".
#   codes: [CC_MUST_USE_WILDCARD]
#   seed: missing-action
#   when: ["mismatch"]
#   verdict: denied
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"arn:aws:s3:::reports"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}}'
package lint403.rules.action.action_needs_star

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, _, entry, mismatch] in reference.mismatches
	mismatch.star
	not document.kind in {"bucket", "access-point"}
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("%q works only with \"Resource\": \"*\", so with the ARNs of this statement it matches nothing", [entry.value]),
		object.union(_weight(mismatch), {"codes": ["CC_MUST_USE_WILDCARD"], "key": entry.value}),
	)
}

_weight(mismatch) := {} if {
	mismatch.core
	not mismatch.elsewhere
} else := {"severity": "note", "verdict": "hygiene"}
