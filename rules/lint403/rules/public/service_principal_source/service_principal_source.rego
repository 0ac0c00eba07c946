# METADATA
# title: ServicePrincipalSource
# description: |
#   A resource policy lets an AWS service in and says too little, or the wrong thing, about
#   whom it acts for. `aws:SourceArn` and `aws:SourceAccount` keep others from using the
#   service as a deputy; they exist on calls of services only, so in a statement for roles
#   they never match. Keys about the organization or the tags of the caller are absent from
#   calls of services.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
#     description: The confused deputy problem
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcearn
#     description: AWS global condition context keys, aws:SourceArn
# custom:
#   id: PUB850
#   severity: warning
#   since: Unreleased
#   fix: Compare aws:SourceArn or aws:SourceAccount in statements for services, and only there.
#   codes:
#     - RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL
#     - RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL
#     - UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL
#     - NEW_SOURCEARN_WITH_AWS_PRINCIPAL
#   when: ["principal:service|principal:other|key:aws:sourcearn|key:aws:sourceaccount|key:aws:sourceorgid|key:aws:sourceorgpaths"]
#   verdict: hygiene
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"logging.s3.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::reports/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"logging.s3.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}}}'
package lint403.rules.public.service_principal_source

import data.lint403.lib.operator
import data.lint403.lib.policy

deny contains finding if {
	some kind in ["bucket", "resource", "access-point"]
	some i, place
	policy.statements_of_kind[kind][i][1].principals[place].type == "Service"
	[document, statement] := policy.statements_of_kind[kind][i]
	policy.allows(statement)
	entry := statement.principals[place]
	names := {condition.name | some condition in statement.conditions}
	count(names & _source_keys) == 0
	not policy.open_conditions(statement)
	reason := _reason(names)
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("%s comes in for whomever it acts; %s", [entry.value, reason.msg]),
		object.union(reason.fields, {"key": entry.value}),
	)
}

# Keys that the calls of services lack.
deny contains finding if {
	some name, severity in _caller_keys
	some [document, statement, condition] in _conditions(name)
	policy.allows(statement)
	count(statement.principals) > 0
	every entry in statement.principals {
		entry.type == "Service"
	}
	operator.needs_key(condition)

	# An argument that is not known may turn out to be null.
	count([value | some value in condition.values; value.unknown]) == 0
	finding := policy.finding(
		rego.metadata.chain(), document, condition.key_range,
		sprintf("calls of AWS services lack %s, so the statement grants nothing", [condition.key]),
		{
			"codes": ["UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL"],
			"severity": severity, "verdict": "denied", "key": condition.key,
		},
	)
}

# Keys that only the calls of services have.
deny contains finding if {
	some name in ["aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths"]
	some [document, statement, condition] in policy.conditions_on[name]
	policy.allows(statement)
	count(statement.principals) > 0
	every entry in statement.principals {
		entry.type == "AWS"
		entry.form != "any"
		not entry.unknown
	}
	operator.needs_key(condition)
	finding := policy.finding(
		rego.metadata.chain(), document, condition.key_range,
		sprintf("only calls of AWS services have %s, so the statement grants nothing to these principals", [condition.key]),
		{"codes": ["NEW_SOURCEARN_WITH_AWS_PRINCIPAL"], "verdict": "denied", "key": condition.key},
	)
}

_reason(names) := {
	"msg": "the caller chooses aws:Referer; compare aws:SourceAccount",
	"fields": {"codes": ["RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL"], "severity": "note"},
} if {
	"aws:referer" in names
} else := {
	"msg": "add aws:SourceArn or aws:SourceAccount",
	"fields": {"codes": ["RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL"]},
}

_conditions(name) := policy.conditions_on[name] if not endswith(name, "/")

_conditions(prefix) := [entry |
	endswith(prefix, "/")
	some name, entries in policy.conditions_on
	startswith(name, prefix)
	some entry in entries
] if endswith(prefix, "/")

_source_keys := {
	"aws:sourcearn",
	"aws:sourceaccount",
	"aws:sourceorgid",
	"aws:sourceorgpaths",
	"aws:sourceowner",
}

# AWS documents the first two as absent; of the others it is what their meaning says.
_caller_keys := {
	"aws:principalorgid": "error",
	"aws:principalorgpaths": "error",
	"aws:principalaccount": "warning",
	"aws:principalarn": "warning",
	"aws:principaltag/": "warning",
}
