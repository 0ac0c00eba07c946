# METADATA
# title: KeyNotCreated
# description: |
#   A workload reads an object under a key that this configuration does not create, while
#   it creates one that differs only in letter case, a slash or an encoded character. A key
#   that does not exist looks like a missing permission: without s3:ListBucket S3 answers
#   403 and not 404.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
#     description: GetObject, permissions
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
#     description: Naming Amazon S3 objects
# custom:
#   id: ACT215
#   severity: warning
#   since: Unreleased
#   fix: Use the key as it is created.
#   codes: [OBJ-003]
#   seed: missing-object
#   verdict: at-risk
#   when: ["resource:aws_s3_object|resource:aws_s3_bucket_object"]
package lint403.rules.action.key_not_created

import data.lint403.result

deny contains finding if {
	some resource in input.resources.aws_lambda_function
	object.get(resource, "change", "") in {"", "create", "update", "replace"}
	bucket := resource.values.s3_bucket
	key := resource.values.s3_key
	not contains(key, "${")
	created := _created[bucket]
	not created[key]
	some near, place in created
	_alike(key, near)
	finding := result.detail(
		result.at(rego.metadata.chain(), _range(resource), sprintf(
			"%s reads %q, but this configuration creates %q: a key that does not exist answers 403",
			[resource.address, key, near],
		)),
		{
			"address": resource.address,
			"layer": "missing-object",
			"because": "keys are compared letter by letter",
			"unknown": ["whether the object exists already"],
			"related": [{"msg": "this creates the object", "range": place}],
			"fix": {"description": sprintf("Use the key %q.", [near]), "edits": [], "safe": false},
			"key": sprintf("%s %s", [resource.address, key]),
		},
	)
}

_created[bucket][key] := resource.range if {
	some type in ["aws_s3_object", "aws_s3_bucket_object"]
	some resource in input.resources[type]
	object.get(resource, "change", "") != "delete"
	bucket := resource.values.bucket
	key := resource.values.key
}

_alike(a, b) if _plain(a) == _plain(b)

_plain(key) := trim(regex.replace(lower(_decoded(key)), `[/+ ]+`, "/"), "/")

_decoded(key) := urlquery.decode(key) if {
	contains(key, "%")
} else := key

_range(resource) := object.get(resource, ["ranges", "s3_key"], resource.range)
