// Package settings reads .lint403.yaml. Unknown keys are errors with their place
// and the nearest known key, because a misspelled key that is ignored is a check that
// never runs.
package settings

import (
	_ "embed"
	"regexp"

	"github.com/lint403/lint403/loader/model"
)

//go:embed schema.json
var schema []byte

// Schema is the JSON schema of a configuration file, for editors.
func Schema() []byte { return schema }

// FileNames are the names looked for, in this order.
func FileNames() []string { return []string{".lint403.yaml", ".lint403.yml"} }

// Settings is the content of a configuration file.
type Settings struct {
	// File is where it was read, "" without one, and Text what stands there.
	File   string
	Text   []byte
	FailOn string
	// Select and Ignore are prefixes of rule ids.
	Select []string
	Ignore []string
	// Assume gives values that the configuration leaves open.
	Assume   map[string]string
	Inputs   Inputs
	Needs    []*model.Need
	Severity map[string]model.Severity
	// Protect lists rules whose findings cannot be suppressed.
	Protect  []string
	Suppress []model.Suppression
	// TrustModules makes suppression comments in third-party modules count.
	TrustModules bool
	PerPath      []PerPath
	// Names are all the prefixes of rule ids above, to be held against the rules.
	Names []RuleName
	// expressions are those of the patterns for paths, as far as they were asked for.
	expressions map[string]*regexp.Regexp
}

// RuleName is the prefix of a rule id and where it is written.
type RuleName struct {
	Name  string
	Range model.Range
}

// Inputs says what to read when the command line names nothing.
type Inputs struct {
	Roots    []string
	Exclude  []string
	Policies []PolicyFile
}

// PolicyFile says what kind of policy a file is.
type PolicyFile struct {
	Path string
	Kind model.PolicyKind
}

// PerPath relaxes the run below a path.
type PerPath struct {
	Path   string
	FailOn string
	Ignore []string
}

// FailOnValues are the thresholds of --fail-on.
func FailOnValues() []string { return []string{"error", "warning", "note", "unknown", "never"} }
