package document

import (
	"bytes"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
)

// measure counts the document: all of the text, or the part of it that doc is. A
// token counts as nothing, so the size is the least that it can be.
func measure(text []byte, doc *jsontree.Node, whole bool) model.Size {
	if !whole {
		text = text[doc.Start:doc.End]
	}
	var size model.Size
	inString := false
	for i := 0; i < len(text); {
		if n := tokenLength(text[i:]); n > 0 {
			size.AtLeast = true
			i += n
			continue
		}
		n := 1
		escaped := inString && text[i] == '\\' && i+1 < len(text) && text[i+1] < utf8.RuneSelf
		switch {
		case escaped:
			n = 2
			size.Characters++
			size.NonSpace++
		case text[i] == '"':
			inString = !inString
		case text[i] >= utf8.RuneSelf:
			_, n = utf8.DecodeRune(text[i:])
		}
		size.Characters++
		size.Bytes += n
		if inString || !isBlank(text[i]) {
			size.NonSpace++
		}
		i += n
	}
	return size
}

// tokenLength returns the length of the token at the start of text, 0 if there is
// none.
func tokenLength(text []byte) int {
	if text[0] != symbol.Open[0] || !bytes.HasPrefix(text, []byte(symbol.Open)) {
		return 0
	}
	if n := bytes.Index(text, []byte(symbol.Close)); n >= 0 {
		return n + len(symbol.Close)
	}
	return 0
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// characters records what IAM's character set leaves out (API reference: pattern
// [\u0009\u000A\u000D\u0020-\u00FF]+). Control characters inside strings are a
// syntax error already.
func (p *parser) characters(root *jsontree.Node) {
	seen := map[rune]bool{}
	for i := 0; i < len(p.text); {
		if p.text[i] < utf8.RuneSelf {
			i++
			continue
		}
		if n := tokenLength(p.text[i:]); n > 0 {
			i += n
			continue
		}
		r, n := utf8.DecodeRune(p.text[i:])
		if (r > 0xFF || r == utf8.RuneError) && !seen[r] && len(seen) < maxAnomalies {
			seen[r] = true
			p.statement = slices.IndexFunc(p.bounds, func(b [2]int) bool { return b[0] <= i && i < b[1] })
			where := p.find(root, &path{}, i)
			p.anomaly(AnomalyCharacter, where, fmt.Sprintf("U+%04X", r), characterName(r),
				p.place(where, &jsontree.Node{Start: i, End: i + n}))
		}
		i += n
	}
}

// find returns the path of the innermost value around an offset.
func (p *parser) find(n *jsontree.Node, where *path, offset int) *path {
	for i := range n.Members {
		m := &n.Members[i]
		if offset >= m.NameStart && offset < max(m.NameEnd, m.Value.End) {
			return p.find(m.Value, p.paths.member(where, m.Name), offset)
		}
	}
	for i, element := range n.Elements {
		if offset >= element.Start && offset < element.End {
			return p.find(element, p.paths.element(where, i), offset)
		}
	}
	return where
}

// characterName names the characters that editors and word processors put in the
// place of ASCII ones.
func characterName(r rune) string {
	switch r {
	case '\u2018', '\u2019', '\u201A', '\u201B':
		return "typographic single quotation mark"
	case '\u201C', '\u201D', '\u201E', '\u201F':
		return "typographic double quotation mark"
	case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212':
		return "dash that is not a hyphen-minus"
	case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF':
		return "invisible character of no width"
	case '\u2000', '\u2001', '\u2002', '\u2003', '\u2004', '\u2005', '\u2006', '\u2007', '\u2008', '\u2009',
		'\u200A', '\u202F', '\u205F', '\u3000':
		return "blank that is not a space"
	case '\u2026':
		return "ellipsis in one character"
	case utf8.RuneError:
		return "replacement for a character that could not be decoded"
	default:
		return ""
	}
}
