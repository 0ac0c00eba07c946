# METADATA
# title: PublicPolicyMayBeBlocked
# description: |
#   The bucket policy is public, and Block Public Access is on for every new bucket and
#   may be on for the account: PutBucketPolicy then answers 403 AccessDenied. This is
#   about documents by themselves; where Terraform shows the bucket, another rule looks at
#   its settings.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: Blocking public access to your Amazon S3 storage
# custom:
#   id: PUB830
#   severity: warning
#   when: ["kind:bucket|kind:access-point", "allow:any|allow:not", raw]
#   since: Unreleased
#   verdict: at-risk
#   fix: Name the principals, or pin the statement with aws:PrincipalOrgID, aws:SourceArn or the like.
#   codes: [S3API_BLOCK_PUBLIC_POLICY]
#   seed: block-public-access
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}}'
package lint403.rules.public.public_policy_blocked

import data.lint403.lib.policy
import data.lint403.lib.public

deny contains finding if {
	some kind in ["bucket", "access-point"]
	some [document, statement] in policy.statements_of_kind[kind]
	not document.address
	public.public_statement(statement, kind)
	finding := policy.finding(
		rego.metadata.chain(), document, statement.range,
		sprintf("%s is public, so S3 refuses the policy with 403 where Block Public Access is on, as it is by default", [policy.name(statement)]),
		{
			"codes": ["S3API_BLOCK_PUBLIC_POLICY"],
			"layer": "block-public-access",
			"aws_message": "because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.",
			"unknown": ["whether BlockPublicPolicy is on for the bucket or its account"],
			"key": sprintf("%d", [statement.index]),
		},
	)
}
