package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"unicode"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// jsonSchema names the version of the document; report/schema/report.json
// describes it.
const jsonSchema = "lint403/report/v1"

// The types below are the published contract: names, order and nulls are fixed.
type (
	jsonReport struct {
		Schema   string        `json:"schema"`
		Findings []jsonFinding `json:"findings"`
		Coverage jsonCoverage  `json:"coverage"`
	}
	jsonFinding struct {
		Rule        string           `json:"rule"`
		Title       string           `json:"title"`
		Severity    model.Severity   `json:"severity"`
		Verdict     rules.Verdict    `json:"verdict"`
		Confidence  string           `json:"confidence"`
		Message     string           `json:"message"`
		Address     string           `json:"address"`
		Location    *jsonLocation    `json:"location"`
		Related     []jsonRelated    `json:"related"`
		Need        *jsonNeed        `json:"need"`
		Layer       string           `json:"layer"`
		AWSMessage  string           `json:"aws_message"`
		Codes       []string         `json:"codes"`
		Seed        string           `json:"seed"`
		Fix         *jsonFix         `json:"fix"`
		Fingerprint string           `json:"fingerprint"`
		Suppressed  *jsonSuppression `json:"suppressed,omitempty"`
		Known       bool             `json:"known,omitempty"`
	}
	jsonLocation struct {
		File  string   `json:"file"`
		Start *jsonPos `json:"start"`
		End   *jsonPos `json:"end"`
	}
	jsonPos struct {
		Line   int `json:"line"`
		Column int `json:"column"`
		Byte   int `json:"byte"`
	}
	jsonRelated struct {
		Message  string        `json:"message"`
		Location *jsonLocation `json:"location"`
	}
	jsonNeed struct {
		Principal  string  `json:"principal"`
		Action     string  `json:"action"`
		Resource   string  `json:"resource"`
		Via        *string `json:"via"`
		DeclaredBy string  `json:"declared_by"`
	}
	jsonFix struct {
		Description string     `json:"description"`
		Edits       []jsonEdit `json:"edits"`
		Safe        bool       `json:"safe"`
	}
	jsonEdit struct {
		File  string `json:"file"`
		Start int    `json:"start"`
		End   int    `json:"end"`
		Text  string `json:"text"`
	}
	jsonSuppression struct {
		Reason string `json:"reason"`
		Until  string `json:"until,omitempty"`
	}
	jsonCoverage struct {
		Inputs     int            `json:"inputs"`
		Documents  int            `json:"documents"`
		Recovered  int            `json:"recovered"`
		Needs      int            `json:"needs"`
		Denied     int            `json:"denied"`
		AtRisk     int            `json:"at_risk"`
		Allowed    int            `json:"allowed"`
		Unknown    []UnknownValue `json:"unknown"`
		Skipped    []Skipped      `json:"skipped"`
		Suppressed int            `json:"suppressed,omitempty"`
		Known      int            `json:"known,omitempty"`
	}
)

// writeJSON writes the report as the document of the contract.
func writeJSON(w io.Writer, r *Report, o *Options) error {
	report := jsonReport{Schema: jsonSchema, Findings: []jsonFinding{}, Coverage: jsonCoverageOf(&r.Coverage)}
	for _, e := range r.included(o) {
		report.Findings = append(report.Findings, jsonFindingOf(e))
	}
	return writeDocument(w, report)
}

// writeDocument writes one indented JSON document.
func writeDocument(w io.Writer, document any) error {
	text, err := documentText(document)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}

func documentText(document any) ([]byte, error) {
	var buffer bytes.Buffer
	if err := newEncoder(&buffer, "  ").Encode(document); err != nil {
		return nil, fmt.Errorf("encode the report: %w", err)
	}
	return inertJSON(buffer.Bytes()), nil
}

func newEncoder(w io.Writer, indent string) *json.Encoder {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	return encoder
}

// inertJSON escapes inside strings, the only place where they can be, the characters
// that a terminal or a build server would act upon when the document is printed.
func inertJSON(text []byte) []byte {
	for _, command := range []string{"[", "vso["} {
		text = bytes.ReplaceAll(text, []byte("##"+command), []byte(`#\u0023`+command))
	}
	if !bytes.ContainsFunc(text, terminalControl) {
		return text
	}
	var escaped bytes.Buffer
	for _, r := range string(text) {
		if terminalControl(r) {
			fmt.Fprintf(&escaped, `\u%04x`, r)
		} else {
			escaped.WriteRune(r)
		}
	}
	return escaped.Bytes()
}

