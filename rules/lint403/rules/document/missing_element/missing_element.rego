# METADATA
# title: MissingElement
# description: |
#   A policy needs Statement, and a statement needs Effect, Action or NotAction, Resource
#   or NotResource (not in role trust policies), and in policies that are attached to a
#   resource Principal or NotPrincipal. AWS refuses the policy; only KMS accepts a
#   statement without Resource, which then has no effect at all.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
#     description: IAM JSON policy element reference
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
#     description: Elements in a key policy
# custom:
#   id: DOC009
#   severity: error
#   when: [without:Effect|without:Action|without:Resource|without:Principal|anomaly:missing|anomaly:empty-array]
#   since: Unreleased
#   fix: Add the missing element.
#   codes:
#     - MISSING_STATEMENT
#     - S3API_EMPTY_STATEMENT
#     - MISSING_EFFECT
#     - MISSING_ACTION
#     - MISSING_RESOURCE
#     - MISSING_PRINCIPAL
#     - KMS_RESOURCE_MISSING
#     - VPCE-006
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.missing_element

import data.lint403.lib.policy

deny contains finding if {
	some [document, anomaly] in policy.anomalies.missing
	not document.incomplete
	finding := policy.finding(
		rego.metadata.chain(), document, document.header,
		sprintf("the policy has no %s, so it says nothing and AWS refuses it", [anomaly.name]),
		object.union(_placeholder(document), {"codes": ["MISSING_STATEMENT"], "key": anomaly.name}),
	)
}

deny contains finding if {
	some [document, anomaly] in policy.anomalies["empty-array"]
	anomaly.path == "Statement"
	not document.incomplete
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		"Statement is an empty list, so the policy says nothing",
		object.union(_empty(document), {"codes": ["S3API_EMPTY_STATEMENT"], "key": "empty"}),
	)
}

deny contains finding if {
	some kind, _ in policy.of_kind
	some check in _checks(kind)
	some elements in {elements | elements := policy.statements_of_kind[kind][_][1].elements}
	not _present(elements, check.elements)
	some [document, statement] in policy.statements_of_kind[kind]
	statement.elements == elements
	_due(statement, kind, check)
	not _misspelt(document, statement, check.elements)
	not document.incomplete
	finding := policy.finding(
		rego.metadata.chain(), document, statement.range,
		sprintf("%s has no %s; %s", [
			policy.name(statement),
			concat(" or ", check.elements),
			_consequence(document.kind, check),
		]),
		object.union(_grade(document.kind, check), {
			"codes": array.concat([check.code], _void(document.kind, check)),
			"key": sprintf("%d %s", [statement.index, check.code]),
		}),
	)
}

_checks(kind) := array.concat(_always, array.concat(_resource(kind), _principal(kind)))

_always := [
	{"code": "MISSING_EFFECT", "elements": ["Effect"]},
	{"code": "MISSING_ACTION", "elements": ["Action", "NotAction"]},
]

_resource("trust") := []

_resource(kind) := [{"code": "MISSING_RESOURCE", "elements": ["Resource", "NotResource"]}] if kind != "trust"

_due(_, kind, _) if kind != "resource"

_due(_, _, check) if check.code != "MISSING_RESOURCE"

# In other policies, such as those of ECR repositories, the resource goes without saying.
_due(statement, "resource", _) if {
	some action in statement.actions
	action.service in {"s3", "sns", "sqs"}
}

_principal(kind) := [{"code": "MISSING_PRINCIPAL", "elements": ["Principal", "NotPrincipal"]}] if {
	kind in (policy.resource_kinds | {"rcp"})
} else := []

_present(elements, names) if {
	some element in elements
	element in names
}

# A name in the wrong case is a finding of its own.
_misspelt(document, statement, names) if {
	some anomaly in document.anomalies
	anomaly.kind == "member-case"
	anomaly.statement == statement.index
	anomaly.detail in names
}

_void("kms", {"code": "MISSING_RESOURCE", "elements": _}) := ["KMS_RESOURCE_MISSING"]

_void("vpce", {"code": "MISSING_PRINCIPAL", "elements": _}) := ["VPCE-006"]

default _void(_, _) := []

_consequence("kms", {"code": "MISSING_RESOURCE", "elements": _}) := "KMS accepts it, and it has no effect"

default _consequence(_, _) := "AWS refuses the policy"

_grade("kms", {"code": "MISSING_RESOURCE", "elements": _}) := {"verdict": "policy-error"}

# What EC2 makes of an endpoint policy without Principal is not documented.
_grade("vpce", {"code": "MISSING_PRINCIPAL", "elements": _}) := {"severity": "warning"}

default _grade(_, _) := {"verdict": "apply-error"}

# "{}" stands for a policy that somebody else will put in.
_placeholder(document) := {"severity": "warning", "verdict": "hygiene"} if {
	some anomaly in document.anomalies
	anomaly.kind == "empty-object"
	anomaly.path == ""
} else := {"severity": "warning", "verdict": "hygiene"} if {
	# A module whose statements all come from its callers, looked at without them.
	document.form == "document"
} else := {"verdict": "apply-error"}

_empty(document) := {"verdict": "apply-error"} if {
	document.kind in {"bucket", "access-point"}
} else := {"severity": "warning"}
