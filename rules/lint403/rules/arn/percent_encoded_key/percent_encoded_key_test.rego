package lint403.rules.arn.percent_encoded_key_test

import data.lint403.lib.world
import data.lint403.rules.arn.percent_encoded_key as rule

_grant(arn) := [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": arn}]

_list(prefix) := [{
	"Effect": "Allow",
	"Action": "s3:ListBucket",
	"Resource": "arn:aws:s3:::acme-data",
	"Condition": {"StringLike": {"s3:prefix": prefix}},
}]

test_deny[note] if {
	some note, tc in {
		"a space": {"identity": _grant("arn:aws:s3:::acme-data/my%20files/*"), "want": {"arn:aws:s3:::acme-data/my files/*"}},
		"a plus beside it": {"identity": _grant("arn:aws:s3:::acme-data/a+b%2fc/*"), "want": {"arn:aws:s3:::acme-data/a+b/c/*"}},
		"a prefix": {"identity": _list("my%20files/*"), "want": {"my files/*"}},
		"a letter that policies do not take": {"identity": _grant("arn:aws:s3:::acme-data/%E2%82%AC/*"), "want": {""}},
		"an asterisk": {"identity": _grant("arn:aws:s3:::acme-data/%2A/x"), "want": {""}},
		"no code": {"identity": _grant("arn:aws:s3:::acme-data/100%/*"), "want": set()},
		"another service": {"identity": _grant("arn:aws:sns:eu-west-1:111122223333:a/b%20c"), "want": set()},
		"decoded": {"identity": _grant("arn:aws:s3:::acme-data/my files/*"), "want": set()},
		"unknown": {"identity": _grant("arn:aws:s3:::acme-data/${var.prefix}/*"), "want": set()},
	}

	{suggestion |
		some finding in rule.deny
		suggestion := trim_suffix(trim_prefix(object.get(finding, ["fix", "description"], ""), `write "`), `"`)
	} == tc.want with input as world.model(tc)
}
