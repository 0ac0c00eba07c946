package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is raised by the release. A hook that builds from a shallow clone sees
// neither tags nor ldflags, so the number has to stand here.
const version = "0.1.0-dev"

func newVersion(a app) *cobra.Command {
	var asJSON bool
	command := &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			info := map[string]string{"version": version, "revision": revision(), "go": runtime.Version()}
			if asJSON {
				return json.NewEncoder(a.stdout).Encode(info)
			}
			line := "lint403 " + version
			if info["revision"] != "" {
				line += " (" + info["revision"] + ")"
			}
			_, err := fmt.Fprintln(a.stdout, line)
			return err
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return command
}

// revision is the commit the binary was built from, "" if the build does not tell.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			return setting.Value[:min(12, len(setting.Value))]
		}
	}
	return ""
}
