// Package tf holds what the Terraform sources, a directory and a plan, have in
// common: a resource, its attributes and where they are written.
package tf

import "github.com/lint403/lint403/loader/model"

// Module is everything that one root module or plan declares, after count,
// for_each and module calls were expanded.
type Module struct {
	Resources []*Resource
	Providers []*Provider
}

// Resource is one instance of a resource or data source. Strings in Values hold
// tokens in the form of loader/symbol; what the source leaves null is left out.
type Resource struct {
	model.Resource
	// Documents holds, for each attribute that is a policy document, its text and
	// the places of its parts. Attribute is a path ("inline_policy.0.policy").
	Documents map[string]*Document
}

// Provider is one provider "aws" configuration.
type Provider struct {
	model.Provider
	// Documents holds the session policies of assume_role blocks.
	Documents []*Document
	// SessionARNs are the policy_arns of assume_role.
	SessionARNs []string
}

// Document is the text of a JSON policy document and a map from its parts to the
// source.
type Document struct {
	// Text is the JSON text with tokens in the form of loader/symbol. It is empty,
	// with Incomplete saying why, when nothing of it is known.
	Text string
	// Form is as in model.Policy.
	Form string
	// Incomplete names what is not known, as in model.Policy.
	Incomplete []string
	// Maybe names, by JSON pointer of a statement ("/Statement/1"), the unknown
	// values on which it depends whether the statement is there as Text has it.
	Maybe map[string][]string
	// Locate finds the source of a part; see document.Locator.
	Locate func(pointer string, name bool, start, end int) model.Range
	// Header is one line to point at for the document as such.
	Header  model.Range
	Callers []model.Range
}
