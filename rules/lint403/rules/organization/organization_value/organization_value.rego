# METADATA
# title: OrganizationValueNeverMatches
# description: |
#   The id of an organization is o- and 10 to 32 small letters and digits. An
#   organization path is ORG-ID/ROOT-ID/OU-ID/ with a slash at the end, which is easily
#   left out; the condition then never holds.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed-view-data-orgs.html
#     description: Understand the AWS Organizations entity path
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgpaths
#     description: AWS global condition context keys, aws:PrincipalOrgPaths
# custom:
#   id: ORG750
#   severity: error
#   since: Unreleased
#   fix: Write the id as Organizations shows it; end a path with / or /*.
#   codes: [NEW_ORG_ID_FORMAT, NEW_ORGPATHS_SHAPE]
#   seed: org-policy
#   when: ["key:aws:principalorgid|key:aws:resourceorgid|key:aws:sourceorgid|key:aws:vpceorgid|key:aws:principalorgpaths|key:aws:resourceorgpaths|key:aws:sourceorgpaths|key:aws:vpceorgpaths"]
#   verdict: policy-error
#   examples:
#     - kind: bucket
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"ForAnyValue:StringEquals":{"aws:PrincipalOrgPaths":"o-a1b2c3d4e5/r-ab12/ou-ab12-11111111"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"ForAnyValue:StringEquals":{"aws:PrincipalOrgPaths":"o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"}}}}'
package lint403.rules.organization.organization_value

import data.lint403.lib.operator
import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	some name in ["aws:principalorgid", "aws:resourceorgid", "aws:sourceorgid", "aws:vpceorgid"]
	some [document, _, condition] in policy.conditions_on[name]
	operator.families[condition.base] == "string"
	some value in condition.values
	operator.literal(condition, value)
	not regex.match(`[*?]`, value.value)
	not regex.match(`^o-[a-z0-9]{10,32}$`, value.value)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%q is no organization id, so %s never has this value", [value.value, condition.key]),
		object.union(_doubt(value), {"codes": ["NEW_ORG_ID_FORMAT"], "key": value.value}),
	)
}

deny contains finding if {
	some name in ["aws:principalorgpaths", "aws:resourceorgpaths", "aws:sourceorgpaths", "aws:vpceorgpaths"]
	some [document, _, condition] in policy.conditions_on[name]
	operator.families[condition.base] == "string"
	some value in condition.values
	operator.plain(value)
	reason := _path_problem(value.value)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("organization path %q %s, so %s never has this value", [value.value, reason, condition.key]),
		object.union_n([_repair(document, value), _doubt(value), {"codes": ["NEW_ORGPATHS_SHAPE"], "key": value.value}]),
	)
}

_path_problem(path) := "does not end with a slash" if {
	regex.match(`^o-`, path)
	not regex.match(`[/*]$`, path)
} else := "does not begin with the id of the organization" if {
	not regex.match(`^(o-|[*?])`, path)
}

_repair(document, value) := reference.replacement(document, value, sprintf("%s/", [value.value])) if {
	regex.match(`^o-[a-z0-9]+(/[a-z0-9-]+)*$`, value.value)
} else := {}

# An example's id may be short; words wait for somebody to fill them in.
_doubt(value) := {"severity": "warning"} if {
	operator.placeholder(value)
	not regex.match(`^o-[a-z0-9]*[0-9][a-z0-9]*`, value.value)
} else := {"severity": "warning"} if {
	regex.match(`^o-[a-z0-9]+$`, value.value)
	not contains(value.value, "/")
	count(value.value) < 12
} else := {}
