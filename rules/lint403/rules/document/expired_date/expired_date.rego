# METADATA
# title: ExpiredDate
# description: |
#   A condition compares the time of the request with a date that is past, so it can never
#   hold again or always holds. Past is what lies before the day of the IAM reference that
#   this version of lint403 carries, or before `--assume now=DATE`, so that a run gives the
#   same result on any day.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-currenttime
#     description: AWS global condition context keys, aws:CurrentTime
# custom:
#   id: DOC070
#   severity: warning
#   since: Unreleased
#   fix: Remove the statement, or write a date to come.
#   codes: [NEW_EXPIRED_DATE]
#   when: ["key:aws:currenttime|key:aws:epochtime"]
#   verdict: denied
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"DateLessThan":{"aws:CurrentTime":"2020-01-01T00:00:00Z"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"DateLessThan":{"aws:CurrentTime":"2099-01-01T00:00:00Z"}}}}'
package lint403.rules.document.expired_date

import data.lint403.lib.operator
import data.lint403.lib.policy

deny contains finding if {
	some name in ["aws:currenttime", "aws:epochtime"]
	some [document, statement, condition] in policy.conditions_on[name]
	not condition.unknown
	outcome := _outcomes[condition.base]
	count(condition.values) > 0
	every value in condition.values {
		operator.plain(value)
		_past(value.value)
	}
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("%s of a past date %s", [condition.operator, _message[outcome]]),
		object.union(_weight(outcome, statement), {"codes": ["NEW_EXPIRED_DATE"], "key": condition.key}),
	)
}

_outcomes := {
	"datelessthan": "never",
	"datelessthanequals": "never",
	"dateequals": "never",
	"numericlessthan": "never",
	"numericlessthanequals": "never",
	"dategreaterthan": "always",
	"dategreaterthanequals": "always",
	"datenotequals": "always",
	"numericgreaterthan": "always",
	"numericgreaterthanequals": "always",
}

_message := {"never": "never holds again", "always": "holds for ever"}

# An Allow that has begun is what a start date is for.
_weight("never", statement) := {} if policy.allows(statement)

_weight("never", statement) := {"verdict": "hygiene"} if not policy.allows(statement)

_weight("always", statement) := {"severity": "note", "verdict": "hygiene"} if policy.allows(statement)

_weight("always", statement) := {} if not policy.allows(statement)

_past(text) if {
	regex.match(`^\d{4}-\d{2}-\d{2}`, text)
	substring(text, 0, 10) < _now
}

_past(text) if {
	regex.match(`^\d{5,11}$`, text)
	to_number(text) * 1000000000 < time.parse_rfc3339_ns(sprintf("%sT00:00:00Z", [_now]))
}

_now := input.assumptions.now if {
	regex.match(`^\d{4}-\d{2}-\d{2}$`, input.assumptions.now)
} else := data.lint403.iam.updated
