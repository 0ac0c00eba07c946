package lint403.lib.policy

# METADATA
# description: |
#   Departures from the policy grammar as pairs of policy and anomaly, in lists by the
#   kind of the anomaly.
# scope: document
anomalies := {kind: entries |
	some kind in _anomaly_kinds
	entries := [entry | some entry in _anomalies; entry[1].kind == kind]
}

_anomalies := [[policy, anomaly] |
	some id, index
	anomaly := input.policies[id].anomalies[index]
	policy := input.policies[id]
]

_anomaly_kinds := {kind | kind := _anomalies[_][1].kind}

# METADATA
# description: |
#   The statement in which an anomaly lies; undefined at the top level of a document.
# scope: document
statement_of(policy, anomaly) := statement if {
	some statement in policy.statements
	statement.index == anomaly.statement
}
