package document

import "strings"

// splitARN splits at the first five colons that are outside `${...}`; the sixth
// part keeps further colons.
func splitARN(s string) []string {
	const parts = 6
	fields := make([]string, 0, parts)
	start := 0
	for i := 0; i < len(s) && len(fields) < parts-1; {
		switch {
		case s[i] == ':':
			fields = append(fields, s[start:i])
			i++
			start = i
		case strings.HasPrefix(s[i:], "${"):
			i += variableLength(s[i:])
		default:
			i++
		}
	}
	return append(fields, s[start:])
}

// variableLength returns the length of the `${...}` at the start of s, or of the
// two characters alone when no brace closes it.
func variableLength(s string) int {
	if i := strings.IndexByte(s, '}'); i >= 0 {
		return i + 1
	}
	return len("${")
}
