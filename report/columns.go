package report

import (
	"bytes"
	"unicode/utf8"

	"github.com/lint403/lint403/loader/model"
)

// Place is a position in the conventions of the report formats. Lines and columns
// count from 1; the zero Place is nowhere.
type Place struct {
	Line int
	// Column counts grapheme clusters, as HCL and editors do.
	Column int
	// UTF16 counts UTF-16 code units (SARIF, LSP), CodePoint code points, Byte the
	// bytes of UTF-8 (rdjson). A byte order mark is none of them.
	UTF16     int
	CodePoint int
	Byte      int
}

// Place converts a position in a file. Without the text every column is the one
// that the loader gave, which is the same in ASCII.
func (s *Sources) Place(file string, p model.Pos) Place {
	if p.Line < 1 {
		return Place{}
	}
	column := max(p.Column, 1)
	place := Place{Line: p.Line, Column: column, UTF16: column, CodePoint: column, Byte: column}
	f, ok := s.locate(file, p)
	if !ok {
		return place
	}
	start, _, _ := f.line(p.Line)
	place.Byte = 1 + p.Byte - start
	place.UTF16, place.CodePoint = place.Byte, place.Byte
	if !f.ascii {
		f.count(start, p.Byte)
		place.UTF16, place.CodePoint = 1+f.last.utf16, 1+f.last.runes
	}
	return place
}

// counted is how many UTF-16 code units and code points there are from the start of
// a line to an offset.
type counted struct {
	start, offset, utf16, runes int
}

// count counts the characters between the start of a line and an offset, from where
// it stopped last if it can: findings come in order, and a document may have a
// hundred thousand of them on one line.
func (f *sourceFile) count(start, offset int) {
	if f.last.start != start || f.last.offset > offset || f.last.offset < start {
		f.last = counted{start: start, offset: start}
	}
	text := f.text[f.last.offset:offset]
	f.last.offset = offset
	f.last.utf16 += utf16Len(text)
	f.last.runes += utf8.RuneCount(text)
}

// oneLine returns the part of a range that is on its first line, which is what
// GitHub needs to show an alert in a pull request. It is never empty if the line
// has a character to show.
func (s *Sources) oneLine(r model.Range) model.Range {
	f, ok := s.locate(r.File, r.Start)
	if !ok {
		if r.End.Line != r.Start.Line || r.End.Column <= r.Start.Column {
			r.End = r.Start
			r.End.Column++
			r.End.Byte++
		}
		return r
	}
	start, end, _ := f.line(r.Start.Line)
	if r.End.Line == r.Start.Line && r.End.Byte > r.Start.Byte && r.End.Byte <= end {
		return r
	}
	trimmed := start + len(bytes.TrimRight(f.text[start:end], " \t\r"))
	if r.End.Line > r.Start.Line && trimmed > r.Start.Byte {
		r.End = f.after(r.Start, trimmed)
		return r
	}
	// An empty range: the character there, or the last one of the line.
	at := min(r.Start.Byte, trimmed)
	if at == trimmed && at > start {
		_, n := utf8.DecodeLastRune(f.text[start:at])
		at -= n
	}
	_, n := utf8.DecodeRune(f.text[at:end])
	line := model.Pos{Line: r.Start.Line, Column: 1, Byte: start}
	r.Start = f.after(line, at)
	r.End = f.after(line, at+n)
	return r
}

// after returns the position of an offset later on the line of p. Its column is in
// code points, which is close enough where the loader gave none.
func (f *sourceFile) after(p model.Pos, offset int) model.Pos {
	return model.Pos{Line: p.Line, Column: p.Column + utf8.RuneCount(f.text[p.Byte:offset]), Byte: offset}
}

// utf16Len counts UTF-16 code units.
func utf16Len(text []byte) int {
	n := 0
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r > 0xFFFF {
			n++
		}
		n++
		text = text[size:]
	}
	return n
}
