package lint403.lib.condition

import data.lint403.lib.pattern

# R-C-08: StringEquals compares exactly, StringLike knows `*` and `?`; which of them
# applies is in the pattern.
_any("string", condition, value, ctx) := pattern.verdict(condition.values, value, ctx)

_any("fold", condition, value, ctx) := pattern.verdict(condition.values, lower(value), _folded(ctx))

# The loader lowers the literal parts of a pattern, the values of variables follow.
_folded(ctx) := object.union(ctx, {"fold": true})
