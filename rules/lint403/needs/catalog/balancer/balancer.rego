# METADATA
# title: Needs of load balancers
# description: |
#   What Elastic Load Balancing asks of the buckets it writes logs to. Application and
#   Classic Load Balancers write as the service or, in the older Regions, from an account
#   of AWS; Network Load Balancers use the log delivery of CloudWatch Logs.
# custom:
#   library: true
#   when: ["resource:aws_lb|resource:aws_alb|resource:aws_elb"]
package lint403.needs.catalog.balancer

# METADATA
# description: The entries; the README of lint403.needs.catalog describes their form.
# scope: document
entries := [
	object.union(_application, {
		"id": "alb.access_logs",
		"bind": {"bucket": "access_logs.0.bucket:bucket", "prefix": "access_logs.0.prefix:prefix"},
		"when": [["load_balancer_type", "in", ["application", null]], ["access_logs.0.enabled", "eq", true]],
	}),
	object.union(_application, {
		"id": "alb.connection_logs",
		"doc": "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-connection-logging.html",
		"bind": {"bucket": "connection_logs.0.bucket:bucket", "prefix": "connection_logs.0.prefix:prefix"},
		"when": [["load_balancer_type", "in", ["application", null]], ["connection_logs.0.enabled", "eq", true]],
	}),
	object.union(_application, {
		"id": "alb.health_check_logs",
		"doc": "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-health-check-logging.html",
		"bind": {"bucket": "health_check_logs.0.bucket:bucket", "prefix": "health_check_logs.0.prefix:prefix"},
		"when": [["load_balancer_type", "in", ["application", null]], ["health_check_logs.0.enabled", "eq", true]],
	}),
	object.union(_application, {
		"id": "elb.access_logs",
		"resources": ["aws_elb"],
		"doc": "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-access-logs.html",
		"bind": {"bucket": "access_logs.0.bucket:bucket", "prefix": "access_logs.0.bucket_prefix:prefix"},
		"when": [["access_logs.0.enabled", "in", [true, null]]],
	}),
	{
		"id": "nlb.access_logs",
		"resources": ["aws_lb", "aws_alb"],
		"doc": "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html",
		"evidence": "D",
		"purpose": "writes its access logs to the bucket",
		"bind": {"bucket": "access_logs.0.bucket:bucket", "prefix": "access_logs.0.prefix:prefix"},
		"when": [["load_balancer_type", "eq", "network"], ["access_logs.0.enabled", "eq", true]],
		"actors": [{"service": "delivery.logs.amazonaws.com"}],
		"context": {
			"aws:sourcearn": "arn:<partition>:logs:<region>:<account>:*",
			"aws:sourceaccount": "<account>",
		},
		"asks": [
			{"do": "s3:GetBucketAcl"},
			{
				"do": "s3:PutObject",
				"key": "<prefix>AWSLogs/<account>/elasticloadbalancing/<region>/~",
				"acl": "bucket-owner-full-control",
			},
		],
		"limits": {"region": "same", "prefix_not": "AWSLogs"},
		"fails": "apply",
		"error": "InvalidConfigurationRequest: Access Denied for bucket",
	},
]

# Which condition keys the writes of these carry is documented for aws:SourceArn alone.
_application := {
	"resources": ["aws_lb", "aws_alb"],
	"doc": "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
	"evidence": "D",
	"purpose": "writes its logs to the bucket",
	"actors": [
		{"service": "logdelivery.elasticloadbalancing.amazonaws.com"},
		{"balancer_account": true},
	],
	"context": {"aws:sourcearn": "arn:<partition>:elasticloadbalancing:<region>:<account>:loadbalancer/~"},
	"asks": [{"do": "s3:PutObject", "key": "<prefix>AWSLogs/<account>/~"}],
	"limits": {"region": "same", "encryption": "AES256", "prefix_not": "AWSLogs"},
	"fails": "apply",
	"error": "InvalidConfigurationRequest: Access Denied for bucket",
}
