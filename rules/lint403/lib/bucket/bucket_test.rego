package lint403.lib.bucket_test

import data.lint403.lib.bucket

test_presumed if {
	bucket.presumed({"address": "aws_s3_bucket.data", "ownership": {"value": "BucketOwnerEnforced"}}, "ownership") == {}
	bucket.presumed({"address": "aws_s3_bucket.data", "change": "create"}, "ownership") == {}
	bucket.presumed({"address": "aws_s3_bucket.data"}, "ownership").verdict == "at-risk"
	bucket.presumed({"address": "aws_s3_bucket.data"}, "customer_keys").severity == "warning"
}

test_presumed_block if {
	bucket.presumed_block({"address": "aws_s3_bucket.data", "account": "111122223333"}, "block_public_policy").verdict == "at-risk"
	bucket.presumed_block({"account": "111122223333"}, "block_public_policy") == {} with input as {"accounts": {"111122223333": {"public_access_block": {"block_public_policy": "on"}}}}
}
