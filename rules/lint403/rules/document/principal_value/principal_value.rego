# METADATA
# title: InvalidPrincipal
# description: |
#   A value that no AWS service takes as a principal: a wildcard inside an ARN, an IAM
#   group, an ARN that names nobody, a canonical id that is not 64 hex digits, or the
#   unique id of a deleted role or user, which never matches again. S3 answers "Invalid
#   principal in policy". Name the role or user itself, or use `"*"` with a condition on
#   aws:PrincipalArn.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
#     description: "AWS JSON policy elements: Principal"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html
#     description: Troubleshoot IAM policies
# custom:
#   id: DOC021
#   severity: error
#   when: [principal:other|principal:unique-id]
#   since: Unreleased
#   verdict: apply-error
#   fix: Name an account, a role, a user or a session that exists.
#   codes:
#     - UNSUPPORTED_WILDCARD_IN_PRINCIPAL
#     - PARLIAMENT_UNKNOWN_PRINCIPAL
#     - S3API_INVALID_PRINCIPAL
#     - KMS_GROUP_PRINCIPAL
#     - INVALID_ROLE_REFERENCE
#     - INVALID_USER_REFERENCE
#     - NEW_CANONICAL_ID_FORMAT
#     - TRUST-006
#   seed: deny-principal
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:role/*"},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:role/app"},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.principal_value

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some form in ["other", "unique-id"]
	some [document, statement, element, entry] in policy.principals_of_form[form]
	not entry.unknown
	not contains(entry.value, "${")
	document.kind in (policy.resource_kinds | {"rcp"})
	problem := _problem(entry)
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range, problem.msg,
		object.union_n([
			_grade(document, problem),
			reference.unfilled(entry.value),
			_default(document, entry.value),
			{
				"codes": array.concat(problem.codes, _refused_by_s3(document)),
				"key": sprintf("%d %s %s", [statement.index, element, entry.value]),
			},
		]),
	)
}

_refused_by_s3(document) := ["S3API_INVALID_PRINCIPAL"] if {
	document.kind in {"bucket", "access-point"}
} else := []

# What EC2 makes of a principal in an endpoint policy is not on record.
_grade(document, _) := {"severity": "warning"} if document.kind == "vpce"

# IAM and KMS keep the id that AWS put in place of a deleted principal.
_grade(document, problem) := {"severity": "warning", "verdict": "denied"} if {
	problem.dead
	not document.kind in {"bucket", "access-point", "vpce"}
}

_grade(document, problem) := {} if {
	not problem.dead
	document.kind != "vpce"
}

_grade(document, problem) := {} if {
	problem.dead
	document.kind in {"bucket", "access-point"}
}

# The default of a variable that whoever applies the configuration sets.
_default(document, "") := {"severity": "warning"} if document.address

default _default(_, _) := {}

_problem(entry) := {
	"codes": ["UNSUPPORTED_WILDCARD_IN_PRINCIPAL"],
	"msg": sprintf("a principal takes no wildcard (%q); use \"*\" with a condition on aws:PrincipalArn", [entry.value]),
} if {
	regex.match(`[*?]`, entry.value)
	entry.type in _types
} else := {
	"codes": ["INVALID_ROLE_REFERENCE", "TRUST-006"],
	"msg": sprintf("%q is the unique id of a deleted role and never matches again; name the role by its ARN", [entry.value]),
	"dead": true,
} if {
	regex.match(`^AROA[0-9A-Z]+$`, entry.value)
} else := {
	"codes": ["INVALID_USER_REFERENCE", "TRUST-006"],
	"msg": sprintf("%q is the unique id of a deleted user and never matches again; name the user by its ARN", [entry.value]),
	"dead": true,
} if {
	regex.match(`^AIDA[0-9A-Z]+$`, entry.value)
} else := {
	"codes": ["KMS_GROUP_PRINCIPAL"],
	"msg": sprintf("%q is a group, and a group is no principal; name its users or a role", [entry.value]),
} if {
	regex.match(`^arn:[^:]*:iam::[^:]*:group/`, entry.value)
} else := {
	"codes": ["NEW_CANONICAL_ID_FORMAT"],
	"msg": sprintf("a canonical user id has 64 hexadecimal digits; %q has not", [entry.value]),
} if {
	entry.type == "CanonicalUser"
} else := {
	"codes": ["PARLIAMENT_UNKNOWN_PRINCIPAL"],
	"msg": sprintf("%q is no account id and no ARN of a role, user or session%s", [entry.value, _hint(entry.value)]),
} if {
	entry.type == "AWS"
}

_types := {"AWS", "Service", "Federated", "CanonicalUser"}

_hint(value) := "; an account id has 12 digits, leading zeros included" if {
	regex.match(`^\d+$`, value)
} else := "; a service is named by \"Service\"" if {
	endswith(value, ".amazonaws.com")
} else := "; name the role, not the instance profile" if {
	contains(value, ":instance-profile/")
} else := "; add the session name" if {
	regex.match(`^arn:[^:]*:sts::\d{12}:assumed-role/[^/]+$`, value)
} else := ""
