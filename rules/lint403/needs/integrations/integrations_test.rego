package lint403.needs.integrations_test

import data.lint403.lib.world
import data.lint403.needs.integrations

_place := {"account": "111122223333", "region": "eu-west-1", "partition": "aws"}

_model := world.model({"identity": [], "model": {
	"buckets": {"${aws_s3_bucket.made.id}": {
		"name": "${aws_s3_bucket.made.id}",
		"arn": "${aws_s3_bucket.made.arn}",
		"address": "aws_s3_bucket.made",
	}},
	"keys": {world.key_arn: {
		"arn": world.key_arn,
		"address": "aws_kms_key.data",
		"key_id": "11111111-2222-3333-4444-555555555555",
		"aliases": ["alias/data"],
	}},
	"resources": {
		"aws_iam_instance_profile": [world.resource("aws_iam_instance_profile", {"name": "web", "role": "app"}, {})],
		"aws_cloudfront_origin_access_identity": [world.resource(
			"aws_cloudfront_origin_access_identity",
			{
				"cloudfront_access_identity_path": "${aws_cloudfront_origin_access_identity.data.path}",
				"iam_arn": "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${x.id}",
			},
			{},
		)],
		"aws_sqs_queue": [world.resource("aws_sqs_queue", {"arn": "arn:q", "kms_master_key_id": "alias/data"}, {})],
	},
}})

