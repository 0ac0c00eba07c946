# METADATA
# title: CloudFrontOriginWithoutAccessControl
# description: |
#   A CloudFront distribution reads an S3 bucket without origin access control or an
#   origin access identity. It then asks as an anonymous caller, and a bucket that is not
#   public answers 403.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
#     description: Restrict access to an Amazon S3 origin
# custom:
#   id: SEC025
#   severity: warning
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Set origin_access_control_id and let the distribution in by the bucket policy.
#   codes: [CKV2_AWS_46]
#   examples:
#     - fail_tf: |
#         resource "aws_cloudfront_distribution" "site" {
#           enabled = true
#           origin {
#             domain_name = "acme-site.s3.us-east-1.amazonaws.com"
#             origin_id   = "site"
#           }
#         }
#       pass_tf: |
#         resource "aws_cloudfront_distribution" "site" {
#           enabled = true
#           origin {
#             domain_name              = "acme-site.s3.us-east-1.amazonaws.com"
#             origin_id                = "site"
#             origin_access_control_id = "E1EXAMPLE"
#           }
#         }
package lint403.rules.security.cloudfront_origin

import data.lint403.lib.resource as resources

deny contains finding if {
	some resource in resources.managed.aws_cloudfront_distribution
	some [path, origin] in resources.blocks(resource, "origin")
	regex.match(`\.s3([.-][a-z0-9-]+)?\.amazonaws\.com(\.cn)?$`, origin.domain_name)
	object.get(origin, "origin_access_control_id", "") in {"", null}
	not _identity(origin)
	not resources.open(resource, [sprintf("%s.origin_access_control_id", [path])])
	finding := resources.finding(
		rego.metadata.chain(), resource, path,
		sprintf("the origin %s is read without origin access control, as an anonymous caller", [origin.domain_name]),
		{"codes": ["CKV2_AWS_46"]},
	)
}

_identity(origin) if {
	some config in _list(origin.s3_origin_config)
	not object.get(config, "origin_access_identity", "") in {"", null}
}

_list(config) := config if is_array(config)

_list(config) := [config] if is_object(config)
