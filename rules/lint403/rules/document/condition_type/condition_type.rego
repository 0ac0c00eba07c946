# METADATA
# title: ConditionTypeMismatch
# description: |
#   The operator, the type of the condition key and the value do not go together: a date
#   that is no date, an address that is none, a Bool that is neither true nor false, a
#   string operator on a number. The comparison does not hold as meant; AWS refuses what
#   it can not read.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
#     description: IAM JSON policy elements, condition operators
# custom:
#   id: DOC066
#   severity: warning
#   since: Unreleased
#   fix: Use the operator of the key's type and a value of that type.
#   codes:
#     - TYPE_MISMATCH
#     - TYPE_MISMATCH_BOOLEAN
#     - TYPE_MISMATCH_DATE
#     - TYPE_MISMATCH_NUMBER
#     - TYPE_MISMATCH_STRING
#     - TYPE_MISMATCH_IP_RANGE
#     - INVALID_DATE_VALUE
#     - INVALID_CONDITION_DATA_TYPE
#     - INVALID_CONDITION_MULTIPLE_BOOLEAN
#     - STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS
#     - IAMAPI_LEGACY_PARSING
#   when: ["key-type:arn|key-type:bool|key-type:numeric|key-type:date|key-type:ip|key-type:binary|anomaly:mixed-types|operator:bool|operator:null|operator:binaryequals|operator:ipaddress|operator:notipaddress|operator:arnequals|operator:arnlike|operator:arnnotequals|operator:arnnotlike|operator:numericequals|operator:numericnotequals|operator:numericlessthan|operator:numericlessthanequals|operator:numericgreaterthan|operator:numericgreaterthanequals|operator:dateequals|operator:datenotequals|operator:datelessthan|operator:datelessthanequals|operator:dategreaterthan|operator:dategreaterthanequals"]
#   verdict: policy-error
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0-255"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}}'
package lint403.rules.document.condition_type

import data.lint403.lib.operator
import data.lint403.lib.policy

# Values that the operator can not read.
deny contains finding if {
	some base in {base | base := policy.conditions[_][2].base}
	family := operator.families[base]
	_checked[family]
	texts := _unreadable(base, family)
	texts != set()
	some [document, _, condition] in policy.conditions
	condition.base == base
	not condition.unknown
	some value in condition.values
	value.value in texts
	operator.plain(value)
	reason := _bad_value(family, condition, value)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%q is %s, as %s wants it", [value.value, reason.msg, condition.operator]),
		object.union(_value_weight(document, reason), {"codes": reason.codes, "key": condition.key}),
	)
}

# A key of true and false compared as text.
deny contains finding if {
	some name, key in data.lint403.iam.keys
	key.type == "bool"
	some base in _bases(name)
	operator.families[base] == "string"
	some [document, _, condition] in policy.conditions_on[name]
	condition.base == base
	some value in condition.values
	operator.literal(condition, value)
	not lower(value.value) in {"true", "false"}
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("condition key %q is true or false and never %q", [condition.key, value.value]),
		{"codes": ["TYPE_MISMATCH_BOOLEAN"], "key": condition.key},
	)
}

# Operators of another family than the key's type.
deny contains finding if {
	some name, key in data.lint403.iam.keys
	key.known
	key.scope != "foreign"
	not _free(name)
	some base in _bases(name)
	family := operator.families[base]
	not family in _fitting(key)
	some [document, _, condition] in policy.conditions_on[name]
	condition.base == base
	not condition.unknown
	not _arn_texts(family, condition)
	finding := policy.finding(
		rego.metadata.chain(), document, condition.operator_range,
		sprintf("%s compares another type than condition key %q has (%s)", [condition.operator, condition.key, key.type]),
		{"codes": ["TYPE_MISMATCH"], "key": condition.key},
	)
}

deny contains finding if {
	some name, key in data.lint403.iam.keys
	key.type == "arn"
	some base in (_bases(name) & {"stringlike", "stringnotlike"})
	some [document, _, condition] in policy.conditions_on[name]
	condition.base == base
	finding := policy.finding(
		rego.metadata.chain(), document, condition.operator_range,
		sprintf("condition key %q is an ARN, in which a wildcard of %s also crosses colons; use ArnLike", [
			condition.key,
			condition.operator,
		]),
		{"codes": ["STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS"], "key": condition.key, "verdict": "hygiene"},
	)
}

