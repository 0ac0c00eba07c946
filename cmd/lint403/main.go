// Command lint403 finds the S3 403s in Terraform and AWS policies before AWS does.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/spf13/cobra"
)

func main() {
	a := app{
		stdin:   os.Stdin,
		stdout:  os.Stdout,
		stderr:  os.Stderr,
		environ: os.Environ(),
	}
	a.spareCollections()
	os.Exit(run(os.Args[1:], a))
}

// app is what a command may touch of the world.
type app struct {
	stdin   io.Reader
	stdout  io.Writer
	stderr  io.Writer
	environ []string
}

// run runs one command line and returns the exit code.
func run(args []string, a app) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	root := newRoot(a)
	root.SetArgs(defaultCommand(root, args))
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	err := misspelled(root, args)
	if err == nil {
		err = root.ExecuteContext(ctx)
	}
	if message := message(err); message != "" {
		fmt.Fprintln(a.stderr, "lint403: "+message)
	}
	return exitCode(err)
}

func newRoot(a app) *cobra.Command {
	root := &cobra.Command{
		Use:   "lint403",
		Short: "Find the S3 403s in your Terraform before AWS does",
		Long: "lint403 reads Terraform and AWS policies, works out which S3 accesses they declare,\n" +
			"simulates AWS's whole authorization path for each, and says before `terraform apply`\n" +
			"which of them will end in 403, in which layer, at which line, and what to change.\n\n" +
			"`lint403 PATH...` is short for `lint403 check PATH...`. It never calls AWS, runs\n" +
			"Terraform or touches the network.",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(adviseFlag)
	for _, command := range commands() {
		root.AddCommand(command(a))
	}
	return root
}

// commands lists the subcommands, one row a file.
func commands() []func(app) *cobra.Command {
	return []func(app) *cobra.Command{
		newCheck,
		newPreCommit,
		newFix,
		newBaseline,
		newSuppress,
		newSimulate,
		newNeeds,
		newTest,
		newExplain,
		newRule,
		newInput,
		newBundle,
		newInit,
		newConfig,
		newSARIF,
		newVersion,
	}
}

// defaultCommand puts "check" before arguments that name no command: paths, or
// flags of check.
func defaultCommand(root *cobra.Command, args []string) []string {
	if len(args) == 0 {
		return []string{"check"}
	}
	switch args[0] {
	case "-h", "--help", "help", "completion", cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd:
		return args
	case "--version":
		return []string{"version"}
	}
	for _, command := range root.Commands() {
		if command.Name() == args[0] || command.HasAlias(args[0]) {
			return args
		}
	}
	return append([]string{"check"}, args...)
}
