# METADATA
# title: SuppressionOfProtectedRule
# description: |
#   A suppression names a rule that the configuration lists under `protect`. Findings of
#   such a rule cannot be accepted one by one, so the suppression does not count.
# custom:
#   id: SUP004
#   severity: warning
#   when: [suppression]
#   since: Unreleased
#   verdict: hygiene
#   fix: Repair the finding, or take the rule off `protect`.
package lint403.rules.suppression.protected

# There is no deny: what became of a suppression is known only after every rule has
# run, so the report makes these findings, with the metadata above.
