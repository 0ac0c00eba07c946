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

# What attached policies out of view allow of an action, as a verdict.
_managed_allow(who, action) := 2 if {
	some arn in who.managed_arns
	some pattern in managed_policies[_managed_name(arn.value)]
	glob.match(pattern, [], lower(action))
} else := 1 if {
	some arn in who.managed_arns
	not managed_policies[_managed_name(arn.value)]
} else := 0

_managed_name(arn) := regex.replace(arn, `^arn:[^:]*:iam::aws:policy/`, "") if {
	regex.match(`^arn:[^:]*:iam::aws:policy/`, arn)
} else := arn
