package aws

import (
	_ "embed"
	"strings"
)

//go:embed needed.txt
var neededTypes string

// needed reports whether a need asks for a type.
func needed(typ string) bool { return strings.Contains(neededTypes, "\n"+typ+"\n") }
