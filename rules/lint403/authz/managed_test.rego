package lint403.authz_test

# What the AWS managed policies reference says of the policies that are known by name.

test_managed_policies[name] if {
	some name, actions in {
		"AdministratorAccess": {"s3:GetObject", "s3:PutObject", "s3:ListAllMyBuckets", "kms:Decrypt", "s3-object-lambda:GetObject"},
		"PowerUserAccess": {"s3:GetObject", "s3:PutObject", "s3:ListAllMyBuckets", "kms:Decrypt", "s3-object-lambda:GetObject"},
		"ReadOnlyAccess": {"s3:GetObject", "s3:ListAllMyBuckets"},
		"job-function/ViewOnlyAccess": {"s3:ListAllMyBuckets"},
		"AmazonS3FullAccess": {"s3:GetObject", "s3:PutObject", "s3:ListAllMyBuckets", "s3-object-lambda:GetObject"},
		"AmazonS3ReadOnlyAccess": {"s3:GetObject", "s3:ListAllMyBuckets", "s3-object-lambda:GetObject"},
	}

	probes := {"s3:GetObject", "s3:PutObject", "s3:ListAllMyBuckets", "kms:Decrypt", "s3-object-lambda:GetObject"}
	{action | some action in probes; managed(name, {"action": action, "resource": "*"}) == "allowed"} == actions
}

# Further actions that tell one pattern from another.
test_managed_patterns[note] if {
	some note, case in {
		"power users assume roles": ["PowerUserAccess", "sts:GetCallerIdentity", "allowed"],
		"and use directory buckets": ["PowerUserAccess", "s3express:CreateSession", "allowed"],
		"but do nothing of IAM": ["PowerUserAccess", "iam:PassRole", "denied"],
		"readers see jobs": ["ReadOnlyAccess", "s3:DescribeJob", "allowed"],
		"readers of S3 too": ["AmazonS3ReadOnlyAccess", "s3:DescribeJob", "allowed"],
		"and list what Object Lambda has": ["AmazonS3ReadOnlyAccess", "s3-object-lambda:ListBucket", "allowed"],
		"viewers list objects": ["job-function/ViewOnlyAccess", "s3:ListBucket", "allowed"],
		"nobody knows this one": ["SomethingNew", "s3:ListBucket", "at-risk"],
	}

	managed(case[0], {"action": case[1], "resource": "*"}) == case[2]
}

# Policies with nothing of S3 and KMS, which are certain to allow none of it.
test_managed_elsewhere[name] if {
	some name in [
		"AmazonDynamoDBFullAccess",
		"AmazonDynamoDBReadOnlyAccess",
		"AmazonEC2ContainerRegistryPowerUser",
		"AmazonEC2ContainerRegistryReadOnly",
		"AmazonEC2FullAccess",
		"AmazonEC2ReadOnlyAccess",
		"AmazonEKSWorkerNodePolicy",
		"AmazonEKS_CNI_Policy",
		"AmazonSNSFullAccess",
		"AmazonSQSFullAccess",
		"AmazonSSMManagedInstanceCore",
		"AWSXRayDaemonWriteAccess",
		"CloudWatchAgentServerPolicy",
		"CloudWatchLogsFullAccess",
		"service-role/AmazonECSTaskExecutionRolePolicy",
		"service-role/AWSLambdaBasicExecutionRole",
		"service-role/AWSLambdaDynamoDBExecutionRole",
		"service-role/AWSLambdaKinesisExecutionRole",
		"service-role/AWSLambdaSQSQueueExecutionRole",
		"service-role/AWSLambdaVPCAccessExecutionRole",
		"service-role/AWSBackupServiceRolePolicyForBackup",
		"service-role/AmazonEMRServicePolicy_v2",
	]

	managed(name, {}) == "denied"
}

