package rules

import (
	"cmp"
	"slices"
	"sort"

	"github.com/lint403/lint403/loader/model"
)

// subject is a statement of a policy, or with the statement -1 a policy outside of its
// statements. The zero policy is none.
type subject struct {
	policy    *model.Policy
	statement int
}

func (s subject) isStatement() bool { return s.policy != nil && s.statement >= 0 }

// subjects finds statements and policies by where they stand, file by file.
type subjects struct {
	statements map[string]spans
	policies   map[string]spans
}

// spans are pieces of one file in the order of their starts.
type spans []span

type span struct {
	start, end int
	// reach is the greatest end up to here, because pieces may lie within others.
	reach int
	// order is the place of the policy among the ids. Policies share a piece of a file
	// where a module has several instances.
	order   int
	subject subject
}

func newSubjects(m *model.Model) *subjects {
	s := &subjects{statements: map[string]spans{}, policies: map[string]spans{}}
	for order, id := range sortedKeys(m.Policies) {
		policy := m.Policies[id]
		add(s.policies, policy.Range, order, subject{policy, -1})
		for i := range policy.Statements {
			add(s.statements, policy.Statements[i].Range, order, subject{policy, i})
		}
	}
	for _, files := range []map[string]spans{s.statements, s.policies} {
		for _, list := range files {
			list.arrange()
		}
	}
	return s
}

func add(files map[string]spans, r model.Range, order int, of subject) {
	if r.File != "" {
		files[r.File] = append(files[r.File], span{start: r.Start.Byte, end: r.End.Byte, order: order, subject: of})
	}
}

func (s spans) arrange() {
	slices.SortStableFunc(s, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	reach := 0
	for i := range s {
		reach = max(reach, s[i].end)
		s[i].reach = reach
	}
}

// around calls yield with every piece that a byte lies in.
func (s spans) around(at int, yield func(*span)) {
	for i := sort.Search(len(s), func(i int) bool { return s[i].start > at }) - 1; i >= 0 && s[i].reach > at; i-- {
		if at < s[i].end {
			yield(&s[i])
		}
	}
}

// compare orders by policy, then by statement.
func (s *span) compare(other *span) int {
	return cmp.Or(cmp.Compare(s.order, other.order), cmp.Compare(s.subject.statement, other.subject.statement))
}

// at returns the statement in which a range starts, of the first policy that has one
// there, else the last policy in which it starts.
func (s *subjects) at(r model.Range) subject {
	var found *span
	s.statements[r.File].around(r.Start.Byte, func(at *span) {
		if found == nil || at.compare(found) < 0 {
			found = at
		}
	})
	if found == nil {
		s.policies[r.File].around(r.Start.Byte, func(at *span) {
			if found == nil || at.order > found.order {
				found = at
			}
		})
	}
	if found == nil {
		return subject{statement: -1}
	}
	return found.subject
}
