package lint403.rules.ownership.requester_pays_copy_test

import data.lint403.lib.world
import data.lint403.rules.ownership.requester_pays_copy as rule

test_deny[note] if {
	some note, tc in {
		"from another account": {
			"model": {
				"buckets": {
					"maps": {
						"name": "maps",
						"arn": "arn:aws:s3:::maps",
						"account": "444455556666",
						"type": "general-purpose",
						"request_payer": {"value": "Requester", "range": ""},
						"range": "",
					},
				},
				"resources": {
					"aws_s3_object_copy": [
						world.resource("aws_s3_object_copy", {"bucket": "acme-data", "key": "a", "source": "maps/a"}, {}),
					],
				},
			},
			"want": {"as the rule says"},
		},
		"with request_payer": {
			"model": {
				"buckets": {
					"maps": {
						"name": "maps",
						"arn": "arn:aws:s3:::maps",
						"account": "444455556666",
						"type": "general-purpose",
						"request_payer": {"value": "Requester", "range": ""},
						"range": "",
					},
				},
				"resources": {
					"aws_s3_object_copy": [
						world.resource("aws_s3_object_copy", {"bucket": "acme-data", "key": "a", "source": "maps/a", "request_payer": "requester"}, {}),
					],
				},
			},
			"want": set(),
		},
		"within the account": {
			"model": {
				"buckets": {
					"maps": {
						"name": "maps",
						"arn": "arn:aws:s3:::maps",
						"account": "111122223333",
						"type": "general-purpose",
						"request_payer": {"value": "Requester", "range": ""},
						"range": "",
					},
				},
				"resources": {
					"aws_s3_object_copy": [
						world.resource("aws_s3_object_copy", {"bucket": "acme-data", "key": "a", "source": "maps/a"}, {}),
					],
				},
			},
			"want": set(),
		},
		"unknown account": {
			"model": {
				"buckets": {
					"maps": {
						"name": "maps",
						"arn": "arn:aws:s3:::maps",
						"account": "${account.partner}",
						"type": "general-purpose",
						"request_payer": {"value": "Requester", "range": ""},
						"range": "",
					},
				},
				"resources": {
					"aws_s3_object_copy": [
						world.resource("aws_s3_object_copy", {"bucket": "acme-data", "key": "a", "source": "maps/a"}, {}),
					],
				},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
