package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/lint403/lint403/loader/model"
)

// The measures of a quoted line.
const (
	tabWidth     = 4
	snippetWidth = 140 // longer lines are cut around the place
	snippetLead  = 40  // what is kept before it then
)

// cell is one character of a quoted line, made harmless, and its display width.
type cell struct {
	text  string
	width int
}

// snippet is a quoted line with the display columns of the part in question.
type snippet struct {
	line string
	// indent and length of the underline in display columns.
	indent, length int
}

// snippet quotes the first line of a range. It has nothing to quote when the text is
// not at hand or may hold secrets.
func (s *Sources) snippet(r model.Range) (snippet, bool) {
	f, ok := s.locate(r.File, r.Start)
	if !ok || f.hidden {
		return snippet{}, false
	}
	r = s.oneLine(r)
	start, end, _ := f.line(r.Start.Line)
	// Of the only line of a large document no more is looked at than can be shown.
	const reach = 4 * snippetWidth
	low, high := max(start, r.Start.Byte-reach), min(end, r.Start.Byte+reach)
	for low < r.Start.Byte && !utf8.RuneStart(f.text[low]) {
		low++
	}
	to := max(min(r.End.Byte, high), r.Start.Byte)
	cells, first, last := cellsOf(f.text[low:high], r.Start.Byte-low, to-low)
	return cut(cells, first, max(last, first+1), low > start, high < end), true
}

// cellsOf splits a line into cells and translates the two offsets.
func cellsOf(line []byte, from, to int) (cells []cell, first, last int) {
	column := 0
	joined := false
	for offset := 0; offset < len(line); {
		r, size := utf8.DecodeRune(line[offset:])
		if offset <= from {
			first = len(cells)
		}
		if offset < to {
			last = len(cells) + 1
		}
		c := cell{text: string(visible(r)), width: runeWidth(r)}
		switch {
		case r == '\t':
			c.width = tabWidth - column%tabWidth
			c.text = strings.Repeat(" ", c.width)
		case joined:
			c.width = 0
		}
		joined = r == '\u200d' // a zero-width joiner makes one picture of two
		column += c.width
		cells = append(cells, c)
		offset += size
	}
	if from >= len(line) {
		first = len(cells)
	}
	return cells, first, last
}

// runeWidth is the number of columns that a terminal gives to a character.
func runeWidth(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me) || r == '\u200b' || r == '\u200c' || r == '\u200d':
		return 0
	default:
		switch width.LookupRune(visible(r)).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			return 2
		default:
			return 1
		}
	}
}

// cut joins cells to a line of bearable length around the cells from first up to
// last; before and after say whether the line goes on beyond the cells.
func cut(cells []cell, first, last int, before, after bool) snippet {
	from, to := 0, len(cells)
	if before || after || widthOf(cells) > snippetWidth {
		from = max(first-snippetLead, 0)
		to = min(from+snippetWidth, len(cells))
	}
	last = min(last, to)
	var b strings.Builder
	indent := widthOf(cells[from:min(first, len(cells))])
	if before || from > 0 {
		b.WriteString("…")
		indent++
	}
	for _, c := range cells[from:to] {
		b.WriteString(c.text)
	}
	if after || to < len(cells) {
		b.WriteString("…")
	}
	length := 1
	if first < last {
		length = max(widthOf(cells[first:last]), 1)
	}
	return snippet{line: inert(strings.TrimRight(b.String(), " ")), indent: indent, length: length}
}

func widthOf(cells []cell) int {
	total := 0
	for _, c := range cells {
		total += c.width
	}
	return total
}
