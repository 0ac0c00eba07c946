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
	// marks holds known columns inside long lines; nil when every byte is a column.
	marks []mark
	ascii bool
}

// mark is the column at a grapheme cluster boundary.
type mark struct {
	byte   int
	column int
}

// markStride is how much text a position has to be counted through at most.
const markStride = 512

// New returns the file with the text, which must be decoded already.
func New(name string, text []byte) *File {
	f := &File{Name: name, Bytes: text, ascii: isASCII(text)}
	f.lines = make([]int, 1, 1+bytes.Count(text, []byte{'\n'}))
	for offset := 0; ; {
		i := bytes.IndexByte(text[offset:], '\n')
		if i < 0 {
			break
		}
		offset += i + 1
		f.lines = append(f.lines, offset)
	}
	if !f.ascii {
		f.mark()
	}
	return f
}

// Pos returns the place of a byte offset. An offset outside the text is moved to
// its nearest end, one inside a grapheme cluster has the column of the cluster.
func (f *File) Pos(offset int) model.Pos {
	offset = min(max(offset, 0), len(f.Bytes))
	line := sort.SearchInts(f.lines, offset+1) - 1
	start := f.lines[line]
	column := 1
	switch {
	case f.ascii:
		column += offset - start
	default:
		if i := sort.Search(len(f.marks), func(i int) bool { return f.marks[i].byte > offset }) - 1; i >= 0 &&
			f.marks[i].byte > start {
			start, column = f.marks[i].byte, f.marks[i].column
		}
		column += clusters(f.Bytes[start:], offset-start)
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

// mark records columns inside the long lines, so that a position in a minified
// plan is not counted from the start of its only line.
func (f *File) mark() {
	for i, start := range f.lines {
		end := len(f.Bytes)
		if i+1 < len(f.lines) {
			end = f.lines[i+1]
		}
		for at, column := start, 1; end-at > markStride; {
			n, count := advance(f.Bytes[at:end], markStride)
			at += n
			column += count
			f.marks = append(f.marks, mark{byte: at, column: column})
		}
	}
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

// advance skips at least n bytes of whole clusters and counts them.
func advance(text []byte, n int) (size, count int) {
	for size < n && size < len(text) {
		size += cluster(text[size:])
		count++
	}
	return size, count
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

func isASCII(text []byte) bool {
	for len(text) >= 8 {
		if (text[0]|text[1]|text[2]|text[3]|text[4]|text[5]|text[6]|text[7])&0x80 != 0 {
			return false
		}
		text = text[8:]
	}
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// LineStart returns the offset at which a line starts; a line that is not there is
// moved to the nearest one.
func (f *File) LineStart(line int) int {
	return f.lines[min(max(line, 1), len(f.lines))-1]
}
