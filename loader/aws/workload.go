package aws

import (
	"encoding/json"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// runs says as whom and where a resource runs code, or has a service act for it.
type runs struct {
	// role is the path of a role ARN, profile that of an instance profile; "*" stands
	// for the index of a block.
	role, profile string
	// service is the service principal that assumes the role; "" when it is not the
	// same everywhere.
	service string
	// subnets and vpc are paths of the network settings.
	subnets, vpc string
}

// workloads lists what each type runs as. The service principals are those that
// the services' documentation asks for in the trust policy.
var workloads = map[string][]runs{
	"aws_lambda_function": {{role: "role", service: "lambda.amazonaws.com", subnets: "vpc_config.0.subnet_ids"}},
	"aws_instance": {
		{profile: "iam_instance_profile", service: "ec2.amazonaws.com", subnets: "subnet_id"},
	},
	"aws_launch_template": {
		{profile: "iam_instance_profile.0", service: "ec2.amazonaws.com", subnets: "network_interfaces.*.subnet_id"},
	},
	"aws_launch_configuration": {{profile: "iam_instance_profile", service: "ec2.amazonaws.com"}},
	"aws_spot_instance_request": {
		{profile: "iam_instance_profile", service: "ec2.amazonaws.com", subnets: "subnet_id"},
	},
	"aws_imagebuilder_infrastructure_configuration": {
		{profile: "instance_profile_name", service: "ec2.amazonaws.com", subnets: "subnet_id"},
	},
	"aws_ecs_task_definition": {
		{role: "task_role_arn", service: "ecs-tasks.amazonaws.com"},
		{role: "execution_role_arn", service: "ecs-tasks.amazonaws.com"},
	},
	"aws_eks_cluster": {{role: "role_arn", service: "eks.amazonaws.com"}},
	"aws_eks_node_group": {
		{role: "node_role_arn", service: "ec2.amazonaws.com", subnets: "subnet_ids"},
	},
	"aws_eks_fargate_profile": {
		{role: "pod_execution_role_arn", service: "eks-fargate-pods.amazonaws.com", subnets: "subnet_ids"},
	},
	"aws_eks_pod_identity_association": {{role: "role_arn", service: "pods.eks.amazonaws.com"}},
	"aws_apprunner_service": {
		{role: "instance_configuration.0.instance_role_arn", service: "tasks.apprunner.amazonaws.com"},
	},
	"aws_codebuild_project": {
		{
			role: "service_role", service: "codebuild.amazonaws.com",
			subnets: "vpc_config.0.subnets", vpc: "vpc_config.0.vpc_id",
		},
	},
	"aws_codepipeline":                {{role: "role_arn", service: "codepipeline.amazonaws.com"}},
	"aws_codedeploy_deployment_group": {{role: "service_role_arn", service: "codedeploy.amazonaws.com"}},
	"aws_glue_job":                    {{role: "role_arn", service: "glue.amazonaws.com"}},
	"aws_glue_crawler":                {{role: "role", service: "glue.amazonaws.com"}},
	"aws_sfn_state_machine":           {{role: "role_arn", service: "states.amazonaws.com"}},
	"aws_scheduler_schedule":          {{role: "target.0.role_arn", service: "scheduler.amazonaws.com"}},
	"aws_pipes_pipe":                  {{role: "role_arn", service: "pipes.amazonaws.com"}},
	"aws_cloudwatch_event_target":     {{role: "role_arn", service: "events.amazonaws.com"}},
	"aws_sagemaker_notebook_instance": {
		{role: "role_arn", service: "sagemaker.amazonaws.com", subnets: "subnet_id"},
	},
	"aws_sagemaker_model": {
		{role: "execution_role_arn", service: "sagemaker.amazonaws.com", subnets: "vpc_config.0.subnets"},
	},
	"aws_sagemaker_domain": {
		{role: "default_user_settings.0.execution_role", service: "sagemaker.amazonaws.com"},
	},
	"aws_sagemaker_user_profile": {
		{role: "user_settings.0.execution_role", service: "sagemaker.amazonaws.com"},
	},
	"aws_emr_cluster": {
		{role: "service_role", service: "elasticmapreduce.amazonaws.com"},
		{
			profile: "ec2_attributes.0.instance_profile", service: "ec2.amazonaws.com",
			subnets: "ec2_attributes.0.subnet_id",
		},
	},
	"aws_kinesis_firehose_delivery_stream": {
		{role: "extended_s3_configuration.0.role_arn", service: "firehose.amazonaws.com"},
	},
	"aws_kinesisanalyticsv2_application": {
		{role: "service_execution_role", service: "kinesisanalytics.amazonaws.com"},
	},
	"aws_datasync_location_s3": {
		{role: "s3_config.0.bucket_access_role_arn", service: "datasync.amazonaws.com"},
	},
	"aws_mwaa_environment":              {{role: "execution_role_arn", subnets: "network_configuration.0.subnet_ids"}},
	"aws_mskconnect_connector":          {{role: "service_execution_role_arn", service: "kafkaconnect.amazonaws.com"}},
	"aws_iot_topic_rule":                {{role: "s3.*.role_arn", service: "iot.amazonaws.com"}},
	"aws_transfer_user":                 {{role: "role", service: "transfer.amazonaws.com"}},
	"aws_transfer_access":               {{role: "role", service: "transfer.amazonaws.com"}},
	"aws_redshift_cluster":              {{role: "iam_roles.*", service: "redshift.amazonaws.com"}},
	"aws_rds_export_task":               {{role: "iam_role_arn", service: "export.rds.amazonaws.com"}},
	"aws_backup_selection":              {{role: "iam_role_arn", service: "backup.amazonaws.com"}},
	"aws_config_configuration_recorder": {{role: "role_arn", service: "config.amazonaws.com"}},
	"aws_cloudformation_stack":          {{role: "iam_role_arn", service: "cloudformation.amazonaws.com"}},
	"aws_storagegateway_nfs_file_share": {{role: "role_arn", service: "storagegateway.amazonaws.com"}},
	"aws_storagegateway_smb_file_share": {{role: "role_arn", service: "storagegateway.amazonaws.com"}},
	"aws_gamelift_build":                {{role: "storage_location.0.role_arn", service: "gamelift.amazonaws.com"}},
	"aws_kendra_data_source":            {{role: "role_arn", service: "kendra.amazonaws.com"}},
	"aws_synthetics_canary": {
		{role: "execution_role_arn", service: "lambda.amazonaws.com", subnets: "vpc_config.0.subnet_ids"},
	},
	"aws_s3_bucket_replication_configuration": {{role: "role", service: "s3.amazonaws.com"}},
	"aws_s3control_access_grants_location":    {{role: "iam_role_arn", service: "access-grants.s3.amazonaws.com"}},
	"aws_bedrockagent_agent":                  {{role: "agent_resource_role_arn", service: "bedrock.amazonaws.com"}},
	"aws_bedrockagent_knowledge_base":         {{role: "role_arn", service: "bedrock.amazonaws.com"}},
}

// workloadHelpers are types that tell where others run, or as whom.
var workloadHelpers = []string{
	"aws_ecs_service", "aws_autoscaling_group", "aws_batch_job_definition", "aws_iam_instance_profile",
}

// addWorkloads adds what a resource runs as.
func (b *Builder) addWorkloads(r *tf.Resource) {
	if r.Change == deleted || r.Mode != "managed" {
		return
	}
	switch r.Type {
	case "aws_batch_job_definition":
		b.addBatchJob(r)
	case "aws_autoscaling_group":
		b.addAutoscalingGroup(r)
	}
	for _, run := range workloads[r.Type] {
		path := run.role
		if path == "" {
			path = run.profile
		}
		for _, path := range spread(r, path) {
			principal := b.runner(r, run, path)
			if principal == nil {
				continue
			}
			w := b.workload(r, path, principal, run.service)
			b.locate(r, w, run)
		}
	}
}

// spread replaces "*" by the indexes that there are.
func spread(r *tf.Resource, path string) []string {
	before, after, ok := strings.Cut(path, ".*")
	if !ok {
		return []string{path}
	}
	var out []string
	for _, p := range paths(r, before) {
		out = append(out, p+after)
	}
	return out
}

// runner returns the principal that a path names.
func (b *Builder) runner(r *tf.Resource, run runs, path string) *model.Principal {
	if run.role != "" {
		if str(r, path) == "" {
			return nil
		}
		return b.principal(r, "role", b.link(r, path, isRole, "arn"))
	}
	for _, attr := range []string{path, path + ".name", path + ".arn"} {
		if str(r, attr) != "" {
			return b.profileRole(r, attr)
		}
	}
	return nil
}

// profileRole returns the role in the instance profile that an attribute names.
func (b *Builder) profileRole(r *tf.Resource, path string) *model.Principal {
	isProfile := func(t *tf.Resource) bool { return t.Type == "aws_iam_instance_profile" }
	name := b.link(r, path, isProfile, "name")
	if strings.HasPrefix(name, "arn:") {
		name = name[strings.LastIndexByte(name, '/')+1:]
	}
	target := b.find("aws_iam_instance_profile", name)
	switch {
	case target == nil || target.Change == deleted:
		return nil
	case target.Mode == "data":
		return b.principal(target, "role", str(target, "role_arn"))
	default:
		return b.role(target, "role")
	}
}

// workload files a workload. A resource that runs as several principals has one
// each.
func (b *Builder) workload(r *tf.Resource, path string, p *model.Principal, service string) *model.Workload {
	key := r.Address
	if b.model.Workloads[key] != nil {
		key += "." + path
	}
	w := &model.Workload{
		Address: r.Address, Type: r.Type, Principal: p.ARN, Service: service, Range: rangeOf(r, path),
	}
	// China has names of its own for some of the services.
	if strings.HasPrefix(p.ARN, "arn:aws-cn:") {
		w.Service = ""
	}
	b.model.Workloads[key] = w
	return w
}

// locate fills in where a workload runs.
func (b *Builder) locate(r *tf.Resource, w *model.Workload, run runs) {
	if run.subnets != "" {
		for _, path := range spread(r, run.subnets) {
			for _, subnet := range list(r, path) {
				w.Subnets = append(w.Subnets, b.render(subnet))
			}
		}
	}
	if run.vpc != "" {
		w.VPC = b.render(str(r, run.vpc))
	}
	b.place(w)
}

// place derives VPC and endpoint from the subnets.
func (b *Builder) place(w *model.Workload) {
	if w.VPC == "" && len(w.Subnets) > 0 {
		w.VPC = b.network.vpc[w.Subnets[0]]
	}
	w.Endpoint = b.endpointFor(w.Subnets)
}

// addBatchJob reads the roles from the container properties, which are JSON.
func (b *Builder) addBatchJob(r *tf.Resource) {
	var properties struct {
		JobRoleARN       string `json:"jobRoleArn"`
		ExecutionRoleARN string `json:"executionRoleArn"`
	}
	text := str(r, "container_properties")
	if text == "" || json.Unmarshal([]byte(text), &properties) != nil {
		return
	}
	for _, arn := range []string{properties.JobRoleARN, properties.ExecutionRoleARN} {
		if arn == "" {
			continue
		}
		if p := b.principal(r, "role", arn); p != nil {
			b.workload(r, "container_properties", p, "ecs-tasks.amazonaws.com")
		}
	}
}

// addAutoscalingGroup runs the launch template or configuration in its subnets.
func (b *Builder) addAutoscalingGroup(r *tf.Resource) {
	template := b.launched(r)
	if template == nil {
		return
	}
	run := workloads[template.Type][0]
	p := b.runner(template, run, run.profile)
	if p == nil {
		return
	}
	w := b.workload(r, "launch_template", p, run.service)
	b.locate(r, w, runs{subnets: "vpc_zone_identifier"})
}

// launched returns the launch template or configuration of a group.
func (b *Builder) launched(r *tf.Resource) *tf.Resource {
	for _, path := range []string{
		"launch_template.0.id", "launch_template.0.name", "launch_configuration",
		"mixed_instances_policy.0.launch_template.0.launch_template_specification.0.launch_template_id",
		"mixed_instances_policy.0.launch_template.0.launch_template_specification.0.launch_template_name",
	} {
		v := str(r, path)
		if v == "" {
			continue
		}
		for _, typ := range []string{"aws_launch_template", "aws_launch_configuration"} {
			if target := b.find(typ, v); target != nil {
				return target
			}
		}
		isTemplate := func(t *tf.Resource) bool {
			return t.Type == "aws_launch_template" || t.Type == "aws_launch_configuration"
		}
		if token, ok := symbol.Name(v); ok {
			if target, _ := b.owner(token); target != nil && isTemplate(target) {
				return target
			}
		}
		if target := b.referred(r, path, isTemplate); target != nil {
			return target
		}
	}
	return nil
}

// placeTasks gives ECS tasks the network of the services that run them.
func (b *Builder) placeTasks() {
	for _, r := range b.module.Resources {
		if r.Type != "aws_ecs_service" || r.Change == deleted {
			continue
		}
		isTask := func(t *tf.Resource) bool { return t.Type == "aws_ecs_task_definition" }
		task := b.find("aws_ecs_task_definition", b.link(r, "task_definition", isTask, "arn"))
		if task == nil {
			task = b.referred(r, "task_definition", isTask)
		}
		if task == nil {
			continue
		}
		for _, w := range b.model.Workloads {
			if w.Address == task.Address && len(w.Subnets) == 0 {
				b.locate(r, w, runs{subnets: "network_configuration.0.subnets"})
			}
		}
	}
}
