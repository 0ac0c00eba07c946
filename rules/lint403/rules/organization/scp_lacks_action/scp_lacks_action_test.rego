package lint403.rules.organization.scp_lacks_action_test

import data.lint403.lib.world
import data.lint403.rules.organization.scp_lacks_action as rule

test_deny[note] if {
	some note, tc in {
		"other services only": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"scp": [{"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}],
			"want": {"denied"},
		},
		"allowed": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"scp": [{"Effect": "Allow", "Action": ["ec2:*", "s3:*"], "Resource": "*"}],
			"want": set(),
		},
		"the management account": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"scp": [{"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}],
			"model": {"accounts": {"111122223333": {"management": true}}},
			"want": set(),
		},
		"unknown policy": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"scp": [{"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}],
			"model": {"policies": {"scp": {"incomplete": ["var.policy"]}}},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
