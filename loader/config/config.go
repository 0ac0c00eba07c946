package config

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/tf"
)

// Options says how to evaluate a root module.
type Options struct {
	// Vars and VarFiles are --var and --var-file in the order given; Environ is the
	// environment in which TF_VAR_* is looked up.
	Vars      []string
	VarFiles  []string
	Environ   []string
	Workspace string
	// Assume holds values of tokens by name: account, region, aws_kms_key.k.arn. The
	// word partition is one of them.
	Assume map[string]string
	// Plan is what a plan of this configuration says; nil without a plan.
	Plan *Plan
	// SnapshotRoot is where the configuration inside a plan file came from. A file
	// that is still the same there is called by its name there.
	SnapshotRoot string
	// Files are the names of the files that make up the root module, for a directory
	// that holds several configurations side by side; nil means all.
	Files []string
}

// Plan is what a plan says about its configuration.
type Plan struct {
	// Variables are the values of the variables of the root module, as decoded JSON.
	Variables map[string]any
	// Attributes are the known attributes by the address of the resource, as decoded
	// JSON. What is not known is left out or holds tokens.
	Attributes map[string]map[string]any
	// Providers are the provider configurations by key, as far as they are known.
	Providers map[string]PlanProvider
}

// PlanProvider is what a plan says of a provider configuration; "" is not known.
type PlanProvider struct {
	Region  string
	Account string
}

func (o *Options) readFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errKind
	case info.Size() > maxFile:
		return nil, errSize
	}
	return os.ReadFile(name)
}

// Load evaluates the root module in a directory. It returns what could be evaluated
// beside the diagnostics: the resources and providers, the text of every file that
// was read by the name that ranges use, and the suppressions written in comments.
func Load(
	ctx context.Context, dir string, opts Options,
) (*tf.Module, map[string][]byte, []model.Suppression, model.Diagnostics) {
	t, root, err := openTree(dir)
	if err != nil {
		return &tf.Module{}, map[string][]byte{}, nil, model.Diagnostics{{
			Severity: model.SeverityError, Summary: "directory can't be read", Detail: err.Error(),
			Subject: model.Range{File: dir},
		}}
	}
	defer t.close() //nolint:errcheck // it was only read from
	return load(ctx, t, root, opts)
}

func load(
	ctx context.Context, t *tree, root string, opts Options,
) (*tf.Module, map[string][]byte, []model.Suppression, model.Diagnostics) {
	return newEvaluator(ctx, t, root, opts).load()
}

func (e *evaluator) load() (*tf.Module, map[string][]byte, []model.Suppression, model.Diagnostics) {
	module := e.run()
	sources := e.tree.sources()
	for _, file := range e.extra {
		sources[file.Name] = file.Bytes
	}
	slices.SortStableFunc(e.diags, func(a, b model.Diagnostic) int {
		if c := a.Subject.Compare(b.Subject); c != 0 {
			return c
		}
		return strings.Compare(a.Summary, b.Summary)
	})
	return module, sources, e.suppressions, e.diags
}

// run evaluates everything.
func (e *evaluator) run() *tf.Module {
	out := &tf.Module{}
	m, err := e.loadModule(e.rootDir)
	if err != nil {
		e.report(model.SeverityError, model.Range{File: e.tree.display(e.rootDir)}, "directory can't be read", err.Error())
		return out
	}
	if !e.snapshot {
		e.readManifest()
	}
	e.root = newInstance(m)
	e.readInputs()
	e.declared()
	if err := e.walkModule(e.root, out); err != nil && e.spent == nil {
		e.spent = err
	}
	out.Providers = e.allProviders()
	e.findCycles()
	if e.spent != nil {
		e.limit(e.spent)
	}
	e.finishSuppressions()
	slices.SortFunc(out.Resources, func(a, b *tf.Resource) int { return strings.Compare(a.Address, b.Address) })
	return out
}

// limit reports that the evaluation was cut short.
func (e *evaluator) limit(err error) {
	detail := "resources may be missing"
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		detail = "it took too long; resources may be missing"
	}
	at := model.Range{File: e.tree.display(e.rootDir)}
	e.report(model.SeverityError, at, "configuration is too large to evaluate", detail)
}

// declared reports values given to variables that do not exist.
func (e *evaluator) declared() {
	for _, entry := range e.opts.Vars {
		name, _, ok := strings.Cut(entry, "=")
		if name = strings.TrimSpace(name); !ok || e.root.config.variables[name] == nil {
			e.report(model.SeverityWarning, model.Range{}, "--var "+name+" sets no variable of this module", "")
		}
	}
}

// walkModule evaluates the resources of an instance of a module and of those that
// it calls.
func (e *evaluator) walkModule(i *instance, out *tf.Module) error {
	for _, key := range i.config.order {
		if err := e.walkResource(i, key, out); err != nil {
			return err
		}
	}
	for _, name := range i.config.callOrder {
		n, err := e.callOf(i, name)
		if err != nil {
			if isFatal(err) {
				return err
			}
			continue
		}
		for _, child := range n.instances {
			if err := e.walkModule(child, out); err != nil {
				return err
			}
		}
	}
	return nil
}
