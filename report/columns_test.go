package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

func sourcesOf(text string) (*Sources, *source.File) {
	return newSources(map[string][]byte{"f": []byte(text)}, nil, nil), source.New("f", []byte(text))
}

func TestPlace(t *testing.T) {
	tests := []struct {
		name, text, needle string
		want               Place
	}{
		{"ASCII", "one\ntwo three\n", "three", Place{2, 5, 5, 5, 5}},
		{"two bytes", "é = x\n", "x", Place{1, 5, 5, 5, 6}},
		{"combining accent", "e\u0301 = x\n", "x", Place{1, 5, 6, 6, 7}},
		{"beyond the basic plane", "🪣 = x\n", "x", Place{1, 5, 6, 5, 8}},
		{"joined picture", "👩‍🚀x\n", "x", Place{1, 2, 6, 4, 12}},
		{"tab", "\tx\n", "x", Place{1, 2, 2, 2, 2}},
		{"CRLF", "é\r\nab x\r\n", "x", Place{2, 4, 4, 4, 4}},
		{"line end", "é\n", "\n", Place{1, 2, 2, 2, 3}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sources, file := sourcesOf(tt.text)
			pos := file.Pos(strings.Index(tt.text, tt.needle))
			if diff := cmp.Diff(tt.want, sources.Place("f", pos)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestPlaceWithoutText(t *testing.T) {
	sources, _ := sourcesOf("é\n")
	tests := []struct {
		name, file string
		pos        model.Pos
		want       Place
	}{
		{"nowhere", "f", model.Pos{}, Place{}},
		{"other file", "g", model.Pos{Line: 3, Column: 4, Byte: 40}, Place{3, 4, 4, 4, 4}},
		{"beyond the end", "f", model.Pos{Line: 3, Column: 4, Byte: 40}, Place{3, 4, 4, 4, 4}},
		{"line and byte disagree", "f", model.Pos{Line: 2, Column: 1, Byte: 0}, Place{2, 1, 1, 1, 1}},
		{"no column", "g", model.Pos{Line: 2}, Place{2, 1, 1, 1, 1}},
	}
	for _, tt := range tests {
		if got := sources.Place(tt.file, tt.pos); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

// TestPlaceInAnyOrder checks the short cut for places on one long line.
func TestPlaceInAnyOrder(t *testing.T) {
	text := strings.Repeat("é🪣a", 500)
	sources, file := sourcesOf(text + "\n" + text)
	for _, offset := range []int{0, 700, 1400, 2, 6, 7, len(text) + 1, len(text) + 15, 7} {
		got := sources.Place("f", file.Pos(offset))
		fresh, _ := sourcesOf(text + "\n" + text)
		if want := fresh.Place("f", file.Pos(offset)); got != want {
			t.Errorf("offset %d: %+v, want %+v", offset, got, want)
		}
	}
}

func TestOneLine(t *testing.T) {
	tests := []struct {
		name, text string
		start, end int
		want       string
	}{
		{"inside a line", "abc def\n", 4, 7, "def"},
		{"several lines", "a {  \r\n  b\n}\n", 0, 12, "a {"},
		{"empty", "abc\n", 1, 1, "b"},
		{"empty, wide", "a🪣c\n", 1, 1, "🪣"},
		{"empty at the end of the line", "abé\n", 4, 4, "é"},
		{"only the line break", "ab  \ncd\n", 2, 5, "b"},
		{"empty line", "\nb\n", 0, 0, ""},
		{"line break of an empty line", "\nb\n", 0, 1, ""},
		{"end of the file", "ab", 2, 2, "b"},
		{"empty file", "", 0, 0, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sources, file := sourcesOf(tt.text)
			got := sources.oneLine(file.Range(tt.start, tt.end))
			if text := tt.text[got.Start.Byte:got.End.Byte]; text != tt.want {
				t.Errorf("got %q, want %q", text, tt.want)
			}
			if got.Start.Line != got.End.Line {
				t.Errorf("more than one line: %v", got)
			}
		})
	}
}

func TestOneLineWithoutText(t *testing.T) {
	sources, _ := sourcesOf("")
	at := func(line, column, endLine, endColumn int) model.Range {
		return model.Range{
			File: "g", Start: model.Pos{Line: line, Column: column, Byte: 9},
			End: model.Pos{Line: endLine, Column: endColumn, Byte: 12},
		}
	}
	for in, want := range map[model.Range]int{at(2, 3, 2, 6): 6, at(2, 3, 5, 1): 4, at(2, 3, 2, 3): 4} {
		if got := sources.oneLine(in); got.End.Line != 2 || got.End.Column != want {
			t.Errorf("oneLine(%v) ends at %d:%d, want 2:%d", in, got.End.Line, got.End.Column, want)
		}
	}
}

func TestSnippet(t *testing.T) {
	long := strings.Repeat("x", 300) + "NEEDLE" + strings.Repeat("y", 300)
	tests := []struct {
		name, text, needle string
		line, underline    string
	}{
		{"plain", "a = NEEDLE\n", "NEEDLE", "a = NEEDLE", "    ^~~~~~"},
		{"tabs", "\ta\tNEEDLE\n", "NEEDLE", "    a   NEEDLE", "        ^~~~~~"},
		{"wide", "読み NEEDLE", "NEEDLE", "読み NEEDLE", "     ^~~~~~"},
		{"wide underlined", "a 読み", "読み", "a 読み", "  ^~~~"},
		{"picture", "🪣 NEEDLE", "NEEDLE", "🪣 NEEDLE", "   ^~~~~~"},
		{"joined picture", "👩‍🚀 NEEDLE", "NEEDLE", "👩‍🚀 NEEDLE", "   ^~~~~~"},
		{"accent", "e\u0301 NEEDLE", "NEEDLE", "e\u0301 NEEDLE", "  ^~~~~~"},
		{"control characters", "\x1b[31m NEEDLE", "NEEDLE", "␛[31m NEEDLE", "      ^~~~~~"},
		{"CRLF", "a NEEDLE\r\n", "NEEDLE", "a NEEDLE", "  ^~~~~~"},
		{"several lines", "a {\n b\n}", "a {\n b\n}", "a {", "^~~"},
		{
			"long", long, "NEEDLE", "…" + strings.Repeat("x", 40) + "NEEDLE" + strings.Repeat("y", 94) + "…",
			strings.Repeat(" ", 41) + "^~~~~~",
		},
		{"end of the line", "abc", "", "abc", "  ^"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sources, file := sourcesOf(tt.text)
			i := strings.Index(tt.text, tt.needle)
			if tt.needle == "" {
				i = len(tt.text)
			}
			s, ok := sources.snippet(file.Range(i, i+len(tt.needle)))
			if !ok {
				t.Fatal("no snippet")
			}
			underline := strings.Repeat(" ", s.indent) + "^" + strings.Repeat("~", s.length-1)
			if diff := cmp.Diff([]string{tt.line, tt.underline}, []string{s.line, underline}); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestSnippetOfHugeLine makes sure that a minified document is not taken apart.
func TestSnippetOfHugeLine(t *testing.T) {
	text := strings.Repeat("é", 1<<20) + "NEEDLE" + strings.Repeat("é", 1<<20)
	sources, file := sourcesOf(text)
	place := file.Range(2<<20, 2<<20+6)
	allocated := testing.AllocsPerRun(1, func() { sources.snippet(place) })
	if allocated > 5000 {
		t.Errorf("%.0f allocations", allocated)
	}
	if s, _ := sources.snippet(place); !strings.Contains(s.line, "éNEEDLEé") || s.indent != 41 {
		t.Errorf("snippet = %+v", s)
	}
}

func TestSecretFilesAreNotQuoted(t *testing.T) {
	texts := map[string][]byte{
		"p.json": []byte("secret"), "a.tfvars": []byte("secret"), "<stdin>": []byte("secret"), "main.tf": []byte("open"),
	}
	inputs := []Input{{"./p.json", "plan", true}, {"-", "plan", true}, {"main.tf", "config", true}}
	sources := newSources(texts, nil, inputs)
	for name, text := range texts {
		r := source.New(name, text).Whole()
		_, quoted := sources.snippet(r)
		if want := string(text) == "open"; quoted != want {
			t.Errorf("%s quoted = %t, want %t", name, quoted, want)
		}
	}
}
