# METADATA
# title: EncryptionContextMismatch
# description: |
#   The only statement that lets a principal use the bucket's key holds under a condition
#   on the encryption context aws:s3:arn that does not match. S3 sets it to the ARN of the
#   object, or of the bucket when the bucket uses an S3 Bucket Key.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
#     description: Reducing the cost of SSE-KMS with Amazon S3 Bucket Keys
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
#     description: Using server-side encryption with AWS KMS keys, encryption context
# custom:
#   id: KMS505
#   severity: error
#   since: Unreleased
#   fix: Accept the ARN of the bucket and those of its objects.
#   codes: [KMS-008, NEW_KMS_ENCRYPTION_CONTEXT_OBJECT_ARN]
#   supersedes: [KMS531]
#   seed: kms
#   verdict: denied
#   when: [bucket, "key:kms:*"]
package lint403.rules.kms.encryption_context_mismatch

import data.lint403.lib.denial

deny contains finding if {
	some cause in denial.key_causes
	[document, condition] := denial.condition_on(cause, ["kms:encryptioncontext:aws:s3:arn"])
	not denial.condition_on(cause, ["kms:viaservice"])
	check := denial.judgement_of(cause.first).check
	finding := denial.finding(
		rego.metadata.chain(), document, condition.values[0].range,
		sprintf("%s will get 403 on %s: the encryption context is %s, not %s", [
			denial.listed(denial.principals(denial.as_weight(cause))),
			denial.what(denial.main_check(cause.first)),
			denial.shown_arn(check.encryption_context),
			denial.listed([pattern.value | some pattern in condition.values]),
		]),
		cause.cases,
		{
			"verdict": "denied",
			"because": _because(check),
			"key": cause.key,
			"fix": {
				"description": sprintf("Accept %s as well.", [denial.shown_arn(check.encryption_context)]),
				"edits": [],
				"safe": false,
			},
		},
	)
}

_because(check) := sprintf("bucket %q uses a Bucket Key, whose context is the ARN of the bucket", [check.through]) if {
	not contains(check.encryption_context, "/")
} else := "S3 sets the context to the ARN of the object"
