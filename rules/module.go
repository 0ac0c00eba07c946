package rules

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// source is one Rego file, with what a glance at its text tells. Parsing waits
// until it is known that the file is needed.
type source struct {
	file string
	text []byte
	// pkg is the package ("lint403.rules.arn.space"), imports the packages it
	// imports, rule ids only.
	pkg     string
	imports []string
	// rule is set for files below a rules directory; id and off come from METADATA.
	rule   bool
	id     string
	off    bool
	when   []string
	custom bool
	// module parses the file once.
	module func() (*ast.Module, error)
}

// readSources reads every Rego file below root that is no test.
func readSources(fsys fs.FS, root string, custom bool) ([]*source, error) {
	var sources []*source
	err := fs.WalkDir(fsys, root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() || path.Ext(file) != ".rego" || strings.HasSuffix(file, "_test.rego") {
			return nil
		}
		text, err := fs.ReadFile(fsys, file)
		if err != nil {
			return err
		}
		s := glance(file, text)
		s.custom = custom
		sources = append(sources, s)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read Rego below %q: %w", root, err)
	}
	return sources, nil
}

// glance finds package, imports, id and default by their lines, which is a
// thousand times cheaper than parsing; a test holds it against the parser.
//
//nolint:cyclop // one flat case a kind of line
func glance(file string, text []byte) *source {
	s := &source{file: file, text: text}
	s.module = sync.OnceValues(func() (*ast.Module, error) { return s.parse(false) })
	for line := range bytes.Lines(text) {
		line = bytes.TrimRight(line, "\r\n")
		switch {
		case s.pkg == "" && bytes.HasPrefix(line, []byte("#   id: ")):
			s.id = strings.TrimSpace(string(line[len("#   id: "):]))
		case s.pkg == "" && bytes.Equal(line, []byte("#   default: off")),
			s.pkg == "" && bytes.Equal(line, []byte(`#   default: "off"`)):
			s.off = true
		case s.pkg == "" && bytes.HasPrefix(line, []byte("#   when: [")):
			s.when = flowList(string(line[len("#   when: "):]))
		case bytes.HasPrefix(line, []byte("package ")):
			s.pkg = strings.TrimSpace(string(line[len("package "):]))
		case bytes.HasPrefix(line, []byte("import data.")):
			name, _, _ := strings.Cut(string(line[len("import data."):]), " ")
			s.imports = append(s.imports, name)
		case len(line) > 0 && line[0] != '#' && line[0] != '\t' && s.pkg != "" && !bytes.HasPrefix(line, []byte("import ")):
			s.rule = strings.HasPrefix(s.pkg, "lint403.rules.") || strings.HasPrefix(s.pkg, "custom.lint403.rules.")
			return s
		}
	}
	s.rule = strings.HasPrefix(s.pkg, "lint403.rules.") || strings.HasPrefix(s.pkg, "custom.lint403.rules.")
	return s
}

// flowList reads a YAML list on one line, "[a, 'b']".
func flowList(text string) []string {
	var list []string
	for item := range strings.SplitSeq(strings.Trim(strings.TrimSpace(text), "[]"), ",") {
		if item = strings.Trim(strings.TrimSpace(item), `"'`); item != "" {
			list = append(list, item)
		}
	}
	return list
}

// parse parses the file; annotations cost as much again and only the catalog
// needs them.
func (s *source) parse(annotations bool) (*ast.Module, error) {
	module, err := ast.ParseModuleWithOpts(s.file, string(s.text), ast.ParserOptions{ProcessAnnotation: annotations})
	if err != nil {
		return nil, fmt.Errorf("parse %s: %w", s.file, err)
	}
	return module, nil
}

// closure returns the given sources and every source whose package they import,
// directly or not.
func closure(all, roots []*source) []*source {
	byPackage := map[string][]*source{}
	for _, s := range all {
		byPackage[s.pkg] = append(byPackage[s.pkg], s)
	}
	seen := map[*source]bool{}
	queue := slices.Clone(roots)
	var found []*source
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		if seen[s] {
			continue
		}
		seen[s] = true
		found = append(found, s)
		// Files of one package see each other without an import.
		queue = append(queue, byPackage[s.pkg]...)
		for _, name := range s.imports {
			queue = append(queue, byPackage[name]...)
			if byPackage[name] == nil {
				queue = append(queue, below(all, name)...)
			}
			if parent, ok := cutLast(name); ok {
				queue = append(queue, byPackage[parent]...)
			}
		}
	}
	slices.SortFunc(found, func(a, b *source) int { return strings.Compare(a.file, b.file) })
	return found
}

// inPackage returns the sources of a package.
func inPackage(all []*source, pkg string) []*source {
	return slices.DeleteFunc(slices.Clone(all), func(s *source) bool { return s.pkg != pkg })
}

// below returns the sources of the packages below a name that is no package itself.
func below(all []*source, name string) []*source {
	var found []*source
	for _, s := range all {
		if strings.HasPrefix(s.pkg, name+".") {
			found = append(found, s)
		}
	}
	return found
}

// importers returns the packages that import a package, directly or not, and itself.
func importers(all []*source, pkg string) map[string]bool {
	found := map[string]bool{pkg: true}
	imports := func(name string) bool {
		parent, _ := cutLast(name)
		return found[name] || found[parent] || strings.HasPrefix(pkg, name+".")
	}
	for grown := true; grown; {
		grown = false
		for _, s := range all {
			if !found[s.pkg] && slices.ContainsFunc(s.imports, imports) {
				found[s.pkg], grown = true, true
			}
		}
	}
	return found
}

// cutLast returns what stands before the last dot of a name.
func cutLast(name string) (parent string, ok bool) {
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return "", false
	}
	return name[:i], true
}
