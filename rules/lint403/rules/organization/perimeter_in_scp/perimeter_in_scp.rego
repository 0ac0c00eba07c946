# METADATA
# title: PerimeterInScp
# description: |
#   A service control policy is meant to keep outsiders away from buckets, but it binds
#   only the users and roles of the organization's own member accounts. Principals of
#   other organizations, the management account, service-linked roles and AWS services are
#   not bound; a resource control policy or a bucket policy is needed for those.
# related_resources:
#   - ref: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
#     description: Service control policies (SCPs), tasks and entities not restricted by SCPs
#   - ref: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
#     description: Resource control policies (RCPs)
# custom:
#   id: ORG736
#   severity: note
#   since: Unreleased
#   fix: Put the statement into a resource control policy, with Principal "*".
#   codes: [SCP-005]
#   seed: org-policy
#   verdict: hygiene
#   when: ["kind:scp", "key:aws:principalorgid|key:aws:principalorgpaths|key:aws:principalaccount"]
#   examples:
#     - kind: scp
#       fail: '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-abcdefghij"}}}]}'
#       pass: '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:ResourceOrgID":"o-abcdefghij"}}}]}'
package lint403.rules.organization.perimeter_in_scp

import data.lint403.lib.policy

deny contains finding if {
	some name in ["aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount"]
	some [document, statement, condition] in policy.conditions_on[name]
	document.kind == "scp"
	policy.denies(statement)
	contains(condition.base, "not")
	policy.reaches_action(statement, "s3:getobject")
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("%s cannot keep others out of S3: a service control policy binds the organization's own users and roles only", [
			policy.name(statement),
		]),
		{
			"layer": "scp",
			"because": "requests of other organizations are not subject to it",
			"fix": {
				"description": "Put the statement into a resource control policy, with Principal \"*\".",
				"edits": [],
				"safe": false,
			},
			"key": sprintf("%s %s", [policy.name(statement), name]),
		},
	)
}
