package lint403.rules.organization.perimeter_in_scp_test

import data.lint403.lib.world
import data.lint403.rules.organization.perimeter_in_scp as rule

test_deny[note] if {
	some note, tc in {
		"an organization": {
			"scp": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "*",
					"Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}},
				},
			],
			"want": {"as the rule says"},
		},
		"of the resource": {
			"scp": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "*",
					"Condition": {"StringNotEquals": {"aws:ResourceOrgID": "o-abcdefghij"}},
				},
			],
			"want": set(),
		},
		"in a resource control policy": {
			"rcp": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}},
				},
			],
			"want": set(),
		},
		"another service": {
			"scp": [
				{
					"Effect": "Deny",
					"Action": "ec2:*",
					"Resource": "*",
					"Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}},
				},
			],
			"want": set(),
		},
		"unknown action": {
			"scp": [
				{
					"Effect": "Deny",
					"Action": "${var.action}",
					"Resource": "*",
					"Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}},
				},
			],
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
