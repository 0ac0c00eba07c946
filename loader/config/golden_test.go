package config_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/lint403/lint403/loader/config"
	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

var update = flag.Bool("update", false, "rewrite the expectations")

// A scenario is an archive of files with its options in the comment, one KEY: VALUE
// a line, and with what comes of it in the file "want".
func TestScenarios(t *testing.T) {
	names, err := filepath.Glob("../../testdata/loader/config/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			path, err := filepath.Abs(name)
			if err != nil {
				t.Fatal(err)
			}
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			at := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
			if at < 0 {
				archive.Files = append(archive.Files, txtar.File{Name: "want"})
				at = len(archive.Files) - 1
			}
			unpack(t, archive, at)
			root, opts := scenarioOptions(t, string(archive.Comment))
			got := dump(config.Load(t.Context(), root, opts))
			if *update {
				archive.Files[at].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(archive), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[at].Data), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// unpack writes the files of a scenario into the working directory, which is made
// for it. A file NAME -> TARGET is a link.
func unpack(t *testing.T, archive *txtar.Archive, want int) {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	for i, f := range archive.Files {
		if i == want {
			continue
		}
		name, target, link := strings.Cut(f.Name, " -> ")
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if link {
			if err := os.Symlink(target, name); err != nil {
				t.Skipf("no links here: %v", err)
			}
			continue
		}
		if err := os.WriteFile(name, f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func scenarioOptions(t *testing.T, comment string) (root string, opts config.Options) {
	t.Helper()
	root = "."
	for line := range strings.Lines(comment) {
		line = strings.TrimSpace(line)
		key, val, ok := strings.Cut(line, ": ")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case !ok:
			t.Fatalf("malformed option %q", line)
		case key == "root":
			root = val
		case key == "var":
			opts.Vars = append(opts.Vars, val)
		case key == "var-file":
			opts.VarFiles = append(opts.VarFiles, val)
		case key == "env":
			opts.Environ = append(opts.Environ, val)
		case key == "workspace":
			opts.Workspace = val
		case key == "assume":
			name, text, _ := strings.Cut(val, "=")
			if opts.Assume == nil {
				opts.Assume = map[string]string{}
			}
			opts.Assume[name] = text
		case key == "plan":
			opts.Plan = &config.Plan{}
			if err := json.Unmarshal([]byte(val), opts.Plan); err != nil {
				t.Fatal(err)
			}
		default:
			t.Fatalf("unknown option %q", key)
		}
	}
	return root, opts
}

// dump writes what an evaluation yields, for people to read.
func dump(
	module *tf.Module, sources map[string][]byte, suppressions []model.Suppression, diags model.Diagnostics,
) string {
	var b strings.Builder
	d := dumper{Builder: &b, sources: sources}
	for _, r := range module.Resources {
		d.resource(r)
	}
	for _, p := range module.Providers {
		fmt.Fprintf(&b, "provider %s region=%s account=%s", p.Key, render(p.Region), render(p.Account))
		if p.RoleARN != "" {
			fmt.Fprintf(&b, " role=%s", render(p.RoleARN))
		}
		fmt.Fprintln(&b)
		for _, doc := range p.Documents {
			d.document("policy", doc)
		}
	}
	for _, s := range suppressions {
		fmt.Fprintf(&b, "suppression %s of %v reason=%q until=%q module=%q third-party=%v\n  at %s\n  covers %s\n",
			s.Scope, s.Rules, s.Reason, s.Until, s.Module, s.ThirdParty, d.place(s.Range), d.place(s.Covers))
	}
	for _, diag := range diags {
		fmt.Fprintf(&b, "%s %s\n", diag.Severity, diag)
	}
	return b.String()
}

type dumper struct {
	*strings.Builder
	sources map[string][]byte
}

func render(s string) string {
	out, _ := symbol.Render(s)
	return out
}

func (d dumper) resource(r *tf.Resource) {
	fmt.Fprintf(d, "%s\n", r.Address)
	if r.Provider != "aws" {
		fmt.Fprintf(d, "  provider %s\n", r.Provider)
	}
	for _, name := range slices.Sorted(maps.Keys(r.Values)) {
		if _, ok := r.Documents[name]; ok {
			continue
		}
		set := " "
		if slices.Contains(r.Set, name) {
			set = "*"
		}
		fmt.Fprintf(d, " %s%s = %s\n", set, name, render(compact(r.Values[name])))
	}
	for _, name := range slices.Sorted(maps.Keys(r.References)) {
		fmt.Fprintf(d, "  %s -> %s\n", name, strings.Join(r.References[name], " "))
	}
	for _, path := range r.Unknown {
		if path == "count" || path == "for_each" {
			fmt.Fprintf(d, "  unknown %s\n", path)
		}
	}
	for _, caller := range r.Callers {
		fmt.Fprintf(d, "  called %s\n", d.place(caller))
	}
	for _, path := range slices.Sorted(maps.Keys(r.Documents)) {
		d.document(path, r.Documents[path])
	}
}

func (d dumper) document(path string, doc *tf.Document) {
	fmt.Fprintf(d, "  %s: %s, header %s", path, doc.Form, d.place(doc.Header))
	if len(doc.Incomplete) > 0 {
		fmt.Fprintf(d, ", incomplete %q", doc.Incomplete)
	}
	fmt.Fprintln(d)
	for _, pointer := range slices.Sorted(maps.Keys(doc.Maybe)) {
		fmt.Fprintf(d, "    %s only with %q\n", pointer, doc.Maybe[pointer])
	}
	root, _, err := jsontree.Parse([]byte(doc.Text), 0)
	if err != nil {
		fmt.Fprintf(d, "    malformed: %s\n", err)
		return
	}
	d.node("", root, doc)
}

// node writes the leaves of a document and where they are.
func (d dumper) node(pointer string, n *jsontree.Node, doc *tf.Document) {
	if n == nil {
		return
	}
	place := d.place(doc.Locate(pointer, false, n.Start, n.End))
	switch n.Kind {
	case jsontree.Object:
		if strings.HasPrefix(pointer, "/Statement") && n.Get("Effect") != nil {
			fmt.Fprintf(d, "    %s at %s\n", pointer, place)
		}
		for _, m := range n.Members {
			inner := pointer + "/" + strings.ReplaceAll(m.Name, "/", "~1")
			if strings.ContainsAny(m.Name, ":") {
				fmt.Fprintf(d, "    %s name at %s\n", inner, d.place(doc.Locate(inner, true, m.NameStart, m.NameEnd)))
			}
			d.node(inner, m.Value, doc)
		}
	case jsontree.Array:
		for i, elem := range n.Elements {
			d.node(fmt.Sprintf("%s/%d", pointer, i), elem, doc)
		}
	default:
		fmt.Fprintf(d, "    %s = %s at %s\n", pointer, render(n.Text), place)
	}
}

// place writes a range with the text that it covers.
func (d dumper) place(r model.Range) string {
	if r.IsZero() {
		return "nowhere"
	}
	source := d.sources[r.File]
	if r.End.Byte > len(source) || r.Start.Byte > r.End.Byte {
		return r.String() + " OUTSIDE"
	}
	text := strings.Join(strings.Fields(string(source[r.Start.Byte:r.End.Byte])), " ")
	if len(text) > 60 {
		text = text[:30] + " ... " + text[len(text)-25:]
	}
	return fmt.Sprintf("%s:%d:%d-%d:%d `%s`", r.File, r.Start.Line, r.Start.Column, r.End.Line, r.End.Column, text)
}

func compact(v any) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return err.Error()
	}
	return strings.TrimSpace(b.String())
}
