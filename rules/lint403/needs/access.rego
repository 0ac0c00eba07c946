package lint403.needs

import data.lint403.lib.denial

# METADATA
# description: How many needs there are, and how many of them AWS refuses, may refuse and allows.
# scope: document
access := {
	"needs": count(denial.decided),
	"denied": _decided("denied"),
	"at_risk": _decided("at-risk"),
	"allowed": _decided("allowed"),
}

_decided(decision) := count([id |
	some id, decided in denial.decided
	decided.decision == decision
])
