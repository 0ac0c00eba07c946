package iam

import "strings"

// nearest finds the candidate that a name was probably meant to be, and whether it
// is one edit away: one letter inserted, left out, replaced, or two neighbors
// swapped. Letter case does not count. Candidates further than a third of the name
// away are none.
func nearest(name string, candidates func(yield func(string) bool)) (suggestion string, near bool) {
	name = strings.ToLower(name)
	best := max(1, min(3, len(name)/3)) + 1
	for candidate := range candidates {
		d := distance(name, strings.ToLower(candidate), best)
		if d < best || d == best && suggestion != "" && candidate < suggestion {
			best, suggestion = d, candidate
		}
	}
	return suggestion, suggestion != "" && best <= 1
}

// distance is the optimal string alignment distance of a and b, or a number of at
// least limit when it reaches that.
func distance(a, b string, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit {
		return limit + 1
	}
	before := make([]int, len(b)+1)
	last := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		smallest := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			smallest = min(smallest, row[j])
		}
		if smallest > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
