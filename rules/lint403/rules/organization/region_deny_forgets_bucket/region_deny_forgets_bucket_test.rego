package lint403.rules.organization.region_deny_forgets_bucket_test

import data.lint403.lib.world
import data.lint403.rules.organization.region_deny_forgets_bucket as rule

test_deny[note] if {
	some note, tc in {
		"a Region that is not listed": {
			"scp": [
				{
					"Effect": "Deny",
					"NotAction": "iam:*",
					"Resource": "*",
					"Condition": {"StringNotEquals": {"aws:RequestedRegion": "eu-central-1"}},
				},
			],
			"want": {"as the rule says"},
		},
		"listed": {
			"scp": [
				{
					"Effect": "Deny",
					"NotAction": "iam:*",
					"Resource": "*",
					"Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-central-1", "eu-west-1"]}},
				},
			],
			"want": set(),
		},
		"S3 is spared": {
			"scp": [
				{
					"Effect": "Deny",
					"NotAction": ["iam:*", "s3:*"],
					"Resource": "*",
					"Condition": {"StringNotEquals": {"aws:RequestedRegion": "eu-central-1"}},
				},
			],
			"want": set(),
		},
		"unknown Region of the bucket": {
			"scp": [
				{
					"Effect": "Deny",
					"NotAction": "iam:*",
					"Resource": "*",
					"Condition": {"StringNotEquals": {"aws:RequestedRegion": "eu-central-1"}},
				},
			],
			"model": {"buckets": {"acme-data": {"region": "${region}"}}},
			"want": set(),
		},
		"unknown list": {
			"scp": [
				{
					"Effect": "Deny",
					"NotAction": "iam:*",
					"Resource": "*",
					"Condition": {"StringNotEquals": {"aws:RequestedRegion": "${var.regions}"}},
				},
			],
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
