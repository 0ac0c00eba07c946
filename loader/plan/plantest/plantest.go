// Package plantest makes plans for tests and benchmarks.
package plantest

import (
	"encoding/json"
	"fmt"
	"maps"
	"testing"
)

// object is a JSON object.
type object = map[string]any

// Generate makes a plan of a fleet of small applications, ten resources each:
// an encrypted bucket with policy and access block, its key, a role with a policy,
// a function, and neighbors that have nothing to do with S3. There are at least as many
// resources as asked for.
func Generate(tb testing.TB, resources int) []byte {
	tb.Helper()
	known := schemas()
	var planned, changes, configured []any
	for i := 0; len(planned) < resources; i++ {
		for _, g := range application(i) {
			r, sensitive := g.completed(known[g.kind])
			address := r.kind + "." + r.name
			planned = append(planned, object{
				"address": address, "mode": "managed", "type": r.kind, "name": r.name,
				"provider_name": "registry.terraform.io/hashicorp/aws", "schema_version": 0,
				"values": r.values, "sensitive_values": sensitive,
			})
			changes = append(changes, object{
				"address": address, "mode": "managed", "type": r.kind, "name": r.name,
				"provider_name": "registry.terraform.io/hashicorp/aws",
				"change": object{
					"actions": []string{"create"}, "before": nil, "after": r.values,
					"after_unknown": r.unknown, "before_sensitive": false, "after_sensitive": sensitive,
				},
			})
			configured = append(configured, object{
				"address": address, "mode": "managed", "type": r.kind, "name": r.name,
				"provider_config_key": "aws", "expressions": r.expressions, "schema_version": 0,
			})
		}
	}
	plan, err := json.Marshal(object{
		"format_version": "1.2", "terraform_version": "1.11.4",
		"planned_values":   object{"root_module": object{"resources": planned}},
		"resource_changes": changes,
		"configuration": object{
			"provider_config": object{"aws": object{
				"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws",
				"expressions": object{"region": object{"constant_value": "eu-west-1"}},
			}},
			"root_module": object{"resources": configured},
		},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return plan
}

type generated struct {
	kind, name                   string
	values, unknown, expressions object
}

// completed adds what a schema says beside the arguments that are set.
func (g generated) completed(s schema) (whole generated, sensitive object) {
	values, unknown := object{}, object{"id": true}
	for _, name := range s.unset {
		values[name] = nil
	}
	maps.Copy(values, s.defaults)
	maps.Copy(values, g.values)
	for _, name := range s.computed {
		unknown[name] = true
	}
	maps.Copy(unknown, g.unknown)
	sensitive = object{}
	for _, name := range s.lists {
		sensitive[name] = []any{}
	}
	if s.tagged {
		tags := object{"Name": g.name, "Environment": "production", "Project": "acme", "ManagedBy": "terraform"}
		maps.Copy(values, object{"tags": tags, "tags_all": tags})
		maps.Copy(unknown, object{"tags": object{}, "tags_all": object{}})
		maps.Copy(sensitive, object{"tags": object{}, "tags_all": object{}})
	}
	return generated{g.kind, g.name, values, unknown, g.expressions}, sensitive
}

func references(names ...string) object { return object{"references": names} }

func policy(version string, statements ...object) string {
	text, err := json.Marshal(object{"Version": version, "Statement": statements})
	if err != nil {
		panic(err) // a map of strings always encodes
	}
	return string(text)
}

func application(i int) []generated {
	const language = "2012-10-17"
	name := fmt.Sprintf("app%05d", i)
	bucket, arn := "acme-"+name, "arn:aws:s3:::acme-"+name
	set := object{"constant_value": "x"}
	bucketRef := references("aws_s3_bucket."+name+".id", "aws_s3_bucket."+name)
	return []generated{
		{
			"aws_s3_bucket", name,
			object{"bucket": bucket, "force_destroy": false},
			nil,
			object{"bucket": set},
		},
		{
			"aws_s3_bucket_public_access_block", name,
			object{
				"block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true,
				"restrict_public_buckets": true,
			},
			object{"bucket": true},
			object{"bucket": bucketRef},
		},
		{
			"aws_kms_key", name,
			object{"description": name, "is_enabled": true, "enable_key_rotation": true},
			nil,
			object{"description": set},
		},
		{
			"aws_s3_bucket_server_side_encryption_configuration", name,
			object{"rule": []any{object{
				"bucket_key_enabled":                      true,
				"apply_server_side_encryption_by_default": []any{object{"sse_algorithm": "aws:kms"}},
			}}},
			object{"bucket": true, "rule": []any{object{
				"apply_server_side_encryption_by_default": []any{object{"kms_master_key_id": true}},
			}}},
			object{"bucket": bucketRef, "rule": []any{object{"apply_server_side_encryption_by_default": []any{object{
				"kms_master_key_id": references("aws_kms_key."+name+".arn", "aws_kms_key."+name), "sse_algorithm": set,
			}}}}},
		},
		{"aws_s3_bucket_policy", name, object{"policy": policy(language, object{
			"Sid": "TLS", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": []string{arn, arn + "/*"},
			"Condition": object{"Bool": object{"aws:SecureTransport": "false"}},
		})}, object{"bucket": true}, object{"bucket": bucketRef, "policy": object{}}},
		{"aws_iam_role", name, object{"name": name, "path": "/", "assume_role_policy": policy(language, object{
			"Effect": "Allow", "Principal": object{"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole",
		})}, nil, object{"name": set, "assume_role_policy": object{}}},
		{"aws_iam_role_policy", name, object{"name": name, "policy": policy(language,
			object{"Effect": "Allow", "Action": []string{"s3:GetObject", "s3:PutObject"}, "Resource": arn + "/*"},
			object{"Effect": "Allow", "Action": "s3:ListBucket", "Resource": arn},
			object{"Effect": "Allow", "Action": []string{"kms:Decrypt", "kms:GenerateDataKey"}, "Resource": "*"},
		)}, object{"role": true}, object{
			"role": references("aws_iam_role."+name+".id", "aws_iam_role."+name), "policy": object{},
		}},
		{
			"aws_lambda_function", name,
			object{"function_name": name, "handler": "index.handler", "runtime": "nodejs22.x", "memory_size": 128, "timeout": 3},
			object{"role": true},
			object{"role": references("aws_iam_role."+name+".arn", "aws_iam_role."+name), "function_name": set},
		},
		{
			"aws_cloudwatch_log_group", name,
			object{"name": "/aws/lambda/" + name, "retention_in_days": 30},
			nil,
			object{"name": set},
		},
		{
			"aws_sqs_queue", name,
			object{"name": name, "visibility_timeout_seconds": 30, "message_retention_seconds": 345600, "fifo_queue": false},
			nil,
			object{"name": set},
		},
	}
}

// schema is what a plan that creates a resource says of it beside the arguments that are
// set: arguments without a value, with a default, attributes known after apply, the tags
// that everything has, and for lists that none of their elements is sensitive.
type schema struct {
	unset, computed, lists []string
	defaults               object
	tagged                 bool
}

// schemas returns the schemas of the types in a generated plan, as provider
// hashicorp/aws 5.100 has them.
func schemas() map[string]schema {
	return map[string]schema{
		"aws_s3_bucket": {
			unset: []string{"timeouts"},
			computed: []string{
				"acceleration_status", "acl", "arn", "bucket_domain_name", "bucket_prefix",
				"bucket_regional_domain_name", "cors_rule", "grant", "hosted_zone_id", "lifecycle_rule", "logging",
				"object_lock_configuration", "object_lock_enabled", "policy", "region",
				"replication_configuration", "request_payer", "server_side_encryption_configuration",
				"versioning", "website", "website_domain", "website_endpoint",
			},
			lists: []string{
				"cors_rule", "grant", "lifecycle_rule", "logging", "object_lock_configuration",
				"replication_configuration", "server_side_encryption_configuration", "versioning", "website",
			},
			tagged: true,
		},
		"aws_kms_key": {
			unset:    []string{"custom_key_store_id", "deletion_window_in_days", "timeouts", "xks_key_id"},
			computed: []string{"arn", "key_id", "multi_region", "policy", "rotation_period_in_days"},
			tagged:   true,
			defaults: object{
				"bypass_policy_lockout_safety_check": false, "customer_master_key_spec": "SYMMETRIC_DEFAULT",
				"key_usage": "ENCRYPT_DECRYPT",
			},
		},
		"aws_s3_bucket_server_side_encryption_configuration": {
			unset: []string{"expected_bucket_owner"}, lists: []string{"rule"},
		},
		"aws_iam_role": {
			unset:    []string{"description", "permissions_boundary"},
			computed: []string{"arn", "create_date", "inline_policy", "managed_policy_arns", "name_prefix", "unique_id"},
			lists:    []string{"inline_policy", "managed_policy_arns"},
			tagged:   true,
			defaults: object{"force_detach_policies": false, "max_session_duration": 3600},
		},
		"aws_iam_role_policy": {computed: []string{"name_prefix"}},
		"aws_lambda_function": {
			unset: []string{
				"code_signing_config_arn", "description", "image_uri", "kms_key_arn", "layers",
				"replace_security_groups_on_destroy", "replacement_security_group_ids", "s3_bucket", "s3_key",
				"s3_object_version", "timeouts",
			},
			computed: []string{
				"architectures", "arn", "code_sha256", "ephemeral_storage", "invoke_arn", "last_modified",
				"logging_config", "qualified_arn", "qualified_invoke_arn", "signing_job_arn",
				"signing_profile_version_arn", "source_code_hash", "source_code_size",
				"tracing_config", "version",
			},
			defaults: object{
				"dead_letter_config": []any{}, "environment": []any{}, "file_system_config": []any{},
				"filename": "function.zip", "image_config": []any{}, "package_type": "Zip", "publish": false,
				"reserved_concurrent_executions": -1, "skip_destroy": false, "snap_start": []any{},
				"vpc_config": []any{},
			},
			lists: []string{
				"architectures", "dead_letter_config", "environment", "ephemeral_storage", "file_system_config",
				"image_config", "logging_config", "snap_start", "tracing_config", "vpc_config",
			},
			tagged: true,
		},
		"aws_cloudwatch_log_group": {
			unset:    []string{"kms_key_id"},
			computed: []string{"arn", "log_group_class", "name_prefix"},
			defaults: object{"skip_destroy": false},
			tagged:   true,
		},
		"aws_sqs_queue": {
			unset: []string{"kms_master_key_id", "timeouts"},
			computed: []string{
				"arn", "deduplication_scope", "fifo_throughput_limit", "kms_data_key_reuse_period_seconds",
				"name_prefix", "policy", "redrive_allow_policy", "redrive_policy", "sqs_managed_sse_enabled",
				"url",
			},
			defaults: object{
				"content_based_deduplication": false, "delay_seconds": 0, "max_message_size": 262144,
				"receive_wait_time_seconds": 0,
			},
			tagged: true,
		},
	}
}
