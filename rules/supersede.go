package rules

import (
	"slices"

	"github.com/lint403/lint403/loader/model"
)

// supersede drops findings that another finding says better: one cause is one
// finding. A rule lists under `supersedes` the rules that judge a document alone;
// where it found that the same statement breaks a request, theirs goes. A finding
// about a document as such goes with any about its resource.
func supersede(findings []Finding, m *model.Model) []Finding {
	var better []*Finding
	for i := range findings {
		if len(findings[i].Rule.Supersedes) > 0 {
			better = append(better, &findings[i])
		}
	}
	if len(better) == 0 {
		return findings
	}
	gone := make([]bool, len(findings))
	for i := range findings {
		if b := betterThan(m, &findings[i], better); b != nil {
			b.adopt(findings[i].Codes)
			gone[i] = true
		}
	}
	var kept []Finding
	for i := range findings {
		if !gone[i] {
			kept = append(kept, findings[i])
		}
	}
	return kept
}

func betterThan(m *model.Model, f *Finding, better []*Finding) *Finding {
	if f.Verdict == VerdictApplyError {
		return nil // that AWS refuses the document is another matter
	}
	for _, b := range better {
		if slices.Contains(b.Rule.Supersedes, f.Rule.ID) && sameSubject(m, f, b) {
			return b
		}
	}
	return nil
}

// adopt adds the checks that a finding answers in the place of another.
func (f *Finding) adopt(codes []string) {
	for _, code := range codes {
		if !slices.Contains(f.Codes, code) {
			f.Codes = append(slices.Clone(f.Codes), code)
		}
	}
}

// sameSubject reports whether f is about the statement that b is about, about the
// document of b as such, or about the pair of statements that b is about.
func sameSubject(m *model.Model, f, b *Finding) bool {
	policy, statement := subject(m, f.Range)
	otherPolicy, otherStatement := subject(m, b.Range)
	if policy == nil || statement < 0 {
		return f.Address != "" && f.Address == b.Address
	}
	return policy == otherPolicy && statement == otherStatement || pointsInto(m, f, b) && pointsInto(m, b, f)
}

// pointsInto reports whether a finding names a place in the statement that another is
// about.
func pointsInto(m *model.Model, from, into *Finding) bool {
	policy, statement := subject(m, into.Range)
	return policy != nil && statement >= 0 && slices.ContainsFunc(from.Related, func(r Related) bool {
		other, index := subject(m, r.Range)
		return other == policy && index == statement
	})
}

// subject finds the policy and the statement in which a range starts; -1 is outside
// of every statement.
func subject(m *model.Model, r model.Range) (*model.Policy, int) {
	var outside *model.Policy
	for _, id := range sortedKeys(m.Policies) {
		policy := m.Policies[id]
		for i := range policy.Statements {
			if covers(policy.Statements[i].Range, r) {
				return policy, i
			}
		}
		if covers(policy.Range, r) {
			outside = policy
		}
	}
	return outside, -1
}

func covers(outer, inner model.Range) bool {
	return outer.File == inner.File && outer.File != "" &&
		outer.Start.Byte <= inner.Start.Byte && inner.Start.Byte < outer.End.Byte
}
