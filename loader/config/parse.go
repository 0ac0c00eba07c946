package config

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

// maxBrackets bounds the nesting of a text before it is given to the parser, which
// recurses.
const maxBrackets = 500

// nesting returns how deep brackets, unary operators and conditionals can be nested
// in a text, at most.
func nesting(text []byte) int {
	deepest, depth, chain := 0, 0, 0
	for _, c := range text {
		switch c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
			chain = 0
		case '!', '-', '?':
			chain++
		case ' ', '\t', '\n', '\r':
			continue
		case ',', '"', '#':
			chain = 0
		}
		deepest = max(deepest, depth+chain/8)
	}
	return deepest
}

// parseFile parses a file of configuration and returns its blocks, as many as there
// are before and after an error.
func (e *evaluator) parseFile(name string) (*hclsyntax.Body, *source.File) {
	file, diags, err := e.tree.file(name)
	e.diags = append(e.diags, diags...)
	if err != nil {
		e.report(model.SeverityError, model.Range{File: e.tree.display(name)}, "file can't be read", err.Error())
		return nil, nil
	}
	e.files[file.Name] = file
	if nesting(file.Bytes) > maxBrackets {
		e.report(model.SeverityError, model.Range{File: file.Name}, "file is nested too deeply", "")
		return nil, nil
	}
	if strings.HasSuffix(name, ".json") {
		return e.parseJSON(file), file
	}
	parsed, hclDiags := hclsyntax.ParseConfig(file.Bytes, file.Name, hcl.InitialPos)
	e.syntax(hclDiags)
	if parsed == nil {
		return nil, file
	}
	body, _ := parsed.Body.(*hclsyntax.Body)
	return body, file
}

// maxSyntax is how many errors are told of one file: those that follow the first
// are mostly caused by it.
const maxSyntax = 2

// syntax reports the errors of a parser.
func (e *evaluator) syntax(diags hcl.Diagnostics) {
	told := 0
	for _, d := range diags {
		if d.Severity != hcl.DiagError {
			continue
		}
		if told++; told > maxSyntax {
			return
		}
		var subject model.Range
		if d.Subject != nil {
			subject = rangeOf(*d.Subject)
		}
		e.report(model.SeverityError, subject, lowerFirst(d.Summary), d.Detail)
	}
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// isConfig reports whether a file of a directory belongs to its module. The two
// languages share a directory: of NAME.tf and NAME.tofu the latter counts.
func isConfig(name string) (base string, tofu, ok bool) {
	if strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") {
		return "", false, false
	}
	for _, ext := range []string{".tf", ".tf.json", ".tofu", ".tofu.json"} {
		if base, ok := strings.CutSuffix(name, ext); ok {
			return base + strings.Replace(ext, "tofu", "tf", 1), strings.HasPrefix(ext, ".tofu"), true
		}
	}
	return "", false, false
}

// isOverride reports whether a file overrides what the others say.
func isOverride(base string) bool {
	stem, _, _ := strings.Cut(base, ".tf")
	return stem == "override" || strings.HasSuffix(stem, "_override")
}

// configFiles lists the files of a module: first those that declare, then those
// that override, each in the order of their names.
func (e *evaluator) configFiles(dir string) (primary, overrides []string, err error) {
	entries, err := e.tree.list(dir)
	if err != nil {
		return nil, nil, err
	}
	tofu := map[string]bool{}
	for _, entry := range entries {
		if base, isTofu, ok := isConfig(entry.Name()); ok && isTofu {
			tofu[base] = true
		}
	}
	for _, entry := range entries {
		base, isTofu, ok := isConfig(entry.Name())
		switch {
		case !ok, entry.IsDir(), !isTofu && tofu[base]:
		case isOverride(base):
			overrides = append(overrides, join(dir, entry.Name()))
		default:
			primary = append(primary, join(dir, entry.Name()))
		}
	}
	return primary, overrides, nil
}
