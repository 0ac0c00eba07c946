package plan_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"strconv"
	"strings"
	"testing"

	"github.com/lint403/lint403/loader/plan"
	"github.com/lint403/lint403/loader/source"
)

// generate writes a plan of n resources in the proportions of a real one: buckets
// with their settings, roles with policies, and things that have nothing to do
// with S3.
func generate(tb testing.TB, n int) []byte {
	tb.Helper()
	type object = map[string]any
	var planned, changes, config []object
	add := func(typ, name string, after, unknown, expressions object) {
		address := typ + "." + name
		base := object{
			"address": address, "mode": "managed", "type": typ, "name": name,
			"provider_name": "registry.terraform.io/hashicorp/aws",
		}
		with := func(more object) object {
			out := object{}
			for _, m := range []object{base, more} {
				maps.Copy(out, m)
			}
			return out
		}
		planned = append(planned, with(object{"schema_version": 0, "values": after, "sensitive_values": object{}}))
		changes = append(changes, with(object{"change": object{
			"actions": []string{"create"}, "before": nil, "after": after, "after_unknown": unknown,
			"before_sensitive": false, "after_sensitive": object{},
		}}))
		config = append(config, with(object{
			"provider_config_key": "aws", "schema_version": 0, "expressions": expressions,
		}))
	}
	tags := object{"Name": "x", "Environment": "production", "Owner": "platform", "CostCenter": "0001"}
	for i := 0; len(changes) < n; i++ {
		name := fmt.Sprintf("r%d", i)
		bucket := fmt.Sprintf("bucket-%d", i)
		policy := fmt.Sprintf(`{"Version":"2012-10-17","Statement":[{"Sid":"Tls","Effect":"Deny","Principal":"*",`+
			`"Action":"s3:*","Resource":["arn:aws:s3:::%[1]s","arn:aws:s3:::%[1]s/*"],`+
			`"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}`, bucket)
		reference := object{"references": []string{"aws_s3_bucket." + name + ".id", "aws_s3_bucket." + name}}
		add("aws_s3_bucket", name, object{"bucket": bucket, "force_destroy": false, "tags": tags, "tags_all": tags}, object{
			"id": true, "arn": true, "policy": true, "acl": true, "grant": true, "versioning": true, "website_domain": true,
		}, object{"bucket": object{"constant_value": bucket}, "tags": object{"references": []string{"local.tags"}}})
		add("aws_s3_bucket_policy", name, object{"policy": policy}, object{"id": true, "bucket": true},
			object{"bucket": reference, "policy": object{}})
		add("aws_s3_bucket_public_access_block", name, object{
			"block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true,
		}, object{"id": true, "bucket": true}, object{
			"bucket": reference, "block_public_acls": object{"constant_value": true},
		})
		add("aws_iam_role", name, object{
			"name": "role-" + name, "path": "/", "tags": tags, "tags_all": tags,
			"assume_role_policy": `{"Version":"2012-10-17","Statement":[{"Effect":"Allow",` +
				`"Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}`,
		}, object{"id": true, "arn": true, "unique_id": true}, object{
			"name": object{"constant_value": "role-" + name}, "assume_role_policy": object{},
		})
		add("aws_iam_role_policy", name, object{
			"policy": strings.Replace(policy, `"Principal":"*",`, "", 1),
		}, object{"id": true, "role": true}, object{
			"role":   object{"references": []string{"aws_iam_role." + name + ".id", "aws_iam_role." + name}},
			"policy": object{},
		})
		add("aws_security_group", name, object{
			"name": name, "description": strings.Repeat("d", 60), "tags": tags, "tags_all": tags,
			"ingress": []object{{"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": []string{"10.0.0.0/8"}}},
		}, object{"id": true, "arn": true, "owner_id": true}, object{"name": object{"constant_value": name}})
	}
	text, err := json.Marshal(object{
		"format_version": "1.2", "terraform_version": "1.11.4",
		"planned_values":   object{"root_module": object{"resources": planned}},
		"resource_changes": changes,
		"configuration": object{
			"provider_config": object{"aws": object{
				"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws",
				"expressions": object{"region": object{"constant_value": "eu-west-1"}},
			}},
			"root_module": object{"resources": config},
		},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return text
}

func BenchmarkRead(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			text := generate(b, n)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if p, diags := plan.Read(source.New("plan.json", text), plan.Options{}); p == nil {
					b.Fatal(diags)
				}
			}
		})
	}
}
