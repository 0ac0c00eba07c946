package source_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

func TestPos(t *testing.T) {
	tests := map[string]struct {
		text   string
		offset int
		want   model.Pos
	}{
		"start":                         {"abc", 0, model.Pos{Line: 1, Column: 1, Byte: 0}},
		"end":                           {"abc", 3, model.Pos{Line: 1, Column: 4, Byte: 3}},
		"empty text":                    {"", 0, model.Pos{Line: 1, Column: 1, Byte: 0}},
		"before the start":              {"abc", -5, model.Pos{Line: 1, Column: 1, Byte: 0}},
		"behind the end":                {"a\nb", 99, model.Pos{Line: 2, Column: 2, Byte: 3}},
		"second line":                   {"a\nbc", 3, model.Pos{Line: 2, Column: 2, Byte: 3}},
		"line break itself":             {"a\nbc", 1, model.Pos{Line: 1, Column: 2, Byte: 1}},
		"empty last line":               {"a\n", 2, model.Pos{Line: 2, Column: 1, Byte: 2}},
		"carriage return":               {"a\r\nbc", 4, model.Pos{Line: 2, Column: 2, Byte: 4}},
		"tab is one column":             {"\t\tx", 2, model.Pos{Line: 1, Column: 3, Byte: 2}},
		"behind two bytes":              {"éx", 2, model.Pos{Line: 1, Column: 2, Byte: 2}},
		"inside a character":            {"xéx", 2, model.Pos{Line: 1, Column: 2, Byte: 2}},
		"combining accent is no column": {"e\u0301x", 3, model.Pos{Line: 1, Column: 2, Byte: 3}},
		"family of four is one column": {
			"\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466x", 25, model.Pos{Line: 1, Column: 2, Byte: 25},
		},
		"flag is one column":                {"\U0001F1E9\U0001F1EAx", 8, model.Pos{Line: 1, Column: 2, Byte: 8}},
		"CR LF on a line that is not ASCII": {"é\r\nx", 4, model.Pos{Line: 2, Column: 1, Byte: 4}},
		"ASCII line of another text":        {"é\nabc", 5, model.Pos{Line: 2, Column: 3, Byte: 5}},
		"invalid byte":                      {"\xff\xffx", 2, model.Pos{Line: 1, Column: 3, Byte: 2}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := source.New("f", []byte(tt.text)).Pos(tt.offset)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A long line has marks inside; every column must be as if there were none.
func TestPosLongLine(t *testing.T) {
	cells := []string{"a", "é", "e\u0301", "\U0001F1E9\U0001F1EA", "한", "-"}
	var text strings.Builder
	want := map[int]int{}
	text.WriteString("first line, é\n")
	column := 1
	for i := range 3000 {
		want[text.Len()] = column
		text.WriteString(cells[i%len(cells)])
		column++
	}
	want[text.Len()] = column
	text.WriteString("\nx")
	file := source.New("f", []byte(text.String()))
	for offset, column := range want {
		if got := file.Pos(offset); got.Line != 2 || got.Column != column {
			t.Fatalf("Pos(%d) = %+v, want line 2, column %d", offset, got, column)
		}
	}
	if got := file.Pos(text.Len()); got.Line != 3 || got.Column != 2 {
		t.Errorf("behind the long line: %+v", got)
	}
}

// Positions between and behind scattered characters agree with a plain count.
func TestPosScattered(t *testing.T) {
	var text strings.Builder
	for i, gap := range []int{0, 1, 2, 7, 8, 9, 63, 64, 65, 66, 130, 1000, 0, 200} {
		text.WriteString(strings.Repeat("a", gap))
		text.WriteString([]string{"é", "e\u0301", "한", "\U0001F600", "한글é"}[i%5])
		if i%6 == 5 {
			text.WriteString("\n")
		}
	}
	text.WriteString(strings.Repeat("b", 100))
	file := source.New("f", []byte(text.String()))
	line, column := 1, 1
	rest := text.String()
	for offset := 0; rest != ""; {
		got := file.Pos(offset)
		if got.Line != line || got.Column != column {
			t.Fatalf("Pos(%d) = %+v, want line %d, column %d", offset, got, line, column)
		}
		size := 1
		for size < len(rest) && (rest[size]&0xC0 == 0x80 || strings.HasPrefix(rest[size:], "\u0301")) {
			size++
		}
		if rest[0] == '\n' {
			line, column = line+1, 0
		}
		offset, column, rest = offset+size, column+1, rest[size:]
	}
}

func TestPosConcurrently(t *testing.T) {
	file := source.New("f", []byte(strings.Repeat("é", 5000)))
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for offset := 0; offset < 10000; offset += 2 {
				if got := file.Pos(offset).Column; got != offset/2+1 {
					t.Errorf("Pos(%d).Column = %d", offset, got)
					return
				}
			}
		})
	}
	group.Wait()
}

func TestRange(t *testing.T) {
	file := source.New("dir/f.json", []byte("ab\n cdé \r\nz"))
	if got, want := file.Range(4, 8).String(), "dir/f.json:2:2:4-2:5:8"; got != want {
		t.Errorf("Range = %s, want %s", got, want)
	}
	if got, want := file.Range(5, 2).String(), "dir/f.json:2:3:5-2:3:5"; got != want {
		t.Errorf("Range with its end before its start = %s, want %s", got, want)
	}
	if got, want := string(file.Text(file.Range(4, 8))), "cdé"; got != want {
		t.Errorf("Text = %q, want %q", got, want)
	}
	if got := string(file.Text(model.Range{Start: model.Pos{Byte: 7}, End: model.Pos{Byte: 2}})); got != "" {
		t.Errorf("Text of a range the wrong way round = %q", got)
	}
	if got, want := string(file.Text(file.Whole())), string(file.Bytes); got != want {
		t.Errorf("Whole = %q, want %q", got, want)
	}
	for offset, want := range map[int]string{0: "ab", 2: "ab", 3: "cdé", 8: "cdé", 99: "z"} {
		if got := string(file.Text(file.Line(offset))); got != want {
			t.Errorf("Line(%d) = %q, want %q", offset, got, want)
		}
	}
	blank := source.New("f", []byte("   \n"))
	if got := blank.Line(1); got.Start != got.End {
		t.Errorf("Line of a blank line = %v", got)
	}
}

func BenchmarkPos(b *testing.B) {
	texts := map[string][]byte{
		"ascii":    []byte(strings.Repeat(`{"Action":"s3:GetObject"},`, 40000)),
		"minified": []byte("é" + strings.Repeat(`{"Action":"s3:GetObject"},`, 40000)),
	}
	for name, text := range texts {
		b.Run(name, func(b *testing.B) {
			file := source.New("f", text)
			for i := 0; b.Loop(); i++ {
				file.Pos(i * 7919 % len(text))
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	text := []byte("é" + strings.Repeat(`{"Action":"s3:GetObject"},`, 40000))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		source.New("f", text)
	}
}
