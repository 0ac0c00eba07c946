package rules

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/lint403/lint403/loader/model"
)

// Rule is one rule of the catalog, as its METADATA describes it.
type Rule struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// Family is the directory of the family, Path the Rego package.
	Family      string         `json:"family"`
	Path        string         `json:"path"`
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Severity    model.Severity `json:"severity"`
	Verdict     Verdict        `json:"verdict"`
	Fix         string         `json:"fix"`
	Since       string         `json:"since"`
	// Codes are the checks of other catalogs that the rule answers, AWS's own
	// among them; Seed is the part of the problem it belongs to.
	Codes []string `json:"codes,omitempty"`
	Seed  string   `json:"seed,omitempty"`
	// Default is "off" for rules that run only when selected.
	Default string   `json:"default,omitempty"`
	Aliases []string `json:"aliases,omitempty"`
	// Supersedes are rules about documents alone whose findings are left out where
	// this rule found that the same statement breaks a request.
	Supersedes []string `json:"supersedes,omitempty"`
	Deprecated bool     `json:"deprecated,omitempty"`
	// When lists what must occur for the rule to find anything; see features.
	When []string `json:"when,omitempty"`
	// Library is set in the metadata of packages that are no rules.
	Library    bool        `json:"library,omitempty"`
	References []Reference `json:"references,omitempty"`
	Examples   []Example   `json:"examples,omitempty"`
	// Custom is set for a rule of the user's own.
	Custom bool `json:"custom,omitempty"`
}

// Reference is a page that says why.
type Reference struct {
	URL  string `json:"url"`
	Text string `json:"text,omitempty"`
}

// Example is a failing and a passing input: raw policies of a kind, or Terraform.
type Example struct {
	Kind   string `json:"kind,omitempty"`
	Fail   string `json:"fail,omitempty"`
	Pass   string `json:"pass,omitempty"`
	FailTF string `json:"fail_tf,omitempty"`
	PassTF string `json:"pass_tf,omitempty"`
}

// HelpURI is the page of the rule.
func (r *Rule) HelpURI() string {
	return "https://github.com/lint403/lint403/blob/main/rules/" +
		strings.ReplaceAll(r.Path, ".", "/") + "/README.md"
}

// ruleFromModule reads the annotations of a rule's package.
func ruleFromModule(m *ast.Module) (*Rule, error) {
	for _, annotation := range m.Annotations {
		if annotation.Scope != "package" {
			continue
		}
		return ruleFromAnnotation(m.Package.Path, annotation)
	}
	return nil, fmt.Errorf("%s: package %s has no METADATA", m.Package.Location, packageName(m))
}

func ruleFromAnnotation(path ast.Ref, a *ast.Annotations) (*Rule, error) {
	rule := &Rule{Name: a.Title, Title: splitWords(a.Title), Description: strings.TrimSpace(a.Description)}
	rule.Path = strings.TrimPrefix(path.String(), "data.")
	custom, err := json.Marshal(a.Custom)
	if err != nil {
		return nil, fmt.Errorf("%s: custom metadata: %w", a.Location, err)
	}
	decoder := json.NewDecoder(strings.NewReader(string(custom)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(rule); err != nil {
		return nil, fmt.Errorf("%s: custom metadata: %w", a.Location, err)
	}
	if parts := strings.Split(rule.Path, "."); len(parts) > 1 {
		rule.Family = parts[len(parts)-2]
	}
	for _, ref := range a.RelatedResources {
		rule.References = append(rule.References, Reference{URL: ref.Ref.String(), Text: ref.Description})
	}
	return rule, rule.validate(a)
}

func (r *Rule) validate(a *ast.Annotations) error {
	missing := map[string]bool{
		"custom.id": r.ID == "", "title": r.Name == "", "description": r.Description == "",
		"custom.severity": r.Severity == "", "custom.since": r.Since == "", "custom.fix": r.Fix == "",
	}
	for _, name := range sortedKeys(missing) {
		if missing[name] {
			return fmt.Errorf("%s: rule %s: METADATA lacks %s", a.Location, r.Path, name)
		}
	}
	if !validID(r.ID) {
		return fmt.Errorf("%s: rule %s: id %q is not three capital letters and three digits", a.Location, r.Path, r.ID)
	}
	switch r.Severity {
	case model.SeverityError, model.SeverityWarning, model.SeverityNote:
	default:
		return fmt.Errorf("%s: rule %s: severity %q is not error, warning or note", a.Location, r.Path, r.Severity)
	}
	return nil
}

func validID(id string) bool {
	if len(id) != 6 {
		return false
	}
	for i, c := range id {
		if letter := i < 3; letter && (c < 'A' || c > 'Z') || !letter && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// splitWords makes "ReaderLacksKmsDecrypt" readable: "Reader lacks kms decrypt".
func splitWords(name string) string {
	var b strings.Builder
	for i, c := range name {
		if i > 0 && c >= 'A' && c <= 'Z' {
			b.WriteByte(' ')
			c += 'a' - 'A'
		}
		b.WriteRune(c)
	}
	return b.String()
}

// Catalog is the rules, by id.
type Catalog []*Rule

// Find returns the rule with an id, an alias or a name, in any case.
func (c Catalog) Find(name string) (*Rule, bool) {
	for _, rule := range c {
		if strings.EqualFold(rule.ID, name) || strings.EqualFold(rule.Name, name) ||
			slices.ContainsFunc(rule.Aliases, func(a string) bool { return strings.EqualFold(a, name) }) {
			return rule, true
		}
	}
	return nil, false
}

func (c Catalog) sort() {
	slices.SortFunc(c, func(a, b *Rule) int { return cmp.Compare(a.ID, b.ID) })
}

func packageName(m *ast.Module) string { return strings.TrimPrefix(m.Package.Path.String(), "data.") }
