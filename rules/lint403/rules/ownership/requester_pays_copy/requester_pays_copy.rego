# METADATA
# title: RequesterPaysCopy
# description: |
#   Terraform copies an object from a Requester Pays bucket of another account without
#   `request_payer`, so the request lacks x-amz-request-payer and S3 answers 403.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ObjectsinRequesterPaysBuckets.html
#     description: Downloading objects from Requester Pays buckets
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_object_copy
#     description: aws_s3_object_copy
# custom:
#   id: OWN422
#   severity: error
#   since: Unreleased
#   when: [resource:aws_s3_object_copy]
#   fix: Set request_payer to "requester".
#   codes: [RP-003]
#   seed: requester-pays
#   verdict: denied
package lint403.rules.ownership.requester_pays_copy

import data.lint403.lib.bucket as buckets
import data.lint403.result

deny contains finding if {
	some resource in input.resources.aws_s3_object_copy
	object.get(resource, "change", "") in {"", "create", "update", "replace"}
	not resource.values.request_payer
	name := split(trim_prefix(resource.values.source, "/"), "/")[0]
	source := buckets.requester_pays[name]
	target := input.buckets[resource.values.bucket]
	_elsewhere(source, target)
	finding := result.detail(
		result.at(rego.metadata.chain(), resource.range, sprintf(
			"%s copies from the Requester Pays bucket %q of another account without request_payer",
			[resource.address, name],
		)),
		{
			"address": resource.address,
			"layer": "requester-pays",
			"aws_message": "Access Denied",
			"because": "the request lacks x-amz-request-payer, without which S3 answers 403",
			"related": [{"msg": "the requester pays", "range": source.request_payer.range}],
			"fix": {"description": "Set request_payer = \"requester\".", "edits": [], "safe": false},
			"key": name,
		},
	)
}

_elsewhere(source, target) if {
	regex.match(`^\d{12}$`, source.account)
	regex.match(`^\d{12}$`, target.account)
	source.account != target.account
}
