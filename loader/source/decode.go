package source

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/lint403/lint403/loader/model"
)

// Encoding is how a text was written on disk.
type Encoding string

// The encodings that are read.
const (
	UTF8    Encoding = "utf-8"
	UTF8BOM Encoding = "utf-8-bom"
	UTF16LE Encoding = "utf-16le"
	UTF16BE Encoding = "utf-16be"
)

// encodingAdvice says how to write a file from PowerShell that other programs can
// read: its `>` writes UTF-16 and decodes what the program printed with a code page
// first.
const encodingAdvice = "from PowerShell write it with `cmd /c \"terraform show -json tfplan > plan.json\"`, " +
	"or set `[Console]::OutputEncoding` to UTF-8 and pipe to `Out-File -Encoding utf8`"

// Decode returns the file with raw as UTF-8 text. It always returns a file; an
// error among the diagnostics means that the text is not to be trusted.
func Decode(name string, raw []byte) (*File, model.Diagnostics) {
	encoding, bom := detect(raw)
	text := raw[bom:]
	var diags model.Diagnostics
	switch encoding {
	case UTF16LE, UTF16BE:
		var broken bool
		text, broken = decodeUTF16(text, encoding)
		if broken {
			diags = append(diags, model.Diagnostic{
				Severity: model.SeverityError,
				Summary:  "the text is cut off or not UTF-16, although it begins as UTF-16 does",
				Detail:   encodingAdvice,
				Subject:  model.Range{File: name},
			})
		}
	case UTF8, UTF8BOM:
	}
	file := New(name, text)
	file.Encoding = encoding
	if at := invalid(text); at >= 0 {
		diags = append(diags, model.Diagnostic{
			Severity: model.SeverityError,
			Summary:  fmt.Sprintf("byte 0x%02X is not UTF-8", text[at]),
			Detail:   invalidAdvice(raw),
			Subject:  file.Range(at, at+1),
		})
	}
	return file, diags
}

// Hint returns what to tell a user whose file turned out to be malformed, when its
// encoding may be the cause, and "" otherwise.
func (f *File) Hint() string {
	mangled := bytes.ContainsRune(f.Bytes, utf8.RuneError)
	switch {
	case f.Encoding == UTF16LE || f.Encoding == UTF16BE:
		return "the file is UTF-16, as PowerShell's `>` writes it, which damages text that is not ASCII; " + encodingAdvice
	case mangled:
		return "the text holds U+FFFD, which a wrong decoding leaves behind; " + encodingAdvice
	default:
		return ""
	}
}

// detect tells the encoding by the byte order mark, or by where the zero bytes are,
// and returns the length of the mark.
func detect(raw []byte) (Encoding, int) {
	marks := []struct {
		mark     string
		encoding Encoding
	}{
		{"\xEF\xBB\xBF", UTF8BOM},
		// UTF-32, whose first mark begins like that of UTF-16, fails as UTF-8 with a
		// message of its own.
		{"\xFF\xFE\x00\x00", ""},
		{"\x00\x00\xFE\xFF", ""},
		{"\xFF\xFE", UTF16LE},
		{"\xFE\xFF", UTF16BE},
	}
	for _, m := range marks {
		if !bytes.HasPrefix(raw, []byte(m.mark)) {
			continue
		}
		if m.encoding == "" {
			return UTF8, 0
		}
		return m.encoding, len(m.mark)
	}
	if len(raw) < 4 {
		return UTF8, 0
	}
	switch zero := [4]bool{raw[0] == 0, raw[1] == 0, raw[2] == 0, raw[3] == 0}; zero {
	case [4]bool{false, true, false, true}:
		return UTF16LE, 0
	case [4]bool{true, false, true, false}:
		return UTF16BE, 0
	}
	return UTF8, 0
}

// decodeUTF16 returns the text as UTF-8 and whether it was no valid UTF-16.
func decodeUTF16(raw []byte, encoding Encoding) (text []byte, broken bool) {
	var order binary.ByteOrder = binary.LittleEndian
	if encoding == UTF16BE {
		order = binary.BigEndian
	}
	broken = len(raw)%2 != 0
	text = make([]byte, 0, len(raw)/2+len(raw)/8)
	for i := 0; i+1 < len(raw); i += 2 {
		r := rune(order.Uint16(raw[i:]))
		if utf16.IsSurrogate(r) {
			low := rune(0)
			if i+3 < len(raw) {
				low = rune(order.Uint16(raw[i+2:]))
			}
			if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
				broken = true
			} else {
				i += 2
			}
		}
		text = utf8.AppendRune(text, r)
	}
	return text, broken
}

// invalid returns the offset of the first byte that is not UTF-8, or -1.
func invalid(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

func invalidAdvice(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		return "this is a binary plan (or another zip file); run `terraform show -json` on it"
	case bytes.IndexByte(raw, 0) >= 0:
		return "the file is binary or UTF-32; save it as UTF-8"
	default:
		return "the file is probably in an 8-bit code page; save it as UTF-8"
	}
}
