# METADATA
# title: UnusedSuppression
# description: |
#   A suppression matches no finding: what it accepted is gone, or it names a rule or an
#   address that does not exist. Left where it is, it hides the next finding of the same
#   kind. It is reported only when its rules ran and everything was read.
# custom:
#   id: SUP001
#   severity: warning
#   when: [suppression]
#   since: Unreleased
#   verdict: hygiene
#   fix: Remove the suppression, or correct the rule or the address that it names.
#   examples:
#     - fail_tf: |
#         # lint403: ignore[OWN401] reason="the bucket still has ACLs"
#         resource "aws_s3_bucket" "data" {
#           bucket = "data"
#         }
#       pass_tf: |
#         resource "aws_s3_bucket" "data" {
#           bucket = "data"
#         }
package lint403.rules.suppression.unused

# There is no deny: what became of a suppression is known only after every rule has
# run, so the report makes these findings, with the metadata above.
