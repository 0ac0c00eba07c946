package document_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/loader/symbol"
)

// parse parses a raw file.
func parse(t *testing.T, text string) (*model.Policy, *source.File, model.Diagnostics) {
	t.Helper()
	file := source.New("policy.json", []byte(text))
	policy, diags := document.Parse(file.Bytes, document.Options{ID: "policy.json", File: file})
	checkRanges(t, file, policy)
	return policy, file, diags
}

// mustParse parses a raw file in which nothing is wrong.
func mustParse(t *testing.T, text string) *model.Policy {
	t.Helper()
	policy, _, diags := parse(t, text)
	if len(diags) > 0 {
		t.Fatalf("diagnostics: %v", diags)
	}
	return policy
}

// statement wraps one statement.
func statement(members string) string {
	return `{"Version": "2012-10-17", "Statement": [{` + members + `}]}`
}

// checkRanges proves that the text at every range is the element.
func checkRanges(t *testing.T, file *source.File, policy *model.Policy) {
	t.Helper()
	check := func(what string, r model.Range, value string) {
		t.Helper()
		inside(t, what, file, r)
		text := unquote(string(file.Text(r)))
		if text, _ = symbol.Render(text); text != value {
			t.Errorf("%s: the text at %v is %q, want %q", what, r, text, value)
		}
	}
	patterns := func(what string, patterns []model.Pattern) {
		t.Helper()
		for _, p := range patterns {
			check(what, p.Range, p.Value)
		}
	}
	for what, text := range map[string]*model.Text{"Version": policy.Version, "Id": policy.DocumentID} {
		if text != nil {
			check(what, text.Range, text.Value)
		}
	}
	for _, s := range policy.Statements {
		for what, text := range map[string]*model.Text{"Sid": s.Sid, "Effect": s.Effect} {
			if text != nil {
				check(what, text.Range, text.Value)
			}
		}
		for _, e := range slices.Concat(s.Principals, s.NotPrincipals) {
			check("principal", e.Range, e.Value)
		}
		for _, a := range slices.Concat(s.Actions, s.NotActions) {
			check("action", a.Range, a.Value)
		}
		patterns("resource", s.Resources)
		patterns("resource", s.NotResources)
		for _, c := range s.Conditions {
			check("operator", c.OperatorRange, c.Operator)
			if c.Key != "" {
				check("key", c.KeyRange, c.Key)
			}
			patterns("value", c.Values)
			inside(t, "condition", file, c.Range)
		}
		inside(t, "statement", file, s.Range)
		for name, r := range s.Ranges {
			inside(t, name, file, r)
			if text := string(file.Text(r)); !strings.HasPrefix(text, `"`+name+`"`) && !strings.HasPrefix(text, `\"`+name) {
				t.Errorf("the range of %s begins with %q", name, text)
			}
		}
	}
	for _, a := range policy.Anomalies {
		inside(t, "anomaly "+a.Kind, file, a.Range)
		if a.Related != nil {
			inside(t, "anomaly "+a.Kind, file, *a.Related)
		}
	}
	inside(t, "document", file, policy.Range)
	inside(t, "header", file, policy.Header)
}

// unquote decodes a literal, also one that stands inside a string.
func unquote(literal string) string {
	if strings.HasPrefix(literal, `\"`) {
		if inner, _, err := jsontree.Unquote([]byte(`"` + literal + `"`)); err == nil {
			literal = string(inner)
		}
	}
	if text, _, err := jsontree.Unquote([]byte(literal)); err == nil {
		return string(text)
	}
	return literal
}

func inside(t *testing.T, what string, file *source.File, r model.Range) {
	t.Helper()
	if r.File != file.Name || r.Start.Byte < 0 || r.Start.Byte > r.End.Byte || r.End.Byte > len(file.Bytes) {
		t.Errorf("%s: range %v is not inside the %d bytes of %s", what, r, len(file.Bytes), file.Name)
	}
}

