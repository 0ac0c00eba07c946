# METADATA
# title: PublicAllowBehindDeny
# description: |
#   A bucket policy allows everybody and denies whoever does not come through a network.
#   The deny keeps strangers out, but Block Public Access looks at the allow alone: the
#   policy counts as public, is refused where BlockPublicPolicy is on, and loses every
#   other account where RestrictPublicBuckets is.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: Blocking public access to your Amazon S3 storage, the meaning of "public"
# custom:
#   id: DEN122
#   severity: note
#   since: Unreleased
#   fix: Put the condition into the allow, and drop the deny.
#   codes: [DENY-VPCE-005]
#   seed: deny-vpce
#   verdict: at-risk
#   when: ["kind:bucket", "effect:deny", "allow:any", "key:aws:sourcevpce|key:aws:sourcevpc|key:aws:sourceip|key:aws:vpcsourceip"]
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-data/*"},{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-data/*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1a2b3c4d"}}}]}'
#       pass: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-data/*","Condition":{"StringEquals":{"aws:SourceVpce":"vpce-1a2b3c4d"}}}]}'
package lint403.rules.deny.public_allow_behind_deny

import data.lint403.lib.policy

deny contains finding if {
	some document in policy.of_kind.bucket
	some statement in document.statements
	policy.allows(statement)
	object.get(statement, "conditions", []) == []
	some entry in statement.principals
	entry.form == "any"
	some other in document.statements
	policy.denies(other)
	some condition in other.conditions
	condition.name in {"aws:sourcevpce", "aws:sourcevpc", "aws:sourceip", "aws:vpcsourceip"}
	contains(condition.base, "not")
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("%s allows everybody; %s narrows it, but Block Public Access takes the policy for public", [
			policy.name(statement), policy.name(other),
		]),
		{
			"layer": "block-public-access",
			"because": "whether a policy is public is decided by its allow statements alone",
			"unknown": ["the settings of Block Public Access"],
			"related": [{"msg": "this narrows it", "range": other.range}],
			"fix": {
				"description": sprintf("Put the condition on %s into the allow.", [condition.key]),
				"edits": [],
				"safe": false,
			},
			"key": sprintf("%d %d", [statement.index, other.index]),
		},
	)
}
