package model

import "strings"

// Severity grades findings and diagnostics with SARIF's words.
type Severity string

// The severities, worst first.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
	SeverityNote    Severity = "note"
)

// Diagnostic says that something could not be read, or only in part. It is about
// our input; what is wrong with the user's policies is a finding.
type Diagnostic struct {
	// Severity error means that an input was lost, which ends in exit code 2.
	Severity Severity `json:"severity"`
	// Summary is one short phrase, Detail says what to do.
	Summary string `json:"summary"`
	Detail  string `json:"detail,omitempty"`
	// Subject is the exact place; its File alone when there is no better one.
	Subject Range `json:"subject"`
}

// String returns "FILE:LINE:COLUMN: summary; detail".
func (d Diagnostic) String() string {
	var b strings.Builder
	if d.Subject.File != "" {
		b.WriteString(d.Subject.File)
		if d.Subject.Start.Line > 0 {
			b.WriteByte(':')
			place := string(appendPos(nil, d.Subject.Start))
			b.WriteString(place[:strings.LastIndexByte(place, ':')])
		}
		b.WriteString(": ")
	}
	b.WriteString(d.Summary)
	if d.Detail != "" {
		b.WriteString("; ")
		b.WriteString(d.Detail)
	}
	return b.String()
}

// Diagnostics is a list of diagnostics.
type Diagnostics []Diagnostic

// HasErrors reports whether an input was lost.
func (ds Diagnostics) HasErrors() bool {
	for _, d := range ds {
		if d.Severity == SeverityError {
			return true
		}
	}
	return false
}

// Suppression is a comment or a configuration entry that accepts findings.
type Suppression struct {
	// Rules are ids or prefixes of ids.
	Rules []string `json:"rules"`
	// Scope is statement (the element, statement or block that follows), module
	// (everything below a module call), file, or config.
	Scope string `json:"scope"`
	// Covers is the part of the source that the suppression reaches; unused for
	// config. Module is the module path of scope module.
	Covers Range  `json:"covers"`
	Module string `json:"module,omitempty"`
	// At is an address pattern and Principal and Action narrow it further (config).
	At        string `json:"at,omitempty"`
	Principal string `json:"principal,omitempty"`
	Action    string `json:"action,omitempty"`
	Reason    string `json:"reason,omitempty"`
	// Until is the last day (YYYY-MM-DD) on which it counts, "" for ever.
	Until string `json:"until,omitempty"`
	// ThirdParty is set inside a module that came from elsewhere; it does not count
	// by default.
	ThirdParty bool  `json:"third_party,omitempty"`
	Range      Range `json:"range"`
}
