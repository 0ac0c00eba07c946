package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
)

// template is a configuration in which everything is there and nothing is set.
//
//nolint:lll // an address is not broken
const template = `# yaml-language-server: $schema=https://raw.githubusercontent.com/lint403/lint403/main/loader/settings/schema.json
# Configuration of lint403; every key is optional.
version: 1

# error, warning, note, unknown or never
fail-on: error

# Prefixes of rule ids. Security posture (SEC) is off unless selected.
# select: [DEN, ACT, ARN, OWN, KMS, NET, ORG, PUB, LCK, SEQ, DOC, SUP]
# ignore: [ACT210]

# What to read when the command line names nothing, and what raw policies are.
# inputs:
#   roots: [infra/*]
#   exclude: [examples/**]
#   policies:
#     - {path: org/guardrails.json, kind: scp}

# Paths with a threshold or rules of their own.
# per-path:
#   - {path: sandbox/**, fail-on: never}

# What the configuration leaves open.
# assume:
#   account: "111122223333"
#   region: eu-west-1

# Accesses that Terraform cannot declare.
# needs:
#   - principal: arn:aws:iam::444455556666:role/etl
#     operations: [GetObject]
#     resource: arn:aws:s3:::example/*

# Accepted findings; the reason is mandatory.
# suppress:
#   - {rule: DEN105, at: 'module.logs.aws_s3_bucket_policy.this', reason: "why", until: 2030-01-31}
`

func newInit(a app) *cobra.Command {
	return &cobra.Command{
		Use:   "init",
		Short: "Write a .lint403.yaml to start from",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			const name = ".lint403.yaml"
			file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
			if errors.Is(err, fs.ErrExist) {
				return fmt.Errorf("%s exists already", name)
			}
			if err != nil {
				return err
			}
			if _, err := file.WriteString(template); err != nil {
				_ = file.Close()
				return err
			}
			fmt.Fprintln(a.stdout, name)
			return file.Close()
		},
	}
}
