package lint403.lib.condition

import data.lint403.lib.pattern

# R-C-09: ArnEquals and ArnLike are the same; the six parts are compared one by one, so
# that a wildcard never crosses a colon, which is in the pattern.
_any("arn", condition, value, ctx) := pattern.verdict(condition.values, value, ctx)
