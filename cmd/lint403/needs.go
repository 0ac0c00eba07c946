package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lint403/lint403/report"
	"github.com/lint403/lint403/rules"
)

func newNeeds(a app) *cobra.Command {
	var (
		flags    inputFlags
		format   string
		verdicts []string
	)
	command := &cobra.Command{
		Use:   "needs [PATH...]",
		Short: "List the accesses that a configuration declares, and what AWS would answer",
		Long: "List every access that the configuration at PATH declares, by the arguments of resources,\n" +
			"by grants of policies and by the configuration file, with the place that declares it and\n" +
			"the layer that would refuse it.\n\n" +
			"Exit codes: 0 listed, 2 something could not be read.",
		Example: "  lint403 needs infra\n" +
			"  lint403 needs --verdict denied,at-risk --format json infra",
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains([]string{"text", "json"}, format) {
				return fmt.Errorf("--format %q is not text or json", format)
			}
			for _, verdict := range verdicts {
				if !slices.Contains(verdictNames(), verdict) {
					return fmt.Errorf("--verdict %q is not one of: %s", verdict, strings.Join(verdictNames(), ", "))
				}
			}
			return a.needs(cmd.Context(), args, &flags, verdicts, format == "json")
		},
	}
	flags.register(command)
	f := command.Flags()
	f.StringVar(&format, "format", "text", "text or json")
	f.StringSliceVar(&verdicts, "verdict", nil, "list these only: "+strings.Join(verdictNames(), ", "))
	return command
}

func verdictNames() []string { return []string{"denied", "at-risk", "allowed"} }

// needs derives the needs and lists those with one of the verdicts, or all.
func (a app) needs(ctx context.Context, paths []string, flags *inputFlags, verdicts []string, asJSON bool) error {
	s, err := flags.settings(a)
	if err != nil {
		return err
	}
	result, err := a.load(ctx, paths, flags, s)
	if err != nil {
		return err
	}
	engine, err := rules.New(rules.Options{})
	if err != nil {
		return err
	}
	found, err := engine.Needs(ctx, result.Model)
	if err != nil {
		return err
	}
	if len(verdicts) > 0 {
		found = slices.DeleteFunc(found, func(n rules.NeedVerdict) bool { return !slices.Contains(verdicts, n.Verdict) })
	}
	write := report.WriteNeeds
	if asJSON {
		write = report.WriteNeedsJSON
	}
	if err := write(a.stdout, found); err != nil {
		return err
	}
	if result.Diagnostics.HasErrors() {
		return errInputs
	}
	return nil
}
