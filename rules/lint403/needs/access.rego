package lint403.needs

import data.lint403.lib.denial

# METADATA
# description: How many needs there are, and how many of them AWS refuses, may refuse and allows.
# scope: document
access := {
	"needs": _count,
	"denied": count([1 | some decision in _refused; decision == "denied"]),
	"at_risk": count([1 | some decision in _refused; decision == "at-risk"]),
	"allowed": _count - count(_refused),
}

_count := count(plain | object.keys(weighed))

_refused := [denial.decided[id].decision | some id, _ in denial.judged]
