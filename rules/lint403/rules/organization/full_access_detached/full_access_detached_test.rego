package lint403.rules.organization.full_access_detached_test

import data.lint403.lib.world
import data.lint403.rules.organization.full_access_detached as rule

test_deny[note] if {
	some note, tc in {
		"detached": {
			"model": {
				"resources": {
					"aws_organizations_policy_attachment": [
						world.resource("aws_organizations_policy_attachment", {"policy_id": "p-FullAWSAccess", "target_id": "ou-1"}, {"change": "delete"}),
					],
				},
			},
			"want": {"as the rule says"},
		},
		"kept": {
			"model": {
				"resources": {
					"aws_organizations_policy_attachment": [
						world.resource("aws_organizations_policy_attachment", {"policy_id": "p-FullAWSAccess", "target_id": "ou-1"}, {"change": "no-op"}),
					],
				},
			},
			"want": set(),
		},
		"another policy allows S3": {
			"scp": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}],
			"model": {
				"policies": {"scp": {"address": "aws_organizations_policy.p"}},
				"resources": {
					"aws_organizations_policy_attachment": [
						world.resource("aws_organizations_policy_attachment", {"policy_id": "p-FullAWSAccess", "target_id": "ou-1"}, {"change": "delete"}),
						world.resource("aws_organizations_policy_attachment", {"policy_id": "${aws_organizations_policy.p.id}", "target_id": "ou-1"}, {"change": "create"}),
					],
				},
			},
			"want": set(),
		},
		"another policy is detached": {
			"model": {
				"resources": {
					"aws_organizations_policy_attachment": [
						world.resource("aws_organizations_policy_attachment", {"policy_id": "p-1", "target_id": "ou-1"}, {"change": "delete"}),
					],
				},
			},
			"want": set(),
		},
		"unknown policy": {
			"model": {
				"resources": {
					"aws_organizations_policy_attachment": [
						world.resource("aws_organizations_policy_attachment", {"policy_id": "${var.policy}", "target_id": "ou-1"}, {"change": "delete"}),
					],
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
