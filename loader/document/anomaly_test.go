package document_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/loader/symbol"
)

// fact is what a test says about an anomaly, apart from its place.
type fact struct {
	Kind, Path   string
	Statement    int
	Name, Detail string
}

func TestAnomalies(t *testing.T) {
	const allow = `"Effect":"Allow","Action":"s3:*","Resource":"*"`
	tests := map[string]struct {
		// text marks the place of the anomaly with «...» and the related one with
		// ‹...›.
		text string
		want fact
	}{
		"duplicate element": {
			statement(`‹"Condition"›:{"Bool":{"a:b":"true"}},` + allow + `,«"Condition"»:{"Bool":{"a:c":"true"}}`),
			fact{document.AnomalyDuplicateName, "Statement[0].Condition", 0, "Condition", ""},
		},
		"duplicate operator": {
			statement(allow + `,"Condition":{‹"Bool"›:{"a:b":"true"},«"Bool"»:{"a:c":"true"}}`),
			fact{document.AnomalyDuplicateName, "Statement[0].Condition.Bool", 0, "Bool", ""},
		},
		"duplicate member of the document": {
			`{‹"Version"›:"2012-10-17",«"Version"»:"2012-10-17","Statement":[{` + allow + `}]}`,
			fact{document.AnomalyDuplicateName, "Version", -1, "Version", ""},
		},
		"duplicate among many": {
			statement(allow + `,"Condition":{"StringEquals":{` + manyKeys() + `,‹"k:x"›:"1",«"k:x"»:"2"}}`),
			fact{document.AnomalyDuplicateName, "Statement[0].Condition.StringEquals.k:x", 0, "k:x", ""},
		},
		"condition keys that differ in case": {
			statement(allow + `,"Condition":{"StringEquals":{‹"aws:SourceVpce"›:"a",«"aws:sourceVpce"»:"b"}}`),
			fact{
				document.AnomalyDuplicateKeyCase, "Statement[0].Condition.StringEquals.aws:sourceVpce", 0, "aws:sourceVpce",
				"aws:SourceVpce",
			},
		},
		"misspelled element": {
			statement(`"Effect":"Allow",«"Actions"»:"s3:*","Resource":"*"`),
			fact{document.AnomalyUnknownMember, "Statement[0].Actions", 0, "Actions", "Action"},
		},
		"element that resembles nothing": {
			statement(allow + `,«"Description"»:"x"`),
			fact{document.AnomalyUnknownMember, "Statement[0].Description", 0, "Description", ""},
		},
		"misspelled member of the document": {
			`{«"Statements"»:[],"Statement":[{` + allow + `}]}`,
			fact{document.AnomalyUnknownMember, "Statements", -1, "Statements", "Statement"},
		},
		"element in lower case": {
			statement(`«"effect"»:"Allow","Action":"s3:*","Resource":"*"`),
			fact{document.AnomalyMemberCase, "Statement[0].effect", 0, "effect", "Effect"},
		},
		"Version inside a statement": {
			statement(allow + `,«"Version"»:"2012-10-17"`),
			fact{document.AnomalyMisplacedMember, "Statement[0].Version", 0, "Version", ""},
		},
		"Effect beside Statement": {
			`{"Statement":[{` + allow + `}],«"Effect"»:"Allow"}`,
			fact{document.AnomalyMisplacedMember, "Effect", -1, "Effect", ""},
		},
		"no Statement": {
			`«{"Version":"2012-10-17"}»`,
			fact{document.AnomalyMissing, "", -1, "Statement", ""},
		},
		"number as Version": {
			`{"Version":«2012»,"Statement":{` + allow + `}}`,
			fact{document.AnomalyWrongType, "Version", -1, "Version", "number"},
		},
		"bool as Effect": {
			statement(`"Effect":«true»,"Action":"s3:*","Resource":"*"`),
			fact{document.AnomalyWrongType, "Statement[0].Effect", 0, "Effect", "bool"},
		},
		"array as Effect": {
			statement(`"Effect":«["Allow"]»,"Action":"s3:*","Resource":"*"`),
			fact{document.AnomalyWrongType, "Statement[0].Effect", 0, "Effect", "array"},
		},
		"string as Statement": {
			`{"Statement":«"x"»}`, fact{document.AnomalyWrongType, "Statement", -1, "Statement", "string"},
		},
		"string in Statement": {
			`{"Statement":[{` + allow + `},«"x"»]}`, fact{document.AnomalyWrongType, "Statement[1]", 1, "Statement", "string"},
		},
		"number as Action": {
			statement(`"Effect":"Allow","Action":[«5»],"Resource":"*"`),
			fact{document.AnomalyWrongType, "Statement[0].Action[0]", 0, "Action", "number"},
		},
		"object as Resource": {
			statement(`"Effect":"Allow","Action":"s3:*","Resource":«{"a":"b"}»`),
			fact{document.AnomalyWrongType, "Statement[0].Resource", 0, "Resource", "object"},
		},
		"number as account": {
			statement(allow + `,"Principal":{"AWS":«111122223333»}`),
			fact{document.AnomalyWrongType, "Statement[0].Principal.AWS", 0, "AWS", "number"},
		},
		"array as Principal": {
			statement(allow + `,"Principal":«["*"]»`),
			fact{document.AnomalyWrongType, "Statement[0].Principal", 0, "Principal", "array"},
		},
		"number as Principal": {
			statement(allow + `,"Principal":«1»`),
			fact{document.AnomalyWrongType, "Statement[0].Principal", 0, "Principal", "number"},
		},
		"array as Condition": {
			statement(allow + `,"Condition":«[]»`),
			fact{document.AnomalyWrongType, "Statement[0].Condition", 0, "Condition", "array"},
		},
		"array as operator": {
			statement(allow + `,"Condition":{"Bool":«[1]»}`),
			fact{document.AnomalyWrongType, "Statement[0].Condition.Bool", 0, "Bool", "array"},
		},
		"object as value": {
			statement(allow + `,"Condition":{"Bool":{"a:b":«{}»}}`),
			fact{document.AnomalyWrongType, "Statement[0].Condition.Bool.a:b", 0, "a:b", "object"},
		},
		"nested array": {
			statement(`"Effect":"Allow","Action":["s3:*",«["s3:Get*"]»],"Resource":"*"`),
			fact{document.AnomalyNestedArray, "Statement[0].Action[1]", 0, "Action", ""},
		},
		"null Statement": {`{"Statement":«null»}`, fact{document.AnomalyNull, "Statement", -1, "Statement", ""}},
		"null in Statement": {
			`{"Statement":[«null»]}`, fact{document.AnomalyNull, "Statement[0]", 0, "Statement", ""},
		},
		"null element": {
			statement(allow + `,"Sid":«null»`), fact{document.AnomalyNull, "Statement[0].Sid", 0, "Sid", ""},
		},
		"null in a list": {
			statement(`"Effect":"Allow","Action":"s3:*","Resource":["*",«null»]`),
			fact{document.AnomalyNull, "Statement[0].Resource[1]", 0, "Resource", ""},
		},
		"null Condition": {
			statement(allow + `,"Condition":«null»`), fact{document.AnomalyNull, "Statement[0].Condition", 0, "Condition", ""},
		},
		"null operator": {
			statement(allow + `,"Condition":{"Bool":«null»}`),
			fact{document.AnomalyNull, "Statement[0].Condition.Bool", 0, "Bool", ""},
		},
		"null principal": {
			statement(allow + `,"Principal":{"AWS":«null»}`),
			fact{document.AnomalyNull, "Statement[0].Principal.AWS", 0, "AWS", ""},
		},
		"no statements": {
			`{"Statement":«[]»}`, fact{document.AnomalyEmptyArray, "Statement", -1, "Statement", ""},
		},
		"no actions": {
			statement(`"Effect":"Allow","Action":«[]»,"Resource":"*"`),
			fact{document.AnomalyEmptyArray, "Statement[0].Action", 0, "Action", ""},
		},
		"no values": {
			statement(allow + `,"Condition":{"Bool":{"a:b":«[]»}}`),
			fact{document.AnomalyEmptyArray, "Statement[0].Condition.Bool.a:b", 0, "a:b", ""},
		},
		"no principals": {
			statement(allow + `,"Principal":{"AWS":«[]»}`),
			fact{document.AnomalyEmptyArray, "Statement[0].Principal.AWS", 0, "AWS", ""},
		},
		"empty document": {`«{}»`, fact{document.AnomalyEmptyObject, "", -1, "", ""}},
		"empty statement": {
			`{"Statement":[«{}»]}`, fact{document.AnomalyEmptyObject, "Statement[0]", 0, "Statement", ""},
		},
		"empty Condition": {
			statement(allow + `,"Condition":«{}»`),
			fact{document.AnomalyEmptyObject, "Statement[0].Condition", 0, "Condition", ""},
		},
		"empty operator": {
			statement(allow + `,"Condition":{"Bool":«{}»}`),
			fact{document.AnomalyEmptyObject, "Statement[0].Condition.Bool", 0, "Bool", ""},
		},
		"empty Principal": {
			statement(allow + `,"NotPrincipal":«{}»`),
			fact{document.AnomalyEmptyObject, "Statement[0].NotPrincipal", 0, "NotPrincipal", ""},
		},
		"empty Sid": {
			statement(allow + `,"Sid":«""»`), fact{document.AnomalyEmptyString, "Statement[0].Sid", 0, "Sid", ""},
		},
		"empty action": {
			statement(`"Effect":"Allow","Action":[«""»],"Resource":"*"`),
			fact{document.AnomalyEmptyString, "Statement[0].Action[0]", 0, "Action", ""},
		},
		"empty principal": {
			statement(allow + `,"Principal":«""»`),
			fact{document.AnomalyEmptyString, "Statement[0].Principal", 0, "Principal", ""},
		},
		"Action and NotAction": {
			statement(`‹"Action":"s3:*"›,"Effect":"Allow",«"NotAction":["s3:Get*"]»,"Resource":"*"`),
			fact{document.AnomalyBothOf, "Statement[0].NotAction", 0, "NotAction", ""},
		},
		"Principal and NotPrincipal": {
			statement(`«"NotPrincipal":"*"»,` + allow + `,‹"Principal":"*"›`),
			fact{document.AnomalyBothOf, "Statement[0].NotPrincipal", 0, "NotPrincipal", ""},
		},
		"Resource and NotResource": {
			statement(`"Effect":"Allow","Action":"s3:*",‹"Resource":"*"›,«"NotResource":"*"»`),
			fact{document.AnomalyBothOf, "Statement[0].NotResource", 0, "NotResource", ""},
		},
		"bare principal": {
			statement(allow + `,"Principal":«"arn:aws:iam::111122223333:root"»`),
			fact{document.AnomalyPrincipalString, "Statement[0].Principal", 0, "Principal", "arn:aws:iam::111122223333:root"},
		},
		"principal key in the wrong case": {
			statement(allow + `,"Principal":{«"aws"»:"*"}`),
			fact{document.AnomalyPrincipalKey, "Statement[0].Principal.aws", 0, "aws", "AWS"},
		},
		"unknown principal key": {
			statement(allow + `,"Principal":{«"Account"»:"111122223333"}`),
			fact{document.AnomalyPrincipalKey, "Statement[0].Principal.Account", 0, "Account", ""},
		},
		"operator with a misspelled prefix": {
			statement(allow + `,"Condition":{«"ForAnyValues:StringEquals"»:{"a:b":"c"}}`),
			fact{
				document.AnomalyUnknownOperator, "Statement[0].Condition.ForAnyValues:StringEquals", 0,
				"ForAnyValues:StringEquals", "ForAnyValue:StringEquals",
			},
		},
		"operator in the wrong case": {
			statement(allow + `,"Condition":{«"ForAnyValue:Stringlike"»:{"a:b":"c"}}`),
			fact{
				document.AnomalyOperatorCase, "Statement[0].Condition.ForAnyValue:Stringlike", 0, "ForAnyValue:Stringlike",
				"ForAnyValue:StringLike",
			},
		},
		"values of two types": {
			statement(allow + `,"Condition":{"StringEquals":{«"a:b":["x",true,1,"y"]»}}`),
			fact{document.AnomalyMixedTypes, "Statement[0].Condition.StringEquals.a:b", 0, "a:b", "bool, number, string"},
		},
		"leading white space": {"«\n  »{\"Statement\":{" + allow + "}}", fact{document.AnomalyLeadingSpace, "", -1, "", ""}},
		"byte order mark": {
			"«\ufeff»{\"Statement\":{" + allow + "}}", fact{document.AnomalyByteOrderMark, "", -1, "", ""},
		},
		"trailing data": {
			"{\"Statement\":{" + allow + "}}\n «}»\n", fact{document.AnomalyTrailingData, "", -1, "", ""},
		},
		"encoded twice": {
			`«"{\"Statement\":{\"Effect\":\"Deny\"}}"»`, fact{document.AnomalyDoubleEncoded, "", -1, "", ""},
		},
		"encoded twice, and malformed": {
			`«"{\\\"Statement\\\":[]}"»`,
			fact{document.AnomalyDoubleEncoded, "", -1, "", ""},
		},
		"array of documents":  {`«[{"Statement":{` + allow + `}}]»`, fact{document.AnomalyTopLevelArray, "", -1, "", ""}},
		"array of statements": {`«[{` + allow + `}]»`, fact{document.AnomalyTopLevelArray, "", -1, "", ""}},
		"a string":            {`«"policy.json"»`, fact{document.AnomalyTopLevelType, "", -1, "", "string"}},
		"null":                {`«null»`, fact{document.AnomalyTopLevelType, "", -1, "", "null"}},
		"typographic quote": {
			statement(allow + `,"Sid":"it«’»s"`),
			fact{document.AnomalyCharacter, "Statement[0].Sid", 0, "U+2019", "typographic single quotation mark"},
		},
		"invisible character": {
			statement(`"Effect":"Allow","Action":"s3:*","Resource":["*","arn:aws:s3:::«` + "\u200b" + `»b"]`),
			fact{document.AnomalyCharacter, "Statement[0].Resource[1]", 0, "U+200B", "invisible character of no width"},
		},
		"character in a name": {
			statement(allow + `,"Condition":{"Bool":{"a:«–»b":"true"}}`),
			fact{
				document.AnomalyCharacter, "Statement[0].Condition.Bool.a:–b", 0, "U+2013",
				"dash that is not a hyphen-minus",
			},
		},
		"character without a name": {
			statement(allow + `,"Sid":"«한»"`),
			fact{document.AnomalyCharacter, "Statement[0].Sid", 0, "U+D55C", ""},
		},
		"wide blank": {
			statement(allow + `,"Sid":"a«` + "\u2003" + `»b"`),
			fact{document.AnomalyCharacter, "Statement[0].Sid", 0, "U+2003", "blank that is not a space"},
		},
		"wide quote": {
			statement(allow + `,"Sid":"«“»"`),
			fact{document.AnomalyCharacter, "Statement[0].Sid", 0, "U+201C", "typographic double quotation mark"},
		},
		"ellipsis": {
			statement(allow + `,"Sid":"«…»"`),
			fact{document.AnomalyCharacter, "Statement[0].Sid", 0, "U+2026", "ellipsis in one character"},
		},
		"undecodable": {
			statement(allow + `,"Sid":"«` + "\ufffd" + `»"`),
			fact{
				document.AnomalyCharacter, "Statement[0].Sid", 0, "U+FFFD",
				"replacement for a character that could not be decoded",
			},
		},
		"only a space": {"« »", fact{document.AnomalyEmpty, "", -1, "", ""}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			text, place, related := unmark(tt.text)
			policy, file, _ := parse(t, text)
			var found []fact
			for _, a := range policy.Anomalies {
				got := fact{a.Kind, a.Path, a.Statement, a.Name, a.Detail}
				found = append(found, got)
				if got != tt.want {
					continue
				}
				if got := (span{a.Range.Start.Byte, a.Range.End.Byte}); got != place {
					t.Errorf("at %q, want %q", file.Text(a.Range), text[place.start:place.end])
				}
				if related != (span{}) && (a.Related == nil || (span{a.Related.Start.Byte, a.Related.End.Byte}) != related) {
					t.Errorf("related = %v, want %q", a.Related, text[related.start:related.end])
				}
				return
			}
			t.Errorf("found %+v\nwant %+v", found, tt.want)
		})
	}
}