func TestParseModel(t *testing.T) {
	const text = `{
  "Version": "2012-10-17",
  "Id": "example",
  "Statement": [
    {
      "Sid": "One",
      "Effect": "Allow",
      "Principal": {
        "AWS": ["111122223333", "arn:aws:iam::111122223333:user/alice"],
        "Service": "logging.s3.amazonaws.com"
      },
      "Action": ["s3:GetObject", "S3:List*"],
      "Resource": "arn:aws:s3:::data-bkt/*",
      "Condition": {
        "ForAnyValue:StringLikeIfExists": {"aws:PrincipalOrgPaths": ["o-1/*"]},
        "Bool": {"aws:SecureTransport": true}
      }
    },
    {
      "Effect": "Deny",
      "NotPrincipal": {"CanonicalUser": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"},
      "NotAction": "*",
      "NotResource": ["*"]
    }
  ]
}
`
	policy := mustParse(t, text)
	at := func(s string) model.Range {
		r, err := model.ParseRange("policy.json:" + s)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	byText := func(part string) model.Range {
		start := strings.Index(text, part)
		if start < 0 || strings.Count(text, part) != 1 {
			t.Fatalf("%s is not there once", part)
		}
		return source.New("policy.json", []byte(text)).Range(start, start+len(part))
	}
	want := []model.Statement{
		{
			Index:    0,
			Sid:      &model.Text{Value: "One", Range: at("6:14:84-6:19:89")},
			Effect:   &model.Text{Value: "Allow", Range: byText(`"Allow"`)},
			Elements: []string{"Sid", "Effect", "Principal", "Action", "Resource", "Condition"},
			Principals: []model.PrincipalEntry{
				{Type: "AWS", Value: "111122223333", Form: "account", Account: "111122223333", Range: byText(`"111122223333"`)},
				{
					Type: "AWS", Value: "arn:aws:iam::111122223333:user/alice", Form: "user", Account: "111122223333",
					Range: byText(`"arn:aws:iam::111122223333:user/alice"`),
				},
				{
					Type: "Service", Value: "logging.s3.amazonaws.com", Form: "service",
					Range: byText(`"logging.s3.amazonaws.com"`),
				},
			},
			Actions: []model.Action{
				{
					Value: "s3:GetObject", Service: "s3", Name: "getobject",
					Match: model.Match{Kind: "exact", Text: "s3:getobject"}, Range: byText(`"s3:GetObject"`),
				},
				{
					Value: "S3:List*", Service: "s3", Name: "list*",
					Match: model.Match{Kind: "prefix", Text: "s3:list"}, Range: byText(`"S3:List*"`),
				},
			},
			Resources: []model.Pattern{{
				Value: "arn:aws:s3:::data-bkt/*", Fields: []string{"arn", "aws", "s3", "", "", "data-bkt/*"},
				Match: model.Match{Kind: "prefix", Text: "arn:aws:s3:::data-bkt/"}, Range: byText(`"arn:aws:s3:::data-bkt/*"`),
			}},
			Conditions: []model.Condition{
				{
					Operator: "ForAnyValue:StringLikeIfExists", Base: "stringlike", Set: "foranyvalue", IfExists: true,
					Key: "aws:PrincipalOrgPaths", Name: "aws:principalorgpaths",
					Values: []model.Pattern{{
						Value: "o-1/*", Match: model.Match{Kind: "prefix", Text: "o-1/"}, Type: "string", Range: byText(`"o-1/*"`),
					}},
					Range:         byText(`"aws:PrincipalOrgPaths": ["o-1/*"]`),
					OperatorRange: byText(`"ForAnyValue:StringLikeIfExists"`), KeyRange: byText(`"aws:PrincipalOrgPaths"`),
				},
				{
					Operator: "Bool", Base: "bool", Key: "aws:SecureTransport", Name: "aws:securetransport",
					Values: []model.Pattern{{
						Value: "true", Match: model.Match{Kind: "exact", Text: "true"}, Type: "bool", Range: byText("true"),
					}},
					Range:         byText(`"aws:SecureTransport": true`),
					OperatorRange: byText(`"Bool"`), KeyRange: byText(`"aws:SecureTransport"`),
				},
			},
		},
		{
			Index:    1,
			Effect:   &model.Text{Value: "Deny", Range: byText(`"Deny"`)},
			Elements: []string{"Effect", "NotPrincipal", "NotAction", "NotResource"},
			NotPrincipals: []model.PrincipalEntry{{
				Type: "CanonicalUser", Value: strings.Repeat("0123456789abcdef", 4), Form: "canonical",
				Range: byText(`"` + strings.Repeat("0123456789abcdef", 4) + `"`),
			}},
			NotActions: []model.Action{{
				Value: "*", Service: "*", Name: "*", Match: model.Match{Kind: "any"}, Range: at("22:20:676-22:23:679"),
			}},
			NotResources: []model.Pattern{{
				Value: "*", Match: model.Match{Kind: "any"}, Range: at("23:23:703-23:26:706"),
			}},
		},
	}
	got := slices.Clone(policy.Statements)
	for i := range got {
		got[i].Hash, got[i].Ranges, got[i].Range = "", nil, model.Range{}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("statements (-want +got):\n%s", diff)
	}
	if got, want := policy.Statements[1].Ranges["NotAction"], byText(`"NotAction": "*"`); got != want {
		t.Errorf("range of NotAction = %v, want %v", got, want)
	}
	if got, want := policy.Statements[0].Range.String(), "policy.json:5:5:69-18:6:516"; got != want {
		t.Errorf("range of the statement = %s, want %s", got, want)
	}
	if policy.Form != "json" || policy.Version.Value != "2012-10-17" || policy.DocumentID.Value != "example" {
		t.Errorf("policy = %+v", policy)
	}
	if len(policy.Anomalies) > 0 || len(policy.Incomplete) > 0 {
		t.Errorf("anomalies %v, incomplete %v", policy.Anomalies, policy.Incomplete)
	}
	if got, want := policy.Header.String(), "policy.json:1:1:0-1:2:1"; got != want {
		t.Errorf("header = %s, want %s", got, want)
	}
}

func TestParseSingleValues(t *testing.T) {
	policy := mustParse(t, `{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*",
		"Condition": {"NumericLessThan": {"s3:max-keys": 10.5}, "StringEquals": {"a:b": "c"}}}}`)
	s := policy.Statements[0]
	if len(s.Actions) != 1 || len(s.Resources) != 1 || len(s.Conditions) != 2 {
		t.Fatalf("statement = %+v", s)
	}
	if v := s.Conditions[0].Values[0]; v.Value != "10.5" || v.Type != "number" || v.Match.Text != "10.5" {
		t.Errorf("number = %+v", v)
	}
	if policy.Version != nil {
		t.Errorf("version = %+v", policy.Version)
	}
}

// Options are handed on, and the places come from the locator.
func TestParseOptions(t *testing.T) {
	header := model.Range{
		File: "main.tf", Start: model.Pos{Line: 3, Column: 1, Byte: 40}, End: model.Pos{Line: 3, Column: 9, Byte: 48},
	}
	callers := []model.Range{{File: "root.tf"}}
	asked := map[string]bool{}
	locate := func(pointer string, name bool, start, end int) model.Range {
		asked[fmt.Sprintf("%s %v", pointer, name)] = true
		if pointer == "" || strings.HasPrefix(pointer, "/Statement/0/Resource/") {
			return model.Range{} // no place of its own
		}
		return model.Range{
			File:  "main.tf",
			Start: model.Pos{Line: 1, Column: 1 + start, Byte: start},
			End:   model.Pos{Line: 1, Column: 1 + end, Byte: end},
		}
	}
	const text = `{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":["*"],` +
		`"Condition":{"StringLike":{"aws:PrincipalTag/a~b":"c"}}}]}`
	policy, diags := document.Parse([]byte(text), document.Options{
		ID: "aws_x.y.policy", Kind: model.KindIdentity, Form: "heredoc", Address: "aws_x.y", Attribute: "policy",
		Header: header, Callers: callers, Incomplete: []string{"z"}, Locate: locate,
	})
	if len(diags) > 0 {
		t.Errorf("diagnostics: %v", diags)
	}
	for _, want := range []string{
		"/Statement/0 false", "/Statement/0/Effect true", "/Statement/0/Effect false",
		"/Statement/0/Condition/StringLike true", "/Statement/0/Condition/StringLike/aws:PrincipalTag~1a~0b true",
		"/Statement/0/Condition/StringLike/aws:PrincipalTag~1a~0b false",
	} {
		if !asked[want] {
			t.Errorf("nobody asked for %s", want)
		}
	}
	s := policy.Statements[0]
	if got, want := s.Effect.Range.Start.Byte, strings.Index(text, `"Allow"`); got != want {
		t.Errorf("effect at %d, want %d", got, want)
	}
	if got, want := s.Resources[0].Range.Start.Byte, strings.Index(text, `"*"`); got != want {
		t.Errorf("a value without a place is at %d, want %d from its parent", got, want)
	}
	if policy.Range != header {
		t.Errorf("a document without a place is at %v, want the header", policy.Range)
	}
	got := *policy
	got.Statements, got.Size = nil, model.Size{}
	want := model.Policy{
		ID: "aws_x.y.policy", Kind: model.KindIdentity, Form: "heredoc", Address: "aws_x.y", Attribute: "policy",
		Header: header, Callers: callers, Incomplete: []string{"z"}, Range: header,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A character that the services refuse is located like the element that holds it.
func TestCharacterPlace(t *testing.T) {
	text := statement(`"Sid":"it’s","Resource":"*"`)
	locate := func(pointer string, name bool, _, _ int) model.Range {
		return model.Range{File: fmt.Sprintf("%s %v", pointer, name)}
	}
	policy, _ := document.Parse([]byte(text), document.Options{ID: "x", Locate: locate})
	if got, want := policy.Anomalies[0].Range.File, "/Statement/0/Sid false"; got != want {
		t.Errorf("at %s, want %s", got, want)
	}
}

func TestParseNothingKnown(t *testing.T) {
	policy, diags := document.Parse(nil, document.Options{ID: "x", Kind: model.KindKMS, Incomplete: []string{"aws_a.b.c"}})
	if len(diags) > 0 || len(policy.Anomalies) > 0 || len(policy.Incomplete) != 1 || policy.Statements == nil {
		t.Errorf("policy = %+v, diagnostics %v", policy, diags)
	}
}

func TestParseSyntaxError(t *testing.T) {
	tests := map[string]struct {
		text       string
		diagnostic string
		statements int
	}{
		"missing comma between statements": {
			"{\n \"Statement\": [\n  {\"Effect\": \"Allow\"}\n  {\"Effect\": \"Deny\"}\n ]\n}",
			`policy.json:4:3: the policy is not valid JSON: a comma is missing before "{"`, 1,
		},
		"trailing comma in a statement": {
			"{\"Statement\": [{\"Effect\": \"Allow\"}, {\"Effect\": \"Deny\",}]}",
			`policy.json:1:54: the policy is not valid JSON: the comma before "}" has nothing after it`, 1,
		},
		"missing bracket": {
			"{\"Statement\": [{\"Effect\": \"Allow\"}}",
			`policy.json:1:35: the policy is not valid JSON: unexpected "}"; expected a comma or ]`, 1,
		},
		"behind wide characters": {
			"{\"Id\": \"한글\", \"Statement\": [}",
			`policy.json:1:28: the policy is not valid JSON: unexpected "}"; expected a value`, 0,
		},
		"empty":    {"", `policy.json:1:1: the policy is not valid JSON: the document is empty; expected {`, 0},
		"not JSON": {"hello", `policy.json:1:1: the policy is not valid JSON: unexpected "hello"; expected {`, 0},
		"mangled": {
			"{\"Id\": \"\ufffd\ufffd, \"Statement\": []}",
			`policy.json:1:14: the policy is not valid JSON: unexpected "Statement" behind a string ` +
				`(a quote inside a string is written \"); expected a comma or }; ` +
				`the text holds U+FFFD, which a wrong decoding leaves behind;`, 0,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			policy, _, diags := parse(t, tt.text)
			if len(diags) != 1 || diags[0].Severity != model.SeverityError ||
				!strings.HasPrefix(diags[0].String(), tt.diagnostic) {
				t.Errorf("diagnostics = %v\nwant %s", diags, tt.diagnostic)
			}
			if len(policy.Statements) != tt.statements {
				t.Errorf("%d statements, want %d", len(policy.Statements), tt.statements)
			}
			if !slices.Contains(policy.Incomplete, "syntax error") {
				t.Errorf("incomplete = %v", policy.Incomplete)
			}
			if !slices.ContainsFunc(policy.Anomalies, func(a model.Anomaly) bool {
				return a.Kind == document.AnomalySyntax && a.Range == diags[0].Subject && a.Detail != ""
			}) {
				t.Errorf("anomalies = %+v", policy.Anomalies)
			}
		})
	}
}

func TestParseHostile(t *testing.T) {
	many := strings.Repeat(`{"Effect":1,"x":null,"y":[]},`, 2000)
	tests := map[string]string{
		"nested arrays":        strings.Repeat("[", 20000),
		"nested objects":       strings.Repeat(`{"Statement":`, 20000),
		"nested values":        statement(`"Resource": ` + strings.Repeat("[", 2000) + strings.Repeat("]", 2000)),
		"invalid UTF-8":        statement("\"Sid\": \"\xff\xfe\", \"\x80\": 1"),
		"zero bytes":           "\x00\x00{\x00",
		"many anomalies":       `{"Statement":[` + many + `{}]}`,
		"many members":         `{` + strings.Repeat(`"a":1,`, 5000) + `"b":2}`,
		"encoded many times":   encodeTimes(`{"Statement":[]}`, 6),
		"open token":           `{"Statement":[{"Resource":"` + symbol.Open + `x"}]}`,
		"token as a name":      `{` + symbol.Token("x") + `:1}`,
		"token with a newline": statement(`"Resource": "` + symbol.Token("a\nb") + `"`),
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			file := source.New("policy.json", []byte(text))
			policy, _ := document.Parse(file.Bytes, document.Options{ID: "policy.json", File: file})
			if len(policy.Anomalies) > 501 {
				t.Errorf("%d anomalies", len(policy.Anomalies))
			}
			for _, a := range policy.Anomalies {
				inside(t, a.Kind, file, a.Range)
			}
		})
	}
	policy, _ := document.Parse([]byte(tests["many anomalies"]), document.Options{ID: "x"})
	if last := policy.Anomalies[len(policy.Anomalies)-1]; last.Kind != document.AnomalyTooMany {
		t.Errorf("the last anomaly is %+v", last)
	}
}

