# METADATA
# title: RoleArnArgument
# description: |
#   An argument that takes the ARN of a role holds something else: an account id that is
#   not 12 digits, a name, or the ARN of another kind of thing. AWS refuses the resource,
#   or the service cannot assume the role.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
#     description: IAM identifiers
# custom:
#   id: ARN351
#   severity: error
#   when: [resource:aws_s3_bucket_replication_configuration|resource:aws_lambda_function|resource:aws_s3control_access_grants_location|resource:aws_sagemaker_model|resource:aws_sagemaker_notebook_instance|resource:aws_codebuild_project|resource:aws_codepipeline|resource:aws_ecs_task_definition|resource:aws_emr_studio|resource:aws_kinesis_analytics_application|resource:aws_kinesisanalyticsv2_application|resource:aws_sfn_state_machine|resource:aws_backup_selection|resource:aws_flow_log|resource:aws_cloudtrail|resource:aws_config_configuration_recorder|resource:aws_transfer_user|resource:aws_transfer_access|resource:aws_storagegateway_nfs_file_share|resource:aws_storagegateway_smb_file_share|resource:aws_imagebuilder_image]
#   since: Unreleased
#   verdict: apply-error
#   fix: Give the role's ARN, as in aws_iam_role.NAME.arn.
#   codes: [CFNLINT_ROLE_ARN_PATTERN]
#   seed: arn
#   examples:
#     - fail_tf: |
#         resource "aws_s3_bucket_replication_configuration" "data" {
#           bucket = "acme-data"
#           role   = "arn:aws:iam::1112223333:role/replication"
#           rule {
#             status = "Enabled"
#             destination {
#               bucket = "arn:aws:s3:::acme-copy"
#             }
#           }
#         }
#       pass_tf: |
#         resource "aws_s3_bucket_replication_configuration" "data" {
#           bucket = "acme-data"
#           role   = "arn:aws:iam::111122223333:role/replication"
#           rule {
#             status = "Enabled"
#             destination {
#               bucket = "arn:aws:s3:::acme-copy"
#             }
#           }
#         }
package lint403.rules.arn.role_arn_argument

import data.lint403.lib.resource as resources

deny contains finding if {
	some type, arguments in _arguments
	some argument in arguments
	some i
	arn := resources.managed[type][i].values[argument]
	is_string(arn)
	arn != ""
	not regex.match(`^arn:aws[a-z-]*:iam::\d{12}:role/[\w+=,.@/-]+$`, arn)
	resource := resources.managed[type][i]
	not resources.open(resource, [argument])
	finding := resources.finding(
		rego.metadata.chain(), resource, argument,
		sprintf("%q is not the ARN of a role (arn:aws:iam::ACCOUNT:role/NAME)%s", [arn, _hint(arn)]),
		{"codes": ["CFNLINT_ROLE_ARN_PATTERN"]},
	)
}

_hint(arn) := "; an account id has 12 digits, leading zeros included" if {
	regex.match(`^arn:[^:]*:iam::\d+:role/`, arn)
} else := "; it is an instance profile" if {
	contains(arn, ":instance-profile/")
} else := ""

# Arguments that the provider documents as a role ARN.
_arguments := {
	"aws_s3_bucket_replication_configuration": ["role"],
	"aws_lambda_function": ["role"],
	"aws_s3control_access_grants_location": ["iam_role_arn"],
	"aws_sagemaker_model": ["execution_role_arn"],
	"aws_sagemaker_notebook_instance": ["role_arn"],
	"aws_codebuild_project": ["service_role"],
	"aws_codepipeline": ["role_arn"],
	"aws_ecs_task_definition": ["task_role_arn", "execution_role_arn"],
	"aws_emr_studio": ["service_role"],
	"aws_kinesis_analytics_application": ["service_execution_role"],
	"aws_kinesisanalyticsv2_application": ["service_execution_role"],
	"aws_sfn_state_machine": ["role_arn"],
	"aws_backup_selection": ["iam_role_arn"],
	"aws_flow_log": ["iam_role_arn"],
	"aws_cloudtrail": ["cloud_watch_logs_role_arn"],
	"aws_config_configuration_recorder": ["role_arn"],
	"aws_transfer_user": ["role"],
	"aws_transfer_access": ["role"],
	"aws_storagegateway_nfs_file_share": ["role_arn"],
	"aws_storagegateway_smb_file_share": ["role_arn"],
	"aws_imagebuilder_image": ["execution_role"],
}
