package config

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/tf"
)

// A plan file is a zip archive that holds, beside the plan in a form that only
// Terraform reads, a copy of the configuration: tfconfig/modules.json lists the
// modules, and the files of the one with key K lie in tfconfig/m-K.
const (
	snapshotDir      = "tfconfig"
	snapshotManifest = snapshotDir + "/modules.json"
	snapshotPrefix   = snapshotDir + "/m-"
)

var errNoSnapshot = errors.New("it holds no configuration")

// maxSnapshot bounds the files that are unpacked.
const maxSnapshot = 64 << 20

// LoadSnapshot evaluates the configuration in a plan file (`terraform plan -out`).
// Ranges name the files as NAME!DIR/FILE. The error says why the archive can't be
// used; then `terraform show -json` is needed.
func LoadSnapshot(
	ctx context.Context, name string, raw []byte, opts Options,
) (*tf.Module, map[string][]byte, []model.Suppression, model.Diagnostics, error) {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, nil, nil, nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if err := checkSnapshot(archive); err != nil {
		return nil, nil, nil, nil, fmt.Errorf("reading %s: %w", name, err)
	}
	dirs, err := snapshotModules(archive)
	if err != nil {
		return nil, nil, nil, nil, fmt.Errorf("reading %s: %w", name, err)
	}
	t := newTree(archive, func(file string) string {
		dir, base := path.Split(strings.TrimPrefix(file, snapshotPrefix))
		inner := join(dirs[strings.TrimSuffix(dir, "/")], base)
		if onDisk := path.Join(opts.SnapshotRoot, inner); opts.SnapshotRoot != "" && opts.same(archive, file, onDisk) {
			return onDisk
		}
		return name + "!" + inner
	})
	planned := readPlanFile(archive)
	if planned != nil && opts.Plan == nil {
		opts.Plan = &planned.Plan
	}
	e := newEvaluator(ctx, t, snapshotPrefix, opts)
	e.snapshot = true
	e.manifest = map[string]string{}
	for key := range dirs {
		if key != "" {
			e.manifest[key] = snapshotPrefix + key
		}
	}
	module, sources, suppressions, diags := e.load()
	if planned != nil {
		for _, r := range module.Resources {
			r.Change = planned.changes[r.Address]
		}
	}
	return module, sources, suppressions, diags, nil
}

// same reports whether a file of an archive is the same as one on disk.
func (o *Options) same(archive *zip.Reader, name, onDisk string) bool {
	a, err := fs.ReadFile(archive, name)
	if err != nil {
		return false
	}
	b, err := o.readFile(onDisk)
	return err == nil && bytes.Equal(a, b)
}

// checkSnapshot refuses archives that unpack to more than a configuration.
func checkSnapshot(archive *zip.Reader) error {
	var size uint64
	found := false
	for _, f := range archive.File {
		found = found || strings.HasPrefix(f.Name, snapshotDir+"/")
		if found || f.Name == planName {
			size += f.UncompressedSize64
		}
	}
	switch {
	case !found:
		return errNoSnapshot
	case size > maxSnapshot:
		return errSize
	default:
		return nil
	}
}

// snapshotModules returns the directories of the modules by key.
func snapshotModules(archive *zip.Reader) (map[string]string, error) {
	raw, err := fs.ReadFile(archive, snapshotManifest)
	if err != nil {
		return nil, errNoSnapshot
	}
	var entries []struct{ Key, Dir string }
	if err := json.Unmarshal(raw, &entries); err != nil {
		var wrapped struct {
			Modules []struct{ Key, Dir string }
		}
		if err := json.Unmarshal(raw, &wrapped); err != nil {
			return nil, fmt.Errorf("list of modules: %w", err)
		}
		entries = wrapped.Modules
	}
	dirs := map[string]string{}
	for _, m := range entries {
		dirs[m.Key] = path.Clean(strings.ReplaceAll(m.Dir, "\\", "/"))
	}
	if _, ok := dirs[""]; !ok {
		return nil, errNoSnapshot
	}
	return dirs, nil
}
