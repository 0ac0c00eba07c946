# METADATA
# title: PercentEncodedKey
# description: |
#   A key in a policy is percent-encoded, as in a URL. S3 decodes a request before it
#   compares, so `my%20reports/*` never matches an object under `my reports/`. In ARNs and
#   in s3:prefix keys are written as they are.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
#     description: Naming Amazon S3 objects
# custom:
#   id: ARN313
#   severity: warning
#   since: Unreleased
#   fix: Write the key decoded.
#   codes: [ARN-007, OBJ-004]
#   seed: missing-object
#   when: ["service:s3", percent]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/my%20files/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/my files/*"}}'
package lint403.rules.arn.percent_encoded_key

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some [document, entry] in array.concat(_in_arns, _in_conditions)
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("%q is percent-encoded, but S3 compares decoded keys%s", [entry.value, _hint(entry.value)]),
		object.union(_fix(document, entry), {"key": entry.value}),
	)
}

_escape := `%[0-9A-Fa-f]{2}`

_in_arns := [[document, entry] |
	some element in ["resources", "not_resources"]
	some i, place
	regex.match(_escape, policy.statements[i][1][element][place].value)
	[document, statement] := policy.statements[i]
	entry := statement[element][place]
	not entry.unknown
	entry.fields[2] == "s3"
	contains(entry.value, "/")
]

_in_conditions := [[document, entry] |
	some [document, _, condition] in policy.conditions_on["s3:prefix"]
	some entry in condition.values
	regex.match(_escape, entry.value)
	not entry.unknown
]

_hint(text) := sprintf("; write %q", [_decoded(text)])

_hint(text) := "" if not _decoded(text)

# A key may have a percent sign of its own.
_fix(document, entry) := json.patch(fields, [{"op": "add", "path": "/fix/safe", "value": false}]) if {
	fields := reference.replacement(document, entry, _decoded(entry.value))
}

_fix(_, entry) := {} if not _decoded(entry.value)

# Wildcards and variables would come to life, and policies take no letters beyond Latin-1.
_decoded(text) := decoded if {
	not regex.match(`%(?:2[Aa4]|3[Ff]|[^0-9A-Fa-f]|.[^0-9A-Fa-f]|.?$)`, text)
	decoded := urlquery.decode(replace(text, "+", "%2B"))
	regex.match(`^[ -~]*$`, decoded)
}