// terminalControl reports the control characters that encoding/json lets through.
func terminalControl(r rune) bool {
	return r >= 0x7f && (r < 0xa0 || unicode.Is(unicode.Bidi_Control, r))
}

// included lists the open findings and those that the options ask for.
func (r *Report) included(o *Options) []*Entry {
	var entries []*Entry
	for i := range r.Entries {
		e := &r.Entries[i]
		if e.Open() || e.Suppressed != nil && o.Include.Suppressed || e.Known && o.Include.Unchanged {
			entries = append(entries, e)
		}
	}
	return entries
}

func jsonFindingOf(e *Entry) jsonFinding {
	f := jsonFinding{
		Rule: e.Rule.ID, Title: e.Rule.Name, Severity: e.Severity, Verdict: e.Verdict, Confidence: e.Confidence,
		Message: e.Message, Address: e.Address, Location: jsonLocationOf(e.Range), Related: jsonRelatedOf(e),
		Layer: e.Layer, AWSMessage: e.AWSMessage, Codes: orEmpty(e.Codes), Seed: cmp.Or(e.Seed, e.Rule.Seed),
		Fix: jsonFixOf(&e.Finding), Fingerprint: e.Fingerprint, Known: e.Known,
	}
	if e.Need != nil {
		f.Need = &jsonNeed{
			Principal: e.Need.Principal, Action: e.Need.Action, Resource: e.Need.Resource,
			DeclaredBy: e.Need.DeclaredBy,
		}
		if e.Need.Via != "" {
			f.Need.Via = &e.Need.Via
		}
	}
	if e.Suppressed != nil {
		f.Suppressed = &jsonSuppression{Reason: clean(e.Suppressed.Reason), Until: clean(e.Suppressed.Until)}
	}
	return f
}

func jsonLocationOf(r model.Range) *jsonLocation {
	if r.IsZero() {
		return nil
	}
	location := &jsonLocation{File: r.File}
	if r.Start.Line > 0 {
		location.Start = &jsonPos{Line: r.Start.Line, Column: r.Start.Column, Byte: r.Start.Byte}
		location.End = &jsonPos{Line: r.End.Line, Column: r.End.Column, Byte: r.End.Byte}
	}
	return location
}

func jsonRelatedOf(e *Entry) []jsonRelated {
	list := []jsonRelated{}
	for _, related := range relatedOf(e) {
		list = append(list, jsonRelated{Message: related.Message, Location: jsonLocationOf(related.Range)})
	}
	return list
}

// relatedOf lists every other place of a finding: its own, the further requests
// with the same cause, and the module calls that lead there.
func relatedOf(e *Entry) []rules.Related {
	list := append([]rules.Related(nil), e.Related...)
	for i := range e.Requests {
		need := &e.Requests[i]
		list = append(list, rules.Related{Message: "the same happens to " + requestText(need), Range: need.Range})
	}
	for _, caller := range e.Callers {
		list = append(list, rules.Related{Message: "the module is called here", Range: caller})
	}
	return list
}

func jsonFixOf(f *rules.Finding) *jsonFix {
	description := fixText(f)
	if description == "" {
		return nil
	}
	fix := &jsonFix{Description: description, Edits: []jsonEdit{}}
	if f.Fix == nil {
		return fix
	}
	fix.Safe = f.Fix.Safe
	for _, edit := range f.Fix.Edits {
		fix.Edits = append(fix.Edits, jsonEdit{
			File: edit.Range.File, Start: edit.Range.Start.Byte, End: edit.Range.End.Byte, Text: edit.Text,
		})
	}
	return fix
}

func jsonCoverageOf(c *Coverage) jsonCoverage {
	return jsonCoverage{
		Inputs: c.Inputs, Documents: c.Documents, Recovered: c.Recovered,
		Needs: c.Needs, Denied: c.Denied, AtRisk: c.AtRisk, Allowed: c.Allowed,
		Unknown: orEmpty(c.Unknown), Skipped: orEmpty(c.Skipped),
		Suppressed: c.Suppressed, Known: c.Known,
	}
}

// orEmpty makes an absent list an empty one, which JSON tells apart.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
