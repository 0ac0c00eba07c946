# METADATA
# title: MalformedVariable
# description: |
#   A policy variable is not written as AWS reads it: no closing brace, no quotes around
#   the default value, a blank in the name, nothing inside, or `&{...}`, which only
#   aws_iam_policy_document turns into `${...}`. AWS takes it for plain text or refuses
#   it, and the statement matches nothing.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
#     description: IAM policy elements, variables and tags
# custom:
#   id: ARN320
#   severity: error
#   since: Unreleased
#   fix: Write ${key} or ${key, 'default'}.
#   codes:
#     - MISSING_BRACE_IN_VARIABLE
#     - MISSING_QUOTE_IN_VARIABLE
#     - UNSUPPORTED_SPACE_IN_VARIABLE
#     - EMPTY_VARIABLE
#     - ARN-008
#   seed: arn
#   when: ["variable"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/${aws:username/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/${aws:username}/*"}}'
package lint403.rules.arn.variable_syntax

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, statement, range, found] in reference.variables
	problem := _problems[found.variable.problem]
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		range,
		sprintf("policy variable %q %s", [found.variable.text, problem.msg]),
		object.union_n([problem.fields, _repair(document, statement, range, found), {"key": found.variable.text}]),
	)
}

_problems := {
	"brace": {"msg": "lacks its closing brace", "fields": {"codes": ["MISSING_BRACE_IN_VARIABLE"]}},
	"quote": {
		"msg": "has a default value without single quotes around it",
		"fields": {"codes": ["MISSING_QUOTE_IN_VARIABLE"]},
	},
	"space": {"msg": "has a blank in its name", "fields": {"codes": ["UNSUPPORTED_SPACE_IN_VARIABLE"]}},
	"empty": {"msg": "names no condition key", "fields": {"codes": ["EMPTY_VARIABLE"]}},
	"ampersand": {
		"msg": "is plain text here; write ${...}, which HCL wants as $${...}",
		"fields": {"codes": ["ARN-008"], "severity": "warning"},
	},
}

# The source holds "${" in JSON only; HCL would read it.
_repair(document, statement, range, found) := policy.repair(document, sprintf("write %q", [found.suggest]), [{
	"range": range,
	"text": sprintf("\"%s\"", [found.suggest]),
	"old": sprintf("\"%s\"", [_value(statement, found.place)]),
}]) if {
	document.form == "json"
	not regex.match(`["\\]`, found.suggest)
} else := {}

_value(statement, place) := statement.conditions[place.index].values[object.get(place, "value", 0)].value if {
	place.element == "conditions"
}

_value(statement, place) := statement[place.element][place.index].value if {
	place.element in {"resources", "not_resources"}
}
