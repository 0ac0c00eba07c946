# METADATA
# title: ActionResourceMismatch
# description: |
#   An action works on one kind of resource and its statement names another:
#   `s3:ListBucket` works on the bucket and not on `bucket/*`, `s3:GetObject` on objects
#   and not on the bucket. S3 refuses such a bucket policy ("Action does not apply to any
#   resource(s) in statement"); IAM accepts it, and the request ends in 403.
# related_resources:
#   - ref: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
#     description: Actions, resources, and condition keys for Amazon S3
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
#     description: Troubleshoot access denied (403 Forbidden) errors in Amazon S3
# custom:
#   id: ACT234
#   severity: error
#   since: Unreleased
#   fix: Add the resource that the action works on.
#   codes: [PARLIAMENT_RESOURCE_MISMATCH, S3API_ACTION_NOT_APPLICABLE, S3API_INVALID_ACTION, ARN-003, OBJ-002]
#   seed: missing-action
#   when: ["mismatch"]
#   verdict: denied
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:ListBucket","s3:GetObject"],"Resource":"arn:aws:s3:::reports/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:ListBucket","s3:GetObject"],"Resource":["arn:aws:s3:::reports","arn:aws:s3:::reports/*"]}}'
package lint403.rules.action.action_resource_mismatch

import data.lint403.lib.policy
import data.lint403.lib.reference

# S3 holds every action of a bucket policy against the resources beside it.
deny contains finding if {
	some [document, statement, entry, mismatch] in reference.mismatches
	document.kind in {"bucket", "access-point"}
	entry.service == "s3"
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("%s, so S3 refuses the policy%s", [_what(entry, mismatch), _where(mismatch)]),
		object.union_n([
			_repair(document, statement, mismatch),
			{
				"codes": array.concat(_codes("S3API_ACTION_NOT_APPLICABLE", entry), _account_level(mismatch)),
				"verdict": "apply-error",
				"aws_message": "Action does not apply to any resource(s) in statement",
				"key": entry.value,
			},
			_part(document),
		]),
	)
}

deny contains finding if {
	some [document, statement, entry, mismatch] in reference.mismatches
	not document.kind in {"bucket", "access-point"}
	not mismatch.star
	not _key_alias(statement, mismatch)
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("%s, so it %s%s", [_what(entry, mismatch), _effect(statement), _where(mismatch)]),
		object.union_n([
			_repair(document, statement, mismatch),
			_weight(document, statement, mismatch),
			{"codes": _codes("PARLIAMENT_RESOURCE_MISMATCH", entry), "key": entry.value},
			_part(document),
		]),
	)
}

# The part of the problem that it belongs to is that of the document.
_part(document) := {"seed": seed} if {
	seed := {
		"access-point": "access-point",
		"boundary": "boundary",
		"rcp": "org-policy",
		"scp": "org-policy",
		"session": "session-policy",
		"vpce": "vpc-endpoint",
	}[document.kind]
} else := {"seed": "cross-account-role"} if {
	_assumed_by_principals(document)
} else := {}

# The policy of a role that is there for others to assume.
_assumed_by_principals(document) if {
	some principal in input.principals
	principal.kind == "role"
	document.id in principal.identity
	some statement in input.policies[principal.trust].statements
	policy.allows(statement)
	some entry in statement.principals
	entry.form in {"account", "root", "role", "user"}
}

_what(entry, mismatch) := sprintf("%q covers no action that works on the resources of the statement", [entry.value]) if {
	mismatch.wild
} else := sprintf("%q works on no resource of the kind that the statement names", [entry.value]) if {
	mismatch.star
} else := sprintf("%q works on %s, which the statement does not name", [entry.value, _kinds(mismatch)])

_kinds(mismatch) := _names[mismatch.types[0]] if _names[mismatch.types[0]]

_kinds(mismatch) := sprintf("%s resources", [concat(" or ", mismatch.types)]) if {
	not _names[mismatch.types[0]]
	count(mismatch.types) < 4
}

_kinds(mismatch) := "other resources" if {
	not _names[mismatch.types[0]]
	count(mismatch.types) > 3
}

_names := {"bucket": "the bucket", "object": "objects", "accesspoint": "an access point"}

_effect(statement) := "grants nothing" if policy.allows(statement)

_effect(statement) := "denies nothing" if not policy.allows(statement)

# Everybody knows what the ARN of a bucket looks like.
_where(mismatch) := sprintf("; its ARN is like %s", [mismatch.arns[0]]) if {
	not _names[mismatch.types[0]]
	not mismatch.star
} else := ""

_codes(code, entry) := [code, "ARN-003"] if lower(entry.value) != "s3:listbucket"

_codes(code, entry) := [code, "ARN-003", "OBJ-002"] if lower(entry.value) == "s3:listbucket"

_account_level(mismatch) := ["S3API_INVALID_ACTION"] if mismatch.star

_account_level(mismatch) := [] if not mismatch.star

# An alias where a key belongs has a rule of its own.
_key_alias(statement, mismatch) if {
	startswith(lower(mismatch.action), "kms:")
	some resource in statement.resources
	contains(resource.value, ":alias/")
}

# Where another action fits the resources, the statement grants what it may be meant to.
_weight(document, statement, mismatch) := {} if {
	mismatch.core
	_misses(document, statement)
	mismatch.everyday
	policy.allows(statement)
	not mismatch.wild
	not mismatch.elsewhere
} else := {"severity": "warning"} if {
	mismatch.core
	not mismatch.elsewhere
} else := {"severity": "note", "verdict": "hygiene"}

_misses(document, statement) if {
	every index, _ in statement.actions {
		[document.id, statement.index, index] in _mismatched
	}
}

_mismatched := {[mismatch.policy, mismatch.statement, mismatch.index] |
	some mismatch in data.lint403.iam.mismatches
}

# The statement names "BUCKET/*" and lacks "BUCKET". Adding it can not widen what the
# other actions reach, for they do not work on buckets.
_repair(document, statement, mismatch) := reference.expansion(
	document, resource, statement.ranges.Resource,
	[bucket, resource.value],
	count(mismatch.types) > 0,
) if {
	"bucket" in mismatch.types
	not mismatch.wild
	policy.allows(statement)
	count(statement.resources) == 1
	some resource in statement.resources
	not resource.unknown
	regex.match(`^arn:[^:]*:s3:::[^/*?$]+/\*$`, resource.value)
	bucket := trim_suffix(resource.value, "/*")
} else := reference.expansion(
	document, resource, statement.ranges.Resource,
	[resource.value, sprintf("%s/*", [resource.value])],
	false,
) if {
	"object" in mismatch.types
	not mismatch.wild
	policy.allows(statement)
	count(statement.resources) == 1
	some resource in statement.resources
	not resource.unknown
	regex.match(`^arn:[^:]*:s3:::[^/*?$]+$`, resource.value)
} else := {}
