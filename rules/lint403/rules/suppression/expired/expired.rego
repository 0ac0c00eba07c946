# METADATA
# title: ExpiredSuppression
# description: |
#   The day given by `until` is over, so the suppression does not count any more and its
#   findings are reported again.
# custom:
#   id: SUP003
#   severity: warning
#   when: [suppression]
#   since: Unreleased
#   verdict: hygiene
#   fix: Repair what it accepted and remove it, or give it a later day.
#   examples:
#     - fail_tf: |
#         # lint403: ignore[DEN101] reason="until the move" until=2020-01-31
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = "data"
#           policy = file("policy.json")
#         }
#       pass_tf: |
#         # lint403: ignore[DEN101] reason="until the move" until=2999-12-31
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = "data"
#           policy = file("policy.json")
#         }
package lint403.rules.suppression.expired

# There is no deny: what became of a suppression is known only after every rule has
# run, so the report makes these findings, with the metadata above.
