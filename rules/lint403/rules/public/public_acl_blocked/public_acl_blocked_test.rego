package lint403.rules.public.public_acl_blocked_test

import data.lint403.lib.world
import data.lint403.rules.public.public_acl_blocked as rule

test_deny[note] if {
	some note, tc in {
		"by default": {
			"model": {
				"buckets": {
					"acme-data": {
						"ownership": {
							"value": "ObjectWriter",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
						"acl": {
							"canned": "public-read",
							"range": "main.tf:5:1:50-5:9:58",
							"address": "aws_s3_bucket_acl.data",
							"change": "create",
						},
					},
				},
			},
			"want": {"as the rule says"},
		},
		"by a resource": {
			"model": {
				"buckets": {
					"acme-data": {
						"public_access_block": {
							"block_public_acls": "on",
							"ignore_public_acls": "on",
							"block_public_policy": "off",
							"restrict_public_buckets": "on",
							"address": "aws_s3_bucket_public_access_block.data",
							"range": "main.tf:3:1:30-3:9:38",
						},
						"acl": {
							"canned": "authenticated-read",
							"range": "main.tf:5:1:50-5:9:58",
							"address": "aws_s3_bucket_acl.data",
							"change": "create",
						},
					},
				},
			},
			"want": {"as the rule says"},
		},
		"grants to everybody": {
			"model": {
				"buckets": {
					"acme-data": {
						"public_access_block": {
							"block_public_acls": "on",
							"ignore_public_acls": "on",
							"block_public_policy": "off",
							"restrict_public_buckets": "on",
							"address": "aws_s3_bucket_public_access_block.data",
							"range": "main.tf:3:1:30-3:9:38",
						},
						"acl": {
							"grants": [{"grantee": "AllUsers", "permission": "READ", "range": ""}],
							"range": "main.tf:5:1:50-5:9:58",
						},
					},
				},
			},
			"want": {"as the rule says"},
		},
		"an upload": {
			"model": {
				"buckets": {
					"acme-data": {
						"public_access_block": {
							"block_public_acls": "on",
							"ignore_public_acls": "on",
							"block_public_policy": "off",
							"restrict_public_buckets": "on",
							"address": "aws_s3_bucket_public_access_block.data",
							"range": "main.tf:3:1:30-3:9:38",
						},
					},
				},
				"objects": {
					"acme-data/a": {
						"bucket": "acme-data",
						"key": "a",
						"acl": {"canned": "public-read", "range": "main.tf:5:1:50-5:9:58"},
					},
				},
			},
			"want": {"as the rule says"},
		},
		"not blocked": {
			"model": {
				"buckets": {
					"acme-data": {
						"public_access_block": {
							"block_public_acls": "off",
							"ignore_public_acls": "on",
							"block_public_policy": "off",
							"restrict_public_buckets": "on",
							"address": "aws_s3_bucket_public_access_block.data",
							"range": "main.tf:3:1:30-3:9:38",
						},
						"acl": {
							"canned": "public-read",
							"range": "main.tf:5:1:50-5:9:58",
							"address": "aws_s3_bucket_acl.data",
							"change": "create",
						},
					},
				},
			},
			"want": set(),
		},
		"private": {
			"model": {
				"buckets": {
					"acme-data": {
						"public_access_block": {
							"block_public_acls": "on",
							"ignore_public_acls": "on",
							"block_public_policy": "off",
							"restrict_public_buckets": "on",
							"address": "aws_s3_bucket_public_access_block.data",
							"range": "main.tf:3:1:30-3:9:38",
						},
						"acl": {
							"canned": "private",
							"range": "main.tf:5:1:50-5:9:58",
							"address": "aws_s3_bucket_acl.data",
							"change": "create",
						},
					},
				},
			},
			"want": set(),
		},
		"ACLs are off and nothing speaks of the public": {
			"model": {
				"buckets": {
					"acme-data": {
						"acl": {
							"canned": "public-read",
							"range": "main.tf:5:1:50-5:9:58",
							"address": "aws_s3_bucket_acl.data",
							"change": "create",
						},
					},
				},
			},
			"want": set(),
		},
		"unknown setting": {
			"model": {
				"buckets": {
					"acme-data": {
						"ownership": {
							"value": "ObjectWriter",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
						"public_access_block": {
							"block_public_acls": "unknown",
							"ignore_public_acls": "on",
							"block_public_policy": "off",
							"restrict_public_buckets": "on",
							"address": "aws_s3_bucket_public_access_block.data",
							"range": "main.tf:3:1:30-3:9:38",
						},
						"acl": {
							"canned": "public-read",
							"range": "main.tf:5:1:50-5:9:58",
							"address": "aws_s3_bucket_acl.data",
							"change": "create",
						},
					},
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
