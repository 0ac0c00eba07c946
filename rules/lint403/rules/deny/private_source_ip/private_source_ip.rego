# METADATA
# title: PrivateSourceIp
# description: |
#   `aws:SourceIp` is a public address, and it is absent from requests that come through a
#   VPC endpoint. A private range in it never matches: an Allow for it grants nothing, and a
#   Deny with NotIpAddress also denies the hosts it was to spare. A range whose address has
#   bits behind the prefix means the whole network all the same.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip
#     description: AWS global condition context keys, aws:SourceIp
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
#     description: Troubleshoot access denied (403 Forbidden) errors in Amazon S3
# custom:
#   id: DEN150
#   severity: error
#   since: Unreleased
#   fix: Compare aws:VpcSourceIp together with aws:SourceVpc, or name the public addresses.
#   codes:
#     - PRIVATE_IP_ADDRESS
#     - PRIVATE_NOT_IP_ADDRESS
#     - PRIVATE_IP_ADDRESS_SUBSET
#     - PRIVATE_NOT_IP_ADDRESS_SUBSET
#     - IMPROVE_IP_RANGE
#     - DENY-IP-002
#   seed: deny-ip
#   when: ["key:aws:sourceip|key:aws:vpcsourceip"]
#   verdict: denied
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}}'
package lint403.rules.deny.private_source_ip

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, statement, condition, private] in _judged
	count(private) == count(condition.values)
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		condition.range,
		sprintf("aws:SourceIp is never a private address, so %s", [_consequence(condition, statement)]),
		object.union(_whole(condition, statement), {"key": condition.operator}),
	)
}

deny contains finding if {
	some [document, _, condition, private] in _judged
	count(private) < count(condition.values)
	subset := _subsets[condition.base]
	some value in private
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		value.range,
		sprintf("aws:SourceIp is never a private address, so %q %s", [value.value, subset.msg]),
		object.union(subset.fields, {"key": value.value}),
	)
}

deny contains finding if {
	some name in ["aws:sourceip", "aws:vpcsourceip"]
	some [document, _, condition] in policy.conditions_on[name]
	condition.base in {"ipaddress", "notipaddress"}
	some value in condition.values
	_range(value)
	[address, bits] := split(value.value, "/")
	to_number(bits) < _bits(address)
	some network in net.cidr_merge([value.value])
	first := split(network, "/")[0]
	not _same(address, first)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%q means all of %s/%s", [value.value, first, bits]),
		object.union(
			reference.replacement(document, value, sprintf("%s/%s", [first, bits])),
			{"codes": ["IMPROVE_IP_RANGE"], "severity": "note", "verdict": "hygiene", "key": value.value},
		),
	)
}

_consequence(condition, statement) := "the statement never applies" if {
	condition.base == "ipaddress"
	statement.effect
}

_consequence(condition, statement) := "the statement denies every request" if {
	condition.base == "notipaddress"
	not policy.allows(statement)
}

_consequence(condition, statement) := "the condition keeps nobody out" if {
	condition.base == "notipaddress"
	policy.allows(statement)
}

_whole(condition, statement) := {"codes": ["PRIVATE_IP_ADDRESS", "DENY-IP-002"]} if {
	condition.base == "ipaddress"
	policy.allows(statement)
	not condition.if_exists
} else := {"codes": ["PRIVATE_IP_ADDRESS", "DENY-IP-002"], "severity": "warning"} if {
	condition.base == "ipaddress"
} else := {"codes": ["PRIVATE_NOT_IP_ADDRESS", "DENY-IP-002"]} if {
	policy.denies(statement)
	count(statement.conditions) == 1
} else := {"codes": ["PRIVATE_NOT_IP_ADDRESS", "DENY-IP-002"], "severity": "warning"}

_subsets := {
	"ipaddress": {
		"msg": "adds nothing; those hosts come through an endpoint or a public address",
		"fields": {"codes": ["PRIVATE_IP_ADDRESS_SUBSET", "DENY-IP-002"], "severity": "note"},
	},
	"notipaddress": {
		"msg": "spares nobody; requests through an endpoint have no aws:SourceIp and are denied",
		"fields": {"codes": ["PRIVATE_NOT_IP_ADDRESS_SUBSET", "DENY-IP-002"], "severity": "warning"},
	},
}

# The conditions in which a private address stands, with these.
_judged := [[document, statement, condition, private] |
	some [document, statement, condition] in policy.conditions_on["aws:sourceip"]
	condition.base in {"ipaddress", "notipaddress"}
	private := [value | some value in condition.values; _private(value)]
	count(private) > 0
]

_private(value) if {
	_range(value)
	some range in _private_ranges[_family(value)]
	net.cidr_contains(range, value.value)
}

_range(value) if {
	not value.unknown
	contains(value.value, "/")
	net.cidr_is_valid(value.value)
}

_private(value) if {
	not value.unknown
	not contains(value.value, "/")
	network := sprintf("%s/%d", [value.value, _bits(value.value)])
	net.cidr_is_valid(network)
	some range in _private_ranges[_family(value)]
	net.cidr_contains(range, network)
}

_family(value) := "6" if contains(value.value, ":")

_family(value) := "4" if not contains(value.value, ":")

# RFC 1918, RFC 6598, loopback and link-local addresses.
_private_ranges := {
	"4": ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"],
	"6": ["fc00::/7", "fe80::/10", "::1/128"],
}

# The same address may be written in several ways.
_same(a, b) if net.cidr_merge([sprintf("%s/%d", [a, _bits(a)])]) == net.cidr_merge([sprintf("%s/%d", [b, _bits(b)])])

_bits(address) := 128 if contains(address, ":")

_bits(address) := 32 if not contains(address, ":")
