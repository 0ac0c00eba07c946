package rules

import (
	"fmt"
	"slices"
	"strings"
)

// all is the prefix of every id.
const all = "ALL"

// Selection says which rules run, by prefixes of their ids: "DEN", "KMS501", or
// "ALL". Of two prefixes the longer one decides; of equal ones Ignore.
type Selection struct {
	// Select replaces the default selection; Extend adds to it.
	Select []string
	Extend []string
	Ignore []string
}

// selects reports whether a rule runs. A rule that is off by default runs only when
// a prefix of its id is named; ALL does not name it.
func (s Selection) selects(id string, off bool) bool {
	selected := longest(id, slices.Concat(s.Select, s.Extend))
	if len(s.Select) == 0 {
		selected = max(selected, 0)
	}
	if off && selected == 0 {
		return false
	}
	return selected > longest(id, s.Ignore)
}

// validate names a prefix that matches no rule.
func (s Selection) validate(ids []string) error {
	flags := []struct {
		name     string
		prefixes []string
	}{{"select", s.Select}, {"extend-select", s.Extend}, {"ignore", s.Ignore}}
	for _, flag := range flags {
		for _, prefix := range flag.prefixes {
			if !knows(ids, prefix) {
				return fmt.Errorf("--%s %s: no rule id starts with %q; `lint403 rule` lists them",
					flag.name, prefix, prefix)
			}
		}
	}
	return nil
}

func knows(ids []string, prefix string) bool {
	return prefix == all || slices.ContainsFunc(ids, func(id string) bool { return strings.HasPrefix(id, prefix) })
}

// longest returns the length of the longest prefix of id, -1 for none.
func longest(id string, prefixes []string) int {
	best := -1
	for _, prefix := range prefixes {
		if prefix == all {
			best = max(best, 0)
		} else if strings.HasPrefix(id, prefix) {
			best = max(best, len(prefix))
		}
	}
	return best
}
