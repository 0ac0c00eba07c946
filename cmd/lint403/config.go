package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/lint403/lint403/loader/settings"
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
	schema := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON schema of the configuration file, for editors",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := a.stdout.Write(settings.Schema())
			return err
		},
	}
	command.AddCommand(verify, schema)
	return command
}
