package iam

import "strings"

// wild reports whether a string holds a wildcard.
func wild(s string) bool { return strings.ContainsAny(s, "*?") }

// glob reports whether a string matches a pattern in which "*" stands for any text
// and "?" for one byte.
func glob(pattern, s string) bool {
	p, i := 0, 0
	star, mark := -1, 0
	for i < len(s) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, i
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == s[i]):
			p++
			i++
		case star >= 0:
			p = star + 1
			mark++
			i = mark
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}
