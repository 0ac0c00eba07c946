package model_test

import (
	"encoding/json"
	"testing"

	"github.com/lint403/lint403/loader/model"
)

func TestRangeRoundTrip(t *testing.T) {
	tests := []struct {
		name string
		r    model.Range
		text string
	}{
		{"nowhere", model.Range{}, ""},
		{
			"plain",
			model.Range{File: "main.tf", Start: model.Pos{Line: 1, Column: 2, Byte: 3}, End: model.Pos{Line: 4, Column: 5, Byte: 6}},
			"main.tf:1:2:3-4:5:6",
		},
		{
			"colons and dashes in the name",
			model.Range{File: "c:/a-b/1:2:3-4:5:6.tf", Start: model.Pos{Line: 10, Column: 1, Byte: 99}, End: model.Pos{Line: 10, Column: 9, Byte: 107}},
			"c:/a-b/1:2:3-4:5:6.tf:10:1:99-10:9:107",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.r.String(); got != tt.text {
				t.Errorf("String() = %q, want %q", got, tt.text)
			}
			got, err := model.ParseRange(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			if got != tt.r {
				t.Errorf("ParseRange(%q) = %+v, want %+v", tt.text, got, tt.r)
			}
		})
	}
}

func TestParseRangeRefuses(t *testing.T) {
	for _, text := range []string{"main.tf", "main.tf:1:2:3", "main.tf:1:2-1:2:3", "main.tf:1:2:x-1:2:3", "f:1:1:0-1:1:1:1"} {
		if r, err := model.ParseRange(text); err == nil {
			t.Errorf("ParseRange(%q) = %+v, want an error", text, r)
		}
	}
}

func TestRangeInJSON(t *testing.T) {
	var text model.Text
	if err := json.Unmarshal([]byte(`{"value":"x","range":"a.json:1:1:0-1:2:1"}`), &text); err != nil {
		t.Fatal(err)
	}
	if text.Range.End.Byte != 1 {
		t.Errorf("range = %+v", text.Range)
	}
	if err := json.Unmarshal([]byte(`{"range":"nonsense"}`), &text); err == nil {
		t.Error("a malformed range was accepted")
	}
}

func FuzzParseRange(f *testing.F) {
	f.Add("main.tf:1:2:3-4:5:6")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := model.ParseRange(text)
		if err != nil || r.IsZero() {
			return
		}
		again, err := model.ParseRange(r.String())
		if err != nil || again != r {
			t.Errorf("%q -> %+v -> %+v, %v", text, r, again, err)
		}
	})
}

func TestDiagnosticString(t *testing.T) {
	tests := []struct {
		d    model.Diagnostic
		want string
	}{
		{model.Diagnostic{Summary: "no such file", Subject: model.Range{File: "x"}}, "x: no such file"},
		{model.Diagnostic{Summary: "a", Detail: "b"}, "a; b"},
		{
			model.Diagnostic{Summary: "a", Subject: model.Range{File: "x", Start: model.Pos{Line: 3, Column: 7, Byte: 40}}},
			"x:3:7: a",
		},
	}
	for _, tt := range tests {
		if got := tt.d.String(); got != tt.want {
			t.Errorf("String() = %q, want %q", got, tt.want)
		}
	}
}
