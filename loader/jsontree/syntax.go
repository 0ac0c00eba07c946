package jsontree

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// SyntaxError says where a text stops being JSON, and what should be there.
type SyntaxError struct {
	// Offset and End are the offending text.
	Offset, End int
	// Problem is what is wrong, Expected what JSON wants instead ("" if Problem
	// says it).
	Problem, Expected string
	// Open is the offset of the bracket or quote that is not closed, -1 otherwise.
	Open int
}

// Error implements error.
func (e *SyntaxError) Error() string {
	if e.Expected == "" {
		return e.Problem
	}
	return e.Problem + ", expected " + e.Expected
}

// diagnose explains why the decoder stopped at offset at; last is the end of the
// last token that it accepted.
func diagnose(text []byte, at, last int, err error) *SyntaxError {
	if start := wordStart(text, last); start < at && at < len(text) {
		at = start // the decoder stops where a word or number ceases to make sense
	}
	e := &SyntaxError{Offset: at, End: at + width(text, at), Open: -1}
	before := bytes.TrimRight(text[:min(at, len(text))], blanks)
	expected := expectation(text, last, before)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || at >= len(text) {
		return endOfText(text, e, expected)
	}
	rest := text[at:]
	e.End = at + wordLength(rest)
	if insideString(text, last, at) {
		e.Problem = inString(rest)
		return e
	}
	if e.Problem, e.Expected = foreign(rest, expected); e.Problem != "" {
		return e
	}
	if rest[0] == ',' {
		e.Problem, e.Expected = comma(rest[1:], expected)
		return e
	}
	e.Problem, e.Expected = unexpected(text, at, expected)
	if open := nesting(text[:at]); (rest[0] == '}' || rest[0] == ']') && len(open) > 0 {
		e.Open = open[len(open)-1]
	}
	return e
}

// foreign explains what other languages have and JSON has not, "" if it is none.
func foreign(rest []byte, expected string) (problem, want string) {
	for _, comment := range []string{"//", "/*", "#"} {
		if bytes.HasPrefix(rest, []byte(comment)) {
			return "JSON has no comments", expected
		}
	}
	switch r, _ := utf8.DecodeRune(rest); {
	case r == '\'':
		return "strings are written in double quotes, not in single ones", ""
	case r == '“' || r == '”':
		return `a typographic quote instead of "`, ""
	case r == '=' && expected != "{":
		return "a name and its value are separated by a colon, not by =", ""
	default:
		return "", ""
	}
}

// blanks is the white space of JSON.
const blanks = " \t\r\n"

// comma explains a comma that should not be there.
func comma(after []byte, expected string) (problem, want string) {
	after = bytes.TrimLeft(after, blanks)
	switch {
	case len(after) == 0, !strings.HasPrefix(expected, "a comma"):
		return "unexpected comma", expected
	case after[0] == '}' || after[0] == ']':
		return fmt.Sprintf("the comma before %q has nothing after it", after[:1]), ""
	default:
		return "unexpected comma", expected
	}
}

// unexpected explains text that should not be there.
func unexpected(text []byte, at int, expected string) (problem, want string) {
	rest := text[at:]
	afterComma := strings.HasPrefix(expected, "a comma")
	switch {
	case afterComma && at > 0 && isDigit(text[at-1]) && isDigit(rest[0]):
		return "a number does not begin with 0", ""
	case afterComma && bytes.IndexByte([]byte(`"{[-0123456789tfn`), rest[0]) >= 0 && !touchesString(text, at):
		return "a comma is missing before " + word(rest), ""
	case touchesString(text, at) && bytes.IndexByte([]byte(`"}]`), rest[0]) < 0:
		return "unexpected " + word(rest) + ` behind a string (a quote inside a string is written \")`, expected
	case afterComma && rest[0] == '"':
		return "a comma is missing before " + word(rest), ""
	default:
		return "unexpected " + word(rest), expected
	}
}

