package main

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite goldens in the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"lint403": main})
}

// TestScripts runs the command line as people do. Scripts stand in
// testdata/script; the first word of a name is the area of behavior.
func TestScripts(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join(root, "testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("EXAMPLE", filepath.Join(root, "testdata", "example"))
			// What the surroundings say about colors and hooks is no part of a script.
			for _, name := range []string{"CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "PRE_COMMIT", "NO_COLOR", "FORCE_COLOR"} {
				env.Setenv(name, "")
			}
			return nil
		},
	})
}

// TestHelp holds the help of every command to a few habits, and the README against the
// commands.
func TestHelp(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range newRoot(app{stdout: os.Stdout, stderr: os.Stderr}).Commands() {
		if command.Short == "" {
			t.Errorf("%s has no short help", command.Name())
		}
		if name := regexp.MustCompile("(?m)^\\|.*`" + command.Name() + "[ `]"); !name.Match(readme) {
			t.Errorf("no table of the README has %s", command.Name())
		}
	}
}
