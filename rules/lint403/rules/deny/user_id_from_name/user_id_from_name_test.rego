package lint403.rules.deny.user_id_from_name_test

import data.lint403.lib.world
import data.lint403.rules.deny.user_id_from_name as rule

test_deny[note] if {
	some note, tc in {
		"a name": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotLike": {"aws:userid": "app:*"}},
				},
			],
			"want": {"as the rule says"},
		},
		"an ARN": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotLike": {"aws:userid": "arn:aws:iam::111122223333:role/app"}},
				},
			],
			"want": {"as the rule says"},
		},
		"the id of a role resource": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringLike": {"aws:userid": "${aws_iam_role.app.id}:*"}},
				},
			],
			"want": {"as the rule says"},
		},
		"a unique id and an account": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {
						"StringNotLike": {
							"aws:userid": ["AROAEXAMPLEAPP123:*", "111122223333", "AIDAEXAMPLEANN123"],
						},
					},
				},
			],
			"want": set(),
		},
		"any session of a name": {
			"bucket": [
				{
					"Effect": "Deny",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": "*",
					"Condition": {"StringNotLike": {"aws:userid": "*:deploy"}},
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
					"Condition": {"StringNotLike": {"aws:userid": "${aws_iam_role.app.unique_id}:*"}},
				},
			],
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
