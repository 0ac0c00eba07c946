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

_count := count(plain) + count(object.keys(weighed) - _repeated)

# Ids are long to write for every need. Who asks for what on what is enough to see that
# none is there twice.
_repeated := plain_ids if {
	some need in weighed
	[need.principal, _asked_by(need), _object_of(need)] in _plainly_asked
} else := set()

_plainly_asked := {[who, what, on] | some [who, what, on, _] in plain}

_refused := [denial.decided[id].decision | some id, _ in denial.judged]
