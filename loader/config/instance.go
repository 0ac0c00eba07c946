package config

import (
	"path"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/lint403/lint403/loader/model"
)

// instance is one instance of a module: the root, or what a call makes for one
// key.
type instance struct {
	config *module
	// path is the module path, "" for the root.
	path   string
	parent *instance
	call   *block
	// args is the scope of the arguments of the call, in the parent.
	args    *scope
	callers []model.Range
	// thirdParty is set for a module that is not of this repository.
	thirdParty bool
	depth      int
	// source is the key of the module in the manifest.
	key string

	variables map[string]*cell
	locals    map[string]*cell
	outputs   map[string]*cell
	nodes     map[string]*node
	calls     map[string]*callNode
	// providers maps names of provider configurations to those of the root.
	providers map[string]string
}

func newInstance(m *module) *instance {
	return &instance{
		config: m, variables: map[string]*cell{}, locals: map[string]*cell{}, outputs: map[string]*cell{},
		nodes: map[string]*node{}, calls: map[string]*callNode{}, providers: map[string]string{},
	}
}

// join puts the module path in front of a name.
func (i *instance) join(name string) string {
	if i.path == "" {
		return name
	}
	return i.path + "." + name
}

func (i *instance) scope() *scope { return &scope{inst: i} }

func cellOf(cells map[string]*cell, name string) *cell {
	c, ok := cells[name]
	if !ok {
		c = &cell{}
		cells[name] = c
	}
	return c
}

// resolveRoot resolves the first steps of a reference and returns the rest.
func (e *evaluator) resolveRoot(t hcl.Traversal, s *scope, rng hcl.Range) (*value, hcl.Traversal, error) {
	name := t.RootName()
	if v, ok := s.lookup(name); ok {
		return v, t[1:], nil
	}
	second, ok := attrName(t, 1)
	if !ok {
		return nil, nil, fail(rng, "a reference must name an attribute of %s", name)
	}
	switch name {
	case "var":
		v, err := e.variable(s.inst, second, rng)
		return v, t[2:], err
	case "local":
		v, err := e.local(s.inst, second, rng)
		return v, t[2:], err
	case "path":
		v, err := e.pathOf(s.inst, second, rng)
		return v, t[2:], err
	case "terraform", "tofu":
		if second == "workspace" {
			return str(e.workspace()), t[2:], nil
		}
		return token(name + "." + second), t[2:], nil
	case "module":
		v, err := e.moduleValue(s.inst, second, rng)
		return v, t[2:], err
	case "each", "count", "self":
		return nil, nil, fail(rng, "%s is not available here", name)
	case "data", "ephemeral":
		third, ok := attrName(t, 2)
		if !ok {
			return nil, nil, fail(rng, "a reference must name a resource")
		}
		v, err := e.resourceValue(s.inst, name+"."+second+"."+third, rng)
		return v, t[3:], err
	default:
		v, err := e.resourceValue(s.inst, name+"."+second, rng)
		return v, t[2:], err
	}
}

func attrName(t hcl.Traversal, i int) (string, bool) {
	if i >= len(t) {
		return "", false
	}
	step, ok := t[i].(hcl.TraverseAttr)
	return step.Name, ok
}

// workspace returns the name of the workspace: given, from the environment, or the
// one that was selected last.
func (e *evaluator) workspace() string {
	if e.opts.Workspace != "" {
		return e.opts.Workspace
	}
	for _, entry := range e.opts.Environ {
		if name, ok := strings.CutPrefix(entry, "TF_WORKSPACE="); ok && name != "" {
			return name
		}
	}
	if raw, err := e.tree.read(join(e.rootDir, e.dataDir()+"/environment")); err == nil && len(raw) > 0 {
		return strings.TrimSpace(string(raw))
	}
	return "default"
}

// dataDir is where Terraform keeps what belongs to a root module.
func (e *evaluator) dataDir() string {
	for _, entry := range e.opts.Environ {
		if dir, ok := strings.CutPrefix(entry, "TF_DATA_DIR="); ok && dir != "" && !path.IsAbs(dir) {
			return dir
		}
	}
	return ".terraform"
}

// pathOf resolves path.module and the like. The working directory is that of the
// root module, so all of them are relative to it.
func (e *evaluator) pathOf(i *instance, name string, rng hcl.Range) (*value, error) {
	switch name {
	case "root", "cwd":
		return str("."), nil
	case "module":
		return str(relative(e.rootDir, i.config.dir)), nil
	default:
		return nil, fail(rng, "there is no path.%s", name)
	}
}

// relative returns the path from one directory of the tree to another.
func relative(from, to string) string {
	if from == to {
		return "."
	}
	a, b := strings.Split(path.Clean(from), "/"), strings.Split(path.Clean(to), "/")
	if from == "." {
		a = nil
	}
	if to == "." {
		b = nil
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	out := strings.Repeat("../", len(a)) + strings.Join(b, "/")
	return strings.TrimSuffix(out, "/")
}

func (e *evaluator) local(i *instance, name string, rng hcl.Range) (*value, error) {
	attr, ok := i.config.locals[name]
	if !ok {
		return nil, fail(rng, "there is no local value %q", name)
	}
	return e.once(cellOf(i.locals, name), func() (*value, error) {
		return e.tolerate(attr.Expr, i.scope())
	})
}

// tolerate evaluates what others refer to: an error is reported where it is, and
// those who refer to it see an unknown value.
func (e *evaluator) tolerate(x hclsyntax.Expression, s *scope) (*value, error) {
	v, err := e.eval(x, s)
	if err != nil {
		if isFatal(err) {
			return nil, err
		}
		e.complain(x, err)
		return e.unknown(x, s), nil
	}
	return v, nil
}

// output resolves MODULE.name.
func (e *evaluator) output(i *instance, name string, rng hcl.Range) (*value, error) {
	out, ok := i.config.outputs[name]
	if !ok {
		return nil, fail(rng, "the module has no output %q", name)
	}
	expr := out.attr("value")
	if expr == nil {
		return token(i.join(name)).at(written(rng)), nil
	}
	v, err := e.once(cellOf(i.outputs, name), func() (*value, error) {
		return e.tolerate(expr, i.scope())
	})
	if err != nil {
		return nil, err
	}
	if !keepsPlace(v) {
		// What a module computes is pointed at where it is asked for.
		return v.at(written(rng)), nil
	}
	return v, nil
}
