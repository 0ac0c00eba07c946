package lint403.authz

# What AWS managed policies allow of the actions that the simulation asks for, by their
# names below arn:aws:iam::aws:policy/. An attached policy that is not listed may allow.

# METADATA
# description: |
#   The actions of S3, KMS and STS that well-known AWS managed policies allow on every
#   resource, as lower-case patterns; none for a policy that has nothing of them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
#     description: AWS managed policies reference
# scope: document
managed_policies := {
	"AdministratorAccess": ["*"],
	"PowerUserAccess": ["s3:*", "s3express:*", "s3-object-lambda:*", "kms:*", "sts:*"],
	"ReadOnlyAccess": ["s3:get*", "s3:list*", "s3:describejob"],
	"job-function/ViewOnlyAccess": ["s3:listallmybuckets", "s3:listbucket"],
	"AmazonS3FullAccess": ["s3:*", "s3-object-lambda:*"],
	"AmazonS3ReadOnlyAccess": ["s3:get*", "s3:list*", "s3:describe*", "s3-object-lambda:get*", "s3-object-lambda:list*"],
	"AmazonDynamoDBFullAccess": [],
	"AmazonDynamoDBReadOnlyAccess": [],
	"AmazonEC2ContainerRegistryPowerUser": [],
	"AmazonEC2ContainerRegistryReadOnly": [],
	"AmazonEC2FullAccess": [],
	"AmazonEC2ReadOnlyAccess": [],
	"AmazonEKSWorkerNodePolicy": [],
	"AmazonEKS_CNI_Policy": [],
	"AmazonSNSFullAccess": [],
	"AmazonSQSFullAccess": [],
	"AmazonSSMManagedInstanceCore": [],
	"AWSXRayDaemonWriteAccess": [],
	"CloudWatchAgentServerPolicy": [],
	"CloudWatchLogsFullAccess": [],
	"service-role/AmazonECSTaskExecutionRolePolicy": [],
	"service-role/AWSLambdaBasicExecutionRole": [],
	"service-role/AWSLambdaDynamoDBExecutionRole": [],
	"service-role/AWSLambdaKinesisExecutionRole": [],
	"service-role/AWSLambdaSQSQueueExecutionRole": [],
	"service-role/AWSLambdaVPCAccessExecutionRole": [],
}

# METADATA
# description: |
#   Well-known AWS managed policies that allow actions on buckets and keys of certain names
#   only, as lists of entries: the actions as lower-case patterns, the names of the buckets
#   as patterns, and what a key may have in it instead. An entry without names is about
#   every bucket.
# related_resources:
#   - ref: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
#     description: AWS managed policies reference
# scope: document
limited_policies := {
	"AWSElasticBeanstalkWebTier": [_beanstalk],
	"AWSElasticBeanstalkWorkerTier": [_beanstalk],
	"AmazonAthenaFullAccess": [
		{"actions": ["s3:getbucketlocation", "s3:listbucket", "s3:listallmybuckets"]},
		{"actions": _athena, "buckets": ["aws-athena-query-results-*"]},
		{"actions": ["s3:getobject"], "buckets": ["athena-examples*"]},
	],
	"AmazonSageMakerFeatureStoreAccess": [{
		"actions": ["s3:putobject", "s3:getbucketacl", "s3:putobjectacl"],
		"buckets": _sagemaker_buckets,
		"marks": _sagemaker_marks,
	}],
	"AmazonSageMakerFullAccess": [
		{"actions": [
			"s3:createbucket", "s3:getbucketlocation", "s3:listbucket", "s3:listallmybuckets",
			"s3:getbucketcors", "s3:putbucketcors",
		]},
		{
			"actions": [
				"s3:getobject", "s3:putobject", "s3:deleteobject", "s3:abortmultipartupload",
				"s3:getbucketacl", "s3:putobjectacl",
			],
			"buckets": array.concat(_sagemaker_buckets, ["*aws-glue*"]),
			"marks": array.concat(_sagemaker_marks, ["aws-glue"]),
		},
	],
	"EC2InstanceProfileForImageBuilder": [{"actions": ["s3:getobject"], "buckets": ["ec2imagebuilder*"]}],
	"service-role/AWSBackupServiceRolePolicyForBackup": [],
	"service-role/AWSGlueServiceRole": [
		{"actions": ["s3:getbucketlocation", "s3:listbucket", "s3:listallmybuckets", "s3:getbucketacl"]},
		{"actions": ["s3:createbucket", "s3:putbucketpublicaccessblock"], "buckets": ["aws-glue-*"]},
		{
			"actions": ["s3:getobject", "s3:putobject", "s3:deleteobject"],
			"buckets": ["aws-glue-*"],
			"marks": ["aws-glue-"],
		},
		{"actions": ["s3:getobject"], "buckets": ["crawler-public*"]},
	],
	"service-role/AWS_ConfigRole": [{"actions": ["s3:getbucket*", "s3:get*configuration", "s3:list*"]}],
	"service-role/AmazonEMRServicePolicy_v2": [],
}

_beanstalk := {
	"actions": ["s3:get*", "s3:list*", "s3:putobject"],
	"buckets": ["elasticbeanstalk-*"],
}

# Beside what Athena may do with every bucket.
_athena := [
	"s3:getobject", "s3:listbucketmultipartuploads", "s3:listmultipartuploadparts", "s3:abortmultipartupload",
	"s3:createbucket", "s3:putobject", "s3:putbucketpublicaccessblock",
]

_sagemaker_buckets := ["*SageMaker*", "*Sagemaker*", "*sagemaker*"]

_sagemaker_marks := ["SageMaker", "Sagemaker", "sagemaker"]

# What attached policies out of view allow of an action, as a verdict.
_managed_allow(need, who, check) := 2 if {
	some arn in who.managed_arns
	some pattern in managed_policies[_managed_name(arn.value)]
	glob.match(pattern, [], lower(check.action))
} else := 2 if {
	some arn in who.managed_arns
	some entry in limited_policies[_managed_name(arn.value)]
	some pattern in entry.actions
	glob.match(pattern, [], lower(check.action))
	_within(entry, need, check)
} else := 1 if {
	some arn in who.managed_arns
	not managed_policies[_managed_name(arn.value)]
	not limited_policies[_managed_name(arn.value)]
} else := 0

_within(entry, _, _) if not entry.buckets

_within(entry, _, check) if {
	some pattern in entry.buckets
	glob.match(pattern, [], check.bucket)
}

_within(entry, need, _) if {
	some mark in entry.marks
	need.marks[mark]
}

_managed_name(arn) := regex.replace(arn, `^arn:[^:]*:iam::aws:policy/`, "") if {
	regex.match(`^arn:[^:]*:iam::aws:policy/`, arn)
} else := arn

# What attached policies ask a key to have in it.
_marks contains mark if {
	some principal in input.principals
	some arn in principal.managed_arns
	some entry in limited_policies[_managed_name(arn.value)]
	some mark in entry.marks
}
