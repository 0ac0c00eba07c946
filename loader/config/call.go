package config

import (
	"encoding/json"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/lint403/lint403/loader/model"
)

// callNode is a module block in one instance of its module.
type callNode struct {
	state     byte
	expansion *expansion
	instances []*instance
	err       error
	// missing is the name of the token that stands for a module whose source is not
	// here.
	missing string
}

// moduleValue resolves module.NAME.
func (e *evaluator) moduleValue(i *instance, name string, rng hcl.Range) (*value, error) {
	n, err := e.callOf(i, name)
	if err != nil {
		return nil, err
	}
	if n == nil {
		return nil, fail(rng, "there is no module %q", name)
	}
	if n.missing != "" {
		return token(n.missing).at(written(rng)), nil
	}
	values := make([]*value, len(n.instances))
	for at, inst := range n.instances {
		values[at] = &value{kind: kindModule, module: inst}
	}
	switch {
	case n.expansion.list:
		return tuple(values...), nil
	case n.expansion.object:
		members := make([]member, len(values))
		for at, v := range values {
			key, _ := text(n.expansion.names[at])
			members[at] = member{name: key, val: v}
		}
		return object(members...), nil
	default:
		return values[0], nil
	}
}

// callOf returns the instances of a module block.
func (e *evaluator) callOf(i *instance, name string) (*callNode, error) {
	n, ok := i.calls[name]
	if !ok {
		if i.config.calls[name] == nil {
			return nil, nil //nolint:nilnil // the caller tells
		}
		n = &callNode{}
		i.calls[name] = n
	}
	b := i.config.calls[name]
	switch n.state {
	case cellDone:
		return n, n.err
	case cellBusy:
		return nil, fail(b.DefRange(), "module %q depends on itself", name)
	}
	n.state = cellBusy
	n.err = e.instantiate(n, i, b, name)
	n.state = cellDone
	return n, n.err
}

func (e *evaluator) instantiate(n *callNode, i *instance, b *block, name string) error {
	address := i.join("module." + name)
	m, key, thirdParty := e.findModule(i, b, name)
	if m == nil {
		n.missing = address
		return nil
	}
	var err error
	if n.expansion, err = e.expand(b, i.scope(), address); err != nil {
		if isFatal(err) {
			return err
		}
		e.complain(&hclsyntax.LiteralValueExpr{SrcRange: b.DefRange()}, err)
		n.missing = address
		return nil
	}
	e.plannedModules(n, i, address)
	for at, index := range n.expansion.keys {
		child := newInstance(m)
		child.path = address + index
		child.parent = i
		child.call = b
		child.args = n.expansion.scopes[at]
		child.depth = i.depth + 1
		child.key = key
		child.thirdParty = thirdParty
		child.callers = slices.Concat(i.callers, []model.Range{rangeOf(b.DefRange())})
		e.passProviders(child, b)
		n.instances = append(n.instances, child)
		if e.instances++; e.instances > maxInstances {
			return errLimit
		}
	}
	return nil
}

// findModule returns the configuration that a module block calls, or nil after it
// said why not.
func (e *evaluator) findModule(i *instance, b *block, name string) (m *module, key string, thirdParty bool) {
	key = name
	if i.key != "" {
		key = i.key + "." + name
	}
	at := rangeOf(b.DefRange())
	src := ""
	if x := b.attr("source"); x != nil {
		if v, err := e.eval(x, i.scope()); err == nil {
			src, _ = text(v)
		}
		at = rangeOf(x.Range())
	}
	local := strings.HasPrefix(src, "./") || strings.HasPrefix(src, "../") || src == "." || src == ".."
	dir, installed := e.manifest[key]
	switch {
	case i.depth >= maxModules:
		e.report(model.SeverityWarning, at, "modules are nested too deeply", "")
		return nil, "", false
	case local && (!e.snapshot || !installed):
		dir = path.Join(i.config.dir, src)
	case !installed:
		e.report(model.SeverityNote, at, "module "+quote(src)+" is not installed",
			"its outputs are not known and its resources not checked; run `terraform init` first")
		return nil, "", false
	}
	if e.isAncestor(i, dir) {
		e.report(model.SeverityError, at, "cycle", "module "+quote(src)+" calls itself")
		return nil, "", false
	}
	m, err := e.loadModule(dir)
	if err != nil {
		e.report(model.SeverityWarning, at, "module "+quote(src)+" can't be read", err.Error())
		return nil, "", false
	}
	return m, key, i.thirdParty || !local
}

func (e *evaluator) isAncestor(i *instance, dir string) bool {
	for at := i; at != nil; at = at.parent {
		if at.config.dir == path.Clean(dir) {
			return true
		}
	}
	return false
}

// readManifest reads where `terraform init` put the modules. The file is no
// documented interface, but has kept its form since Terraform 0.12.
func (e *evaluator) readManifest() {
	e.manifest = map[string]string{}
	name := join(e.rootDir, e.dataDir()+"/modules/modules.json")
	if _, err := e.tree.stat(name); err != nil {
		return
	}
	raw, err := e.tree.read(name)
	if err != nil {
		return
	}
	var manifest struct {
		Modules []struct{ Key, Source, Dir string }
	}
	if err := json.Unmarshal(raw, &manifest); err != nil {
		e.report(model.SeverityWarning, model.Range{File: e.tree.display(name)}, "module manifest is malformed", err.Error())
		return
	}
	for _, m := range manifest.Modules {
		if m.Key != "" {
			e.manifest[m.Key] = join(e.rootDir, strings.ReplaceAll(m.Dir, "\\", "/"))
		}
	}
}
