# METADATA
# title: BucketNameTooLong
# description: Buckets of this company have names of at most thirty characters.
# custom:
#   id: XYZ002
#   severity: warning
#   since: 0.1.0
#   fix: shorten the name
#   verdict: hygiene
package custom.lint403.rules.naming.bucket_name_too_long

import data.lint403.result

deny contains finding if {
	some name, bucket in input.buckets

	count(name) > 30

	finding := result.at(rego.metadata.chain(), bucket.range, sprintf("bucket %q is longer than thirty characters", [name]))
}
