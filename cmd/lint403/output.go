package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/lint403/lint403/loader/settings"
	"github.com/lint403/lint403/report"
)

// output is where the report goes and in which forms.
type output struct {
	specs   []report.Spec
	options report.Options
}

func (a app) output(flags *checkFlags, s *settings.Settings) (output, error) {
	formats := flags.formats
	if len(formats) == 0 {
		formats = []string{"text"}
		if a.getenv("GITHUB_ACTIONS") == "true" {
			formats = []string{"text", "github"}
		}
	}
	specs, err := report.ParseSpecs(formats)
	if err != nil {
		return output{}, fmt.Errorf("--format: %w", err)
	}
	if err := sendTo(specs, flags.outputFile); err != nil {
		return output{}, err
	}
	include, err := report.ParseInclude(flags.sarifInclude)
	if err != nil {
		return output{}, fmt.Errorf("--sarif-include: %w", err)
	}
	for name, value := range map[string]string{"color": flags.color, "hyperlinks": flags.hyperlinks} {
		if !slices.Contains([]string{"auto", "always", "never"}, value) {
			return output{}, fmt.Errorf("--%s %q is not auto, always or never", name, value)
		}
	}
	failOn, err := threshold(flags, s)
	if err != nil {
		return output{}, err
	}
	return output{specs: specs, options: report.Options{
		Color:     a.color(flags.color, a.stdout),
		Links:     a.hyperlinks(flags.hyperlinks, a.stdout),
		Quiet:     flags.quiet,
		Verbose:   flags.verbose,
		NoSnippet: flags.noSnippet,
		StopToken: a.stopToken(),
		FailOn:    failOn,
		Prefix:    gitPrefix(),
		Include:   include,
		SARIF:     report.SARIFOptions{Category: flags.sarifCategory, Security: flags.sarifSecurity},
	}}, nil
}

// sendTo puts the report that goes to stdout into a file.
func sendTo(specs []report.Spec, file string) error {
	if file == "" {
		return nil
	}
	i := slices.IndexFunc(specs, func(s report.Spec) bool { return s.Path == "" })
	if i < 0 {
		return errors.New("--output: every format has a file of its own already")
	}
	specs[i].Path = file
	return nil
}

func threshold(flags *checkFlags, s *settings.Settings) (report.Threshold, error) {
	switch {
	case flags.exitZero:
		return report.FailOnNever, nil
	case flags.failOn != "":
		t, err := report.ParseThreshold(flags.failOn)
		if err != nil {
			return "", fmt.Errorf("--%w", err)
		}
		return t, nil
	case s.FailOn != "":
		return report.ParseThreshold(s.FailOn)
	default:
		return report.FailOnError, nil
	}
}

// createFile opens an output; the job summary of GitHub is appended to.
func createFile(path string) (io.WriteCloser, error) {
	mode := os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	if summary := os.Getenv("GITHUB_STEP_SUMMARY"); summary != "" && path == summary {
		mode = os.O_WRONLY | os.O_CREATE | os.O_APPEND
	}
	return os.OpenFile(path, mode, 0o644)
}

// gitPrefix is the path from the git root to the working directory.
func gitPrefix() string {
	start, err := os.Getwd()
	if err != nil {
		return ""
	}
	for dir := start; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			prefix, err := filepath.Rel(dir, start)
			if err != nil || prefix == "." {
				return ""
			}
			return filepath.ToSlash(prefix)
		}
		if filepath.Dir(dir) == dir {
			return ""
		}
	}
}