test_formed[note] if {
	some note, tc in {
		"a name": ["bucket", "acme-data", "acme-data"],
		"a name out of view": ["bucket", "acme-other", "acme-other"],
		"the id of a bucket": ["bucket", "${aws_s3_bucket.made.id}", "${aws_s3_bucket.made.id}"],
		"the host name of a bucket for its name": ["bucket", "${aws_s3_bucket.data.bucket_domain_name}", "acme-data"],
		"an ARN": ["bucket_arn", "arn:aws:s3:::acme-data", "acme-data"],
		"an ARN with a prefix": ["bucket_arn", "arn:aws-cn:s3:::acme-data/logs", "acme-data"],
		"an unknown ARN": ["bucket_arn", "${aws_s3_bucket.made.arn}/logs", "${aws_s3_bucket.made.id}"],
		"the prefix of an ARN": ["arn_prefix", "arn:aws:s3:::acme-data/logs/", "logs/"],
		"the prefix of an unknown ARN": ["arn_prefix", "${aws_s3_bucket.made.arn}/logs", "logs/"],
		"no prefix": ["arn_prefix", "arn:aws:s3:::acme-data", ""],
		"the key of an ARN": ["arn_key", "arn:aws:s3:::acme-data/a/b.env", "a/b.env"],
		"a URI": ["uri", "s3a://acme-data/x", "acme-data"],
		"the key of a URI": ["uri_key", "s3://acme-data/a/b.py", "a/b.py"],
		"the folder of a URI": ["uri_dir", "s3://acme-data/a/*", "a/"],
		"no folder": ["uri_dir", "s3://acme-data", ""],
		"what may be a folder": ["uri_start", "s3://acme-data/a/", "a/~"],
		"what is no folder": ["uri_start", "s3://acme-data/a.gz", "a.gz"],
		"all of it": ["uri_start", "s3://acme-data", "~"],
		"a path": ["path", "acme-data/src.zip", "acme-data"],
		"a path that is an ARN": ["path", "arn:aws:s3:::acme-data/src.zip", "acme-data"],
		"the key of a path": ["path_key", "acme-data/src.zip", "src.zip"],
		"the folder of a path": ["path_dir", "acme-data/cache", "cache/"],
		"a mounted bucket": ["mount", "/acme-data/ann", "acme-data"],
		"a mounted folder": ["mount_dir", "/acme-data/ann", "ann/"],
		"a URL": ["url", "https://acme-data.s3.eu-west-1.amazonaws.com/a.yaml", "acme-data"],
		"the key of a URL": ["url_key", "https://s3-eu-west-1.amazonaws.com/acme-data/t/a.yaml", "t/a.yaml"],
		"a host name": ["domain", "acme-data.s3.amazonaws.com", "acme-data"],
		"a host name with dots": ["domain", "logs.acme.example.s3.dualstack.eu-west-1.amazonaws.com", "logs.acme.example"],
		"a host name of an unknown Region": ["domain", "acme-data.s3.${region}.amazonaws.com", "acme-data"],
		"a host name that is unknown": ["domain", "${aws_s3_bucket.made.bucket_regional_domain_name}", "${aws_s3_bucket.made.id}"],
		"a prefix": ["prefix", "/a/b", "a/b/"],
		"a prefix of nothing": ["prefix", "/", ""],
		"a prefix with expressions": ["key_start", "a/!{timestamp:yyyy}/", "a/"],
		"the ARN of a bucket": ["arn_of_bucket", "acme-data", "arn:aws:s3:::acme-data"],
		"the ARN of a bucket out of view": ["arn_of_bucket", "acme-other", "arn:aws:s3:::acme-other"],
		"a role by its ARN": ["role", world.app, world.app],
		"a role by its name": ["role", "app", world.app],
		"a role by its address": ["role", "${aws_iam_role.app.arn}", world.app],
		"a role out of view": ["role", "arn:aws:iam::111122223333:role/x", "arn:aws:iam::111122223333:role/x"],
		"a profile": ["profile", "web", world.app],
		"a profile by its address": ["profile", "${aws_iam_instance_profile.data.name}", world.app],
		"a key by its alias": ["key", "alias/data", world.key_arn],
		"a key by its id": ["key", "11111111-2222-3333-4444-555555555555", world.key_arn],
		"a key by its address": ["key", "${aws_kms_key.data.arn}", world.key_arn],
		"a key out of view": ["key", "arn:aws:kms:eu-west-1:111122223333:key/x", "arn:aws:kms:eu-west-1:111122223333:key/x"],
		"a key of AWS": ["key", "alias/aws/sqs", "alias/aws/sqs"],
		"the key of a queue": ["key_of aws_sqs_queue.kms_master_key_id", "arn:q", world.key_arn],
		"an identity by its path": [
			"origin_identity", "origin-access-identity/cloudfront/E1",
			"arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1",
		],
		"an identity in view": [
			"origin_identity", "${aws_cloudfront_origin_access_identity.data.path}",
			"arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${x.id}",
		],
		"an organization": ["organization", "o-abc", "o-abc"],
		"an unknown organization": ["organization", "${aws_organizations_organization.x.id}", "o-${aws_organizations_organization.x.id}"],
	}
	[form, text, want] := tc
	got := integrations.formed(form, text, _place) with input as _model
	got == want
}

# What does not have the form, or stands for something that is not known.
test_not_formed[note] if {
	some note, tc in {
		"an unknown name": ["bucket", "${var.bucket}"],
		"an ARN for a name": ["bucket", "arn:aws:s3:::acme-elsewhere"],
		"the ARN of a log group": ["bucket_arn", "arn:aws:logs:eu-west-1:111122223333:log-group:x"],
		"another scheme": ["uri", "https://acme-data/x"],
		"a URI without a key": ["uri_key", "s3://acme-data"],
		"a website": ["domain", "acme-data.s3-website.eu-west-1.amazonaws.com"],
		"another host": ["domain", "www.example.com"],
		"an unknown role": ["role", "${var.role}"],
		"the name of a role out of view": ["role", "other"],
		"a profile out of view": ["profile", "other"],
		"an unknown key": ["key", "${var.key}"],
	}
	[form, text] := tc
	_without(form, text)
}

_without(form, text) if {
	formed := [value | value := integrations.formed(form, text, _place)] with input as _model
	formed == []
}

