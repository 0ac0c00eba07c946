package lint403.lib.principal

import data.lint403.lib.context

# METADATA
# description: |
#   Who makes a request: the caller as resource policies see it, with what is attached
#   to it. `arn` is the caller itself, `behind` the role of a session or the IAM user of
#   a federated session, `accounts` the ways to write its account, `keys` the condition
#   keys that follow.
# scope: document
caller(name, session_arn) := object.union_n([who, {"keys": _keys(who)}, _limits(who)]) if {
	who := object.union_n([_base(name), _shown(_base(name), session_arn), _accounts(_base(name))])
}

# The principal of the model, or what its name alone tells.
_base(name) := input.principals[name]

_base(name) := _stranger(name) if not input.principals[name]

_stranger(name) := {"kind": "anonymous", "arn": name, "account": ""} if name == "anonymous"

_stranger(name) := object.union(_read(name), {"arn": name, "identity_elsewhere": true}) if startswith(name, "arn:")

# A token alone may stand for any role.
_stranger(name) := {"kind": "role", "arn": name, "account": "", "name": name, "identity_elsewhere": true} if {
	startswith(name, "${")
}

_stranger(name) := {"kind": "service", "arn": name, "account": ""} if {
	name != "anonymous"
	not startswith(name, "arn:")
	not startswith(name, "${")
}

# METADATA
# description: Kind, account and name of a principal by its ARN.
# scope: document
_read(arn) := {"kind": kind, "account": parts[4], "name": regex.replace(arn, `^.*/`, "")} if {
	parts := split(arn, ":")
	some prefix, kind in {
		"root": "root",
		"user/": "user",
		"role/": "role",
		"federated-user/": "federated-user",
		"oidc-provider/": "federated",
		"saml-provider/": "federated",
	}
	startswith(parts[5], prefix)
} else := {"kind": "unknown", "account": ""}

# R-P-01: the principal of a role's request is the session, without the path of the
# role.
_shown(base, session_arn) := {"arn": _session(base, session_arn), "behind": base.arn} if base.kind == "role"

_shown(base, _) := {"behind": object.get(base, "issued_by", _same_name(base))} if base.kind == "federated-user"

_shown(base, _) := {} if not base.kind in {"role", "federated-user"}

_session(_, session_arn) := session_arn if session_arn != ""

_session(base, "") := sprintf("arn:%s:sts::%s:assumed-role/%s/session", [_partition(base.arn), base.account, base.name])

# GetFederationToken takes any name; without better knowledge the session is named
# after its user.
_same_name(base) := sprintf("arn:%s:iam::%s:user/%s", [_partition(base.arn), base.account, base.name])

_partition(arn) := split(arn, ":")[1] if startswith(arn, "arn:")

_partition(arn) := "aws" if not startswith(arn, "arn:")

# R-P-02, R-P-06: an account is named by its id, its root ARN or its canonical id.
_accounts(base) := {"accounts": array.concat(
	[base.account, sprintf("arn:%s:iam::%s:root", [_partition(base.arn), base.account])],
	[id | id := input.accounts[base.account].canonical_id],
)} if {
	base.account != ""
}

_accounts(base) := {"accounts": []} if base.account == ""

# R-P-08, R-D-07, R-D-11: what narrows the caller.
_limits(who) := object.union_n([_boundary(who), _scp(who)])

_boundary(who) := {"bounded": true | some field in ["boundary", "boundary_arn"]; who[field]}

# R-D-11: service control policies bind users, roles and the root user of member
# accounts. They spare the management account and service-linked roles.
_scp(who) := {"scp": account.scp} if {
	who.kind in {"user", "role", "federated-user", "root"}
	not who.service_linked
	account := input.accounts[who.account]
	not account.management
} else := {}

# The condition keys of the caller (section 6 of the reference).
_keys(who) := object.union_n([_signed_keys(who), _id_keys(who), _tag_keys(who)])

_signed_keys(who) := {
	"aws:principalarn": context.one(_principal_arn(who)),
	"aws:principalaccount": context.one(who.account),
	"aws:principalisawsservice": context.one("false"),
} if {
	who.kind in {"user", "role", "federated-user", "root"}
}

_signed_keys(who) := {
	"aws:principalisawsservice": context.one("true"),
	"aws:principalservicename": context.one(who.arn),
	"aws:principalservicenameslist": context.many([who.arn]),
} if {
	who.kind == "service"
}

_signed_keys(who) := {} if not who.kind in {"user", "role", "federated-user", "root", "service"}

# aws:PrincipalArn is the role with its path, not the session.
_principal_arn(who) := who.behind if who.kind == "role"

_principal_arn(who) := who.arn if who.kind != "role"

# R-V-06: aws:username exists for IAM users only; aws:userid of a session is the id of
# the role and the name of the session.
_id_keys(who) := {"aws:username": context.one(who.name), "aws:userid": context.one(_unique_id(who))} if who.kind == "user"

_id_keys(who) := {"aws:userid": context.one(sprintf("%s:%s", [_unique_id(who), session]))} if {
	who.kind == "role"
	session := regex.replace(who.arn, `^.*/`, "")
}

_id_keys(who) := {"aws:userid": context.one(sprintf("%s:%s", [who.account, who.name]))} if who.kind == "federated-user"

_id_keys(who) := {"aws:userid": context.one(who.account)} if who.kind == "root"

_id_keys(who) := {} if not who.kind in {"user", "role", "federated-user", "root"}

_unique_id(who) := who.unique_id

# The id is made up, and so that no policy can name it.
_unique_id(who) := sprintf("id of %s", [who.name]) if not who.unique_id

# R-T-06: the tags of the role and of the session.
_tag_keys(who) := {sprintf("aws:principaltag/%s", [lower(name)]): context.one(value) |
	some name, value in who.tags
}
