// Package scenario reads scenario documents: one request against a complete set of
// layers, with the decision that is expected. Each becomes a model of its own whose
// only need is the request.
//
// A scenario is closed: what it does not mention does not exist. The package fills
// in what such a document leaves to convention, so that the rules see a plain model.
package scenario

import (
	"errors"
	"fmt"

	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

// Scenario is one request with everything that decides it.
type Scenario struct {
	ID      string
	Section string
	Title   string
	// Model holds one need, which is the request.
	Model *model.Model
	// Want is what the document says about the decision.
	Want  Want
	Range model.Range
}

// Want is the decision that a scenario expects; what it does not mention is zero.
type Want struct {
	// Decision is ALLOW or DENY.
	Decision string
	Kind     string
	Layer    string
	HTTP     int
	// Phrase is a part of AWS's message.
	Phrase string
	Checks []model.Check
}

// maxDepth is deeper than any policy.
const maxDepth = 64

// Parse reads a document that is one scenario or an array of scenarios. It returns
// those that could be read; an error among the diagnostics means that one could not.
func Parse(file *source.File) ([]Scenario, model.Diagnostics) {
	r := &reader{file: file}
	root, end, err := jsontree.Parse(file.Bytes, maxDepth)
	if err != nil {
		r.syntaxError(err)
		return nil, r.diags
	}
	if r.trailing(end); r.diags.HasErrors() {
		return nil, r.diags
	}
	var scenarios []Scenario
	switch root.Kind {
	case jsontree.Object:
		scenarios = r.scenario(scenarios, root, file.Name)
	case jsontree.Array:
		for i, element := range root.Elements {
			scenarios = r.scenario(scenarios, element, fmt.Sprintf("%s[%d]", file.Name, i))
		}
	default:
		r.wrongType(root, "the document", "a scenario or an array of scenarios")
	}
	return scenarios, r.diags
}

// scenario reads one scenario and appends it unless something about it is wrong.
func (r *reader) scenario(scenarios []Scenario, n *jsontree.Node, name string) []Scenario {
	o, ok := r.object(n, "a scenario")
	if !ok {
		return scenarios
	}
	before := len(r.diags)
	s := Scenario{
		ID: o.text("id"), Section: o.text("section"), Title: o.text("title"),
		Range: r.place(n),
	}
	if s.ID == "" {
		s.ID = name
	}
	s.Want = Want{
		Decision: o.text("expected"),
		Kind:     o.text("kind"),
		Layer:    o.text("deciding_layer", "layer"),
		HTTP:     o.number("http"),
		Phrase:   o.text("phrase"),
		Checks:   r.checks(o.get("evals")),
	}
	o.ignore("source", "confidence", "note", "rules")
	b := newBuilder(r)
	b.layers(o.get("layers"))
	b.request(o.get("request"), s.ID, s.Want.Checks)
	b.finish()
	o.done()
	if r.diags[before:].HasErrors() {
		return scenarios
	}
	s.Model = b.model
	return append(scenarios, s)
}

// checks reads `evals`.
func (r *reader) checks(n *jsontree.Node) []model.Check {
	var checks []model.Check
	for _, element := range r.list(n, "evals") {
		o, ok := r.object(element, "an element of evals")
		if !ok {
			continue
		}
		checks = append(checks, model.Check{
			Action: o.text("action"), Resource: o.text("resource"), On: o.text("on"),
		})
		o.ignore("account", "context", "decision", "layer")
		o.done()
	}
	return checks
}

func (r *reader) syntaxError(err error) {
	var syntax *jsontree.SyntaxError
	if !errors.As(err, &syntax) {
		syntax = &jsontree.SyntaxError{Problem: err.Error()}
	}
	r.diags = append(r.diags, model.Diagnostic{
		Severity: model.SeverityError,
		Summary:  "the scenario is not valid JSON: " + syntax.Error(),
		Detail:   r.file.Hint(),
		Subject:  r.file.Range(syntax.Offset, syntax.End),
	})
}
