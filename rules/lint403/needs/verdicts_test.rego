package lint403.needs_test

import data.lint403.lib.world
import data.lint403.needs

# How the accesses of a configuration are listed.
test_verdicts if {
	found := {[verdict.principal, verdict.resource, verdict.origin, verdict.verdict, verdict.layer] |
		some verdict in needs.verdicts with input as world.model({
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/in/*"}],
			"bucket": [{"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::acme-data"}],
			"model": {"resources": {"aws_s3_bucket_logging": [world.resource(
				"aws_s3_bucket_logging",
				{"bucket": "acme-other", "target_bucket": "acme-data", "target_prefix": "logs/"},
				{},
			)]}},
		})
	}
	found == {
		[world.app, "arn:aws:s3:::acme-data/in/*", "grant", "allowed", ""],
		["arn:aws:iam::444455556666:role/${somebody}", "arn:aws:s3:::acme-data", "bucket-grant", "allowed", ""],
		["logging.s3.amazonaws.com", "arn:aws:s3:::acme-data/logs/*", "integration", "denied", "bucket-policy"],
	}
}
