# METADATA
# title: WorkloadRunsAsOther
# description: |
#   A bucket policy grants a role that nothing in this configuration runs as, while the
#   workloads here run as roles that nothing grants access to the bucket. Mostly the two
#   were meant to be one; the workload gets 403.
# related_resources:
#   - ref: https://repost.aws/knowledge-center/s3-troubleshoot-403
#     description: Troubleshoot 403 Access Denied errors from Amazon S3, user credentials
# custom:
#   id: ORG744
#   severity: warning
#   since: Unreleased
#   fix: Run the workload with the role that is granted access, or grant its own.
#   codes: [CRED-001, CRED-004]
#   seed: credentials
#   verdict: at-risk
#   when: [workload, "kind:bucket", "principal:role"]
package lint403.rules.organization.workload_runs_as_other

import data.lint403.lib.denial
import data.lint403.lib.policy
import data.lint403.needs

deny contains finding if {
	some document in policy.of_kind.bucket
	some statement in document.statements
	policy.allows(statement)
	some entry in statement.principals
	entry.form == "role"
	not entry.unknown
	not input.principals[entry.value].address
	not entry.value in _running
	count(_granted_here(document) & _running) == 0
	stranger := _strangers[entry.account]
	finding := policy.finding(
		rego.metadata.chain(), document, entry.range,
		sprintf("%s runs as %s, which nothing here grants access to bucket %q; the bucket policy grants %s, which nothing here runs as", [
			stranger.address, denial.who(stranger.principal), document.target, denial.who(entry.value),
		]),
		{
			"layer": "identity",
			"because": "permissions are those of the role that the workload runs with",
			"unknown": [sprintf("the policies of %s", [denial.who(stranger.principal)])],
			"related": [{"msg": "this runs as another role", "range": stranger.range}],
			"need": {
				"principal": stranger.principal,
				"action": "s3:GetObject",
				"resource": sprintf("arn:aws:s3:::%s/*", [document.target]),
				"declared_by": stranger.address,
				"range": stranger.range,
			},
			"fix": {
				"description": sprintf(
					"Run %s with that role, or name its own in the policy; `aws sts get-caller-identity` in the workload tells which role it has.",
					[stranger.address],
				),
				"edits": [],
				"safe": false,
			},
			"key": sprintf("%s %s", [entry.value, stranger.address]),
		},
	)
}

_running contains workload.principal if some workload in input.workloads

# Whom the bucket policy lets in by name.
_granted_here(document) := {entry.value |
	some statement in document.statements
	policy.allows(statement)
	some entry in statement.principals
}

# The one workload of an account that runs as a role out of view, if there is just one
# such role: more of them would be a guess.
_strangers[account] := workload if {
	some account, found in _out_of_view
	count({workload.principal | some workload in found}) == 1
	address := min({workload.address | some workload in found})
	some workload in found
	workload.address == address
}

_out_of_view[account] contains workload if {
	some workload in input.workloads
	not input.principals[workload.principal].address
	not _has_needs(workload.principal)
	account := split(workload.principal, ":")[4]
}

_has_needs(principal) if {
	some need in needs.all
	need.principal == principal
	need.bucket
}
