package config

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// align finds, for every byte of text and for its end, the offset in src where it
// stands. The two differ by escape sequences, by the indentation that a flush
// heredoc loses and by white space that a template marker strips. It returns nil
// when the text can't be followed.
func align(text string, src []byte, quoted bool) []int {
	offsets := make([]int, 0, len(text)+1)
	at := 0
	for i := 0; i < len(text); {
		decoded, n := unescape(src, at, quoted)
		switch {
		case n > 0 && hasPrefix(text, i, decoded):
			for range len(decoded) {
				offsets = append(offsets, at)
			}
			i += len(decoded)
			at += n
		case at < len(src) && src[at] == text[i]:
			offsets = append(offsets, at)
			i++
			at++
		case at < len(src) && isSpace(src[at]):
			at++
		default:
			composed, n := compose(src[at:])
			if n == 0 || !hasPrefix(text, i, composed) {
				return nil
			}
			for range len(composed) {
				offsets = append(offsets, at)
			}
			i += len(composed)
			at += n
		}
	}
	return append(offsets, at)
}

// compose returns the first character in the normal form that strings of HCL have,
// and its length as it is written.
func compose(src []byte) (string, int) {
	n := norm.NFC.NextBoundary(src, true)
	if n <= 0 {
		return "", 0
	}
	return string(norm.NFC.Bytes(src[:n])), n
}

func hasPrefix(text string, at int, prefix string) bool {
	return len(text)-at >= len(prefix) && text[at:at+len(prefix)] == prefix
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// The letters behind a backslash, in HCL and in JSON, and what they mean.
const (
	escapeLetters  = `nrt"\/bf`
	escapeMeanings = "\n\r\t\"\\/\b\f"
)

// unescape decodes the escape sequence at an offset and returns its length, 0 when
// there is none.
func unescape(src []byte, at int, quoted bool) (string, int) {
	rest := src[min(at, len(src)):]
	if len(rest) > 2 && (rest[0] == '$' || rest[0] == '%') && rest[1] == rest[0] && rest[2] == '{' {
		return string(rest[1:3]), 3
	}
	if !quoted || len(rest) < 2 || rest[0] != '\\' {
		return "", 0
	}
	if i := strings.IndexByte(escapeLetters, rest[1]); i >= 0 {
		return escapeMeanings[i : i+1], 2
	}
	switch rest[1] {
	case 'u':
		return unicodeEscape(rest, 4)
	case 'U':
		return unicodeEscape(rest, 8)
	default:
		return "", 0
	}
}

func unicodeEscape(rest []byte, digits int) (string, int) {
	if len(rest) < 2+digits {
		return "", 0
	}
	code, err := strconv.ParseUint(string(rest[2:2+digits]), 16, 32)
	if err != nil || code > utf8.MaxRune {
		return "", 0
	}
	return string(rune(code)), 2 + digits
}
