// Package symbol writes values that are not known before apply into ordinary
// strings, so that string functions and templates carry them along.
//
// While loading, a token stands between two private-use characters: text that a
// user wrote can then never be taken for a token, and policy variables such as
// `${aws:username}` stay what they are. [Render] turns it into the form of the
// model.
package symbol

import (
	"slices"
	"strings"
)

// The delimiters of a token while loading.
const (
	Open  = "\ue000"
	Close = "\ue001"
)

// Well-known tokens, decided by the provider configuration.
const (
	Account = "account"
	Region  = "region"
	// Partition is a token only where something speaks of another partition than aws.
	Partition = "partition"
)

// Token returns the string that stands for the value named by name, usually a
// resource address and an attribute: "aws_kms_key.data.arn".
func Token(name string) string { return Open + name + Close }

// Has reports whether s holds a token.
func Has(s string) bool { return strings.Contains(s, Open) }

// Name returns the name of the token that s consists of, and whether it consists
// of exactly one.
func Name(s string) (string, bool) {
	name, ok := strings.CutPrefix(s, Open)
	if !ok {
		return "", false
	}
	name, ok = strings.CutSuffix(name, Close)
	return name, ok && !Has(name)
}

// Names lists the tokens inside s, each once, in order of appearance.
func Names(s string) []string {
	var names []string
	for {
		_, rest, ok := strings.Cut(s, Open)
		if !ok {
			return names
		}
		name, after, ok := strings.Cut(rest, Close)
		if !ok {
			return names
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		s = after
	}
}

// Render returns s in the form of the model, `${name}` for every token, and the
// names.
func Render(s string) (text string, unknown []string) {
	if !Has(s) {
		return s, nil
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, Open, "${"), Close, "}"), Names(s)
}
