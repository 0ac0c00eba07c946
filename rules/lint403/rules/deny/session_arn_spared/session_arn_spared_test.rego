package lint403.rules.deny.session_arn_spared_test

import data.lint403.lib.world
import data.lint403.rules.deny.session_arn_spared as rule

test_deny[note] if {
	some note, tc in {
		"a session": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {
						"ArnNotEquals": {"aws:PrincipalArn": "arn:aws:sts::111122223333:assumed-role/app/s1"},
					},
				},
			],
			"want": {"as the rule says"},
		},
		"among roles, in an identity policy": {
			"identity": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Condition": {
						"StringNotLike": {
							"aws:PrincipalArn": [
								"arn:aws:iam::111122223333:role/app",
								"arn:aws:sts::111122223333:assumed-role/app/s1",
							],
						},
					},
				},
			],
			"want": {"as the rule says"},
		},
		"a role": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"ArnNotEquals": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/app"}},
				},
			],
			"want": set(),
		},
		"a deny of the session": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {
						"ArnEquals": {"aws:PrincipalArn": "arn:aws:sts::111122223333:assumed-role/app/s1"},
					},
				},
			],
			"want": set(),
		},
		"unknown before apply": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"ArnNotEquals": {"aws:PrincipalArn": "${var.role}"}},
				},
			],
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
