package main

import (
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"
)

// getenv looks a variable up, "" if it is not set.
func (a app) getenv(name string) string {
	for _, entry := range slices.Backward(a.environ) {
		if value, ok := strings.CutPrefix(entry, name+"="); ok {
			return value
		}
	}
	return ""
}

// interactive reports whether somebody watches a stream. A pre-commit hook has a
// terminal for its output and nobody before it.
func (a app) interactive(w io.Writer) bool {
	return isTerminal(w) && a.getenv("CI") == "" && a.getenv("PRE_COMMIT") == ""
}

// color decides on color: flag, NO_COLOR, FORCE_COLOR or CLICOLOR_FORCE, terminal.
func (a app) color(flag string, w io.Writer) bool {
	switch {
	case flag == "always":
		return true
	case flag == "never", a.getenv("NO_COLOR") != "":
		return false
	case truthy(a.getenv("FORCE_COLOR")), truthy(a.getenv("CLICOLOR_FORCE")):
		return true
	default:
		return a.getenv("TERM") != "dumb" && isTerminal(w)
	}
}

func truthy(s string) bool { return s != "" && s != "0" && s != "false" }

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
