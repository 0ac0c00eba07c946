package trail

import (
	"bytes"
	"slices"

	"github.com/lint403/lint403/loader/jsontree"
)

// policyMembers are the members that hold a policy as a string.
func policyMembers() []string { return []string{"policy", "policyDocument", "sessionPolicy"} }

// repair finds policies that were pasted into an event without being escaped, as in
// `"policy": "{"Version": ...}"`, or with their line breaks. It returns the text, of
// the same length, with null in the place of the first and blanks in the place of
// line breaks, and the policies by the offset of the null.
func repair(text []byte) (fixed []byte, raw map[int]span) {
	fixed, raw = bytes.Clone(text), map[int]span{}
	for _, name := range policyMembers() {
		quoted := []byte(`"` + name + `"`)
		for at := 0; ; {
			i := bytes.Index(fixed[at:], quoted)
			if i < 0 {
				break
			}
			at += i + len(quoted)
			open := valueStart(fixed, at)
			if open < 0 {
				continue
			}
			end := pasted(fixed, open)
			if end < 0 {
				continue
			}
			inside := bytes.TrimRight(fixed[:end-1], blanks)
			raw[open] = span{start: skipBlanks(fixed, open+1), end: len(inside)}
			copy(fixed[open:end], "null")
			for k := open + len("null"); k < end; k++ {
				fixed[k] = ' '
			}
			at = end
		}
	}
	return fixed, raw
}

// valueStart returns the offset of the quote that opens a string with an object
// inside, behind the name of a member, or -1.
func valueStart(text []byte, at int) int {
	at = skipBlanks(text, at)
	if at >= len(text) || text[at] != ':' {
		return -1
	}
	at = skipBlanks(text, at+1)
	if at >= len(text) || text[at] != '"' {
		return -1
	}
	inside := skipBlanks(text, at+1)
	if inside >= len(text) || text[inside] != '{' {
		return -1
	}
	return at
}

// pasted returns the end of the string at open when it is not what JSON calls a
// string, -1 when it is one or has no end.
func pasted(text []byte, open int) int {
	limit := min(len(text), open+maxPolicy)
	if _, length, err := jsontree.Parse(text[open:limit], 1); err == nil {
		after := skipBlanks(text, open+length)
		if after == len(text) || bytes.IndexByte([]byte(",]}"), text[after]) >= 0 {
			return -1
		}
	}
	start := skipBlanks(text, open+1)
	if start+1 < len(text) && bytes.HasPrefix(text[skipBlanks(text, start+1):], []byte(`\"`)) {
		// Escaped quotes, but line breaks as they are.
		if end := closingQuote(text, open); end >= 0 {
			return end + 1
		}
		return -1
	}
	if _, length, err := jsontree.Parse(text[start:limit], maxDepth); err == nil {
		if end := skipBlanks(text, start+length); end < len(text) && text[end] == '"' {
			return end + 1
		}
	}
	for i := start; i < limit; i++ {
		if text[i] == '"' && endsDocument(text, start, i) && endsMember(text, i+1) {
			return i + 1
		}
	}
	return -1
}

// maxPolicy bounds how far the end of a policy is looked for.
const maxPolicy = 1 << 16

// closingQuote returns the offset of the next quote that is not escaped, or -1.
func closingQuote(text []byte, open int) int {
	for i := open + 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return -1
}

// endsDocument reports whether the text before the quote at i ends as a policy does,
// also one that lacks its last brace: with a bracket behind a bracket or a quote.
func endsDocument(text []byte, start, i int) bool {
	before := bytes.TrimRight(text[start:i], blanks)
	if len(before) == 0 || bytes.IndexByte([]byte(`]}`), before[len(before)-1]) < 0 {
		return false
	}
	before = bytes.TrimRight(before[:len(before)-1], blanks)
	return len(before) > 0 && bytes.IndexByte([]byte(`]}"`), before[len(before)-1]) >= 0
}

// endsMember reports whether the object goes on with its next member, or ends.
func endsMember(text []byte, at int) bool {
	at = skipBlanks(text, at)
	if at >= len(text) || text[at] == '}' {
		return true
	}
	if text[at] != ',' {
		return false
	}
	at = skipBlanks(text, at+1)
	if at >= len(text) || text[at] != '"' {
		return false
	}
	end := closingQuote(text, at)
	if end < 0 {
		return false
	}
	end = skipBlanks(text, end+1)
	return end < len(text) && text[end] == ':'
}

const blanks = " \t\r\n"

func skipBlanks(text []byte, at int) int {
	for at < len(text) && slices.Contains([]byte(blanks), text[at]) {
		at++
	}
	return at
}
