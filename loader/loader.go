// Package loader turns paths into one model: it knows Terraform, JSON policies
// and CloudTrail, and nothing about who may do what.
//
// Its contract: always return as much of the model as could be read *and* the
// diagnostics that say what could not. It never executes anything, never leaves
// the project root and never touches the network.
package loader

import (
	"io"

	"github.com/lint403/lint403/loader/model"
)

// Options says how to read.
type Options struct {
	// Kind is what raw policies are; "" means detect.
	Kind model.PolicyKind
	// Kinds says the same of single files, by path as given or absolute.
	Kinds map[string]model.PolicyKind
	// Exclude reports whether a file is passed over that is found in a directory and was
	// not named; nil passes over none.
	Exclude func(path string) bool
	// Root is the Terraform root module whose sources belong to a plan; "" means
	// the directory of the plan, if it holds Terraform files.
	Root string
	// Vars and VarFiles are --var and --var-file in the order given; Environ is the
	// environment in which TF_VAR_* is looked up.
	Vars      []string
	VarFiles  []string
	Environ   []string
	Workspace string
	// Assume holds --assume KEY=VALUE.
	Assume map[string]string
	// MaxInput is the largest input in bytes; 0 means DefaultMaxInput.
	MaxInput int64
	// Stdin is read for the path "-".
	Stdin io.Reader
}

// DefaultMaxInput is the largest input that is read unless told otherwise.
const DefaultMaxInput = 512 << 20

// Result is what was read.
type Result struct {
	Model *model.Model
	// Inputs lists every path that was given or found, in order.
	Inputs []Input
	// Sources holds the text of every file that a range of the model points into,
	// by the name used in ranges: relative to the working directory, with slashes.
	Sources map[string][]byte
	// Encodings says how files are written on disk that are not plain UTF-8.
	Encodings    map[string]string
	Suppressions []model.Suppression
	Diagnostics  model.Diagnostics
}

// Input is one path and what it turned out to be.
type Input struct {
	Path string
	// Kind is plan, policy, config (a Terraform directory) or trail; "" if it
	// could not be told.
	Kind string
	// OK is false when nothing of it could be used.
	OK bool
}
