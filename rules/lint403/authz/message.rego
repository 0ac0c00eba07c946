package lint403.authz

# The text that AWS sends (section 14; IAM UG: Troubleshoot access denied error messages).
# It names the layer only to callers of the same account or organization, and never for
# directory buckets or for an endpoint of another account.

_message(who, check, verdict, resource) := _denied(who, verdict.action, resource, verdict.clause) if {
	verdict.clause
} else := _denied(
	who, check.action, resource,
	_clause(verdict.outcome.reason, _policy_type(_blamed(check, verdict.outcome.reason)), check.action),
) if {
	_explains(who, check, verdict.outcome.reason)
} else := "Access Denied"

_denied(who, action, resource, clause) := sprintf(
	`User: %s is not authorized to perform: %s on resource: "%s" %s`,
	[who.arn, action, resource, clause],
)

_explains(who, check, reason) if {
	not who.kind in {"anonymous", "federated"}
	not _on_directory(check)
	not _foreign_endpoint(who, check, reason)
	_together(who.account, check.account)
}

_on_directory(check) if _bucket(check.bucket).type == "directory"

_foreign_endpoint(who, check, reason) if {
	reason.layer == "endpoint"
	who.account != check.account
}

_together(account, account)

_together(a, b) if {
	organization := input.accounts[a].organization
	organization == input.accounts[b].organization
	organization != ""
}

# Where nobody inside an account allows, AWS names the identity side.
_blamed(check, reason) := "identity" if {
	reason.layer == "access-point-policy"
	reason.kind == "implicit"
	check.terms.relation == "same"
} else := reason.layer

_clause(reason, type, action) := sprintf("because no %s allows the %s action", [type, action]) if {
	reason.kind == "implicit"
}

_clause(reason, type, _) := sprintf("with an explicit deny in %s", [_with_article(type)]) if {
	reason.kind == "explicit"
}

_with_article("identity-based policy") := "an identity-based policy"

_with_article("role trust policy") := "the role trust policy"

_with_article(type) := sprintf("a %s", [type]) if not type in {"identity-based policy", "role trust policy"}

_policy_type(layer) := object.get(_policy_types, layer, "resource-based policy")

_policy_types := {
	"identity": "identity-based policy",
	"kms-identity": "identity-based policy",
	"scp": "service control policy",
	"rcp": "resource control policy",
	"endpoint": "VPC endpoint policy",
	"boundary": "permissions boundary",
	"session": "session policy",
	"trust": "role trust policy",
}
