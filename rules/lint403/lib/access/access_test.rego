package lint403.lib.access_test

import data.lint403.lib.access
import data.lint403.lib.build

test_has_level[note] if {
	some note, tc in {
		"exact": {"action": build.action("s3:PutObject"), "level": "Write", "want": true},
		"other level": {"action": build.action("s3:PutObject"), "level": "Read", "want": false},
		"wildcard": {"action": build.action("s3:Put*"), "level": "Permissions management", "want": true},
		"service": {"action": build.action("s3:*"), "level": "Tagging", "want": true},
		"unknown": {"action": build.unknown(build.action("s3:PutObject")), "level": "Write", "want": false},
	}
	got := {1 | access.has_level(tc.action, tc.level) with data.lint403.iam as _reference}
	_holds(got) == tc.want
}

test_works_on_resources if {
	access.works_on_resources(build.action("s3:PutObject")) with data.lint403.iam as _reference
	access.works_on_resources(build.action("s3:*"))
	not access.works_on_resources(build.action("s3:ListAllMyBuckets")) with data.lint403.iam as _reference
}

test_level_with_resource if {
	access.has_level_with_resource(build.action("s3:PutObject"), "Write") with data.lint403.iam as _reference
	access.has_level_with_resource(build.action("*"), "Write")
	not access.has_level_with_resource(build.action("s3:ListAllMyBuckets"), "List") with data.lint403.iam as _reference
}

_reference := {
	"services": {"s3": {"actions": {
		"putobject": {"access": "Write", "resources": ["object"]},
		"putbucketpolicy": {"access": "Permissions management", "resources": ["bucket"]},
		"listallmybuckets": {"access": "List"},
	}}},
	"patterns": {"s3:put*": ["putobject", "putbucketpolicy"]},
}

_holds(set()) := false

_holds({1}) := true