func encodeTimes(text string, n int) string {
	for range n {
		text = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
	}
	return text
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		benchPolicy, statement(`"Principal":"*","Effect":"Deny","Condition":{"Null":{"a:b":true}}`), `[{"Statement":[]}]`,
		`{"Policy":"{\"Statement\":[{\"Sid\":\"\\u00e9\"}]}"}`, encodeTimes(`{"Statement":{"Action":["\n"]}}`, 2),
		"\ufeff {\"Statement\": [}", `{"Statement":[{"Resource":"` + symbol.Token(`a["b"].arn`) + `/*","Action":` +
			symbol.Token("c") + `}]}`,
		statement(`"Resource":"arn:aws:s3:::b/${aws:username, 'x'}/${*}?*"`),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		document.IsPolicy(text)
		file := source.New("f", text)
		policy, diags := document.Parse(text, document.Options{ID: "f", File: file})
		for _, r := range ranges(policy) {
			inside(t, "element", file, r)
		}
		for _, d := range diags {
			inside(t, d.Summary, file, d.Subject)
		}
		// The same with pointers must not fail either.
		document.Parse(text, document.Options{Locate: func(string, bool, int, int) model.Range { return model.Range{} }})
	})
}

// ranges lists every range of a policy.
func ranges(policy *model.Policy) []model.Range {
	all := []model.Range{policy.Range, policy.Header}
	for _, text := range []*model.Text{policy.Version, policy.DocumentID} {
		if text != nil {
			all = append(all, text.Range)
		}
	}
	for _, a := range policy.Anomalies {
		all = append(all, a.Range)
		if a.Related != nil {
			all = append(all, *a.Related)
		}
	}
	for _, s := range policy.Statements {
		all = append(all, s.Range)
		for _, r := range s.Ranges {
			all = append(all, r)
		}
		for _, e := range slices.Concat(s.Principals, s.NotPrincipals) {
			all = append(all, e.Range)
		}
		for _, a := range slices.Concat(s.Actions, s.NotActions) {
			all = append(all, a.Range)
		}
		for _, p := range slices.Concat(s.Resources, s.NotResources) {
			all = append(all, p.Range)
		}
		for _, c := range s.Conditions {
			all = append(all, c.Range, c.OperatorRange, c.KeyRange)
			for _, v := range c.Values {
				all = append(all, v.Range)
			}
		}
	}
	return all
}
