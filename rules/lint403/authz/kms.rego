package lint403.authz

import data.lint403.lib.symbol

# KMS keys (section 10): what allows beside the statements of the key policy.

_key_allow(who, check) := object.union(
	_default_policy(_key(check.key), who, check),
	_granted(_key(check.key), who, check),
) if {
	check.kind == "key"
} else := {}

# R-Z-02: a key without a policy of its own has the default one, which leaves everything
# to the identity policies of its account. R-Z-03: the AWS managed key serves every
# principal of its account, through S3, and nobody else.
_default_policy(key, who, check) := {"direct": 2} if {
	key.managed == "aws"
	count(check.policies) == 0
	check.through
	who.account == key.account
	who.account != ""
} else := {"account": 2} if {
	key.managed != "aws"
	count(check.policies) == 0
	not key.stranger
	who.account == key.account
} else := {}

# R-Z-10: a grant allows its grantee like a statement that names it, whatever the
# account.
_granted(key, who, check) := {"direct": certainty, "grant": certainty} if {
	certainty := max({verdict |
		some grant in key.grants
		split(check.action, ":")[1] in grant.operations
		verdict := min([_grantee(grant, who), _constraint(grant, check)])
	})
	certainty > 0
} else := {}

_grantee(grant, who) := 2 if {
	grant.grantee in {who.arn, object.get(who, "behind", who.arn)}
} else := 1 if {
	some name in {who.arn, object.get(who, "behind", who.arn)}
	symbol.maybe_equal(grant.grantee, name)
} else := 0

# EncryptionContextEquals asks for exactly its pairs, EncryptionContextSubset for at least
# those; S3 sends one pair.
_constraint(grant, check) := 2 if {
	not grant.context
} else := 2 if {
	count(grant.context) == 1
	grant.context["aws:s3:arn"] == check.encryption_context
} else := 0

# R-Z-11: the key must be there to be used, which S3 does not check before.
_unusable_key(check) := "the key is disabled" if {
	_key(check.key).state == "disabled"
} else := "the key is pending deletion" if {
	_key(check.key).state == "pending-deletion"
} else := "the key is not symmetric" if {
	spec := _key(check.key).spec
	not spec in {"", "SYMMETRIC_DEFAULT"}
} else := "the key is in another Region than the bucket" if {
	key_region := _key(check.key).region
	bucket_region := _bucket(check.through).region
	not symbol.symbolic(sprintf("%s%s", [key_region, bucket_region]))
	key_region != ""
	bucket_region != ""
	key_region != bucket_region
}
