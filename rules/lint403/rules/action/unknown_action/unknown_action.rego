# METADATA
# title: UnknownAction
# description: |
#   No action has this name. Often it is the name of an API operation: `HeadObject` needs
#   `s3:GetObject`, `ListObjectsV2` needs `s3:ListBucket`. IAM accepts unknown actions and
#   they grant nothing; S3 refuses a bucket policy with one ("Policy has invalid action").
# related_resources:
#   - ref: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
#     description: Actions, resources, and condition keys for Amazon S3
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
#     description: Required permissions for Amazon S3 API operations
# custom:
#   id: ACT230
#   severity: error
#   since: Unreleased
#   fix: Write the action that the operation needs.
#   codes: [INVALID_ACTION, S3API_INVALID_ACTION, ARN-004]
#   seed: missing-action
#   when: ["action:unknown"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListObjectsV2","Resource":"arn:aws:s3:::reports"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::reports"}}'
package lint403.rules.action.unknown_action

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, statement, entry, fact] in reference.actions.unknown
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		entry.range,
		_message(entry, fact),
		object.union_n([
			_suggestion(document, entry, fact),
			_weight(document, statement, fact),
			{"codes": _codes(document), "key": entry.value},
		]),
	)
}

_message(entry, fact) := sprintf("%q is an API operation and no action; it needs %s", [
	entry.value,
	fact.suggest,
]) if {
	fact.detail == "operation"
} else := sprintf("no action of %s is covered by %q; %s", [fact.service, entry.value, reference.age]) if {
	fact.detail == "pattern"
} else := sprintf("%s has no action %q%s", [fact.service, entry.value, reference.hint(fact)]) if {
	fact.near
} else := sprintf("%s has no action %q%s; %s", [fact.service, entry.value, reference.hint(fact), reference.age])

# An operation that needs two actions leaves the choice to the author.
_suggestion(document, entry, fact) := reference.suggestion(document, entry, fact) if not contains(fact.suggest, " and ")

_suggestion(_, _, fact) := {"fix": {
	"description": sprintf("write %s", [fact.suggest]),
	"edits": [],
	"safe": false,
}} if {
	contains(fact.suggest, " and ")
}

_suggestion(_, _, fact) := {} if not fact.suggest

# An action may be newer than the reference, unless the name is a near miss. In a Deny
# the mistake leaves something open and refuses nobody. IAM takes such a policy, and one
# that nothing in view holds, as some of AWS's own, may never be asked for the action.
_weight(document, statement, fact) := {} if {
	fact.near
	_granting(document, statement)
}

_weight(document, _, fact) := {"verdict": "apply-error", "aws_message": "Policy has invalid action"} if {
	fact.near
	document.kind in _refusing
}

_weight(document, statement, fact) := {"severity": "warning"} if {
	fact.near
	not _granting(document, statement)
	not document.kind in _refusing
}

_granting(document, statement) if {
	policy.allows(statement)
	document.address
	not document.kind in _refusing
}

_weight(_, _, fact) := {"severity": "warning"} if not fact.near

_codes(document) := ["INVALID_ACTION", "S3API_INVALID_ACTION", "ARN-004"] if document.kind in _refusing

_codes(document) := ["INVALID_ACTION", "ARN-004"] if not document.kind in _refusing

_refusing := {"bucket", "access-point"}
