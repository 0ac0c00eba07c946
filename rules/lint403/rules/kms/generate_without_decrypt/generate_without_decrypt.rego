# METADATA
# title: GenerateDataKeyWithoutDecrypt
# description: |
#   A multipart upload to a bucket with SSE-KMS needs kms:Decrypt beside
#   kms:GenerateDataKey, because S3 reads the parts it has encrypted. SDKs and the AWS CLI
#   upload every large file in parts, so small files succeed and large ones end in 403.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
#     description: Uploading and copying objects using multipart upload
#   - ref: https://repost.aws/knowledge-center/s3-large-file-encryption-kms-key
#     description: Upload a large file with encryption using an AWS KMS key
# custom:
#   id: KMS532
#   severity: warning
#   when: [kind:identity, service:kms]
#   since: Unreleased
#   verdict: at-risk
#   fix: Allow kms:Decrypt on the same key.
#   codes: [NEW_KMS_GENERATE_WITHOUT_DECRYPT]
#   seed: kms
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:GenerateDataKey","Resource":"arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["kms:GenerateDataKey","kms:Decrypt"],"Resource":"arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab"}}'
package lint403.rules.kms.generate_without_decrypt

import data.lint403.lib.policy

deny contains finding if {
	some match in policy.spellings("kms:generatedatakey")
	some i, place
	policy.statements_of_kind.identity[i][1].actions[place].match == match
	not policy.statements_of_kind.identity[i][0].id in _decrypting
	[document, statement] := policy.statements_of_kind.identity[i]
	action := statement.actions[place]
	action.service == "kms"
	policy.allows(statement)
	not document.incomplete
	not _other_service(statement)
	not _decrypts(document)
	not _decrypts_elsewhere(document)
	finding := policy.finding(
		rego.metadata.chain(), document, action.range,
		sprintf("%s without kms:Decrypt: multipart uploads to a bucket with SSE-KMS end in 403", [action.value]),
		{
			"codes": ["NEW_KMS_GENERATE_WITHOUT_DECRYPT"],
			"unknown": ["whether large files are uploaded"],
			"key": sprintf("%d %s", [statement.index, action.value]),
		},
	)
}

# Most policies allow both.
_decrypting := {policy.statements_of_kind.identity[i][0].id |
	some match in policy.spellings("kms:decrypt")
	some i
	policy.statements_of_kind.identity[i][1].actions[_].match == match
	policy.statements_of_kind.identity[i][1].effect.value == "Allow"
}

_decrypts(document) if document.id in _decrypting

_decrypts(document) if {
	some statement in document.statements
	statement.not_actions
	policy.allows(statement)
	policy.reaches_action(statement, "kms:decrypt")
}

_decrypts(document) if {
	some statement in document.statements
	policy.open_actions(statement)
}

# Another policy of every principal that has this one, or one that is not in view.
_decrypts_elsewhere(document) if {
	some arn in policy.holders[document.id]
	_decrypts_by_other(input.principals[arn])
}

_decrypts_by_other(principal) if {
	some id in principal.identity
	_decrypts(input.policies[id])
}

_decrypts_by_other(principal) if count(principal.managed_arns) > 0

_decrypts_by_other(principal) if principal.identity_elsewhere

# A statement for the use by another service has nothing to do with uploads.
_other_service(statement) if {
	some condition in statement.conditions
	condition.name == "kms:viaservice"
	not condition.unknown
	every value in condition.values {
		not regex.match(`^(s3|\*|\$)`, value.value)
	}
}
