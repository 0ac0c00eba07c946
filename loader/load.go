package loader

import (
	"cmp"
	"context"
	"maps"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"github.com/lint403/lint403/loader/aws"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/loader/tf"
	"github.com/lint403/lint403/loader/trail"
)

// Load reads the paths, directories among them, into one model. What can't be read
// is told by the diagnostics of the result; the error is for the context alone.
func Load(ctx context.Context, paths []string, opts Options) (*Result, error) {
	if opts.MaxInput <= 0 {
		opts.MaxInput = DefaultMaxInput
	}
	found := find(paths, opts.Exclude)
	inputs := make([]*input, len(found))
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for i, candidate := range found {
		wait.Go(func() {
			limit <- struct{}{}
			defer func() { <-limit }()
			if ctx.Err() == nil {
				inputs[i] = read(ctx, candidate, opts)
			}
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return merge(whole(inputs), opts), nil
}

// whole leaves out what was found by itself and is a part of another input: directories
// of modules, and files that a configuration reads.
func whole(inputs []*input) []*input {
	parts := map[string]bool{}
	for _, in := range inputs {
		if in.Kind != kindConfig {
			continue
		}
		root := rangeName(in.Path)
		for name := range in.sources {
			parts[name] = true
			if dir := path.Dir(name); dir != root {
				parts[dir] = true
			}
		}
	}
	return slices.DeleteFunc(inputs, func(in *input) bool { return in.found && parts[rangeName(in.Path)] })
}

// candidate is a path to read.
type candidate struct {
	path string
	// given is set for a path that the user named, which must be of use; what was
	// found in a directory may be anything.
	given bool
	// problem is set when there is nothing to read.
	problem *model.Diagnostic
	// config is set for a Terraform root, or what looks like one.
	config bool
	// files are those of the root that were named; nil means the whole.
	files []string
}

// input is what became of a candidate.
type input struct {
	Input
	// found is set for what the user did not name.
	found   bool
	skipped bool
	module  *tf.Module
	policy  *model.Policy
	events  []*trail.Event
	file    *source.File
	// joined is the directory whose sources completed a plan.
	joined       string
	sources      map[string][]byte
	suppressions []model.Suppression
	diags        model.Diagnostics
}

// partOf reports whether in is a directory that completed the plan other.
func (in *input) partOf(other *input) bool {
	if other.joined == "" || in.Kind != kindConfig {
		return false
	}
	a, errA := filepath.Abs(in.Path)
	b, errB := filepath.Abs(other.joined)
	return errA == nil && errB == nil && a == b
}

// merge joins what was read, in the order of the paths.
func merge(inputs []*input, opts Options) *Result {
	result := &Result{Model: model.New(), Sources: map[string][]byte{}, Encodings: map[string]string{}}
	if len(opts.Assume) > 0 {
		result.Model.Assumptions = opts.Assume
	}
	builder := aws.NewBuilder(result.Model)
	var seen addresses
	for _, in := range inputs {
		if in.skipped {
			continue
		}
		if in.module != nil && !slices.ContainsFunc(inputs, in.partOf) {
			assume(in.module, opts.Assume)
			seen.qualify(in.module, in.Path)
			in.diags = append(in.diags, builder.Add(in.module)...)
		}
		if in.file != nil {
			result.Sources[in.file.Name] = in.file.Bytes
			if in.file.Encoding != source.UTF8 {
				result.Encodings[in.file.Name] = string(in.file.Encoding)
			}
		}
		maps.Copy(result.Sources, in.sources)
		result.Suppressions = append(result.Suppressions, in.suppressions...)
		result.Inputs = append(result.Inputs, in.Input)
		result.Diagnostics = append(result.Diagnostics, in.diags...)
	}
	// Policies and events on their own come last: they are about what others declare.
	var events []*trail.Event
	for _, in := range inputs {
		if in.policy != nil {
			builder.AddPolicy(in.policy)
		}
		events = append(events, in.events...)
	}
	builder.Finish()
	trail.Add(result.Model, events)
	for _, event := range events {
		// What was refused is asked again.
		if need, ok := event.Need(); ok && event.Denied() {
			result.Model.Needs = append(result.Model.Needs, need)
		}
	}
	slices.SortStableFunc(result.Diagnostics, func(a, b model.Diagnostic) int {
		return cmp.Or(a.Subject.Compare(b.Subject), cmp.Compare(a.Summary, b.Summary))
	})
	return result
}
