package rules

import (
	"embed"
	"io/fs"
)

// The bundle, tests included: they are small, and so the tree that is tested is
// the tree that is embedded.
//
//go:embed lint403
var bundle embed.FS

// Bundle returns the embedded Rego tree; its root holds the directory lint403.
func Bundle() fs.FS { return bundle }
