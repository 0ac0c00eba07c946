package main

import (
	"regexp"
	"testing"

	"github.com/lint403/lint403/loader/settings"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/rules"
)

// TestTemplate makes sure that what `init` writes is in order when everything in it is
// switched on.
func TestTemplate(t *testing.T) {
	text := regexp.MustCompile(`(?m)^# ((?:select|ignore|inputs|per-path|assume|needs|suppress):| )`).ReplaceAllString(template, "$1")
	s, diags := settings.Read(source.New(".lint403.yaml", []byte(text)))
	for _, d := range diags {
		t.Error(d)
	}
	for _, d := range unknownNames(newEngine(t, rules.Options{}), s) {
		t.Error(d)
	}
	if len(s.Names) == 0 || len(s.Needs) == 0 || len(s.Suppress) == 0 || len(s.PerPath) == 0 || len(s.Inputs.Policies) == 0 {
		t.Errorf("the template does not show everything: %+v", s)
	}
}
