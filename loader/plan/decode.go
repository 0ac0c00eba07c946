package plan

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// string returns the string at at, "" for anything else.
func (t text) string(at int) string {
	if at == none || t[at] != '"' {
		return ""
	}
	raw := t[at+1 : t.skipString(at)-1]
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw)
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); {
		if raw[i] != '\\' {
			end := bytes.IndexByte(raw[i:], '\\')
			if end < 0 {
				end = len(raw) - i
			}
			out = append(out, raw[i:i+end]...)
			i += end
			continue
		}
		var r rune
		r, i = unescape(raw, i)
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// unescape decodes the escape sequence at raw[i], which is a backslash, and
// returns the offset after it.
func unescape(raw []byte, i int) (rune, int) {
	switch c := raw[i+1]; c {
	case 'n':
		return '\n', i + 2
	case 't':
		return '\t', i + 2
	case 'r':
		return '\r', i + 2
	case 'b':
		return '\b', i + 2
	case 'f':
		return '\f', i + 2
	case 'u':
		r := hex4(raw[i+2:])
		if !utf16.IsSurrogate(r) {
			return r, i + 6
		}
		if i+12 <= len(raw) && raw[i+6] == '\\' && raw[i+7] == 'u' {
			if pair := utf16.DecodeRune(r, hex4(raw[i+8:])); pair != utf8.RuneError {
				return pair, i + 12
			}
		}
		return utf8.RuneError, i + 6
	default:
		return rune(c), i + 2
	}
}

func hex4(raw []byte) rune {
	n, err := strconv.ParseUint(string(raw[:4]), 16, 32)
	if err != nil {
		return utf8.RuneError
	}
	return rune(n)
}

// any decodes a value as encoding/json would.
func (t text) any(at int) any {
	switch t[at] {
	case '"':
		return t.string(at)
	case '{':
		out := map[string]any{}
		t.object(at, func(name []byte, _, value int) int {
			out[string(name)] = t.any(value)
			return t.skip(value)
		})
		return out
	case '[':
		out := []any{}
		t.array(at, func(_, value int) int {
			out = append(out, t.any(value))
			return t.skip(value)
		})
		return out
	case 't':
		return true
	case 'f':
		return false
	case 'n':
		return nil
	default:
		n, err := strconv.ParseFloat(string(t[at:t.skip(at)]), 64)
		if err != nil {
			return nil
		}
		return n
	}
}
