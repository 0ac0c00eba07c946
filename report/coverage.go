package report

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// Coverage says what a run looked at, so that silence can be told from blindness.
type Coverage struct {
	// Inputs counts the inputs that were read; Skipped has the others.
	Inputs int
	// Documents counts policy documents, Recovered those among them that a plan
	// does not know before apply and the sources filled in.
	Documents int
	Recovered int
	Access
	// Suppressed and Known count the findings that are accepted.
	Suppressed int
	Known      int
	Unknown    []UnknownValue
	Skipped    []Skipped
	// kinds counts the inputs read by kind.
	kinds map[string]int
	// verdicts counts the open findings that are about no request.
	verdicts map[rules.Verdict]int
}

// Access counts the requests that were simulated.
type Access struct {
	Needs   int
	Denied  int
	AtRisk  int
	Allowed int
}

// UnknownValue is a value on which a verdict or a document depends.
type UnknownValue struct {
	Value string `json:"value"`
	// Where is the address or file that needs it.
	Where string `json:"where"`
	// Supply is the flag that gives the value.
	Supply string `json:"supply"`
}

// Skipped is an input, or a part of one, that was not read, and why.
type Skipped struct {
	Input  string `json:"input"`
	Reason string `json:"reason"`
}

func coverage(r *Report, m *Material) Coverage {
	c := Coverage{
		Recovered: m.Recovered,
		Unknown:   unknownValues(r, m.Model),
		Skipped:   skipped(m),
		kinds:     map[string]int{},
		verdicts:  map[rules.Verdict]int{},
	}
	for _, input := range m.Inputs {
		if input.OK {
			c.Inputs++
			c.kinds[input.Kind]++
		}
	}
	if m.Model != nil {
		c.Documents = len(m.Model.Policies)
		c.Needs = len(m.Model.Needs)
	}
	c.count(r)
	if simulated := m.Access; simulated != nil {
		// Some rules see a denial without a request to simulate; their findings count.
		c.Denied, c.AtRisk = max(c.Denied, simulated.Denied), max(c.AtRisk, simulated.AtRisk)
		c.Allowed = simulated.Allowed
		c.Needs = max(simulated.Needs, c.Denied+c.AtRisk+c.Allowed)
	}
	return c
}

// count counts findings, and requests by what the findings say of them.
func (c *Coverage) count(r *Report) {
	requests := map[rules.Need]rules.Verdict{}
	for i := range r.Entries {
		e := &r.Entries[i]
		switch {
		case e.Suppressed != nil:
			c.Suppressed++
			continue
		case e.Known:
			c.Known++
			continue
		}
		request := e.Verdict == rules.VerdictDenied || e.Verdict == rules.VerdictAtRisk
		needs := needsOf(&e.Finding)
		switch {
		case remark(e):
			c.verdicts[rules.VerdictHygiene]++
			continue
		case !request || len(needs) == 0:
			if e.Rule.Family != unknownFamily { // whose findings are about documents; Unknown has them
				c.verdicts[e.Verdict]++
			}
			continue
		}
		for _, need := range needs {
			key := rules.Need{Principal: need.Principal, Action: need.Action, Resource: need.Resource, Via: need.Via}
			if requests[key] != rules.VerdictDenied {
				requests[key] = e.Verdict
			}
		}
	}
	for _, verdict := range requests {
		if verdict == rules.VerdictDenied {
			c.Denied++
		} else {
			c.AtRisk++
		}
	}
	c.Denied += c.verdicts[rules.VerdictDenied]
	c.AtRisk += c.verdicts[rules.VerdictAtRisk]
	c.Needs = max(c.Needs, c.Denied+c.AtRisk)
	c.Allowed = c.Needs - c.Denied - c.AtRisk
}

// remark reports whether a finding is a note about no request: nothing is held against
// anything then.
func remark(e *Entry) bool {
	return e.Rule.Family != unknownFamily && e.Severity == model.SeverityNote && len(needsOf(&e.Finding)) == 0
}

