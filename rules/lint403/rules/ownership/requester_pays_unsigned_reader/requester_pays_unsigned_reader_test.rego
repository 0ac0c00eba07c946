package lint403.rules.ownership.requester_pays_unsigned_reader_test

import data.lint403.lib.world
import data.lint403.rules.ownership.requester_pays_unsigned_reader as rule

test_deny[note] if {
	some note, tc in {
		"the public": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": {
				"buckets": {
					"acme-data": {"request_payer": {"value": "Requester", "range": "main.tf:3:1:30-3:9:38"}},
				},
			},
			"want": {"as the rule says"},
		},
		"CloudFront": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"Service": "cloudfront.amazonaws.com"},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {"request_payer": {"value": "Requester", "range": "main.tf:3:1:30-3:9:38"}},
				},
			},
			"want": {"as the rule says"},
		},
		"a website": {
			"model": {
				"buckets": {
					"acme-data": {
						"request_payer": {"value": "Requester", "range": "main.tf:3:1:30-3:9:38"},
						"website": {"value": "index.html", "range": "main.tf:5:1:50-5:9:58"},
					},
				},
			},
			"want": {"as the rule says"},
		},
		"the owner pays": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": {
				"buckets": {
					"acme-data": {"request_payer": {"value": "BucketOwner", "range": "main.tf:3:1:30-3:9:38"}},
				},
			},
			"want": set(),
		},
		"an organization": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {"request_payer": {"value": "Requester", "range": "main.tf:3:1:30-3:9:38"}},
				},
			},
			"want": set(),
		},
		"unknown payer": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
				},
			],
			"model": {
				"buckets": {
					"acme-data": {
						"request_payer": {
							"value": "${var.payer}",
							"range": "main.tf:3:1:30-3:9:38",
							"unknown": ["var.payer"],
						},
					},
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
