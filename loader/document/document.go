// Package document turns the JSON text of a policy into a model.Policy in which
// every element knows where it is written, and every departure from the grammar is
// listed as a fact. It does not judge: what is wrong is for the rules to say.
package document

import (
	"slices"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

// Locator finds the source of a part of the text. The part is given as a JSON
// pointer (RFC 6901), with name set for the name of a member rather than its value,
// and as the byte offsets in the text, quotes of a string included. It returns the
// zero range for a part that has no place of its own.
type Locator func(pointer string, name bool, start, end int) model.Range

// Options says what is known about a document besides its text.
type Options struct {
	// ID is the id of the policy.
	ID string
	// Kind is what the document is; "" means detect.
	Kind model.PolicyKind
	// Name helps to detect the kind: a file name. "" means the name of File.
	Name string
	// Form, Address, Attribute, Header, Callers and Incomplete are as in
	// model.Policy. Form "" means json; without a Header it is the first line.
	Form       string
	Address    string
	Attribute  string
	Header     model.Range
	Callers    []model.Range
	Incomplete []string
	// Maybe names, by JSON pointer of a statement, on what it depends whether the
	// statement is there.
	Maybe map[string][]string
	// Locate finds the source of a part. Nil means that the text is all of File.
	Locate Locator
	// File is the file whose text is parsed. Nil means a file named ID.
	File *source.File
}

// maxDepth bounds the nesting that is followed; policies need eight levels.
const maxDepth = 64

// Parse reads a policy document. It always returns a policy: after an error among
// the diagnostics it holds what could be read and is marked incomplete. Strings may
// hold tokens of loader/symbol.
func Parse(text []byte, opts Options) (*model.Policy, model.Diagnostics) {
	if opts.File == nil && opts.Locate == nil {
		opts.File = source.New(opts.ID, text)
	}
	p := &parser{text: text, opts: opts, locate: opts.Locate, statement: -1}
	if p.locate == nil {
		p.locate = func(_ string, _ bool, start, end int) model.Range { return opts.File.Range(start, end) }
	} else {
		p.pointers = true
	}
	p.policy = &model.Policy{
		ID: opts.ID, Kind: opts.Kind, Form: opts.Form, Address: opts.Address, Attribute: opts.Attribute,
		Header: opts.Header, Callers: opts.Callers, Incomplete: slices.Clone(opts.Incomplete),
		Range:      opts.Header,
		Statements: []model.Statement{},
	}
	if p.policy.Form == "" {
		p.policy.Form = "json"
	}
	if len(text) > 0 || len(opts.Incomplete) == 0 {
		p.leading()
		p.parse()
	}
	if p.policy.Kind == "" {
		p.policy.Kind, p.policy.KindGuessed = guess(p.policy, p.name()), true
	}
	return p.policy, p.diags
}
