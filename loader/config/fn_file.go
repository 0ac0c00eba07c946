package config

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"hash"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
)

// fileFunctions: https://developer.hashicorp.com/terraform/language/functions, under
// Filesystem Functions, and the hashes of files. None leaves the project.
func fileFunctions() map[string]function {
	fileHash := func(newHash func() hash.Hash, encode func([]byte) string) function {
		return function{impl: func(c *call) (*value, error) { return c.hashFile(newHash, encode) }, min: 1, max: 1}
	}
	return map[string]function{
		"abspath":      {impl: onPath(path.Clean), min: 1, max: 1},
		"basename":     {impl: onPath(baseName), min: 1, max: 1},
		"dirname":      {impl: onPath(path.Dir), min: 1, max: 1},
		"file":         {impl: readFile, min: 1, max: 1},
		"filebase64":   {impl: readBase64, min: 1, max: 1},
		"fileexists":   {impl: fileExists, min: 1, max: 1},
		"fileset":      {impl: fileSet, min: 2, max: 2},
		"pathexpand":   {impl: pathExpand, min: 1, max: 1},
		"templatefile": {impl: templateFile, min: 2, max: 2},

		"filebase64sha256": fileHash(sha256.New, base64.StdEncoding.EncodeToString),
		"filebase64sha512": fileHash(sha512.New, base64.StdEncoding.EncodeToString),
		"filemd5":          fileHash(md5.New, hex.EncodeToString),
		"filesha1":         fileHash(sha1.New, hex.EncodeToString),
		"filesha256":       fileHash(sha256.New, hex.EncodeToString),
		"filesha512":       fileHash(sha512.New, hex.EncodeToString),
	}
}

func onPath(f func(string) string) func(*call) (*value, error) {
	return func(c *call) (*value, error) {
		s, ok := text(c.args[0])
		if !ok {
			return nil, c.fail("a string is required")
		}
		if symbol.Has(s) {
			return c.unknown(), nil
		}
		return c.at(str(f(strings.ReplaceAll(s, "\\", "/")))), nil
	}
}

func baseName(s string) string {
	if s == "" {
		return ""
	}
	return path.Base(s)
}

func pathExpand(c *call) (*value, error) {
	s, ok := text(c.args[0])
	if !ok || symbol.Has(s) || strings.HasPrefix(s, "~") {
		return c.unknown(), nil // the home directory is not part of the configuration
	}
	return c.args[0], nil
}

// resolve returns the path in the tree that an argument names. Relative paths start
// at the root module, where Terraform runs.
func (c *call) resolve(arg *value) (name string, known bool, err error) {
	s, ok := text(arg)
	if !ok {
		return "", false, c.fail("a path must be a string")
	}
	if symbol.Has(s) {
		return "", false, nil
	}
	s = strings.ReplaceAll(s, "\\", "/")
	if path.IsAbs(s) || strings.HasPrefix(s, "~") || len(s) > 1 && s[1] == ':' {
		return "", true, errOutside
	}
	return join(c.rootDir, s), true, nil
}

// refuse reports a file that is not read, and stands for its text.
func (c *call) refuse(name string, err error) (*value, error) {
	if errors.Is(err, errOutside) || errors.Is(err, errSize) {
		c.report(model.SeverityWarning, rangeOf(c.rng()), "file is not read", err.Error())
		return c.unknown(), nil
	}
	return nil, c.fail("%s can't be read: %s", name, pathError(err))
}

func pathError(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return "it does not exist"
	}
	s := err.Error()
	return s[strings.LastIndex(s, ": ")+1:]
}

// textOf returns the text of a file with its place.
func (c *call) textOf(arg *value) (*value, error) {
	name, known, err := c.resolve(arg)
	if err != nil {
		return c.refuse(arg.str, err)
	}
	if !known {
		return c.unknown(), nil
	}
	if v, ok := c.fileVals[name]; ok {
		return v, nil
	}
	file, _, err := c.tree.file(name)
	if err != nil {
		return c.refuse(arg.str, err)
	}
	if !utf8.Valid(file.Bytes) {
		return nil, c.fail("%s is no text", arg.str)
	}
	if err := c.grow(len(file.Bytes)); err != nil {
		return nil, err
	}
	c.files[file.Name] = file
	all := string(file.Bytes)
	from := &origin{rng: file.Whole(), form: "file"}
	from.spans = []span{{start: 0, end: len(all), literal: &literal{
		file: file, start: 0, end: len(all), text: all, exact: true,
	}}}
	v := str(all).at(from)
	c.fileVals[name] = v
	return v, nil
}

