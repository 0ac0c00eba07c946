package lint403.rules.deny.endpoint_not_in_view_test

import data.lint403.lib.world
import data.lint403.rules.deny.endpoint_not_in_view as rule

test_deny[note] if {
	some note, tc in {
		"an endpoint of another service": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-2"}},
				},
			],
			"model": {
				"endpoints": {
					"vpce-2": {
						"id": "vpce-2",
						"type": "Interface",
						"service": "kms",
						"vpc": "vpc-1",
						"range": "main.tf:6:1:60-6:9:68",
					},
				},
			},
			"want": {"as the rule says"},
		},
		"none of the endpoints": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-3"}},
				},
			],
			"model": {
				"endpoints": {
					"vpce-2": {
						"id": "vpce-2",
						"type": "Interface",
						"service": "s3",
						"vpc": "vpc-1",
						"range": "main.tf:6:1:60-6:9:68",
					},
				},
			},
			"want": {"at-risk"},
		},
		"one of the endpoints": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:SourceVpce": ["vpce-3", "vpce-2"]}},
				},
			],
			"model": {
				"endpoints": {
					"vpce-2": {
						"id": "vpce-2",
						"type": "Interface",
						"service": "s3",
						"vpc": "vpc-1",
						"range": "main.tf:6:1:60-6:9:68",
					},
				},
			},
			"want": set(),
		},
		"no endpoint in view": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-3"}},
				},
			],
			"want": set(),
		},
		"unknown id": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:SourceVpce": "${var.endpoint}"}},
				},
			],
			"model": {
				"endpoints": {
					"vpce-2": {
						"id": "vpce-2",
						"type": "Interface",
						"service": "s3",
						"vpc": "vpc-1",
						"range": "main.tf:6:1:60-6:9:68",
					},
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
