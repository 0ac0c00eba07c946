package document_test

import (
	"strings"
	"testing"

	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/symbol"
)

func TestPrincipalForms(t *testing.T) {
	hex := strings.Repeat("0123456789abcDEF", 4)
	token := symbol.Token
	tests := []struct {
		kind, value   string
		form, account string
	}{
		{"*", "*", "any", ""},
		{"*", "arn:aws:iam::111122223333:root", "other", ""},
		{"AWS", "*", "any", ""},
		{"AWS", "111122223333", "account", "111122223333"},
		{"AWS", "11112222333", "other", ""},
		{"AWS", "arn:aws:iam::111122223333:root", "root", "111122223333"},
		{"AWS", "arn:aws-cn:iam::111122223333:root", "root", "111122223333"},
		{"AWS", "arn:aws:iam::111122223333:user/alice", "user", "111122223333"},
		{"AWS", "arn:aws:iam::111122223333:user/team/alice", "user", "111122223333"},
		{"AWS", "arn:aws:iam::111122223333:role/team/app", "role", "111122223333"},
		{"AWS", "arn:aws:sts::111122223333:assumed-role/app/session", "session", "111122223333"},
		{"AWS", "arn:aws:sts::111122223333:federated-user/bob", "federated-user", "111122223333"},
		{"AWS", "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1EXAMPLE", "oai", ""},
		{"AWS", "AROAEXAMPLEID12345678", "unique-id", ""},
		{"AWS", "AIDAEXAMPLEID12345678", "unique-id", ""},
		{"AWS", "AKIAEXAMPLEID12345678", "other", ""},
		{"AWS", "AROA", "other", ""},
		{"AWS", "arn:aws:iam::111122223333:group/g", "other", ""},
		{"AWS", "arn:aws:iam::111122223333:role", "other", ""},
		{"AWS", "arn:aws:iam::111122223333:role/", "other", ""},
		{"AWS", "arn:aws:iam::111122223333:instance-profile/p", "other", ""},
		{"AWS", "arn:aws:iam::111122223333:role/*", "other", ""},
		{"AWS", "arn:aws:iam::*:root", "other", ""},
		{"AWS", "alice", "other", ""},
		{"AWS", "arn:aws:iam::" + token("account") + ":root", "root", "${account}"},
		{"AWS", "arn:aws:iam::" + token("account.west") + ":role/" + token("var.name"), "role", "${account.west}"},
		{"AWS", token("account"), "account", "${account}"},
		{"AWS", token("account.west"), "account", "${account.west}"},
		{
			"AWS", token("data.aws_caller_identity.current.account_id"), "account",
			"${data.aws_caller_identity.current.account_id}",
		},
		{"AWS", token(`aws_organizations_account.a["x.y"].id`), "account", `${aws_organizations_account.a["x.y"].id}`},
		{"AWS", token("module.m[0].aws_iam_role.r[1].arn"), "role", ""},
		{"AWS", token("aws_iam_user.u.arn"), "user", ""},
		{"AWS", token("aws_cloudfront_origin_access_identity.o.iam_arn"), "oai", ""},
		{"AWS", token("var.principal"), "other", ""},
		{"AWS", token("x"), "other", ""},
		{"Service", "s3.amazonaws.com", "service", ""},
		{"Service", "logs.us-east-1.amazonaws.com.cn", "service", ""},
		{"Service", "*", "other", ""},
		{"Service", "lambda", "other", ""},
		{"Service", "lambda..com", "other", ""},
		{"Service", ".amazonaws.com", "other", ""},
		{"Service", "logs." + token("region") + ".amazonaws.com", "service", ""},
		{"Federated", "arn:aws:iam::111122223333:saml-provider/idp", "saml", "111122223333"},
		{"Federated", "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", "oidc", "111122223333"},
		{"Federated", "arn:aws:iam::111122223333:role/r", "other", ""},
		{"Federated", "arn:aws:iam::111122223333:saml-provider", "other", ""},
		{"Federated", "cognito-identity.amazonaws.com", "oidc", ""},
		{"Federated", "https://idp.example.com", "other", ""},
		{"Federated", token("aws_iam_openid_connect_provider.p.arn"), "oidc", ""},
		{"Federated", token("aws_iam_saml_provider.p.arn"), "saml", ""},
		{"Federated", token("var.provider"), "other", ""},
		{"CanonicalUser", hex, "canonical", ""},
		{"CanonicalUser", hex[1:], "other", ""},
		{"CanonicalUser", token("data.aws_canonical_user_id.c.id"), "canonical", ""},
		{"Account", "111122223333", "other", ""},
	}
	for _, tt := range tests {
		principal := quote(t, tt.value)
		if tt.kind != "*" {
			principal = `{"` + tt.kind + `":[` + principal + `]}`
		}
		policy, _ := document.Parse([]byte(statement(`"Principal":`+principal)), document.Options{ID: "f"})
		entries := policy.Statements[0].Principals
		if len(entries) != 1 {
			t.Errorf("%s: %d entries", principal, len(entries))
			continue
		}
		if got := entries[0]; got.Type != tt.kind || got.Form != tt.form || got.Account != tt.account {
			t.Errorf("%s: type %s, form %s, account %q; want form %s, account %q",
				principal, got.Type, got.Form, got.Account, tt.form, tt.account)
		}
	}
}

