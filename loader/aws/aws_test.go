package aws_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/aws"
	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

type values = map[string]any

// res is a resource; an address that begins with data. is a data source.
func res(address string, v values, options ...func(*tf.Resource)) *tf.Resource {
	parts := strings.Split(address, ".")
	r := &tf.Resource{Resource: model.Resource{Address: address, Mode: "managed", Values: v, Provider: "aws"}}
	if parts[0] == "data" {
		r.Mode, parts = "data", parts[1:]
	}
	r.Type = parts[0]
	r.Range = model.Range{File: address}
	for _, option := range options {
		option(r)
	}
	return r
}

func changed(change string) func(*tf.Resource) { return func(r *tf.Resource) { r.Change = change } }

// set lists what the configuration sets; without it the source does not tell.
func set(names ...string) func(*tf.Resource) {
	return func(r *tf.Resource) { r.Set = append([]string{}, names...) }
}

func refers(attr string, addresses ...string) func(*tf.Resource) {
	return func(r *tf.Resource) { r.References = map[string][]string{attr: addresses} }
}

// holds puts a document into an attribute.
func holds(path, text string) func(*tf.Resource) {
	return func(r *tf.Resource) {
		if r.Documents == nil {
			r.Documents = map[string]*tf.Document{}
		}
		place := model.Range{File: r.Address + "." + path}
		r.Documents[path] = &tf.Document{
			Text: text, Form: "json", Header: place,
			Locate: func(string, bool, int, int) model.Range { return place },
		}
	}
}