test_limited_policies_of_athena_and_beanstalk[note] if {
	some note, case in {
		"Beanstalk's own bucket": ["AWSElasticBeanstalkWebTier", "PutObject", "elasticbeanstalk-x", "k", "allowed"],
		"for workers too": ["AWSElasticBeanstalkWorkerTier", "GetObject", "elasticbeanstalk-x", "k", "allowed"],
		"listed": ["AWSElasticBeanstalkWebTier", "ListObjectsV2", "elasticbeanstalk-x", "", "allowed"],
		"not another's": ["AWSElasticBeanstalkWebTier", "GetObject", "data-bkt", "k", "denied"],
		"nothing is deleted": ["AWSElasticBeanstalkWorkerTier", "DeleteObject", "elasticbeanstalk-x", "k", "denied"],
		"Athena lists every bucket": ["AmazonAthenaFullAccess", "ListObjectsV2", "data-bkt", "", "allowed"],
		"and asks where it is": ["AmazonAthenaFullAccess", "GetBucketLocation", "data-bkt", "", "allowed"],
		"but reads only examples": ["AmazonAthenaFullAccess", "GetObject", "athena-examples-us-east-1", "k", "allowed"],
		"and its results": ["AmazonAthenaFullAccess", "GetObject", "aws-athena-query-results-x", "k", "allowed"],
		"which it writes": ["AmazonAthenaFullAccess", "PutObject", "aws-athena-query-results-x", "k", "allowed"],
		"and lists uploads to": ["AmazonAthenaFullAccess", "ListMultipartUploads", "aws-athena-query-results-x", "", "allowed"],
		"and their parts": ["AmazonAthenaFullAccess", "ListParts", "aws-athena-query-results-x", "k", "allowed"],
		"and aborts": ["AmazonAthenaFullAccess", "AbortMultipartUpload", "aws-athena-query-results-x", "k", "allowed"],
		"and makes": ["AmazonAthenaFullAccess", "CreateBucket", "aws-athena-query-results-x", "", "allowed"],
		"and closes": ["AmazonAthenaFullAccess", "PutPublicAccessBlock", "aws-athena-query-results-x", "", "allowed"],
		"Athena lists buckets": ["AmazonAthenaFullAccess", "ListBuckets", "", "", "allowed"],
		"not examples": ["AmazonAthenaFullAccess", "PutObject", "athena-examples-us-east-1", "k", "denied"],
		"not what is anybody's": ["AmazonAthenaFullAccess", "GetObject", "data-bkt", "k", "denied"],
	}

	reaches(case)
}

test_limited_policies_of_sagemaker[note] if {
	some note, case in {
		"the feature store's bucket": ["AmazonSageMakerFeatureStoreAccess", "PutObject", "my-sagemaker-b", "k", "allowed"],
		"a key that is marked": ["AmazonSageMakerFeatureStoreAccess", "PutObject", "data-bkt", "x/SageMaker/y", "allowed"],
		"neither": ["AmazonSageMakerFeatureStoreAccess", "PutObject", "data-bkt", "k", "denied"],
		"its ACL": ["AmazonSageMakerFeatureStoreAccess", "GetBucketAcl", "my-Sagemaker-b", "", "allowed"],
		"it reads nothing": ["AmazonSageMakerFeatureStoreAccess", "GetObject", "my-sagemaker-b", "k", "denied"],
		"SageMaker lists every bucket": ["AmazonSageMakerFullAccess", "ListObjectsV2", "data-bkt", "", "allowed"],
		"and makes it": ["AmazonSageMakerFullAccess", "CreateBucket", "data-bkt", "", "allowed"],
		"and its CORS rules": ["AmazonSageMakerFullAccess", "PutBucketCors", "data-bkt", "", "allowed"],
		"reads its own": ["AmazonSageMakerFullAccess", "GetObject", "my-SageMaker-b", "k", "allowed"],
		"deletes in Glue's": ["AmazonSageMakerFullAccess", "DeleteObject", "my-aws-glue-b", "k", "allowed"],
		"and what is marked as Glue's": ["AmazonSageMakerFullAccess", "GetObject", "data-bkt", "x/aws-glue/y", "allowed"],
		"or as Sagemaker's": ["AmazonSageMakerFullAccess", "GetObject", "data-bkt", "Sagemaker", "allowed"],
		"or as sagemaker's": ["AmazonSageMakerFullAccess", "PutObject", "data-bkt", "sagemaker", "allowed"],
		"SageMaker lists buckets": ["AmazonSageMakerFullAccess", "ListBuckets", "", "", "allowed"],
		"asks where one is": ["AmazonSageMakerFullAccess", "GetBucketLocation", "data-bkt", "", "allowed"],
		"reads CORS rules": ["AmazonSageMakerFullAccess", "GetBucketCors", "data-bkt", "", "allowed"],
		"reads the ACL of its own": ["AmazonSageMakerFullAccess", "GetBucketAcl", "sagemaker", "", "allowed"],
		"nothing else": ["AmazonSageMakerFullAccess", "GetObject", "data-bkt", "k", "denied"],
		"aborts uploads": ["AmazonSageMakerFullAccess", "AbortMultipartUpload", "sagemaker", "k", "allowed"],
	}

	reaches(case)
}

