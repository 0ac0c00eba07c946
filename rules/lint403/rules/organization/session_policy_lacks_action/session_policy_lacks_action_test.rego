package lint403.rules.organization.session_policy_lacks_action_test

import data.lint403.lib.world
import data.lint403.rules.organization.session_policy_lacks_action as rule

test_deny[note] if {
	some note, tc in {
		"the upload": {
			"session": [{"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}],
			"model": {
				"providers": {
					"aws": {
						"key": "aws",
						"region": "eu-west-1",
						"account": "111122223333",
						"role_arn": "arn:aws:iam::111122223333:role/deploy",
						"session": ["session"],
						"range": "",
					},
				},
				"resources": {
					"aws_s3_object": [world.resource("aws_s3_object", {"bucket": "acme-data", "key": "a"}, {})],
				},
			},
			"want": {"denied"},
		},
		"another bucket": {
			"session": [{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::acme-other/*"}],
			"model": {
				"providers": {
					"aws": {
						"key": "aws",
						"region": "eu-west-1",
						"account": "111122223333",
						"role_arn": "arn:aws:iam::111122223333:role/deploy",
						"session": ["session"],
						"range": "",
					},
				},
				"resources": {
					"aws_s3_object": [world.resource("aws_s3_object", {"bucket": "acme-data", "key": "a"}, {})],
				},
			},
			"want": {"denied"},
		},
		"allowed": {
			"session": [{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"providers": {
					"aws": {
						"key": "aws",
						"region": "eu-west-1",
						"account": "111122223333",
						"role_arn": "arn:aws:iam::111122223333:role/deploy",
						"session": ["session"],
						"range": "",
					},
				},
				"resources": {
					"aws_s3_object": [world.resource("aws_s3_object", {"bucket": "acme-data", "key": "a"}, {})],
				},
			},
			"want": set(),
		},
		"nothing is applied": {
			"session": [{"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}],
			"model": {
				"providers": {
					"aws": {
						"key": "aws",
						"region": "eu-west-1",
						"account": "111122223333",
						"role_arn": "arn:aws:iam::111122223333:role/deploy",
						"session": ["session"],
						"range": "",
					},
				},
				"resources": {},
			},
			"want": set(),
		},
		"unknown session policy": {
			"session": [],
			"model": {
				"providers": {
					"aws": {
						"key": "aws",
						"region": "eu-west-1",
						"account": "111122223333",
						"role_arn": "arn:aws:iam::111122223333:role/deploy",
						"session": ["session"],
						"range": "",
					},
				},
				"resources": {
					"aws_s3_object": [world.resource("aws_s3_object", {"bucket": "acme-data", "key": "a"}, {})],
				},
				"policies": {"session": {"incomplete": ["var.policy"]}},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
