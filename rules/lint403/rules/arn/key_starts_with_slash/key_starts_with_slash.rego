# METADATA
# title: KeyStartsWithSlash
# description: |
#   Two slashes stand after the bucket name, so the ARN names objects whose keys start
#   with a slash, which few have. That comes from joining a bucket ARN, a slash and a
#   prefix that has one of its own.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
#     description: Naming Amazon S3 objects
# custom:
#   id: ARN310
#   severity: warning
#   since: Unreleased
#   fix: Leave one of the two slashes out.
#   codes: [NEW_OBJECT_KEY_LEADING_SLASH]
#   seed: arn
#   when: ["arn:key-slash"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports//2026/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/2026/*"}}'
package lint403.rules.arn.key_starts_with_slash

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, _, entry, fact] in reference.resources["key-slash"]
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		entry.range,
		sprintf("ARN %q matches only keys that start with a slash%s", [entry.value, reference.hint(fact)]),
		object.union(_unsafe(reference.suggestion(document, entry, fact)), {
			"codes": ["NEW_OBJECT_KEY_LEADING_SLASH"],
			"key": entry.value,
		}),
	)
}

# Somebody may have keys that start with a slash.
_unsafe(fields) := json.patch(fields, [{"op": "add", "path": "/fix/safe", "value": false}]) if fields.fix

_unsafe(fields) := fields if not fields.fix
