# METADATA
# title: PrincipalShape
# description: |
#   Principal is `"*"` or an object whose members are AWS, Service, Federated and
#   CanonicalUser, each with a string or a list of strings. Anything else is refused.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
#     description: "AWS JSON policy elements: Principal"
# custom:
#   id: DOC020
#   severity: error
#   when: [anomaly:principal-string|anomaly:principal-key|anomaly:wrong-type]
#   since: Unreleased
#   verdict: apply-error
#   fix: 'Write {"AWS": "arn:..."}, {"Service": "..."}, {"Federated": "..."}, {"CanonicalUser": "..."} or "*".'
#   codes: [INVALID_PRINCIPAL_FORMAT, INVALID_PRINCIPAL_KEY]
#   seed: deny-principal
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"444455556666","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.principal_shape

import data.lint403.lib.policy

deny contains finding if {
	some [document, anomaly] in policy.anomalies["principal-string"]
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("%s is a string, and the only string AWS takes is \"*\"; write {\"AWS\": %q}", [
			anomaly.name,
			anomaly.detail,
		]),
		object.union(_wrapped(document, anomaly), {
			"codes": ["INVALID_PRINCIPAL_FORMAT"],
			"key": anomaly.path,
		}),
	)
}

deny contains finding if {
	some [document, anomaly] in policy.anomalies["wrong-type"]
	regex.match(`\.(Not)?Principal$`, anomaly.path)
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("%s is of type %s; write an object with AWS, Service, Federated or CanonicalUser, or \"*\"", [
			anomaly.name,
			anomaly.detail,
		]),
		{"codes": ["INVALID_PRINCIPAL_FORMAT"], "key": anomaly.path},
	)
}

deny contains finding if {
	some [document, anomaly] in policy.anomalies["principal-key"]
	finding := policy.finding(
		rego.metadata.chain(), document, anomaly.range,
		sprintf("a principal has no member %q; AWS takes AWS, Service, Federated and CanonicalUser", [anomaly.name]),
		object.union(_renamed(document, anomaly), {"codes": ["INVALID_PRINCIPAL_KEY"], "key": anomaly.path}),
	)
}

# An ARN or an account can only be meant as an AWS principal.
_wrapped(document, anomaly) := policy.repair(
	document,
	"Name the kind of the principal.",
	[{"range": anomaly.range, "text": sprintf("{\"AWS\": %s}", [json.marshal(anomaly.detail)])}],
) if {
	regex.match(`^(arn:[a-z-]+:(iam|sts):|\d{12}$)`, anomaly.detail)
	document.form in {"json", "file"}
} else := {}

_renamed(document, anomaly) := policy.repair(
	document,
	sprintf("Rename it to %s.", [anomaly.detail]),
	[policy.rename(document, anomaly.range, anomaly.name, anomaly.detail)],
) if {
	anomaly.detail
	lower(anomaly.detail) == lower(anomaly.name)
} else := {}
