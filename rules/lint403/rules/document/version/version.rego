# METADATA
# title: PolicyVersion
# description: |
#   `Version` is the version of the policy language: 2012-10-17, or 2008-10-17, which is
#   also what AWS assumes when it is missing. Under 2008-10-17 policy variables such as
#   `${aws:username}` are plain text, which matches nothing. IAM refuses managed and
#   inline policies below 2012-10-17; Organizations asks for 2012-10-17.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
#     description: "IAM JSON policy elements: Version"
#   - ref: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
#     description: SCP syntax
# custom:
#   id: DOC007
#   severity: error
#   when: [version]
#   since: Unreleased
#   fix: Set Version to 2012-10-17.
#   codes:
#     - INVALID_VERSION
#     - MISSING_VERSION
#     - PARLIAMENT_OLD_VERSION
#     - IAMAPI_VERSION_2012_REQUIRED
#     - ORG_SCP_VERSION
#     - ORG_RCP_VERSION
#   examples:
#     - kind: identity
#       fail: '{"Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}}'
package lint403.rules.document.version

import data.lint403.lib.policy

deny contains finding if {
	some document in input.policies
	not document.version
	_readable(document)
	finding := policy.finding(
		rego.metadata.chain(), document, document.header,
		sprintf("the policy has no Version, so AWS reads it as 2008-10-17%s", [_consequence(document)]),
		_weighed(document, ["MISSING_VERSION"], _inserted(document)),
	)
}

deny contains finding if {
	some id
	input.policies[id].version.value == "2008-10-17"
	document := input.policies[id]
	finding := policy.finding(
		rego.metadata.chain(), document, document.version.range,
		sprintf("Version 2008-10-17 is the old policy language%s", [_consequence(document)]),
		_weighed(document, ["PARLIAMENT_OLD_VERSION"], _replaced(document)),
	)
}

deny contains finding if {
	some version in ({version | version := input.policies[_].version.value} - {"2012-10-17", "2008-10-17"})
	some id
	input.policies[id].version.value == version
	document := input.policies[id]
	not document.version.unknown
	finding := policy.finding(
		rego.metadata.chain(), document, document.version.range,
		sprintf("Version %q does not exist; AWS takes 2012-10-17 and 2008-10-17", [document.version.value]),
		object.union(
			policy.repair(document, "Set Version to 2012-10-17.", _replaced(document)),
			{"codes": ["INVALID_VERSION"], "verdict": "apply-error", "key": "version"},
		),
	)
}

# A document that could not be read, or whose members are not known, may have one.
_readable(document) if {
	not document.incomplete
	count(document.statements) > 0
}

_weighed(document, codes, edits) := object.union(
	policy.repair(document, "Set Version to 2012-10-17.", edits),
	{
		"severity": _severity(document),
		"verdict": _verdict(document),
		"codes": array.concat(codes, _required_by(document)),
		"key": "version",
	},
)

_required_by(document) := ["IAMAPI_VERSION_2012_REQUIRED"] if document.kind in {"identity", "boundary"}

_required_by(document) := ["ORG_SCP_VERSION"] if document.kind == "scp"

_required_by(document) := ["ORG_RCP_VERSION"] if document.kind == "rcp"

default _required_by(_) := []

default _severity(_) := "warning"

_severity(document) := "error" if _refused(document)

_severity(document) := "note" if {
	document.version.value == "2008-10-17"
	not _refused(document)
	not document.kind in {"scp", "identity", "boundary"}
	not _variables(document)
}

_verdict(document) := "apply-error" if _refused(document)

default _verdict(_) := "hygiene"

# What only guessing says to be an identity policy may be a session policy or an SCP.
_refused(document) if {
	document.kind in {"identity", "boundary", "rcp"}
	not document.kind_guessed
}

_consequence(document) := ", which IAM refuses; set 2012-10-17" if {
	document.kind in {"identity", "boundary"}
} else := "; Organizations asks for 2012-10-17" if {
	document.kind in {"scp", "rcp"}
} else := " and policy variables as plain text; set 2012-10-17"

_variables(document) if {
	some statement in document.statements
	some resource in statement.resources
	contains(resource.value, "${")
	not resource.unknown
}

_inserted(document) := [policy.open_with(document.range, "{", ` Version = "2012-10-17",`)] if {
	document.form == "jsonencode"
} else := [policy.open_with(document.range, "{", `"Version": "2012-10-17",`)]

_replaced(document) := [policy.replace_string(document.version.range, document.version.value, "2012-10-17")]
