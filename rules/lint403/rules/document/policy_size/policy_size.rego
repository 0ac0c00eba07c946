# METADATA
# title: PolicyTooLong
# description: |
#   Every kind of policy has its quota, and each is counted in its own way: IAM leaves out
#   white space, S3 measures its own compact form, KMS counts bytes, Organizations and
#   VPC endpoints count every character. A policy above the quota is refused. What is not
#   known before apply can only make it longer.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
#     description: IAM and AWS STS quotas
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
#     description: Bucket policies for Amazon S3
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
#     description: KMS resource quotas
#   - ref: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
#     description: Quotas for AWS Organizations
#   - ref: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html
#     description: AWS PrivateLink quotas
# custom:
#   id: DOC030
#   severity: error
#   when: [long]
#   since: Unreleased
#   verdict: apply-error
#   fix: Join statements, use wildcards, or split the policy where there may be several.
#   codes:
#     - POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA
#     - POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA
#     - POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA
#     - POLICY_SIZE_EXCEEDS_SCP_QUOTA
#     - POLICY_SIZE_EXCEEDS_RCP_QUOTA
#     - S3API_NORMALIZED_SIZE
#     - KMSAPI_POLICY_SIZE
#     - VPCE_POLICY_SIZE
#     - LIMIT_SESSION_POLICY
#   examples:
#     - fail_tf: |
#         resource "aws_iam_policy" "reports" {
#           name = "reports"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect   = "Allow"
#               Action   = "s3:GetObject"
#               Resource = [for i in range(250) : "arn:aws:s3:::report-${i}/*"]
#             }]
#           })
#         }
#       pass_tf: |
#         resource "aws_iam_policy" "reports" {
#           name = "reports"
#           policy = jsonencode({
#             Version = "2012-10-17"
#             Statement = [{
#               Effect   = "Allow"
#               Action   = "s3:GetObject"
#               Resource = "arn:aws:s3:::report-*/*"
#             }]
#           })
#         }
package lint403.rules.document.policy_size

import data.lint403.lib.policy

deny contains finding if {
	some kind, quotas in _quotas
	some document in policy.of_kind[kind]
	exceeded := [quota | some quota in quotas; document.size[quota.measure] > quota.limit; _applies(document, quota)]
	count(exceeded) > 0
	quota := exceeded[count(exceeded) - 1]
	finding := policy.finding(
		rego.metadata.chain(), document, document.header,
		sprintf("the policy has %s%d %s; %s", [
			_at_least(document),
			document.size[quota.measure],
			_noun[quota.measure],
			quota.msg,
		]),
		{"codes": quota.codes, "severity": quota.severity, "verdict": quota.verdict, "key": "size"},
	)
}

_at_least(document) := "at least " if {
	document.size.at_least
} else := ""

_noun := {
	"nonspace": "characters without white space",
	"characters": "characters",
	"bytes": "bytes",
}

# Ascending; the last one that is exceeded speaks.
_quotas := {
	"identity": _managed,
	"boundary": _managed,
	"trust": [
		{
			"measure": "nonspace",
			"limit": 2048,
			"codes": ["POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA"],
			"severity": "warning",
			"verdict": "at-risk",
			"msg": "the default quota for role trust policies is 2,048, which AWS raises on request to at most 8,192",
		},
		{
			"measure": "nonspace",
			"limit": 8192,
			"codes": ["POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA"],
			"severity": "error",
			"verdict": "apply-error",
			"msg": "no quota for role trust policies is above 8,192",
		},
	],
	"session": [{
		"measure": "characters",
		"limit": 2048,
		"codes": ["LIMIT_SESSION_POLICY"],
		"severity": "error",
		"verdict": "apply-error",
		"msg": "STS takes 2,048 characters as a session policy",
	}],
	"bucket": _s3,
	"access-point": _s3,
	"kms": [{
		"measure": "bytes",
		"limit": 32768,
		"codes": ["POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", "KMSAPI_POLICY_SIZE"],
		"severity": "error",
		"verdict": "apply-error",
		"msg": "KMS takes 32,768 bytes as a key policy",
	}],
	"vpce": [{
		"measure": "characters",
		"limit": 20480,
		"codes": ["POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", "VPCE_POLICY_SIZE"],
		"severity": "error",
		"verdict": "apply-error",
		"msg": "an endpoint policy has at most 20,480, white space included",
	}],
	"scp": [
		{
			"measure": "characters",
			"limit": 5120,
			"codes": ["POLICY_SIZE_EXCEEDS_SCP_QUOTA"],
			"severity": "warning",
			"verdict": "at-risk",
			"msg": "the quota for SCPs was 5,120 until May 2026 and is 10,240 since, white space included",
		},
		{
			"measure": "characters",
			"limit": 10240,
			"codes": ["POLICY_SIZE_EXCEEDS_SCP_QUOTA"],
			"severity": "error",
			"verdict": "apply-error",
			"msg": "the quota for SCPs is 10,240, white space included",
		},
	],
	"rcp": [{
		"measure": "characters",
		"limit": 5120,
		"codes": ["POLICY_SIZE_EXCEEDS_RCP_QUOTA"],
		"severity": "error",
		"verdict": "apply-error",
		"msg": "the quota for RCPs is 5,120, white space included",
	}],
}

_managed := [
	{
		"measure": "nonspace",
		"limit": 6144,
		"container": "unknown",
		"codes": ["POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA"],
		"severity": "warning",
		"verdict": "at-risk",
		"msg": "a managed policy has at most 6,144",
	},
	{
		"measure": "nonspace",
		"limit": 6144,
		"container": "managed",
		"codes": ["POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA"],
		"severity": "error",
		"verdict": "apply-error",
		"msg": "a managed policy has at most 6,144",
	},
]

# How S3 writes a policy before it measures is not documented, so the last bytes are
# not certain.
_s3 := [{
	"measure": "nonspace",
	"limit": 20480,
	"codes": ["POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", "S3API_NORMALIZED_SIZE"],
	"severity": "warning",
	"verdict": "at-risk",
	"msg": "S3 takes 20 KB (20,480 bytes), measured after it has taken out white space",
}]

_applies(_, quota) if not quota.container

_applies(document, quota) if {
	quota.container == "managed"
	policy.owner_type(document) == "aws_iam_policy"
}

# A document by itself does not say where it will be attached.
_applies(document, quota) if {
	quota.container == "unknown"
	not document.address
}
