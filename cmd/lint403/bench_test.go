package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// coldPolicies are policies as hooks meet them: of an identity, of a bucket that denies
// what does not come over TLS, and of one with a deny that takes the simulation.
func coldPolicies() map[string]string {
	const head, tail = `{"Version": "2012-10-17", "Statement": [`, `]}`
	const read = `{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/app"}, ` +
		`"Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}`
	const deny = `{"Effect": "Deny", "Principal": "*", "Action": "s3:*", ` +
		`"Resource": ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"], "Condition": `
	return map[string]string{
		"identity": head + `{"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], ` +
			`"Resource": "arn:aws:s3:::acme-data/*", ` +
			`"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}}` + tail,
		"bucket":    head + read + ", " + deny + `{"Bool": {"aws:SecureTransport": "false"}}}` + tail,
		"simulated": head + read + ", " + deny + `{"StringNotEquals": {"aws:SourceVpce": "vpce-1a2b3c4d"}}}` + tail,
	}
}

// BenchmarkColdStart runs the whole process over one policy file, as a hook does.
func BenchmarkColdStart(b *testing.B) {
	dir := b.TempDir()
	binary := filepath.Join(dir, "lint403")
	build := exec.Command("go", "build", "-ldflags=-s -w", "-o", binary, ".")
	if output, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, output)
	}
	for name, text := range coldPolicies() {
		b.Run(name, func(b *testing.B) {
			policy := filepath.Join(dir, name+".json")
			if err := os.WriteFile(policy, []byte(text), 0o644); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				command := exec.Command(binary, "check", "--isolated", policy)
				if output, err := command.CombinedOutput(); err != nil {
					b.Fatalf("%v: %s", err, output)
				}
			}
		})
	}
}

// BenchmarkPlan checks generated plans, every rule on, in this process.
func BenchmarkPlan(b *testing.B) {
	for _, resources := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("resources=%d", resources), func(b *testing.B) {
			file := filepath.Join(b.TempDir(), "plan.json")
			if err := os.WriteFile(file, generatePlan(b, resources), 0o644); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				code := run([]string{"check", "--isolated", "--fail-on", "never", "--format", "json", file},
					app{stdout: io.Discard, stderr: os.Stderr})
				if code != exitClean {
					b.Fatalf("exit code %d", code)
				}
			}
		})
	}
}

// object is a JSON object.
type object = map[string]any

// generatePlan makes a plan of a fleet of small applications, ten resources each:
// an encrypted bucket with policy and access block, its key, a role with a policy,
// a function, and neighbors that have nothing to do with S3.
func generatePlan(tb testing.TB, resources int) []byte {
	tb.Helper()
	var planned, changes, configured []any
	for i := 0; len(planned) < resources; i++ {
		for _, r := range application(i) {
			address := r.kind + "." + r.name
			planned = append(planned, object{
				"address": address, "mode": "managed", "type": r.kind, "name": r.name,
				"provider_name": "registry.terraform.io/hashicorp/aws", "schema_version": 0,
				"values": r.values, "sensitive_values": object{},
			})
			changes = append(changes, object{
				"address": address, "mode": "managed", "type": r.kind, "name": r.name,
				"provider_name": "registry.terraform.io/hashicorp/aws",
				"change": object{
					"actions": []string{"create"}, "before": nil, "after": r.values,
					"after_unknown": r.unknown, "before_sensitive": false, "after_sensitive": object{},
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

func references(names ...string) object { return object{"references": names} }

func policy(tb string, statements ...object) string {
	text, err := json.Marshal(object{"Version": tb, "Statement": statements})
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
			object{"bucket": bucket, "force_destroy": false, "tags": object{"app": name}},
			object{"arn": true, "id": true, "policy": true, "acl": true},
			object{"bucket": set},
		},
		{
			"aws_s3_bucket_public_access_block", name,
			object{"block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true},
			object{"bucket": true, "id": true},
			object{"bucket": bucketRef},
		},
		{
			"aws_kms_key", name,
			object{"description": name, "is_enabled": true, "enable_key_rotation": true},
			object{"arn": true, "id": true, "key_id": true, "policy": true},
			object{"description": set},
		},
		{
			"aws_s3_bucket_server_side_encryption_configuration", name,
			object{"rule": []any{object{"bucket_key_enabled": true, "apply_server_side_encryption_by_default": []any{object{"sse_algorithm": "aws:kms"}}}}},
			object{"bucket": true, "id": true, "rule": []any{object{"apply_server_side_encryption_by_default": []any{object{"kms_master_key_id": true}}}}},
			object{"bucket": bucketRef, "rule": []any{object{"apply_server_side_encryption_by_default": []any{object{
				"kms_master_key_id": references("aws_kms_key."+name+".arn", "aws_kms_key."+name), "sse_algorithm": set,
			}}}}},
		},
		{"aws_s3_bucket_policy", name, object{"policy": policy(language, object{
			"Sid": "TLS", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": []string{arn, arn + "/*"},
			"Condition": object{"Bool": object{"aws:SecureTransport": "false"}},
		})}, object{"bucket": true, "id": true}, object{"bucket": bucketRef, "policy": object{}}},
		{"aws_iam_role", name, object{"name": name, "path": "/", "assume_role_policy": policy(language, object{
			"Effect": "Allow", "Principal": object{"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole",
		})}, object{"arn": true, "id": true, "unique_id": true}, object{"name": set, "assume_role_policy": object{}}},
		{"aws_iam_role_policy", name, object{"name": name, "policy": policy(language,
			object{"Effect": "Allow", "Action": []string{"s3:GetObject", "s3:PutObject"}, "Resource": arn + "/*"},
			object{"Effect": "Allow", "Action": "s3:ListBucket", "Resource": arn},
			object{"Effect": "Allow", "Action": []string{"kms:Decrypt", "kms:GenerateDataKey"}, "Resource": "*"},
		)}, object{"role": true, "id": true}, object{"role": references("aws_iam_role."+name+".id", "aws_iam_role."+name), "policy": object{}}},
		{
			"aws_lambda_function", name,
			object{"function_name": name, "handler": "index.handler", "runtime": "nodejs22.x", "memory_size": 128, "timeout": 3},
			object{"arn": true, "id": true, "role": true},
			object{"role": references("aws_iam_role."+name+".arn", "aws_iam_role."+name), "function_name": set},
		},
		{
			"aws_cloudwatch_log_group", name,
			object{"name": "/aws/lambda/" + name, "retention_in_days": 30},
			object{"arn": true, "id": true},
			object{"name": set},
		},
		{
			"aws_sqs_queue", name,
			object{"name": name, "visibility_timeout_seconds": 30, "message_retention_seconds": 345600, "fifo_queue": false},
			object{"arn": true, "id": true, "url": true},
			object{"name": set},
		},
	}
}