deny contains finding if {
	some i
	policy.conditions[i][2].values[1]
	[document, _, condition] := policy.conditions[i]
	condition.base in {"bool", "null"}
	not condition.unknown
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("%s of %q lists more than one value; one of true and false can be meant", [condition.operator, condition.key]),
		{"codes": ["INVALID_CONDITION_MULTIPLE_BOOLEAN"], "key": condition.key},
	)
}

deny contains finding if {
	some [document, anomaly] in policy.anomalies["mixed-types"]
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("the values of condition key %q are of several JSON types (%s); write them all as strings", [
			anomaly.name,
			anomaly.detail,
		]),
		{"codes": ["INVALID_CONDITION_DATA_TYPE"], "key": anomaly.path},
	)
}

# The operators under which a key is compared.
_bases(name) := {base | base := policy.conditions_on[name][_][2].base}

# The values under an operator that it may not be able to read, each once.
_unreadable(base, family) := {text |
	some text in {text |
		some i
		policy.conditions[i][2].base == base
		text := policy.conditions[i][2].values[_].value
	}
	_bad_value(family, {"name": ""}, {"value": text})
}

_checked := {"bool", "null", "numeric", "date", "binary", "ip"}

_bad_value(family, _, value) := {"msg": "neither true nor false", "codes": ["TYPE_MISMATCH_BOOLEAN"], "severity": "error"} if {
	family in {"bool", "null"}
	not lower(value.value) in {"true", "false"}
}

_bad_value("numeric", _, value) := {"msg": "no number", "codes": ["TYPE_MISMATCH_NUMBER"], "refused": "S3"} if {
	not regex.match(`^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$`, value.value)
}

_bad_value("date", condition, value) := {
	"msg": "an epoch number and no date of the form 2026-01-31T00:00:00Z",
	"codes": ["INVALID_DATE_VALUE"],
} if {
	regex.match(`^-?\d{5,}$`, value.value)
	condition.name != "aws:epochtime"
}

_bad_value("date", _, value) := {
	"msg": "no date of the form 2026-01-31T00:00:00Z",
	"codes": ["TYPE_MISMATCH_DATE", "IAMAPI_LEGACY_PARSING"],
	"refused": "IAM",
} if {
	not regex.match(_date, value.value)
	not regex.match(`^-?\d{5,}$`, value.value)
}

_bad_value("binary", _, value) := {"msg": "no base64", "codes": ["TYPE_MISMATCH_STRING"]} if {
	not _base64(value.value)
}

_bad_value("ip", _, value) := {
	"msg": "no IP address or range",
	"codes": ["TYPE_MISMATCH_IP_RANGE"],
	"severity": "error",
} if {
	not _address(value.value)
}

_date := concat("", [
	`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])`,
	`([Tt ]([01]\d|2[0-4])(:?[0-5]\d(:?([0-5]\d|60)([.,]\d+)?)?)?\s?([Zz]|[+-]\d{2}(:?\d{2})?)?)?)?)?$`,
])

_base64(text) if {
	regex.match(`^[A-Za-z0-9+/]*={0,2}$`, text)
	count(text) % 4 == 0
}

_address(text) if {
	contains(text, "/")
	net.cidr_is_valid(text)
}

_address(text) if {
	not contains(text, "/")
	net.cidr_is_valid(sprintf("%s/%d", [text, _bits(text)]))
}

_bits(text) := 128 if contains(text, ":")

_bits(text) := 32 if not contains(text, ":")

_value_weight(_, reason) := {"severity": reason.severity} if reason.severity

_value_weight(document, reason) := {"severity": "error", "verdict": "apply-error"} if {
	not reason.severity
	_refuses(document, reason)
}

_value_weight(document, reason) := {} if {
	not reason.severity
	not _refuses(document, reason)
}

_refuses(document, reason) if {
	reason.refused == "S3"
	document.kind in {"bucket", "access-point"}
}

_refuses(document, reason) if {
	reason.refused == "IAM"
	document.kind in policy.identity_kinds
}

# A tag holds text that may be a number, and an encryption context anything.
_free(name) if regex.match(`tag/|^kms:encryptioncontext:`, name)

_fitting(key) := _families[key.type] | {object.get(key, "also", key.type)}

# AWS's own examples compare ARNs with string operators.
_families := {
	"string": {"string", "null"},
	"arn": {"arn", "string", "null"},
	"bool": {"bool", "null"},
	"numeric": {"numeric", "null"},
	"date": {"date", "null"},
	"ip": {"ip", "null"},
	"binary": {"binary", "string", "null"},
}

# Many keys of type string hold ARNs.
_arn_texts("arn", condition) if {
	every value in condition.values {
		regex.match(`^arn:|^\*|^\$\{`, value.value)
	}
}
