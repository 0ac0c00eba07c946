package plan

import (
	"strings"

	"github.com/lint403/lint403/loader/symbol"
)

// instance is one instance of a resource.
type instance struct {
	address, module, mode, typ, name, key string
	change                                string
	// Offsets of the parts of the plan.
	entry, head, values, unknown, sensitive int

	scope  *scope
	config *configResource
	// resolved caches attributes, resolving marks those being worked out.
	resolved   map[string]string
	resolving  map[string]bool
	computed   map[string]string
	inComputed bool
}

// base returns the address without key.
func (in *instance) base() string { return strings.TrimSuffix(in.address, in.key) }

// secret is the token that stands for a value that must not be shown.
func (in *instance) secret(path string) string { return symbol.Token("sensitive:" + in.part(path)) }

// token is the token that stands for an attribute.
func (in *instance) token(path string) string { return symbol.Token(in.part(path)) }

// part names an attribute as a reference does: the path "rule.0.id" as rule[0].id.
func (in *instance) part(path string) string {
	if path == "" {
		return in.address
	}
	var name strings.Builder
	name.WriteString(in.address)
	for step := range strings.SplitSeq(path, ".") {
		if step != "" && strings.Trim(step, "0123456789") == "" {
			name.WriteString("[" + step + "]")
			continue
		}
		name.WriteString("." + step)
	}
	return name.String()
}
