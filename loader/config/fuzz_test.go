package config

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/model"
)

// FuzzLoad evaluates arbitrary configuration: it must neither panic nor run away,
// and every range must lie inside its file.
func FuzzLoad(f *testing.F) {
	names, err := filepath.Glob("../../testdata/loader/config/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		archive := txtar.Parse(raw)
		main, other := "", ""
		for _, file := range archive.Files {
			switch {
			case file.Name == "want":
			case strings.HasSuffix(file.Name, ".tf"):
				main += string(file.Data)
			default:
				other = string(file.Data)
			}
		}
		f.Add(main, other)
	}
	for _, seed := range []string{
		strings.Repeat("locals { a = [", 2000),
		`locals { a = "x"` + "\n" + `}` + strings.Repeat("!", 5000),
		`locals { a = ` + strings.Repeat("-", 100000) + `1 }`,
		`locals { a = ` + strings.Repeat("true ? 1 : ", 20000) + `1 }`,
		`locals { a = ` + strings.Repeat("1 + ", 20000) + `1 }`,
		`locals { a = "` + strings.Repeat("${\"", 3000) + `}`,
		`resource "aws_s3_bucket" "b" { bucket = pow(10, 100000000) }`,
		`resource "aws_s3_bucket" "b" { bucket = format("%999999999d", 1) }`,
		`resource "aws_s3_bucket" "b" { bucket = join("", range(100000000)) }`,
		`resource "aws_s3_bucket" "b" { count = 1000000000 }`,
		doubling(60),
		`resource "aws_s3_bucket" "b" {
			for_each = { a = 1, b = 2 }
			tags     = { all = values(aws_s3_bucket.b), text = jsonencode(aws_s3_bucket.b) }
		}`,
		`module "m" { source = "./" }`,
		`variable "v" { nullable = nothing.here }`,
		`resource "aws_s3_bucket_policy" "b" { policy = "\ue000x\ue001" }`,
	} {
		f.Add(seed, "{}")
	}
	f.Fuzz(func(t *testing.T, main, other string) {
		fsys := fstest.MapFS{
			"main.tf":          {Data: []byte(main)},
			"more.tf.json":     {Data: []byte(other)},
			"policy.json":      {Data: []byte(other)},
			"sub/main.tf":      {Data: []byte(main)},
			"terraform.tfvars": {Data: []byte(other)},
		}
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		start := time.Now()
		module, sources, suppressions, diags := load(ctx, newTree(fsys, func(s string) string { return s }), ".", Options{})
		if spent := time.Since(start); spent > 20*time.Second {
			t.Errorf("took %s", spent)
		}
		check := func(what string, r model.Range) {
			t.Helper()
			if r.IsZero() || r.Start == (model.Pos{}) {
				return
			}
			text, ok := sources[r.File]
			if !ok || r.Start.Byte < 0 || r.End.Byte > len(text) || r.Start.Byte > r.End.Byte {
				t.Errorf("%s: range %s is outside of its file", what, r)
			}
		}
		for _, r := range module.Resources {
			for path, place := range r.Ranges {
				check(r.Address+" "+path, place)
			}
			for path, doc := range r.Documents {
				check(r.Address+" "+path, doc.Header)
				policy, _ := document.Parse([]byte(doc.Text), document.Options{
					ID: r.Address, Locate: doc.Locate, Header: doc.Header, Maybe: doc.Maybe,
				})
				check(r.Address+" document", policy.Range)
				for _, s := range policy.Statements {
					check(r.Address+" statement", s.Range)
					for _, a := range s.Actions {
						check(r.Address+" action", a.Range)
					}
				}
			}
		}
		for _, s := range suppressions {
			check("suppression", s.Covers)
		}
		for _, d := range diags {
			check("diagnostic "+d.Summary, d.Subject)
		}
	})
}

// doubling is a chain of locals, each twice as long as the one before.
func doubling(n int) string {
	var b strings.Builder
	b.WriteString("locals {\n  a0 = \"x\"\n")
	for i := 1; i <= n; i++ {
		at, before := integer(i), integer(i-1)
		now, _ := text(at)
		last, _ := text(before)
		b.WriteString("  a" + now + " = \"${local.a" + last + "}${local.a" + last + "}\"\n")
	}
	last, _ := text(integer(n))
	b.WriteString("}\nresource \"aws_s3_bucket\" \"b\" { bucket = local.a" + last + " }\n")
	return b.String()
}
