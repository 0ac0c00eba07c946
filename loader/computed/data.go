package computed

import "strings"

// dataRows are the data sources whose answer follows from their arguments. A role
// or managed policy that is looked up by name is not among them: its path is not
// known.
var dataRows = map[string]row{
	"data.aws_s3_bucket": {attrs: map[string]string{
		"id":                          "{bucket}",
		"arn":                         "arn:{partition}:s3:::{bucket}",
		"bucket_domain_name":          "{bucket}.s3.{dns}",
		"bucket_regional_domain_name": "{bucket}.s3.{region}.{dns}",
		"region":                      "{region}",
	}},
	"data.aws_s3_object":        {attrs: map[string]string{"arn": "arn:{partition}:s3:::{bucket}{key:slash}"}},
	"data.aws_s3_bucket_policy": {attrs: map[string]string{"id": "{bucket}"}},
	"data.aws_iam_policy":       {attrs: map[string]string{"id": "{arn:any}"}},
	"data.aws_iam_openid_connect_provider": {attrs: map[string]string{
		"arn": global("iam", "oidc-provider/{url:host}"),
	}},
	"data.aws_kms_alias": {attrs: map[string]string{"arn": regional("kms", "{name}"), "id": regional("kms", "{name}")}},
	"data.aws_sqs_queue": {attrs: map[string]string{
		"id":  "https://sqs.{region}.{dns}/{account}/{name}",
		"url": "https://sqs.{region}.{dns}/{account}/{name}",
		"arn": regional("sqs", "{name}"),
	}},
	"data.aws_sns_topic":            byARN("sns", "{name}"),
	"data.aws_lambda_function":      named("function_name", "lambda", "function:{NAME}"),
	"data.aws_dynamodb_table":       named("name", "dynamodb", "table/{NAME}"),
	"data.aws_cloudwatch_log_group": named("name", "logs", "log-group:{NAME}"),
	"data.aws_ssm_parameter":        named("name", "ssm", "parameter{NAME:slash}"),
	"data.aws_kinesis_stream":       byARN("kinesis", "stream/{name}"),
	"data.aws_sfn_state_machine":    byARN("states", "stateMachine:{name}"),
	"data.aws_ecs_cluster":          byARN("ecs", "cluster/{cluster_name}"),
	"data.aws_eks_cluster":          named("name", "eks", "cluster/{NAME}"),
	"data.aws_ecr_repository": {attrs: map[string]string{
		"id":             "{name}",
		"arn":            "arn:{partition}:ecr:{region}:{registry_id|$account}:repository/{name}",
		"repository_url": "{registry_id|$account}.dkr.ecr.{region}.{dns}/{name}",
	}},
	"data.aws_vpc":      ec2("vpc"),
	"data.aws_subnet":   ec2("subnet"),
	"data.aws_instance": ec2("instance"),

	"data.aws_caller_identity": {attrs: map[string]string{"account_id": "{account}", "id": "{account}"}},
	"data.aws_partition": {attrs: map[string]string{
		"id": "{partition}", "partition": "{partition}", "dns_suffix": "{dns}",
	}, more: partition},
	"data.aws_region": {attrs: map[string]string{"id": "{region}", "name": "{region}", "region": "{region}"}},
	"data.aws_arn":    {more: arnParts},
	"data.aws_service_principal": {attrs: map[string]string{
		"name": "{service_name}.{dns}", "suffix": "{dns}",
	}},
	"data.aws_billing_service_account":                   {more: serviceAccount(billingAccounts, "root")},
	"data.aws_elb_service_account":                       {more: serviceAccount(elbAccounts, "root")},
	"data.aws_redshift_service_account":                  {more: serviceAccount(redshiftAccounts, "user/logs")},
	"data.aws_cloudtrail_service_account":                {more: serviceAccount(cloudtrailAccounts, "root")},
	"data.aws_cloudfront_log_delivery_canonical_user_id": {more: logDelivery},
}

func partition(s *scope, out map[string]string) {
	labels := strings.Split(DNSSuffix(s.env.Partition), ".")
	for i, j := 0, len(labels)-1; i < j; i, j = i+1, j-1 {
		labels[i], labels[j] = labels[j], labels[i]
	}
	out["reverse_dns_prefix"] = strings.Join(labels, ".")
}

func arnParts(s *scope, out map[string]string) {
	arn, _ := s.get("arn")
	parts := strings.SplitN(arn, ":", 6)
	if len(parts) != 6 || parts[0] != "arn" {
		return
	}
	for i, attr := range []string{"partition", "service", "region", "account", "resource"} {
		out[attr] = parts[i+1]
	}
	out["id"] = arn
}

// logDelivery: the id of the awslogsdelivery account,
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html.
func logDelivery(s *scope, out map[string]string) {
	out["id"] = "c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0"
	if s.env.Partition == "aws-cn" {
		out["id"] = "a52cb28745c0c06e84ec548334e44bfa7fc2a85c54af20cd59e4969344b7af56"
	}
}

// serviceAccount is the row of an account of AWS's own, one per region.
func serviceAccount(accounts map[string]string, user string) func(*scope, map[string]string) {
	return func(s *scope, out map[string]string) {
		account, ok := accounts[s.env.Region]
		if !ok {
			account, ok = accounts["*"]
		}
		if !ok {
			return
		}
		out["id"] = account
		out["arn"] = "arn:" + s.env.Partition + ":iam::" + account + ":" + user
	}
}
