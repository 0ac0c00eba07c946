# METADATA
# title: WrongAccountInArn
# description: |
#   The account of an ARN, its fifth field, has not twelve digits, stands where the
#   resource has none (buckets and objects), or is missing where the resource has one.
#   The ARN then matches nothing. A number in HCL loses its leading zeros, which leaves
#   eleven digits.
# related_resources:
#   - ref: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
#     description: Actions, resources, and condition keys for AWS services
#   - ref: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
#     description: Control access to VPC endpoints using endpoint policies
# custom:
#   id: ARN306
#   severity: error
#   since: Unreleased
#   fix: Write the twelve digits of the account, or nothing where the resource has none.
#   codes:
#     - INVALID_ARN_ACCOUNT
#     - MISSING_ARN_ACCOUNT
#     - ARN_ACCOUNT_NOT_ALLOWED
#     - VPCE_ARN_ACCOUNT_PARTIAL_WILDCARD
#     - ARN-002
#   seed: arn
#   when: ["arn:account|arn:account-missing|arn:account-forbidden|arn:account-partial|kind:vpce"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3::111122223333:reports/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}'
package lint403.rules.arn.arn_account

import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some problem, code in _codes
	some [document, _, entry, fact] in reference.resources[problem]
	finding := policy.finding(
		rego.metadata.chain(),
		document,
		entry.range,
		sprintf("ARN %q %s%s", [entry.value, _messages[problem], reference.hint(fact)]),
		object.union_n([
			reference.suggestion(document, entry, fact),
			reference.leftover(fact),
			_doubt(problem, fact),
			{"codes": [code, "ARN-002"], "key": entry.value},
		]),
	)
}

deny contains finding if {
	some [document, _, entry, _] in reference.resources["account-partial"]
	finding := _partial(rego.metadata.chain(), document, entry)
}

# In endpoint policies the same holds for the ARNs in conditions.
deny contains finding if {
	some [document, _, condition] in policy.conditions
	document.kind == "vpce"
	some value in condition.values
	not value.unknown
	regex.match(`^arn:[^:]*:[^:]*:[^:]*:([0-9]+[*?]|[*?]+[0-9])`, value.value)
	finding := _partial(rego.metadata.chain(), document, value)
}

_partial(chain, document, entry) := policy.finding(
	chain, document, entry.range,
	sprintf("the account of ARN %q mixes digits and wildcards, which endpoint policies do not allow", [entry.value]),
	{"codes": ["VPCE_ARN_ACCOUNT_PARTIAL_WILDCARD", "INVALID_ARN_ACCOUNT"], "key": entry.value, "verdict": "apply-error"},
) if {
	document.kind == "vpce"
}

_partial(chain, document, entry) := policy.finding(
	chain, document, entry.range,
	sprintf("the account of ARN %q mixes digits and wildcards; write all of it or \"*\"", [entry.value]),
	{"codes": ["INVALID_ARN_ACCOUNT"], "key": entry.value, "severity": "note", "verdict": "hygiene"},
) if {
	document.kind != "vpce"
}

_codes := {
	"account": "INVALID_ARN_ACCOUNT",
	"account-missing": "MISSING_ARN_ACCOUNT",
	"account-forbidden": "ARN_ACCOUNT_NOT_ALLOWED",
}

_messages := {
	"account": "has an account that is not twelve digits, so it matches nothing",
	"account-missing": "needs an account, without which it matches nothing",
	"account-forbidden": "names an account, which this kind of resource does not have, so it matches nothing",
}

# The templates of other services are not checked by hand.
_doubt(problem, fact) := {"severity": "warning"} if {
	problem != "account"
	not fact.core
}

_doubt(problem, fact) := {} if {
	problem != "account"
	fact.core
}

_doubt("account", _) := {}
