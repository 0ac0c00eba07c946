package aws_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/lint403/lint403/loader/aws"
)

// What rules ask for must be in the model.
func TestRulesFindTheirTypes(t *testing.T) {
	named := regexp.MustCompile(`(?:input\.resources\.|"#?)(aws_[a-z0-9_]+)`)
	// Words of other meaning, and what is no resource that has arguments.
	except := map[string]bool{"aws_message": true, "aws_managed": true, "aws_managed_key_shared": true, "aws_iam_": true}
	bundle := os.DirFS("../../rules/lint403")
	found := 0
	err := fs.WalkDir(bundle, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".rego") || strings.HasSuffix(name, "_test.rego") {
			return err
		}
		text, err := fs.ReadFile(bundle, name)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(text)) {
			if strings.HasPrefix(strings.TrimSpace(line), "#") {
				continue
			}
			for _, match := range named.FindAllStringSubmatch(line, -1) {
				found++
				if !aws.Wanted(match[1]) && !except[match[1]] {
					t.Errorf("rules/lint403/%s: %s is not kept in the model; add it to needed.txt", name, match[1])
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found < 20 {
		t.Errorf("only %d types found in the rules", found)
	}
}
