# METADATA
# title: RedundantTrustPrincipal
# description: |
#   A trust policy names a role and also one of its sessions. The role covers all of its
#   sessions, so the session changes nothing.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
#     description: IAM policy validation check reference
# custom:
#   id: ORG785
#   severity: note
#   when: [kind:trust, principal:session, principal:role]
#   since: Unreleased
#   verdict: hygiene
#   fix: Remove the session.
#   codes: [REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY]
#   examples:
#     - kind: trust
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::444455556666:role/app","arn:aws:sts::444455556666:assumed-role/app/s1"]},"Action":"sts:AssumeRole"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:role/app"},"Action":"sts:AssumeRole"}}'
package lint403.rules.organization.redundant_trust_principal

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, _, session] in policy.principals_of_form.session
	document.kind == "trust"
	not session.unknown
	some role in statement.principals
	role.form == "role"
	not role.unknown
	role.account == session.account
	[name] := [found | some [_, found] in regex.find_all_string_submatch_n(`:assumed-role/([^/]+)/`, session.value, 1)]
	endswith(role.value, sprintf("/%s", [name]))
	finding := policy.finding(
		rego.metadata.chain(), document, session.range,
		sprintf("the session adds nothing: %s covers all sessions of the role", [role.value]),
		{
			"codes": ["REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY"],
			"related": [{"msg": "the role", "range": role.range}],
			"key": sprintf("%d %s", [statement.index, session.value]),
		},
	)
}
