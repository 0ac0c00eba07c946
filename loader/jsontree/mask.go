package jsontree

import (
	"bytes"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/lint403/lint403/loader/symbol"
)

// mask returns the text with every token in a form that JSON allows, of the same
// length, so that offsets stay true: a token outside strings becomes a number, and
// the name of a token inside a string loses what would end the string
// (`aws_s3_bucket.b["a"].arn` from a template).
func (p *parser) mask(input []byte) []byte {
	masked := bytes.Clone(input)
	inString := false
	for i := 0; i < len(masked); {
		switch {
		case bytes.HasPrefix(masked[i:], []byte(symbol.Open)):
			length := bytes.Index(masked[i:], []byte(symbol.Close))
			if length < 0 {
				return masked
			}
			i = p.maskToken(masked, i, i+length+len(symbol.Close), inString)
			continue
		case masked[i] == '"':
			inString = !inString
		case masked[i] == '\\' && inString:
			i++
		}
		i++
	}
	return masked
}

func (p *parser) maskToken(masked []byte, start, end int, inString bool) int {
	token := string(p.text[start:end])
	if !inString {
		if p.bare == nil {
			p.bare = map[int]bool{}
		}
		p.bare[start] = true
		masked[start] = '1'
		for i := start + 1; i < end; i++ {
			masked[i] = '0'
		}
		return end
	}
	name := masked[start+len(symbol.Open) : end-len(symbol.Close)]
	if bytes.ContainsFunc(name, func(r rune) bool { return r == '"' || r == '\\' || r < ' ' }) {
		// A JSON encoder escaped the name; a template did not.
		if plain, err := jsontext.AppendUnquote(nil, `"`+token+`"`); err == nil {
			token = string(plain)
		}
		p.quoted = append(p.quoted, span{start: start, end: end, text: token})
		for i := range name {
			name[i] = 'x'
		}
	}
	return end
}

// restore puts the names that mask hid back into a decoded string.
func (p *parser) restore(text string, start, end int) string {
	for len(p.quoted) > 0 && p.quoted[0].end <= start {
		p.quoted = p.quoted[1:]
	}
	for len(p.quoted) > 0 && p.quoted[0].end <= end {
		hidden := p.quoted[0]
		length := hidden.end - hidden.start - len(symbol.Open) - len(symbol.Close)
		text = strings.Replace(text, symbol.Token(strings.Repeat("x", length)), hidden.text, 1)
		p.quoted = p.quoted[1:]
	}
	return text
}