const (
	read  = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}`
	trust = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",` +
		`"Principal":{"Service":"ec2.amazonaws.com"}}]}`
	open = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}]}`
)

// build joins resources of account 111122223333 in eu-west-1.
func build(t *testing.T, resources ...*tf.Resource) *model.Model {
	t.Helper()
	m := model.New()
	provider := &tf.Provider{Provider: model.Provider{Key: "aws", Region: "eu-west-1", Account: "111122223333"}}
	b := aws.NewBuilder(m)
	if diags := b.Add(&tf.Module{Resources: resources, Providers: []*tf.Provider{provider}}); len(diags) > 0 {
		t.Fatalf("diagnostics: %v", diags)
	}
	b.Finish()
	return m
}

// What is destroyed grants nothing, and leaves behind what AWS falls back to.
func TestDeleted(t *testing.T) {
	gone := changed("delete")
	m := build(t,
		res("aws_s3_bucket.b", values{"bucket": "acme"}),
		res("aws_s3_bucket_policy.p", values{"bucket": "acme"}, gone, holds("policy", open)),
		res("aws_s3_bucket_public_access_block.p", values{"bucket": "acme", "block_public_acls": true}, gone),
		res("aws_s3_bucket_ownership_controls.p", values{"bucket": "acme"}, gone),
		res("aws_s3_bucket_server_side_encryption_configuration.p", values{"bucket": "acme"}, gone),
		res("aws_s3_bucket_versioning.p", values{"bucket": "acme"}, gone),
		res("aws_s3_bucket_request_payment_configuration.p", values{"bucket": "acme", "payer": "Requester"}, gone),
		res("aws_s3_bucket_object_lock_configuration.p", values{"bucket": "acme"}, gone),
		res("aws_s3_bucket_website_configuration.p", values{"bucket": "acme"}, gone),
		res("aws_s3_bucket_abac.p", values{"bucket": "acme"}, gone),
		res("aws_s3_bucket.old", values{"bucket": "acme-old"}, gone, holds("policy", open)),
		res("aws_s3_access_point.a", values{"bucket": "acme", "name": "a"}, gone),
		res("aws_s3_account_public_access_block.p", values{"block_public_acls": true}, gone),
		res("aws_s3_object.o", values{"bucket": "acme", "key": "k", "acl": "private"}, gone),
		res("aws_iam_role.r", values{"name": "r"}, gone, holds("assume_role_policy", trust)),
		res("aws_iam_role_policy.p", values{"role": "r", "name": "p"}, gone, holds("policy", read)),
		res("aws_iam_user.u", values{"name": "u"}),
		res("aws_iam_access_key.u", values{"user": "u"}, gone),
		res("aws_iam_group_membership.g", values{"group": "g", "users": []any{"u"}}, gone),
		res("aws_kms_key.k", values{"key_id": "k", "arn": "arn:aws:kms:eu-west-1:111122223333:key/k"}, gone,
			holds("policy", open)),
		res("aws_kms_alias.k", values{"name": "alias/k", "target_key_id": "k"}, gone),
		res("aws_kms_grant.k", values{"key_id": "k", "grantee_principal": "x"}, gone),
		res("aws_vpc_endpoint.e", values{"id": "vpce-1", "service_name": "com.amazonaws.eu-west-1.s3"}, gone),
		res("aws_lambda_function.f", values{"function_name": "f", "role": "arn:aws:iam::111122223333:role/r"}, gone),
		res("aws_lambda_permission.f", values{"function_name": "f", "principal": "s3.amazonaws.com"}, gone),
		res("aws_organizations_policy.o", values{"id": "p-1", "content": "{}"}, gone, holds("content", read)),
	)
	if len(m.Policies) > 0 || len(m.AccessPoints) > 0 || len(m.Objects) > 0 || len(m.Endpoints) > 0 ||
		len(m.Workloads) > 0 {
		t.Errorf("left behind: %v %v %v %v %v", m.Policies, m.AccessPoints, m.Objects, m.Endpoints, m.Workloads)
	}
	b := m.Buckets["acme"]
	if b.Ownership.Value != "ObjectWriter" || b.Encryption.Algorithm != "AES256" || b.Versioning.Value != "Suspended" ||
		b.RequestPayer.Value != "BucketOwner" || b.Ownership.Change != "delete" {
		t.Errorf("settings = %+v %+v %+v %+v", b.Ownership, b.Encryption, b.Versioning, b.RequestPayer)
	}
	if b.Website != nil || b.ABAC != nil || b.ObjectLock != nil {
		t.Errorf("bucket = %+v", b)
	}
	off := model.PublicAccessBlock{
		BlockPublicACLs: "off", IgnorePublicACLs: "off", BlockPublicPolicy: "off", RestrictPublicBuckets: "off",
		Address: "aws_s3_bucket_public_access_block.p", Change: "delete",
		Range: model.Range{File: "aws_s3_bucket_public_access_block.p"},
	}
	if diff := cmp.Diff(&off, b.PublicAccessBlock); diff != "" {
		t.Errorf("public access block (-want +got):\n%s", diff)
	}
	if block := m.Accounts["111122223333"].PublicAccessBlock; block.BlockPublicACLs != "off" {
		t.Errorf("public access block of the account = %+v", block)
	}
	if old := m.Buckets["acme-old"]; old == nil || old.Change != "delete" {
		t.Errorf("destroyed bucket = %+v", old)
	}
	role := m.Principals["arn:aws:iam::111122223333:role/r"]
	if role == nil || role.Change != "delete" || role.Trust != "" || len(role.Identity) > 0 {
		t.Errorf("destroyed role = %+v", role)
	}
	if m.Principals["arn:aws:iam::111122223333:user/u"].LongTerm {
		t.Error("a destroyed access key counts")
	}
	key := m.Keys["arn:aws:kms:eu-west-1:111122223333:key/k"]
	if key.State != "pending-deletion" || len(key.Aliases) > 0 || len(key.Grants) > 0 {
		t.Errorf("destroyed key = %+v", key)
	}
	if got := len(m.Resources["aws_s3_bucket_policy"]); got != 1 {
		t.Errorf("%d bucket policy resources, want the destroyed one", got)
	}
}

// A policy that a state holds without the configuration setting it counts unless a
// resource of its own manages it.
func TestComputedPolicies(t *testing.T) {
	noop := changed("no-op")
	m := build(t,
		res("aws_s3_bucket.own", values{"bucket": "own"}, noop, set("bucket"), holds("policy", open)),
		res("aws_s3_bucket_policy.own", values{"bucket": "own"}, noop, set("bucket", "policy"), holds("policy", open)),
		res("aws_s3_bucket.removed", values{"bucket": "removed"}, noop, set("bucket"), holds("policy", open)),
		res("aws_s3_bucket_policy.removed", values{"bucket": "removed"}, changed("delete"), holds("policy", open)),
		res("aws_s3_bucket.untold", values{"bucket": "untold"}, holds("policy", open)),
		res("aws_s3_bucket_policy.untold", values{"bucket": "untold"}, holds("policy", open)),
		res("aws_s3_bucket.alone", values{"bucket": "alone"}, noop, set("bucket"), holds("policy", open)),
		res("aws_kms_key.k", values{"arn": "arn:aws:kms:eu-west-1:111122223333:key/k", "key_id": "k"}, noop, set(),
			holds("policy", open)),
		res("aws_vpc_endpoint.e", values{"id": "vpce-1", "service_name": "com.amazonaws.eu-west-1.s3"}, noop,
			set("service_name"), holds("policy", open)),
		res("aws_s3_access_point.a", values{"bucket": "own", "name": "a"}, noop, set("bucket", "name"),
			holds("policy", open)),
		res("aws_sqs_queue.q", values{"name": "q"}, noop, set("name"), holds("policy", open)),
		res("aws_iam_role.r", values{
			"name": "r", "inline_policy": []any{values{"name": "one"}, values{"name": "two"}},
			"managed_policy_arns": []any{"arn:aws:iam::aws:policy/A", "arn:aws:iam::aws:policy/B"},
		}, noop, set("name", "assume_role_policy"),
			holds("inline_policy.0.policy", read), holds("inline_policy.1.policy", read),
			holds("assume_role_policy", trust)),
		res("aws_iam_role_policy.one", values{"role": "r", "name": "one"}, noop, set("role", "policy"),
			holds("policy", read)),
		res("aws_iam_role_policy_attachment.b", values{"role": "r", "policy_arn": "arn:aws:iam::aws:policy/B"},
			changed("delete")),
	)
	got := map[string][]string{}
	for name, b := range m.Buckets {
		got[name] = b.Policies
	}
	want := map[string][]string{
		"own": {"aws_s3_bucket_policy.own.policy"}, "removed": nil, "alone": {"aws_s3_bucket.alone.policy"},
		"untold": {"aws_s3_bucket_policy.untold.policy"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("bucket policies (-want +got):\n%s", diff)
	}
	if key := m.Keys["arn:aws:kms:eu-west-1:111122223333:key/k"]; key.Policy != "aws_kms_key.k.policy" {
		t.Errorf("key = %+v", key)
	}
	if e := m.Endpoints["vpce-1"]; e.Policy != "aws_vpc_endpoint.e.policy" {
		t.Errorf("endpoint = %+v", e)
	}
	if a := m.AccessPoints["arn:aws:s3:eu-west-1:111122223333:accesspoint/a"]; a.Policy != "aws_s3_access_point.a.policy" {
		t.Errorf("access point = %+v", a)
	}
	if q := m.Policies["aws_sqs_queue.q.policy"]; q == nil || q.Target != "arn:aws:sqs:eu-west-1:111122223333:q" {
		t.Errorf("queue policy = %+v", q)
	}
	role := m.Principals["arn:aws:iam::111122223333:role/r"]
	if diff := cmp.Diff([]string{"aws_iam_role_policy.one.policy", "aws_iam_role.r.inline_policy.1.policy"},
		role.Identity); diff != "" {
		t.Errorf("identity policies (-want +got):\n%s", diff)
	}
	if len(role.ManagedARNs) != 1 || role.ManagedARNs[0].Value != "arn:aws:iam::aws:policy/A" {
		t.Errorf("managed policies = %v", role.ManagedARNs)
	}
}

// The value in the model is the id of the policy, not its text once more.
func TestDocumentsStandOnce(t *testing.T) {
	m := build(t, res("aws_s3_bucket_policy.p", values{"bucket": "acme", "policy": open}, holds("policy", open)))
	if got := m.Resources["aws_s3_bucket_policy"][0].Values["policy"]; got != "aws_s3_bucket_policy.p.policy" {
		t.Errorf("policy = %v", got)
	}
}

// Resources meet by value, by the token of an attribute, or by the one resource
// that an expression refers to.
func TestLinks(t *testing.T) {
	token := symbol.Token
	tests := []struct {
		name   string
		link   string
		option func(*tf.Resource)
	}{
		{"name", "acme", changed("")},
		{"ARN", "arn:aws:s3:::acme", changed("")},
		{"token of the id", token("aws_s3_bucket.b.id"), changed("")},
		{"own token, one reference", token("aws_s3_bucket_versioning.v.bucket"), refers("bucket", "aws_s3_bucket.b",
			"aws_kms_key.k")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := build(t,
				res("aws_s3_bucket.b", values{"bucket": "acme"}),
				res("aws_s3_bucket.c", values{"bucket": "other"}),
				res("aws_kms_key.k", values{}),
				res("aws_s3_bucket_versioning.v", values{
					"bucket": tt.link, "versioning_configuration": []any{values{"status": "Enabled"}},
				}, tt.option),
			)
			if b := m.Buckets["acme"]; b.Versioning == nil || b.Versioning.Value != "Enabled" {
				t.Errorf("buckets = %v", m.Buckets)
			}
		})
	}
	m := build(t,
		res("aws_s3_bucket.b", values{"bucket": "acme"}), res("aws_s3_bucket.c", values{"bucket": "other"}),
		res("aws_s3_bucket_versioning.v", values{
			"bucket": token("aws_s3_bucket_versioning.v.bucket"), "versioning_configuration": []any{values{"status": "Enabled"}},
		}, refers("bucket", "aws_s3_bucket.b", "aws_s3_bucket.c")),
	)
	if m.Buckets["acme"].Versioning != nil || m.Buckets["other"].Versioning != nil {
		t.Error("one of two buckets was guessed")
	}
}

func TestAccessPoints(t *testing.T) {
	m := build(t,
		res("aws_s3_bucket.b", values{"bucket": "acme"}),
		res("aws_s3_access_point.a", values{
			"bucket": "acme", "name": "a", "bucket_account_id": "444455556666",
			"public_access_block_configuration": []any{values{"block_public_policy": false}},
		}),
		res("aws_s3control_object_lambda_access_point.o", values{
			"name": "o", "configuration": []any{values{
				"supporting_access_point": "arn:aws:s3:eu-west-1:111122223333:accesspoint/a",
				"transformation_configuration": []any{values{"content_transformation": []any{values{
					"aws_lambda": []any{values{"function_arn": "arn:aws:lambda:eu-west-1:111122223333:function:f"}},
				}}}},
			}},
		}),
		res("aws_s3control_object_lambda_access_point_policy.o", values{"name": "o"}, holds("policy", open)),
		res("aws_s3control_multi_region_access_point.m", values{
			"alias": "x.mrap", "details": []any{values{"name": "m", "region": []any{
				values{"bucket": "acme"}, values{"bucket": "elsewhere", "bucket_account_id": "777788889999"},
			}}},
		}),
		res("aws_s3control_multi_region_access_point_policy.m", values{"details": []any{values{"name": "m"}}},
			holds("details.0.policy", open)),
		res("aws_s3_access_point.d", values{"bucket": "fast--euw1-az1--x-s3", "name": "d--euw1-az1--xa-s3"}),
	)
	a := m.AccessPoints["arn:aws:s3:eu-west-1:111122223333:accesspoint/a"]
	if a.BucketAccount != "444455556666" || a.PublicAccessBlock.BlockPublicPolicy != "off" ||
		a.PublicAccessBlock.BlockPublicACLs != "on" {
		t.Errorf("access point = %+v %+v", a, a.PublicAccessBlock)
	}
	o := m.AccessPoints["arn:aws:s3-object-lambda:eu-west-1:111122223333:accesspoint/o"]
	if o.Supporting != a.ARN || o.Bucket != "acme" || !strings.HasSuffix(o.Function, ":f") ||
		o.Policy != "aws_s3control_object_lambda_access_point_policy.o.policy" {
		t.Errorf("Object Lambda access point = %+v", o)
	}
	mrap := m.AccessPoints["arn:aws:s3::111122223333:accesspoint/x.mrap"]
	if diff := cmp.Diff([]string{"acme", "elsewhere"}, mrap.Buckets); diff != "" {
		t.Errorf("buckets (-want +got):\n%s", diff)
	}
	if mrap.Policy != "aws_s3control_multi_region_access_point_policy.m.details.0.policy" {
		t.Errorf("multi-Region access point = %+v", mrap)
	}
	if got := m.Buckets["elsewhere"].Account; got != "777788889999" {
		t.Errorf("account of the bucket elsewhere = %s", got)
	}
	if d := m.AccessPoints["arn:aws:s3express:eu-west-1:111122223333:accesspoint/d--euw1-az1--xa-s3"]; d == nil ||
		d.Type != "directory" {
		t.Errorf("directory access point = %+v in %v", d, slices.Collect(maps.Keys(m.AccessPoints)))
	}
}

func TestWorkloads(t *testing.T) {
	const role = "arn:aws:iam::111122223333:role/r"
	tests := []struct {
		name      string
		resources []*tf.Resource
		want      map[string]model.Workload
	}{
		{
			"instance profile by name",
			[]*tf.Resource{
				res("aws_iam_instance_profile.p", values{"name": "p", "role": "r"}),
				res("aws_instance.i", values{"iam_instance_profile": "p", "subnet_id": "subnet-1"}),
			},
			map[string]model.Workload{
				"aws_instance.i": {Service: "ec2.amazonaws.com", Subnets: []string{"subnet-1"}, VPC: "vpc-1", Endpoint: "vpce-1"},
			},
		},
		{
			"profile that is not in view",
			[]*tf.Resource{res("aws_instance.i", values{"iam_instance_profile": "q"})},
			map[string]model.Workload{},
		},
		{
			"group with launch template",
			[]*tf.Resource{
				res("aws_iam_instance_profile.p", values{"name": "p", "role": "r"}),
				res("aws_launch_template.t", values{"name": "t", "iam_instance_profile": []any{values{"name": "p"}}}),
				res("aws_autoscaling_group.g", values{
					"launch_template": []any{values{"name": "t"}}, "vpc_zone_identifier": []any{"subnet-1", "subnet-2"},
				}),
			},
			map[string]model.Workload{
				"aws_launch_template.t": {Service: "ec2.amazonaws.com"},
				// The second subnet goes another way.
				"aws_autoscaling_group.g": {
					Service: "ec2.amazonaws.com", Subnets: []string{"subnet-1", "subnet-2"}, VPC: "vpc-1",
				},
			},
		},
		{
			"batch job",
			[]*tf.Resource{res("aws_batch_job_definition.j", values{
				"container_properties": `{"jobRoleArn":"` + role + `","executionRoleArn":"` + role + `"}`,
			})},
			map[string]model.Workload{
				"aws_batch_job_definition.j":                      {Service: "ecs-tasks.amazonaws.com"},
				"aws_batch_job_definition.j.container_properties": {Service: "ecs-tasks.amazonaws.com"},
			},
		},
		{
			"cluster of two roles",
			[]*tf.Resource{
				res("aws_iam_instance_profile.p", values{"name": "p", "role": "r"}),
				res("aws_emr_cluster.c", values{
					"service_role": role,
					"ec2_attributes": []any{values{
						"instance_profile": "arn:aws:iam::111122223333:instance-profile/p",
						"subnet_id":        "subnet-3",
					}},
				}),
			},
			map[string]model.Workload{
				"aws_emr_cluster.c": {Service: "elasticmapreduce.amazonaws.com"},
				"aws_emr_cluster.c.ec2_attributes.0.instance_profile": {
					Service: "ec2.amazonaws.com", Subnets: []string{"subnet-3"}, VPC: "vpc-2", Endpoint: "vpce-2",
				},
			},
		},
		{
			"roles in a list",
			[]*tf.Resource{res("aws_redshift_cluster.c", values{"iam_roles": []any{role}})},
			map[string]model.Workload{"aws_redshift_cluster.c": {Service: "redshift.amazonaws.com"}},
		},
		{
			"tasks where their service runs",
			[]*tf.Resource{
				res("aws_ecs_task_definition.t", values{"family": "t", "task_role_arn": role, "execution_role_arn": role}),
				res("aws_ecs_service.s", values{
					"task_definition":       symbol.Token("aws_ecs_task_definition.t.arn"),
					"network_configuration": []any{values{"subnets": []any{"subnet-1"}}},
				}, refers("task_definition", "aws_ecs_task_definition.t")),
			},
			map[string]model.Workload{
				"aws_ecs_task_definition.t": {
					Service: "ecs-tasks.amazonaws.com", Subnets: []string{"subnet-1"}, VPC: "vpc-1", Endpoint: "vpce-1",
				},
				"aws_ecs_task_definition.t.execution_role_arn": {
					Service: "ecs-tasks.amazonaws.com", Subnets: []string{"subnet-1"}, VPC: "vpc-1", Endpoint: "vpce-1",
				},
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := build(t, append(tt.resources,
				res("aws_iam_role.r", values{"name": "r"}),
				res("aws_subnet.one", values{"id": "subnet-1", "vpc_id": "vpc-1"}),
				res("aws_subnet.two", values{"id": "subnet-2", "vpc_id": "vpc-1"}),
				res("aws_subnet.three", values{"id": "subnet-3", "vpc_id": "vpc-2"}),
				res("aws_route_table_association.one", values{"subnet_id": "subnet-1", "route_table_id": "rtb-1"}),
				res("aws_main_route_table_association.one", values{"vpc_id": "vpc-1", "route_table_id": "rtb-2"}),
				res("aws_vpc_endpoint.s3", values{
					"id": "vpce-1", "vpc_id": "vpc-1", "service_name": "com.amazonaws.eu-west-1.s3", "route_table_ids": []any{"rtb-1"},
				}),
				res("aws_vpc_endpoint.inside", values{
					"id": "vpce-2", "vpc_id": "vpc-2", "service_name": "com.amazonaws.eu-west-1.s3", "vpc_endpoint_type": "Interface",
					"private_dns_enabled": true, "subnet_configuration": []any{values{"subnet_id": "subnet-3"}},
				}),
				res("aws_vpc_endpoint.other", values{
					"id": "vpce-3", "vpc_id": "vpc-1", "route_table_ids": []any{"rtb-1"},
					"service_name": "com.amazonaws.eu-west-1.dynamodb",
				}),
			)...)
			got := map[string]model.Workload{}
			for key, w := range m.Workloads {
				if w.Principal != role {
					t.Errorf("%s runs as %s", key, w.Principal)
				}
				got[key] = model.Workload{Service: w.Service, Subnets: w.Subnets, VPC: w.VPC, Endpoint: w.Endpoint}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("workloads (-want +got):\n%s", diff)
			}
		})
	}
}

func TestOrganization(t *testing.T) {
	m := build(t,
		res("data.aws_organizations_organization.o", values{
			"id": "o-1", "master_account_id": "999900001111", "roots": []any{values{"id": "r-1"}},
			"accounts": []any{values{"id": "999900001111"}, values{"id": "111122223333"}},
		}),
		res("aws_organizations_organizational_unit.u", values{"id": "ou-1", "parent_id": "r-1"}),
		res("aws_organizations_account.a", values{"id": "444455556666", "parent_id": "ou-1"}),
		res("aws_organizations_policy.scp", values{"id": "p-1", "name": "guard"}, holds("content", read)),
		res("aws_organizations_policy.rcp", values{"id": "p-2", "name": "rcp", "type": "RESOURCE_CONTROL_POLICY"},
			holds("content", open)),
		res("aws_organizations_policy.s3", values{"id": "p-3", "name": "s3", "type": "S3_POLICY"}, holds("content",
			`{"s3_attributes":{}}`)),
		res("aws_organizations_policy.tags", values{"id": "p-4", "name": "tags", "type": "TAG_POLICY"},
			holds("content", `{"tags":{}}`)),
		res("aws_organizations_policy_attachment.scp", values{"policy_id": "p-1", "target_id": "ou-1"}),
		res("aws_organizations_policy_attachment.rcp", values{"policy_id": "p-2", "target_id": "r-1"}),
		res("aws_organizations_policy_attachment.s3", values{"policy_id": "p-3", "target_id": "444455556666"}),
		res("aws_organizations_policy_attachment.literal", values{"policy_id": "p-1", "target_id": "777788889999"}),
		res("aws_organizations_policy_attachment.unknown", values{"policy_id": "p-9", "target_id": "r-1"}),
	)
	type account struct {
		SCP, RCP   [][]string
		Management bool
		Block      bool
		Org        string
	}
	got := map[string]account{}
	for id, a := range m.Accounts {
		got[id] = account{a.SCP, a.RCP, a.Management, a.OrganizationBlock, a.Organization}
	}
	const scp, rcp, full = "aws_organizations_policy.scp.content", "aws_organizations_policy.rcp.content", "FullAWSAccess"
	want := map[string]account{
		"999900001111": {Management: true, Org: "o-1"},
		"111122223333": {RCP: [][]string{{rcp}}, Org: "o-1"},
		"444455556666": {SCP: [][]string{{full}, {full, scp}, {full}}, RCP: [][]string{{rcp}}, Block: true},
		"777788889999": {SCP: [][]string{{full}, {full, scp}}, RCP: [][]string{{rcp}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("accounts (-want +got):\n%s", diff)
	}
	if m.Policies[rcp].Kind != model.KindRCP || m.Policies[scp].Kind != model.KindSCP || m.Policies[scp].Target != "ou-1" {
		t.Errorf("policies = %+v %+v", m.Policies[rcp], m.Policies[scp])
	}
	if len(m.Policies) != 3 {
		t.Errorf("%d policies; those of other types are not in the language of IAM", len(m.Policies))
	}
}

func TestLambdaPermission(t *testing.T) {
	m := build(t,
		res("aws_lambda_permission.s3", values{
			"function_name": "f", "qualifier": "live", "action": "lambda:InvokeFunction", "principal": "s3.amazonaws.com",
			"source_arn": "arn:aws:s3:::acme", "source_account": "111122223333", "statement_id": "S3",
		}, func(r *tf.Resource) { r.Ranges = map[string]model.Range{"source_arn": {File: "there"}} }),
		res("aws_lambda_permission.account", values{"function_name": "f", "action": "lambda:*", "principal": "444455556666"}),
		res("aws_lambda_permission.any", values{
			"function_name": "f", "action": "lambda:InvokeFunctionUrl",
			"principal": "*",
		}),
		res("aws_lambda_layer_version_permission.l", values{
			"layer_name": "l", "version_number": float64(3), "action": "lambda:GetLayerVersion",
			"principal": "*", "organization_id": "o-1",
		}),
	)
	p := m.Policies["aws_lambda_permission.s3.statement"]
	s := p.Statements[0]
	const function = "arn:aws:lambda:eu-west-1:111122223333:function:f"
	if p.Kind != model.KindResource || p.Target != function || p.TargetType != "aws_lambda_function" {
		t.Errorf("policy = %+v", p)
	}
	if s.Resources[0].Value != function+":live" || s.Principals[0].Type != "Service" || s.Sid.Value != "S3" {
		t.Errorf("statement = %+v", s)
	}
	operators := map[string]string{}
	for _, c := range s.Conditions {
		operators[c.Name] = c.Operator
		if c.Name == "aws:sourcearn" && c.Values[0].Range.File != "there" {
			t.Errorf("condition value is at %v", c.Values[0].Range)
		}
	}
	if diff := cmp.Diff(map[string]string{"aws:sourcearn": "ArnLike", "aws:sourceaccount": "StringEquals"},
		operators); diff != "" {
		t.Errorf("conditions (-want +got):\n%s", diff)
	}
	if got := m.Policies["aws_lambda_permission.account.statement"].Statements[0].Principals[0]; got.Type != "AWS" ||
		got.Form != "account" {
		t.Errorf("principal = %+v", got)
	}
	if got := m.Policies["aws_lambda_permission.any.statement"].Statements[0].Principals[0]; got.Type != "*" {
		t.Errorf("principal = %+v", got)
	}
	layer := m.Policies["aws_lambda_layer_version_permission.l.statement"]
	if want := "arn:aws:lambda:eu-west-1:111122223333:layer:l:3"; layer.Target != want {
		t.Errorf("layer = %s, want %s", layer.Target, want)
	}
}

func TestKeysByAnyName(t *testing.T) {
	const arn = "arn:aws:kms:eu-west-1:111122223333:key/k"
	m := build(t,
		res("aws_kms_key.k", values{"arn": arn, "key_id": "k", "customer_master_key_spec": "RSA_2048", "is_enabled": false}),
		res("aws_kms_alias.one", values{"name": "alias/one", "target_key_id": "k"}),
		res("aws_kms_alias.two", values{"name": "alias/two", "target_key_id": arn}),
		res("aws_kms_key_policy.p", values{"key_id": "alias/one"}, holds("policy", open)),
		res("aws_kms_grant.equals", values{
			"key_id": arn, "grantee_principal": "arn:aws:iam::111122223333:role/r", "operations": []any{"Decrypt"},
			"constraints": []any{values{"encryption_context_equals": values{"a": "b"}}},
		}),
		res("data.aws_kms_key.aws", values{
			"key_id": "alias/aws/s3", "arn": "arn:aws:kms:eu-west-1:111122223333:key/managed", "id": "managed",
		}),
		res("data.aws_kms_alias.other", values{
			"name": "alias/other", "target_key_arn": "arn:aws:kms:eu-west-1:444455556666:key/o", "target_key_id": "o",
		}),
	)
	k := m.Keys[arn]
	if k.Policy != "aws_kms_key_policy.p.policy" || k.State != "disabled" || k.Spec != "RSA_2048" || len(k.Grants) != 1 {
		t.Errorf("key = %+v", k)
	}
	want := []string{
		"alias/one", "arn:aws:kms:eu-west-1:111122223333:alias/one",
		"alias/two", "arn:aws:kms:eu-west-1:111122223333:alias/two",
	}
	if diff := cmp.Diff(want, k.Aliases); diff != "" {
		t.Errorf("aliases (-want +got):\n%s", diff)
	}
	if managed := m.Keys["arn:aws:kms:eu-west-1:111122223333:key/managed"]; managed.Managed != "aws" {
		t.Errorf("managed key = %+v", managed)
	}
	if m.Keys["arn:aws:kms:eu-west-1:444455556666:key/o"] == nil {
		t.Errorf("keys = %v", slices.Collect(maps.Keys(m.Keys)))
	}
}

// Data sources add what is not managed here, and nothing to what is.
func TestDataSources(t *testing.T) {
	m := build(t,
		res("aws_iam_role.mine", values{"name": "mine"}, holds("assume_role_policy", trust)),
		res("data.aws_iam_role.mine", values{"name": "mine", "arn": "arn:aws:iam::111122223333:role/mine"},
			holds("assume_role_policy", trust)),
		res("data.aws_iam_role.other", values{"name": "other", "arn": "arn:aws:iam::111122223333:role/x/other"},
			holds("assume_role_policy", trust)),
		res("data.aws_iam_user.u", values{"user_name": "u", "arn": "arn:aws:iam::111122223333:user/u"}),
		res("data.aws_iam_policy.p", values{"arn": "arn:aws:iam::aws:policy/P", "name": "P"}, holds("policy", read)),
		res("aws_iam_role_policy_attachment.p", values{"role": "mine", "policy_arn": "arn:aws:iam::aws:policy/P"}),
		res("data.aws_s3_bucket.b", values{"bucket": "elsewhere"}),
		res("data.aws_s3_bucket_policy.b", values{"bucket": "elsewhere"}, holds("policy", open)),
		res("data.aws_canonical_user_id.me", values{"id": "79a59df9"}),
		res("data.aws_caller_identity.me", values{"arn": "arn:aws:iam::111122223333:user/ci"}),
	)
	mine := m.Principals["arn:aws:iam::111122223333:role/mine"]
	other := m.Principals["arn:aws:iam::111122223333:role/x/other"]
	if mine.IdentityElsewhere || mine.Address != "aws_iam_role.mine" || len(mine.Identity) != 1 {
		t.Errorf("own role = %+v", mine)
	}
	if !other.IdentityElsewhere || other.Trust == "" {
		t.Errorf("other role = %+v", other)
	}
	if u := m.Principals["arn:aws:iam::111122223333:user/u"]; u == nil || u.Name != "u" {
		t.Errorf("user = %+v", u)
	}
	b := m.Buckets["elsewhere"]
	if b.Address != "" || b.PolicyElsewhere || len(b.Policies) != 1 {
		t.Errorf("bucket = %+v", b)
	}
	if m.Accounts["111122223333"].CanonicalID != "79a59df9" {
		t.Errorf("accounts = %v", m.Accounts)
	}
	if len(m.Resources["aws_caller_identity"]) != 1 {
		t.Error("the caller is missing")
	}
}

// Two roots may use the same addresses.
func TestTwoRoots(t *testing.T) {
	m := model.New()
	b := aws.NewBuilder(m)
	for _, name := range []string{"one", "two"} {
		module := &tf.Module{Resources: []*tf.Resource{
			res("aws_s3_bucket.b", values{"bucket": name}),
			res("aws_s3_bucket_policy.p", values{"bucket": name}, holds("policy", open)),
		}}
		if diags := b.Add(module); len(diags) > 0 {
			t.Fatal(diags)
		}
	}
	if len(m.Policies) != 2 || len(m.Buckets["one"].Policies) != 1 || len(m.Buckets["two"].Policies) != 1 ||
		m.Buckets["one"].Policies[0] == m.Buckets["two"].Policies[0] {
		t.Errorf("policies = %v", slices.Collect(maps.Keys(m.Policies)))
	}
}

func TestAttributeMatches(t *testing.T) {
	tests := []struct {
		pattern, path string
		want          bool
	}{
		{"policy", "policy", true},
		{"policy", "policy.0", false},
		{"inline_policy.*.policy", "inline_policy.3.policy", true},
		{"inline_policy.*.policy", "inline_policy.3.name", false},
		{"inline_policy.*.policy", "inline_policy", false},
	}
	for _, tt := range tests {
		if got := (aws.Attribute{Path: tt.pattern}).Matches(tt.path); got != tt.want {
			t.Errorf("%s matches %s = %v", tt.pattern, tt.path, got)
		}
	}
}

func TestRequired(t *testing.T) {
	for _, tt := range []struct {
		typ, attr string
		want      bool
	}{
		{"aws_s3_bucket", "policy", false},
		{"aws_s3_bucket_policy", "policy", true},
		{"aws_kms_key", "policy", false},
		{"aws_s3_bucket_acl", "bucket", true},
		{"aws_s3_bucket", "arn", false},
	} {
		if got := aws.Required(tt.typ, tt.attr); got != tt.want {
			t.Errorf("Required(%s, %s) = %v", tt.typ, tt.attr, got)
		}
	}
}

func TestGroups(t *testing.T) {
	const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess"
	m := build(t,
		res("aws_iam_user.u", values{"name": "u"}),
		res("aws_iam_group.g", values{"name": "g"}),
		res("data.aws_iam_group.h", values{"group_name": "h"}),
		res("aws_iam_group_policy.g", values{"group": "g", "name": "p"}, holds("policy", read)),
		res("aws_iam_group_policy.gone", values{"group": "g"}, changed("delete"), holds("policy", read)),
		res("aws_iam_group_policy_attachment.g", values{"group": "g", "policy_arn": readOnly}),
		res("aws_iam_group_policy_attachment.gone", values{"group": "g", "policy_arn": readOnly + "2"}, changed("delete")),
		res("aws_iam_group_policy_attachments_exclusive.h", values{
			"group_name": "h", "policy_arns": []any{"arn:aws:iam::111122223333:policy/own", readOnly},
		}),
		res("aws_iam_policy.own", values{"name": "own"}, holds("policy", read)),
		res("aws_iam_user_group_membership.u", values{"user": "u", "groups": []any{"g", "h"}}),
		res("aws_iam_user_group_membership.gone", values{"user": "u", "groups": []any{"i"}}, changed("delete")),
		res("aws_iam_policy_attachment.gone", values{
			"users": []any{"u"}, "groups": []any{"g"}, "policy_arn": readOnly + "3",
		}, changed("delete")),
		res("aws_iam_user_policy.u", values{"user": "u", "name": "inline"}, holds("policy", read)),
		res("aws_iam_user_policy_attachment.u", values{"user": "u", "policy_arn": readOnly + "4"}),
		res("aws_iam_service_linked_role.s", values{
			"name": "AWSServiceRoleForX",
			"arn":  "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX",
		}),
	)
	u := m.Principals["arn:aws:iam::111122223333:user/u"]
	want := []string{"aws_iam_user_policy.u.policy", "aws_iam_group_policy.g.policy", "aws_iam_policy.own.policy"}
	if diff := cmp.Diff(want, u.Identity); diff != "" {
		t.Errorf("identity policies (-want +got):\n%s", diff)
	}
	var managed []string
	for _, arn := range u.ManagedARNs {
		managed = append(managed, arn.Value)
	}
	if diff := cmp.Diff([]string{readOnly + "4", readOnly}, managed); diff != "" {
		t.Errorf("managed policies (-want +got):\n%s", diff)
	}
	linked := "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX"
	if p := m.Principals[linked]; p == nil || !p.ServiceLinked {
		t.Errorf("service-linked role = %+v", p)
	}
}

func TestInlineBucketSettings(t *testing.T) {
	m := build(t,
		res("aws_s3_bucket.old", values{
			"bucket": "old", "request_payer": "Requester", "tags": values{"a": "b"},
			"grant": []any{
				values{"id": "c4c1", "type": "CanonicalUser", "permissions": []any{"READ", "WRITE"}},
				values{"uri": "http://acs.amazonaws.com/groups/global/AllUsers", "type": "Group", "permissions": []any{"READ"}},
			},
			"versioning": []any{values{"enabled": false}},
			"website":    []any{values{"redirect_all_requests_to": "example.com"}},
			"object_lock_configuration": []any{values{"rule": []any{
				values{"default_retention": []any{values{"mode": "GOVERNANCE"}}},
			}}},
		}),
		res("aws_s3_bucket.open", values{
			"bucket": "open", "versioning": []any{values{"enabled": symbol.Token("var.versioned")}},
		}),
		res("aws_s3_bucket_public_access_block.open", values{
			"bucket": "open", "block_public_acls": symbol.Token("var.block"), "ignore_public_acls": "true",
			"block_public_policy": "false",
		}),
		res("aws_s3_bucket_server_side_encryption_configuration.open", values{
			"bucket": "open", "rule": []any{values{
				"apply_server_side_encryption_by_default": []any{values{"sse_algorithm": "AES256", "kms_master_key_id": ""}},
				"blocked_encryption_types":                []any{"NONE"},
			}},
		}),
		res("aws_s3_bucket_server_side_encryption_configuration.whole", values{
			"bucket": "whole", "rule": symbol.Token("var.rules"),
		}),
		res("aws_s3_bucket_abac.open", values{"bucket": "open", "abac_status": []any{values{"status": "Enabled"}}}),
		res("aws_s3_object.locked", values{
			"bucket": "open", "key": "k", "object_lock_legal_hold_status": "ON", "kms_key_id": "alias/data",
		}),
		res("aws_s3_object.plain", values{"bucket": "open", "key": "plain"}),
	)
	old := m.Buckets["old"]
	var grants []string
	for _, g := range old.ACL.Grants {
		grants = append(grants, g.Grantee+" "+g.Permission)
	}
	if diff := cmp.Diff([]string{"c4c1 READ", "c4c1 WRITE", "AllUsers READ"}, grants); diff != "" {
		t.Errorf("grants (-want +got):\n%s", diff)
	}
	if old.Versioning.Value != "Disabled" || old.Website.Value != "example.com" || old.ObjectLock.Mode != "GOVERNANCE" ||
		old.RequestPayer.Value != "Requester" || old.Tags["a"] != "b" {
		t.Errorf("bucket = %+v", old)
	}
	open := m.Buckets["open"]
	block := open.PublicAccessBlock
	if block.BlockPublicACLs != "unknown" || block.IgnorePublicACLs != "on" || block.BlockPublicPolicy != "off" ||
		block.RestrictPublicBuckets != "off" {
		t.Errorf("public access block = %+v", block)
	}
	if open.Versioning.Value != "${var.versioned}" || open.ABAC.Value != "Enabled" {
		t.Errorf("settings = %+v %+v", open.Versioning, open.ABAC)
	}
	if e := open.Encryption; e.Algorithm != "AES256" || e.Key != "" || len(e.Blocked) != 1 {
		t.Errorf("encryption = %+v", e)
	}
	if e := m.Buckets["whole"].Encryption; e.Algorithm != "${var.rules}" || len(e.Unknown) != 1 {
		t.Errorf("encryption that is not known = %+v", e)
	}
	if o := m.Objects["open/k"]; !o.Lock.LegalHold || o.Encryption.Algorithm != "aws:kms" {
		t.Errorf("object = %+v", o)
	}
	if m.Objects["open/plain"] != nil {
		t.Error("an object of which nothing is known is listed")
	}
}

func TestEndpointAssociations(t *testing.T) {
	m := build(t,
		res("aws_vpc_endpoint.a", values{"id": "vpce-a", "service_name": "com.amazonaws.eu-west-1.s3"}),
		res("aws_vpc_endpoint.b", values{
			"service_name": "com.amazonaws." + symbol.Token("region") + ".kms", "subnet_ids": []any{"subnet-1"},
		}),
		res("aws_vpc_endpoint.c", values{"id": "vpce-c", "service_name": "com.amazonaws.vpce.eu-west-1.vpce-svc-1"}),
		res("aws_vpc_endpoint.d", values{"id": "vpce-d", "service_name": "aws.sagemaker.eu-west-1.notebook"}),
		res("aws_vpc_endpoint_route_table_association.a", values{"vpc_endpoint_id": "vpce-a", "route_table_id": "rtb-1"}),
		res("aws_vpc_endpoint_route_table_association.gone", values{"vpc_endpoint_id": "vpce-a", "route_table_id": "rtb-2"},
			changed("delete")),
		res("aws_vpc_endpoint_subnet_association.b", values{
			"vpc_endpoint_id": symbol.Token("aws_vpc_endpoint.b.id"), "subnet_id": "subnet-2",
		}),
	)
	a, b := m.Endpoints["vpce-a"], m.Endpoints["${aws_vpc_endpoint.b.id}"]
	if a.Service != "s3" || a.Type != "Gateway" || a.Region != "eu-west-1" || !slices.Equal(a.RouteTables,
		[]string{"rtb-1"}) {
		t.Errorf("gateway endpoint = %+v", a)
	}
	if b.Service != "kms" || b.Region != "${region}" || !slices.Equal(b.Subnets, []string{"subnet-1", "subnet-2"}) {
		t.Errorf("interface endpoint = %+v", b)
	}
	if c, d := m.Endpoints["vpce-c"], m.Endpoints["vpce-d"]; c.Service == "s3" || d.Service == "s3" {
		t.Errorf("endpoints = %+v %+v", c, d)
	}
}

// The role that a provider assumes has the session policies that it passes.
func TestProviderSessions(t *testing.T) {
	m := model.New()
	place := model.Range{File: "main.tf"}
	provider := &tf.Provider{
		Provider: model.Provider{
			Key: "aws", Region: "eu-west-1", Account: "111122223333",
			RoleARN: "arn:aws:iam::111122223333:role/deploy",
		},
		Documents: []*tf.Document{{
			Text: read, Form: "json", Header: place, Locate: func(string, bool, int, int) model.Range { return place },
		}},
		SessionARNs: []string{"arn:aws:iam::111122223333:policy/own", "arn:aws:iam::aws:policy/ReadOnlyAccess"},
	}
	b := aws.NewBuilder(m)
	b.Add(&tf.Module{
		Providers: []*tf.Provider{provider},
		Resources: []*tf.Resource{res("aws_iam_policy.own", values{"name": "own"}, holds("policy", read))},
	})
	want := []string{
		"provider.aws.assume_role.policy", "aws_iam_policy.own.policy", "provider.aws.assume_role.policy_arns.1",
	}
	if diff := cmp.Diff(want, m.Providers["aws"].Session); diff != "" {
		t.Errorf("session policies (-want +got):\n%s", diff)
	}
	if unseen := m.Policies[want[2]]; unseen.Kind != model.KindSession || len(unseen.Incomplete) != 1 {
		t.Errorf("policy that is not in view = %+v", unseen)
	}
	if m.Policies[want[0]].Kind != model.KindSession {
		t.Errorf("kind = %s", m.Policies[want[0]].Kind)
	}
}

func TestPolicyTargets(t *testing.T) {
	token := symbol.Token
	m := build(t,
		res("aws_sqs_queue.q", values{"name": "q"}),
		res("aws_sqs_queue_policy.q", values{"queue_url": "https://sqs.eu-west-1.amazonaws.com/111122223333/q"},
			holds("policy", open)),
		res("aws_ecr_repository.r", values{"name": "r"}),
		res("aws_ecr_repository_policy.r", values{"repository": "r"}, holds("policy", open)),
		res("aws_sns_topic_policy.s", values{"arn": "arn:aws:sns:eu-west-1:444455556666:s"}, holds("policy", open)),
		res("aws_secretsmanager_secret.s", values{}),
		res("aws_secretsmanager_secret_policy.s", values{"secret_arn": token("aws_secretsmanager_secret.s.id")},
			holds("policy", open)),
		res("aws_s3_access_point.a", values{"bucket": "acme", "name": "a"}),
		res("aws_s3control_access_point_policy.a", values{
			"access_point_arn": token("aws_s3control_access_point_policy.a.access_point_arn"),
		}, refers("access_point_arn", "aws_s3_access_point.a"), holds("policy", open)),
		res("aws_vpc_endpoint.e", values{"service_name": "com.amazonaws.eu-west-1.s3"}),
		res("aws_vpc_endpoint_policy.e", values{"vpc_endpoint_id": token("aws_vpc_endpoint.e.id")}, holds("policy", open)),
		res("aws_glue_resource_policy.g", values{}, holds("policy", open)),
		res("aws_s3_bucket_policy.gone", values{}, holds("policy", open)),
	)
	got := map[string]string{}
	for id, p := range m.Policies {
		got[strings.TrimSuffix(id, ".policy")] = p.Target
	}
	want := map[string]string{
		"aws_sqs_queue_policy.q":              "arn:aws:sqs:eu-west-1:111122223333:q",
		"aws_ecr_repository_policy.r":         "arn:aws:ecr:eu-west-1:111122223333:repository/r",
		"aws_sns_topic_policy.s":              "arn:aws:sns:eu-west-1:444455556666:s",
		"aws_secretsmanager_secret_policy.s":  "${aws_secretsmanager_secret.s.arn}",
		"aws_s3control_access_point_policy.a": "arn:aws:s3:eu-west-1:111122223333:accesspoint/a",
		"aws_vpc_endpoint_policy.e":           "${aws_vpc_endpoint.e.id}",
		"aws_glue_resource_policy.g":          "",
		"aws_s3_bucket_policy.gone":           "",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("targets (-want +got):\n%s", diff)
	}
	if p := m.AccessPoints["arn:aws:s3:eu-west-1:111122223333:accesspoint/a"]; p.Policy == "" {
		t.Errorf("access point = %+v", p)
	}
	if e := m.Endpoints["${aws_vpc_endpoint.e.id}"]; e.Policy == "" {
		t.Errorf("endpoint = %+v", e)
	}
}

// Principals are found by name, ARN, token of any attribute, or by reference.
func TestPrincipalsByAnyName(t *testing.T) {
	token := symbol.Token
	m := build(t,
		res("aws_iam_role.r", values{"name": "r", "path": "/p/", "permissions_boundary": token("aws_iam_policy.b.arn")}),
		res("aws_iam_role.named", values{}),
		res("aws_iam_policy.b", values{"name": "b"}, holds("policy", read)),
		res("aws_iam_policy.both", values{"name": "both"}, holds("policy", read)),
		res("aws_iam_user.bounded", values{
			"name":                 "bounded",
			"permissions_boundary": "arn:aws:iam::111122223333:policy/both",
		}),
		res("aws_iam_role_policy_attachment.both", values{
			"role":       "r",
			"policy_arn": "arn:aws:iam::111122223333:policy/both",
		}),
		res("aws_iam_role_policy.name", values{"role": "r"}, holds("policy", read)),
		res("aws_iam_role_policy.arn", values{"role": "arn:aws:iam::111122223333:role/p/r"}, holds("policy", read)),
		res("aws_iam_role_policy.token", values{"role": token("aws_iam_role.r.name")}, holds("policy", read)),
		res("aws_iam_role_policy.reference", values{"role": token("aws_iam_role_policy.reference.role")},
			refers("role", "aws_iam_role.r"), holds("policy", read)),
		res("aws_iam_role_policy.id", values{"role": token("aws_iam_role.named.id")}, holds("policy", read)),
		res("aws_iam_role_policy.away", values{"role": "arn:aws:iam::444455556666:role/away"}, holds("policy", read)),
		res("aws_iam_policy_attachment.many", values{
			"roles": []any{"r"}, "users": []any{"bounded"}, "policy_arn": "arn:aws:iam::aws:policy/A",
		}),
	)
	r := m.Principals["arn:aws:iam::111122223333:role/p/r"]
	want := []string{
		"aws_iam_policy.both.policy", "aws_iam_role_policy.name.policy", "aws_iam_role_policy.arn.policy",
		"aws_iam_role_policy.token.policy", "aws_iam_role_policy.reference.policy",
	}
	if diff := cmp.Diff(want, r.Identity); diff != "" {
		t.Errorf("identity policies (-want +got):\n%s", diff)
	}
	if r.Boundary != "aws_iam_policy.b.policy" || m.Policies[r.Boundary].Kind != model.KindBoundary {
		t.Errorf("boundary = %s %s", r.Boundary, m.Policies[r.Boundary].Kind)
	}
	bounded := m.Principals["arn:aws:iam::111122223333:user/bounded"]
	if bounded.Boundary != "aws_iam_policy.both.policy" || m.Policies[bounded.Boundary].Kind != model.KindIdentity {
		t.Errorf("a policy that is also attached = %s", m.Policies[bounded.Boundary].Kind)
	}
	if named := m.Principals["arn:aws:iam::111122223333:role/${aws_iam_role.named.name}"]; len(named.Identity) != 1 {
		t.Errorf("role without a name = %+v", named)
	}
	if away := m.Principals["arn:aws:iam::444455556666:role/away"]; !away.IdentityElsewhere ||
		away.Account != "444455556666" {
		t.Errorf("role of another account = %+v", away)
	}
	if len(m.Principals) != 4 {
		t.Errorf("principals = %v", slices.Sorted(maps.Keys(m.Principals)))
	}
}

func TestAliases(t *testing.T) {
	got := aws.Aliases(&tf.Module{Resources: []*tf.Resource{
		res("aws_kms_key.k", values{}), res("aws_vpc.v", values{}),
		res("aws_default_route_table.d", values{"default_route_table_id": symbol.Token("aws_vpc.v.default_route_table_id")}),
	}})
	want := map[string]string{
		"aws_kms_key.k.id":                 symbol.Token("aws_kms_key.k.key_id"),
		"aws_vpc.v.default_route_table_id": symbol.Token("aws_vpc.v.main_route_table_id"),
		"aws_default_route_table.d.id":     symbol.Token("aws_vpc.v.default_route_table_id"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("aliases (-want +got):\n%s", diff)
	}
}

func TestAddPolicy(t *testing.T) {
	m := model.New()
	b := aws.NewBuilder(m)
	parsed := func(id string, kind model.PolicyKind, resource string) *model.Policy {
		text := `{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*",` +
			`"Resource":` + resource + `}}`
		p, _ := document.Parse([]byte(text), document.Options{ID: id, Kind: kind})
		return p
	}
	b.AddPolicy(parsed("a.json", model.KindBucket, `["arn:aws-cn:s3:::acme","arn:aws-cn:s3:::acme/*"]`))
	b.AddPolicy(parsed("a.json", model.KindBucket, `["arn:aws-cn:s3:::acme/x"]`))
	b.AddPolicy(parsed("two.json", model.KindBucket, `["arn:aws:s3:::one/*","arn:aws:s3:::two/*"]`))
	b.AddPolicy(parsed("star.json", model.KindBucket, `"arn:aws:s3:::*/*"`))
	b.AddPolicy(parsed("rcp.json", model.KindRCP, `"*"`))
	b.AddPolicy(parsed("scp.json", model.KindSCP, `"*"`))
	b.AddPolicy(parsed("key.json", model.KindKMS, `"*"`))
	b.Finish()
	if diff := cmp.Diff([]string{"a.json", "a.json#2"}, m.Buckets["acme"].Policies); diff != "" {
		t.Errorf("policies (-want +got):\n%s", diff)
	}
	if len(m.Buckets) != 1 || m.Buckets["acme"].ARN != "arn:aws-cn:s3:::acme" {
		t.Errorf("buckets = %v", m.Buckets)
	}
	want := &model.Account{ID: "${account}", SCP: [][]string{{"FullAWSAccess", "scp.json"}}, RCP: [][]string{{"rcp.json"}}}
	if diff := cmp.Diff(want, m.Accounts["${account}"]); diff != "" {
		t.Errorf("account (-want +got):\n%s", diff)
	}
}

