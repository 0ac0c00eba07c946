package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/lint403/lint403/rules"
)

func newBundle(a app) *cobra.Command {
	var output string
	command := &cobra.Command{
		Use:   "bundle",
		Short: "Write the rules as an OPA bundle",
		Long: "Write the rules as an OPA bundle for stock OPA and conftest, which run it over the\n" +
			"document of `lint403 input`.",
		Example: "  lint403 bundle -o lint403.tar.gz\n" +
			"  lint403 input . > input.json\n" +
			"  opa eval -b lint403.tar.gz -i input.json data.lint403.main.deny",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if output == "-" {
				return rules.WriteBundle(a.stdout, version)
			}
			file, err := os.Create(output)
			if err != nil {
				return fmt.Errorf("-o: %w", err)
			}
			if err := rules.WriteBundle(file, version); err != nil {
				_ = file.Close()
				return err
			}
			return file.Close()
		},
	}
	command.Flags().StringVarP(&output, "output", "o", "lint403.tar.gz", "file to write, - for stdout")
	return command
}