// touchesString reports whether a string ends right before an offset.
func touchesString(text []byte, at int) bool { return at > 0 && text[at-1] == '"' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// wordStart returns where the word or number behind last begins, len(text) if
// something else follows.
func wordStart(text []byte, last int) int {
	for i := last; i < len(text); i++ {
		switch c := text[i]; {
		case bytes.IndexByte([]byte(blanks+",:"), c) >= 0:
		case isDigit(c), c == '-', c|0x20 >= 'a' && c|0x20 <= 'z':
			return i
		default:
			return len(text)
		}
	}
	return len(text)
}

// endOfText explains a text that ends too early.
func endOfText(text []byte, e *SyntaxError, expected string) *SyntaxError {
	e.Problem, e.Expected = "the document ends too early", expected
	e.End = e.Offset
	if len(bytes.Trim(text, blanks)) == 0 {
		e.Problem, e.Expected = "the document is empty", "{"
		return e
	}
	open, quote := unclosed(text)
	if open < 0 {
		return e
	}
	e.Open = open
	line := 1 + bytes.Count(text[:open], []byte{'\n'})
	if quote {
		e.Problem, e.Expected = fmt.Sprintf("the string that begins on line %d has no closing quote", line), ""
		return e
	}
	e.Problem = fmt.Sprintf("the document ends too early: %q of line %d is not closed", text[open:open+1], line)
	return e
}

// expectation says what may follow the last token.
func expectation(text []byte, last int, before []byte) string {
	if len(before) == 0 {
		return "{"
	}
	brackets := nesting(text[:min(last, len(text))])
	in := byte(0)
	if len(brackets) > 0 {
		in = text[brackets[len(brackets)-1]]
	}
	final := before[len(before)-1]
	switch {
	case final == ':':
		return "a value"
	case final == ',' && in == '{', final == '{' && in == '{':
		return "a name in double quotes"
	case final == ',', final == '[':
		return "a value"
	case in == '{' && isName(text, last, brackets[len(brackets)-1]):
		return "a colon"
	case in == '{':
		return "a comma or }"
	case in == '[':
		return "a comma or ]"
	default:
		return "nothing more"
	}
}

// isName reports whether the token that ends at last is the name of a member: the
// last structural character before it is a comma or the opening brace.
func isName(text []byte, last, open int) bool {
	depth, name := 0, true
	scan(text[open+1:min(last, len(text))], func(_ int, c byte) {
		switch c {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case ':':
			name = name && depth > 0
		case ',':
			name = name || depth == 0
		}
	})
	return name
}

// nesting returns the offsets of the brackets that are open at the end of text.
func nesting(text []byte) []int {
	var open []int
	scan(text, func(i int, c byte) {
		switch c {
		case '{', '[':
			open = append(open, i)
		case '}', ']':
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	})
	return open
}

// unclosed returns the offset of the string or the innermost bracket that is open
// at the end of text, or -1.
func unclosed(text []byte) (at int, quote bool) {
	if at := scan(text, func(int, byte) {}); at >= 0 {
		return at, true
	}
	if open := nesting(text); len(open) > 0 {
		return open[len(open)-1], false
	}
	return -1, false
}

// scan calls f for every byte outside strings and returns the offset of a string
// that is not closed, or -1.
func scan(text []byte, f func(i int, c byte)) int {
	open := -1
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"' && open < 0:
			open = i
		case c == '"':
			open = -1
		case open >= 0 && c == '\\':
			i++
		case open < 0:
			f(i, c)
		}
	}
	return open
}

// insideString reports whether at is inside a string that begins behind last.
func insideString(text []byte, last, at int) bool {
	return scan(text[min(last, at):at], func(int, byte) {}) >= 0
}

func inString(rest []byte) string {
	switch r, _ := utf8.DecodeRune(rest); {
	case r == '\n' || r == '\r':
		return `a string ends on the line on which it begins (the closing quote is missing, or \n is meant)`
	case r == '\t':
		return `a tab inside a string is written \t`
	case r < ' ':
		return fmt.Sprintf("a control character (U+%04X) inside a string", r)
	default:
		return "an escape that JSON does not have: " + word(rest)
	}
}

// word returns the first word of rest, quoted.
func word(rest []byte) string {
	end := wordLength(rest)
	const limit = 40
	if end > limit {
		end = limit
		for end > 1 && !utf8.RuneStart(rest[end]) {
			end--
		}
		return fmt.Sprintf("%q...", rest[:end])
	}
	if rest[0] == '"' && end > 1 {
		return string(rest[:end])
	}
	return fmt.Sprintf("%q", rest[:end])
}

// wordLength returns the length of the first word or string of rest, at least that
// of one character.
func wordLength(rest []byte) int {
	end := bytes.IndexFunc(rest, func(r rune) bool { return strings.ContainsRune(blanks+",:{}[]\"", r) })
	switch {
	case end < 0:
		return len(rest)
	case end == 0 && rest[0] == '"':
		return stringEnd(rest)
	default:
		return max(end, width(rest, 0))
	}
}

func stringEnd(rest []byte) int {
	for i := 1; i < len(rest); i++ {
		switch rest[i] {
		case '\\':
			i++
		case '\n':
			return 1
		case '"':
			return i + 1
		}
	}
	return 1
}

// width returns the length of the character at an offset.
func width(text []byte, at int) int {
	if at >= len(text) {
		return 0
	}
	_, n := utf8.DecodeRune(text[at:])
	return n
}
