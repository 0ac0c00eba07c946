package report

import "strings"

// addressPattern is a Terraform address with wildcards, as a suppression writes it:
//
//	module.logs[*].aws_s3_bucket_policy.this
//
// It covers the address it spells, every instance when it gives no index, and
// everything below, as an address given to `terraform plan -target` does. `*` inside
// a name stands for any text, `[*]` for any index or none, `**` for any number of
// names.
type addressPattern []addressStep

// addressStep is one name of an address and its index with brackets, if any.
type addressStep struct {
	name, index string
}

func parseAddress(s string) addressPattern {
	var steps addressPattern
	for s != "" {
		end, bracket := addressName(s)
		step := addressStep{name: s[:end]}
		if bracket >= 0 {
			step.name, step.index = s[:bracket], s[bracket:end]
		}
		steps = append(steps, step)
		s = strings.TrimPrefix(s[end:], ".")
		if end == 0 && !strings.HasPrefix(s, ".") {
			break // a bracket that never closes
		}
	}
	return steps
}

// addressName returns where the first name of an address ends, index included, and
// where the index begins (-1 without one). Keys may hold dots and brackets.
func addressName(s string) (end, bracket int) {
	bracket = -1
	quoted := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quoted && c == '\\':
			i++
		case c == '"' && bracket >= 0:
			quoted = !quoted
		case quoted:
		case c == '[' && bracket < 0:
			bracket = i
		case c == '.' && (bracket < 0 || s[i-1] == ']'):
			return i, bracket
		}
	}
	return len(s), bracket
}

// covers reports whether the address is the one of the pattern or below it.
func (p addressPattern) covers(address addressPattern) bool {
	switch {
	case len(p) == 0:
		return true
	case p[0].name == "**":
		for i := range len(address) + 1 {
			if p[1:].covers(address[i:]) {
				return true
			}
		}
		return false
	case len(address) == 0:
		return false
	}
	return p[0].matches(address[0]) && p[1:].covers(address[1:])
}

func (s addressStep) matches(step addressStep) bool {
	if !wildcard(s.name, step.name) {
		return false
	}
	return s.index == "" || s.index == "[*]" || wildcard(s.index, step.index)
}

// wildcard reports whether text matches a pattern in which "*" stands for any text
// and "?" for one character.
func wildcard(pattern, text string) bool {
	star, mark := -1, 0
	p, t := 0, 0
	for t < len(text) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, t
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == text[t]):
			p++
			t++
		case star >= 0:
			mark++
			p, t = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}
