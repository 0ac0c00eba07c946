package report

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/rules"
)

// hostile is text as somebody may put it into a file of a pull request.
const hostile = "x\n::error::owned\r\n::add-mask::x ##[add-mask]x ##vso[task.setvariable variable=PATH]x " +
	"\x1b[31mred\x1b]8;;http://evil\a \u009b2J \u202eright \x00 </details><script>alert(1)</script> | `code` @team " +
	"[link](1) *b* ${sensitive:var.password} ]]>"

// hostileEdit is text that has to reach the file as it is.
const hostileEdit = "\x1b[31m ##[x] \u009b \r\n::error::x"

// hostileReport has that text wherever a rule can put text.
func hostileReport(t *testing.T) *Report {
	t.Helper()
	const name = "::error::dir/##[group]\x1b[1m,a:b;c]|`.tf"
	text := []byte("first\n  sid = \"" + strings.NewReplacer("\n", " ", "password", "x").Replace(hostile) + "\"\n")
	file := source.New(name, text)
	f := &fixture{t: t, files: map[string]*source.File{name: file}}
	place := f.at(name, "sid")
	found := f.finding("DEN105", place, hostile)
	found.Address, found.Because, found.Layer, found.AWSMessage = hostile, hostile, hostile, hostile
	found.Unknown, found.Codes = []string{hostile}, []string{hostile}
	found.Related = []rules.Related{{Message: hostile, Range: place}}
	found.Callers = []model.Range{place}
	found.Need = &rules.Need{
		Principal: hostile, Action: hostile, Resource: hostile, Via: hostile, DeclaredBy: hostile, Range: place,
	}
	found.Requests = []rules.Need{{Principal: "other", Action: hostile}}
	found.Steps = []rules.Step{{Layer: hostile, Verdict: hostile, Why: hostile, Range: place}}
	found.Fix = &rules.Fix{Description: hostile, Edits: []rules.Edit{{Range: place, Text: hostileEdit}}}
	return Build(Material{
		Findings: []rules.Finding{found, f.finding("UNK001", model.Range{}, hostile)},
		Rules:    testCatalog(),
		Inputs:   []Input{{hostile, "", false}},
		Sources:  map[string][]byte{name: text},
		Diagnostics: model.Diagnostics{
			{Severity: "error", Summary: hostile, Detail: hostile, Subject: model.Range{File: "::error::x\x1b"}},
		},
		Suppressions: []model.Suppression{{Rules: []string{hostile}, Scope: "file", Covers: place, Range: place}},
	})
}

func TestHostileText(t *testing.T) {
	r := hostileReport(t)
	// What would a runner or a terminal act upon, wherever it stands?
	controls := regexp.MustCompile("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\u202a-\u202e]")
	commands := regexp.MustCompile(`##\[|##vso\[`)
	for _, format := range Formats() {
		t.Run(format.Name, func(t *testing.T) {
			var out bytes.Buffer
			options := Options{Verbose: true, StopToken: "tok"}
			if err := format.Write(&out, r, &options); err != nil {
				t.Fatal(err)
			}
			text := out.String()
			if at := controls.FindStringIndex(text); at != nil {
				t.Errorf("a control character: %q", text[max(at[0]-20, 0):at[1]+20])
			}
			if strings.Contains(text, "password") {
				t.Error("the name of a sensitive value")
			}
			if format.Name == "azure" {
				text = regexp.MustCompile(`(?m)^##vso\[task\.logissue `).ReplaceAllString(text, "")
			}
			if at := commands.FindStringIndex(text); at != nil {
				t.Errorf("a runner's command: %q", text[max(at[0]-20, 0):at[1]+20])
			}
			for line := range strings.Lines(text) {
				line = strings.TrimSpace(line)
				own := line == "::stop-commands::tok" || line == "::tok::" ||
					format.Name == "github" && regexp.MustCompile(`^::(error|warning|notice) (file|title)=`).MatchString(line)
				if strings.HasPrefix(line, "::") && !own {
					t.Errorf("a line that is a workflow command: %q", line)
				}
			}
		})
	}
}

