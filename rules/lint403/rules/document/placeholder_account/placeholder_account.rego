# METADATA
# title: PlaceholderAccount
# description: |
#   An account id that AWS's documentation uses in its examples stands beside a real one,
#   so it was probably left over when the example was adapted: the statement lets in, or
#   reaches, somebody else's account.
# related_resources:
#   - ref: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html
#     description: View AWS account identifiers
# custom:
#   id: DOC024
#   severity: note
#   when: [accounts|provider|assumption, "account:000000000000|account:012345678901|account:111111111111|account:111122223333|account:112233445566|account:121212121212|account:123456789012|account:123412341234|account:210987654321|account:222222222222|account:222233334444|account:333333333333|account:333344445555|account:444444444444|account:444455556666|account:555555555555|account:555566667777|account:666666666666|account:666677778888|account:777777777777|account:777788889999|account:888888888888|account:888899990000|account:999999999999|account:999900001111|account:999999990000|account:987654321098"]
#   since: Unreleased
#   verdict: hygiene
#   fix: Put the account that is meant.
#   codes: [NEW_FOREIGN_ACCOUNT_PRINCIPAL_ID]
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::123456789012:role/app","arn:aws:iam::384729105566:role/app"]},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::384729105566:role/app"},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.placeholder_account

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, place, account] in _placed
	_real_beside(document)
	finding := policy.finding(
		rego.metadata.chain(), document, place.range,
		sprintf("account %s is an example from AWS's documentation, beside a real account", [account]),
		{"codes": ["NEW_FOREIGN_ACCOUNT_PRINCIPAL_ID"], "key": sprintf("%d %s", [statement.index, account])},
	)
}

_placed := array.concat(_placed_principals, _placed_resources)

_placed_principals := [[document, statement, entry, account] |
	some i
	account := policy.principals[i][3].account
	_placeholders[account]
	[document, statement, _, entry] := policy.principals[i]
]

_placed_resources := [[document, statement, resource, account] |
	some i, place
	account := policy.statements[i][1].resources[place].fields[4]
	_placeholders[account]
	[document, statement] := policy.statements[i]
	resource := statement.resources[place]
]

_real_beside(document) if document.id in _documents_with_real

_real_beside(_) if _real(input.assumptions.account)

_real_beside(_) if {
	some provider in input.providers
	_real(provider.account)
}

_documents_with_real contains document.id if {
	some id in {document.id | some [document, _, _, _] in _placed}
	document := input.policies[id]
	some statement in document.statements
	some account in _accounts(statement)
	_real(account)
}

_accounts(statement) := array.concat(
	[entry.account | some field in ["principals", "not_principals"]; some entry in statement[field]],
	[resource.fields[4] | some resource in statement.resources],
)

_real(account) if {
	regex.match(`^\d{12}$`, account)
	not _placeholders[account]
}

# Account ids of AWS's documentation style.
_placeholders := {
	"000000000000",
	"012345678901",
	"111111111111",
	"111122223333",
	"112233445566",
	"121212121212",
	"123456789012",
	"123412341234",
	"210987654321",
	"222222222222",
	"222233334444",
	"333333333333",
	"333344445555",
	"444444444444",
	"444455556666",
	"555555555555",
	"555566667777",
	"666666666666",
	"666677778888",
	"777777777777",
	"777788889999",
	"888888888888",
	"888899990000",
	"999999999999",
	"999900001111",
	"999999990000",
	"987654321098",
}
