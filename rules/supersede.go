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
	better := newBetter(findings, m)
	if len(better.about) == 0 {
		return findings
	}
	gone := make([]bool, len(findings))
	for i := range findings {
		if b := better.than(&findings[i]); b != nil {
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

// adopt adds the checks that a finding answers in the place of another.
func (f *Finding) adopt(codes []string) {
	for _, code := range codes {
		if !slices.Contains(f.Codes, code) {
			f.Codes = append(slices.Clone(f.Codes), code)
		}
	}
}

// better are the findings of rules that supersede others, in their order, by what they
// are about.
type better struct {
	subjects *subjects
	about    []about
	// bySubject and byAddress hold positions in about.
	bySubject map[subject][]int
	byAddress map[string][]int
}

// about is a finding, the statement that it is about, and those that it relates to.
type about struct {
	finding *Finding
	subject subject
	related []subject
}

func newBetter(findings []Finding, m *model.Model) *better {
	b := &better{subjects: newSubjects(m), bySubject: map[subject][]int{}, byAddress: map[string][]int{}}
	for i := range findings {
		f := &findings[i]
		if len(f.Rule.Supersedes) == 0 {
			continue
		}
		a := b.read(f)
		b.bySubject[a.subject] = append(b.bySubject[a.subject], len(b.about))
		b.byAddress[f.Address] = append(b.byAddress[f.Address], len(b.about))
		b.about = append(b.about, a)
	}
	return b
}

func (b *better) read(f *Finding) about {
	a := about{finding: f, subject: b.subjects.at(f.Range)}
	for _, r := range f.Related {
		a.related = append(a.related, b.subjects.at(r.Range))
	}
	return a
}

// than returns the first finding that says better what f says: about the same statement,
// about the document that f is about as such, or about the same pair of statements.
func (b *better) than(f *Finding) *Finding {
	if f.Verdict == VerdictApplyError {
		return nil // that AWS refuses the document is another matter
	}
	a := b.read(f)
	var candidates []int
	if !a.subject.isStatement() {
		if f.Address != "" {
			candidates = b.byAddress[f.Address]
		}
	} else {
		candidates = slices.Concat(b.bySubject[a.subject], b.pairs(a))
		slices.Sort(candidates)
	}
	for _, i := range candidates {
		if slices.Contains(b.about[i].finding.Rule.Supersedes, f.Rule.ID) {
			return b.about[i].finding
		}
	}
	return nil
}

// pairs lists the findings about a statement that a relates to, which relate to that of a.
func (b *better) pairs(a about) []int {
	var found []int
	for _, related := range a.related {
		if !related.isStatement() {
			continue
		}
		for _, i := range b.bySubject[related] {
			if slices.Contains(b.about[i].related, a.subject) {
				found = append(found, i)
			}
		}
	}
	return found
}
