# METADATA
# title: Needs of vended logs
# description: |
#   What services ask of buckets when they hand their logs to the log delivery of
#   CloudWatch Logs (delivery.logs.amazonaws.com). When such a delivery is set up, AWS
#   adds the statements it needs to the bucket policy if the caller may change it; a
#   bucket policy that Terraform manages then loses them at the next apply.
# custom:
#   library: true
#   when: ["resource:aws_flow_log|resource:aws_wafv2_web_acl_logging_configuration|resource:aws_route53_resolver_query_log_config|resource:aws_msk_cluster|resource:aws_mskconnect_connector|resource:aws_msk_replicator|resource:aws_networkfirewall_logging_configuration|resource:aws_vpclattice_access_log_subscription|resource:aws_verifiedaccess_instance_logging_configuration|resource:aws_globalaccelerator_accelerator|resource:aws_globalaccelerator_custom_routing_accelerator|resource:aws_cloudwatch_log_delivery_destination"]
package lint403.needs.catalog.vended

# METADATA
# description: The entries; the README of lint403.needs.catalog describes their form.
# scope: document
entries := [entry |
	some source in _sources
	entry := object.union_n([_vended, {"asks": _asks(source)}, object.remove(source, ["folder"])])
]

_vended := {
	"doc": "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html",
	"evidence": "D",
	"purpose": "sends its logs to the bucket",
	"actors": [{"service": "delivery.logs.amazonaws.com"}],
	"context": {
		"aws:sourcearn": "arn:<partition>:logs:<region>:<account>:*",
		"aws:sourceaccount": "<account>",
	},
	"self_grant": "bucket-policy",
	"fails": "apply",
	"error": "Access Denied for LogDestination",
}

_asks(source) := [
	{"do": "s3:GetBucketAcl"},
	{
		"do": "s3:PutObject",
		"key": concat("", ["<prefix>AWSLogs/<account>/", source.folder, "~"]),
		"acl": "bucket-owner-full-control",
	},
]

_to_s3 := "arn:aws"

