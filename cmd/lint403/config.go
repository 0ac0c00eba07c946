package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

func newConfig(a app) *cobra.Command {
	command := &cobra.Command{
		Use:   "config",
		Short: "Look at the configuration file",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var flags inputFlags
	verify := &cobra.Command{
		Use:   "verify",
		Short: "Check the configuration file and name it",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			s, err := flags.settings(a)
			if err != nil {
				return err
			}
			if s.File == "" {
				return errors.New("there is no .lint403.yaml from here up to the git root; `lint403 init` writes one")
			}
			_, err = fmt.Fprintf(a.stdout, "%s is in order\n", s.File)
			return err
		},
	}
	verify.Flags().StringVar(&flags.config, "config", "", "configuration file")
	command.AddCommand(verify)
	return command
}
