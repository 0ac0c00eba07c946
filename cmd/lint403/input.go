package main

import (
	"encoding/json"

	"github.com/spf13/cobra"

	"github.com/lint403/lint403/loader/model"
)

func newInput(a app) *cobra.Command {
	var (
		flags  inputFlags
		schema bool
	)
	command := &cobra.Command{
		Use:   "input [PATH...]",
		Short: "Print the document that rules see as input",
		Long: "Print the document that rules see as `input`, for authors of rules, for bug reports\n" +
			"and for stock OPA and conftest.",
		RunE: func(cmd *cobra.Command, args []string) error {
			encoder := json.NewEncoder(a.stdout)
			encoder.SetIndent("", "  ")
			encoder.SetEscapeHTML(false)
			if schema {
				return encoder.Encode(model.JSONSchema())
			}
			s, err := flags.settings(a)
			if err != nil {
				return err
			}
			result, err := a.load(cmd.Context(), args, &flags, s)
			if err != nil {
				return err
			}
			if err := encoder.Encode(result.Model); err != nil {
				return err
			}
			if result.Diagnostics.HasErrors() {
				return errInputs
			}
			return nil
		},
	}
	flags.register(command)
	command.Flags().BoolVar(&schema, "schema", false, "print the JSON schema of the document instead")
	return command
}