test_items[note] if {
	some note, tc in {
		"the whole": [{}, {}, ["|"]],
		"blocks": [{"each": ["rule"]}, {"rule": [{}, {}]}, ["rule.0|", "rule.1|"]],
		"an object": [{"each": ["rule"]}, {"rule": {"x": 1}}, ["rule|"]],
		"no block": [{"each": ["rule"]}, {}, []],
		"blocks in blocks": [
			{"each": ["option.*.settings"]}, {"option": [{"settings": [{}]}, {"settings": [{}, {}]}]},
			["option.0.settings.0|", "option.1.settings.0|", "option.1.settings.1|"],
		],
		"JSON": [
			{"each": {"json": "containers", "items": ["files", "router"]}},
			{"containers": "[{\"files\": [\"a\", \"b\"]}, {\"router\": \"c\"}]"}, ["containers|a", "containers|b", "containers|c"],
		],
		"an unknown text for JSON": [{"each": {"json": "containers", "items": ["files"]}}, {"containers": "${var.x}"}, []],
		"members": [{"each": {"object": "props", "items": ["role"]}}, {"props": "{\"role\": \"r\"}"}, ["props|r"]],
		"a list in a text": [{"each": {"split": ["files"]}}, {"files": "a, b"}, ["files|a", "files|b"]],
	}
	[entry, values, want] := tc
	resource := {"values": values}
	got := [sprintf("%s|%s", [item.path, object.get(item, "value", "")]) | some item in integrations.items(entry, resource)]
	got == want
}

test_met[note] if {
	some note, tc in {
		"set": [["a", "set"], true],
		"not set": [["none", "set"], false],
		"unset": [["none", "unset"], true],
		"an unknown value is set": [["token", "set"], true],
		"equal": [["a", "eq", "x"], true],
		"an unknown value equals nothing": [["token", "eq", "x"], false],
		"in a list": [["a", "in", ["x", null]], true],
		"null in a list": [["none", "in", ["x", null]], true],
		"an unknown value is in no list": [["token", "in", ["x", null]], false],
		"a prefix": [["a", "prefix", "x"], true],
		"a key": [["$key", "key"], true],
		"a key of AWS": [["$aws", "key"], false],
		"no ACLs by default": [["$bucket", "acls"], false],
		"an own bucket": [["$bucket", "foreign"], false],
		"a bucket without a distribution": [["$bucket", "no-distribution"], true],
		"named by nothing": [["a", "named_by", "aws_x.y"], false],
		"named by another": [["a", "named_by", "aws_sqs_queue.name"], true],
	}
	[condition, want] := tc
	vars := {"key": "arn:k", "aws": "alias/aws/sqs", "bucket": "acme-data", "account": "111122223333"}
	resource := {"values": {"a": "x", "token": "${var.x}"}}
	_is_met(condition, resource, vars) == want
}

_is_met(condition, resource, vars) if {
	integrations.met(condition, resource, {"path": ""}, vars) with input as _named
} else := false

_named := world.model({"identity": [], "model": {"resources": {"aws_sqs_queue": [world.resource("aws_sqs_queue", {"name": "x"}, {})]}}})

test_granted_by_acl[note] if {
	some note, tc in {
		"out of view": [{}, "maybe"],
		"none": [{"address": "b"}, "no"],
		"switched off": [{"address": "b", "change": "create", "acl": {"canned": "log-delivery-write"}}, "no"],
		"granted": [{"address": "b", "ownership": {"value": "ObjectWriter"}, "acl": {"canned": "log-delivery-write"}}, "yes"],
		"granted to others": [{"address": "b", "ownership": {"value": "ObjectWriter"}, "acl": {"canned": "public-read"}}, "no"],
		"unknown": [{"address": "b", "ownership": {"value": "ObjectWriter"}, "acl": {"unknown": ["var.acl"]}}, "maybe"],
	}
	[bucket, want] := tc
	integrations.granted_by_acl("LogDelivery", bucket) == want
}

test_range_of[note] if {
	some note, tc in {
		"the argument": ["a.0.b", "r1"],
		"the block around it": ["a.0.c", "r2"],
		"the resource": ["x", "r3"],
	}
	[path, want] := tc
	integrations.range_of(path, {"ranges": {"a.0.b": "r1", "a.0": "r2"}, "range": "r3"}) == want
}