func TestHostileMarkdown(t *testing.T) {
	text := string(write(t, "markdown", hostileReport(t), Options{}))
	plain := withoutCode(text)
	for _, bad := range []string{"<script>", "@team", "*b*", "[link](1)"} {
		if strings.Contains(plain, bad) {
			t.Errorf("%q is not escaped in:\n%s", bad, plain)
		}
	}
	for line := range strings.Lines(text) {
		bars := strings.Count(line, "|") - strings.Count(line, `\|`)
		if strings.HasPrefix(line, "| error") && bars != 5 {
			t.Errorf("a row has %d bars, want 5: %s", bars, line)
		}
	}
	if n := strings.Count(plain, "</details>"); n != strings.Count(plain, "<details>") {
		t.Errorf("details are closed %d times:\n%s", n, plain)
	}
}

// withoutCode drops the code spans and blocks of Markdown: from a run of backticks up
// to the next run of the same length, unless a backslash escapes it.
func withoutCode(text string) string {
	run := regexp.MustCompile("\\\\?`+")
	var plain strings.Builder
	for {
		at := run.FindStringIndex(text)
		if at == nil {
			return plain.String() + text
		}
		fence := text[at[0]:at[1]]
		plain.WriteString(text[:at[0]])
		text = text[at[1]:]
		if fence[0] == '\\' {
			text = text[min(len(fence)-2, len(text)):]
			continue
		}
		for {
			end := regexp.MustCompile("`+").FindStringIndex(text)
			if end == nil {
				return plain.String() + text
			}
			closing := end[1]-end[0] == len(fence)
			text = text[end[1]:]
			if closing {
				break
			}
		}
	}
}

func TestHostileGitHub(t *testing.T) {
	first, _, _ := strings.Cut(string(write(t, "github", hostileReport(t), Options{})), "\n")
	properties, message, _ := strings.Cut(strings.TrimPrefix(first, "::error "), "::")
	for property := range strings.SplitSeq(properties, ",") {
		if name, value, ok := strings.Cut(property, "="); !ok || strings.Contains(value, ":") {
			t.Errorf("property %s is broken: %q", name, property)
		}
	}
	if message == "" {
		t.Errorf("no message in %q", first)
	}
}

// TestHostileData makes sure that programs still get the exact text of an edit.
func TestHostileData(t *testing.T) {
	text := write(t, "json", hostileReport(t), Options{})
	var document jsonReport
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	var edits []string
	for _, finding := range document.Findings {
		if finding.Fix != nil {
			for _, edit := range finding.Fix.Edits {
				edits = append(edits, edit.Text)
			}
		}
	}
	if len(edits) != 1 || edits[0] != hostileEdit {
		t.Errorf("edits = %q", edits)
	}
}

func TestClean(t *testing.T) {
	tests := []struct{ in, want string }{
		{"plain é 🪣", "plain é 🪣"},
		{"a\tb\nc", "a b c"},
		{"\x1b[31m\x00\x7f", "␛[31m␀␡"},
		{"\u0085\u009b\u2028\u202e\u2066", strings.Repeat("\ufffd", 5)},
		{"\xff", "\ufffd"},
		{"${aws_s3_bucket.b.arn}/*", "${aws_s3_bucket.b.arn}/*"},
		{"sensitive:var.x", "(sensitive value)"},
		{"a ${sensitive:var.x} b ${sensitive:var.y}", "a (sensitive value) b (sensitive value)"},
		{"${sensitive:cut", "(sensitive value)"},
	}
	for _, tt := range tests {
		if got := clean(tt.in); got != tt.want {
			t.Errorf("clean(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	if got := cleanLines("a\r\nb\n\x1b"); got != "a\nb\n␛" {
		t.Errorf("cleanLines = %q", got)
	}
}

func TestSensitiveEditsAreDropped(t *testing.T) {
	f := rules.Finding{Fix: &rules.Fix{Description: "x", Safe: true, Edits: []rules.Edit{
		{Text: "a"}, {Text: "${sensitive:var.x}"},
	}}}
	edits := f.Fix.Edits
	cleanFinding(&f)
	if len(f.Fix.Edits) != 0 || len(edits) != 2 {
		t.Errorf("edits = %v, and %v of the caller", f.Fix.Edits, edits)
	}
}
