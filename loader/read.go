package loader

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/lint403/lint403/loader/config"
	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/plan"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/loader/trail"
)

// read reads one candidate.
func read(ctx context.Context, c candidate, opts Options) *input {
	in := &input{Input: Input{Path: c.path}, found: !c.given}
	if c.problem != nil {
		in.diags = model.Diagnostics{*c.problem}
		return in
	}
	if c.config {
		in.evaluate(ctx, c, opts)
		return in
	}
	raw, problem := content(c.path, opts)
	if problem != "" {
		in.fail(problem, "")
		return in
	}
	if len(bytes.TrimSpace(raw)) == 0 && (opts.Kind == "" || !c.given) {
		if in.skipped = !c.given; !in.skipped {
			in.fail("the file is empty", "")
		}
		return in
	}
	if isZip(raw) {
		in.snapshot(ctx, raw, opts)
		return in
	}
	file, diags := source.Decode(rangeName(c.path), raw)
	in.file = file
	kind := detect(file.Bytes, kindOf(c.path, opts) != "")
	if kind == "" && !c.given {
		in.skipped = true
		return in
	}
	in.Kind = kind
	if diags.HasErrors() {
		in.diags = diags
		return in
	}
	in.diags = diags
	in.parse(ctx, opts)
	return in
}

// evaluate reads a Terraform root. Files that were named stand for their directory,
// unless that holds several configurations.
func (in *input) evaluate(ctx context.Context, c candidate, opts Options) {
	in.Kind = kindConfig
	options := configOptions(opts)
	in.module, in.sources, in.suppressions, in.diags = config.Load(ctx, c.path, options)
	if c.files != nil && overlaps(in.diags) {
		options.Files = c.files
		in.module, in.sources, in.suppressions, in.diags = config.Load(ctx, c.path, options)
	}
	in.OK = len(in.module.Resources) > 0 || !in.diags.HasErrors()
}

// kindOf is what the user says that a policy is.
func kindOf(path string, opts Options) model.PolicyKind {
	if kind := opts.Kinds[path]; kind != "" {
		return kind
	}
	if file, err := filepath.Abs(path); err == nil && opts.Kinds[file] != "" {
		return opts.Kinds[file]
	}
	return opts.Kind
}

// parse reads the text of an input whose kind is known.
func (in *input) parse(ctx context.Context, opts Options) {
	var diags model.Diagnostics
	switch in.Kind {
	case kindPlan:
		var p *plan.Plan
		p, diags = plan.Read(in.file, plan.Options{Account: opts.Assume["account"], Region: opts.Assume["region"]})
		if in.OK = p != nil; in.OK {
			in.module = p.Module
			in.join(ctx, p, opts)
		}
	case kindPolicy:
		in.policy, diags = document.Parse(in.file.Bytes, document.Options{
			ID: in.file.Name, Kind: kindOf(in.Path, opts), File: in.file,
		})
		in.OK = !diags.HasErrors()
	case kindTrail:
		in.events, diags = trail.Parse(in.file)
		in.OK = len(in.events) > 0
	default:
		in.fail(unfamiliar(in.file.Bytes))
	}
	in.diags = append(in.diags, diags...)
}

func (in *input) fail(summary, detail string) {
	subject := model.Range{File: rangeName(in.Path)}
	in.diags = append(in.diags, model.Diagnostic{
		Severity: model.SeverityError, Summary: summary, Detail: detail, Subject: subject,
	})
}

// content returns the bytes of a path, or why there are none.
func content(path string, opts Options) (raw []byte, problem string) {
	reader := opts.Stdin
	if path == stdinPath {
		if reader == nil {
			return nil, "there is no standard input"
		}
	} else {
		file, err := os.Open(path)
		if err != nil {
			return nil, "the file can't be read: " + err.Error()
		}
		defer file.Close() //nolint:errcheck // it was only read from
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() && info.Size() <= opts.MaxInput {
			raw = make([]byte, 0, info.Size()+bytes.MinRead)
		}
		reader = file
	}
	into := bytes.NewBuffer(raw)
	n, err := into.ReadFrom(io.LimitReader(reader, opts.MaxInput+1))
	switch {
	case err != nil:
		return nil, "the file can't be read: " + err.Error()
	case n > opts.MaxInput:
		return nil, fmt.Sprintf("the file is larger than %d bytes; raise --max-input", opts.MaxInput)
	}
	return into.Bytes(), ""
}

// rangeName is what ranges call a file: relative to the working directory where it
// is below it, with slashes.
func rangeName(path string) string {
	if path == stdinPath {
		return "stdin"
	}
	if filepath.IsAbs(path) {
		if dir, err := os.Getwd(); err == nil {
			if rel, err := filepath.Rel(dir, path); err == nil && filepath.IsLocal(rel) {
				path = rel
			}
		}
	}
	return strings.TrimPrefix(filepath.ToSlash(filepath.Clean(path)), "./")
}
