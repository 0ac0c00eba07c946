package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/settings"
	"github.com/lint403/lint403/rules"
)

func newSuppress(a app) *cobra.Command {
	var (
		entry  model.Suppression
		config string
	)
	command := &cobra.Command{
		Use:   "suppress RULE --at ADDRESS --reason TEXT",
		Short: "Accept the findings of a rule at an address, in .lint403.yaml",
		Long: "Write an entry under `suppress` into the nearest .lint403.yaml up to the git root, or into\n" +
			"a new one. ADDRESS may hold wildcards and covers everything below it.",
		Example: "  lint403 suppress DEN120 --at 'module.logs[*].aws_s3_bucket_policy.this' \\\n" +
			"    --reason 'read from the office only' --until 2030-01-31",
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			entry.Rules = args
			return a.suppress(&entry, config)
		},
	}
	flags := command.Flags()
	flags.StringVar(&entry.At, "at", "", "address of the resource")
	flags.StringVar(&entry.Reason, "reason", "", "why the findings are accepted")
	flags.StringVar(&entry.Until, "until", "", "last day on which they are, YYYY-MM-DD")
	flags.StringVar(&config, "config", "", "configuration file")
	return command
}

func (a app) suppress(entry *model.Suppression, config string) error {
	if entry.At == "" || entry.Reason == "" {
		return errors.New("suppress: --at and --reason are needed; say where and why")
	}
	if entry.Until != "" {
		if _, err := time.Parse(time.DateOnly, entry.Until); err != nil {
			return fmt.Errorf("--until %q is not a date; write YYYY-MM-DD", entry.Until)
		}
	}
	engine, err := rules.New(rules.Options{})
	if err != nil {
		return err
	}
	if !engine.Knows(entry.Rules[0]) {
		return fmt.Errorf("no rule id starts with %q; `lint403 rule` lists them", entry.Rules[0])
	}
	if config == "" {
		config = findSettings()
	}
	if config == "" {
		config = settings.FileNames()[0]
	}
	text, err := os.ReadFile(config)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	after, err := settings.AddSuppression(filepath.ToSlash(config), text, entry)
	if err != nil {
		return err
	}
	if err := os.WriteFile(config, after, 0o644); err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.stdout, config)
	return err
}
