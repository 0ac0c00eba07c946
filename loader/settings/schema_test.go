package settings_test

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/lint403/lint403/loader/settings"
)

// TestSchemaKeys holds the keys of the schema against those that are read, which the
// message about an unknown key lists.
func TestSchemaKeys(t *testing.T) {
	var schema struct {
		Properties map[string]any `yaml:"properties"`
		Defs       map[string]struct {
			Properties map[string]any `yaml:"properties"`
		} `yaml:"$defs"`
	}
	if err := yaml.Unmarshal(settings.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	for text, properties := range map[string]map[string]any{
		"no-such-key-at-all: 1\n":                  schema.Properties,
		"needs: [{no-such-key-at-all: 1}]\n":       schema.Defs["need"].Properties,
		"suppress: [{no-such-key-at-all: 1}]\n":    schema.Defs["suppression"].Properties,
		"inputs: {no-such-key-at-all: 1}\n":        member(t, schema.Properties["inputs"], "properties"),
		"per-path: [{no-such-key-at-all: 1}]\n":    member(t, schema.Properties["per-path"], "items", "properties"),
		"inputs: {policies: [{no-such-key: 1}]}\n": member(t, schema.Properties["inputs"], "properties", "policies", "items", "properties"),
	} {
		_, messages := read(t, text)
		known := regexp.MustCompile(`known keys: (.*)`).FindStringSubmatch(strings.Join(messages, "\n"))
		if known == nil {
			t.Fatalf("%s: %v", text, messages)
		}
		if diff := cmp.Diff(strings.Split(known[1], ", "), slices.Sorted(maps.Keys(properties))); diff != "" {
			t.Errorf("%s: keys that are read, and keys of the schema (-read +schema):\n%s", text, diff)
		}
	}
}

func member(t *testing.T, value any, names ...string) map[string]any {
	t.Helper()
	for _, name := range names {
		object, ok := value.(map[string]any)
		if !ok {
			t.Fatalf("no %q in %v", name, value)
		}
		value = object[name]
	}
	object, ok := value.(map[string]any)
	if !ok {
		t.Fatalf("%v: %v is no object", names, value)
	}
	return object
}

func TestSchema(t *testing.T) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(settings.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for text, valid := range map[string]bool{
		"version: 1\nfail-on: never\nselect: DEN\nassume: {region: eu-west-1}\n":              true,
		"needs: [{principal: p, resource: r, actions: [s3:GetObject], context: {a: null}}]\n": true,
		"suppress: [{rule: DEN120, at: a, reason: r, until: '2030-01-31'}]\n":                 true,
		"inputs: {policies: [{path: p, kind: scp}]}\n":                                        true,
		"fail_on: never\n":      false,
		"fail-on: eror\n":       false,
		"suppress: [{at: a}]\n": false,
		"inputs: {policies: [{path: p, kind: pocket}]}\n": false,
		"needs: [{principal: p}]\n":                       false,
	} {
		var value any
		if err := yaml.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); (err == nil) != valid {
			t.Errorf("%s: %v", text, err)
		}
		if _, messages := read(t, text); (len(messages) == 0) != valid {
			t.Errorf("%s: the reader says %v", text, messages)
		}
	}
}
