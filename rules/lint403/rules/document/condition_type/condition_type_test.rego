package lint403.rules.document.condition_type_test

import data.lint403.lib.build
import data.lint403.lib.reference_test as facts
import data.lint403.rules.document.condition_type as rule

test_deny[note] if {
	some note, tc in {
		"no boolean": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Bool", "aws:SecureTransport", ["no"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": {["error", ["TYPE_MISMATCH_BOOLEAN"]]},
		},
		"no boolean under Null": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Null", "s3:prefix", ["maybe"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": {["error", ["TYPE_MISMATCH_BOOLEAN"]]},
		},
		"a boolean as text": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:SecureTransport", ["no"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": {["", ["TYPE_MISMATCH_BOOLEAN"]], ["", ["TYPE_MISMATCH"]]},
		},
		"no number": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("NumericEquals", "s3:max-keys", ["ten"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": {["", ["TYPE_MISMATCH_NUMBER"]]},
		},
		"no number, which S3 refuses": {
			"input": build.model("bucket", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("NumericEquals", "s3:max-keys", ["ten"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": {["error", ["TYPE_MISMATCH_NUMBER"]]},
		},
		"an epoch number": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("DateLessThan", "aws:CurrentTime", ["1735689600"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": {["", ["INVALID_DATE_VALUE"]]},
		},
		"near miss, an epoch number where one belongs": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("DateLessThan", "aws:EpochTime", ["1735689600"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": set(),
		},
		"no date, which IAM refuses": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("DateLessThan", "aws:CurrentTime", ["tomorrow"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": {["error", ["TYPE_MISMATCH_DATE", "IAMAPI_LEGACY_PARSING"]]},
		},
		"no base64": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("BinaryEquals", "aws:PrincipalTag/x", ["!"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": {["", ["TYPE_MISMATCH_STRING"]]},
		},
		"no address": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:SourceIp", ["203.0.113"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": {["error", ["TYPE_MISMATCH_IP_RANGE"]]},
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}

test_deny_more[note] if {
	some note, tc in {
		"near miss, a placeholder": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("IpAddress", "aws:SourceIp", ["<cidr>"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": set(),
		},
		"text for an address": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:SourceIp", ["203.0.113.7"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": {["", ["TYPE_MISMATCH"]]},
		},
		"near miss, a number in a tag": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("NumericEquals", "aws:PrincipalTag/x", ["7"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": set(),
		},
		"near miss, an ARN in a text": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("ArnLike", "s3:prefix", ["arn:aws:s3:::b"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": set(),
		},
		"near miss, an ARN compared as text": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringEquals", "aws:PrincipalArn", ["arn:aws:iam::111122223333:role/x"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": set(),
		},
		"a pattern over an ARN": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("StringLike", "aws:PrincipalArn", ["arn:aws:iam::111122223333:role/*"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": {["", ["STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS"]]},
		},
		"two booleans": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("Bool", "aws:SecureTransport", ["true", "false"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": {["", ["INVALID_CONDITION_MULTIPLE_BOOLEAN"]]},
		},
		"mixed types": {
			"input": json.patch(build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"])})]), [{"op": "add", "path": "/policies/p/anomalies", "value": [{"kind": "mixed-types", "name": "aws:x", "detail": "number, string", "path": "Statement", "statement": 0, "range": "p.json:1:1:0-1:15:14"}]}]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": {["", ["INVALID_CONDITION_DATA_TYPE"]]},
		},
		"dates, numbers and addresses that are": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [build.condition("DateLessThan", "aws:CurrentTime", ["2099-01-01", "2099-01-01T00:00:00Z", "2099-01-01T00:00:00+01:00"])]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": set(),
		},
		"unknown value before apply": {
			"input": build.model("identity", [build.statement("Allow", {"actions": build.actions(["s3:GetObject"]), "resources": build.patterns(["arn:aws:s3:::b/*"]), "conditions": [object.union(build.condition("IpAddress", "aws:SourceIp", ["x"]), {"values": [build.unknown(build.pattern("${aws_x.y.z}"))]})]})]),
			"iam": facts.keys({"aws:sourceip": facts.key("ip"), "aws:principalarn": facts.key("arn"), "aws:securetransport": facts.key("bool"), "s3:max-keys": facts.key("numeric"), "aws:currenttime": facts.key("date"), "aws:epochtime": object.union(facts.key("date"), {"also": "numeric"}), "s3:prefix": facts.key("string"), "aws:principaltag/x": facts.key("string")}),
			"want": set(),
		},
	}
	findings := rule.deny with input as tc.input with data.lint403.iam as tc.iam
	facts.outcome(findings) == tc.want
}
