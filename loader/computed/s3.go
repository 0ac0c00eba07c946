package computed

import "strings"

// s3Rows are the types of the S3 family. The sub-resources of a bucket have its
// name as id, followed by the expected bucket owner where one is given.
var s3Rows = map[string]row{
	"aws_s3_bucket": {name: "bucket", attrs: map[string]string{
		"id":                          "{bucket}",
		"arn":                         "arn:{partition}:s3:::{bucket}",
		"bucket_domain_name":          "{bucket}.s3.{dns}",
		"bucket_regional_domain_name": "{bucket}.s3.{region}.{dns}",
		"bucket_region":               "{region}",
		"region":                      "{region}",
	}},
	"aws_s3_directory_bucket": {attrs: map[string]string{
		"id":  "{bucket}",
		"arn": regional("s3express", "bucket/{bucket}"),
	}},
	"aws_s3_object":        {attrs: map[string]string{"arn": "arn:{partition}:s3:::{bucket}{key:slash}"}},
	"aws_s3_bucket_object": {attrs: map[string]string{"arn": "arn:{partition}:s3:::{bucket}{key:slash}"}},
	"aws_s3_object_copy":   {attrs: map[string]string{"arn": "arn:{partition}:s3:::{bucket}{key:slash}"}},

	"aws_s3_bucket_policy":                    {attrs: map[string]string{"id": "{bucket}"}},
	"aws_s3_bucket_public_access_block":       {attrs: map[string]string{"id": "{bucket}"}},
	"aws_s3_bucket_ownership_controls":        {attrs: map[string]string{"id": "{bucket}"}},
	"aws_s3_bucket_notification":              {attrs: map[string]string{"id": "{bucket}"}},
	"aws_s3_bucket_replication_configuration": {attrs: map[string]string{"id": "{bucket}"}},

	"aws_s3_bucket_accelerate_configuration":  {attrs: map[string]string{"id": "{bucket}{,expected_bucket_owner}"}},
	"aws_s3_bucket_cors_configuration":        {attrs: map[string]string{"id": "{bucket}{,expected_bucket_owner}"}},
	"aws_s3_bucket_lifecycle_configuration":   {attrs: map[string]string{"id": "{bucket}{,expected_bucket_owner}"}},
	"aws_s3_bucket_logging":                   {attrs: map[string]string{"id": "{bucket}{,expected_bucket_owner}"}},
	"aws_s3_bucket_object_lock_configuration": {attrs: map[string]string{"id": "{bucket}{,expected_bucket_owner}"}},
	"aws_s3_bucket_request_payment_configuration": {attrs: map[string]string{
		"id": "{bucket}{,expected_bucket_owner}",
	}},
	"aws_s3_bucket_server_side_encryption_configuration": {attrs: map[string]string{
		"id": "{bucket}{,expected_bucket_owner}",
	}},
	"aws_s3_bucket_versioning":            {attrs: map[string]string{"id": "{bucket}{,expected_bucket_owner}"}},
	"aws_s3_bucket_website_configuration": {attrs: map[string]string{"id": "{bucket}{,expected_bucket_owner}"}},
	"aws_s3_bucket_acl": {attrs: map[string]string{
		"id": "{bucket}{,expected_bucket_owner}{,acl}",
	}},

	"aws_s3_bucket_analytics_configuration":           {attrs: map[string]string{"id": "{bucket}:{name}"}},
	"aws_s3_bucket_intelligent_tiering_configuration": {attrs: map[string]string{"id": "{bucket}:{name}"}},
	"aws_s3_bucket_inventory":                         {attrs: map[string]string{"id": "{bucket}:{name}"}},
	"aws_s3_bucket_metric":                            {attrs: map[string]string{"id": "{bucket}:{name}"}},

	"aws_s3_access_point": {more: accessPoint},
	"aws_s3control_object_lambda_access_point": {attrs: map[string]string{
		"id":  "{account_id|$account}:{name}",
		"arn": "arn:{partition}:s3-object-lambda:{region}:{account_id|$account}:accesspoint/{name}",
	}},
	"aws_s3control_multi_region_access_point": {name: "alias", attrs: map[string]string{
		"arn":         "arn:{partition}:s3::{account_id|$account}:accesspoint/{alias}",
		"domain_name": "{alias}.accesspoint.s3-global.{dns}",
	}},
	"aws_s3control_multi_region_access_point_policy": {attrs: map[string]string{
		"id": "{account_id|$account}:{details.0.name}",
	}},
	"aws_s3_account_public_access_block": {attrs: map[string]string{"id": "{account_id|$account}"}},
	"aws_s3tables_table_bucket":          {attrs: map[string]string{"arn": regional("s3tables", "bucket/{name}")}},
	"aws_s3_vectors_vector_bucket": {attrs: map[string]string{
		"vector_bucket_arn": regional("s3vectors", "bucket/{vector_bucket_name}"),
	}},
}

// accessPoint tells the three kinds of access point apart by their bucket: an
// Outposts bucket is given as an ARN and decides everything, a directory bucket
// ends in --x-s3.
func accessPoint(s *scope, out map[string]string) {
	bucket, ok := s.value("bucket")
	if !ok || strings.HasPrefix(bucket, "arn:") {
		return
	}
	service := "s3"
	if strings.HasSuffix(bucket, "--x-s3") {
		service = "s3express"
	}
	templates := map[string]string{
		"id":          "{account_id|$account}:{name}",
		"arn":         "arn:{partition}:" + service + ":{region}:{account_id|$account}:accesspoint/{name}",
		"domain_name": "{name}-{account_id|$account}.s3-accesspoint.{region}.{dns}",
	}
	for attr, template := range templates {
		if value, ok := s.expand(template); ok {
			out[attr] = value
		}
	}
}