func TestOperators(t *testing.T) {
	type operator struct {
		Base, Set string
		IfExists  bool
	}
	tests := map[string]struct {
		want operator
		// anomaly and detail are what is recorded, "" for nothing.
		anomaly, detail string
	}{
		"StringEquals":                   {operator{"stringequals", "", false}, "", ""},
		"ArnNotLikeIfExists":             {operator{"arnnotlike", "", true}, "", ""},
		"ForAllValues:StringLike":        {operator{"stringlike", "forallvalues", false}, "", ""},
		"ForAnyValue:DateEqualsIfExists": {operator{"dateequals", "foranyvalue", true}, "", ""},
		"NullIfExists":                   {operator{"null", "", true}, "", ""},
		"stringequals":                   {operator{"stringequals", "", false}, "operator-case", "StringEquals"},
		"forallvalues:StringEqualsifexists": {
			operator{"stringequals", "forallvalues", true}, "operator-case", "ForAllValues:StringEqualsIfExists",
		},
		"ForAnyValues:StringEquals": {
			operator{"foranyvalues:stringequals", "", false}, "unknown-operator", "ForAnyValue:StringEquals",
		},
		"ForAnyValue::StringEquals": {
			operator{":stringequals", "foranyvalue", false}, "unknown-operator", "ForAnyValue:StringEquals",
		},
		"ForAnyValues:StringLikeIfExists": {
			operator{"foranyvalues:stringlike", "", true}, "unknown-operator", "ForAnyValue:StringLikeIfExists",
		},
		"ForAllValues:StringEqual": {
			operator{"stringequal", "forallvalues", false}, "unknown-operator", "ForAllValues:StringEquals",
		},
		"StringEqualIfExists": {operator{"stringequal", "", true}, "unknown-operator", "StringEqualsIfExists"},
		"IPAddres":            {operator{"ipaddres", "", false}, "unknown-operator", "IpAddress"},
		"SrtingLike":          {operator{"srtinglike", "", false}, "unknown-operator", "StringLike"},
		"Matches":             {operator{"matches", "", false}, "unknown-operator", ""},
		"Every:StringEquals":  {operator{"every:stringequals", "", false}, "unknown-operator", ""},
		"IfExists":            {operator{"ifexists", "", false}, "unknown-operator", ""},
	}
	for written, tt := range tests {
		policy, _ := document.Parse([]byte(statement(`"Condition":{"`+written+`":{"a:b":"c"}}`)), document.Options{ID: "f"})
		c := policy.Statements[0].Conditions[0]
		if got := (operator{c.Base, c.Set, c.IfExists}); got != tt.want || c.Operator != written {
			t.Errorf("%s = %+v, want %+v", written, got, tt.want)
		}
		kind, detail := "", ""
		for _, a := range policy.Anomalies {
			kind, detail = a.Kind, a.Detail
		}
		if kind != tt.anomaly || detail != tt.detail {
			t.Errorf("%s: anomaly %q %q, want %q %q", written, kind, detail, tt.anomaly, tt.detail)
		}
	}
}
