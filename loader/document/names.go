package document

import (
	"slices"
	"strings"
)

func contains[T comparable](names []T, name T) bool { return slices.Contains(names, name) }

// equalFold returns the name that differs from s at most in letter case, or "".
func equalFold(names []string, s string) string {
	for _, name := range names {
		if strings.EqualFold(name, s) {
			return name
		}
	}
	return ""
}

// nearest returns the name that s may be a misspelling of, or "".
func nearest(s string, names []string) string {
	best, distance := "", 0
	lower := strings.ToLower(s)
	for _, name := range names {
		d := editDistance(lower, strings.ToLower(name))
		if best == "" || d < distance {
			best, distance = name, d
		}
	}
	if best == "" || distance > max(1, len(best)/3) {
		return ""
	}
	return best
}

// editDistance counts the insertions, deletions, substitutions and swaps of
// neighbors between two short strings.
func editDistance(a, b string) int {
	const longest = 64
	if len(a) > longest || len(b) > longest {
		return longest
	}
	before, previous, current := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				current[j] = min(current[j], before[j-2]+1)
			}
		}
		before, previous, current = previous, current, before
	}
	return previous[len(b)]
}
