package model

import (
	"fmt"
	"strconv"
	"strings"
)

// Pos is a place in a file. Line and Column count from 1, Column in grapheme
// clusters as editors and HCL show them; Byte counts from 0 and is the truth from
// which every report format derives its own column.
type Pos struct {
	Line   int
	Column int
	Byte   int
}

// Range is a half-open piece of a file. The zero Range is nowhere.
//
// In JSON it is one string, "FILE:LINE:COLUMN:BYTE-LINE:COLUMN:BYTE", which keeps
// the rules' input small: most ranges are never looked at.
type Range struct {
	File  string
	Start Pos
	End   Pos
}

// IsZero reports whether r is nowhere.
func (r Range) IsZero() bool { return r.File == "" }

// String returns the JSON form.
func (r Range) String() string {
	if r.IsZero() {
		return ""
	}
	b := make([]byte, 0, len(r.File)+64)
	b = append(b, r.File...)
	b = append(b, ':')
	b = appendPos(b, r.Start)
	b = append(b, '-')
	return string(appendPos(b, r.End))
}

func appendPos(b []byte, p Pos) []byte {
	b = strconv.AppendInt(b, int64(p.Line), 10)
	b = append(b, ':')
	b = strconv.AppendInt(b, int64(p.Column), 10)
	b = append(b, ':')
	return strconv.AppendInt(b, int64(p.Byte), 10)
}

// MarshalText implements [encoding.TextMarshaler].
func (r Range) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (r *Range) UnmarshalText(text []byte) error {
	parsed, err := ParseRange(string(text))
	if err != nil {
		return err
	}
	*r = parsed
	return nil
}

// ParseRange reads the form that String writes. File names may hold colons and
// dashes, so it reads from the right.
func ParseRange(s string) (Range, error) {
	if s == "" {
		return Range{}, nil
	}
	dash := strings.LastIndexByte(s, '-')
	if dash < 0 {
		return Range{}, fmt.Errorf("range %q has no end", s)
	}
	end, rest, err := cutPos(":" + s[dash+1:])
	if err != nil || rest != "" {
		return Range{}, fmt.Errorf("range %q: malformed end", s)
	}
	start, file, err := cutPos(s[:dash])
	if err != nil {
		return Range{}, fmt.Errorf("range %q: malformed start: %w", s, err)
	}
	return Range{File: file, Start: start, End: end}, nil
}

// cutPos cuts ":LINE:COLUMN:BYTE" off the end of s.
func cutPos(s string) (p Pos, rest string, err error) {
	for _, field := range []*int{&p.Byte, &p.Column, &p.Line} {
		colon := strings.LastIndexByte(s, ':')
		if colon < 0 {
			return Pos{}, "", fmt.Errorf("position %q has too few fields", s)
		}
		if *field, err = strconv.Atoi(s[colon+1:]); err != nil {
			return Pos{}, "", err
		}
		s = s[:colon]
	}
	return p, s, nil
}

// Compare orders ranges by file, start and end.
func (r Range) Compare(other Range) int {
	if c := strings.Compare(r.File, other.File); c != 0 {
		return c
	}
	if c := r.Start.Byte - other.Start.Byte; c != 0 {
		return c
	}
	return r.End.Byte - other.End.Byte
}
