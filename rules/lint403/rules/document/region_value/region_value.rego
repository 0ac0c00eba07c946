# METADATA
# title: RegionNeverMatches
# description: |
#   A condition key that holds a region is compared with something that is no region:
#   a typing error or an Availability Zone. The comparison never holds.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion
#     description: AWS global condition context keys, aws:RequestedRegion
# custom:
#   id: DOC073
#   severity: error
#   since: Unreleased
#   fix: Write the code of the region.
#   codes: [INVALID_REGION]
#   when: ["region"]
#   verdict: policy-error
#   examples:
#     - kind: scp
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"eu-wset-1"}}}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"}}}}'
package lint403.rules.document.region_value

import data.lint403.lib.operator
import data.lint403.lib.policy
import data.lint403.lib.reference

deny contains finding if {
	count(data.lint403.iam.regions) > 0
	some name in ["aws:requestedregion", "s3:locationconstraint", "ec2:region"]
	some [document, _, condition] in policy.conditions_on[name]
	operator.families[condition.base] == "string"
	some value in condition.values
	operator.literal(condition, value)
	fact := data.lint403.iam.regions[value.value]
	not _historic(name, value)
	finding := policy.finding(
		rego.metadata.chain(), document, value.range,
		sprintf("%q %s%s", [value.value, _messages[fact.problem], reference.hint(fact)]),
		object.union_n([_repair(document, value, fact), _doubt(fact), {"codes": ["INVALID_REGION"], "key": value.value}]),
	)
}

_messages := {
	"malformed": "is no AWS region",
	"typo": "is no AWS region",
	"placeholder": "still waits for a region",
	"unknown": sprintf("is no known region; %s", [reference.age]),
}

_doubt(fact) := {} if fact.problem in {"malformed", "typo"}

_doubt(fact) := {"severity": "warning"} if not fact.problem in {"malformed", "typo"}

_repair(document, value, fact) := reference.suggestion(document, value, fact) if fact.problem == "typo"

_repair(_, _, fact) := {} if fact.problem != "typo"

# S3 still calls its first regions so in a location constraint.
_historic("s3:locationconstraint", value) if value.value in {"EU", "US", ""}
