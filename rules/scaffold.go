package rules

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"
)

//go:embed scaffold
var templates embed.FS

// Family is a family of rules.
type Family struct {
	// Name is the directory, Prefix the start of the ids.
	Name   string
	Prefix string
	// First is the first number of the family.
	First int
	About string
}

// Families lists the families in the order of the documentation.
func Families() []Family {
	return []Family{
		{"deny", "DEN", 100, "deny conditions: MFA, encryption, IP, VPC, principals, transport, organization"},
		{"action", "ACT", 200, "missing and mistaken actions"},
		{"arn", "ARN", 300, "malformed or never-matching ARNs, bucket and key names"},
		{"ownership", "OWN", 400, "object ownership, ACLs, copy-in, Requester Pays"},
		{"kms", "KMS", 500, "key policies, grants, encryption context"},
		{"network", "NET", 600, "VPC endpoints, access points, directory buckets"},
		{"organization", "ORG", 700, "boundaries, session policies, trust, SCPs, RCPs"},
		{"public", "PUB", 800, "Block Public Access and public policies"},
		{"lockout", "LCK", 900, "the applying principal locks itself out"},
		{"sequence", "SEQ", 0, "order of apply"},
		{"document", "DOC", 0, "policy document syntax, sizes, element rules"},
		{"unknown", "UNK", 0, "what could not be decided"},
		{"suppression", "SUP", 0, "suppression hygiene"},
		{"security", "SEC", 0, "security posture, off by default"},
	}
}

// Scaffold writes the files of a new rule into the source tree at root, with the
// next free id of its family, and returns the paths written.
func Scaffold(root, familyName, name string) ([]string, error) {
	i := slices.IndexFunc(Families(), func(f Family) bool { return f.Name == familyName })
	if i < 0 {
		return nil, fmt.Errorf("there is no family %q; the families are %s", familyName, familyNames())
	}
	if !regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`).MatchString(name) {
		return nil, fmt.Errorf("rule name %q is not in snake_case", name)
	}
	tree := filepath.Join(root, "rules", "lint403", "rules")
	if _, err := os.Stat(tree); err != nil {
		return nil, fmt.Errorf("run this in a checkout of lint403: %w", err)
	}
	sources, err := readSources(os.DirFS(tree), ".", false)
	if err != nil {
		return nil, err
	}
	data := map[string]string{
		"ID": nextID(Families()[i], sources), "Family": familyName, "Name": name, "Title": pascalCase(name),
	}
	dir := path.Join("rules", "lint403", "rules", familyName, name)
	files := []struct{ template, file string }{
		{"rule.rego.tmpl", path.Join(dir, name+".rego")},
		{"rule_test.rego.tmpl", path.Join(dir, name+"_test.rego")},
		{"scenario.txtar.tmpl", path.Join("testdata", "rules", data["ID"]+"_"+name+".txtar")},
	}
	var written []string
	for _, f := range files {
		if err := writeTemplate(f.template, filepath.Join(root, filepath.FromSlash(f.file)), data); err != nil {
			return written, err
		}
		written = append(written, f.file)
	}
	return written, nil
}

func familyNames() string {
	var names []string
	for _, f := range Families() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// nextID returns the number after the highest of the family.
func nextID(family Family, sources []*source) string {
	next := family.First
	for _, s := range sources {
		if number, ok := strings.CutPrefix(s.id, family.Prefix); ok {
			if n, err := strconv.Atoi(number); err == nil {
				next = max(next, n+1)
			}
		}
	}
	return fmt.Sprintf("%s%03d", family.Prefix, next)
}

func pascalCase(name string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(name, "_") {
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return b.String()
}

func writeTemplate(name, file string, data map[string]string) error {
	parsed, err := template.ParseFS(templates, "scaffold/"+name)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := parsed.Execute(&text, data); err != nil {
		return err
	}
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s exists already", file)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, text.Bytes(), 0o644)
}
