package refresh

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Diff lists what is new, gone and changed, one line each: "+ action s3:GetThing".
func Diff(before, after *Data) []string {
	var d differ
	compare(&d, "service", "", before.Services, after.Services, nil)
	compare(&d, "global key", "", before.Globals, after.Globals, nil)
	for prefix, s := range after.Services {
		old := before.Services[prefix]
		if old == nil {
			old = &Service{}
		}
		compare(&d, "action", prefix+":", old.Actions, s.Actions, same[*Action])
		compare(&d, "resource type", prefix+":", old.ResourceTypes, s.ResourceTypes, same[*ResourceType])
		compare(&d, "condition key", "", old.ConditionKeys, s.ConditionKeys, same[string])
	}
	slices.SortFunc(d.lines, func(a, b string) int {
		return cmp.Or(strings.Compare(a[2:], b[2:]), strings.Compare(a, b))
	})
	return d.lines
}

type differ struct{ lines []string }

func (d *differ) add(sign, kind, name string) {
	d.lines = append(d.lines, fmt.Sprintf("%s %s %s", sign, kind, name))
}

func compare[V any](d *differ, kind, prefix string, before, after map[string]V, equal func(a, b V) bool) {
	for name, v := range after {
		old, ok := before[name]
		switch {
		case !ok:
			d.add("+", kind, prefix+name)
		case equal != nil && !equal(old, v):
			d.add("~", kind, prefix+name)
		}
	}
	for name := range before {
		if _, ok := after[name]; !ok {
			d.add("-", kind, prefix+name)
		}
	}
}

func same[V any](a, b V) bool { return bytes.Equal(line(a), line(b)) }

func sortedNames[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// sortedUnique sorts without regard to letter case and drops repetitions.
func sortedUnique(list []string) []string {
	if len(list) == 0 {
		return nil
	}
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(strings.Compare(strings.ToLower(a), strings.ToLower(b)), strings.Compare(a, b))
	})
	return slices.Compact(list)
}
