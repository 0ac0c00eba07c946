package report

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/lint403/lint403/rules"
)

// What a layer of the authorization path can say, as rules.Step has it.
const (
	stepAllow        = "allow"
	stepExplicitDeny = "explicit-deny"
	stepImplicitDeny = "implicit-deny"
	stepUnknown      = "unknown"
	stepAssumed      = "assumed-allow"
	stepNotReached   = "not-reached"

	decisionAllow = "ALLOW"
	decisionDeny  = "DENY"
)

// Trace is one decided request, as simulate and explain show it.
type Trace struct {
	Request rules.Need
	// Decision is ALLOW, DENY or UNKNOWN, Kind explicit, implicit, service or none,
	// and Layer the layer that decided.
	Decision string
	Kind     string
	Layer    string
	// Message is AWS's, Because ours, in one sentence.
	Message string
	Because string
	Steps   []rules.Step
	// Evals are the checks that the operation is made of, when there are several.
	Evals []Eval
	// Unknown names what an undecided request depends on; Changes say what would
	// change the result.
	Unknown []string
	Changes []string
}

// Eval is one check of an operation: one action on one resource.
type Eval struct {
	Action   string
	Resource string
	Decision string
	Layer    string
}

// WriteTrace writes a decision for people: the request, each layer with what it
// said and the statement that made it say so, and what would change the result.
func WriteTrace(w io.Writer, t *Trace, sources *Sources, o *Options) error {
	if sources == nil {
		sources = newSources(nil, nil, nil)
	}
	p := newPrinter(sources, o)
	p.guarded(func() {
		p.decision(t)
		p.evals(t.Evals)
		p.layers(t.Steps)
		p.row("aws", clean(t.Message))
		p.row("because", clean(t.Because))
		for _, name := range t.Unknown {
			p.row("unknown", unknownText(clean(name)))
		}
		for _, change := range t.Changes {
			p.row("change", clean(change))
		}
	})
	return p.flush(w)
}

func (p *printer) decision(t *Trace) {
	need := t.Request
	cleanNeed(&need)
	decision := clean(t.Decision)
	line := p.style.bold(p.style.verdict(decision, decision)) + " " + requestText(&need)
	var how []string
	if t.Layer != "" {
		how = append(how, clean(t.Layer))
	}
	if t.Kind != "" && t.Kind != "none" {
		how = append(how, clean(t.Kind))
	}
	if len(how) > 0 {
		line += p.style.dim(" (" + strings.Join(how, ", ") + ")")
	}
	p.line(line)
}

func (p *printer) evals(evals []Eval) {
	if len(evals) < 2 {
		return
	}
	for _, e := range evals {
		decision := clean(e.Decision)
		text := p.style.verdict(decision, decision) + " " + clean(e.Action) + " " + shortResource(clean(e.Resource))
		if e.Layer != "" {
			text += p.style.dim(" (" + clean(e.Layer) + ")")
		}
		p.row("check", text)
	}
}

// layers prints a table of the layers, each with the source line that decided.
func (p *printer) layers(steps []rules.Step) {
	layerWidth, verdictWidth := 0, 0
	for _, s := range steps {
		layerWidth = max(layerWidth, len(clean(s.Layer)))
		verdictWidth = max(verdictWidth, len(stepVerdict(s.Verdict)))
	}
	for _, s := range steps {
		verdict := clean(s.Verdict)
		text := fmt.Sprintf("     %-*s  ", layerWidth, clean(s.Layer)) +
			p.style.verdict(verdict, fmt.Sprintf("%-*s", verdictWidth, stepVerdict(verdict)))
		if location := locationText(s.Range); location != "" {
			text += "  " + location
		}
		if s.Why != "" {
			text += "  " + clean(s.Why)
		}
		p.line(strings.TrimRight(text, " "))
		if decides(verdict) && !p.options.NoSnippet && !p.options.Quiet {
			p.snippet(s.Range, "          ")
		}
	}
}

// decides reports whether a step is worth quoting its statement.
func decides(verdict string) bool {
	return verdict == stepAllow || verdict == stepExplicitDeny || verdict == stepImplicitDeny || verdict == stepUnknown
}

// stepVerdict is how a path shows what a layer said.
func stepVerdict(verdict string) string {
	switch verdict {
	case stepAllow:
		return decisionAllow
	case stepExplicitDeny:
		return decisionDeny
	case stepImplicitDeny:
		return "NO ALLOW"
	case stepUnknown:
		return "UNKNOWN"
	case stepNotReached:
		return "not reached"
	default:
		return cmp.Or(clean(verdict), "none")
	}
}
