package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/settings"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/report"
	"github.com/lint403/lint403/rules"
)

func newTest(a app) *cobra.Command {
	var (
		flags  inputFlags
		format string
	)
	command := &cobra.Command{
		Use:   "test FILE [PATH...]",
		Short: "Hold a configuration against statements about who must and must not reach what",
		Long: "Decide the statements of FILE by the configuration at PATH and say which of them differ.\n" +
			"A statement is an entry as under `needs` in .lint403.yaml (principal, operations or\n" +
			"actions, resource, via, context, headers, why), with `expect: allow` or `expect: deny`.\n" +
			"Principals and buckets may be named by the addresses of their resources.\n\n" +
			"Exit codes: 0 every statement holds, 1 some differ, 2 something could not be read or\n" +
			"decided.",
		Example: "  lint403 test access.yaml infra\n\n" +
			"  # access.yaml\n" +
			"  - principal: aws_iam_role.app\n" +
			"    operations: [GetObject, ListObjectsV2]\n" +
			"    resource: aws_s3_bucket.photos/incoming/*\n" +
			"    expect: allow",
		Args: atLeastOne("a file with statements"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains([]string{"text", "json"}, format) {
				return fmt.Errorf("--format %q is not text or json", format)
			}
			return a.test(cmd.Context(), args[0], args[1:], &flags, format == "json")
		},
	}
	flags.register(command)
	command.Flags().StringVar(&format, "format", "text", "text or json")
	return command
}

func (a app) test(ctx context.Context, file string, paths []string, flags *inputFlags, asJSON bool) error {
	statements, err := a.readTests(file)
	if err != nil {
		return err
	}
	s, err := flags.settings(a)
	if err != nil {
		return err
	}
	result, err := a.load(ctx, paths, flags, s)
	if err != nil {
		return err
	}
	settings.Resolve(result.Model, statements)
	result.Model.Needs = statements
	simulator, err := rules.NewSimulator(ctx)
	if err != nil {
		return err
	}
	decisions, err := simulator.Decide(ctx, result.Model)
	if err != nil {
		return err
	}
	tests := make([]report.AccessTest, len(statements))
	for i, statement := range statements {
		tests[i] = report.AccessTest{Need: statement, Decision: decisions[i], Why: statement.Why}
	}
	write := report.WriteTests
	if asJSON {
		write = report.WriteTestsJSON
	}
	if err := write(a.stdout, tests); err != nil {
		return err
	}
	return testVerdict(tests, result.Diagnostics.HasErrors())
}

func testVerdict(tests []report.AccessTest, lost bool) error {
	has := func(result string) bool {
		return slices.ContainsFunc(tests, func(t report.AccessTest) bool { return t.Result() == result })
	}
	switch {
	case lost || has(report.TestUndecided):
		return errInputs
	case has(report.TestDiffers):
		return errFindings
	default:
		return nil
	}
}

func (a app) readTests(path string) ([]*model.Need, error) {
	raw, err := a.readFile(path)
	if err != nil {
		return nil, err
	}
	file, diags := source.Decode(filepath.ToSlash(path), raw)
	statements, more := settings.ReadTests(file)
	if diags = append(diags, more...); len(diags) > 0 {
		a.printDiagnostics(diags)
		return nil, errInputs
	}
	if len(statements) == 0 {
		return nil, fmt.Errorf("%s holds no statement", path)
	}
	return statements, nil
}
