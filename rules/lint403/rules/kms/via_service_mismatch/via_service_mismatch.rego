# METADATA
# title: ViaServiceMismatch
# description: |
#   The only statement that lets a principal use the bucket's key holds under
#   kms:ViaService with another value than s3.REGION.amazonaws.com of the bucket's own
#   Region, so it never applies to what S3 asks KMS.
# related_resources:
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
#     description: AWS KMS condition keys, kms:ViaService
# custom:
#   id: KMS504
#   severity: error
#   since: Unreleased
#   fix: Use s3.REGION.amazonaws.com with the Region of the bucket.
#   codes: [KMS-007, NEW_KMS_VIASERVICE_REGION]
#   supersedes: [KMS552]
#   seed: kms
#   verdict: denied
#   when: [bucket, "key:kms:viaservice"]
package lint403.rules.kms.via_service_mismatch

import data.lint403.lib.denial
import data.lint403.lib.policy

deny contains finding if {
	some cause in denial.key_causes
	[document, condition] := denial.condition_on(cause, ["kms:viaservice"])
	check := denial.judgement_of(cause.first).check
	right := denial.judgement_of(cause.first).request.ctx.keys["kms:viaservice"].values[0]
	finding := denial.finding(
		rego.metadata.chain(), document, condition.values[0].range,
		sprintf("%s will get 403 on %s: S3 asks KMS as %s, not as %s", [
			denial.listed(denial.principals(denial.as_weight(cause))),
			denial.what(denial.main_check(cause.first)),
			right,
			denial.listed([pattern.value | some pattern in condition.values]),
		]),
		cause.cases,
		object.union(
			{
				"verdict": "denied",
				"because": sprintf("kms:ViaService names the Region of bucket %q", [check.through]),
				"key": cause.key,
			},
			policy.repair(
				document,
				sprintf("Use %q.", [right]),
				[policy.replace_string(condition.values[0].range, condition.values[0].value, right) |
					count(condition.values) == 1
					not contains(right, "${")
				],
			),
		),
	)
}
