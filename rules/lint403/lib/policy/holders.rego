package lint403.lib.policy

# METADATA
# description: |
#   The ARNs of the principals that identity policies are attached to, as sets by the id of
#   the policy.
# scope: document
holders := {id: arns |
	some id in {id | id := input.principals[_].identity[_]}
	arns := {entry[1] | some entry in _attachments; entry[0] == id}
}

# METADATA
# description: The identity policies of the principals that have a policy, itself included.
# scope: document
beside(id) := {other |
	some arn in holders[id]
	some other in input.principals[arn].identity
}

_attachments := {[id, arn] |
	some arn
	id := input.principals[arn].identity[_]
}
