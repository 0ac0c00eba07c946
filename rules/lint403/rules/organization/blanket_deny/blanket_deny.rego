# METADATA
# title: BlanketDeny
# description: |
#   A service or resource control policy denies all of S3 without a condition. Every
#   request of the accounts below its target ends in 403, whatever their own policies
#   allow, and no allow elsewhere can undo it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
#     description: SCP evaluation
# custom:
#   id: ORG735
#   severity: warning
#   since: Unreleased
#   fix: Deny only the actions that are to be kept away, or spare principals with a condition.
#   codes: [SCP-001, RCP-001]
#   seed: org-policy
#   verdict: at-risk
#   when: ["kind:scp|kind:rcp", "effect:deny"]
#   examples:
#     - kind: scp
#       fail: '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}'
#       pass: '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:PutAccountPublicAccessBlock","Resource":"*"}]}'
package lint403.rules.organization.blanket_deny

import data.lint403.lib.policy

deny contains finding if {
	some kind in ["scp", "rcp"]
	some [document, statement] in policy.statements_of_kind[kind]
	policy.denies(statement)
	object.get(statement, "conditions", []) == []
	every action in ["s3:getobject", "s3:putobject", "s3:listbucket"] {
		policy.reaches_action(statement, action)
	}
	some pattern in statement.resources
	pattern.value in {"*", "arn:aws:s3:::*"}
	finding := policy.finding(
		rego.metadata.chain(), document, statement.effect.range,
		sprintf("%s denies all of S3 to every account that the policy is attached to", [policy.name(statement)]),
		object.union(
			{
				"layer": kind,
				"aws_message": sprintf("with an explicit deny in a %s", [_names[kind]]),
				"because": "an explicit deny wins over every allow, and nothing is spared",
				"unknown": ["whether these accounts use S3"],
				"codes": [_codes[kind]],
				"fix": {"description": "Deny only what is to be kept away.", "edits": [], "safe": false},
				"key": policy.name(statement),
			},
			_severity(statement),
		),
	)
}

_names := {"scp": "service control policy", "rcp": "resource control policy"}

_codes := {"scp": "SCP-001", "rcp": "RCP-001"}

# Denying everything is what a quarantine is for.
_severity(statement) := {"severity": "note"} if {
	some action in statement.actions
	action.value == "*"
} else := {}
