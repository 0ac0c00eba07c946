# METADATA
# title: RegionDenyForgetsBucket
# description: |
#   A policy of the organization denies what is outside some Regions, and a bucket of
#   this configuration is in another Region. S3 requests carry the bucket's Region as
#   aws:RequestedRegion, so they are denied for every account that the policy binds.
# related_resources:
#   - ref: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
#     description: General examples, deny access to AWS based on the requested AWS Region
# custom:
#   id: ORG733
#   severity: warning
#   since: Unreleased
#   when: ['kind:scp|kind:rcp', key:aws:requestedregion]
#   fix: Add the bucket's Region to the list, or s3:* to the exempted actions.
#   codes: [SCP-004]
#   seed: org-policy
#   verdict: at-risk
package lint403.rules.organization.region_deny_forgets_bucket

import data.lint403.lib.policy

deny contains finding if {
	some [document, statement, condition] in policy.conditions_on["aws:requestedregion"]
	document.kind in {"scp", "rcp"}
	policy.denies(statement)
	condition.base in {"stringnotequals", "stringnotlike", "stringnotequalsignorecase"}
	policy.reaches_action(statement, "s3:getobject")
	forgotten := {bucket.region: bucket |
		some bucket in input.buckets
		bucket.address
		regex.match(`^[a-z]{2}(-[a-z]+)+-\d$`, bucket.region)
		not _listed(condition, bucket.region)
		bucket.name == _first_in(bucket.region)
	}
	some region, bucket in forgotten
	finding := policy.finding(
		rego.metadata.chain(), document, condition.range,
		sprintf("%s denies S3 in %s, where bucket %q is", [policy.name(statement), region, bucket.name]),
		{
			"layer": document.kind,
			"aws_message": sprintf("with an explicit deny in a %s", [_names[document.kind]]),
			"because": "aws:RequestedRegion of an S3 request is the Region of the bucket",
			"unknown": ["whether the policy binds the accounts that use the bucket"],
			"related": [{"msg": "this bucket is there", "range": bucket.range}],
			"fix": {
				"description": sprintf("Add %s to the list of Regions.", [region]),
				"edits": [],
				"safe": false,
			},
			"key": sprintf("%s %s", [policy.name(statement), region]),
		},
	)
}

_names := {"scp": "service control policy", "rcp": "resource control policy"}

_listed(condition, region) if {
	some pattern in condition.values
	policy.matches(pattern.match, region)
}

_listed(condition, _) if {
	some pattern in condition.values
	pattern.unknown
}

# One bucket for each Region is enough to say so.
_first_in(region) := min([bucket.name |
	some bucket in input.buckets
	bucket.address
	bucket.region == region
])
