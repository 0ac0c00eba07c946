package lint403.rules.network.endpoint_in_other_region_test

import data.lint403.lib.world
import data.lint403.rules.network.endpoint_in_other_region as rule

test_deny[note] if {
	some note, tc in {
		"another Region": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"endpoint": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}],
			"model": object.union(world.function({"endpoint": "vpce-1"}), {"buckets": {"acme-data": {"region": "us-west-2"}}}),
			"want": {"as the rule says"},
		},
		"the same Region": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"endpoint": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}],
			"model": world.function({"endpoint": "vpce-1", "vpc": "vpc-1"}),
			"want": set(),
		},
		"an interface endpoint": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"endpoint": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}],
			"model": object.union(world.function({"endpoint": "vpce-1"}), {"buckets": {"acme-data": {"region": "us-west-2"}}, "endpoints": {"vpce-1": {"type": "Interface"}}}),
			"want": set(),
		},
		"unknown Region": {
			"identity": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}],
			"endpoint": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}],
			"model": object.union(world.function({"endpoint": "vpce-1"}), {"buckets": {"acme-data": {"region": "${region}"}}}),
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
