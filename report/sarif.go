package report

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/report/sarif"
	"github.com/lint403/lint403/rules"
)

// SARIFOptions says how SARIF is written.
type SARIFOptions struct {
	// Category is the category of the upload, "" to leave that to the uploader: one
	// in the file would override the one of GitHub's action.
	Category string
	// Security marks the rules about too much access as security rules. A predicted
	// 403 is an availability bug and never one.
	Security bool
	// Semantic puts lint403/v1 in the place of GitHub's line hash, so that alerts
	// survive edits around them, at the price of a warning for each.
	Semantic bool
}

// lineHashName is the only fingerprint that GitHub reads.
const lineHashName = "primaryLocationLineHash"

const toolURI = "https://github.com/lint403/lint403"

// writeSARIF writes SARIF 2.1.0 as GitHub code scanning wants it: one run, every
// rule that ran, a primary location on one line, relative URIs, GitHub's own line
// hash. Results beyond GitHub's limits are left out, the least severe first, and a
// notification says how many.
func writeSARIF(w io.Writer, r *Report, o *Options) error {
	return (&sarifWriter{report: r, options: o, limit: sarif.MaxCompressed}).write(w)
}

type sarifWriter struct {
	report    *Report
	options   *Options
	ruleIndex map[string]int
	// hashes are the line hashes of the files that have results.
	hashes map[string][]string
	// limit is the largest size of the log, compressed.
	limit int
}

func (s *sarifWriter) write(w io.Writer) error {
	s.hashes, s.ruleIndex = map[string][]string{}, map[string]int{}
	entries := worstFirst(s.entries())
	for kept := min(len(entries), sarif.MaxResults); ; kept /= 2 {
		text, err := documentText(s.log(entries[:kept], len(entries)-kept))
		if err != nil {
			return err
		}
		if kept == 0 || len(text) <= s.limit || sarif.CompressedSize(text) <= s.limit {
			_, err = w.Write(text)
			return err
		}
	}
}

// entries are the findings that become results. GitHub shows every result as an
// open alert, so inconclusive ones are left out unless asked for: those of the
// family for them, and notes about what is at risk.
func (s *sarifWriter) entries() []*Entry {
	var entries []*Entry
	for _, e := range s.report.included(s.options) {
		inconclusive := e.Rule.Family == unknownFamily ||
			e.Verdict == rules.VerdictAtRisk && rank(e.Severity) == rank(model.SeverityNote)
		if !inconclusive || s.options.Include.Unknown {
			entries = append(entries, e)
		}
	}
	return entries
}

func (s *sarifWriter) log(entries []*Entry, left int) sarif.Log {
	run := sarif.Run{
		Tool:        sarif.Tool{Driver: s.driver()},
		Invocations: []sarif.Invocation{s.invocation(left)},
		ColumnKind:  "utf16CodeUnits",
		Results:     make([]sarif.Result, 0, len(entries)),
	}
	if category := s.options.SARIF.Category; category != "" {
		run.AutomationDetails = &sarif.AutomationDetails{ID: strings.TrimSuffix(category, "/") + "/"}
	}
	for _, e := range entries {
		run.Results = append(run.Results, s.result(e))
	}
	return sarif.Log{Schema: sarif.Schema, Version: sarif.Version, Runs: []sarif.Run{run}}
}

func (s *sarifWriter) driver() sarif.Driver {
	driver := sarif.Driver{Name: "lint403", Version: s.report.ToolVersion, InformationURI: toolURI}
	version := strings.TrimPrefix(s.report.ToolVersion, "v")
	if regexp.MustCompile(`^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$`).MatchString(version) {
		driver.SemanticVersion = version
	}
	add := func(rule *rules.Rule) {
		if _, ok := s.ruleIndex[rule.ID]; !ok {
			s.ruleIndex[rule.ID] = len(driver.Rules)
			driver.Rules = append(driver.Rules, s.rule(rule))
		}
	}
	clear(s.ruleIndex)
	for _, rule := range s.report.Rules {
		add(rule)
	}
	for i := range s.report.Entries {
		add(s.report.Entries[i].Rule)
	}
	return driver
}

// invocation says whether every input was read. GitHub refuses the log of a run that
// was not successful, and rightly: it would close the alerts of the unread file.
func (s *sarifWriter) invocation(left int) sarif.Invocation {
	invocation := sarif.Invocation{ExecutionSuccessful: !s.report.Diagnostics.HasErrors()}
	for _, d := range s.report.Diagnostics {
		text := sentence(clean(d.Summary))
		if d.Detail != "" {
			text += " " + sentence(clean(d.Detail))
		}
		n := sarif.Notification{Level: string(d.Severity), Message: sarif.Text{Text: text}}
		if !d.Subject.IsZero() {
			n.Locations = []sarif.Location{{PhysicalLocation: s.physical(d.Subject)}}
		}
		invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications, n)
	}
	if left > 0 {
		text := plural(left, "result is", "results are") +
			" left out, the least severe ones, because GitHub code scanning takes no more."
		invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications,
			sarif.Notification{Level: "warning", Message: sarif.Text{Text: text}})
	}
	return invocation
}

