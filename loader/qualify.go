package loader

import (
	"maps"
	"strings"

	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// addresses are those of the roots that were added already.
type addresses struct {
	resources map[string]bool
	providers map[string]bool
	roots     int
}

// qualify keeps roots apart that are read together: what has an address that is
// taken gets the root in front of it, "(infra/b).aws_s3_bucket.this", and with it
// every token of that root.
func (a *addresses) qualify(module *tf.Module, path string) {
	if a.resources == nil {
		a.resources, a.providers = map[string]bool{}, map[string]bool{}
	}
	prefix := "(" + rangeName(path) + ")."
	taken := false
	for _, r := range module.Resources {
		taken = taken || a.resources[r.Address]
	}
	if taken {
		rename(module, prefix)
	}
	for _, p := range module.Providers {
		if a.providers[p.Key] {
			p.Key = prefix + p.Key
		}
		a.providers[p.Key] = true
	}
	for _, r := range module.Resources {
		a.resources[r.Address] = true
		if a.roots > 0 {
			// No dependency orders two roots.
			r.Module = strings.TrimSuffix(prefix+r.Module, ".")
			if key := prefix + r.Provider; a.providers[key] {
				r.Provider = key
			}
		}
	}
	a.roots++
}

// rename puts a prefix before every address and token.
func rename(module *tf.Module, prefix string) {
	rewrite(module, func(name string) (string, bool) { return symbol.Token(renamed(name, prefix)), true })
	seen := map[*tf.Document]bool{}
	for _, r := range module.Resources {
		r.Address = prefix + r.Address
		for _, addresses := range r.References {
			for i := range addresses {
				addresses[i] = prefix + addresses[i]
			}
		}
		for _, doc := range r.Documents {
			if !seen[doc] {
				seen[doc] = true
				renameDocument(doc, prefix)
			}
		}
	}
	for _, p := range module.Providers {
		for _, doc := range p.Documents {
			renameDocument(doc, prefix)
		}
	}
}

func renameDocument(doc *tf.Document, prefix string) {
	list := func(names []string) []string {
		out := make([]string, len(names))
		for i, name := range names {
			out[i] = renamed(name, prefix)
		}
		return out
	}
	if doc.Incomplete != nil {
		doc.Incomplete = list(doc.Incomplete)
	}
	doc.Maybe = maps.Clone(doc.Maybe)
	for pointer, names := range doc.Maybe {
		doc.Maybe[pointer] = list(names)
	}
}

// renamed is the name of a token of a root. Account and region stay what they are.
func renamed(name, prefix string) string {
	first, _, _ := strings.Cut(name, ".")
	if first == symbol.Account || first == symbol.Region || !strings.Contains(name, ".") {
		return name
	}
	if rest, ok := strings.CutPrefix(name, "sensitive:"); ok {
		return "sensitive:" + prefix + rest
	}
	return prefix + name
}
