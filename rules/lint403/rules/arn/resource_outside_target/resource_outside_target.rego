# METADATA
# title: ResourceOutsideTarget
# description: |
#   A policy on a bucket or an access point names something else than what it is attached
#   to: another bucket, another service, `*`, or for an access point the bucket behind
#   it. S3 refuses it ("Policy has invalid resource").
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
#     description: Examples of Amazon S3 bucket policies
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
#     description: Configuring IAM policies for using access points
# custom:
#   id: ARN312
#   severity: error
#   since: Unreleased
#   fix: Name the bucket or access point that the policy is attached to, or its objects.
#   codes:
#     - UNSUPPORTED_RESOURCE_ARN_IN_POLICY
#     - S3API_RESOURCE_STAR
#     - S3API_RESOURCE_OTHER_BUCKET
#     - APAPI_RESOURCE_FORMAT
#     - ARN-005
#     - AP-002
#   seed: arn
#   when: ["other-bucket|kind:access-point"]
#   verdict: apply-error
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/app"},"Action":"s3:GetObject","Resource":"*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/app"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}'
package lint403.rules.arn.resource_outside_target

import data.lint403.lib.policy

deny contains finding if {
	some document in policy.of_kind.bucket
	some statement in document.statements
	some entry in statement.resources
	not _inside(document, entry)
	not entry.unknown
	first := _first_bucket(document)
	some reason in _strange(document, entry, first)
	finding := _finding(rego.metadata.chain(), document, entry, reason)
}

deny contains finding if {
	some document in policy.of_kind["access-point"]
	some statement in document.statements
	some entry in statement.resources
	not entry.unknown
	_not_the_access_point(document, entry)
	finding := _finding(rego.metadata.chain(), document, entry, {
		"codes": ["APAPI_RESOURCE_FORMAT", "UNSUPPORTED_RESOURCE_ARN_IN_POLICY", "AP-002"],
		"msg": "is neither an access point nor ACCESS-POINT-ARN/object/KEY",
	})
}

_finding(chain, document, entry, reason) := policy.finding(
	chain, document, entry.range,
	sprintf("%q %s, so S3 refuses the policy", [entry.value, reason.msg]),
	{"codes": reason.codes, "key": entry.value, "aws_message": "Policy has invalid resource"},
)

# Nearly all are what the policy is attached to.
_inside(document, entry) if {
	["arn", _, "s3", "", "", path] = entry.fields
	split(path, "/")[0] == document.target
}

_strange(_, entry, _) := {{
	"codes": ["S3API_RESOURCE_STAR", "UNSUPPORTED_RESOURCE_ARN_IN_POLICY"],
	"msg": "is more than the bucket and its objects",
}} if {
	entry.value == "*"
} else := {{
	"codes": ["UNSUPPORTED_RESOURCE_ARN_IN_POLICY"],
	"msg": sprintf("belongs to %s and not to the bucket", [entry.fields[2]]),
}} if {
	_complete(entry)
	regex.match(`^[a-z0-9-]+$`, entry.fields[2])
	not entry.fields[2] in {"s3", "s3express", "s3-outposts"}
} else := {{
	"codes": ["UNSUPPORTED_RESOURCE_ARN_IN_POLICY"],
	"msg": "is an access point and not the bucket",
}} if {
	_complete(entry)
	regex.match(`^(accesspoint|job|access-grants|storage-lens)[/:]`, entry.fields[5])
	regex.match(`^[a-z]+-[a-z-]+-\d$`, entry.fields[3])
}

# Where it is known what the policy is attached to, another name is wrong.
_strange(document, entry, _) := {{
	"codes": ["S3API_RESOURCE_OTHER_BUCKET", "UNSUPPORTED_RESOURCE_ARN_IN_POLICY", "ARN-005"],
	"msg": sprintf("can not name bucket %s, which the policy is attached to", [document.target]),
}} if {
	_known_target(document)
	bucket := _bucket(entry)
	not _covers(bucket, document.target)
}

# Where it is not, two names in one policy can not both be right.
_strange(document, entry, first) := {{
	"codes": ["S3API_RESOURCE_OTHER_BUCKET", "UNSUPPORTED_RESOURCE_ARN_IN_POLICY", "ARN-005"],
	"msg": sprintf("names another bucket than %s before it, and a bucket policy is about one bucket", [first]),
}} if {
	object.get(document, "target", "") == ""
	bucket := _bucket(entry)
	_literal(bucket)
	bucket != first
}

_first_bucket(document) := buckets[0] if {
	buckets := [bucket |
		some statement in document.statements
		some entry in statement.resources
		not entry.unknown
		bucket := _bucket(entry)
		_literal(bucket)
	]
} else := ""

_known_target(document) if {
	object.get(document, "target", "") != ""
	not contains(document.target, "${")
	not startswith(document.target, "arn:")
}

_complete(entry) if count(entry.fields) == 6

_bucket(entry) := split(entry.fields[5], "/")[0] if {
	_complete(entry)
	entry.fields[2] == "s3"
	entry.fields[3] == ""
	entry.fields[4] == ""
	entry.fields[5] != ""
	not contains(split(entry.fields[5], "/")[0], "${")
}

_literal(bucket) if not regex.match(`[*?\s]`, bucket)

_covers(pattern, name) if regex.match(
	sprintf("^%s$", [replace(replace(replace(pattern, ".", `\.`), "*", ".*"), "?", ".")]),
	name,
)

_not_the_access_point(_, entry) if entry.value == "*"

_not_the_access_point(_, entry) if {
	_complete(entry)
	not _is_access_point(entry)
}

_not_the_access_point(document, entry) if {
	startswith(document.target, "arn:")
	not contains(document.target, "${")
	_complete(entry)
	_is_access_point(entry)
	not regex.match(`[*?$]`, entry.value)
	not startswith(sprintf("%s/", [entry.value]), sprintf("%s/", [document.target]))
}

_is_access_point(entry) if {
	regex.match(`^s3(-object-lambda|express|-outposts)?$|[*?]`, entry.fields[2])
	regex.match(
		`^(outpost/[^/]+/)?accesspoint[/:]([^/]+(/object/.+|/\*)?|\*)$|^\*|^accesspoint[/:]?\*|\$\{`,
		entry.fields[5],
	)
}
