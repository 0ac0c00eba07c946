package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/lint403/lint403/report"
)

// baselineFile is where the baseline stands unless told otherwise.
const baselineFile = ".lint403.baseline"

func newBaseline(a app) *cobra.Command {
	command := &cobra.Command{
		Use:   "baseline",
		Short: "Accept today's findings, so that only new ones count",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	command.AddCommand(newBaselineWrite(a), newBaselineDiff(a), newBaselinePrune(a))
	return command
}

func newBaselineWrite(a app) *cobra.Command {
	var (
		flags  checkFlags
		reason string
	)
	command := &cobra.Command{
		Use:     "write [PATH...]",
		Short:   "Add every open finding to the baseline",
		Example: "  lint403 baseline write --reason \"before the migration\" infra/",
		RunE: func(cmd *cobra.Command, args []string) error {
			if reason == "" {
				return errors.New("--reason: say why the findings are accepted")
			}
			return a.changeBaseline(cmd, args, &flags, func(b *report.Baseline, r *report.Report) {
				b.Add(r, reason, time.Now().UTC().Format(time.DateOnly))
			})
		},
	}
	flags.register(command)
	command.Flags().StringVar(&reason, "reason", "", "why they are accepted (mandatory)")
	return command
}

func newBaselinePrune(a app) *cobra.Command {
	var flags checkFlags
	command := &cobra.Command{
		Use:   "prune [PATH...]",
		Short: "Drop entries that are not found any more",
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.changeBaseline(cmd, args, &flags, func(b *report.Baseline, r *report.Report) {
				fmt.Fprintf(a.stderr, "lint403: %d entries dropped\n", len(b.Prune(r)))
			})
		},
	}
	flags.register(command)
	return command
}

func newBaselineDiff(a app) *cobra.Command {
	var flags checkFlags
	command := &cobra.Command{
		Use:   "diff [PATH...]",
		Short: "Show what is new and what is gone",
		RunE: func(cmd *cobra.Command, args []string) error {
			baseline, r, err := a.withBaseline(cmd, args, &flags)
			if err != nil {
				return err
			}
			diff := baseline.Diff(r)
			if err := diff.WriteDiff(a.stdout); err != nil {
				return err
			}
			if len(diff.New) > 0 {
				return errFindings
			}
			return nil
		},
	}
	flags.register(command)
	return command
}

// withBaseline reads the baseline and finds what there is without it.
func (a app) withBaseline(
	cmd *cobra.Command, args []string, flags *checkFlags,
) (*report.Baseline, *report.Report, error) {
	path := baselinePath(flags)
	flags.baseline = ""
	baseline, err := readBaseline(path)
	if errors.Is(err, fs.ErrNotExist) {
		baseline, err = report.NewBaseline(), nil
	}
	if err != nil {
		return nil, nil, err
	}
	r, err := a.findings(cmd.Context(), args, flags)
	if err != nil {
		return nil, nil, err
	}
	if r.Diagnostics.HasErrors() {
		return nil, nil, errInputs
	}
	return baseline, r, nil
}

func baselinePath(flags *checkFlags) string {
	if flags.baseline == "" {
		return baselineFile
	}
	return flags.baseline
}

func (a app) changeBaseline(
	cmd *cobra.Command, args []string, flags *checkFlags, change func(*report.Baseline, *report.Report),
) error {
	path := baselinePath(flags)
	baseline, r, err := a.withBaseline(cmd, args, flags)
	if err != nil {
		return err
	}
	change(baseline, r)
	var text bytes.Buffer
	if _, err := baseline.WriteTo(&text); err != nil {
		return err
	}
	if err := os.WriteFile(path, text.Bytes(), 0o644); err != nil {
		return err
	}
	fmt.Fprintf(a.stderr, "lint403: %s has %d entries\n", path, len(baseline.Entries()))
	return nil
}
