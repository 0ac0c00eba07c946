package rules

import (
	"fmt"
	"io"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
)

// WriteBundle writes the rules, without their tests, as an OPA bundle, which stock
// OPA, conftest and everything else that reads bundles runs over the document of
// `lint403 input`.
func WriteBundle(w io.Writer, revision string) error {
	sources, err := readSources(tree, "lint403", false)
	if err != nil {
		return err
	}
	version := ast.RegoV1.Int()
	b := bundle.Bundle{
		Manifest: bundle.Manifest{Revision: revision, Roots: bundleRoots(), RegoVersion: &version},
		Data:     map[string]any{},
	}
	for _, s := range sources {
		module, err := s.parse(true)
		if err != nil {
			return err
		}
		b.Modules = append(b.Modules, bundle.ModuleFile{URL: s.file, Path: "/" + s.file, Raw: s.text, Parsed: module})
	}
	if err := bundle.NewWriter(w).Write(b); err != nil {
		return fmt.Errorf("write the bundle: %w", err)
	}
	return nil
}

// bundleRoots are what the bundle owns; data.lint403.iam comes with the input.
func bundleRoots() *[]string {
	return &[]string{
		"lint403/authz", "lint403/lib", "lint403/main", "lint403/needs", "lint403/result", "lint403/rules",
	}
}
