package lint403.rules.sequence.acl_before_ownership_controls_test

import data.lint403.lib.world
import data.lint403.rules.sequence.acl_before_ownership_controls as rule

test_deny[note] if {
	some note, tc in {
		"in any order": {
			"model": {
				"buckets": {
					"acme-data": {
						"ownership": {
							"value": "BucketOwnerPreferred",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
						"acl": {
							"canned": "private",
							"range": "main.tf:5:1:50-5:9:58",
							"address": "aws_s3_bucket_acl.data",
							"change": "create",
						},
					},
				},
				"resources": {
					"aws_s3_bucket_acl": [
						world.resource("aws_s3_bucket_acl", {"bucket": "acme-data"}, {"address": "aws_s3_bucket_acl.data", "references": {"bucket": ["aws_s3_bucket.data"]}}),
					],
					"aws_s3_bucket_ownership_controls": [
						world.resource("aws_s3_bucket_ownership_controls", {"bucket": "acme-data"}, {
							"address": "aws_s3_bucket_ownership_controls.data",
							"references": {"bucket": ["aws_s3_bucket.data"]},
						}),
					],
				},
			},
			"want": {"as the rule says"},
		},
		"after them": {
			"model": {
				"buckets": {
					"acme-data": {
						"ownership": {
							"value": "BucketOwnerPreferred",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
						"acl": {
							"canned": "private",
							"range": "main.tf:5:1:50-5:9:58",
							"address": "aws_s3_bucket_acl.data",
							"change": "create",
						},
					},
				},
				"resources": {
					"aws_s3_bucket_acl": [
						world.resource("aws_s3_bucket_acl", {"bucket": "acme-data"}, {
							"address": "aws_s3_bucket_acl.data",
							"references": {"bucket": ["aws_s3_bucket_ownership_controls.data"]},
						}),
					],
					"aws_s3_bucket_ownership_controls": [
						world.resource("aws_s3_bucket_ownership_controls", {"bucket": "acme-data"}, {
							"address": "aws_s3_bucket_ownership_controls.data",
							"references": {"bucket": ["aws_s3_bucket.data"]},
						}),
					],
				},
			},
			"want": set(),
		},
		"ACLs stay off": {
			"model": {
				"buckets": {
					"acme-data": {
						"ownership": {
							"value": "BucketOwnerEnforced",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
						"acl": {
							"canned": "private",
							"range": "main.tf:5:1:50-5:9:58",
							"address": "aws_s3_bucket_acl.data",
							"change": "create",
						},
					},
				},
				"resources": {
					"aws_s3_bucket_acl": [
						world.resource("aws_s3_bucket_acl", {"bucket": "acme-data"}, {"address": "aws_s3_bucket_acl.data", "references": {"bucket": ["aws_s3_bucket.data"]}}),
					],
					"aws_s3_bucket_ownership_controls": [
						world.resource("aws_s3_bucket_ownership_controls", {"bucket": "acme-data"}, {
							"address": "aws_s3_bucket_ownership_controls.data",
							"references": {"bucket": ["aws_s3_bucket.data"]},
						}),
					],
				},
			},
			"want": set(),
		},
		"unknown references": {
			"model": {
				"buckets": {
					"acme-data": {
						"ownership": {
							"value": "BucketOwnerPreferred",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
						"acl": {
							"canned": "private",
							"range": "main.tf:5:1:50-5:9:58",
							"address": "aws_s3_bucket_acl.data",
							"change": "create",
						},
					},
				},
				"resources": {
					"aws_s3_bucket_acl": [
						world.resource("aws_s3_bucket_acl", {"bucket": "acme-data"}, {"address": "aws_s3_bucket_acl.data"}),
					],
					"aws_s3_bucket_ownership_controls": [
						world.resource("aws_s3_bucket_ownership_controls", {"bucket": "acme-data"}, {
							"address": "aws_s3_bucket_ownership_controls.data",
							"references": {"bucket": ["aws_s3_bucket.data"]},
						}),
					],
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