// unknownValues lists what the at-risk findings and the incomplete documents
// depend on.
func unknownValues(r *Report, m *model.Model) []UnknownValue {
	var values []UnknownValue
	add := func(names []string, where string) {
		for _, name := range names {
			values = append(values, UnknownValue{Value: clean(name), Where: clean(where), Supply: supply(clean(name))})
		}
	}
	for _, e := range r.Open() {
		if remark(e) {
			continue
		}
		add(e.Unknown, cmp.Or(e.Address, e.Range.File))
	}
	if m != nil {
		for id, policy := range m.Policies {
			add(policy.Incomplete, cmp.Or(policy.Address, id))
		}
	}
	slices.SortFunc(values, func(a, b UnknownValue) int {
		return cmp.Or(strings.Compare(a.Value, b.Value), strings.Compare(a.Where, b.Where))
	})
	return slices.Compact(values)
}

// supply returns the flag that gives an unknown value.
func supply(name string) string {
	if name == "" || strings.ContainsAny(name, " =(") {
		return ""
	}
	return "--assume " + name + "=VALUE"
}

// skipped lists the inputs that gave nothing, and the errors inside those that
// gave something.
func skipped(m *Material) []Skipped {
	var list []Skipped
	used := map[int]bool{}
	for _, input := range m.Inputs {
		if input.OK {
			continue
		}
		reason, name := "", input.Path
		if name == "-" {
			name = "stdin" // as its places are called
		}
		for i, d := range m.Diagnostics {
			if d.Severity == model.SeverityError && within(d.Subject.File, name) {
				used[i] = true
				reason = cmp.Or(reason, d.Summary)
			}
		}
		list = append(list, Skipped{Input: clean(name), Reason: clean(cmp.Or(reason, "nothing in it could be used"))})
	}
	for i, d := range m.Diagnostics {
		if d.Severity == model.SeverityError && !used[i] && d.Subject.File != "" {
			list = append(list, Skipped{Input: clean(d.Subject.File), Reason: clean(d.Summary)})
		}
	}
	return list
}

// within reports whether file is the input or below it.
func within(file, input string) bool {
	input = path.Clean(input)
	return path.Clean(file) == input || input == "." || strings.HasPrefix(file, input+"/")
}

// Summary is the coverage in one line. A clean one never holds the word that
// Atlantis takes for a refusal.
func (r *Report) Summary() string {
	c := &r.Coverage
	verdicts := []string{fmt.Sprintf("%d denied, %d unknown, %d allowed", c.Denied, c.AtRisk, c.Allowed)}
	for _, kind := range []struct {
		verdict   rules.Verdict
		one, many string
	}{
		{rules.VerdictApplyError, "apply error", "apply errors"},
		{rules.VerdictPolicyError, "policy error", "policy errors"},
		{rules.VerdictHygiene, "remark", "remarks"},
	} {
		if n := c.verdicts[kind.verdict]; n > 0 {
			verdicts = append(verdicts, plural(n, kind.one, kind.many))
		}
	}
	parts := []string{strings.Join(verdicts, ", "), c.looked()}
	if c.Suppressed+c.Known > 0 {
		parts = append(parts, fmt.Sprintf("%d suppressed, %d known", c.Suppressed, c.Known))
	}
	if n := len(c.Unknown); n > 0 {
		parts = append(parts, plural(n, "value not known", "values not known"))
	}
	skipped := map[string]bool{}
	for _, s := range c.Skipped {
		skipped[s.Input] = true
	}
	return strings.Join(append(parts, plural(len(skipped), "input", "inputs")+" skipped"), " · ")
}

// looked says what was looked at.
func (c *Coverage) looked() string {
	var parts []string
	other := c.Inputs
	for _, kind := range []struct{ kind, one, many string }{
		{kindConfig, "root", "roots"}, {kindPlan, "plan", "plans"},
	} {
		if n := c.kinds[kind.kind]; n > 0 {
			parts = append(parts, plural(n, kind.one, kind.many))
			other -= n
		}
	}
	if other > 0 || len(parts) == 0 {
		parts = append(parts, plural(other, "file", "files"))
	}
	documents := plural(c.Documents, "policy", "policies")
	if c.Recovered > 0 {
		documents += fmt.Sprintf(" (%d recovered)", c.Recovered)
	}
	return strings.Join(append(parts, documents, plural(c.Needs, "need", "needs")), ", ")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
