package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lint403/lint403/loader"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/settings"
	"github.com/lint403/lint403/loader/source"
)

// inputFlags are the flags of every command that reads a configuration.
type inputFlags struct {
	kind      string
	policies  []string
	root      string
	vars      []string
	varFiles  []string
	workspace string
	assume    []string
	maxInput  int64
	config    string
	isolated  bool
	// verbose also says of everything that could not be evaluated why.
	verbose bool
}

func (f *inputFlags) register(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&f.kind, "policy-kind", "", "what raw policies are: "+kindList())
	flags.StringArrayVar(&f.policies, "policy", nil, "a raw policy to read besides, and what it is: FILE=KIND")
	flags.StringVar(&f.root, "root", "", "directory with the Terraform sources of a plan")
	flags.StringArrayVar(&f.vars, "var", nil, "Terraform variable, NAME=VALUE")
	flags.StringArrayVar(&f.varFiles, "var-file", nil, "file with Terraform variables")
	flags.StringVar(&f.workspace, "workspace", "default", "Terraform workspace")
	flags.StringArrayVar(&f.assume, "assume", nil,
		"a value that the configuration leaves open, KEY=VALUE: account=..., region=..., ADDRESS.ATTRIBUTE=...")
	flags.Int64Var(&f.maxInput, "max-input", loader.DefaultMaxInput>>20, "largest input to read, in MiB")
	flags.StringVar(&f.config, "config", "", "configuration file (default: the nearest .lint403.yaml up to the git root)")
	flags.BoolVar(&f.isolated, "isolated", false, "read no configuration file")
	_ = command.RegisterFlagCompletionFunc("policy-kind",
		cobra.FixedCompletions(kindNames(), cobra.ShellCompDirectiveNoFileComp))
}

func kindNames() []cobra.Completion {
	var names []cobra.Completion
	for _, kind := range model.Kinds() {
		names = append(names, cobra.Completion(kind))
	}
	return names
}

func kindList() string { return strings.Join(kindNames(), ", ") }

// loaderOptions joins the flags with the settings; flags win.
func (f *inputFlags) loaderOptions(a app, s *settings.Settings) (loader.Options, error) {
	options := loader.Options{
		Root: f.root, Vars: f.vars, VarFiles: f.varFiles, Workspace: f.workspace,
		Environ: a.environ, Assume: map[string]string{}, MaxInput: f.maxInput << 20, Stdin: a.stdin,
		Exclude: s.Excludes,
	}
	if f.kind != "" && !slices.Contains(model.Kinds(), model.PolicyKind(f.kind)) {
		return options, fmt.Errorf("--policy-kind %q is not one of: %s", f.kind, kindList())
	}
	options.Kind = model.PolicyKind(f.kind)
	options.Kinds = map[string]model.PolicyKind{}
	if options.Kind == "" {
		kinds, err := s.Kinds()
		if err != nil {
			return options, err
		}
		options.Kinds = kinds
	}
	for _, entry := range f.policies {
		file, kind := cutLast(entry)
		if !slices.Contains(model.Kinds(), model.PolicyKind(kind)) {
			return options, fmt.Errorf("--policy %q: write FILE=KIND, where KIND is one of: %s", entry, kindList())
		}
		options.Kinds[file] = model.PolicyKind(kind)
	}
	maps.Copy(options.Assume, s.Assume)
	for _, entry := range f.assume {
		key, value, ok := strings.Cut(entry, "=")
		if !ok || key == "" {
			return options, fmt.Errorf("--assume %q: write KEY=VALUE", entry)
		}
		options.Assume[key] = value
	}
	return options, nil
}

// cutLast parts a text at its last equals sign, which file names may hold as well.
func cutLast(text string) (before, after string) {
	i := strings.LastIndexByte(text, '=')
	if i < 0 {
		return text, ""
	}
	return text[:i], text[i+1:]
}

// load reads the paths (for none what the settings name, or the working directory), joins what the settings
// declare, and says on stderr what could not be read.
func (a app) load(
	ctx context.Context, paths []string, flags *inputFlags, s *settings.Settings,
) (*loader.Result, error) {
	options, err := flags.loaderOptions(a, s)
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		paths = s.Paths()
	}
	for _, entry := range flags.policies {
		file, _ := cutLast(entry)
		paths = append(slices.Clone(paths), file)
	}
	size := sizeOf(paths)
	a.limitMemory(size)
	result, err := loader.Load(ctx, paths, options)
	if err != nil {
		return nil, err
	}
	if size <= largeInputs { // directories and pipes tell only now
		a.limitMemory(sizeOfTexts(result.Sources))
	}
	a.printDiagnostics(abridged(result.Diagnostics, flags.verbose))
	settings.Resolve(result.Model, s.Needs)
	result.Model.Needs = append(result.Model.Needs, s.Needs...)
	return result, nil
}

// settings reads the configuration file, if there is one.
func (f *inputFlags) settings(a app) (*settings.Settings, error) {
	path := f.config
	if path == "" && !f.isolated {
		path = findSettings()
	}
	if path == "" {
		return &settings.Settings{}, nil
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("--config: %w", err)
	}
	file, diags := source.Decode(filepath.ToSlash(path), raw)
	s, more := settings.Read(file)
	diags = append(diags, more...)
	if len(diags) > 0 {
		a.printDiagnostics(diags)
		return nil, errInputs
	}
	return s, nil
}

// findSettings looks in the working directory and above, up to the git root.
func findSettings() string {
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	for start := dir; ; {
		for _, name := range settings.FileNames() {
			path := filepath.Join(dir, name)
			if _, err := os.Stat(path); err == nil {
				if relative, err := filepath.Rel(start, path); err == nil {
					return relative
				}
				return path
			}
		}
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil || filepath.Dir(dir) == dir {
			return ""
		}
		dir = filepath.Dir(dir)
	}
}

// fewNotes is how many notes are read before they are noise.
const fewNotes = 5

// abridged leaves out notes beyond the first few, which a root has in hundreds while its
// modules are not installed, and counts them.
func abridged(diags model.Diagnostics, verbose bool) model.Diagnostics {
	notes := 0
	short := slices.DeleteFunc(slices.Clone(diags), func(d model.Diagnostic) bool {
		if d.Severity == model.SeverityNote {
			notes++
		}
		return d.Severity == model.SeverityNote && notes > fewNotes && !verbose
	})
	if left := len(diags) - len(short); left > 0 {
		short = append(short, model.Diagnostic{
			Severity: model.SeverityNote,
			Summary:  fmt.Sprintf("%d more notes of this kind; `lint403 check --verbose` shows them", left),
		})
	}
	return short
}

// printDiagnostics says on stderr what could not be read.
func (a app) printDiagnostics(diags model.Diagnostics) {
	for _, d := range diags {
		fmt.Fprintf(a.stderr, "%s: %s\n", d.Severity, d)
	}
}
