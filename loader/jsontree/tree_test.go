package jsontree_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/symbol"
)

// outline lists every node as "kind source text".
func outline(text string, n *jsontree.Node, depth int) []string {
	if n == nil {
		return nil
	}
	line := strings.Repeat(" ", depth) + n.Kind.String() + " " + text[n.Start:n.End]
	if n.Cut {
		line += " (cut)"
	}
	lines := []string{line}
	for _, m := range n.Members {
		lines = append(lines, strings.Repeat(" ", depth)+"."+m.Name+" "+text[m.NameStart:m.NameEnd])
		lines = append(lines, outline(text, m.Value, depth+1)...)
	}
	for _, e := range n.Elements {
		lines = append(lines, outline(text, e, depth+1)...)
	}
	return lines
}

func TestParse(t *testing.T) {
	token := symbol.Token
	tests := map[string]struct {
		text string
		want []string
	}{
		"scalars": {
			` [ "a\n" , -1.5e3, true,false , null ] `,
			[]string{
				`array [ "a\n" , -1.5e3, true,false , null ]`, ` string "a\n"`, ` number -1.5e3`, ` bool true`,
				` bool false`, ` null ` + "null",
			},
		},
		"members, duplicates kept": {
			`{"a" : {"b":[]} , "a":{}}`,
			[]string{
				`object {"a" : {"b":[]} , "a":{}}`, `.a "a"`, ` object {"b":[]}`, ` .b "b"`, `  array []`, `.a "a"`,
				` object {}`,
			},
		},
		"byte order mark":          {"\ufeff [1]", []string{`array [1]`, ` number 1`}},
		"what follows is not read": {`1 2`, []string{`number 1`}},
		"token in a string": {
			`["` + token("b.arn") + `/*"]`,
			[]string{`array ["` + token("b.arn") + `/*"]`, ` string "` + token("b.arn") + `/*"`},
		},
		"token as a value": {
			`{"a":` + token("x") + `, "b": [` + token(`y["k"]`) + `, 1]}`,
			[]string{
				`object {"a":` + token("x") + `, "b": [` + token(`y["k"]`) + `, 1]}`, `.a "a"`, ` unknown ` + token("x"),
				`.b "b"`, ` array [` + token(`y["k"]`) + `, 1]`, `  unknown ` + token(`y["k"]`), `  number 1`,
			},
		},
		"token with a quote in a string": {
			`{"a":"` + token(`b["k"].arn`) + `/*"}`,
			[]string{
				`object {"a":"` + token(`b["k"].arn`) + `/*"}`, `.a "a"`, ` string "` + token(`b["k"].arn`) + `/*"`,
			},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			root, _, err := jsontree.Parse([]byte(tt.text), 0)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, outline(tt.text, root, 0)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseText(t *testing.T) {
	escaped := symbol.Token(`b["k"].arn`)
	tests := map[string]struct{ text, want string }{
		"escapes":                       {`"a\u00e9\n\"\/"`, "aé\n\"/"},
		"surrogate pair":                {`"\ud83d\ude00"`, "\U0001F600"},
		"lone surrogate":                {`"\ud83d"`, "\ufffd"},
		"invalid UTF-8":                 {"\"\xff\"", "\ufffd"},
		"token that an encoder escaped": {`"` + strings.ReplaceAll(escaped, `"`, `\"`) + `/x"`, escaped + "/x"},
		"token that a template pasted":  {`"` + escaped + `/x"`, escaped + "/x"},
		"two of them": {
			`"` + escaped + `/` + symbol.Token(`c["a\"]`) + `"`, escaped + "/" + symbol.Token(`c["a\"]`),
		},
		"a plain one before":                {`"` + symbol.Token("a") + escaped + `"`, symbol.Token("a") + escaped},
		"quote behind an escaped backslash": {`"a\\"`, `a\`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			root, end, err := jsontree.Parse([]byte(tt.text), 0)
			if err != nil {
				t.Fatal(err)
			}
			if root.Text != tt.want || end != len(tt.text) {
				t.Errorf("Text = %q, end %d; want %q, end %d", root.Text, end, tt.want, len(tt.text))
			}
		})
	}
}

func TestNodeGet(t *testing.T) {
	root, _, err := jsontree.Parse([]byte(`{"a":{"b":"first"},"a":{"b":"last","n":1}}`), 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := root.String("a", "b"); got != "last" {
		t.Errorf("String = %q", got)
	}
	if got := root.String("a", "n"); got != "" {
		t.Errorf("String of a number = %q", got)
	}
	if got := root.Find("a", "x", "y"); got != nil {
		t.Errorf("Find of what is not there = %v", got)
	}
}

func TestParseSyntaxError(t *testing.T) {
	tests := map[string]struct {
		// text marks the offending part: «...».
		text string
		want string
		open int
	}{
		"empty": {`«»`, `the document is empty, expected {`, -1},
		"blank": {" \n «»", `the document is empty, expected {`, -1},
		"ends in an object": {
			`{«»`, `the document ends too early: "{" of line 1 is not closed, expected a name in double quotes`, 0,
		},
		"ends behind a name": {
			`{"a"«»`, `the document ends too early: "{" of line 1 is not closed, expected a colon`, 0,
		},
		"ends behind a colon": {
			`{"a":«»`, `the document ends too early: "{" of line 1 is not closed, expected a value`, 0,
		},
		"ends behind a value": {
			"{\n \"a\": [1«»", `the document ends too early: "[" of line 2 is not closed, expected a comma or ]`, 8,
		},
		"ends behind a comma": {
			`{"a":1,«»`, `the document ends too early: "{" of line 1 is not closed, expected a name in double quotes`, 0,
		},
		"ends in a string":              {"{\n\"a\":\"x«»", `the string that begins on line 2 has no closing quote`, 6},
		"trailing comma in an object":   {`{"a":1«,» }`, `the comma before "}" has nothing after it`, -1},
		"trailing comma in an array":    {`[1«,»]`, `the comma before "]" has nothing after it`, -1},
		"two commas":                    {`{"a":1,«,»"b":2}`, `unexpected comma, expected a name in double quotes`, -1},
		"leading comma":                 {`[«,»1]`, `unexpected comma, expected a value`, -1},
		"missing comma":                 {"{\"a\": \"b\"\n «\"c\"»: 1}", `a comma is missing before "c"`, -1},
		"missing comma between objects": {`[{"a":1} «{»"b":2}]`, `a comma is missing before "{"`, -1},
		"missing colon":                 {`{"a" «1»}`, `unexpected "1", expected a colon`, -1},
		"missing value":                 {`{"c":«}»`, `unexpected "}", expected a value`, 0},
		"name alone":                    {`{"a":{"b":1,"c"«}»}`, `unexpected "}", expected a colon`, 5},
		"name without quotes":           {`{«Version»: 1}`, `unexpected "Version", expected a name in double quotes`, -1},
		"single quotes":                 {`{"a": «'x'»}`, `strings are written in double quotes, not in single ones`, -1},
		"typographic quotes":            {`{«“a”»: 1}`, `a typographic quote instead of "`, -1},
		"HCL":                           {`{"a" «=» "b"}`, `a name and its value are separated by a colon, not by =`, -1},
		"comment": {
			"{\n«//» x\n\"a\":1}", `JSON has no comments, expected a name in double quotes`, -1,
		},
		"shell comment": {"{\"a\":1 «#» x\n}", `JSON has no comments, expected a comma or }`, -1},
		"line break in a string": {
			"{\"a\":\"x«\n»\"}", `a string ends on the line on which it begins (the closing quote is missing, or \n is meant)`,
			-1,
		},
		"tab in a string":               {"{\"a\":\"x«\t»y\"}", `a tab inside a string is written \t`, -1},
		"control character in a string": {"{\"a\":\"x«\x01y»\"}", `a control character (U+0001) inside a string`, -1},
		"unknown escape":                {`{"a":"x«\q»"}`, `an escape that JSON does not have: "\\q"`, -1},
		"quote inside a string": {
			`{"a":"b"«c»"}`, `unexpected "c" behind a string (a quote inside a string is written \"), expected a comma or }`,
			-1,
		},
		"Python's True":                {`{"a":«True»}`, `unexpected "True", expected a value`, -1},
		"half a word":                  {`{"a":«tru»}`, `unexpected "tru", expected a value`, -1},
		"half a number":                {`[«-»]`, `unexpected "-", expected a value`, -1},
		"leading zero":                 {`[0«1»]`, `a number does not begin with 0`, -1},
		"wrong bracket":                {`{"a":[1«}»`, `unexpected "}", expected a comma or ]`, 5},
		"interpolation without quotes": {`{"a":«$»{x}}`, `unexpected "$", expected a value`, -1},
		"closing bracket alone":        {`«}»`, `unexpected "}", expected {`, -1},
		"not JSON at all":              {`«Error»: no such file`, `unexpected "Error", expected {`, -1},
		"long word": {
			`[«` + strings.Repeat("é", 30) + `»]`, `unexpected "` + strings.Repeat("é", 20) + `"..., expected a value`, -1,
		},
		"token without an end": {`[«` + symbol.Open + `x»]`, `unexpected "\ue000x", expected a value`, -1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			before, rest, _ := strings.Cut(tt.text, "«")
			marked, after, ok := strings.Cut(rest, "»")
			if !ok {
				t.Fatal("no mark")
			}
			_, _, err := jsontree.Parse([]byte(before+marked+after), 0)
			var syntax *jsontree.SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("error = %v", err)
			}
			if got := syntax.Error(); got != tt.want {
				t.Errorf("error = %s\nwant    %s", got, tt.want)
			}
			if syntax.Offset != len(before) || syntax.End != len(before)+len(marked) {
				t.Errorf("at %d to %d, want %d to %d", syntax.Offset, syntax.End, len(before), len(before)+len(marked))
			}
			if syntax.Open != tt.open {
				t.Errorf("open = %d, want %d", syntax.Open, tt.open)
			}
		})
	}
}

func TestParsePartial(t *testing.T) {
	const text = `{"a":[1,{"b":2 "c":3}],"d":4}`
	root, _, err := jsontree.Parse([]byte(text), 0)
	if err == nil {
		t.Fatal("no error")
	}
	want := []string{
		`object {"a":[1,{"b":2 (cut)`, `.a "a"`, ` array [1,{"b":2 (cut)`, `  number 1`, `  object {"b":2 (cut)`, `  .b "b"`,
		`   number 2`,
	}
	if diff := cmp.Diff(want, outline(text, root, 0)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	root, _, _ = jsontree.Parse([]byte(`{"a":`), 0)
	if value := root.Members[0].Value; value.Kind != jsontree.Invalid || value.Kind.String() != "nothing" || !value.Cut {
		t.Errorf("value that is not there = %+v", value)
	}
}

func TestParseDepth(t *testing.T) {
	for _, brackets := range []string{"[", `{"a":`} {
		_, _, err := jsontree.Parse([]byte(strings.Repeat(brackets, 20000)), 0)
		if err == nil || !strings.Contains(err.Error(), "nested too deeply") {
			t.Errorf("20000 times %s: %v", brackets, err)
		}
	}
	if _, _, err := jsontree.Parse([]byte(strings.Repeat("[", 5)+strings.Repeat("]", 5)), 5); err != nil {
		t.Errorf("as deep as allowed: %v", err)
	}
	if _, _, err := jsontree.Parse([]byte(strings.Repeat("[", 6)+strings.Repeat("]", 6)), 5); err == nil {
		t.Error("deeper than allowed: no error")
	}
}

func TestUnquote(t *testing.T) {
	const literal = `"a\n\u00e9b\ud83d\ude00\"c한\ud800d"`
	text, offsets, err := jsontree.Unquote([]byte(literal))
	if err != nil {
		t.Fatal(err)
	}
	want := "a\néb\U0001F600\"c한\ufffdd"
	if string(text) != want {
		t.Fatalf("text = %q, want %q", text, want)
	}
	// Every character begins where its source does, and ends where the next begins.
	sources := []string{"a", `\n`, `\u00e9`, "b", `\ud83d\ude00`, `\"`, "c", "한", `\ud800`, "d"}
	at, i := 0, 0
	for offset, r := range want {
		end := offset + len(string(r))
		if got := literal[offsets.At(offset):offsets.At(end)]; got != sources[i] {
			t.Errorf("source of %q = %s, want %s", r, got, sources[i])
		}
		at, i = end, i+1
	}
	if got := offsets.At(at); got != len(literal)-1 {
		t.Errorf("end = %d, want the closing quote at %d", got, len(literal)-1)
	}
	if got := literal[offsets.At(3):]; !strings.HasPrefix(got, `\u00e9`) {
		t.Errorf("inside a character: %s", got)
	}
}

func TestUnquoteInvalidUTF8(t *testing.T) {
	literal := []byte("\"a\xffb\"")
	text, offsets, err := jsontree.Unquote(literal)
	if err != nil || string(text) != "a\ufffdb" {
		t.Fatalf("Unquote = %q, %v", text, err)
	}
	if got := literal[offsets.At(4)]; got != 'b' {
		t.Errorf("behind the invalid byte: %q", got)
	}
}

func TestUnquoteError(t *testing.T) {
	for _, literal := range []string{``, `x`, `"a`, `1`, `"a" `, ` "a"`, `{}`} {
		if _, _, err := jsontree.Unquote([]byte(literal)); err == nil {
			t.Errorf("Unquote(%s): no error", literal)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`{"a":[1,"x\u00e9",null,true]}`, `{"a"`, "\ufeff[\xff]", `["` + symbol.Token(`b["k"]`) + `",` + symbol.Token("c") +
			`]`,
		`{"a":tru}`, `"\ud800"`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		root, end, err := jsontree.Parse(text, 0)
		if end < 0 || end > len(text) {
			t.Fatalf("end = %d of %d", end, len(text))
		}
		var syntax *jsontree.SyntaxError
		if errors.As(err, &syntax) && (syntax.Offset < 0 || syntax.Offset > syntax.End || syntax.End > len(text) ||
			syntax.Open >= len(text)) {
			t.Fatalf("error %+v outside %d bytes", syntax, len(text))
		}
		check(t, root, 0, len(text))
	})
}

func check(t *testing.T, n *jsontree.Node, start, end int) {
	t.Helper()
	if n == nil {
		return
	}
	if n.Start < start || n.Start > n.End || n.End > end {
		t.Fatalf("%v at %d to %d, outside %d to %d", n.Kind, n.Start, n.End, start, end)
	}
	at := n.Start
	for i := range n.Members {
		m := &n.Members[i]
		if m.NameStart < at || m.NameEnd < m.NameStart {
			t.Fatalf("name %q at %d to %d, behind %d", m.Name, m.NameStart, m.NameEnd, at)
		}
		check(t, m.Value, m.NameEnd, n.End)
		at = m.Value.End
	}
	for _, e := range n.Elements {
		check(t, e, at, n.End)
		at = e.End
	}
}
