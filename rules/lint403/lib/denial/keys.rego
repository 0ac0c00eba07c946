package lint403.lib.denial

import data.lint403.lib.policy

# METADATA
# description: Causes of missing allows on KMS keys.
# scope: document
key_causes contains cause if {
	some term in ["identity", "resource"]
	some cause in missing[term]
	judgement_of(cause.first).check.kind == "key"
}

# METADATA
# description: |
#   Whether a statement that could allow a check on a key exists and only its conditions on
#   the caller's service or the encryption context stand in the way.
# scope: document
conditioned(cause) if condition_on(cause, ["kms:viaservice", "kms:encryptioncontext:aws:s3:arn"])

# METADATA
# description: |
#   The policy and the first condition on one of some keys in a statement that would allow
#   the check of a cause but for its conditions.
# scope: document
condition_on(cause, names) := [[document, condition] |
	check := judgement_of(cause.first).check
	some id in cause.policies
	document := input.policies[id]
	some statement in document.statements
	policy.allows(statement)
	policy.reaches_action(statement, lower(check.action))
	_about(document, statement, check, cause)
	some condition in statement.conditions
	condition.name in names
	_fails(condition, judgement_of(cause.first).request.ctx)
][0]

_about(document, statement, check, _) if {
	document.kind != "kms"
	reaches_resource(statement, check.resource)
}

# In a key policy the resource is the key itself; the statement must name the caller.
_about(document, statement, _, cause) if {
	document.kind == "kms"
	caller := outcome_of(cause.first.need).who
	some entry in statement.principals
	_names_caller(entry, caller)
}

_names_caller(entry, _) if entry.form == "any"

_names_caller(entry, caller) if entry.value in {caller.arn, object.get(caller, "behind", caller.arn)}

_names_caller(entry, caller) if {
	entry.form in {"account", "root"}
	entry.account == caller.account
}

# A positive condition of which no value matches what S3 sends.
_fails(condition, ctx) if {
	condition.base in {"stringequals", "stringlike", "stringequalsignorecase", "arnequals", "arnlike"}
	value := ctx.keys[condition.name].values[0]
	every pattern in condition.values {
		not pattern.unknown
		not policy.matches(pattern.match, value)
	}
}

# METADATA
# description: Whether a check is on an AWS managed key.
# scope: document
aws_managed(check) if input.keys[check.key].managed == "aws"

aws_managed(check) if endswith(check.key, ":alias/aws/s3")

# METADATA
# description: How a message names the key of a check.
# scope: document
key_name(check) := address if {
	address := input.keys[check.key].address
} else := check.key

# METADATA
# description: |
#   The check on the bucket that a case belongs to: what the caller asked S3 for when the
#   key came into it.
# scope: document
main_check(case) := checks[0] if {
	checks := [judgement.check |
		some judgement in outcome_of(case.need).judgements
		judgement.check.kind != "key"
	]
	count(checks) > 0
} else := judgement_of(case).check

# METADATA
# description: Whether a case is about the first check on its bucket, and not about a further action.
# scope: document
main(case) if judgement_of(case).check == main_check(case)

# METADATA
# description: Whether the first check of the case's need is allowed.
# scope: document
main_allowed(case) if {
	judgements := [judgement |
		some judgement in outcome_of(case.need).judgements
		judgement.check.kind != "key"
	]
	judgements[0].verdict == 2
}
