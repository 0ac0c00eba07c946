// Package source holds the text of an input and turns byte offsets into places.
//
// Everything that has a range refers to the decoded text: UTF-8 without a byte
// order mark, whatever the file on disk looks like.
package source

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"github.com/apparentlymart/go-textseg/v15/textseg"

	"github.com/lint403/lint403/loader/model"
)

// File is the text of one input. It is safe for concurrent use.
type File struct {
	// Name is what ranges call the file.
	Name string
	// Bytes is the decoded text.
	Bytes []byte
	// Encoding is how the text was written on disk.
	Encoding Encoding

	// lines holds the offset at which each line starts.
	lines []int
	// marks holds known columns of lines that are not ASCII, in order.
	marks []mark
}

// mark is the column at a grapheme cluster boundary. Until the next mark or the end
// of the line, every byte is a column if plain is set.
type mark struct {
	byte   int
	column int
	plain  bool
}

// markStride is how much text a position has to be counted through at most.
const markStride = 64

// New returns the file with the text, which must be decoded already.
func New(name string, text []byte) *File {
	f := &File{Name: name, Bytes: text}
	f.lines = make([]int, 1, 1+bytes.Count(text, []byte{'\n'}))
	for offset := 0; ; {
		i := bytes.IndexByte(text[offset:], '\n')
		if i < 0 {
			break
		}
		offset += i + 1
		f.lines = append(f.lines, offset)
	}
	for at := nextNonASCII(text, 0); at < len(text); {
		at = nextNonASCII(text, f.mark(at))
	}
	return f
}

// Pos returns the place of a byte offset. An offset outside the text is moved to
// its nearest end, one inside a grapheme cluster has the column of the cluster.
func (f *File) Pos(offset int) model.Pos {
	offset = min(max(offset, 0), len(f.Bytes))
	line := sort.SearchInts(f.lines, offset+1) - 1
	start := f.lines[line]
	column := offset - start + 1
	if i := sort.Search(len(f.marks), func(i int) bool { return f.marks[i].byte > offset }) - 1; i >= 0 &&
		f.marks[i].byte >= start {
		column = f.marks[i].column
		if f.marks[i].plain {
			column += offset - f.marks[i].byte
		} else {
			column += clusters(f.Bytes[f.marks[i].byte:], offset-f.marks[i].byte)
		}
	}
	return model.Pos{Line: line + 1, Column: column, Byte: offset}
}

// Range returns the place of the text from start up to end.
func (f *File) Range(start, end int) model.Range {
	return model.Range{File: f.Name, Start: f.Pos(start), End: f.Pos(max(start, end))}
}

// Whole returns the range of the whole text.
func (f *File) Whole() model.Range { return f.Range(0, len(f.Bytes)) }

// Text returns the text of a range of the file.
func (f *File) Text(r model.Range) []byte {
	start := min(max(r.Start.Byte, 0), len(f.Bytes))
	return f.Bytes[start:min(max(r.End.Byte, start), len(f.Bytes))]
}

// Line returns the range of the line on which offset is, from the first character
// that is not white space to the last.
func (f *File) Line(offset int) model.Range {
	offset = min(max(offset, 0), len(f.Bytes))
	start := f.lines[sort.SearchInts(f.lines, offset+1)-1]
	end := len(f.Bytes)
	if i := bytes.IndexByte(f.Bytes[start:], '\n'); i >= 0 {
		end = start + i
	}
	line := f.Bytes[start:end]
	start += len(line) - len(bytes.TrimLeft(line, " \t\r"))
	return f.Range(start, max(start, end-len(line)+len(bytes.TrimRight(line, " \t\r"))))
}

// mark records the columns around the character at the offset, which is not ASCII,
// and of those that follow closely on its line. It returns where it stopped.
func (f *File) mark(offset int) int {
	line := sort.SearchInts(f.lines, offset+1) - 1
	start, end := f.lines[line], len(f.Bytes)
	if line+1 < len(f.lines) {
		end = f.lines[line+1]
	}
	// A character before it may form a cluster with it.
	at := max(start, offset-1)
	column := at - start + 1
	if n := len(f.marks); n > 0 && f.marks[n-1].byte >= start {
		at = max(at, f.marks[n-1].byte)
		column = f.marks[n-1].column + at - f.marks[n-1].byte
	}
	f.marks = append(f.marks, mark{byte: at, column: column})
	for last, next := at, offset; at < end; column++ {
		at += cluster(f.Bytes[at:end])
		if next < at {
			next = nextNonASCII(f.Bytes, at)
		}
		switch {
		case next-at >= markStride:
			f.marks = append(f.marks, mark{byte: at, column: column + 1, plain: true})
			return at
		case at-last >= markStride:
			f.marks = append(f.marks, mark{byte: at, column: column + 1})
			last = at
		}
	}
	return at
}

// clusters counts the grapheme clusters that end at or before offset.
func clusters(text []byte, offset int) int {
	count := 0
	for at := 0; at < offset; count++ {
		at += cluster(text[at:])
		if at > offset {
			break
		}
	}
	return count
}

// cluster returns the length of the first grapheme cluster.
func cluster(text []byte) int {
	// Two ASCII characters never share a cluster, except a line break.
	if text[0] < utf8.RuneSelf && text[0] != '\r' && (len(text) == 1 || text[1] < utf8.RuneSelf) {
		return 1
	}
	n, _, err := textseg.ScanGraphemeClusters(text, true)
	if err != nil || n <= 0 {
		return 1
	}
	return n
}

// nextNonASCII returns the offset of the first byte from offset on that is not
// ASCII, or the length of the text.
func nextNonASCII(text []byte, offset int) int {
	for ; offset+8 <= len(text); offset += 8 {
		c := text[offset : offset+8]
		if (c[0]|c[1]|c[2]|c[3]|c[4]|c[5]|c[6]|c[7])&0x80 != 0 {
			break
		}
	}
	for ; offset < len(text); offset++ {
		if text[offset] >= utf8.RuneSelf {
			break
		}
	}
	return offset
}

// LineStart returns the offset at which a line starts; a line that is not there is
// moved to the nearest one.
func (f *File) LineStart(line int) int {
	return f.lines[min(max(line, 1), len(f.lines))-1]
}
