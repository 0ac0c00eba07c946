package lint403.rules.ownership.ownership_controls_deleted_test

import data.lint403.lib.world
import data.lint403.rules.ownership.ownership_controls_deleted as rule

test_deny[note] if {
	some note, tc in {
		"deleted": {
			"model": {
				"resources": {
					"aws_s3_bucket_ownership_controls": [
						world.resource("aws_s3_bucket_ownership_controls", {"bucket": "acme-data"}, {"change": "delete"}),
					],
				},
			},
			"want": {"as the rule says"},
		},
		"with its bucket": {
			"model": {
				"resources": {
					"aws_s3_bucket_ownership_controls": [
						world.resource("aws_s3_bucket_ownership_controls", {"bucket": "acme-data"}, {"change": "delete"}),
					],
					"aws_s3_bucket": [
						world.resource("aws_s3_bucket", {"bucket": "acme-data"}, {"change": "delete"}),
					],
				},
			},
			"want": set(),
		},
		"changed": {
			"model": {
				"resources": {
					"aws_s3_bucket_ownership_controls": [
						world.resource("aws_s3_bucket_ownership_controls", {"bucket": "acme-data"}, {"change": "update"}),
					],
				},
			},
			"want": set(),
		},
		"unknown without a plan": {
			"model": {
				"resources": {
					"aws_s3_bucket_ownership_controls": [
						world.resource("aws_s3_bucket_ownership_controls", {"bucket": "acme-data"}, {"change": ""}),
					],
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