_sources := [
	{
		"id": "flowlog.s3",
		"resources": ["aws_flow_log"],
		"doc": "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html",
		"folder": "vpcflowlogs/<region>/",
		"bind": {"bucket": "log_destination:bucket_arn", "prefix": "log_destination:arn_prefix"},
		"when": [
			["log_destination_type", "eq", "s3"],
			["destination_options.0.hive_compatible_partitions", "in", [false, null]],
		],
		"limits": {"prefix_not": "AWSLogs"},
	},
	{
		"id": "flowlog.s3.hive",
		"resources": ["aws_flow_log"],
		"doc": "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html",
		"folder": "",
		"bind": {"bucket": "log_destination:bucket_arn", "prefix": "log_destination:arn_prefix"},
		"when": [
			["log_destination_type", "eq", "s3"],
			["destination_options.0.hive_compatible_partitions", "eq", true],
		],
		"limits": {"prefix_not": "AWSLogs"},
		"asks": [
			{"do": "s3:GetBucketAcl"},
			{
				"do": "s3:PutObject",
				"key": "<prefix>AWSLogs/aws-account-id=<account>/~",
				"acl": "bucket-owner-full-control",
			},
		],
	},
	{
		"id": "waf.logs",
		"resources": ["aws_wafv2_web_acl_logging_configuration"],
		"doc": "https://docs.aws.amazon.com/waf/latest/developerguide/logging-s3.html",
		"folder": "WAFLogs/",
		"each": ["log_destination_configs"],
		"bind": {"bucket": "@:bucket_arn", "prefix": "@:arn_prefix"},
		"when": [["@", "prefix", _to_s3]],
		"limits": {"name": "aws-waf-logs-"},
		"error": "WAFLogDestinationPermissionIssueException",
	},
	{
		"id": "r53resolver.query_logs",
		"resources": ["aws_route53_resolver_query_log_config"],
		"doc": "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs-choosing-target-resource.html",
		"folder": "vpcdnsquerylogs/",
		"bind": {"bucket": "destination_arn:bucket_arn", "prefix": "destination_arn:arn_prefix"},
	},
	{
		"id": "msk.broker_logs",
		"resources": ["aws_msk_cluster"],
		"doc": "https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html",
		"folder": "KafkaBrokerLogs/",
		"bind": {
			"bucket": "logging_info.0.broker_logs.0.s3.0.bucket:bucket",
			"prefix": "logging_info.0.broker_logs.0.s3.0.prefix:prefix",
		},
		"when": [["logging_info.0.broker_logs.0.s3.0.enabled", "eq", true]],
	},
	{
		"id": "mskconnect.worker_logs",
		"resources": ["aws_mskconnect_connector"],
		"doc": "https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-logging.html",
		"folder": "",
		"bind": {
			"bucket": "log_delivery.0.worker_log_delivery.0.s3.0.bucket:bucket",
			"prefix": "log_delivery.0.worker_log_delivery.0.s3.0.prefix:prefix",
		},
		"when": [["log_delivery.0.worker_log_delivery.0.s3.0.enabled", "eq", true]],
	},
	{
		"id": "msk.replicator_logs",
		"resources": ["aws_msk_replicator"],
		"doc": "https://docs.aws.amazon.com/msk/latest/developerguide/msk-replicator.html",
		"evidence": "K",
		"folder": "",
		"bind": {
			"bucket": "log_delivery.0.replicator_log_delivery.0.s3.0.bucket:bucket",
			"prefix": "log_delivery.0.replicator_log_delivery.0.s3.0.prefix:prefix",
		},
		"when": [["log_delivery.0.replicator_log_delivery.0.s3.0.enabled", "eq", true]],
	},
	{
		"id": "networkfirewall.logs",
		"resources": ["aws_networkfirewall_logging_configuration"],
		"doc": "https://docs.aws.amazon.com/network-firewall/latest/developerguide/logging-s3.html",
		"folder": "network-firewall/",
		"each": ["logging_configuration.0.log_destination_config"],
		"bind": {
			"bucket": "@.log_destination.bucketName:bucket",
			"prefix": "@.log_destination.prefix:prefix",
		},
		"when": [["@.log_destination_type", "eq", "S3"]],
	},
	{
		"id": "vpclattice.access_logs",
		"resources": ["aws_vpclattice_access_log_subscription"],
		"doc": "https://docs.aws.amazon.com/vpc-lattice/latest/ug/monitoring-access-logs.html",
		"evidence": "K",
		"folder": "VpcLattice/",
		"bind": {"bucket": "destination_arn:bucket_arn", "prefix": "destination_arn:arn_prefix"},
	},
	{
		"id": "verifiedaccess.logs",
		"resources": ["aws_verifiedaccess_instance_logging_configuration"],
		"doc": "https://docs.aws.amazon.com/verified-access/latest/ug/access-logs-enable.html",
		"evidence": "K",
		"folder": "",
		"bind": {
			"bucket": "access_logs.0.s3.0.bucket_name:bucket",
			"prefix": "access_logs.0.s3.0.prefix:prefix",
		},
		"when": [["access_logs.0.s3.0.enabled", "eq", true]],
	},
	{
		"id": "globalaccelerator.flow_logs",
		"resources": ["aws_globalaccelerator_accelerator", "aws_globalaccelerator_custom_routing_accelerator"],
		"doc": "https://docs.aws.amazon.com/global-accelerator/latest/dg/monitoring-global-accelerator.flow-logs.html",
		"folder": "globalaccelerator/",
		"context": {
			"aws:sourcearn": "arn:<partition>:logs:${Region of Global Accelerator}:<account>:*",
			"aws:sourceaccount": "<account>",
		},
		"bind": {
			"bucket": "attributes.0.flow_logs_s3_bucket:bucket",
			"prefix": "attributes.0.flow_logs_s3_prefix:prefix",
		},
		"when": [["attributes.0.flow_logs_enabled", "eq", true]],
	},
	{
		"id": "logs.delivery_v2",
		"resources": ["aws_cloudwatch_log_delivery_destination"],
		"doc": "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-S3.html",
		"folder": "",
		"context": {
			"aws:sourcearn": "arn:<partition>:logs:${Region of the delivery source}:<account>:delivery-source:~",
			"aws:sourceaccount": "<account>",
		},
		"bind": {
			"bucket": "delivery_destination_configuration.0.destination_resource_arn:bucket_arn",
			"prefix": "delivery_destination_configuration.0.destination_resource_arn:arn_prefix",
		},
		"asks": [{
			"do": "s3:PutObject",
			"key": "<prefix>AWSLogs/<account>/~",
			"acl": "bucket-owner-full-control",
		}],
	},
]
