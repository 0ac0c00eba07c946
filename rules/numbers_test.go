package rules_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
)

// TestNumberedRules holds the numbers in the simulation against the list of the rules:
// each has a Rego test of its own, and no comment or test names one that is not listed.
func TestNumberedRules(t *testing.T) {
	list, err := os.ReadFile("lint403/authz/README.md")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, row := range regexp.MustCompile(`(?m)^\| (R-[A-Z]-\d\d) \|`).FindAllStringSubmatch(string(list), -1) {
		if listed[row[1]] {
			t.Errorf("%s is listed twice", row[1])
		}
		listed[row[1]] = true
	}
	number := regexp.MustCompile(`\bR-[A-Z]-\d\d\b`)
	// The tables of a rule may be split, test_r_s_09 and test_r_s_09_2.
	test := regexp.MustCompile(`^test_r_([a-z])_(\d\d)(_\d+)?$`)
	tested := map[string]bool{}
	walkRego(t, func(file string, text []byte) {
		for _, name := range number.FindAllString(string(text), -1) {
			if !listed[name] {
				t.Errorf("%s names %s, which is not listed", file, name)
			}
		}
		if !strings.HasPrefix(file, "lint403/authz/") || !strings.HasSuffix(file, "_test.rego") {
			return
		}
		for _, rule := range ast.MustParseModule(string(text)).Rules {
			if parts := test.FindStringSubmatch(rule.Head.Ref()[0].Value.String()); parts != nil {
				tested["R-"+strings.ToUpper(parts[1])+"-"+parts[2]] = true
			}
		}
	})
	for name := range listed {
		if !tested[name] {
			t.Errorf("%s has no Rego test of its own", name)
		}
	}
}
