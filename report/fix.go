package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"github.com/lint403/lint403/rules"
)

// Fixes is what the fixes of a report do to the files.
type Fixes struct {
	// Files are the files that change, by name.
	Files []FixedFile
	// Applied are the findings whose fixes are in Files.
	Applied []*Entry
	Skipped []SkippedFix
}

// FixedFile is a file before and after.
type FixedFile struct {
	Name          string
	Before, After []byte
}

// SkippedFix is a fix that was not applied, and why.
type SkippedFix struct {
	Entry  *Entry
	Reason string
}

// utf8BOM is the byte order mark, which ranges do not count.
const utf8BOM = "\ufeff"

// Fix applies the fixes of the open findings to the files as read gives them: each
// whole or not at all, none that overlaps another, and only safe ones unless unsafe
// is set. Nothing is written.
func (r *Report) Fix(read func(name string) ([]byte, error), unsafe bool) Fixes {
	f := &fixer{report: r, read: read, unsafe: unsafe, spoiled: map[string]bool{}}
	// A file that its fixes would spoil is left alone, and so is every fix that also
	// changes another file; then the rest is tried again.
	for {
		fixes, spoiled := f.apply()
		if spoiled == "" {
			return fixes
		}
		f.spoiled[spoiled] = true
	}
}

type fixer struct {
	report  *Report
	read    func(name string) ([]byte, error)
	unsafe  bool
	spoiled map[string]bool
	files   map[string]*fixFile
}

// fixFile is a file with the edits taken so far, sorted.
type fixFile struct {
	raw   []byte
	text  []byte
	err   error
	edits []rules.Edit
}

// apply takes what fixes it can and returns the name of a file that they spoil.
func (f *fixer) apply() (fixes Fixes, spoiled string) {
	f.files = map[string]*fixFile{}
	for _, e := range f.report.Open() {
		if e.Fix == nil || len(e.Fix.Edits) == 0 {
			continue
		}
		if err := f.take(e.Fix); err != nil {
			fixes.Skipped = append(fixes.Skipped, SkippedFix{Entry: e, Reason: err.Error()})
		} else {
			fixes.Applied = append(fixes.Applied, e)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.files)) {
		file := f.files[name]
		if len(file.edits) == 0 {
			continue
		}
		after := applyEdits(file.text, file.edits)
		if path.Ext(name) == ".json" && json.Valid(file.text) && !json.Valid(after) {
			return Fixes{}, name
		}
		mark := file.raw[:len(file.raw)-len(file.text)]
		if !bytes.Equal(after, file.text) {
			fixes.Files = append(fixes.Files, FixedFile{Name: name, Before: file.raw, After: slices.Concat(mark, after)})
		}
	}
	return fixes, ""
}

// take adds the edits of a fix, or says why not.
func (f *fixer) take(fix *rules.Fix) error {
	if !fix.Safe && !f.unsafe {
		return errors.New("it may change more than the defect; --unsafe applies it")
	}
	merged := map[string][]rules.Edit{}
	for _, edit := range fix.Edits {
		name := edit.Range.File
		file := f.file(name)
		if file.err != nil {
			return file.err
		}
		if _, ok := merged[name]; !ok {
			merged[name] = slices.Clone(file.edits)
		}
		if bytes.Contains(file.text, []byte("\r\n")) {
			edit.Text = strings.ReplaceAll(strings.ReplaceAll(edit.Text, "\r\n", "\n"), "\n", "\r\n")
		}
		if !slices.Contains(merged[name], edit) { // several findings may ask for the same
			merged[name] = append(merged[name], edit)
		}
	}
	for name, edits := range merged {
		slices.SortStableFunc(edits, func(a, b rules.Edit) int { return a.Range.Compare(b.Range) })
		if err := checkEdits(f.files[name].text, edits); err != nil {
			return err
		}
	}
	for name, edits := range merged {
		f.files[name].edits = edits
	}
	return nil
}

// file reads a file once and makes sure that it is what the ranges are about.
func (f *fixer) file(name string) *fixFile {
	if file, ok := f.files[name]; ok {
		return file
	}
	file := &fixFile{}
	f.files[name] = file
	analyzed, ok := f.report.Sources.Text(name)
	raw, err := f.read(name)
	file.raw, file.text = raw, bytes.TrimPrefix(raw, []byte(utf8BOM))
	switch {
	case f.spoiled[name]:
		file.err = fmt.Errorf("with it %s would not be JSON any more", name)
	case !ok:
		file.err = fmt.Errorf("%s was not analyzed", name)
	case err != nil:
		file.err = err
	case !bytes.Equal(file.text, analyzed):
		file.err = fmt.Errorf("%s has changed since it was analyzed, or is not UTF-8", name)
	}
	return file
}

// checkEdits reports whether sorted edits are inside a text and leave each other
// alone.
func checkEdits(text []byte, edits []rules.Edit) error {
	for i, edit := range edits {
		start, end := edit.Range.Start.Byte, edit.Range.End.Byte
		if start < 0 || end < start || end > len(text) {
			return fmt.Errorf("its edit %d-%d is outside of %s", start, end, edit.Range.File)
		}
		if edit.Old != "" && string(text[start:end]) != edit.Old {
			return errors.New("an expression makes the value, so the repair is yours")
		}
		if i == 0 || edits[i-1].Range.File != edit.Range.File {
			continue
		}
		before := edits[i-1].Range
		if start < before.End.Byte || start == before.Start.Byte {
			return errors.New("it overlaps another fix; run fix again after this one")
		}
	}
	return nil
}

// dropMisplacedEdits leaves a fix to its words when the source does not say what its
// edits replace, as where an expression makes the value.
func (r *Report) dropMisplacedEdits(f *rules.Finding) {
	if f.Fix == nil {
		return
	}
	for _, edit := range f.Fix.Edits {
		text, ok := r.Sources.Text(edit.Range.File)
		if !ok || edit.Old == "" || checkEdits(text, []rules.Edit{edit}) == nil {
			continue
		}
		inWords := *f.Fix
		inWords.Edits = nil
		f.Fix = &inWords
		return
	}
}

// applyEdits returns a text with sorted edits applied.
func applyEdits(text []byte, edits []rules.Edit) []byte {
	var b bytes.Buffer
	at := 0
	for _, edit := range edits {
		b.Write(text[at:edit.Range.Start.Byte])
		b.WriteString(edit.Text)
		at = edit.Range.End.Byte
	}
	b.Write(text[at:])
	return b.Bytes()
}

// Diff returns the change of every file as one unified diff, which `git apply` and
// `patch -p1` take.
func (f *Fixes) Diff() string {
	var b strings.Builder
	for _, file := range f.Files {
		b.WriteString(udiff.Unified("a/"+file.Name, "b/"+file.Name, string(file.Before), string(file.After)))
	}
	return b.String()
}
