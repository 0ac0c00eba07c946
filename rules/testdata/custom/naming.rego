# METADATA
# title: BucketNameLacksTeam
# description: Buckets of this company start with the name of the team that pays.
# custom:
#   id: XYZ001
#   severity: warning
#   since: 0.1.0
#   fix: rename the bucket
#   verdict: hygiene
package custom.lint403.rules.naming.bucket_name_lacks_team

import data.lint403.result

deny contains finding if {
	some name, bucket in input.buckets

	not startswith(name, "team-")

	finding := result.at(rego.metadata.chain(), bucket.range, sprintf("bucket %q has no team", [name]))
}
