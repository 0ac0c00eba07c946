package config

import (
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

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

// parsed is a file of configuration.
type parsed struct {
	file  *source.File
	body  *hclsyntax.Body
	diags hcl.Diagnostics
}

// parseFiles parses files of configuration, several at a time. A file yields its
// blocks, as many as there are before and after an error; its body is nil when
// there is nothing.
func (e *evaluator) parseFiles(names []string) []parsed {
	out := make([]parsed, len(names))
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for i, name := range names {
		file := e.openFile(name)
		if file == nil {
			continue
		}
		out[i].file = file
		if strings.HasSuffix(name, ".json") {
			continue
		}
		wait.Go(func() {
			limit <- struct{}{}
			defer func() { <-limit }()
			out[i].parse()
		})
	}
	wait.Wait()
	for i, name := range names {
		switch p := &out[i]; {
		case p.file == nil:
		case strings.HasSuffix(name, ".json"):
			p.body = e.parseJSON(p.file)
		default:
			e.syntax(p.diags)
		}
	}
	return out
}

func (p *parsed) parse() {
	file, diags := hclsyntax.ParseConfig(p.file.Bytes, p.file.Name, hcl.InitialPos)
	p.diags = diags
	if file != nil {
		p.body, _ = file.Body.(*hclsyntax.Body)
	}
}

// openFile reads a file of configuration, nil after it said why it can't be read.
func (e *evaluator) openFile(name string) *source.File {
	file, diags, err := e.tree.file(name)
	e.diags = append(e.diags, diags...)
	if err != nil {
		e.report(model.SeverityError, model.Range{File: e.tree.display(name)}, "file can't be read", err.Error())
		return nil
	}
	e.files[file.Name] = file
	if nesting(file.Bytes) > maxBrackets {
		e.report(model.SeverityError, model.Range{File: file.Name}, "file is nested too deeply", "")
		return nil
	}
	return file
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
		case dir == path.Clean(e.rootDir) && len(e.opts.Files) > 0 && !slices.Contains(e.opts.Files, entry.Name()):
		case isOverride(base):
			overrides = append(overrides, join(dir, entry.Name()))
		default:
			primary = append(primary, join(dir, entry.Name()))
		}
	}
	return primary, overrides, nil
}
