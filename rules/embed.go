package rules

import (
	"embed"
	"io/fs"
)

// The tree, tests included: they are small, and so what is tested is
// what is embedded.
//
//go:embed lint403
var tree embed.FS

// Bundle returns the embedded Rego tree; its root holds the directory lint403.
func Bundle() fs.FS { return tree }
