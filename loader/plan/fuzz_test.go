package plan_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/plan"
	"github.com/lint403/lint403/loader/plan/plantest"
	"github.com/lint403/lint403/loader/source"
)

func FuzzRead(f *testing.F) {
	f.Add(plantest.Generate(f, 12))
	fixtures, err := filepath.Glob("../../testdata/loader/*/plan.json")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range fixtures {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for _, text := range []string{
		"", "{", "[]", "null", `{"resource_changes":[]}`, `{"resource_changes":[{}]}`, `{"resource_changes":{"a":1}}`,
		`{"resource_changes":[{"type":"aws_iam_role","name":"r","change":{"actions":"create","after":[]}}]}`,
		`{"planned_values":{"root_module":[]},"configuration":{"root_module":{"resources":{}}}}`,
		`{"values":{"root_module":{"resources":[{"type":"aws_s3_bucket","name":"b","values":null}]}}}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, diags := source.Decode("plan.json", raw)
		if diags.HasErrors() {
			return
		}
		p, diags := plan.Read(file, plan.Options{})
		if p == nil {
			if !diags.HasErrors() {
				t.Fatalf("neither a plan nor an error: %v", diags)
			}
			return
		}
		p.Variables()
		p.Attributes()
		inside := func(r model.Range) {
			if r.Start.Byte < 0 || r.End.Byte < r.Start.Byte || r.End.Byte > len(file.Bytes) {
				t.Fatalf("range %v is outside the file of %d bytes", r, len(file.Bytes))
			}
		}
		for _, r := range p.Module.Resources {
			inside(r.Range)
			for _, place := range r.Ranges {
				inside(place)
			}
			for _, doc := range r.Documents {
				inside(doc.Header)
				inside(doc.Locate("/Statement/0/Action", false, 0, len(doc.Text)))
			}
		}
	})
}
