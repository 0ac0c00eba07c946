package loader

import (
	"context"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/aws"
	"github.com/lint403/lint403/loader/config"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/plan"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// root returns the directory with the sources of a plan, "" if there is none.
func (in *input) root(opts Options) string {
	if opts.Root != "" {
		return opts.Root
	}
	if in.Path == stdinPath {
		return ""
	}
	dir := filepath.Dir(in.Path)
	entries, err := os.ReadDir(dir)
	if err != nil || !slices.ContainsFunc(entries, isRoot) {
		return ""
	}
	return dir
}

// join completes a plan with its sources: what the plan does not know, and where
// everything is written.
func (in *input) join(ctx context.Context, p *plan.Plan, opts Options) {
	dir := in.root(opts)
	if dir == "" {
		return
	}
	options := configOptions(opts)
	options.Plan = &config.Plan{
		Variables: p.Variables(), Attributes: p.Attributes(), Providers: knownProviders(p.Module.Providers),
	}
	module, sources, suppressions, diags := config.Load(ctx, dir, options)
	if options.Files = in.sibling(dir); overlaps(diags) && len(options.Files) > 0 {
		module, sources, suppressions, diags = config.Load(ctx, dir, options)
	}
	explicit := opts.Root != ""
	if !explicit && (diags.HasErrors() || !sameResources(in.module, module)) {
		return // the directory holds another configuration
	}
	in.joined = dir
	for i := range diags {
		// The plan is whole without its sources.
		if diags[i].Severity == model.SeverityError {
			diags[i].Severity = model.SeverityWarning
		}
	}
	in.diags = append(in.diags, diags...)
	in.sources, in.suppressions = sources, suppressions
	assume(module, opts.Assume)
	joinModules(in.module, module)
}

// sibling returns the file that a plan is named after: plan.tf for plan.json.
func (in *input) sibling(dir string) []string {
	stem, _, _ := strings.Cut(filepath.Base(in.Path), ".")
	if info, err := os.Stat(filepath.Join(dir, stem+".tf")); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	return []string{stem + ".tf"}
}

// overlaps reports whether the files of a directory declare the same things: they
// are configurations of their own.
func overlaps(diags model.Diagnostics) bool {
	return slices.ContainsFunc(diags, func(d model.Diagnostic) bool {
		return d.Severity == model.SeverityError && strings.HasPrefix(d.Summary, "duplicate ")
	})
}

// snapshot reads what a binary plan holds of the configuration it was made of.
func (in *input) snapshot(ctx context.Context, raw []byte, opts Options) {
	options := configOptions(opts)
	if root := in.root(opts); root != "" {
		options.SnapshotRoot = filepath.ToSlash(root)
	}
	module, sources, suppressions, diags, err := config.LoadSnapshot(ctx, rangeName(in.Path), raw, options)
	if err != nil || len(module.Resources) == 0 {
		in.fail("this is a binary plan", "run `terraform show -json` on it and give the output")
		return
	}
	in.Kind, in.OK = kindPlan, true
	in.module, in.sources, in.suppressions = module, sources, suppressions
	in.diags = diags
	in.diags = append(in.diags, model.Diagnostic{
		Severity: model.SeverityNote,
		Summary:  "this is a binary plan, of which only Terraform reads all",
		Detail:   "run `terraform show -json` on it and give the output to have everything that it knows",
		Subject:  model.Range{File: rangeName(in.Path)},
	})
}

// knownProviders returns what a plan says for certain of its providers.
func knownProviders(providers []*tf.Provider) map[string]config.PlanProvider {
	known := make(map[string]config.PlanProvider, len(providers))
	for _, p := range providers {
		var place config.PlanProvider
		if !symbol.Has(p.Region) {
			place.Region = p.Region
		}
		if !symbol.Has(p.Account) {
			place.Account = p.Account
		}
		known[p.Key] = place
	}
	return known
}

func configOptions(opts Options) config.Options {
	return config.Options{
		Vars: opts.Vars, VarFiles: opts.VarFiles, Environ: opts.Environ, Workspace: opts.Workspace, Assume: opts.Assume,
	}
}

// sameResources reports whether a directory declares the resources that a plan has
// in its root module, and no others.
func sameResources(plan, sources *tf.Module) bool {
	bases := func(m *tf.Module) map[string]bool {
		out := map[string]bool{}
		for _, r := range m.Resources {
			if r.Module == "" && r.Mode == "managed" && r.Change != "delete" && aws.Wanted(r.Type) {
				out[baseOf(r.Address)] = true
			}
		}
		return out
	}
	have, want := bases(sources), bases(plan)
	for base := range want {
		if !have[base] {
			return false
		}
	}
	for base := range have {
		if !want[base] {
			return false
		}
	}
	return len(want) > 0
}

// baseOf returns an address without its last key.
func baseOf(address string) string {
	if !strings.HasSuffix(address, "]") {
		return address
	}
	return address[:strings.IndexByte(address, '[')]
}

// joinModules completes the resources of a plan by those of the sources.
func joinModules(into, sources *tf.Module) {
	byAddress := make(map[string]*tf.Resource, len(sources.Resources))
	for _, r := range sources.Resources {
		byAddress[r.Address] = r
	}
	for _, r := range into.Resources {
		if source := byAddress[r.Address]; source != nil && source.Type == r.Type {
			joinResource(r, source)
		}
	}
	byKey := map[string]*tf.Provider{}
	for _, p := range sources.Providers {
		byKey[p.Key] = p
	}
	for _, p := range into.Providers {
		if source := byKey[p.Key]; source != nil {
			joinProvider(p, source)
		}
	}
}

func joinProvider(p, source *tf.Provider) {
	p.Range = source.Range
	for _, pair := range []struct {
		to   *string
		from string
	}{{&p.Region, source.Region}, {&p.Account, source.Account}, {&p.RoleARN, source.RoleARN}} {
		if *pair.to == "" || symbol.Has(*pair.to) && pair.from != "" {
			*pair.to = pair.from
		}
	}
	if len(source.Documents) > 0 {
		p.Documents = source.Documents
	}
	if len(p.SessionARNs) == 0 {
		p.SessionARNs = source.SessionARNs
	}
}

// joinResource completes one resource. What the plan knows stays.
func joinResource(r, source *tf.Resource) {
	for name, value := range source.Values {
		old, ok := r.Values[name]
		switch {
		case ok:
			r.Values[name] = complete(old, value)
		case r.Set == nil || slices.Contains(r.Set, name):
			r.Values[name] = value
		}
	}
	r.Range, r.Callers = source.Range, source.Callers
	maps.Copy(r.Ranges, source.Ranges)
	for name, addresses := range source.References {
		for _, address := range addresses {
			if !slices.Contains(r.References[name], address) {
				if r.References == nil {
					r.References = map[string][]string{}
				}
				r.References[name] = append(r.References[name], address)
			}
		}
	}
	for path, doc := range source.Documents {
		if old := r.Documents[path]; old == nil || better(doc, old) {
			if old == nil && !planned(r, path) {
				continue
			}
			r.Documents[path] = doc
		}
	}
}

// planned reports whether a plan has the attribute that a path begins with.
func planned(r *tf.Resource, path string) bool {
	if r.Documents == nil {
		r.Documents = map[string]*tf.Document{}
	}
	first, _, _ := strings.Cut(path, ".")
	return r.Set == nil || slices.Contains(r.Set, first)
}

// complete puts values of the sources where the plan has tokens.
func complete(old, value any) any {
	switch old := old.(type) {
	case string:
		if text, ok := value.(string); ok && symbol.Has(old) && !worse(text, old) {
			return text
		}
	case map[string]any:
		if in, ok := value.(map[string]any); ok {
			for name := range old {
				if inner, ok := in[name]; ok {
					old[name] = complete(old[name], inner)
				}
			}
		}
	case []any:
		if in, ok := value.([]any); ok && len(in) == len(old) {
			for i := range old {
				old[i] = complete(old[i], in[i])
			}
		}
	}
	return old
}

// worse reports whether a text of the sources says less than what the plan has: it
// is one token although the plan knows parts.
func worse(text, old string) bool {
	_, token := symbol.Name(text)
	_, oldToken := symbol.Name(old)
	return token && !oldToken || strings.HasPrefix(old, symbol.Open+"sensitive:")
}

// better reports whether the document of the sources is the one to take: the plan
// does not know its own, or both say the same.
func better(doc, old *tf.Document) bool {
	for _, name := range old.Incomplete {
		if strings.HasPrefix(name, "sensitive:") {
			return false
		}
	}
	if doc.Text == "" {
		return false
	}
	if len(old.Incomplete) > 0 || symbol.Has(old.Text) {
		return true
	}
	return len(doc.Incomplete) == 0 && !symbol.Has(doc.Text) && sameJSON(doc.Text, old.Text)
}

// sameJSON reports whether two texts are equal but for white space, the order of
// members, and single values in a list.
func sameJSON(a, b string) bool {
	if a == b {
		return true
	}
	var x, y any
	if json.Unmarshal([]byte(a), &x) != nil || json.Unmarshal([]byte(b), &y) != nil {
		return false
	}
	return reflect.DeepEqual(plain(x), plain(y))
}

// plain takes single values out of their lists and sorts lists of strings, whose
// order means nothing in a policy.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for name := range v {
			if v[name] = plain(v[name]); v[name] == "" && name == "Sid" {
				delete(v, name)
			}
		}
	case []any:
		if len(v) == 1 {
			return plain(v[0])
		}
		text := func(e any) bool { _, ok := e.(string); return ok }
		for i := range v {
			v[i] = plain(v[i])
		}
		if !slices.ContainsFunc(v, func(e any) bool { return !text(e) }) {
			slices.SortFunc(v, func(a, b any) int { return strings.Compare(a.(string), b.(string)) })
		}
	}
	return v
}
