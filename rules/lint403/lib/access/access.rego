# METADATA
# title: Access levels
# description: |
#   What the actions of a statement do, in the words of the IAM service reference: List,
#   Read, Write, Tagging and Permissions management.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html
#     description: Access levels in policy summaries
# custom:
#   library: true
package lint403.lib.access

import data.lint403.lib.policy

# METADATA
# description: |
#   Whether an entry of Action certainly covers an action of a level.
# scope: document
has_level(action, level) if {
	some name in _names(action)
	data.lint403.iam.services[action.service].actions[name].access == level
}

# All actions of a service, or of every one, are of every level.
has_level(action, _) if action.name == "*"

# METADATA
# description: |
#   Whether an entry of Action covers an action of a level that can be limited to single
#   resources.
# scope: document
has_level_with_resource(action, level) if {
	some name in _names(action)
	info := data.lint403.iam.services[action.service].actions[name]
	info.access == level
	count(info.resources) > 0
}

has_level_with_resource(action, _) if action.name == "*"

# METADATA
# description: Whether an entry of Action covers an action that works on single resources.
# scope: document
works_on_resources(action) if {
	some name in _names(action)
	count(data.lint403.iam.services[action.service].actions[name].resources) > 0
}

works_on_resources(action) if action.name == "*"

# METADATA
# description: Whether a statement allows, to its principal, on every resource.
# scope: document
allows_everywhere(statement) if {
	policy.allows(statement)
	some resource in statement.resources
	resource.value == "*"
}

# METADATA
# description: Policies of principals that exist by themselves, by no guess.
# scope: document
identity_statements := array.concat(
	object.get(policy.statements_of_kind, "identity", []),
	object.get(policy.statements_of_kind, "boundary", []),
)

# The names of the actions that an entry covers.
_names(action) := {action.name} if {
	not action.unknown
	action.match.kind == "exact"
} else := {name | some name in data.lint403.iam.patterns[lower(action.value)]} if {
	not action.unknown
} else := set()
