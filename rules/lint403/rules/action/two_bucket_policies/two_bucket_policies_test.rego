package lint403.rules.action.two_bucket_policies_test

import data.lint403.lib.world
import data.lint403.rules.action.two_bucket_policies as rule

test_deny[note] if {
	some note, tc in {
		"two resources": {
			"bucket": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"buckets": {"acme-data": {"policies": ["bucket", "second"]}},
				"policies": {
					"second": object.union(world.policy("bucket", []), {"id": "second", "address": "aws_s3_bucket_policy.second"}),
				},
			},
			"want": {"as the rule says"},
		},
		"one": {
			"bucket": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"want": set(),
		},
		"a data source beside it": {
			"bucket": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"buckets": {"acme-data": {"policies": ["bucket", "second"]}},
				"policies": {
					"second": object.union(world.policy("bucket", []), {"id": "second", "address": "data.aws_s3_bucket_policy.second"}),
				},
			},
			"want": set(),
		},
		"unknown bucket": {
			"bucket": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"model": {
				"policies": {
					"second": object.union(world.policy("bucket", []), {"id": "second", "target": "${aws_s3_bucket.b.id}"}),
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
