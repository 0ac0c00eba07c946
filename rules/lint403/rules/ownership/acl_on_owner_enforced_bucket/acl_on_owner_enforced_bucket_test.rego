package lint403.rules.ownership.acl_on_owner_enforced_bucket_test

import data.lint403.lib.world
import data.lint403.rules.ownership.acl_on_owner_enforced_bucket as rule

test_deny[note] if {
	some note, tc in {
		"an ACL": {
			"model": {
				"buckets": {
					"acme-data": {
						"ownership": {
							"value": "BucketOwnerEnforced",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
						"acl": {
							"canned": "log-delivery-write",
							"range": "main.tf:5:1:50-5:9:58",
							"address": "aws_s3_bucket_acl.data",
							"change": "create",
						},
					},
				},
			},
			"want": {"as the rule says"},
		},
		"grants": {
			"model": {
				"buckets": {
					"acme-data": {
						"ownership": {
							"value": "BucketOwnerEnforced",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
						"acl": {
							"grants": [{"grantee": "AllUsers", "permission": "READ", "range": ""}],
							"range": "main.tf:5:1:50-5:9:58",
							"address": "x",
						},
					},
				},
			},
			"want": {"as the rule says"},
		},
		"an upload to a new bucket": {
			"model": {
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
		"ACLs are on": {
			"model": {
				"buckets": {
					"acme-data": {
						"ownership": {
							"value": "ObjectWriter",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
						"acl": {
							"canned": "log-delivery-write",
							"range": "main.tf:5:1:50-5:9:58",
							"address": "aws_s3_bucket_acl.data",
							"change": "create",
						},
					},
				},
			},
			"want": set(),
		},
		"the ACL that is always accepted": {
			"model": {
				"objects": {
					"acme-data/a": {
						"bucket": "acme-data",
						"key": "a",
						"acl": {"canned": "bucket-owner-full-control", "range": "main.tf:5:1:50-5:9:58"},
					},
				},
			},
			"want": set(),
		},
		"an ACL that stays as it was": {
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
							"change": "no-op",
						},
					},
				},
			},
			"want": set(),
		},
		"unknown ACL": {
			"model": {
				"buckets": {
					"acme-data": {
						"ownership": {
							"value": "BucketOwnerEnforced",
							"range": "main.tf:3:1:30-3:9:38",
							"address": "aws_s3_bucket_ownership_controls.data",
						},
						"acl": {
							"canned": "${var.acl}",
							"range": "main.tf:5:1:50-5:9:58",
							"address": "aws_s3_bucket_acl.data",
							"change": "create",
							"unknown": ["var.acl"],
						},
					},
				},
			},
			"want": set(),
		},
		"unknown ownership of an older bucket": {
			"model": {
				"objects": {
					"acme-data/a": {
						"bucket": "acme-data",
						"key": "a",
						"acl": {"canned": "public-read", "range": "main.tf:5:1:50-5:9:58"},
					},
				},
				"buckets": {"acme-data": {"change": "no-op"}},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
