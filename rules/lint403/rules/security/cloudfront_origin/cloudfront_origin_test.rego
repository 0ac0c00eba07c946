package lint403.rules.security.cloudfront_origin_test

import data.lint403.lib.build
import data.lint403.rules.security.cloudfront_origin as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: anonymous": {
		"input": build.resources("aws_cloudfront_distribution", [{"origin": [{"domain_name": "b.s3.us-east-1.amazonaws.com"}]}]),
		"want": {"CKV2_AWS_46"},
	},
	"hit: empty identity": {
		"input": build.resources("aws_cloudfront_distribution", [{"origin": [{"domain_name": "b.s3.amazonaws.com", "s3_origin_config": [{"origin_access_identity": ""}]}]}]),
		"want": {"CKV2_AWS_46"},
	},
	"miss: OAC": {
		"input": build.resources("aws_cloudfront_distribution", [{"origin": [{"domain_name": "b.s3.amazonaws.com", "origin_access_control_id": "E1"}]}]),
		"want": set(),
	},
	"miss: OAI": {
		"input": build.resources("aws_cloudfront_distribution", [{"origin": [{"domain_name": "b.s3.amazonaws.com", "s3_origin_config": {"origin_access_identity": "origin-access-identity/cloudfront/E1"}}]}]),
		"want": set(),
	},
	"near miss: website": {
		"input": build.resources("aws_cloudfront_distribution", [{"origin": [{"domain_name": "b.s3-website-us-east-1.amazonaws.com.example.org"}]}]),
		"want": set(),
	},
	"unknown: control not known": {
		"input": {"resources": {"aws_cloudfront_distribution": [object.union(build.resource("aws_cloudfront_distribution", {"origin": [{"domain_name": "b.s3.amazonaws.com"}]}), {"unknown": ["origin.0.origin_access_control_id"]})]}},
		"want": set(),
	},
}
