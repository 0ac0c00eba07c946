package config

import (
	"regexp"
	"strings"

	"github.com/lint403/lint403/loader/symbol"
)

// truth is the outcome of a comparison.
type truth byte

const (
	no truth = iota
	yes
	open // it depends on something that is not known
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

func (t truth) not() truth {
	switch t {
	case yes:
		return no
	case no:
		return yes
	default:
		return open
	}
}

func (t truth) and(u truth) truth {
	switch {
	case t == no || u == no:
		return no
	case t == open || u == open:
		return open
	default:
		return yes
	}
}

// equal compares two values.
func equal(a, b *value) truth { return equalDepth(a, b, 0) }

func equalDepth(a, b *value, depth int) truth {
	if depth > maxNesting {
		return open
	}
	if a == b {
		return yes
	}
	_, ua := a.unknown()
	_, ub := b.unknown()
	switch {
	case (ua || ub) && (a.kind != kindString || b.kind != kindString):
		return equalUnknown(a, b)
	case a.isCollection() && b.isCollection():
		return equalElements(a, b, depth)
	case a.kind != b.kind:
		return no
	}
	return equalKind(a, b, depth)
}

// equalKind compares values of one kind.
func equalKind(a, b *value, depth int) truth {
	switch a.kind {
	case kindNull:
		return yes
	case kindBool:
		return truthOf(a.boolean == b.boolean)
	case kindNumber:
		return truthOf(a.num.Cmp(b.num) == 0)
	case kindString:
		return equalText(a.str, b.str)
	case kindObject:
		return equalMembers(a, b, depth)
	case kindInstance:
		return truthOf(a.resource == b.resource)
	case kindModule:
		return truthOf(a.module == b.module)
	default:
		return open
	}
}

// equalUnknown compares a value that is not known at all with one that is no
// string.
func equalUnknown(a, b *value) truth {
	if b.kind == kindString {
		a, b = b, a
	}
	if name, ok := a.unknown(); ok && b.isNull() && always(name) {
		return no
	}
	return open
}

func equalElements(a, b *value, depth int) truth {
	if uncertain(a) || uncertain(b) {
		return open
	}
	if len(a.elems) != len(b.elems) {
		return no
	}
	result := yes
	for i := range a.elems {
		result = result.and(equalDepth(a.elems[i], b.elems[i], depth+1))
	}
	return result
}

func equalMembers(a, b *value, depth int) truth {
	if len(a.members) != len(b.members) {
		return no
	}
	result := yes
	for i, m := range a.members {
		if m.name != b.members[i].name {
			return no
		}
		result = result.and(equalDepth(m.val, b.members[i].val, depth+1))
	}
	return result
}

// uncertain reports whether a list may have more or fewer elements than it shows.
func uncertain(v *value) bool {
	for _, elem := range v.elems {
		if elem.maybe != nil || elem.from != nil && elem.from.hole {
			return true
		}
	}
	return false
}

// equalText compares strings that may hold tokens: the same text is the same value,
// and texts whose known ends differ are different ones.
func equalText(a, b string) truth {
	if a == b {
		return yes
	}
	if !symbol.Has(a) {
		a, b = b, a
	}
	if !symbol.Has(a) || !symbol.Has(b) && !fits(b, a) {
		return no
	}
	if n := min(len(head(a)), len(head(b))); head(a)[:n] != head(b)[:n] {
		return no
	}
	if n := min(len(tail(a)), len(tail(b))); tail(a)[len(tail(a))-n:] != tail(b)[len(tail(b))-n:] {
		return no
	}
	return open
}

// fits reports whether a text can be what one with tokens turns out to be.
func fits(text, pattern string) bool {
	if name, ok := symbol.Name(pattern); ok {
		return possible(name, text)
	}
	return len(text) >= len(head(pattern))+len(tail(pattern))
}

// head returns the text in front of the first token, tail that behind the last.
func head(s string) string {
	before, _, _ := strings.Cut(s, symbol.Open)
	return before
}

func tail(s string) string {
	if i := strings.LastIndex(s, symbol.Close); i >= 0 {
		return s[i+len(symbol.Close):]
	}
	return s
}

var (
	accountForm = regexp.MustCompile(`^[0-9]{12}$`)
	regionForm  = regexp.MustCompile(`^[a-z]{2,4}(-[a-z]+)+-[0-9]+$`)
)

// possible reports whether the value with the name can be the text.
func possible(name, text string) bool {
	switch {
	case isWell(name, symbol.Account):
		return accountForm.MatchString(text)
	case isWell(name, symbol.Region):
		return regionForm.MatchString(text)
	default:
		return text != "" || !always(name)
	}
}

// isWell reports whether a token is the well-known one or that of a provider alias.
func isWell(name, word string) bool {
	return name == word || strings.HasPrefix(name, word+".")
}

// always reports whether a value is certainly there and not empty: what AWS gives
// to everything, as an id or an ARN. A variable may be set to null or "".
func always(name string) bool {
	if isWell(name, symbol.Account) || isWell(name, symbol.Region) {
		return true
	}
	rest := name
	for strings.HasPrefix(rest, "module.") {
		_, after, ok := strings.Cut(rest[len("module."):], ".")
		if !ok {
			return false
		}
		rest = after
	}
	if strings.HasPrefix(rest, "var.") || strings.ContainsAny(rest, "(@ ?") {
		return false
	}
	last := rest[strings.LastIndexByte(rest, '.')+1:]
	switch last {
	case "id", "arn", "name", "url", "bucket", "key_id", "unique_id", "hex", "result", "account_id":
		return strings.Count(rest, ".") >= 2
	default:
		return (strings.HasSuffix(last, "_id") || strings.HasSuffix(last, "_arn")) && strings.Count(rest, ".") >= 2
	}
}

// condition turns a value into a truth.
func condition(v *value) (truth, bool) {
	if _, ok := v.unknown(); ok {
		return open, true
	}
	switch v.kind {
	case kindBool:
		return truthOf(v.boolean), true
	case kindString:
		switch v.str {
		case "true", "1":
			return yes, true
		case "false", "0":
			return no, true
		}
		if symbol.Has(v.str) {
			return open, true
		}
	default:
	}
	return no, false
}
