package lint403.rules.organization.workload_runs_as_other_test

import data.lint403.lib.world
import data.lint403.rules.organization.workload_runs_as_other as rule

test_deny[note] if {
	some note, tc in {
		"another role": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/data"},
				},
			],
			"model": {
				"workloads": {
					"f": {
						"address": "aws_lambda_function.f",
						"type": "aws_lambda_function",
						"principal": "arn:aws:iam::111122223333:role/worker",
						"range": "main.tf:7:1:70-7:9:78",
					},
				},
				"principals": {"arn:aws:iam::111122223333:role/app": {"address": ""}},
			},
			"want": {"as the rule says"},
		},
		"the role that is granted": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/worker"},
				},
			],
			"model": {
				"workloads": {
					"f": {
						"address": "aws_lambda_function.f",
						"type": "aws_lambda_function",
						"principal": "arn:aws:iam::111122223333:role/worker",
						"range": "main.tf:7:1:70-7:9:78",
					},
				},
				"principals": {"arn:aws:iam::111122223333:role/app": {"address": ""}},
			},
			"want": set(),
		},
		"another account": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::444455556666:role/partner"},
				},
			],
			"model": {
				"workloads": {
					"f": {
						"address": "aws_lambda_function.f",
						"type": "aws_lambda_function",
						"principal": "arn:aws:iam::111122223333:role/worker",
						"range": "main.tf:7:1:70-7:9:78",
					},
				},
				"principals": {"arn:aws:iam::111122223333:role/app": {"address": ""}},
			},
			"want": set(),
		},
		"no workload": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "arn:aws:iam::111122223333:role/data"},
				},
			],
			"want": set(),
		},
		"unknown role": {
			"bucket": [
				{
					"Effect": "Allow",
					"Action": "s3:GetObject",
					"Resource": "arn:aws:s3:::acme-data/*",
					"Principal": {"AWS": "${var.role}"},
				},
			],
			"model": {
				"workloads": {
					"f": {
						"address": "aws_lambda_function.f",
						"type": "aws_lambda_function",
						"principal": "arn:aws:iam::111122223333:role/worker",
						"range": "main.tf:7:1:70-7:9:78",
					},
				},
				"principals": {"arn:aws:iam::111122223333:role/app": {"address": ""}},
			},
			"want": set(),
		},
	}

	world.verdicts(rule.deny) == tc.want with input as world.model(tc)
}
