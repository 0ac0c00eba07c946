package source_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

func utf16Bytes(order binary.AppendByteOrder, text string) []byte {
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		b = order.AppendUint16(b, unit)
	}
	return b
}

func TestDecode(t *testing.T) {
	const text = "{\"a\": \"é \U0001F600\"}\n"
	little, big := utf16Bytes(binary.LittleEndian, text), utf16Bytes(binary.BigEndian, text)
	tests := map[string]struct {
		raw      []byte
		encoding source.Encoding
		hint     bool
	}{
		"UTF-8":                       {[]byte(text), source.UTF8, false},
		"UTF-8 with BOM":              {append([]byte{0xEF, 0xBB, 0xBF}, text...), source.UTF8BOM, false},
		"UTF-16 LE with BOM":          {append([]byte{0xFF, 0xFE}, little...), source.UTF16LE, true},
		"UTF-16 BE with BOM":          {append([]byte{0xFE, 0xFF}, big...), source.UTF16BE, true},
		"UTF-16 LE told by its zeros": {little, source.UTF16LE, true},
		"UTF-16 BE told by its zeros": {big, source.UTF16BE, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			file, diags := source.Decode("f", tt.raw)
			if len(diags) > 0 {
				t.Errorf("diagnostics: %v", diags)
			}
			if got := string(file.Bytes); got != text {
				t.Errorf("text = %q, want %q", got, text)
			}
			if file.Encoding != tt.encoding {
				t.Errorf("encoding = %s, want %s", file.Encoding, tt.encoding)
			}
			if got := file.Hint() != ""; got != tt.hint {
				t.Errorf("hint = %q", file.Hint())
			}
		})
	}
}

func TestDecodeBroken(t *testing.T) {
	odd := append(utf16Bytes(binary.LittleEndian, "\ufeff{}"), 'x')
	tests := map[string]struct {
		raw     []byte
		summary string
		detail  string
		subject string
	}{
		"UTF-16 of an odd length":   {odd, "cut off or not UTF-16", "-Encoding utf8", ""},
		"lone high surrogate":       {utf16Append("\ufeff{", 0xD800, '}'), "not UTF-16", "cmd /c", ""},
		"lone surrogate at the end": {utf16Append("\ufeff{", 0xD800), "not UTF-16", "cmd /c", ""},
		"code page 1252": {
			[]byte("{\n \"a\": \"caf\xe9\"}"), "byte 0xE9 is not UTF-8", "8-bit code page", "f:2:11:12-2:12:13",
		},
		"a zip file": {
			[]byte("PK\x03\x04\x14\x00\x00\x08\xff"), "byte 0xFF", "terraform show -json", "f:1:9:8-1:10:9",
		},
		"UTF-32": {[]byte("\xff\xfe\x00\x00{\x00\x00\x00"), "byte 0xFF", "UTF-32", "f:1:1:0-1:2:1"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			file, diags := source.Decode("f", tt.raw)
			if file == nil {
				t.Fatal("no file")
			}
			if len(diags) != 1 || diags[0].Severity != model.SeverityError {
				t.Fatalf("diagnostics = %v, want one error", diags)
			}
			if !strings.Contains(diags[0].Summary, tt.summary) || !strings.Contains(diags[0].Detail, tt.detail) {
				t.Errorf("diagnostic = %v", diags[0])
			}
			if tt.subject != "" && diags[0].Subject.String() != tt.subject {
				t.Errorf("subject = %v, want %s", diags[0].Subject, tt.subject)
			}
		})
	}
}

func utf16Append(text string, units ...uint16) []byte {
	b := utf16Bytes(binary.LittleEndian, text)
	for _, unit := range units {
		b = binary.LittleEndian.AppendUint16(b, unit)
	}
	return b
}

// PowerShell decodes a program's UTF-8 with a code page and may eat a quote.
func TestHintMangled(t *testing.T) {
	file, _ := source.Decode("f", []byte("{\"a\": \"\ufffd\ufffd}"))
	if hint := file.Hint(); !strings.Contains(hint, "U+FFFD") || !strings.Contains(hint, "-Encoding utf8") {
		t.Errorf("hint = %q", hint)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("{}"))
	f.Add([]byte("\xff\xfe{\x00}\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, _ := source.Decode("f", raw)
		for _, offset := range []int{0, len(file.Bytes) / 2, len(file.Bytes)} {
			if p := file.Pos(offset); p.Line < 1 || p.Column < 1 || p.Byte > len(file.Bytes) {
				t.Errorf("Pos(%d) = %+v", offset, p)
			}
		}
	})
}
