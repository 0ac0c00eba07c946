package loader

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// find lists what to read, each once, in the order of the paths. What is found in a
// directory may be excluded.
func find(paths []string, exclude func(string) bool) []candidate {
	var out []candidate
	seen := map[string]int{}
	add := func(c candidate) {
		key := c.path
		if abs, err := filepath.Abs(c.path); err == nil && c.path != stdinPath {
			key = abs
		}
		if i, ok := seen[key]; ok {
			out[i].files = both(out[i].files, c.files)
			return
		}
		seen[key] = len(out)
		out = append(out, c)
	}
	for _, path := range paths {
		for _, c := range findOne(path) {
			if c.given || exclude == nil || !exclude(c.path) {
				add(c)
			}
		}
	}
	return out
}

// both joins the files that were named in a directory; nil, all of them, wins.
func both(a, b []string) []string {
	if a == nil || b == nil {
		return nil
	}
	return append(a, b...)
}

// stdinPath stands for the standard input.
const stdinPath = "-"

func findOne(path string) []candidate {
	if path == stdinPath {
		return []candidate{{path: path, given: true}}
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return []candidate{lost(path, "no such file or directory", "")}
	case !info.IsDir() && isTerraform(path):
		dir, name := filepath.Split(path)
		return []candidate{{path: filepath.Clean(dir), given: true, config: true, files: []string{name}}}
	case !info.IsDir():
		return []candidate{{path: path, given: true}}
	}
	found, err := findIn(path)
	switch {
	case err != nil:
		return []candidate{lost(path, "the directory can't be read: "+err.Error(), "")}
	case len(found) == 0:
		return []candidate{lost(path, "nothing to read in this directory",
			"it holds no Terraform files, plans or policies")}
	}
	return found
}

// lost is a path that leads nowhere.
func lost(path, summary, detail string) candidate {
	return candidate{path: path, given: true, problem: &model.Diagnostic{
		Severity: model.SeverityError, Summary: summary, Detail: detail,
		Subject: model.Range{File: filepath.ToSlash(path)},
	}}
}

// findIn lists a directory: itself when it is a Terraform root, otherwise the Terraform
// roots and the JSON files below it. What turns out to be a part of one of the roots, a
// module that it calls or a file that it reads, is left out later.
func findIn(dir string) ([]candidate, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(entries, isRoot) {
		return []candidate{{path: dir, given: true, config: true}}, nil
	}
	var out []candidate
	roots := map[string]bool{}
	err = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != dir && isPrivate(entry.Name()):
			return filepath.SkipDir
		case isRoot(entry):
			if root := filepath.Dir(path); !roots[root] {
				roots[root] = true
				out = append(out, candidate{path: root, config: true})
			}
		case entry.Type().IsRegular() && strings.EqualFold(filepath.Ext(path), ".json"):
			out = append(out, candidate{path: path})
		}
		return nil
	})
	return out, err
}

// isPrivate reports whether a directory belongs to a tool: .terraform, .git and the like.
func isPrivate(name string) bool {
	return strings.HasPrefix(name, ".") || name == "node_modules"
}

func isRoot(e fs.DirEntry) bool { return !e.IsDir() && isTerraform(e.Name()) }

// isTerraform reports whether a file name is that of a Terraform or OpenTofu
// configuration.
func isTerraform(name string) bool {
	for _, suffix := range []string{".tf", ".tofu", ".tf.json", ".tofu.json"} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return false
}