test_limited_policies_of_others[note] if {
	some note, case in {
		"Glue lists buckets": ["service-role/AWSGlueServiceRole", "ListBuckets", "", "", "allowed"],
		"Glue asks where one is": ["service-role/AWSGlueServiceRole", "GetBucketLocation", "data-bkt", "", "allowed"],
		"and reads ACLs": ["service-role/AWSGlueServiceRole", "GetBucketAcl", "data-bkt", "", "allowed"],
		"and reads its own": ["service-role/AWSGlueServiceRole", "GetObject", "aws-glue-x", "k", "allowed"],
		"an image builder's bucket": ["EC2InstanceProfileForImageBuilder", "GetObject", "ec2imagebuilder-x", "k", "allowed"],
		"no other": ["EC2InstanceProfileForImageBuilder", "GetObject", "data-bkt", "k", "denied"],
		"Glue lists": ["service-role/AWSGlueServiceRole", "ListObjectsV2", "data-bkt", "", "allowed"],
		"Glue makes its bucket": ["service-role/AWSGlueServiceRole", "CreateBucket", "aws-glue-x", "", "allowed"],
		"and closes it": ["service-role/AWSGlueServiceRole", "PutPublicAccessBlock", "aws-glue-x", "", "allowed"],
		"Glue writes to it": ["service-role/AWSGlueServiceRole", "PutObject", "aws-glue-x", "k", "allowed"],
		"and deletes in its folders": ["service-role/AWSGlueServiceRole", "DeleteObject", "data-bkt", "aws-glue-x/k", "allowed"],
		"and reads what crawlers read": ["service-role/AWSGlueServiceRole", "GetObject", "crawler-public-x", "k", "allowed"],
		"but not writes": ["service-role/AWSGlueServiceRole", "PutObject", "crawler-public-x", "k", "denied"],
		"nor reads else": ["service-role/AWSGlueServiceRole", "GetObject", "data-bkt", "k", "denied"],
		"Config looks at buckets": ["service-role/AWS_ConfigRole", "GetBucketPolicy", "data-bkt", "", "allowed"],
		"at their encryption": ["service-role/AWS_ConfigRole", "GetBucketEncryption", "data-bkt", "", "allowed"],
		"and lists": ["service-role/AWS_ConfigRole", "ListObjectsV2", "data-bkt", "", "allowed"],
		"and reads nothing": ["service-role/AWS_ConfigRole", "GetObject", "data-bkt", "k", "denied"],
	}

	reaches(case)
}

# The ACL of an object is only written where ACLs are on, so the action is asked for.
test_limited_policies_on_acls[name] if {
	some name in ["AmazonSageMakerFullAccess", "AmazonSageMakerFeatureStoreAccess"]
	managed(name, {"operation": "", "action": "s3:PutObjectAcl", "bucket": "sagemaker", "key": "k"}) == "allowed"
	managed(name, {"operation": "", "action": "s3:PutObjectAcl", "bucket": "data-bkt", "key": "k"}) == "denied"
}

reaches(case) if {
	[name, operation, bucket_name, object_key, want] := case
	managed(name, {"operation": operation, "bucket": bucket_name, "key": object_key}) == want
}

managed(name, request) := result.decision if {
	result := decided({
		"need": object.union({"open_context": true}, asked_of(request)),
		"model": {
			"principals": {alice: {"managed_arns": [{"value": sprintf("arn:aws:iam::aws:policy/%s", [name])}]}},
			"buckets": {bucket_name: {
				"name": bucket_name,
				"arn": sprintf("arn:aws:s3:::%s", [bucket_name]),
				"account": a,
				"type": "general-purpose",
			} |
				bucket_name := request.bucket
			},
		},
	})
}

asked_of(request) := object.union({"bucket": "", "key": "", "operation": ""}, request) if request.action

asked_of(request) := request if not request.action
