package document_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
)

// matches compares as the rules do.
func matches(t *testing.T, m model.Match, value string, context map[string]string) bool {
	t.Helper()
	switch m.Kind {
	case "any":
		return true
	case "exact":
		return value == m.Text
	case "prefix":
		return strings.HasPrefix(value, m.Text)
	case "regex":
		return regexp.MustCompile(m.Text).MatchString(value)
	case "template":
		var expression strings.Builder
		for _, part := range m.Parts {
			if part.Variable == "" {
				expression.WriteString(part.Regex)
				continue
			}
			text, ok := context[part.Variable]
			if !ok {
				if part.Default == nil {
					return false
				}
				text = *part.Default
			}
			expression.WriteString(regexp.QuoteMeta(text))
		}
		return regexp.MustCompile("^(?s:" + expression.String() + ")$").MatchString(value)
	}
	t.Fatalf("kind %q", m.Kind)
	return false
}

func quote(t *testing.T, s string) string {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestMatchResource(t *testing.T) {
	alice := map[string]string{"aws:username": "alice", "aws:principaltag/team": "red.*"}
	tests := map[string]struct {
		pattern string
		old     bool // version 2008-10-17
		kind    string
		yes, no []string
	}{
		"star alone": {pattern: "*", kind: "any", yes: []string{"arn:aws:s3:::b", "x"}},
		"two stars":  {pattern: "**", kind: "any", yes: []string{"arn:aws:s3:::b"}},
		"exact": {
			pattern: "arn:aws:s3:::data-bkt/a.b", kind: "exact", yes: []string{"arn:aws:s3:::data-bkt/a.b"},
			no: []string{"arn:aws:s3:::data-bkt/aXb", "arn:aws:s3:::Data-bkt/a.b", "arn:aws:s3:::data-bkt/a.b "},
		},
		"all objects": {
			pattern: "arn:aws:s3:::b/*", kind: "prefix",
			yes: []string{"arn:aws:s3:::b/", "arn:aws:s3:::b/k", "arn:aws:s3:::b/a/b:c\nd"},
			no:  []string{"arn:aws:s3:::b", "arn:aws:s3:::bb/k"},
		},
		"star inside the key": {
			pattern: "arn:aws:s3:::b/*/test/*", kind: "regex",
			yes: []string{"arn:aws:s3:::b//test/o", "arn:aws:s3:::b/1/2/test/3/o", "arn:aws:s3:::b/a:b/test/"},
			no:  []string{"arn:aws:s3:::b/test/o"},
		},
		"question mark": {
			pattern: "arn:aws:s3:::b/?", kind: "regex",
			yes: []string{"arn:aws:s3:::b/x", "arn:aws:s3:::b/:", "arn:aws:s3:::b/한"},
			no:  []string{"arn:aws:s3:::b/", "arn:aws:s3:::b/xy"},
		},
		"star in a middle part": {
			pattern: "arn:aws:kms:*:111122223333:key/k", kind: "regex",
			yes: []string{"arn:aws:kms:us-east-1:111122223333:key/k", "arn:aws:kms::111122223333:key/k"},
			no:  []string{"arn:aws:kms:a:b:111122223333:key/k"},
		},
		"question mark in a middle part": {
			pattern: "arn:aws:s3:?::b", kind: "regex", yes: []string{"arn:aws:s3:x::b"}, no: []string{"arn:aws:s3::::b"},
		},
		"wildcards are not crossing into the bucket": {
			pattern: "arn:aws:s3:*:*:b/*", kind: "regex", yes: []string{"arn:aws:s3:::b/k"},
			no: []string{"arn:aws:s3:::a:b/k"},
		},
		"fewer parts with a star at the end": {
			pattern: "arn:aws:s3*", kind: "prefix", yes: []string{"arn:aws:s3:::b", "arn:aws:s3-object-lambda:r:a:x"},
			no: []string{"arn:aws:kms:::b"},
		},
		"fewer parts with stars": {
			pattern: "arn:*:s*3*", kind: "regex", yes: []string{"arn:aws:s3:::b", "arn:aws:sx3:r:a:x"},
			no: []string{"arn:aws:sns:r:a:b3"},
		},
		"fewer parts without a star": {
			pattern: "arn:aws:s3::b", kind: "exact", no: []string{"arn:aws:s3:::b", "arn:aws:s3:::"},
		},
		"expression characters are literal": {
			pattern: "arn:aws:s3:::b/(a|b)[0].$/*x", kind: "regex", yes: []string{"arn:aws:s3:::b/(a|b)[0].$/1x"},
			no: []string{"arn:aws:s3:::b/a0_/1x"},
		},
		"variable": {
			pattern: "arn:aws:s3:::b/${aws:username}/*", kind: "template",
			yes: []string{
				"arn:aws:s3:::b/alice/", "arn:aws:s3:::b/alice/x/y",
			}, no: []string{
				"arn:aws:s3:::b/bob/x",
				"arn:aws:s3:::b/${aws:username}/x",
			},
		},
		"the value of a variable is literal": {
			pattern: "arn:aws:s3:::b/${aws:PrincipalTag/team}", kind: "template", yes: []string{"arn:aws:s3:::b/red.*"},
			no: []string{"arn:aws:s3:::b/redder"},
		},
		"variable without a value": {
			pattern: "arn:aws:s3:::b/${aws:userid}", kind: "template",
			no: []string{"arn:aws:s3:::b/", "arn:aws:s3:::b/${aws:userid}"},
		},
		"variable with a default": {
			pattern: "arn:aws:s3:::b/${aws:userid, 'nobody'}/?", kind: "template", yes: []string{"arn:aws:s3:::b/nobody/x"},
			no: []string{"arn:aws:s3:::b//x"},
		},
		"variable in the old version": {
			pattern: "arn:aws:s3:::b/${aws:username}", old: true, kind: "exact", yes: []string{"arn:aws:s3:::b/${aws:username}"},
			no: []string{"arn:aws:s3:::b/alice"},
		},
		"wildcard beside a variable of the old version": {
			pattern: "arn:aws:s3:::b/${aws:username}/*/x", old: true, kind: "regex",
			yes: []string{"arn:aws:s3:::b/${aws:username}/1/x"}, no: []string{"arn:aws:s3:::b/alice/1/x"},
		},
		"escaped star": {
			pattern: "arn:aws:s3:::b/${*}", kind: "exact", yes: []string{"arn:aws:s3:::b/*"}, no: []string{"arn:aws:s3:::b/x"},
		},
		"escaped star is no wildcard at the end of few parts": {
			pattern: "arn:aws:s3${*}", kind: "exact", yes: []string{"arn:aws:s3*"}, no: []string{"arn:aws:s3:::b"},
		},
		"escaped dollar and question mark": {
			pattern: "arn:aws:s3:::b/${$}{x}${?}*", kind: "prefix",
			yes: []string{"arn:aws:s3:::b/${x}?y"}, no: []string{"arn:aws:s3:::b/${x}zy"},
		},
		"escapes beside a variable": {
			pattern: "arn:aws:s3:::b/${*}${aws:username}?", kind: "template", yes: []string{"arn:aws:s3:::b/*alicex"},
			no: []string{"arn:aws:s3:::b/yalicex", "arn:aws:s3:::b/*alice"},
		},
		"variable that is not closed": {
			pattern: "arn:aws:s3:::b/${aws:username", kind: "exact", yes: []string{"arn:aws:s3:::b/${aws:username"},
		},
		"empty variable": {pattern: "arn:aws:s3:::b/${}", kind: "exact", yes: []string{"arn:aws:s3:::b/${}"}},
		"empty":          {pattern: "", kind: "exact", yes: []string{""}, no: []string{"x"}},
		"token": {
			pattern: symbol.Token("aws_s3_bucket.b.arn") + "/*", kind: "prefix", yes: []string{"${aws_s3_bucket.b.arn}/k"},
			no: []string{"${aws_s3_bucket.c.arn}/k"},
		},
		"token with wildcards and colons in its name": {
			pattern: "arn:aws:s3:::" + symbol.Token(`m["a:*?"].name`) + "/?", kind: "regex",
			yes: []string{`arn:aws:s3:::${m["a:*?"].name}/x`}, no: []string{`arn:aws:s3:::${m["a:zz"].name}/x`},
		},
		"token beside a variable": {
			pattern: "arn:aws:s3:::" + symbol.Token("b.id") + "/${aws:username}", kind: "template",
			yes: []string{"arn:aws:s3:::${b.id}/alice"}, no: []string{"arn:aws:s3:::x/alice"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			version := "2012-10-17"
			if tt.old {
				version = "2008-10-17"
			}
			policy, _ := document.Parse([]byte(`{"Version":"`+version+`","Statement":{"Effect":"Allow","Action":"*","Resource":`+
				quote(t, tt.pattern)+`}}`), document.Options{ID: "x"})
			got := policy.Statements[0].Resources[0]
			if got.Match.Kind != tt.kind {
				t.Errorf("match = %+v, want kind %s", got.Match, tt.kind)
			}
			for _, value := range tt.yes {
				if !matches(t, got.Match, value, alice) {
					t.Errorf("%+v does not match %q", got.Match, value)
				}
			}
			for _, value := range tt.no {
				if matches(t, got.Match, value, alice) {
					t.Errorf("%+v matches %q", got.Match, value)
				}
			}
		})
	}
}

func TestMatchAction(t *testing.T) {
	tests := map[string]struct {
		action, service, name string
		match                 model.Match
	}{
		"exact":         {"S3:GetObject", "s3", "getobject", model.Match{Kind: "exact", Text: "s3:getobject"}},
		"service":       {"s3:*", "s3", "*", model.Match{Kind: "prefix", Text: "s3:"}},
		"everything":    {"*", "*", "*", model.Match{Kind: "any"}},
		"inner star":    {"s3:*Object", "s3", "*object", model.Match{Kind: "regex", Text: `^(?s:s3:.*object)$`}},
		"question mark": {"s3:Get?bject", "s3", "get?bject", model.Match{Kind: "regex", Text: `^(?s:s3:get.bject)$`}},
		"both stars":    {"*:*", "*", "*", model.Match{Kind: "regex", Text: `^(?s:.*:.*)$`}},
		"no service":    {"GetObject", "", "getobject", model.Match{Kind: "exact", Text: "getobject"}},
		"two colons":    {"s3:Get:Object", "s3", "get:object", model.Match{Kind: "exact", Text: "s3:get:object"}},
		"blank":         {"s3: GetObject", "s3", " getobject", model.Match{Kind: "exact", Text: "s3: getobject"}},
		"no variables":  {"s3:${aws:X}", "s3", "${aws:x}", model.Match{Kind: "exact", Text: "s3:${aws:x}"}},
		"token": {
			"S3:Get" + symbol.Token("var.X"), "s3", "get${var.X}", model.Match{Kind: "exact", Text: "s3:get${var.X}"},
		},
		"token with colon": {
			symbol.Token(`m["a:B"].x`) + ":GET", `${m["a:B"].x}`, "get", model.Match{Kind: "exact", Text: `${m["a:B"].x}:get`},
		},
		"token alone": {symbol.Token("var.X"), "", "${var.X}", model.Match{Kind: "exact", Text: "${var.X}"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			policy, _ := document.Parse([]byte(statement(`"Action":`+quote(t, tt.action))), document.Options{ID: "x"})
			got := policy.Statements[0].Actions[0]
			if got.Service != tt.service || got.Name != tt.name {
				t.Errorf("service %q, name %q; want %q, %q", got.Service, got.Name, tt.service, tt.name)
			}
			if diff := cmp.Diff(tt.match, got.Match); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestMatchCondition(t *testing.T) {
	text := "nobody"
	tests := map[string]struct {
		operator, value string
		want            model.Match
	}{
		"equals is literal":     {"StringEquals", "a*b?", model.Match{Kind: "exact", Text: "a*b?"}},
		"not equals is literal": {"StringNotEquals", "*", model.Match{Kind: "exact", Text: "*"}},
		"equals with a variable": {
			"StringEquals", "a*${aws:UserName}",
			model.Match{Kind: "template", Parts: []model.Part{{Literal: "a*", Regex: `a\*`}, {Variable: "aws:username"}}},
		},
		"equals with an escape": {"StringEquals", "${*}", model.Match{Kind: "exact", Text: "*"}},
		"ignoring case":         {"StringNotEqualsIgnoreCase", "ÄBc", model.Match{Kind: "exact", Text: "äbc"}},
		"ignoring case keeps tokens": {
			"StringEqualsIgnoreCase", "AB" + symbol.Token("var.X"), model.Match{Kind: "exact", Text: "ab${var.X}"},
		},
		"like": {"StringLike", "a*", model.Match{Kind: "prefix", Text: "a"}},
		"like crosses colons": {
			"ForAllValues:StringNotLikeIfExists", "*:b", model.Match{Kind: "regex", Text: `^(?s:.*:b)$`},
		},
		"like anything": {"StringLike", "*", model.Match{Kind: "any"}},
		"like with a default": {
			"StringLike", "${aws:userid, 'nobody'}*",
			model.Match{
				Kind:  "template",
				Parts: []model.Part{{Variable: "aws:userid", Default: &text}, {Literal: "*", Regex: ".*"}},
			},
		},
		"ARN part by part": {
			"ArnLike", "arn:aws:iam::*:role/*", model.Match{Kind: "regex", Text: `^(?s:arn:aws:iam::[^:]*:role/.*)$`},
		},
		"ARN equals is like": {
			"ArnNotEquals", "arn:aws:iam::1:role/*", model.Match{Kind: "prefix", Text: "arn:aws:iam::1:role/"},
		},
		"bool in any case": {"Bool", "False", model.Match{Kind: "exact", Text: "false"}},
		"null in any case": {"Null", "TRUE", model.Match{Kind: "exact", Text: "true"}},
		"address":          {"NotIpAddress", "10.0.0.0/8", model.Match{Kind: "exact", Text: "10.0.0.0/8"}},
		"number":           {"NumericLessThan", "5", model.Match{Kind: "exact", Text: "5"}},
		"no variable in a date": {
			"DateLessThan", "${aws:CurrentTime}", model.Match{Kind: "exact", Text: "${aws:CurrentTime}"},
		},
		"operator in lower case": {"stringlike", "a*", model.Match{Kind: "prefix", Text: "a"}},
		"unknown operator":       {"StringMatches", "a*", model.Match{Kind: "exact", Text: "a*"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			condition := quote(t, tt.operator) + `:{"a:b":` + quote(t, tt.value) + `}`
			policy, _ := document.Parse([]byte(statement(`"Condition":{`+condition+`}`)), document.Options{ID: "x"})
			got := policy.Statements[0].Conditions[0].Values[0].Match
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFields(t *testing.T) {
	tests := map[string][]string{
		"arn:aws:s3:::b/k":               {"arn", "aws", "s3", "", "", "b/k"},
		"arn:aws:logs:r:a:log-group:g:*": {"arn", "aws", "logs", "r", "a", "log-group:g:*"},
		"arn:aws:s3:::b/${aws:username}": {"arn", "aws", "s3", "", "", "b/${aws:username}"},
		"arn:aws:iam::${aws:x:y}:role/r": {"arn", "aws", "iam", "", "${aws:x:y}", "role/r"},
		"arn:aws:s3::b":                  {"arn", "aws", "s3", "", "b"},
		"my-bucket":                      {"my-bucket"},
		"arn:aws:s3:::${open":            {"arn", "aws", "s3", "", "", "${open"},
		"arn:${open:s3":                  {"arn", "${open", "s3"},
		"":                               {""},
		"*":                              nil,
	}
	for value, want := range tests {
		policy, _ := document.Parse([]byte(statement(`"NotResource":`+quote(t, value))), document.Options{ID: "x"})
		if diff := cmp.Diff(want, policy.Statements[0].NotResources[0].Fields); diff != "" {
			t.Errorf("%q (-want +got):\n%s", value, diff)
		}
	}
}

// What the tokens hide is named beside every value, and the identity of a token
// survives.
func TestTokens(t *testing.T) {
	token := symbol.Token
	text := `{"Version":"2012-10-17","Statement":[{
		"Effect":"Allow",
		"Principal":{"AWS":"` + token(`aws_iam_role.r["a"].arn`) + `"},
		"Action":["s3:GetObject",` + token("var.more") + `],
		"Resource":["` + token("aws_s3_bucket.b.arn") + `","arn:aws:s3:::` + token("var.Name") + `/*"],
		"Condition":{"StringEquals":{"` + token("oidc.url") + `:Sub":[` +
		`"` + token("var.sub") + `",` + token("var.list") + `]},` +
		`"Bool":` + token("var.bool") + `}
	},{"Effect":"Deny","Condition":` + token("var.condition") + `},` + token("var.statement") + `]}`
	policy, _, diags := parse(t, text)
	if len(diags) > 0 || len(policy.Anomalies) > 0 {
		t.Fatalf("diagnostics %v, anomalies %+v", diags, policy.Anomalies)
	}
	type known struct {
		Value   string
		Unknown []string
	}
	s := policy.Statements[0]
	var got []known
	for _, e := range s.Principals {
		got = append(got, known{e.Value, e.Unknown})
	}
	for _, a := range s.Actions {
		got = append(got, known{a.Value, a.Unknown})
	}
	for _, r := range s.Resources {
		got = append(got, known{r.Value, r.Unknown})
	}
	for _, c := range append(s.Conditions, policy.Statements[1].Conditions...) {
		got = append(got, known{c.Operator + " " + c.Name, c.Unknown})
		for _, v := range c.Values {
			got = append(got, known{v.Value, v.Unknown})
		}
	}
	want := []known{
		{`${aws_iam_role.r["a"].arn}`, []string{`aws_iam_role.r["a"].arn`}},
		{"s3:GetObject", nil},
		{"${var.more}", []string{"var.more"}},
		{"${aws_s3_bucket.b.arn}", []string{"aws_s3_bucket.b.arn"}},
		{"arn:aws:s3:::${var.Name}/*", []string{"var.Name"}},
		{"StringEquals ${oidc.url}:sub", []string{"oidc.url"}},
		{"${var.sub}", []string{"var.sub"}},
		{"${var.list}", []string{"var.list"}},
		{"Bool ", []string{"var.bool"}},
		{"${var.condition} ", []string{"var.condition"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if s.Principals[0].Form != "role" {
		t.Errorf("form = %s", s.Principals[0].Form)
	}
	if diff := cmp.Diff([]string{"var.statement"}, policy.Incomplete); diff != "" {
		t.Errorf("incomplete (-want +got):\n%s", diff)
	}
	if !policy.Size.AtLeast {
		t.Error("the size does not say that it is a lower bound")
	}
}

func TestTokenDocuments(t *testing.T) {
	for name, text := range map[string]string{
		"document":       symbol.Token("x"),
		"statements":     `{"Statement":` + symbol.Token("x") + `}`,
		"member":         `{"Statement":[],"` + symbol.Token("x") + `":1}`,
		"element":        statement(`"` + symbol.Token("x") + `":1`),
		"in an operator": statement(`"Condition":{"` + symbol.Token("x") + `":{"a:b":"c"}}`),
	} {
		policy, _ := document.Parse([]byte(text), document.Options{ID: "f"})
		found := policy.Incomplete
		if len(policy.Statements) == 1 && len(policy.Statements[0].Conditions) == 1 {
			found = policy.Statements[0].Conditions[0].Unknown
		}
		if diff := cmp.Diff([]string{"x"}, found); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		for _, a := range policy.Anomalies {
			if a.Kind != document.AnomalyEmptyArray {
				t.Errorf("%s: anomaly %+v", name, a)
			}
		}
	}
}
