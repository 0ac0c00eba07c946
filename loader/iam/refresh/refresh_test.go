package refresh_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/iam/refresh"
)

func files(texts map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// TestDataIsWhatWriteWrites holds the data in the tree against its own form, so that
// a refresh shows changes of AWS and nothing else.
func TestDataIsWhatWriteWrites(t *testing.T) {
	const dir = "../data"
	data, err := refresh.Read(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if err := data.Correct(os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	if err := os.Mkdir(filepath.Join(out, "services"), 0o700); err != nil {
		t.Fatal(err)
	}
	gone := filepath.Join(out, "services", "gone.json")
	if err := os.WriteFile(gone, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := data.Write(out); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(gone); !os.IsNotExist(err) {
		t.Errorf("the file of a service that is gone is still there: %v", err)
	}
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		want, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		got, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		if string(got) != string(want) {
			t.Errorf("%s differs from what is written (-want +got):\n%.2000s", name, cmp.Diff(string(want), string(got)))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// npmPackage is a package of one service.
func npmPackage() fstest.MapFS {
	return files(map[string]string{
		"package.json": `{"name":"@x/data","version":"1.2.3","license":"MIT","updatedAt":"2030-01-02T03:04:05Z"}`,
		"dist/esm/globalConditionKeys.js": `export const globalConditionKeys = [
			{ key: 'aws:PrincipalTag/tag-key', category: 'principal', type: 'String' },
			{ key: 'aws:SourceIp', category: 'network', type: 'IPAddress' },
		];`,
		"data/serviceNames.json":           `{"s3":"Amazon S3"}`,
		"data/services.json":               `["s3"]`,
		"data/unassociatedConditions.json": `{"saml":["sts"]}`,
		"data/rcpSupportedServices.json":   `["sqs","s3"]`,
		"data/actions/s3.json": `{"getobject":{"name":"GetObject","accessLevel":"Read",
			"conditionKeys":["s3:ExistingObjectTag/<key>","s3:authType"],"dependentActions":[],
			"resourceTypes":[{"name":"Object","required":true,"conditionKeys":[],"dependentActions":[]}]},
			"tagthing":{"name":"TagThing","accessLevel":"Tagging, Write","conditionKeys":[],"dependentActions":[],
			"resourceTypes":[]}}`,
		"data/resourceTypes/s3.json": `{"object":{"key":"object","arn":"arn:${Partition}:s3:::${B}/${O}"}}`,
		"data/conditionKeys/s3.json": `{"x":{"key":"s3:ExistingObjectTag/<key>","type":"String"}}`,
	})
}

func TestFromPackage(t *testing.T) {
	older := npmPackage()
	older["data/actions/s3.json"] = &fstest.MapFile{Data: []byte(`{"getobject":{"dependentActions":["kms:Decrypt"]}}`)}
	got, err := refresh.FromPackage(npmPackage(), older)
	if err != nil {
		t.Fatal(err)
	}
	want := &refresh.Data{
		Index: refresh.Index{
			DependentActionsFrom: "npm:@x/data@1.2.3 (MIT)",
			Source:               "npm:@x/data@1.2.3 (MIT)",
			Version:              "1.2.3",
			UpdatedAt:            "2030-01-02T03:04:05Z",
			Foreign:              map[string][]string{"saml": {"sts"}},
			RCPServices:          []string{"s3", "sqs"},
			Globals: map[string]refresh.GlobalKey{
				"aws:PrincipalTag/${TagKey}": {Scope: "principal", Type: "String"},
				"aws:SourceIp":               {Scope: "network", Type: "IPAddress"},
			},
		},
		Services: map[string]*refresh.Service{"s3": {
			Name: "Amazon S3",
			Actions: map[string]*refresh.Action{
				"GetObject": {
					Access:           "Read",
					ConditionKeys:    []string{"s3:authType", "s3:ExistingObjectTag/${TagKey}"},
					DependentActions: []string{"kms:Decrypt"},
					Resources:        []refresh.Link{{Type: "object", Required: true}},
				},
				"TagThing": {Access: "Tagging"},
			},
			ResourceTypes: map[string]*refresh.ResourceType{"object": {ARN: "arn:${Partition}:s3:::${B}/${O}"}},
			ConditionKeys: map[string]string{"s3:ExistingObjectTag/${TagKey}": "String"},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("data (-want +got):\n%s", diff)
	}
}

func TestFromPackageRefusesAnotherLayout(t *testing.T) {
	tests := []struct{ name, file, text, want string }{
		{"global keys", "dist/esm/globalConditionKeys.js", "export const keys = {};", "layout"},
		{"access level", "data/actions/s3.json", `{"x":{"name":"X","accessLevel":"Telepathy"}}`, "Telepathy"},
		{"not JSON", "data/services.json", "s3", "services.json"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pkg := npmPackage()
			pkg[tt.file] = &fstest.MapFile{Data: []byte(tt.text)}
			if _, err := refresh.FromPackage(pkg, nil); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("err = %v, want one about %q", err, tt.want)
			}
		})
	}
}

func TestFromAWS(t *testing.T) {
	before, err := refresh.FromPackage(npmPackage(), nil)
	if err != nil {
		t.Fatal(err)
	}
	dir := files(map[string]string{
		"index.json": `[{"service":"s3","url":"https://example.com/s3.json"}]`,
		"s3.json": `{"Name":"s3","Version":"v1",
			"Actions":[
				{"Name":"GetObject","ActionConditionKeys":["s3:authType"],
				 "Annotations":{"Properties":{"IsList":false,"IsPermissionManagement":false,"IsTaggingOnly":false,"IsWrite":false}},
				 "Resources":[{"Name":"object"},{"Name":"undefined"}]},
				{"Name":"PutThing","Annotations":{"Properties":{"IsPermissionManagement":true,"IsWrite":true}}}],
			"Resources":[{"Name":"object","ARNFormats":["arn:a","arn:b"],"ConditionKeys":["aws:ResourceTag/${TagKey}"]}],
			"ConditionKeys":[{"Name":"s3:authType","Types":["String"]}]}`,
	})
	_, err = refresh.FromAWS(files(map[string]string{"index.json": "[]"}), before, "2030-02-03")
	if err == nil {
		t.Error("a list of services alone is taken for the reference")
	}
	delete(dir, "index.json")
	got, err := refresh.FromAWS(dir, before, "2030-02-03")
	if err != nil {
		t.Fatal(err)
	}
	want := &refresh.Service{
		Name: "Amazon S3",
		Actions: map[string]*refresh.Action{
			"GetObject": {
				Access: "Read", ConditionKeys: []string{"s3:authType"},
				Resources: []refresh.Link{{Type: "object", Required: true}},
			},
			"PutThing": {Access: "Permissions management"},
		},
		ResourceTypes: map[string]*refresh.ResourceType{"object": {
			ARN: "arn:a", MoreARNs: []string{"arn:b"}, ConditionKeys: []string{"aws:ResourceTag/${TagKey}"},
		}},
		ConditionKeys: map[string]string{"s3:authType": "String"},
	}
	if diff := cmp.Diff(want, got.Services["s3"]); diff != "" {
		t.Errorf("service (-want +got):\n%s", diff)
	}
	if got.UpdatedAt != "2030-02-03" || got.Globals["aws:SourceIp"].Type != "IPAddress" {
		t.Errorf("index = %+v, want the day given and the global keys of before", got.Index)
	}
}

func TestDiff(t *testing.T) {
	before, err := refresh.FromPackage(npmPackage(), nil)
	if err != nil {
		t.Fatal(err)
	}
	after, err := refresh.FromPackage(npmPackage(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s3 := after.Services["s3"]
	delete(s3.Actions, "TagThing")
	s3.Actions["GetObject"].Access = "List"
	s3.Actions["NewThing"] = &refresh.Action{Access: "Write"}
	after.Services["s4"] = &refresh.Service{Name: "S4"}
	after.Globals["aws:Novel"] = refresh.GlobalKey{Type: "String"}
	want := []string{
		"~ action s3:GetObject",
		"+ action s3:NewThing",
		"- action s3:TagThing",
		"+ global key aws:Novel",
		"+ service s4",
	}
	if diff := cmp.Diff(want, refresh.Diff(before, after)); diff != "" {
		t.Errorf("difference (-want +got):\n%s", diff)
	}
}

func TestCorrectRefusesWhatIsGone(t *testing.T) {
	data, err := refresh.FromPackage(npmPackage(), nil)
	if err != nil {
		t.Fatal(err)
	}
	overlay := files(map[string]string{
		"overlay.json": `{"services":{"s3":{"resourceTypes":{"gone":{"moreArns":["arn:x"]}}}}}`,
	})
	if err := data.Correct(overlay); err == nil || !strings.Contains(err.Error(), "gone") {
		t.Errorf("err = %v, want one about the resource type gone", err)
	}
}
