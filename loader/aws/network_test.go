package aws_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

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
