package plan

import (
	"strings"
)

// open lists the unknown things that an expression refers to, in its order. A dead
// end among them makes the list useless.
func (p *renderer) open(config int, attr string) []leaf {
	expression := p.text.member(config, attr)
	if config == none || expression == none {
		return nil
	}
	var out []leaf
	for _, l := range p.leaves(expression, p.in.body()) {
		switch {
		case l.known:
		case l.in == nil:
			return nil
		default:
			out = append(out, l)
		}
	}
	return out
}

func oneThing(open []leaf) bool {
	for _, l := range open {
		if l.in != open[0].in || l.attr != open[0].attr {
			return false
		}
	}
	return len(open) > 0
}

// pattern fills a hole in a list of resources. The plan does not say what follows
// the reference, often "/*", so that an ARN is followed by a token.
func (p *renderer) pattern(l leaf, path string) string {
	own := p.in.token(path)
	attr := l.attr
	if attr == "" {
		attr = "arn"
	}
	value, ok := p.attribute(l.in, attr)
	if !ok || !strings.HasSuffix(attr, "arn") {
		return own
	}
	return value + own
}

// principal fills a hole in a list of principals.
func (p *renderer) principal(l leaf, path string) string {
	attr := l.attr
	if attr == "" {
		attr = "arn"
	}
	value, ok := p.attribute(l.in, attr)
	if !ok || !strings.HasSuffix(attr, "arn") {
		return p.in.token(path)
	}
	return value
}

// conditionValue fills a hole in the values of a condition.
func (p *renderer) conditionValue(l leaf, path, test, variable string) string {
	own := p.in.token(path)
	attr := l.attr
	if attr == "" {
		attr = "arn"
		if strings.HasPrefix(strings.ToLower(variable), "aws:sourcevp") {
			attr = "id"
		}
	}
	value, ok := p.attribute(l.in, attr)
	switch {
	case !ok:
		return own
	case strings.HasSuffix(attr, "arn") && strings.Contains(test, "Like"):
		return value + own
	case strings.HasSuffix(attr, "arn"), attr == "id" && isIDKey(variable):
		return value
	default:
		return own
	}
}

// isIDKey reports whether the values of a condition key are ids as they are.
func isIDKey(variable string) bool {
	switch strings.ToLower(variable) {
	case "aws:sourcevpce", "aws:sourcevpc", "aws:principalorgid", "aws:resourceorgid", "aws:sourceaccount",
		"aws:principalaccount", "aws:resourceaccount", "kms:calleraccount", "s3:dataaccesspointaccount":
		return true
	default:
		return false
	}
}
