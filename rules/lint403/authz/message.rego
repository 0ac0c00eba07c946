package lint403.authz

# The text that AWS sends (section 14; IAM UG: Troubleshoot access denied error messages).
# It names the layer only to callers of the same account or organization, and never for
# directory buckets or for an endpoint of another account.

_message(who, judgement, reason) := _denied(
	who, judgement.check.action, judgement.check.resource,
	_clause(reason, judgement.check.action),
) if {
	_tells(who, judgement.check, reason)
} else := "Access Denied"

_denied(who, action, resource, clause) := sprintf(
	`User: %s is not authorized to perform: %s on resource: "%s" %s`,
	[who.arn, action, resource, clause],
)

_tells(who, check, reason) if {
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
	a != b
	organization := input.accounts[a].organization
	organization == input.accounts[b].organization
	organization != ""
}

_clause(reason, action) := sprintf("because no %s allows the %s action", [_policy_type(reason.layer), action]) if {
	reason.kind == "implicit"
}

_clause(reason, _) := sprintf("with an explicit deny in %s", [_with_article(_policy_type(reason.layer))]) if {
	reason.kind == "explicit"
}

_with_article("identity-based policy") := "an identity-based policy"

_with_article("role trust policy") := "the role trust policy"

_with_article(type) := sprintf("a %s", [type]) if not type in {"identity-based policy", "role trust policy"}

_policy_type(layer) := {
	"identity": "identity-based policy",
	"kms-identity": "identity-based policy",
	# Where nobody in the account allows, AWS names the identity side.
	"access-point-policy": "identity-based policy",
	"scp": "service control policy",
	"rcp": "resource control policy",
	"endpoint": "VPC endpoint policy",
	"boundary": "permissions boundary",
	"session": "session policy",
	"trust": "role trust policy",
}[layer] if {
	layer in {
		"identity", "kms-identity", "scp", "rcp", "endpoint", "boundary", "session", "trust",
	}
}

_policy_type(layer) := "resource-based policy" if {
	not layer in {
		"identity", "kms-identity", "scp", "rcp", "endpoint", "boundary", "session", "trust",
	}
}