type span struct{ start, end int }

// unmark takes the marks out and returns what they enclosed.
func unmark(marked string) (text string, place, related span) {
	var b strings.Builder
	for _, r := range marked {
		switch r {
		case '«':
			place.start = b.Len()
		case '»':
			place.end = b.Len()
		case '‹':
			related.start = b.Len()
		case '›':
			related.end = b.Len()
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), place, related
}

func manyKeys() string {
	var keys []string
	for c := 'a'; c < 'v'; c++ {
		keys = append(keys, `"k:`+string(c)+`":"1"`)
	}
	return strings.Join(keys, ",")
}

// Each document departs in exactly one way, or in none.
func TestAnomaliesAlone(t *testing.T) {
	for name, text := range map[string]string{
		"plain":         benchPolicy,
		"Latin-1":       statement(`"Sid":"Zugriff für Ömer","Effect":"Allow","Action":"s3:*","Resource":"*"`),
		"any principal": statement(`"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"`),
		"numbers and bools alike": statement(
			`"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Bool":{"a:b":[true,false]}}`,
		),
		"trailing line break": `{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}` + "\r\n",
		"tokens": statement(
			`"Effect":"Allow","Action":"s3:*","Resource":"` + symbol.Token("aws_s3_bucket.b.arn") + `/*"`,
		),
	} {
		t.Run(name, func(t *testing.T) {
			file := source.New("f", []byte(text))
			policy, diags := document.Parse(file.Bytes, document.Options{ID: "f", File: file})
			if len(policy.Anomalies) > 0 || len(diags) > 0 {
				t.Errorf("anomalies %+v, diagnostics %v", policy.Anomalies, diags)
			}
		})
	}
}

func TestByteOrderMarkOfFile(t *testing.T) {
	file, _ := source.Decode("f", []byte("\xef\xbb\xbf"+benchPolicy))
	policy, _ := document.Parse(file.Bytes, document.Options{ID: "f", File: file})
	if len(policy.Anomalies) != 1 || policy.Anomalies[0].Kind != document.AnomalyByteOrderMark {
		t.Errorf("anomalies = %+v", policy.Anomalies)
	}
}

// Of members with one name the last counts.
func TestDuplicateLast(t *testing.T) {
	policy, _, _ := parse(t, statement(`"Effect":"Deny","Action":"s3:*","Resource":"*","Effect":"Allow"`))
	s := policy.Statements[0]
	if s.Effect.Value != "Allow" {
		t.Errorf("effect = %s", s.Effect.Value)
	}
	if diff := cmp.Diff([]string{"Effect", "Action", "Resource"}, s.Elements); diff != "" {
		t.Errorf("elements (-want +got):\n%s", diff)
	}
}

// Scalars of the wrong type are read, so that other checks go on.
func TestWrongTypeIsRead(t *testing.T) {
	policy, _, _ := parse(t, `{"Version":2012,"Statement":`+
		`{"Effect":true,"Action":5,"Resource":[7],"Principal":{"AWS":111122223333}}}`)
	s := policy.Statements[0]
	if policy.Version.Value != "2012" || s.Effect.Value != "true" || s.Actions[0].Value != "5" ||
		s.Resources[0].Value != "7" || s.Principals[0].Form != "account" {
		t.Errorf("policy = %+v", policy)
	}
}