func (s *sarifWriter) result(e *Entry) sarif.Result {
	index := s.ruleIndex[e.Rule.ID]
	related := s.related(e)
	result := sarif.Result{
		RuleID:           e.Rule.ID,
		RuleIndex:        &index,
		Level:            string(e.Severity),
		Message:          sarif.Text{Text: s.message(e, related)},
		RelatedLocations: related,
		CodeFlows:        s.codeFlows(e),
		Fixes:            s.fixes(&e.Finding),
		Properties:       sarifProperties(e),
	}
	if primary, ok := s.primary(e); ok {
		result.Locations = []sarif.Location{primary}
	}
	result.PartialFingerprints = s.fingerprints(e)
	if e.Suppressed != nil {
		kind := "inSource"
		if e.Suppressed.Scope == scopeConfig {
			kind = "external"
		}
		result.Suppressions = []sarif.Suppression{{Kind: kind, Justification: clean(e.Suppressed.Reason)}}
	}
	if e.Known {
		result.BaselineState = "unchanged"
	}
	return result
}

// message says everything in sentences: GitHub takes the first for the title of the
// alert and shows related locations only where the message links to them.
func (s *sarifWriter) message(e *Entry, related []sarif.Location) string {
	parts := []string{sentence(e.Message)}
	if e.Because != "" {
		parts = append(parts, sentence(e.Because))
	}
	for _, name := range e.Unknown {
		if supply(name) == "" {
			parts = append(parts, sentence("Not known: "+name))
		} else {
			parts = append(parts, sentence(strings.Replace(unknownText(name), name, "'"+name+"'", 1)))
		}
	}
	if e.Range.Start.Line < 1 {
		parts = append(parts, "The finding is about the file as a whole.")
	}
	if fix := fixText(&e.Finding); fix != "" {
		parts = append(parts, sentence("Fix: "+fix))
	}
	var b strings.Builder
	b.WriteString(plainMessage(strings.Join(parts, " ")))
	const linked = 10
	brackets := strings.NewReplacer(`[`, `\[`, `]`, `\]`)
	for i := range related[:min(len(related), linked)] {
		fmt.Fprintf(&b, " [%s](%d).", brackets.Replace(related[i].Message.Text), i+1)
	}
	return b.String()
}

// plainMessage keeps text from being taken for a link to a related location.
func plainMessage(text string) string { return strings.ReplaceAll(text, "](", "] (") }

// sentence ends text with a full stop, as the rules for messages ask.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") {
		return text
	}
	return trimPeriod(text) + "."
}

func trimPeriod(text string) string { return strings.TrimRight(text, ".:; \n") }

// fingerprints are GitHub's hash of the primary line and ours.
func (s *sarifWriter) fingerprints(e *Entry) map[string]string {
	prints := map[string]string{fingerprintName: e.Fingerprint}
	if s.options.SARIF.Semantic {
		prints[lineHashName] = e.Fingerprint + ":1"
		return prints
	}
	if hash := s.lineHash(e.Range); hash != "" {
		prints[lineHashName] = hash
	}
	return prints
}

func (s *sarifWriter) lineHash(r model.Range) string {
	f, ok := s.report.Sources.files[r.File]
	if !ok || strings.HasPrefix(f.encoding, encodingUTF16) {
		return ""
	}
	hashes, ok := s.hashes[r.File]
	if !ok {
		text := f.text
		if f.encoding == encodingBOM {
			text = append([]byte("\ufeff"), text...) // GitHub hashes the file as it is
		}
		hashes = lineHashes(text)
		s.hashes[r.File] = hashes
	}
	line := max(r.Start.Line, 1)
	if line > len(hashes) {
		return ""
	}
	return hashes[line-1]
}

// sarifProperties are for other readers than GitHub.
func sarifProperties(e *Entry) json.RawMessage {
	properties := struct {
		Verdict    rules.Verdict `json:"verdict,omitempty"`
		Confidence string        `json:"confidence,omitempty"`
		Address    string        `json:"address,omitempty"`
		Layer      string        `json:"layer,omitempty"`
		AWSMessage string        `json:"awsMessage,omitempty"`
		Codes      []string      `json:"codes,omitempty"`
		Seed       string        `json:"seed,omitempty"`
	}{e.Verdict, e.Confidence, e.Address, e.Layer, e.AWSMessage, e.Codes, cmp.Or(e.Seed, e.Rule.Seed)}
	var b strings.Builder
	if err := newEncoder(&b, "").Encode(properties); err != nil {
		return nil // strings always encode
	}
	return json.RawMessage(b.String())
}
