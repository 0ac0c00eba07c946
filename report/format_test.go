package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/lint403/lint403/report/sarif"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const goldenDir = "../testdata/report"

// variants are the outputs that have a golden file: every format, and the options
// that change much.
func variants() map[string]Options {
	plain := Options{Prefix: "live/eu", FailOn: FailOnError}
	variants := map[string]Options{}
	for _, format := range Formats() {
		variants[format.Name] = plain
	}
	color := plain
	color.Color, color.Verbose, color.StopToken = true, true, "3f1c7d0a"
	variants["text-color"] = color
	full := plain
	full.Include = Include{Suppressed: true, Unchanged: true, Unknown: true}
	full.SARIF = SARIFOptions{Category: "hcl", Security: true, Semantic: true}
	variants["sarif-full"] = full
	variants["json-full"] = full
	return variants
}

func write(t *testing.T, name string, r *Report, o Options) []byte {
	t.Helper()
	format, _, _ := strings.Cut(name, "-")
	var out bytes.Buffer
	spec, err := parseSpec(format)
	if err != nil {
		t.Fatal(err)
	}
	if err := spec.Format.Write(&out, r, &o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestGolden(t *testing.T) {
	for name, options := range variants() {
		t.Run(name, func(t *testing.T) {
			got := write(t, name, Build(loadFixture(t).material()), options)
			file := filepath.Join(goldenDir, name+".golden")
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("%s (-want +got), go test ./report -update rewrites it:\n%s", file, diff)
			}
			again := write(t, name, Build(loadFixture(t).material()), options)
			if !bytes.Equal(got, again) {
				t.Error("a second run gives other bytes")
			}
			if bytes.Contains(got, []byte("hunter2")) {
				t.Error("the output has a value of the plan or the variables")
			}
		})
	}
}

// TestFormatHasFile makes sure that the table, the files and the goldens agree.
func TestFormatHasFile(t *testing.T) {
	for _, format := range Formats() {
		for _, file := range []string{format.Name + ".go", filepath.Join(goldenDir, format.Name+".golden")} {
			if _, err := os.Stat(file); err != nil {
				t.Error(err)
			}
		}
		if format.Help == "" {
			t.Errorf("format %s has no help", format.Name)
		}
	}
	goldens, err := filepath.Glob(filepath.Join(goldenDir, "*.golden"))
	if err != nil {
		t.Fatal(err)
	}
	known := variants()
	for _, golden := range goldens {
		name := strings.TrimSuffix(filepath.Base(golden), ".golden")
		if _, ok := known[name]; !ok {
			t.Errorf("%s is the golden file of nothing", golden)
		}
	}
}

func validate(t *testing.T, schemaFile string, document []byte) {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%v", err)
	}
}

func TestSARIFSchema(t *testing.T) {
	const schema = "../../shared/schemas/sarif-schema-2.1.0.json"
	if _, err := os.Stat(schema); err != nil {
		t.Skip("the SARIF schema is not there: ", err)
	}
	r := Build(loadFixture(t).material())
	for _, name := range []string{"sarif", "sarif-full"} {
		validate(t, schema, write(t, name, r, variants()[name]))
	}
	validate(t, schema, write(t, "sarif", Build(Material{}), Options{}))
	validate(t, schema, write(t, "sarif", hostileReport(t), Options{Include: Include{Unknown: true}}))
}

func TestSARIFVerify(t *testing.T) {
	r := Build(loadFixture(t).material())
	for _, name := range []string{"sarif", "sarif-full"} {
		for _, problem := range sarif.Verify(write(t, name, r, variants()[name])) {
			t.Errorf("%s: %s", name, problem)
		}
	}
}

func TestJSONSchema(t *testing.T) {
	const schema = "schema/report.json"
	r := Build(loadFixture(t).material())
	for _, name := range []string{"json", "json-full"} {
		validate(t, schema, write(t, name, r, variants()[name]))
	}
	validate(t, schema, write(t, "json", Build(Material{}), Options{}))
	validate(t, schema, write(t, "json", hostileReport(t), Options{}))
}

