# METADATA
# title: WrongServiceInArn
# description: |
#   The service field of an ARN, the third, is written in capital letters, holds a
#   wildcard, which AWS does not allow there, or names no service. Such an ARN matches
#   nothing.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
#     description: Identify AWS resources with Amazon Resource Names (ARNs)
# custom:
#   id: ARN304
#   severity: error
#   since: Unreleased
#   fix: Write the service as AWS does, in small letters.
#   codes: [INVALID_ARN_SERVICE_CASE, WILDCARD_IN_SERVICE_NAME, INVALID_SERVICE, ARN-002]
#   seed: arn
#   when: ["arn:service-case|arn:service-wildcard|arn:service-unknown"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:S3:::reports/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}'
package lint403.rules.arn.arn_service

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some problem, fields in _problems
	some [document, _, entry, fact] in reference.resources[problem]
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		entry.range,
		sprintf("the service of ARN %q %s", [entry.value, _message(problem, fact)]),
		object.union_n([reference.suggestion(document, entry, fact), fields, _doubt(problem, fact), {"key": entry.value}]),
	)
}

_problems := {
	"service-case": {"codes": ["INVALID_ARN_SERVICE_CASE", "ARN-002"]},
	"service-wildcard": {"codes": ["WILDCARD_IN_SERVICE_NAME"], "severity": "warning"},
	"service-unknown": {"codes": ["INVALID_SERVICE"]},
}

_message("service-case", fact) := sprintf("has to be in small letters%s", [reference.hint(fact)])

_message("service-wildcard", _) := "holds a wildcard, which AWS does not allow there; name the service"

_message("service-unknown", fact) := "is one that AWS has withdrawn" if fact.detail == "retired"

_message("service-unknown", fact) := sprintf("is not known%s; %s", [reference.hint(fact), reference.age]) if not fact.detail

# A service may be newer than the reference.
_doubt("service-unknown", fact) := {"severity": "note"} if fact.detail == "retired"

_doubt("service-unknown", fact) := {"severity": "warning"} if {
	not fact.detail
	not fact.near
}

_doubt("service-unknown", fact) := {} if fact.near

_doubt(problem, _) := {} if problem != "service-unknown"
