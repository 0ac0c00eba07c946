# METADATA
# title: ServicePrincipalNeverMatches
# description: |
#   A service is named in a form that no service principal has, in `Principal` or in a
#   condition such as `aws:PrincipalServiceName`, `iam:PassedToService` or
#   `kms:ViaService`. The last one wants the region too: s3.eu-west-1.amazonaws.com.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
#     description: AWS JSON policy elements, Principal, AWS service principals
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
#     description: AWS KMS condition keys
# custom:
#   id: DOC074
#   severity: error
#   since: Unreleased
#   fix: Write the name as SERVICE.amazonaws.com, for kms:ViaService as SERVICE.REGION.amazonaws.com.
#   codes: [INVALID_SERVICE_PRINCIPAL_FORMAT, KMS-007, S3API_INVALID_PRINCIPAL]
#   when: ["principal:service|principal:other|key:aws:principalservicename|key:aws:principalservicenameslist|key:aws:calledvia|key:aws:calledviafirst|key:aws:calledvialast|key:iam:passedtoservice|key:iam:awsservicename|key:kms:viaservice"]
#   verdict: policy-error
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"s3.amazonaws.com"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"s3.eu-west-1.amazonaws.com"}}}}'
package lint403.rules.document.service_principal_value

import data.lint403.lib.operator
import data.lint403.lib.policy

deny contains finding if {
	_strange != set()
	some [document, _, _, entry] in policy.principals
	entry.type == "Service"
	entry.value in _strange
	operator.plain(entry)
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("%q is no service principal; they are written like s3.amazonaws.com", [entry.value]),
		object.union(_weight(entry.value), {
			"codes": array.concat(["INVALID_SERVICE_PRINCIPAL_FORMAT"], _s3_code(document)),
			"key": entry.value,
			"verdict": "apply-error",
		}),
	)
}

# Each name once: the same few stand in many policies.
_strange := {name |
	some name in {name |
		some i
		policy.principals[i][3].type == "Service"
		name := policy.principals[i][3].value
	}
	not _service(name)
	not regex.match(`[*?]`, name)
}

deny contains finding if {
	some name in _keys
	some [document, _, condition] in policy.conditions_on[name]
	some value in _compared(condition)
	not _service(value.value)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%q is no service principal, so %s never has this value", [value.value, condition.key]),
		object.union(_weight(value.value), {"codes": ["INVALID_SERVICE_PRINCIPAL_FORMAT"], "key": value.value}),
	)
}

deny contains finding if {
	some [document, _, condition] in policy.conditions_on["kms:viaservice"]
	some value in _compared(condition)
	not regex.match(`^[a-z0-9-]+\.[a-z]{2,4}(-[a-z]+){1,2}-\d\.[a-z0-9.-]+$`, value.value)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%s is never %q; it is written like s3.eu-west-1.amazonaws.com", [condition.key, value.value]),
		object.union(_placeholder(value), {
			"codes": ["INVALID_SERVICE_PRINCIPAL_FORMAT", "KMS-007"],
			"key": value.value,
		}),
	)
}

_keys := [
	"aws:principalservicename",
	"aws:principalservicenameslist",
	"aws:calledvia",
	"aws:calledviafirst",
	"aws:calledvialast",
	"iam:passedtoservice",
	"iam:awsservicename",
]

_compared(condition) := [value |
	operator.families[condition.base] == "string"
	some value in condition.values
	operator.literal(condition, value)
	not regex.match(`[*?]`, value.value)
]

_service(name) if regex.match(
	`^([0-9a-z_-]+\.)+(amazonaws\.com(\.cn)?|amazonaws\.eu|amazon\.com|aws\.internal|aws\.dev|cloud-dev\.aws|awsapps\.com)$`,
	name,
)

# Isolated partitions have domains of their own.
_weight(name) := {"severity": "warning"} if regex.match(`^[a-z0-9-]+(\.[a-z0-9-]+)*\.(gov|mil|smil|uk|eu|de)$`, name)

_weight(name) := {} if not regex.match(`^[a-z0-9-]+(\.[a-z0-9-]+)*\.(gov|mil|smil|uk|eu|de)$`, name)

_placeholder(value) := {"severity": "warning"} if contains(lower(value.value), "region")

_placeholder(value) := {} if not contains(lower(value.value), "region")

_s3_code(document) := ["S3API_INVALID_PRINCIPAL"] if document.kind in {"bucket", "access-point"}

_s3_code(document) := [] if not document.kind in {"bucket", "access-point"}