// TestJSONContract pins the names of the contract, which the golden file could not
// keep from being changed by -update.
func TestJSONContract(t *testing.T) {
	var document struct {
		Schema   string
		Findings []map[string]json.RawMessage
		Coverage map[string]json.RawMessage
	}
	text := write(t, "json", Build(loadFixture(t).material()), Options{})
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	if document.Schema != "lint403/report/v1" {
		t.Errorf("schema = %q", document.Schema)
	}
	for name := range strings.FieldsSeq("rule title severity verdict confidence message address location related need " +
		"layer aws_message codes seed fix fingerprint") {
		for _, finding := range document.Findings {
			if _, ok := finding[name]; !ok {
				t.Errorf("a finding has no %q", name)
			}
		}
	}
	for name := range strings.FieldsSeq("inputs documents recovered needs denied at_risk allowed unknown skipped") {
		if _, ok := document.Coverage[name]; !ok {
			t.Errorf("the coverage has no %q", name)
		}
	}
}

func TestParseSpecs(t *testing.T) {
	tests := []struct {
		name    string
		values  []string
		want    []string
		wantErr string
	}{
		{name: "one", values: []string{"text"}, want: []string{"text>"}},
		{
			name: "several", values: []string{"text,sarif=a.sarif", "json=b=c.json"},
			want: []string{"text>", "sarif>a.sarif", "json>b=c.json"},
		},
		{name: "dash", values: []string{"json=-"}, want: []string{"json>"}},
		{name: "people and runner", values: []string{"text, github"}, want: []string{"text>", "github>"}},
		{name: "unknown", values: []string{"xml"}, wantErr: `format "xml" is not one of: text, compact, json, jsonl, sarif`},
		{name: "empty", values: []string{""}, wantErr: `format "" is not one of`},
		{name: "no path", values: []string{"sarif="}, wantErr: "no path"},
		{name: "two documents", values: []string{"json,sarif"}, wantErr: "cannot both go to stdout"},
		{name: "document and text", values: []string{"text,json"}, wantErr: "cannot both go to stdout"},
		{name: "one file", values: []string{"json=a,sarif=a"}, wantErr: "same place"},
		{name: "twice", values: []string{"text,text"}, wantErr: "same place"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			specs, err := ParseSpecs(tt.values)
			if tt.wantErr != "" {
				if err == nil || !strings.Contains(err.Error(), tt.wantErr) {
					t.Fatalf("err = %v, want one with %q", err, tt.wantErr)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, spec := range specs {
				got = append(got, spec.Format.Name+">"+spec.Path)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

type memoryFile struct{ bytes.Buffer }

func (*memoryFile) Close() error { return nil }

func TestWriteAll(t *testing.T) {
	specs, err := ParseSpecs([]string{"text,github,sarif=out.sarif,compact=out.txt,json=gone/x.json"})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*memoryFile{}
	create := func(path string) (io.WriteCloser, error) {
		if strings.HasPrefix(path, "gone/") {
			return nil, errors.New("no such directory")
		}
		files[path] = &memoryFile{}
		return files[path], nil
	}
	var stdout bytes.Buffer
	err = WriteAll(Build(loadFixture(t).material()), specs, Options{Color: true, StopToken: "tok"}, &stdout, create)
	if err == nil || !strings.Contains(err.Error(), "write the json report: no such directory") {
		t.Errorf("err = %v, want one about the json report", err)
	}
	if !bytes.Contains(files["out.sarif"].Bytes(), []byte(`"2.1.0"`)) {
		t.Error("no SARIF in its file")
	}
	if text := files["out.txt"].String(); strings.ContainsAny(text, "\x1b") || strings.Contains(text, "stop-commands") {
		t.Errorf("the compact file has colors or commands:\n%s", text)
	}
	if n := strings.Count(stdout.String(), "41 allowed"); n != 1 {
		t.Errorf("the coverage stands %d times on stdout, want once", n)
	}
}

func TestParseInclude(t *testing.T) {
	got, err := ParseInclude([]string{"suppressed", "unknown", "unchanged"})
	if err != nil || got != (Include{true, true, true}) {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := ParseInclude([]string{"all"}); err == nil || !strings.Contains(err.Error(), `"all"`) {
		t.Errorf("err = %v", err)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteError(t *testing.T) {
	r := Build(loadFixture(t).material())
	for _, format := range Formats() {
		if err := format.Write(brokenWriter{}, r, &Options{}); err == nil {
			t.Errorf("%s does not say that it could not write", format.Name)
		}
	}
}
