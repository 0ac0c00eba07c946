package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

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

// hyperlinks decides on links in text: flag, FORCE_HYPERLINK, or a terminal that is known
// to show them.
func (a app) hyperlinks(flag string, w io.Writer) bool {
	switch {
	case flag == "always":
		return true
	case flag == "never":
		return false
	case a.getenv("FORCE_HYPERLINK") != "":
		return truthy(a.getenv("FORCE_HYPERLINK"))
	case a.getenv("NO_COLOR") != "", a.getenv("TERM") == "dumb", a.getenv("CI") != "", !isTerminal(w):
		return false
	}
	vte, err := strconv.Atoi(a.getenv("VTE_VERSION"))
	const vteWithLinks = 5000
	return err == nil && vte >= vteWithLinks ||
		slices.Contains([]string{"iTerm.app", "vscode", "WezTerm", "ghostty", "Hyper"}, a.getenv("TERM_PROGRAM")) ||
		a.getenv("WT_SESSION") != "" || a.getenv("KITTY_WINDOW_ID") != "" || a.getenv("KONSOLE_VERSION") != ""
}

func truthy(s string) bool { return s != "" && s != "0" && s != "false" }

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// stopToken is random text under which GitHub's runner takes nothing in the report
// for a command; "" elsewhere.
func (a app) stopToken() string {
	if a.getenv("GITHUB_ACTIONS") != "true" {
		return ""
	}
	return rand.Text()
}

// progress says on stderr what takes so long, once a second has passed and if
// somebody watches. The returned function ends it.
func (a app) progress(what string) (stop func()) {
	if !a.interactive(a.stderr) {
		return func() {}
	}
	done := make(chan struct{})
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		select {
		case <-done:
		case <-time.After(time.Second):
			fmt.Fprintf(a.stderr, "lint403: %s ...", what)
			<-done
			fmt.Fprint(a.stderr, "\r\x1b[K")
		}
	}()
	return func() {
		close(done)
		<-finished
	}
}

// brokenPipe reports whether the reader of the report has gone, as `| head` does.
func brokenPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }
