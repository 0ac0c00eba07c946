package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/lint403/lint403/loader"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/settings"
	"github.com/lint403/lint403/report"
	"github.com/lint403/lint403/rules"
)

// checkFlags are the flags of check.
type checkFlags struct {
	inputFlags

	selects, extends, ignores []string
	ruleDirs                  []string
	formats                   []string
	outputFile                string
	hyperlinks                string
	failOn                    string
	exitZero                  bool
	color                     string
	quiet, noSnippet          bool
	baseline                  string
	timeout                   time.Duration
	strict                    bool
	sarifCategory             string
	sarifInclude              []string
	sarifSecurity             bool
}

func newCheck(a app) *cobra.Command {
	var flags checkFlags
	command := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Report the requests that will end in 403 (the default command)",
		Long: "Read Terraform directories, plans (`terraform show -json`), raw JSON policies and\n" +
			"CloudTrail events, each told apart by its content, and report. PATH defaults to the\n" +
			"working directory; - is stdin.\n\n" +
			"Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 something could not be read.",
		Example: "  lint403 check\n  terraform show -json plan > plan.json && lint403 check plan.json\n" +
			"  lint403 check --policy-kind scp guardrails.json\n" +
			"  lint403 check --format text,sarif=lint403.sarif infra/",
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.check(cmd.Context(), args, &flags)
		},
	}
	flags.register(command)
	return command
}

func (f *checkFlags) register(command *cobra.Command) {
	f.inputFlags.register(command)
	flags := command.Flags()
	flags.StringSliceVar(&f.selects, "select", nil, "run these rules only: prefixes of ids (DEN, KMS501) or ALL")
	flags.StringSliceVar(&f.extends, "extend-select", nil, "run these rules as well, such as SEC")
	flags.StringSliceVar(&f.ignores, "ignore", nil, "do not run these rules")
	flags.StringArrayVar(&f.ruleDirs, "rules", nil, "directory with rules of your own")
	flags.StringArrayVar(&f.formats, "format", nil, "FORMAT or FORMAT=PATH, several with commas: "+formatNames())
	flags.StringVarP(&f.outputFile, "output", "o", "", "file for the report, instead of stdout")
	flags.StringVar(&f.failOn, "fail-on", "", "error, warning, note, unknown or never (default error)")
	flags.BoolVar(&f.exitZero, "exit-zero", false, "the same as --fail-on never")
	flags.StringVar(&f.color, "color", "auto", "auto, always or never")
	flags.StringVar(&f.hyperlinks, "hyperlinks", "auto", "links to the pages of rules in text: auto, always or never")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "findings only, one block each")
	flags.BoolVarP(&f.verbose, "verbose", "v", false, "also show what was assumed, and every note on evaluation")
	flags.BoolVar(&f.noSnippet, "no-snippet", false, "leave out source lines")
	flags.StringVar(&f.baseline, "baseline", "", "file with accepted findings, from `lint403 baseline write`")
	flags.DurationVar(&f.timeout, "timeout", 5*time.Minute, "give up after this long")
	flags.BoolVar(&f.strict, "strict", false, "warnings about inputs end in exit code 2")
	flags.StringVar(&f.sarifCategory, "sarif-category", "", "category of the SARIF run")
	flags.StringSliceVar(&f.sarifInclude, "sarif-include", nil, "also write: suppressed, unchanged, unknown")
	flags.BoolVar(&f.sarifSecurity, "sarif-security", false, "mark over-permissive rules as security results")
}

func formatNames() string {
	var names []string
	for _, format := range report.Formats() {
		names = append(names, format.Name)
	}
	return strings.Join(names, ", ")
}

// check is the main job: load, evaluate, report.
func (a app) check(ctx context.Context, paths []string, flags *checkFlags) error {
	ctx, cancel := context.WithTimeout(ctx, flags.timeout)
	defer cancel()
	s, err := flags.settings(a)
	if err != nil {
		return err
	}
	output, err := a.output(flags, s)
	if err != nil {
		return err
	}
	r, err := a.judge(ctx, paths, flags, s, needsCatalog(output.specs))
	if err != nil {
		return err
	}
	if err := report.WriteAll(r, output.specs, output.options, a.stdout, createFile); err != nil && !brokenPipe(err) {
		return err
	}
	return verdict(r, output.options.FailOn, flags.strict)
}

// findings does the main job for commands that do something else with the findings
// than reporting them.
func (a app) findings(ctx context.Context, paths []string, flags *checkFlags) (*report.Report, error) {
	ctx, cancel := context.WithTimeout(ctx, flags.timeout)
	defer cancel()
	s, err := flags.settings(a)
	if err != nil {
		return nil, err
	}
	return a.judge(ctx, paths, flags, s, false)
}

