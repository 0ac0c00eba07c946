package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/lint403/lint403/report/sarif"
)

func newSARIF(a app) *cobra.Command {
	command := &cobra.Command{
		Use:   "sarif",
		Short: "Look at a SARIF log",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	command.AddCommand(&cobra.Command{
		Use:   "verify FILE...",
		Short: "Say what GitHub code scanning would refuse or drop",
		Long: "Hold SARIF logs, of lint403 or of any other tool, against the limits and demands of\n" +
			"GitHub code scanning.\n\n" +
			"Exit codes: 0 nothing would be lost, 1 something would, 2 a file could not be read.",
		Example: "  lint403 check --format sarif=lint403.sarif\n  lint403 sarif verify lint403.sarif",
		Args:    atLeastOne("a SARIF log"),
		RunE:    func(_ *cobra.Command, args []string) error { return a.verifySARIF(args) },
	})
	return command
}

func (a app) verifySARIF(files []string) error {
	var result error
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		problems := sarif.Verify(text)
		for _, problem := range problems {
			fmt.Fprintf(a.stdout, "%s: %s\n", name, problem)
			result = errFindings
		}
		if len(problems) == 0 {
			fmt.Fprintf(a.stdout, "%s is in order\n", name)
		}
	}
	return result
}
