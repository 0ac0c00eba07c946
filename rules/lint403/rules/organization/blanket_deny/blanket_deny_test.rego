package lint403.rules.organization.blanket_deny_test

import data.lint403.lib.world
import data.lint403.rules.organization.blanket_deny as rule

test_deny[note] if {
	some note, tc in {
		"all of S3": {
			"scp": [{"Effect": "Deny", "Action": "s3:*", "Resource": "*"}],
			"want": {"as the rule says"},
		},
		"by a resource control policy": {
			"rcp": [{"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Principal": "*"}],
			"want": {"as the rule says"},
		},
		"under a condition": {
			"scp": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "*",
					"Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/admin"}},
				},
			],
			"want": set(),
		},
		"one bucket": {
			"scp": [{"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::acme-data/*"}],
			"want": set(),
		},
		"some actions": {"scp": [{"Effect": "Deny", "Action": "s3:Delete*", "Resource": "*"}], "want": set()},
		"unknown action": {"scp": [{"Effect": "Deny", "Action": "${var.action}", "Resource": "*"}], "want": set()},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
