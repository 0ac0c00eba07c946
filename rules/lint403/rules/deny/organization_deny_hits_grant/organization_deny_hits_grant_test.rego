package lint403.rules.deny.organization_deny_hits_grant_test

import data.lint403.lib.world
import data.lint403.rules.deny.organization_deny_hits_grant as rule

test_deny[note] if {
	some note, tc in {
		"a service and an organization": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"Service": "cloudtrail.amazonaws.com"},
				},
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}},
				},
			],
			"want": {"denied"},
		},
		"a service and an account": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"Service": "cloudtrail.amazonaws.com"},
				},
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:PrincipalAccount": "111122223333"}},
				},
			],
			"want": {"denied"},
		},
		"a role and the source of a service": {
			"identity": [{"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:SourceAccount": "111122223333"}},
				},
			],
			"want": {"denied"},
		},
		"services are spared": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"Service": "cloudtrail.amazonaws.com"},
				},
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {
						"StringNotEquals": {"aws:PrincipalOrgID": "o-abcdefghij"},
						"Bool": {"aws:PrincipalIsAWSService": "false"},
					},
				},
			],
			"want": set(),
		},
		"IfExists does not hit what has no account": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:PutObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"Service": "cloudtrail.amazonaws.com"},
				},
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringEquals": {"aws:PrincipalAccount": "444455556666"}},
				},
			],
			"want": set(),
		},
		"unknown organization of a role": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:*",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}},
				},
			],
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