// judge reads the paths, runs the rules, says what could not be read and builds the
// report; catalog asks for the metadata of rules that found nothing.
func (a app) judge(
	ctx context.Context, paths []string, flags *checkFlags, s *settings.Settings, catalog bool,
) (*report.Report, error) {
	defer a.progress("reading and judging")()
	engine, err := a.engine(flags, s)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(paths, takesTime) {
		go engine.Prepare()
	}
	result, err := a.load(ctx, paths, &flags.inputFlags, s)
	if err != nil {
		return nil, err
	}
	evaluation, err := engine.Evaluate(ctx, result.Model)
	if err != nil {
		return nil, err
	}
	failures := ruleFailures(evaluation.Failures)
	a.printDiagnostics(failures)
	material := materialOf(result, s, flags.strict)
	material.Diagnostics = append(material.Diagnostics, failures...)
	material.Findings = slices.DeleteFunc(evaluation.Findings, func(f rules.Finding) bool {
		return s.Ignores(f.Range.File, f.Rule.ID)
	})
	if flags.failOn == "" && !flags.exitZero {
		material.FailOn = func(file string) report.Threshold { return report.Threshold(s.FailOnIn(file)) }
	}
	material.Access = (*report.Access)(evaluation.Access)
	if catalog || len(material.Suppressions) > 0 {
		if material.Rules, err = engine.Enabled(); err != nil {
			return nil, err
		}
		if material.Catalog, err = engine.Catalog(); err != nil {
			return nil, err
		}
	}
	if material.Baseline, err = readBaseline(flags.baseline); err != nil {
		return nil, err
	}
	return report.Build(material), nil
}

func (a app) engine(flags *checkFlags, s *settings.Settings) (*rules.Engine, error) {
	selection := rules.Selection{Select: flags.selects, Extend: flags.extends, Ignore: flags.ignores}
	engine, err := rules.New(rules.Options{
		Selection: selection, Dirs: flags.ruleDirs, Severity: s.Severity, Spend: true,
	})
	if err != nil {
		return nil, err
	}
	if unknown := unknownNames(engine, s); len(unknown) > 0 {
		a.printDiagnostics(unknown)
		return nil, errInputs
	}
	if len(selection.Select) == 0 {
		selection.Select = s.Select
	}
	selection.Ignore = slices.Concat(selection.Ignore, s.Ignore)
	engine.Select(selection)
	return engine, nil
}

// unknownNames lists the names in the configuration file with which no rule id begins.
func unknownNames(engine *rules.Engine, s *settings.Settings) model.Diagnostics {
	var unknown model.Diagnostics
	for _, name := range s.Names {
		if !engine.Knows(name.Name) {
			unknown = append(unknown, model.Diagnostic{
				Severity: model.SeverityError,
				Summary:  fmt.Sprintf("no rule id starts with %q", name.Name),
				Detail:   "`lint403 rule` lists them",
				Subject:  name.Range,
			})
		}
	}
	return unknown
}

// ruleFailures says of rules that could not be evaluated that the report lacks them.
func ruleFailures(failures []error) model.Diagnostics {
	var diags model.Diagnostics
	for _, failure := range failures {
		diags = append(diags, model.Diagnostic{
			Severity: model.SeverityError, Summary: strings.Join(strings.Fields(failure.Error()), " "),
			Detail: "this is a mistake in the rule; what the other rules find is reported",
		})
	}
	return diags
}

// materialOf takes over what the loader and the settings say.
func materialOf(result *loader.Result, s *settings.Settings, strict bool) report.Material {
	m := report.Material{
		Model:        result.Model,
		Sources:      result.Sources,
		Encodings:    result.Encodings,
		Suppressions: append(slices.Clone(result.Suppressions), s.Suppress...),
		Diagnostics:  result.Diagnostics,
		ToolVersion:  version,
		Suppress: report.SuppressOptions{
			Today: time.Now().UTC().Format(time.DateOnly), Protect: s.Protect, TrustModules: s.TrustModules,
			Strict: strict,
		},
	}
	if s.File != "" {
		m.Beside = map[string][]byte{s.File: s.Text}
	}
	for _, input := range result.Inputs {
		m.Inputs = append(m.Inputs, report.Input(input))
	}
	return m
}

// needsCatalog reports whether a format lists rules that found nothing. Reading
// the metadata of every rule takes longer than checking a policy.
func needsCatalog(specs []report.Spec) bool {
	return slices.ContainsFunc(specs, func(s report.Spec) bool { return s.Format.Name == "sarif" })
}

func readBaseline(path string) (*report.Baseline, error) {
	if path == "" {
		return nil, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("--baseline: %w", err)
	}
	defer func() { _ = file.Close() }()
	baseline, err := report.ReadBaseline(file)
	if err != nil {
		return nil, fmt.Errorf("--baseline %s: %w", path, err)
	}
	return baseline, nil
}

// verdict turns a report into the exit code: lost inputs before findings.
func verdict(r *report.Report, failOn report.Threshold, strict bool) error {
	switch {
	case r.Diagnostics.HasErrors(), strict && len(r.Diagnostics) > 0:
		return errInputs
	case r.Reaches(failOn):
		return errFindings
	default:
		return nil
	}
}
