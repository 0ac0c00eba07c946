# METADATA
# title: ConditionKeyNotForAction
# description: |
#   An action stands beside a condition on a key that its requests do not carry, as
#   `s3:GetObject` beside `s3:prefix`. The comparison never holds for it: an Allow does
#   not grant the action, a Deny does not deny it. S3 refuses a bucket policy in which no
#   action carries the key ("Conditions do not apply to combination of actions and
#   resources in statement").
# related_resources:
#   - ref: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
#     description: Actions, resources, and condition keys for Amazon S3
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: AWS global condition context keys
# custom:
#   id: DOC063
#   severity: warning
#   since: Unreleased
#   fix: Give the actions that carry the key a statement of their own.
#   codes:
#     - UNSUPPORTED_ACTION_FOR_CONDITION_KEY
#     - PARLIAMENT_UNKNOWN_CONDITION_FOR_ACTION
#     - S3API_CONDITION_NOT_APPLICABLE
#     - USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES
#     - IRRELEVANT_CONDITION_KEY_IN_POLICY
#   when: ["key-use|key:aws:vpceaccount|key:aws:vpceorgid|key:aws:vpceorgpaths|key:s3:resourceaccount"]
#   verdict: denied
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:ListBucket","s3:GetObject"],"Resource":["arn:aws:s3:::reports","arn:aws:s3:::reports/*"],"Condition":{"StringLike":{"s3:prefix":"2026/*"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::reports","Condition":{"StringLike":{"s3:prefix":"2026/*"}}},{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}]}'
package lint403.rules.document.condition_key_not_for_action

import data.lint403.lib.operator
import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, statement, condition, use] in reference.key_uses
	not startswith(condition.name, "aws:resourcetag/")
	finding := policy.finding(
		rego.metadata.chain(), document, condition.key_range,
		sprintf("%s not carry condition key %q, so the statement %s", [
			_subject(use),
			condition.key,
			_consequence(statement, condition),
		]),
		object.union(_weight(document, condition, use), {"codes": _codes(document, use), "key": condition.key}),
	)
}

deny contains finding if {
	some name in ["aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths"]
	some [document, statement, condition] in policy.conditions_on[name]
	services := {action.service |
		some action in statement.actions
		not action.unknown
		not action.service in _endpoint_key_services
	}
	count(services) > 0
	finding := policy.finding(
		rego.metadata.chain(), document, condition.key_range,
		sprintf("AWS does not list %s among the services that set %q and its siblings", [_services(services), condition.key]),
		{"codes": ["USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES"], "key": condition.key, "verdict": "at-risk"},
	)
}

deny contains finding if {
	some [document, _, condition] in policy.conditions_on["s3:resourceaccount"]
	document.kind in {"bucket", "access-point"}
	finding := policy.finding(
		rego.metadata.chain(), document, condition.key_range,
		sprintf("%q is the account of this very resource here, so the condition says nothing", [condition.key]),
		{
			"codes": ["IRRELEVANT_CONDITION_KEY_IN_POLICY"],
			"key": condition.key, "severity": "note", "verdict": "hygiene",
		},
	)
}

_subject(use) := sprintf("requests for %s do", [concat(", ", use.lacking)])

_consequence(statement, condition) := sprintf("never %s there", [_verb(statement)]) if {
	operator.needs_key(condition)
} else := "ignores the condition there"

_verb(statement) := "applies" if not policy.allows(statement)

_verb(statement) := "grants anything" if policy.allows(statement)

_services(services) := "every service" if "*" in services

_services(services) := concat(", ", sort(services)) if not "*" in services

_codes(document, use) := array.concat(_exact_code(use), array.concat(_pattern_code(use), _s3_code(document, use)))

_exact_code(use) := ["UNSUPPORTED_ACTION_FOR_CONDITION_KEY"] if {
	count(use.lacking) > count(object.get(use, "patterns", []))
} else := []

_pattern_code(use) := ["PARLIAMENT_UNKNOWN_CONDITION_FOR_ACTION"] if count(use.patterns) > 0

_pattern_code(use) := [] if not use.patterns

_s3_code(document, use) := ["S3API_CONDITION_NOT_APPLICABLE"] if {
	document.kind in {"bucket", "access-point"}
	not use.some
} else := []

_weight(document, condition, use) := {
	"severity": "error",
	"verdict": "apply-error",
	"aws_message": "Conditions do not apply to combination of actions and resources in statement",
} if {
	document.kind in {"bucket", "access-point"}
	startswith(condition.name, "s3:")
	not use.some
} else := {"severity": "note", "verdict": "hygiene"} if {
	not operator.needs_key(condition)
} else := {"severity": "note"} if {
	startswith(condition.name, "aws:")
	use.some
} else := {"severity": "note"} if {
	# AWS's own key policies put kms:DescribeKey and the like beside what the condition is for.
	use.some
	every name in use.lacking {
		not _reaches_objects(lower(name))
	}
} else := {}

_reaches_objects(name) if startswith(name, "s3:")

_reaches_objects(name) if startswith(name, "kms:decrypt")

_reaches_objects(name) if startswith(name, "kms:generatedatakey")

_reaches_objects(name) if name in {"*", "s3*", "kms:*"}

# The services that set all of the aws:Vpce keys (AWS global condition context keys).
_endpoint_key_services := {
	"acm-pca",
	"applicationinsights",
	"apprunner",
	"athena",
	"cloudformation",
	"comprehendmedical",
	"compute-optimizer",
	"datasync",
	"discovery",
	"dynamodb",
	"ebs",
	"ecr",
	"ecs",
	"firehose",
	"gamelift",
	"healthlake",
	"iam",
	"iotfleetwise",
	"iotwireless",
	"kinesisanalytics",
	"kms",
	"lambda",
	"medical-imaging",
	"omics",
	"payment-cryptography",
	"polly",
	"rbin",
	"rekognition",
	"route53",
	"s3",
	"scheduler",
	"servicediscovery",
	"servicequotas",
	"shield",
	"ssm-contacts",
	"storagegateway",
	"textract",
	"transcribe",
	"transfer",
}
