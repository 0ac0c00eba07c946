package lint403.needs.integrations

import data.lint403.lib.acl
import data.lint403.lib.bucket as buckets

# METADATA
# description: |
#   The accounts from which Elastic Load Balancing writes access logs, in the Regions that
#   had one before the service got a principal of its own.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
#     description: Enable access logs for your Application Load Balancer
# scope: document
balancer_accounts := {
	"af-south-1": "098369216593",
	"ap-east-1": "754344448648",
	"ap-northeast-1": "582318560864",
	"ap-northeast-2": "600734575887",
	"ap-northeast-3": "383597477331",
	"ap-south-1": "718504428378",
	"ap-southeast-1": "114774131450",
	"ap-southeast-2": "783225319266",
	"ap-southeast-3": "589379963580",
	"ca-central-1": "985666609251",
	"cn-north-1": "638102146993",
	"cn-northwest-1": "037604701340",
	"eu-central-1": "054676820928",
	"eu-north-1": "897822967062",
	"eu-south-1": "635631232127",
	"eu-west-1": "156460612806",
	"eu-west-2": "652711504416",
	"eu-west-3": "009996457667",
	"me-south-1": "076674570225",
	"sa-east-1": "507241528517",
	"us-east-1": "127311923021",
	"us-east-2": "033677994240",
	"us-gov-east-1": "190560391635",
	"us-gov-west-1": "048591011584",
	"us-west-1": "027434742980",
	"us-west-2": "797873946194",
}

# METADATA
# description: Regions that accounts opt in to.
# related_resources:
#   - ref: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
#     description: Enable or disable AWS Regions in your account
# scope: document
opt_in_regions := {
	"af-south-1",
	"ap-east-1",
	"ap-east-2",
	"ap-south-2",
	"ap-southeast-3",
	"ap-southeast-4",
	"ap-southeast-5",
	"ap-southeast-6",
	"ap-southeast-7",
	"ca-west-1",
	"eu-central-2",
	"eu-south-1",
	"eu-south-2",
	"il-central-1",
	"me-central-1",
	"me-south-1",
	"mx-central-1",
}

# METADATA
# description: |
#   Whether the ACL of a bucket lets a group write: yes, maybe, or no.
# scope: document
granted_by_acl(group, bucket) := "maybe" if {
	not bucket.address
	not bucket.acl
} else := "no" if {
	not bucket.acl
} else := "maybe" if {
	buckets.ownership(bucket) == "BucketOwnerEnforced"
	buckets.presumed(bucket, "ownership") != {}
} else := "no" if {
	buckets.ownership(bucket) == "BucketOwnerEnforced"
} else := "maybe" if {
	bucket.acl.unknown
} else := "yes" if {
	some grant in acl.grants(bucket.acl, "", "")
	grant.grantee == group
	grant.permission in {"WRITE", "FULL_CONTROL"}
} else := "no"

# METADATA
# description: |
#   What AWS managed policies reach in S3 whose names suggest more, in words.
# related_resources:
#   - ref: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
#     description: AWS managed policies reference
# scope: document
reach_of_managed := {
	"AWSBackupServiceRolePolicyForBackup": "no bucket; S3 takes AWSBackupServiceRolePolicyForS3Backup",
	"AWSElasticBeanstalkWebTier": "only buckets whose name starts with elasticbeanstalk-",
	"AWSElasticBeanstalkWorkerTier": "only buckets whose name starts with elasticbeanstalk-",
	"AWSGlueServiceRole": "objects only where the bucket's name starts with, or the key has, aws-glue-",
	"AWSLambdaBasicExecutionRole": "no bucket",
	"AWS_ConfigRole": "no object",
	"AmazonAthenaFullAccess": "only buckets whose name starts with aws-athena-query-results-",
	"AmazonECSTaskExecutionRolePolicy": "no bucket",
	"AmazonEMRServicePolicy_v2": "no bucket",
	"AmazonSSMManagedInstanceCore": "no bucket",
	"AmazonSageMakerFeatureStoreAccess": "only buckets and keys with sagemaker in their name",
	"AmazonSageMakerFullAccess": "objects only where the bucket's or the key's name has sagemaker",
	"EC2InstanceProfileForImageBuilder": "only buckets whose name starts with ec2imagebuilder, and those for reading",
}
