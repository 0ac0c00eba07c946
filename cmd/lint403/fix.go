package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/lint403/lint403/report"
)

func newFix(a app) *cobra.Command {
	var (
		flags         checkFlags
		write, unsafe bool
		diff          bool
	)
	command := &cobra.Command{
		Use:   "fix [PATH...]",
		Short: "Repair what has a certain repair",
		Long: "Apply the fixes of the findings: each whole or not at all, and nothing else in the file\n" +
			"is disturbed. Without --write the change is only shown.",
		Example: "  lint403 fix policies/\n  lint403 fix --write policies/",
		RunE: func(cmd *cobra.Command, args []string) error {
			if diff && write {
				return errors.New("--diff and --write exclude each other")
			}
			r, err := a.findings(cmd.Context(), args, &flags)
			if err != nil {
				return err
			}
			fixes := r.Fix(os.ReadFile, unsafe)
			if err := a.applyFixes(&fixes, write); err != nil {
				return err
			}
			if r.Diagnostics.HasErrors() {
				return errInputs
			}
			if len(fixes.Applied) > 0 && !write {
				return errFindings
			}
			return nil
		},
	}
	flags.register(command)
	command.Flags().BoolVar(&diff, "diff", false, "show the change and write nothing (the default)")
	command.Flags().BoolVar(&write, "write", false, "change the files")
	command.Flags().BoolVar(&unsafe, "unsafe", false, "also apply fixes that may change what a policy means")
	return command
}

// applyFixes shows the change, or makes it, and says what was left alone.
func (a app) applyFixes(fixes *report.Fixes, write bool) error {
	if !write {
		fmt.Fprint(a.stdout, fixes.Diff())
	}
	for _, file := range fixes.Files {
		if !write {
			break
		}
		info, err := os.Stat(file.Name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(file.Name, file.After, info.Mode().Perm()); err != nil {
			return err
		}
		fmt.Fprintln(a.stdout, file.Name)
	}
	for _, skipped := range fixes.Skipped {
		fmt.Fprintf(a.stderr, "lint403: %s at %s not fixed: %s\n",
			skipped.Entry.Rule.ID, skipped.Entry.Range.File, skipped.Reason)
	}
	fmt.Fprintf(a.stderr, "lint403: %d fixed, %d left alone\n", len(fixes.Applied), len(fixes.Skipped))
	return nil
}
