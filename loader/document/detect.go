package document

import (
	"bytes"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/lint403/lint403/loader/jsontree"
)

// IsPolicy reports whether the text is a policy document, or one in a form in which
// the AWS command line prints it, as far as its top level tells. A document that is
// malformed further in still counts, so that somebody hears of it.
func IsPolicy(text []byte) bool {
	text = bytes.TrimLeft(text, " \t\r\n\ufeff")
	if len(text) == 0 {
		return false
	}
	switch text[0] {
	case '{':
		return isPolicyObject(text)
	case '[':
		root, _, _ := jsontree.Parse(text[:min(len(text), detectLimit)], maxDepth)
		return root != nil && len(root.Elements) > 0 && looksLikePolicy(root.Elements[0])
	case '"':
		inner, _, err := jsontree.Unquote(bytes.TrimRight(text, " \t\r\n"))
		return err == nil && holdsJSON(string(inner)) && IsPolicy(inner)
	default:
		return false
	}
}

// detectLimit is how much of a text is searched where only its start counts.
const detectLimit = 1 << 20

// isPolicyObject reads member names until one decides.
func isPolicyObject(text []byte) bool {
	decoder := jsontext.NewDecoder(bytes.NewBuffer(text),
		jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if _, err := decoder.ReadToken(); err != nil {
		return false
	}
	names := 0
	for decoder.PeekKind() == '"' {
		token, err := decoder.ReadToken()
		if err != nil {
			break
		}
		name := token.String()
		switch {
		case strings.EqualFold(name, memberStatement):
			return true
		case foreign(name):
			return false
		case slices.ContainsFunc(wrappers(), func(w wrapper) bool { return w.members[0] == name }):
			return isWrapped(text)
		}
		value, err := decoder.ReadValue()
		if strings.EqualFold(name, memberVersion) && isVersionDate(strings.Trim(string(value), `"`)) {
			return true
		}
		if err != nil {
			break
		}
		names++
	}
	if decoder.PeekKind() == '}' {
		return false
	}
	// Malformed before anything decided: believe the words.
	start := text[:min(len(text), detectLimit)]
	return bytes.Contains(start, []byte(memberStatement)) && bytes.Contains(start, []byte(elementEffect))
}

// isWrapped reports whether the text is a wrapped document.
func isWrapped(text []byte) bool {
	root, _, _ := jsontree.Parse(text, maxDepth)
	if root == nil {
		return false
	}
	return slices.ContainsFunc(wrappers(), func(w wrapper) bool {
		doc := root.Find(w.members...)
		return doc != nil && (doc.Kind == jsontree.Object && looksLikePolicy(doc) ||
			doc.Kind == jsontree.String && IsPolicy([]byte(doc.Text)))
	})
}

// foreign reports whether a top-level member belongs to another kind of document:
// a plan, a state, a CloudFormation template, a CloudTrail log, a scenario.
func foreign(name string) bool {
	return contains([]string{
		"format_version", "terraform_version", "planned_values", "resource_changes", "prior_state",
		"configuration", "values", "AWSTemplateFormatVersion", "Resources", "Records", "eventName", "eventVersion",
		"tfplan", "layers", "$schema",
	}, name)
}
