package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

func newPreCommit(a app) *cobra.Command {
	var flags checkFlags
	command := &cobra.Command{
		Use:   "pre-commit FILE...",
		Short: "Check what the files passed by a hook belong to",
		Long: "Check the root modules of the Terraform files passed, and the policies and plans among\n" +
			"them. The files only select: a module is always read whole.",
		Args: atLeastOne("the files of the hook"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.check(cmd.Context(), hookPaths(args), &flags)
		},
	}
	flags.register(command)
	return command
}

// hookPaths turns file names into what is to be read: the directory of a Terraform
// file, other files as they are.
func hookPaths(files []string) []string {
	var paths []string
	for _, file := range files {
		path := file
		switch {
		case strings.HasPrefix(filepath.Base(file), ".lint403."):
			path = "."
		case isTerraform(file):
			path = filepath.Dir(file)
		}
		if !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
	}
	return paths
}

func isTerraform(file string) bool {
	for _, suffix := range []string{".tf", ".tf.json", ".tofu", ".tofu.json", ".tfvars", ".tfvars.json"} {
		if strings.HasSuffix(file, suffix) {
			return true
		}
	}
	return false
}
