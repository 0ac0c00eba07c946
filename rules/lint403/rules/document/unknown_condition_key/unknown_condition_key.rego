# METADATA
# title: UnknownConditionKey
# description: |
#   No request has a condition key of this name. A comparison with it never holds, a
#   negated one always does. S3 refuses a bucket policy with an unknown key or with a key
#   of another service ("Policy has an invalid condition key"). `aws:ARN` is an old form
#   of `aws:PrincipalArn`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: AWS global condition context keys
#   - ref: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
#     description: Actions, resources, and condition keys for AWS services
# custom:
#   id: DOC062
#   severity: error
#   since: Unreleased
#   fix: Write the key as AWS spells it.
#   codes:
#     - INVALID_GLOBAL_CONDITION_KEY
#     - INVALID_SERVICE_CONDITION_KEY
#     - INVALID_SERVICE
#     - S3API_INVALID_CONDITION_KEY
#     - UNSUPPORTED_GLOBAL_CONDITION_KEY
#     - DEPRECATED_GLOBAL_CONDITION_KEY
#   when: ["element:Condition", "key-unknown|key-scope:service"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringEquals":{"aws:PrincipalOrgIDs":"o-a1b2c3d4e5"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}}'
package lint403.rules.document.unknown_condition_key

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some name, key in data.lint403.iam.keys
	reason := _reason(name, key)
	some [document, _, condition] in policy.conditions_on[name]
	not condition.unknown
	finding := policy.finding(
		rego.metadata.chain(), document, condition.key_range,
		sprintf("condition key %q %s", [condition.key, reason.msg]),
		object.union_n([
			_repair(document, condition, key),
			reason.fields,
			{"codes": array.concat(reason.codes, _s3_code(document, key)), "key": condition.key},
			_verdict(document, key),
		]),
	)
}

# A key of another service, which S3 refuses although it exists.
deny contains finding if {
	some name, key in data.lint403.iam.keys
	key.known
	key.scope == "service"
	not key.service in _s3_services
	some [document, _, condition] in policy.conditions_on[name]
	document.kind in _refusing
	finding := policy.finding(
		rego.metadata.chain(), document, condition.key_range,
		sprintf("condition key %q belongs to %s, and S3 refuses a policy with it", [condition.key, key.service]),
		{
			"codes": ["S3API_INVALID_CONDITION_KEY"],
			"key": condition.key,
			"verdict": "apply-error",
			"aws_message": "Policy has an invalid condition key",
		},
	)
}

_reason(name, key) := {
	"codes": ["UNSUPPORTED_GLOBAL_CONDITION_KEY", "DEPRECATED_GLOBAL_CONDITION_KEY"],
	"msg": "is an old name; write aws:PrincipalArn",
	"fields": {"severity": "warning"},
} if {
	name == "aws:arn"
	not key.known
} else := {
	"codes": [_codes[key.scope]],
	"msg": sprintf("does not exist%s", [_hint(key)]),
	"fields": {},
} if {
	_codes[key.scope]
	not key.known
	not key.bare
	key.near
	key.core
} else := {
	"codes": [_codes[key.scope]],
	"msg": sprintf("is not known%s; %s", [_hint(key), reference.age]),
	"fields": {"severity": _doubt(key)},
} if {
	_codes[key.scope]
	not key.known
	not key.bare
	regex.match(`^[^:\s]+:[^:].*$`, name)
}

_codes := {
	"global": "INVALID_GLOBAL_CONDITION_KEY",
	"service": "INVALID_SERVICE_CONDITION_KEY",
	"none": "INVALID_SERVICE",
}

_hint(key) := sprintf("; %s is meant", [key.suggest]) if {
	key.suggest
	key.scope != "none"
} else := sprintf(", and neither is its service; %s is meant", [key.suggest]) if {
	key.suggest
	key.near
} else := ""

# A key may be newer than the reference.
_doubt(key) := "note" if key.retired

_doubt(key) := "warning" if not key.retired

_s3_code(document, key) := ["S3API_INVALID_CONDITION_KEY"] if {
	document.kind in _refusing
	key.scope != "global"
} else := []

_verdict(document, key) := {"verdict": "apply-error", "aws_message": "Policy has an invalid condition key"} if {
	document.kind in _refusing
	key.scope != "global"
} else := {}

_repair(document, condition, key) := reference.renaming(document, condition.key_range, condition.key, key.suggest) if {
	key.near
	key.core
} else := {}

_refusing := {"bucket", "access-point"}

_s3_services := {"s3", "s3express", "s3-object-lambda", "s3-outposts", "sts"}
