package jsontree

import (
	"sort"
	"unicode/utf16"
	"unicode/utf8"
)

// Unquote decodes the JSON string literal and returns its text with the map from
// offsets in the text to offsets in the literal.
func Unquote(literal []byte) ([]byte, Map, error) {
	node, end, err := Parse(literal, 1)
	if err != nil {
		return nil, Map{}, err
	}
	if node.Kind != String || node.Start != 0 || end != len(literal) {
		return nil, Map{}, &SyntaxError{End: len(literal), Problem: "not a JSON string", Open: -1}
	}
	return []byte(node.Text), newMap(literal), nil
}

// Map maps offsets in a decoded JSON string to offsets in its literal.
type Map struct {
	// steps are the places behind escapes, where the distance between the two
	// offsets changes.
	steps []step
}

type step struct {
	decoded, literal int
}

// At returns the offset in the literal of the character that is at an offset of the
// decoded text; the opening quote is at 0.
func (m Map) At(offset int) int {
	i := sort.Search(len(m.steps), func(i int) bool { return m.steps[i].decoded > offset }) - 1
	if i < 0 {
		return offset + 1
	}
	at := m.steps[i].literal + offset - m.steps[i].decoded
	if i+1 < len(m.steps) {
		// Inside the text of an escape there is only its start.
		at = min(at, m.steps[i+1].literal)
	}
	return at
}

// newMap scans a valid literal.
func newMap(literal []byte) Map {
	var m Map
	decoded := 0
	for i := 1; i < len(literal)-1; {
		if literal[i] != '\\' {
			r, n := utf8.DecodeRune(literal[i:])
			i += n
			decoded += utf8.RuneLen(r)
			if r == utf8.RuneError && n == 1 {
				m.steps = append(m.steps, step{decoded: decoded, literal: i})
			}
			continue
		}
		start := i
		r, n := escape(literal[i:])
		i += n
		size := utf8.RuneLen(r)
		if size > 1 {
			// Every byte of the character is where the escape begins.
			for k := 1; k < size; k++ {
				m.steps = append(m.steps, step{decoded: decoded + k, literal: start})
			}
		}
		decoded += size
		m.steps = append(m.steps, step{decoded: decoded, literal: i})
	}
	return m
}

// escape decodes the escape at the start of s and returns its length.
func escape(s []byte) (rune, int) {
	if len(s) < 6 || s[1] != 'u' {
		return 'x', min(2, len(s)) // all others are one byte of text
	}
	r := hex(s[2:6])
	if !utf16.IsSurrogate(r) {
		return r, 6
	}
	if len(s) >= 12 && s[6] == '\\' && s[7] == 'u' {
		if pair := utf16.DecodeRune(r, hex(s[8:12])); pair != utf8.RuneError {
			return pair, 12
		}
	}
	return utf8.RuneError, 6
}

func hex(digits []byte) rune {
	var r rune
	for _, c := range digits {
		r <<= 4
		switch {
		case c >= 'a':
			r |= rune(c-'a') + 10
		case c >= 'A':
			r |= rune(c-'A') + 10
		default:
			r |= rune(c - '0')
		}
	}
	return r
}
