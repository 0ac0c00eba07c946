package main

import (
	"encoding/json"
	"fmt"
	"os"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/lint403/lint403/rules"
)

func newRule(a app) *cobra.Command {
	var (
		format   string
		everyone bool
		dirs     []string
	)
	command := &cobra.Command{
		Use:   "rule [ID]",
		Short: "List the rules, or print the page of one",
		Example: "  lint403 rule\n  lint403 rule KMS501\n" +
			"  lint403 rule --all --format json",
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			engine, err := rules.New(rules.Options{Dirs: dirs})
			if err != nil {
				return err
			}
			catalog, err := engine.Catalog()
			if err != nil {
				return err
			}
			if len(args) == 1 {
				rule, ok := catalog.Find(args[0])
				if !ok {
					return fmt.Errorf("there is no rule %q; `lint403 rule` lists them", args[0])
				}
				catalog = rules.Catalog{rule}
			}
			return a.printRules(catalog, format, everyone || len(args) == 1)
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return ruleCompletions(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	command.Flags().StringVar(&format, "format", "text", "text, json or markdown")
	command.Flags().BoolVar(&everyone, "all", false, "print the pages of all rules")
	command.Flags().StringArrayVar(&dirs, "rules", nil, "directory with rules of your own")
	command.AddCommand(newRuleNew(a))
	return command
}

func ruleCompletions() []cobra.Completion {
	engine, err := rules.New(rules.Options{})
	if err != nil {
		return nil
	}
	catalog, err := engine.Catalog()
	if err != nil {
		return nil
	}
	var completions []cobra.Completion
	for _, rule := range catalog {
		completions = append(completions, cobra.CompletionWithDesc(rule.ID, rule.Title))
	}
	return completions
}

func (a app) printRules(catalog rules.Catalog, format string, pages bool) error {
	switch {
	case format == "json":
		encoder := json.NewEncoder(a.stdout)
		encoder.SetIndent("", "  ")
		return encoder.Encode(catalog)
	case format == "markdown" && !pages:
		_, err := fmt.Fprint(a.stdout, catalog.Markdown())
		return err
	case format != "text" && format != "markdown":
		return fmt.Errorf("--format %q is not text, json or markdown", format)
	case pages:
		for i, rule := range catalog {
			if i > 0 {
				fmt.Fprintln(a.stdout)
			}
			fmt.Fprint(a.stdout, rule.Markdown())
		}
		return nil
	}
	table := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	for _, rule := range catalog {
		note := ""
		if rule.Default == "off" {
			note = " (off by default)"
		}
		fmt.Fprintf(table, "%s\t%s\t%s%s\n", rule.ID, rule.Severity, rule.Title, note)
	}
	return table.Flush()
}

func newRuleNew(a app) *cobra.Command {
	var family, name string
	command := &cobra.Command{
		Use:     "new --family FAMILY --name NAME",
		Short:   "Write a new rule, its test and its scenario into a checkout of lint403",
		Example: "  lint403 rule new --family kms --name key_in_other_region",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			root, err := os.Getwd()
			if err != nil {
				return err
			}
			written, err := rules.Scaffold(root, family, name)
			for _, file := range written {
				fmt.Fprintln(a.stdout, file)
			}
			if err != nil {
				return err
			}
			fmt.Fprintln(a.stderr, "fill them in, then: go test ./... -update")
			return nil
		},
	}
	var families []cobra.Completion
	for _, f := range rules.Families() {
		families = append(families, cobra.CompletionWithDesc(f.Name, f.About))
	}
	command.Flags().StringVar(&family, "family", "", "directory of the family: kms, deny, ...")
	command.Flags().StringVar(&name, "name", "", "name of the rule in snake_case")
	_ = command.MarkFlagRequired("family")
	_ = command.MarkFlagRequired("name")
	_ = command.RegisterFlagCompletionFunc("family",
		cobra.FixedCompletions(families, cobra.ShellCompDirectiveNoFileComp))
	return command
}
