package report

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Options says how a report is written. Formats ignore what does not concern them.
type Options struct {
	// Color, Quiet (no snippets and paths), Verbose and NoSnippet are about text.
	Color     bool
	Quiet     bool
	Verbose   bool
	NoSnippet bool
	// StopToken is random text; with it, formats that people read are wrapped so
	// that GitHub's runner takes nothing in them for a command.
	StopToken string
	// Links makes the names of rules in text links to their pages.
	Links bool
	// FailOn is the threshold of the run.
	FailOn Threshold
	// Prefix is the path from the root of the repository to the working directory,
	// with slashes; "" when they are the same.
	Prefix  string
	Include Include
	SARIF   SARIFOptions

	// noSummary leaves out the coverage line of a format beside which another one
	// prints it.
	noSummary bool
}

// Include names findings that reports for machines leave out unless asked: their
// readers would take them for open ones.
type Include struct {
	// Suppressed, Unchanged (in the baseline) and Unknown (inconclusive ones).
	Suppressed bool
	Unchanged  bool
	Unknown    bool
}

// ParseInclude reads the value of --sarif-include.
func ParseInclude(values []string) (Include, error) {
	var include Include
	for _, value := range values {
		switch value {
		case "suppressed":
			include.Suppressed = true
		case "unchanged":
			include.Unchanged = true
		case "unknown":
			include.Unknown = true
		default:
			return include, fmt.Errorf("include %q is not one of: suppressed, unchanged, unknown", value)
		}
	}
	return include, nil
}

// Writer writes a report in one format.
type Writer func(w io.Writer, r *Report, o *Options) error

// Format is one row of the table of formats.
type Format struct {
	Name  string
	Write Writer
	// Document is set when the output is one document for a program, beside which
	// nothing else may stand.
	Document bool
	// Help is what the format is for, in a few words.
	Help string
}

// Formats returns every format. A format is its file and its row here.
func Formats() []Format {
	return []Format{
		{"text", writeText, false, "for people: source line, request, path, fix"},
		{"compact", writeCompact, false, "one line a finding"},
		{"json", writeJSON, true, "the report as one document (lint403/report/v1)"},
		{"jsonl", writeJSONL, true, "one JSON object a line"},
		{"sarif", writeSARIF, true, "SARIF 2.1.0 for GitHub code scanning and editors"},
		{"github", writeGitHub, false, "annotations of a GitHub workflow"},
		{"markdown", writeMarkdown, true, "a job summary or a comment"},
		{"junit", writeJUnit, true, "JUnit XML"},
		{"gitlab", writeGitLab, true, "GitLab Code Quality"},
		{"rdjson", writeRDJSON, true, "reviewdog, with suggestions"},
		{"azure", writeAzure, false, "issues of an Azure pipeline"},
		{"atlantis", writeAtlantis, false, "a custom policy check of Atlantis"},
	}
}

// Spec is one --format value: a format and where it goes; Path "" is stdout.
type Spec struct {
	Format Format
	Path   string
}

// ParseSpecs reads the values of --format, FORMAT[=PATH] each, several to a value
// with commas.
func ParseSpecs(values []string) ([]Spec, error) {
	var specs []Spec
	for _, value := range values {
		for part := range strings.SplitSeq(value, ",") {
			spec, err := parseSpec(strings.TrimSpace(part))
			if err != nil {
				return nil, err
			}
			specs = append(specs, spec)
		}
	}
	return specs, checkSpecs(specs)
}

func parseSpec(s string) (Spec, error) {
	name, path, hasPath := strings.Cut(s, "=")
	formats := Formats()
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		names := make([]string, len(formats))
		for i, f := range formats {
			names[i] = f.Name
		}
		return Spec{}, fmt.Errorf("format %q is not one of: %s", name, strings.Join(names, ", "))
	}
	if hasPath && path == "" {
		return Spec{}, fmt.Errorf("format %q: no path after =", s)
	}
	if path == "-" {
		path = ""
	}
	return Spec{Format: formats[i], Path: path}, nil
}

// checkSpecs refuses outputs that would spoil each other.
func checkSpecs(specs []Spec) error {
	for i, a := range specs {
		for _, b := range specs[:i] {
			switch {
			case a.Path != b.Path:
			case a.Format.Name == b.Format.Name || a.Path != "":
				return fmt.Errorf("formats %s and %s go to the same place", b.Format.Name, a.Format.Name)
			case a.Format.Document || b.Format.Document:
				return fmt.Errorf("formats %s and %s cannot both go to stdout; give one a file with =PATH",
					b.Format.Name, a.Format.Name)
			}
		}
	}
	return nil
}

// WriteAll writes the report in every format asked for. The function create opens
// a file for writing (for GITHUB_STEP_SUMMARY it should append). Every format is
// written even when another one could not be.
func WriteAll(
	r *Report, specs []Spec, o Options, stdout io.Writer, create func(path string) (io.WriteCloser, error),
) error {
	var failures []error
	summarized := slices.ContainsFunc(specs, func(s Spec) bool { return s.Path == "" && s.Format.Name == "text" })
	for _, spec := range specs {
		options := o
		options.noSummary = summarized && spec.Path == "" && spec.Format.Name != "text"
		if err := writeSpec(r, spec, &options, stdout, create); err != nil {
			failures = append(failures, fmt.Errorf("write the %s report: %w", spec.Format.Name, err))
		}
	}
	return errors.Join(failures...)
}

func writeSpec(
	r *Report, spec Spec, o *Options, stdout io.Writer, create func(path string) (io.WriteCloser, error),
) error {
	if spec.Path == "" {
		return spec.Format.Write(stdout, r, o)
	}
	o.Color, o.Links, o.StopToken = false, false, ""
	file, err := create(spec.Path)
	if err != nil {
		return err
	}
	return errors.Join(spec.Format.Write(file, r, o), file.Close())
}
