package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/lint403/lint403/loader/settings"
)

// adviseFlag says which flag may have been meant.
func adviseFlag(cmd *cobra.Command, err error) error {
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := settings.Nearest(unknown.GetSpecifiedName(), names); near != "" {
			return fmt.Errorf("%w; did you mean --%s?", err, near)
		}
	}
	return fmt.Errorf("%w; see `%s --help`", err, cmd.CommandPath())
}

// misspelled reports an argument that is no path and looks like a command.
func misspelled(root *cobra.Command, args []string) error {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		return nil
	}
	if _, err := os.Lstat(args[0]); err == nil {
		return nil
	}
	var names []string
	for _, command := range root.Commands() {
		names = append(names, command.Name())
	}
	near := settings.Nearest(args[0], names)
	if near == "" || near == args[0] {
		return nil
	}
	return fmt.Errorf("there is neither a path nor a command %q; did you mean `%s %s`?", args[0], root.Name(), near)
}

// atLeastOne makes a command say what its first argument is, without which it cannot do.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return fmt.Errorf("%s: give %s; see `%s --help`", cmd.Name(), what, cmd.CommandPath())
		}
		return nil
	}
}
