package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

// maxFile is the largest file that is read: configuration is written by hand.
const maxFile = 16 << 20

// tree is the part of the file system that an evaluation may see.
type tree struct {
	fsys fs.FS
	// display turns a path of fsys into the name that ranges use.
	display func(string) string
	close   func() error

	files map[string]*source.File
	errs  map[string]error
	size  int
}

// maxTree bounds the text that is read altogether.
const maxTree = 1 << 30

var (
	errOutside = errors.New("it lies outside of the project")
	errSize    = errors.New("it is too large")
	errKind    = errors.New("it is no regular file")
)

// openTree opens the project that dir belongs to and returns the path of dir in it.
// The project is the repository (the nearest directory upwards with a .git), or
// else the working directory when dir is below it, or else dir itself. Links that
// lead out of it are not followed.
func openTree(dir string) (*tree, string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, "", fmt.Errorf("finding %s: %w", dir, err)
	}
	cwd, err := os.Getwd()
	if err != nil {
		cwd = abs
	}
	boundary := project(abs, cwd)
	rel, err := filepath.Rel(boundary, abs)
	if err != nil {
		return nil, "", fmt.Errorf("finding %s: %w", dir, err)
	}
	root, err := os.OpenRoot(boundary)
	if err != nil {
		return nil, "", fmt.Errorf("opening %s: %w", boundary, err)
	}
	t := newTree(root.FS(), func(name string) string {
		return displayName(dir, cwd, filepath.Join(boundary, filepath.FromSlash(name)))
	})
	t.close = root.Close
	return t, filepath.ToSlash(rel), nil
}

func newTree(fsys fs.FS, display func(string) string) *tree {
	return &tree{
		fsys: fsys, display: display, close: func() error { return nil },
		files: map[string]*source.File{}, errs: map[string]error{},
	}
}

func project(abs, cwd string) string {
	for at := abs; ; {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		up := filepath.Dir(at)
		if up == at {
			break
		}
		at = up
	}
	if within(cwd, abs) {
		return cwd
	}
	return abs
}

func within(dir, name string) bool {
	rel, err := filepath.Rel(dir, name)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// displayName names a file relative to the working directory. A file beside a
// directory that was given as an absolute path stays absolute.
func displayName(dir, cwd, name string) string {
	if within(cwd, name) || !filepath.IsAbs(dir) {
		if rel, err := filepath.Rel(cwd, name); err == nil {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.ToSlash(name)
}

// file returns the text of the file at a path of the tree.
func (t *tree) file(name string) (*source.File, model.Diagnostics, error) {
	name = path.Clean(name)
	if file, ok := t.files[name]; ok {
		return file, nil, t.errs[name]
	}
	raw, err := t.read(name)
	t.errs[name] = err
	if err != nil {
		t.files[name] = nil
		return nil, nil, err
	}
	file, diags := source.Decode(t.display(name), raw)
	t.files[name] = file
	return file, diags, nil
}

func (t *tree) read(name string) ([]byte, error) {
	info, err := t.stat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errKind
	case info.Size() > maxFile, t.size+int(info.Size()) > maxTree:
		return nil, errSize
	}
	raw, err := fs.ReadFile(t.fsys, name)
	if err != nil {
		return nil, outside(err)
	}
	t.size += len(raw)
	return raw, nil
}

func (t *tree) stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, errOutside
	}
	info, err := fs.Stat(t.fsys, name)
	return info, outside(err)
}

// list returns the names of the files of a directory in order.
func (t *tree) list(dir string) ([]fs.DirEntry, error) {
	if !fs.ValidPath(dir) {
		return nil, errOutside
	}
	entries, err := fs.ReadDir(t.fsys, dir)
	return entries, outside(err)
}

// outside names the refusal of os.Root, which has no error value of its own.
func outside(err error) error {
	if err != nil && strings.Contains(err.Error(), "escapes") {
		return errOutside
	}
	return err
}

// sources returns the texts that were read, by display name.
func (t *tree) sources() map[string][]byte {
	out := make(map[string][]byte, len(t.files))
	for _, file := range t.files {
		if file != nil {
			out[file.Name] = file.Bytes
		}
	}
	return out
}
