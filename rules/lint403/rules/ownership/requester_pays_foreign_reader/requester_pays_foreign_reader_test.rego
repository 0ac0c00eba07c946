package lint403.rules.ownership.requester_pays_foreign_reader_test

import data.lint403.lib.world
import data.lint403.rules.ownership.requester_pays_foreign_reader as rule

test_deny[note] if {
	some note, tc in {
		"another account": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {"request_payer": {"value": "Requester", "range": "main.tf:3:1:30-3:9:38"}},
				},
			},
			"want": {"as the rule says"},
		},
		"the own account": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {"request_payer": {"value": "Requester", "range": "main.tf:3:1:30-3:9:38"}},
				},
			},
			"want": set(),
		},
		"the owner pays": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {"request_payer": {"value": "BucketOwner", "range": "main.tf:3:1:30-3:9:38"}},
				},
			},
			"want": set(),
		},
		"unknown reader": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "${var.who}"},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {"request_payer": {"value": "Requester", "range": "main.tf:3:1:30-3:9:38"}},
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