// The policies that AWS gives everybody are none; others that Terraform found are
// marked as not written here.
func TestDefaultPolicies(t *testing.T) {
	root := `{"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions",` +
		`"Effect":"Allow",` +
		`"Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}`
	all := `{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}`
	topic := `{"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID"}]}`
	noop := changed("no-op")
	m := build(t,
		res("aws_kms_key.k", values{"arn": "k", "policy": root}, noop, set(), holds("policy", root)),
		res("aws_kms_key.other", values{"arn": "o"}, noop, set(), holds("policy", open)),
		res("aws_kms_key.written", values{"arn": "w"}, noop, set("policy"), holds("policy", root)),
		res("aws_vpc_endpoint.e", values{"id": "e"}, noop, set(), holds("policy", all)),
		res("aws_sns_topic.t", values{"name": "t"}, noop, set(), holds("policy", topic)),
		res("data.aws_iam_policy.p", values{"arn": "arn:aws:iam::aws:policy/P"}, holds("policy", read)),
	)
	got := map[string]string{}
	for id, p := range m.Policies {
		got[id] = p.Form
	}
	want := map[string]string{
		"aws_kms_key.other.policy": "state", "aws_kms_key.written.policy": "json", "data.aws_iam_policy.p.policy": "state",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("forms (-want +got):\n%s", diff)
	}
	if m.Keys["k"].Policy != "" || m.Endpoints["e"].Policy != "" {
		t.Errorf("key = %+v, endpoint = %+v", m.Keys["k"], m.Endpoints["e"])
	}
	if _, ok := m.Resources["aws_kms_key"][0].Values["policy"]; ok {
		t.Error("the value names a policy that is gone")
	}
}