func readFile(c *call) (*value, error) { return c.textOf(c.args[0]) }

func (c *call) raw() ([]byte, *value, error) {
	name, known, err := c.resolve(c.args[0])
	if err == nil && !known {
		return nil, c.unknown(), nil
	}
	var raw []byte
	if err == nil {
		raw, err = c.tree.read(name)
	}
	if err != nil {
		v, err := c.refuse(c.args[0].str, err)
		return nil, v, err
	}
	return raw, nil, nil
}

func readBase64(c *call) (*value, error) {
	raw, other, err := c.raw()
	if other != nil || err != nil {
		return other, err
	}
	if err := c.grow(len(raw)); err != nil {
		return nil, err
	}
	return c.at(str(base64.StdEncoding.EncodeToString(raw))), nil
}

func (c *call) hashFile(newHash func() hash.Hash, encode func([]byte) string) (*value, error) {
	raw, other, err := c.raw()
	if other != nil || err != nil {
		return other, err
	}
	h := newHash()
	if _, err := h.Write(raw); err != nil {
		return nil, c.fail("%s", err)
	}
	return c.at(str(encode(h.Sum(nil)))), nil
}

func fileExists(c *call) (*value, error) {
	name, known, err := c.resolve(c.args[0])
	if err != nil {
		return c.refuse(c.args[0].str, err)
	}
	if !known {
		return c.unknown(), nil
	}
	info, err := c.tree.stat(name)
	if errors.Is(err, errOutside) {
		return c.refuse(c.args[0].str, err)
	}
	return c.at(boolean(err == nil && info.Mode().IsRegular())), nil
}

func fileSet(c *call) (*value, error) {
	dir, known, err := c.resolve(c.args[0])
	if err != nil {
		return c.refuse(c.args[0].str, err)
	}
	pattern, ok := text(c.args[1])
	if !known || symbol.Has(pattern) {
		return c.unknown(), nil
	}
	if !ok || !doublestar.ValidatePattern(pattern) {
		return nil, c.fail("the pattern is malformed")
	}
	if !fs.ValidPath(dir) || strings.HasPrefix(path.Clean(pattern), "..") {
		return c.refuse(c.args[0].str, errOutside)
	}
	sub, err := fs.Sub(c.tree.fsys, dir)
	if err != nil {
		return c.refuse(c.args[0].str, outside(err))
	}
	var elems []*value
	err = doublestar.GlobWalk(sub, path.Clean(pattern), func(name string, entry fs.DirEntry) error {
		if err := c.enter(); err != nil {
			c.leave()
			return err
		}
		c.leave()
		if !entry.IsDir() {
			elems = append(elems, c.at(str(name)))
		}
		if len(elems) > maxElements {
			return errLarge
		}
		return nil
	})
	if err != nil {
		if isFatal(err) {
			return nil, err
		}
		return c.refuse(c.args[0].str, outside(err))
	}
	return c.at(set(elems)), nil
}

func templateFile(c *call) (*value, error) {
	tmpl, err := c.textOf(c.args[0])
	if err != nil {
		return nil, err
	}
	if _, ok := tmpl.unknown(); ok {
		return tmpl, nil
	}
	v, err := c.renderWith(tmpl, c.args[1])
	if err != nil {
		return nil, err
	}
	if v.from != nil {
		from := *v.from
		from.form = "templatefile"
		v = v.at(&from)
	}
	return v, nil
}

// renderWith renders a template with the members of a map as its variables.
func (c *call) renderWith(tmpl, vars *value) (*value, error) {
	s := &scope{inst: newInstance(&module{dir: c.scope.inst.config.dir}), tag: c.scope.tags()}
	if _, ok := vars.unknown(); ok {
		return c.unknown(), nil
	}
	object, err := c.materialize(vars)
	if err != nil {
		return nil, err
	}
	if object.kind != kindObject {
		return nil, c.fail("the variables must be a map")
	}
	for _, m := range object.members {
		s = s.bind(m.name, m.val, "")
	}
	if c.templates++; c.templates > maxTemplates {
		return nil, errLarge
	}
	if c.rendering >= maxRendering {
		return nil, c.fail("templates are nested too deeply")
	}
	c.rendering++
	defer func() { c.rendering-- }()
	return c.render(tmpl, s, "templatefile")
}

const (
	maxTemplates = 1 << 14
	maxRendering = 16
)
