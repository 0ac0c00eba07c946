package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/lint403/lint403/loader/model"
)

type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Skipped  int          `xml:"skipped,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		File    string        `xml:"file,attr,omitempty"`
		Line    int           `xml:"line,attr,omitempty"`
		Failure *junitProblem `xml:"failure"`
		Error   *junitProblem `xml:"error"`
		Skipped *junitProblem `xml:"skipped"`
		Output  string        `xml:"system-out,omitempty"`
	}
	junitProblem struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
)

// writeJUnit writes JUnit XML: a suite for each rule, a failed case for each of its
// findings, a passed one when it has none. Notes pass, with their text as output;
// accepted findings are skipped cases, and an input that was lost is an error.
func writeJUnit(w io.Writer, r *Report, o *Options) error {
	suites := junitSuites{Name: "lint403"}
	index := map[string]int{}
	for _, rule := range r.Rules {
		index[rule.ID] = len(suites.Suites)
		suites.Suites = append(suites.Suites, junitSuite{Name: rule.ID + " " + rule.Name})
	}
	for i := range r.Entries {
		e := &r.Entries[i]
		at, ok := index[e.Rule.ID]
		if !ok {
			at = len(suites.Suites)
			index[e.Rule.ID] = at
			suites.Suites = append(suites.Suites, junitSuite{Name: e.Rule.ID + " " + e.Rule.Name})
		}
		suites.Suites[at].Cases = append(suites.Suites[at].Cases, junitCaseOf(e, o))
	}
	for _, rule := range r.Rules {
		suite := &suites.Suites[index[rule.ID]]
		if len(suite.Cases) == 0 {
			suite.Cases = []junitCase{{Class: rule.ID, Name: rule.Title}}
		}
	}
	if inputs := junitInputs(r, o); len(inputs.Cases) > 0 {
		suites.Suites = append(suites.Suites, inputs)
	}
	suites.total()
	return writeXML(w, suites)
}

func writeXML(w io.Writer, document any) error {
	text, err := xml.MarshalIndent(document, "", "  ")
	if err != nil {
		return fmt.Errorf("encode the report: %w", err)
	}
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, inert(string(text)))
	return err
}

func junitCaseOf(e *Entry, o *Options) junitCase {
	c := junitCase{Class: e.Rule.ID, Name: place(&e.Finding) + " " + e.Message, Line: e.Range.Start.Line}
	if !e.Range.IsZero() {
		c.File = clean(o.repositoryPath(e.Range.File))
	}
	problem := &junitProblem{
		Message: e.Message, Type: string(e.Severity), Text: place(&e.Finding) + "\n" + annotationText(e),
	}
	switch {
	case e.Suppressed != nil:
		c.Skipped = &junitProblem{Message: strings.TrimSuffix("suppressed: "+clean(e.Suppressed.Reason), ": ")}
	case e.Known:
		c.Skipped = &junitProblem{Message: "in the baseline"}
	case e.Severity == model.SeverityNote:
		c.Output = problem.Text
	default:
		c.Failure = problem
	}
	return c
}

// junitInputs is a suite with a case for each thing that was not read.
func junitInputs(r *Report, o *Options) junitSuite {
	suite := junitSuite{Name: "inputs"}
	for _, d := range r.Diagnostics {
		if d.Severity != model.SeverityError {
			continue
		}
		c := junitCase{Class: "inputs", Name: clean(d.String()), Line: d.Subject.Start.Line}
		if !d.Subject.IsZero() {
			c.File = clean(o.repositoryPath(d.Subject.File))
		}
		c.Error = &junitProblem{Message: clean(d.Summary), Text: clean(d.String())}
		suite.Cases = append(suite.Cases, c)
	}
	return suite
}

// total counts cases upwards.
func (s *junitSuites) total() {
	for i := range s.Suites {
		suite := &s.Suites[i]
		suite.Tests = len(suite.Cases)
		for _, c := range suite.Cases {
			switch {
			case c.Failure != nil:
				suite.Failures++
			case c.Error != nil:
				suite.Errors++
			case c.Skipped != nil:
				suite.Skipped++
			}
		}
		s.Tests += suite.Tests
		s.Failures += suite.Failures
		s.Errors += suite.Errors
		s.Skipped += suite.Skipped
	}
}
