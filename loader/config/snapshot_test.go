package config_test

import (
	"archive/zip"
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/encoding/protowire"

	"github.com/lint403/lint403/loader/config"
)

// message writes a protocol buffer.
type message []byte

func (m message) bytes(number protowire.Number, val string) message {
	m = protowire.AppendTag(m, number, protowire.BytesType)
	return protowire.AppendString(m, val)
}

// first writes the field 1, which is a number.
func (m message) first(n uint64) message {
	m = protowire.AppendTag(m, 1, protowire.VarintType)
	return protowire.AppendVarint(m, n)
}

func value(packed string) string { return string(message(nil).bytes(1, packed)) }

func archive(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const snapshotMain = `
variable "env" {
  type = string
}

variable "secret" {}

resource "aws_s3_bucket" "b" {
  bucket = "${var.env}-${random_id.r.hex}"
}

resource "random_id" "r" {
  byte_length = 2
}

module "local" {
  source = "./modules/queue"
  name   = var.env
}

module "registry" {
  source = "example/queue/aws"
  name   = "x"
}
`

func snapshotFiles() map[string]string {
	module := "variable \"name\" {}\nresource \"aws_sqs_queue\" \"q\" {\n  name = var.name\n}\n"
	return map[string]string{
		"tfconfig/modules.json": `[{"Key":"","Dir":"."},` +
			`{"Key":"local","Source":"./modules/queue","Dir":"modules/queue"},` +
			`{"Key":"registry","Source":"registry.terraform.io/example/queue/aws","Version":"1.0.0",` +
			`"Dir":".terraform/modules/registry"}]`,
		"tfconfig/m-/main.tf":         snapshotMain,
		"tfconfig/m-local/main.tf":    module,
		"tfconfig/m-registry/main.tf": module,
	}
}

func TestLoadSnapshot(t *testing.T) {
	files := snapshotFiles()
	// ["string", "prod"] and {"bucket": "prod-ab12", "id": unknown, "tags": {"n": 300}}
	env := value("\x92\xc4\x08\"string\"\xa4prod")
	bucket := value("\x83\xa6bucket\xa9prod-ab12\xa2id\xd4\x00\x00\xa4tags\x81\xa1n\xcd\x01\x2c")
	null := value("\xc0")
	change := message(nil).first(3).bytes(2, null).bytes(2, bucket)
	files["tfplan"] = string(message(nil).first(3).
		bytes(2, string(message(nil).bytes(1, "env").bytes(2, env))).
		bytes(3, string(message(nil).bytes(13, "aws_s3_bucket.b").bytes(9, string(change)))).
		bytes(14, "1.13.0"))

	module, sources, _, diags, err := config.LoadSnapshot(t.Context(), "plan.out", archive(t, files), config.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range diags {
		t.Errorf("diagnostic: %s", d)
	}
	got := map[string]any{}
	for _, r := range module.Resources {
		got[r.Address] = render(r.Values[map[string]string{"aws_s3_bucket": "arn", "aws_sqs_queue": "name"}[r.Type]].(string))
		got[r.Address+" change"] = r.Change
		got[r.Address+" file"] = r.Range.File
		if _, ok := sources[r.Range.File]; !ok {
			t.Errorf("%s: no source %s", r.Address, r.Range.File)
		}
	}
	want := map[string]any{
		"aws_s3_bucket.b":                        "arn:aws:s3:::prod-ab12",
		"aws_s3_bucket.b change":                 "update",
		"aws_s3_bucket.b file":                   "plan.out!main.tf",
		"module.local.aws_sqs_queue.q":           "prod",
		"module.local.aws_sqs_queue.q change":    "",
		"module.local.aws_sqs_queue.q file":      "plan.out!modules/queue/main.tf",
		"module.registry.aws_sqs_queue.q":        "x",
		"module.registry.aws_sqs_queue.q file":   "plan.out!.terraform/modules/registry/main.tf",
		"module.registry.aws_sqs_queue.q change": "",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestLoadSnapshotWithoutPlan(t *testing.T) {
	for name, plan := range map[string]string{
		"none":          "",
		"other version": string(message(nil).first(4).bytes(2, string(message(nil).bytes(1, "env")))),
		"cut off":       string(message(nil).first(3).bytes(2, "x"))[:3],
		"malformed":     "\xff\xff\xff",
	} {
		t.Run(name, func(t *testing.T) {
			files := snapshotFiles()
			if plan != "" {
				files["tfplan"] = plan
			}
			module, _, _, _, err := config.LoadSnapshot(t.Context(), "plan.out", archive(t, files), config.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range module.Resources {
				if r.Address == "aws_s3_bucket.b" {
					if got, want := render(r.Values["bucket"].(string)), "${var.env}-${random_id.r.hex}"; got != want {
						t.Errorf("bucket = %q, want %q", got, want)
					}
				}
			}
		})
	}
}

func TestLoadSnapshotRefuses(t *testing.T) {
	noRoot := snapshotFiles()
	noRoot["tfconfig/modules.json"] = `[{"Key":"x","Dir":"x"}]`
	broken := snapshotFiles()
	broken["tfconfig/modules.json"] = `[{`
	for name, tt := range map[string]struct {
		raw  []byte
		want string
	}{
		"no archive":     {[]byte("PK\x03\x04..."), "zip"},
		"another one":    {archive(t, map[string]string{"x": "y"}), "no configuration"},
		"no list":        {archive(t, map[string]string{"tfconfig/m-/main.tf": ""}), "no configuration"},
		"no root":        {archive(t, noRoot), "no configuration"},
		"malformed list": {archive(t, broken), "list of modules"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, _, _, err := config.LoadSnapshot(t.Context(), "plan.out", tt.raw, config.Options{})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}

// A file that is the same on disk is called by its name there, so that findings
// land in it.
func TestLoadSnapshotNamesFilesOnDisk(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.MkdirAll("root/modules/queue", 0o700); err != nil {
		t.Fatal(err)
	}
	files := snapshotFiles()
	for name, text := range map[string]string{
		"root/main.tf":               files["tfconfig/m-/main.tf"],
		"root/modules/queue/main.tf": "# changed since\n" + files["tfconfig/m-local/main.tf"],
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	opts := config.Options{SnapshotRoot: "root"}
	module, _, _, _, err := config.LoadSnapshot(t.Context(), "root/plan.out", archive(t, files), opts)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, r := range module.Resources {
		got[r.Address] = r.Range.File
	}
	want := map[string]string{
		"aws_s3_bucket.b":                 "root/main.tf",
		"module.local.aws_sqs_queue.q":    "root/plan.out!modules/queue/main.tf",
		"module.registry.aws_sqs_queue.q": "root/plan.out!.terraform/modules/registry/main.tf",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
