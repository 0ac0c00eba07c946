package lint403.rules.document.version_test

import data.lint403.lib.build
import data.lint403.rules.document.version as rule

test_deny[note] if {
	some note, tc in _cases
	build.codes(rule.deny) == tc.want with input as tc.input
}

_cases := {
	"hit: missing": {
		"input": {"policies": {"p": object.union(object.remove(build.policy("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), ["version"]), {})}},
		"want": {"MISSING_VERSION", "IAMAPI_VERSION_2012_REQUIRED"},
	},
	"hit: missing in a bucket policy": {
		"input": {"policies": {"p": object.union(object.remove(build.policy("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), ["version"]), {})}},
		"want": {"MISSING_VERSION"},
	},
	"hit: old": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"version": {"value": "2008-10-17"}}),
		"want": {"PARLIAMENT_OLD_VERSION", "IAMAPI_VERSION_2012_REQUIRED"},
	},
	"hit: old in a bucket policy": {
		"input": build.changed(build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"version": {"value": "2008-10-17"}}),
		"want": {"PARLIAMENT_OLD_VERSION"},
	},
	"hit: old with a variable": {
		"input": build.changed(build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/${aws:userid}"])})]), {"version": {"value": "2008-10-17"}}),
		"want": {"PARLIAMENT_OLD_VERSION"},
	},
	"hit: invented": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"version": {"value": "2013-10-17"}}),
		"want": {"INVALID_VERSION"},
	},
	"hit: SCP": {
		"input": {"policies": {"p": object.union(object.remove(build.policy("scp", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), ["version"]), {})}},
		"want": {"MISSING_VERSION", "ORG_SCP_VERSION"},
	},
	"hit: RCP": {
		"input": {"policies": {"p": object.union(object.remove(build.policy("rcp", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), ["version"]), {})}},
		"want": {"MISSING_VERSION", "ORG_RCP_VERSION"},
	},
	"miss: current": {
		"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]),
		"want": set(),
	},
	"near miss: nothing could be read": {
		"input": {"policies": {"p": object.remove(build.policy("identity", []), ["version"])}},
		"want": set(),
	},
	"unknown: version not known": {
		"input": build.changed(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), {"version": {"value": "${var.v}", "unknown": ["var.v"]}}),
		"want": set(),
	},
	"unknown: members not known": {
		"input": {"policies": {"p": object.union(object.remove(build.policy("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::data/*"])})]), ["version"]), {"incomplete": ["aws_x.y.z"]})}},
		"want": set(),
	},
}

test_guessed_identity_policy_is_no_error if {
	document := object.union(
		object.remove(build.policy("identity", [build.statement("Allow", {})]), ["version"]),
		{"kind_guessed": true},
	)
	{f.severity | some f in rule.deny} == {"warning"} with input as build.models({"p": document})
}

test_version_is_inserted_behind_the_brace[form] if {
	some form, text in {"json": `{"Version": "2012-10-17",`, "jsonencode": `{ Version = "2012-10-17",`}
	document := object.union(
		object.remove(build.policy("identity", [build.statement("Allow", {})]), ["version"]),
		{"form": form},
	)
	edits := {f.fix.edits[0] | some f in rule.deny} with input as build.models({"p": document})
	edits == {{"range": "p.json:1:1:0-1:2:1", "text": text, "old": "{"}}
}
