package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/lint403/lint403/loader/plan/plantest"
)

// coldPolicies are policies as hooks meet them: of an identity, of a bucket that denies
// what does not come over TLS, and of one with a deny that takes the simulation.
func coldPolicies() map[string]string {
	const head, tail = `{"Version": "2012-10-17", "Statement": [`, `]}`
	const read = `{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/app"}, ` +
		`"Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-data/*"}`
	const deny = `{"Effect": "Deny", "Principal": "*", "Action": "s3:*", ` +
		`"Resource": ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"], "Condition": `
	return map[string]string{
		"identity": head + `{"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], ` +
			`"Resource": "arn:aws:s3:::acme-data/*", ` +
			`"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}}` + tail,
		"bucket":    head + read + ", " + deny + `{"Bool": {"aws:SecureTransport": "false"}}}` + tail,
		"simulated": head + read + ", " + deny + `{"StringNotEquals": {"aws:SourceVpce": "vpce-1a2b3c4d"}}}` + tail,
	}
}

// BenchmarkColdStart runs the whole process over one policy file, as a hook does.
func BenchmarkColdStart(b *testing.B) {
	dir := b.TempDir()
	binary := filepath.Join(dir, "lint403")
	build := exec.Command("go", "build", "-ldflags=-s -w", "-o", binary, ".")
	if output, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, output)
	}
	for name, text := range coldPolicies() {
		b.Run(name, func(b *testing.B) {
			policy := filepath.Join(dir, name+".json")
			if err := os.WriteFile(policy, []byte(text), 0o644); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				command := exec.Command(binary, "check", "--isolated", policy)
				if output, err := command.CombinedOutput(); err != nil {
					b.Fatalf("%v: %s", err, output)
				}
			}
		})
	}
}

// BenchmarkPlan checks generated plans, every rule on, in this process.
func BenchmarkPlan(b *testing.B) {
	for _, resources := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("resources=%d", resources), func(b *testing.B) {
			file := filepath.Join(b.TempDir(), "plan.json")
			if err := os.WriteFile(file, plantest.Generate(b, resources), 0o644); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				code := run([]string{"check", "--isolated", "--fail-on", "never", "--format", "json", file},
					app{stdout: io.Discard, stderr: os.Stderr})
				if code != exitClean {
					b.Fatalf("exit code %d", code)
				}
			}
		})
	}
}

var (
	planFile      = flag.String("plan", "", "file for the generated plan")
	planResources = flag.Int("resources", 10_000, "how many resources the generated plan has")
)

// TestWritePlan writes the plan of BenchmarkPlan to a file, on which other tools can be
// timed.
func TestWritePlan(t *testing.T) {
	if *planFile == "" {
		t.Skip("no -plan FILE")
	}
	if err := os.WriteFile(*planFile, plantest.Generate(t, *planResources), 0o600); err != nil {
		t.Fatal(err)
	}
}
