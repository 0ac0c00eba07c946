package lint403.rules.deny.customer_keys_blocked_test

import data.lint403.lib.world
import data.lint403.rules.deny.customer_keys_blocked as rule

test_deny[note] if {
	some note, tc in {
		"demanded and blocked by default": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"Null": {"s3:x-amz-server-side-encryption-customer-algorithm": "true"}},
				},
			],
			"want": {"as the rule says"},
		},
		"granted with SSE-C only": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
					"Condition": {
						"StringEquals": {"s3:x-amz-server-side-encryption-customer-algorithm": "AES256"},
					},
				},
			],
			"want": {"as the rule says"},
		},
		"not blocked": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"Null": {"s3:x-amz-server-side-encryption-customer-algorithm": "true"}},
				},
			],
			"model": {
				"buckets": {
					"acme-data": {"encryption": {"algorithm": "AES256", "blocked": ["NONE"], "range": ""}},
				},
			},
			"want": set(),
		},
		"forbidden": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"Null": {"s3:x-amz-server-side-encryption-customer-algorithm": "false"}},
				},
			],
			"want": set(),
		},
		"unknown whether an older bucket blocks": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"Null": {"s3:x-amz-server-side-encryption-customer-algorithm": "true"}},
				},
			],
			"model": {"buckets": {"acme-data": {"change": "no-op"}}},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
