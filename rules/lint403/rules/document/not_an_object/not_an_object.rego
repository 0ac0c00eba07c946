# METADATA
# title: PolicyIsNotOneObject
# description: |
#   A policy is one JSON object whose first character is `{`. Terraform's provider
#   refuses an empty policy, leading white space, an array and a JSON string that holds
#   the policy (jsonencode applied twice) for IAM arguments; S3 answers "Policies must
#   be valid JSON and the first byte must be '{'".
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
#     description: Grammar of the IAM JSON policy language
# custom:
#   id: DOC002
#   severity: error
#   when: [long|anomaly:syntax|anomaly:empty|anomaly:leading-space|anomaly:byte-order-mark|anomaly:double-encoded|anomaly:top-level-array|anomaly:top-level-type|resource:aws_iam_policy|resource:aws_iam_role|resource:aws_iam_role_policy|resource:aws_iam_user_policy|resource:aws_iam_group_policy|resource:aws_s3_bucket_policy]
#   since: Unreleased
#   verdict: apply-error
#   fix: Write one JSON object and nothing before it.
#   codes:
#     - TFPROV_EMPTY_POLICY
#     - TFPROV_LEADING_SPACE
#     - TFPROV_DOUBLE_ENCODED
#     - TFPROV_JSON_ARRAY
#     - S3API_FIRST_BYTE
#     - TFLINT_DOC_LENGTH_131072
#   examples:
#     - kind: identity
#       fail: '[{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}]'
#       pass: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}'
package lint403.rules.document.not_an_object

import data.lint403.lib.policy
import data.lint403.lib.resource as resources

deny contains finding if {
	some kind, problem in _problems
	some [document, anomaly] in policy.anomalies[kind]
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range, problem.msg,
		object.union(_details(document, kind, anomaly), {
			"codes": array.concat(problem.codes, _first_byte(document)),
			"key": kind,
		}),
	)
}

deny contains finding if {
	some [document, anomaly] in policy.anomalies["top-level-type"]
	anomaly.detail == "string"
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		"the policy is a JSON string and holds no JSON, perhaps a file name; give the document itself",
		{"codes": array.concat(["TFPROV_DOUBLE_ENCODED"], _first_byte(document)), "key": "string"},
	)
}

deny contains finding if {
	some [document, anomaly] in policy.anomalies.syntax
	anomaly.name
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("%q is the name of a file, not a policy; read it with file()", [anomaly.name]),
		{"codes": array.concat(["TFPROV_DOUBLE_ENCODED"], _first_byte(document)), "key": "file name"},
	)
}

deny contains finding if {
	max([characters | characters := input.policies[_].size.characters]) > 131072
	some document in input.policies
	document.size.characters > 131072
	finding := policy.finding(
		rego.metadata.chain(), document, document.header,
		sprintf("the policy has %d characters; no AWS API takes more than 131,072", [document.size.characters]),
		object.union(_length_weight(document), {"codes": ["TFLINT_DOC_LENGTH_131072"], "key": "length"}),
	)
}

deny contains finding if {
	some type, attribute in _required
	some i
	resources.managed[type][i].values[attribute] == ""
	resource := resources.managed[type][i]
	finding := resources.finding(
		rego.metadata.chain(), resource, attribute, _problems.empty.msg,
		# The default of a module whose callers give the policy looks the same.
		{"codes": _problems.empty.codes, "severity": "warning"},
	)
}

# What stands behind service-linked roles, which AWS alone writes, is longer than that.
_length_weight(document) := {} if document.address

_length_weight(document) := {"severity": "warning"} if not document.address

# Arguments that must hold a document.
_required := {
	"aws_iam_policy": "policy",
	"aws_iam_role": "assume_role_policy",
	"aws_iam_role_policy": "policy",
	"aws_iam_user_policy": "policy",
	"aws_iam_group_policy": "policy",
	"aws_s3_bucket_policy": "policy",
}

_problems := {
	"empty": {
		"codes": ["TFPROV_EMPTY_POLICY", "TFLINT_DOC_LENGTH_131072"],
		"msg": "the policy is empty; leave the argument out or write a document",
	},
	"leading-space": {
		"codes": ["TFPROV_LEADING_SPACE"],
		"msg": "white space stands before the policy's opening brace; remove it",
	},
	"byte-order-mark": {
		"codes": ["TFPROV_LEADING_SPACE"],
		"msg": "a byte order mark stands before the policy's opening brace; save the file without it",
	},
	"double-encoded": {
		"codes": ["TFPROV_DOUBLE_ENCODED"],
		"msg": "the policy is a JSON string that holds the document; encode it once",
	},
	"top-level-array": {
		"codes": ["TFPROV_JSON_ARRAY"],
		"msg": "the policy is a JSON array; a policy is one object",
	},
}

_first_byte(document) := ["S3API_FIRST_BYTE"] if {
	document.kind in {"bucket", "access-point"}
} else := []

# IAM and S3 refuse leading white space; what the other services do is not documented.
_details(document, "leading-space", anomaly) := object.union(
	_tolerated(document),
	policy.repair(document, "Remove the white space.", [{"range": anomaly.range, "text": ""}]),
)

_details(_, kind, _) := {} if kind != "leading-space"

_tolerated(document) := {"severity": "warning", "verdict": "hygiene"} if {
	not document.kind in policy.identity_kinds
	not document.kind in {"trust", "bucket", "access-point"}
} else := {}
