# METADATA
# title: SuppressionWithoutReason
# description: |
#   A suppression says no reason. It counts all the same, but nobody can tell later
#   whether it still should.
# custom:
#   id: SUP002
#   severity: warning
#   when: [suppression]
#   since: Unreleased
#   verdict: hygiene
#   fix: Add `reason="..."` to the comment, or `reason:` to the entry of the configuration.
#   examples:
#     - fail_tf: |
#         # lint403: ignore[DEN101]
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = "data"
#           policy = file("policy.json")
#         }
#       pass_tf: |
#         # lint403: ignore[DEN101] reason="break-glass role"
#         resource "aws_s3_bucket_policy" "data" {
#           bucket = "data"
#           policy = file("policy.json")
#         }
package lint403.rules.suppression.without_reason

# There is no deny: what became of a suppression is known only after every rule has
# run, so the report makes these findings, with the metadata above.
