# METADATA
# title: Needs of build pipelines
# description: What AWS CodeBuild and AWS CodePipeline ask of the buckets they work with.
# custom:
#   library: true
#   when: ["resource:aws_codebuild_project|resource:aws_codebuild_report_group|resource:aws_codepipeline"]
package lint403.needs.catalog.pipeline

# METADATA
# description: The entries; the README of lint403.needs.catalog describes their form.
# scope: document
entries := [
	{
		"id": "codepipeline.artifacts",
		"resources": ["aws_codepipeline"],
		"doc": "https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html",
		"evidence": "D",
		"purpose": "keeps its artifacts in the bucket",
		"each": ["artifact_store"],
		"bind": {
			"bucket": "@.location:bucket",
			"role": "role_arn:role",
			"key": "@.encryption_key.0.id:key?",
		},
		"actors": [{"role": "role", "service": "codepipeline.amazonaws.com", "network": "none"}],
		"asks": array.concat(
			[
				{"do": "s3:GetObject", "key": "~", "anywhere": true, "own_key": true, "if": [["$key", "set"]]},
				{"do": "s3:GetObject", "key": "~", "anywhere": true, "if": [["$key", "unset"]]},
				{"do": "s3:PutObject", "key": "~", "anywhere": true, "own_key": true, "if": [["$key", "set"]]},
				{"do": "s3:PutObject", "key": "~", "anywhere": true, "if": [["$key", "unset"]]},
				{"do": "s3:GetObjectVersion", "key": "~", "anywhere": true, "level": "should"},
				{"do": "s3:GetBucketVersioning", "level": "should"},
			],
			_keys,
		),
		"fails": "runtime",
	},
	object.union(_build, {
		"id": "codebuild.source",
		"purpose": "takes its source from the bucket",
		"each": ["source", "secondary_sources"],
		"bind": object.union(_role, {"bucket": "@.location:path", "object": "@.location:path_key"}),
		"when": [["@.type", "eq", "S3"]],
		"asks": [{"do": "s3:GetObject", "key": "<object>"}, {"do": "s3:GetObjectVersion", "key": "<object>"}],
	}),
	object.union(_build, {
		"id": "codebuild.artifacts",
		"purpose": "writes its artifacts to the bucket",
		"each": ["artifacts", "secondary_artifacts"],
		"bind": object.union(_role, {"bucket": "@.location:bucket", "key": "encryption_key:key?"}),
		"when": [["@.type", "eq", "S3"]],
		"asks": array.concat(
			[
				{"do": "s3:PutObject", "key": "~", "anywhere": true, "own_key": true, "if": [["$key", "set"]]},
				{"do": "s3:PutObject", "key": "~", "anywhere": true, "if": [["$key", "unset"]]},
				{"do": "s3:GetBucketAcl"},
				{"do": "s3:GetBucketLocation"},
			],
			_keys,
		),
	}),
	object.union(_build, {
		"id": "codebuild.cache",
		"purpose": "keeps its cache in the bucket",
		"bind": object.union(_role, {"bucket": "cache.0.location:path", "dir": "cache.0.location:path_dir"}),
		"when": [["cache.0.type", "eq", "S3"]],
		"asks": [{"do": "s3:GetObject", "key": "<dir>~"}, {"do": "s3:PutObject", "key": "<dir>~"}],
	}),
	object.union(_build, {
		"id": "codebuild.logs",
		"purpose": "writes its logs to the bucket",
		"bind": object.union(_role, {
			"bucket": "logs_config.0.s3_logs.0.location:path",
			"dir": "logs_config.0.s3_logs.0.location:path_dir",
		}),
		"when": [["logs_config.0.s3_logs.0.status", "eq", "ENABLED"]],
		"asks": [{"do": "s3:PutObject", "key": "<dir>~"}, {"do": "s3:GetBucketAcl", "level": "should"}],
	}),
	{
		"id": "codebuild.reports",
		"resources": ["aws_codebuild_report_group"],
		"doc": "https://docs.aws.amazon.com/codebuild/latest/userguide/test-permissions.html",
		"evidence": "K",
		"purpose": "exports its reports to the bucket",
		"each": {"the_role_of": "aws_codebuild_project.service_role"},
		"bind": {
			"bucket": "export_config.0.s3_destination.0.bucket:bucket",
			"prefix": "export_config.0.s3_destination.0.path:prefix",
			"role": "@:role",
		},
		"when": [["export_config.0.type", "eq", "S3"]],
		"actors": [{"role": "role", "service": "codebuild.amazonaws.com"}],
		"asks": [{"do": "s3:PutObject", "key": "<prefix>~", "own_key": true}],
		"fails": "runtime",
	},
]

_build := {
	"resources": ["aws_codebuild_project"],
	"doc": "https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html",
	"evidence": "D",
	"actors": [{"role": "role", "service": "codebuild.amazonaws.com"}],
	"fails": "runtime",
}

_role := {"role": "service_role:role"}

_keys := [
	{"do": "kms:GenerateDataKey", "on": "<key>", "if": [["$key", "key"]]},
	{"do": "kms:Decrypt", "on": "<key>", "if": [["$key", "key"]]},
]
