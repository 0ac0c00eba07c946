# METADATA
# title: Needs of content delivery
# description: |
#   What Amazon CloudFront asks of the buckets that are its origins or take its logs.
# custom:
#   library: true
#   when: ["resource:aws_cloudfront_distribution"]
package lint403.needs.catalog.delivery

# METADATA
# description: The entries; the README of lint403.needs.catalog describes their form.
# scope: document
entries := [
	{
		"id": "cloudfront.oac.read",
		"resources": ["aws_cloudfront_distribution"],
		"doc": "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
		"evidence": "D",
		"purpose": "reads its origin from the bucket",
		"each": ["origin"],
		"bind": {
			"bucket": "@.domain_name:domain",
			"prefix": "@.origin_path:prefix",
			"arn": "arn:text",
		},
		"when": [
			["@.origin_access_control_id", "set"],
			["@.s3_origin_config.0.origin_access_identity", "unset"],
		],
		"actors": [{"service": "cloudfront.amazonaws.com"}],
		"context": {"aws:sourcearn": "<arn>", "aws:sourceaccount": "<account>"},
		"asks": [{"do": "s3:GetObject", "key": "<prefix>~"}],
		"fails": "runtime",
	},
	{
		"id": "cloudfront.oai.read",
		"resources": ["aws_cloudfront_distribution"],
		"doc": "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
		"evidence": "D",
		"purpose": "reads its origin from the bucket",
		"each": ["origin"],
		"bind": {
			"bucket": "@.domain_name:domain",
			"prefix": "@.origin_path:prefix",
			"identity": "@.s3_origin_config.0.origin_access_identity:origin_identity",
		},
		"actors": [{"principal": "identity"}],
		"asks": [{"do": "s3:GetObject", "key": "<prefix>~", "own_key": true}],
		"limits": {"encryption": "AES256"},
		"fails": "runtime",
	},
	{
		"id": "cloudfront.logs_v1",
		"resources": ["aws_cloudfront_distribution"],
		"doc": "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html",
		"evidence": "D",
		"purpose": "sends its logs to the bucket",
		"bind": {"bucket": "logging_config.0.bucket:domain", "prefix": "logging_config.0.prefix:raw"},
		"actors": [{"service": "delivery.logs.amazonaws.com"}],
		"asks": [{"do": "kms:GenerateDataKey", "through": "bucket", "key": "<prefix>~"}],
		"limits": {
			"acls": "needed",
			"customer_key": true,
			"region_not": ["af-south-1", "ap-east-1", "ap-southeast-3", "eu-south-1", "me-south-1"],
		},
		"self_grant": "bucket-acl",
		"fails": "apply",
		"error": "InvalidArgument: The S3 bucket that you specified for CloudFront logs does not enable ACL access",
	},
]
