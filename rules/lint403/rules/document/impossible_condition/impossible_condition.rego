# METADATA
# title: ImpossibleCondition
# description: |
#   Two conditions of one statement want a key to have two different values at once. All
#   conditions of a statement have to hold, so this one never applies. Values that may
#   stand for each other belong in one list.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
#     description: Set operations for multiple context keys or values
# custom:
#   id: DOC071
#   severity: error
#   since: Unreleased
#   fix: Put the values into one list, or the conditions into two statements.
#   codes: [NEW_IMPOSSIBLE_CONDITION]
#   when: ["key-twice"]
#   verdict: denied
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::reports","Condition":{"StringEquals":{"s3:prefix":"2025/"},"StringLike":{"s3:prefix":"2026/*"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::reports","Condition":{"StringLike":{"s3:prefix":["2025/","2026/*"]}}}}'
package lint403.rules.document.impossible_condition

import data.lint403.lib.operator
import data.lint403.lib.policy

deny contains finding if {
	some name, entries in policy.conditions_on
	count(entries) > 1
	not object.get(data.lint403.iam.keys, [name, "array"], false)
	some [document, statement, condition] in entries
	_comparable(condition)
	some other in statement.conditions
	other.name == name
	other.operator != condition.operator
	_comparable(other)
	other.range > condition.range
	_disjoint(condition, other)
	finding := policy.finding(
		rego.metadata.chain(), document, other.range,
		sprintf("%s and %s want %s to have different values at once, so the statement never applies", [
			condition.operator,
			other.operator,
			condition.key,
		]),
		object.union(_weight(statement), {
			"codes": ["NEW_IMPOSSIBLE_CONDITION"],
			"key": condition.key,
			"related": [{"msg": "the other condition", "range": condition.range}],
		}),
	)
}

# Positive comparisons of text, without set operators, whose values are all literal or
# simple patterns.
_comparable(condition) if {
	operator.families[condition.base] in {"string", "arn"}
	operator.needs_key(condition)
	object.get(condition, "set", "") == ""
	count(condition.values) > 0
	every value in condition.values {
		operator.plain(value)
	}
}

_disjoint(a, b) if {
	every left in a.values {
		every right in b.values {
			not _meet(a, left, b, right)
		}
	}
}

# Whether a value may satisfy both; two patterns are taken to meet unless their literal
# starts differ.
_meet(a, left, b, right) if {
	start := _start(a, left)
	other := _start(b, right)
	short := min([count(start.text), count(other.text)])
	substring(start.text, 0, short) == substring(other.text, 0, short)
	not _too_short(start, other)
	not _too_short(other, start)
}

_start(condition, value) := {"text": lower(value.value), "open": false} if {
	not condition.base in operator.wildcards
} else := {"text": lower(text), "open": open} if {
	text := regex.replace(value.value, `[*?].*$`, "")
	open := text != value.value
}

_too_short(a, b) if {
	not a.open
	count(a.text) < count(b.text)
}

_too_short(a, b) if {
	not a.open
	not b.open
	a.text != b.text
}

_weight(statement) := {} if policy.allows(statement)

_weight(statement) := {"severity": "warning"} if not policy.allows(statement)
