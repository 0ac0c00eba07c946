package config_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/unicode/norm"

	"github.com/lint403/lint403/loader/config"
	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// Whatever the line ends and the byte order mark of the files: the text at the place
// of an element that is written out is the element.
func TestPlacesHoldTheirText(t *testing.T) {
	for name, change := range map[string]func([]byte) []byte{
		"as they are":     func(b []byte) []byte { return b },
		"CRLF":            func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) },
		"byte order mark": func(b []byte) []byte { return append([]byte("\ufeff"), b...) },
		"wide characters": func(b []byte) []byte {
			return bytes.ReplaceAll(b, []byte("arn:aws:s3:::"), []byte("arn:aws:s3:::e\u0301😀-"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			names, err := filepath.Glob("../../testdata/loader/config/*.txtar")
			if err != nil {
				t.Fatal(err)
			}
			checked := 0
			for _, name := range names {
				raw, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				checked += checkPlaces(t, filepath.Base(name), raw, change)
			}
			if checked < 150 {
				t.Errorf("only %d elements checked", checked)
			}
		})
	}
}

func checkPlaces(t *testing.T, name string, raw []byte, change func([]byte) []byte) int {
	t.Helper()
	archive := txtar.Parse(raw)
	dir := t.TempDir()
	for _, f := range archive.Files {
		if f.Name == "want" || strings.Contains(f.Name, " -> ") {
			continue
		}
		path := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, change(f.Data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	root, opts := scenarioOptions(t, string(archive.Comment))
	opts.VarFiles = nil // they are named relative to the working directory
	module, sources, _, _ := config.Load(t.Context(), filepath.Join(dir, root), opts)
	checked := 0
	for _, r := range module.Resources {
		for path, doc := range r.Documents {
			tree, _, err := jsontree.Parse([]byte(doc.Text), 0)
			if err != nil || doc.Text == "" {
				continue
			}
			walk(tree, "", func(pointer string, n *jsontree.Node) {
				if n.Kind != jsontree.String || symbol.Has(n.Text) {
					return
				}
				at := doc.Locate(pointer, false, n.Start, n.End)
				written := string(sources[at.File][at.Start.Byte:at.End.Byte])
				if !literal(written) || doc.Form == "document" && strings.HasSuffix(at.File, ".json") {
					return // in the JSON syntax every name of an argument stands in quotes
				}
				checked++
				if got := plainText(written); got != norm.NFC.String(n.Text) {
					t.Errorf("%s: %s.%s%s is %q, but %s holds %s", name, r.Address, path, pointer, n.Text, at, written)
				}
			})
			if doc.Form != "document" { // which has names of its own for the members
				checkMembers(t, name, r, path, doc, tree, sources)
			}
		}
	}
	return checked
}

// checkMembers checks the places of names.
func checkMembers(
	t *testing.T, name string, r *tf.Resource, path string, doc *tf.Document, tree *jsontree.Node,
	sources map[string][]byte,
) {
	t.Helper()
	walk(tree, "", func(pointer string, n *jsontree.Node) {
		for _, m := range n.Members {
			at := doc.Locate(pointer+"/"+strings.ReplaceAll(m.Name, "/", "~1"), true, m.NameStart, m.NameEnd)
			written := string(sources[at.File][at.Start.Byte:at.End.Byte])
			if literal(written) && plainText(written) != m.Name {
				t.Errorf("%s: name %s of %s.%s%s is at %s, which holds %s", name, m.Name, r.Address, path, pointer, at, written)
			}
		}
	})
}

func walk(n *jsontree.Node, pointer string, visit func(string, *jsontree.Node)) {
	if n == nil {
		return
	}
	visit(pointer, n)
	for _, m := range n.Members {
		walk(m.Value, pointer+"/"+strings.ReplaceAll(m.Name, "/", "~1"), visit)
	}
	for i, elem := range n.Elements {
		walk(elem, pointer+"/"+string(rune('0'+i)), visit)
	}
}

// literal reports whether a piece of source is a string that is written out.
func literal(written string) bool {
	return strings.HasPrefix(strings.TrimPrefix(written, `\`), `"`) && !strings.ContainsAny(written, "$%&") &&
		!strings.Contains(written, "BUCKET") && len(written) > 1
}

// plainText decodes a string that stands in quotes, which may be escaped themselves.
func plainText(written string) string {
	if strings.HasPrefix(written, `\"`) {
		written = strings.ReplaceAll(strings.ReplaceAll(written, `\"`, `"`), `\\`, `\`)
	}
	var out string
	if err := json.Unmarshal([]byte(written), &out); err != nil {
		return err.Error()
	}
	return norm.NFC.String(out)
}
