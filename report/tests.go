package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// AccessTest is a statement about access and what the simulation says to it.
type AccessTest struct {
	Need     *model.Need
	Decision rules.Decision
	// Why is what the file says about the statement.
	Why string
}

// The results of a test of access.
const (
	TestPasses    = "passes"
	TestDiffers   = "differs"
	TestUndecided = "undecided"
)

// Result says whether the statement holds.
func (t *AccessTest) Result() string {
	switch {
	case t.Decision.Decision == "at-risk":
		return TestUndecided
	case t.Decision.Allowed() == (t.Need.Expect == "allow"):
		return TestPasses
	default:
		return TestDiffers
	}
}

func (t *AccessTest) resource() string {
	switch {
	case t.Need.Bucket == "":
		return clean(t.Need.Resource)
	case t.Need.ObjectKey == "":
		return clean("arn:aws:s3:::" + t.Need.Bucket)
	default:
		return clean("arn:aws:s3:::" + t.Need.Bucket + "/" + strings.ReplaceAll(t.Need.ObjectKey, "~", "*"))
	}
}

// WriteTests writes the results for people: one line for a statement that holds, and
// for any other what the simulation found.
func WriteTests(w io.Writer, tests []AccessTest) error {
	results := map[string]int{}
	for i := range tests {
		t := &tests[i]
		result := t.Result()
		results[result]++
		fmt.Fprintf(w, "%s:%d: %s: %s %s %s on %s\n", clean(t.Need.Range.File), t.Need.Range.Start.Line, result,
			t.Need.Expect, clean(t.Need.Principal), clean(t.Need.Operation+t.Need.Action), t.resource())
		if result != TestPasses {
			writeDifference(w, t)
		}
	}
	_, err := fmt.Fprintf(w, "%s: %d pass, %d differ, %d undecided\n", plural(len(tests), "statement", "statements"),
		results[TestPasses], results[TestDiffers], results[TestUndecided])
	return err
}

func writeDifference(w io.Writer, t *AccessTest) {
	d := &t.Decision
	if len(d.Unknown) > 0 {
		fmt.Fprintf(w, "  depends on %s\n", clean(strings.Join(d.Unknown, ", ")))
	}
	if d.Message != "" {
		fmt.Fprintf(w, "  %s: %s\n", clean(d.Layer), clean(d.Message))
	} else if d.Layer != "" {
		fmt.Fprintf(w, "  %s by %s\n", clean(d.Decision), clean(d.Layer))
	}
	if d.Statement != nil && !d.Statement.Range.IsZero() {
		fmt.Fprintf(w, "  decided at %s:%d\n", clean(d.Statement.Range.File), d.Statement.Range.Start.Line)
	}
	if t.Why != "" {
		fmt.Fprintf(w, "  stated because %s\n", clean(t.Why))
	}
}

// jsonTests is the JSON form of the results.
type jsonTests struct {
	Schema string     `json:"schema"`
	Tests  []jsonTest `json:"tests"`
}

type jsonTest struct {
	Result    string        `json:"result"`
	Principal string        `json:"principal"`
	Operation string        `json:"operation,omitempty"`
	Action    string        `json:"action,omitempty"`
	Resource  string        `json:"resource"`
	Via       string        `json:"via,omitempty"`
	Expect    string        `json:"expect"`
	Decision  string        `json:"decision"`
	Kind      string        `json:"kind"`
	Layer     string        `json:"layer"`
	Message   string        `json:"message,omitempty"`
	Unknown   []string      `json:"unknown,omitempty"`
	Location  *jsonLocation `json:"location,omitempty"`
	Statement *jsonLocation `json:"statement,omitempty"`
}

// TestsSchema names the version of the JSON form of the results of tests.
const TestsSchema = "lint403/tests/v1"

// WriteTestsJSON writes the results for programs.
func WriteTestsJSON(w io.Writer, tests []AccessTest) error {
	list := jsonTests{Schema: TestsSchema, Tests: make([]jsonTest, len(tests))}
	for i := range tests {
		t := &tests[i]
		d := &t.Decision
		list.Tests[i] = jsonTest{
			Result: t.Result(), Principal: clean(t.Need.Principal), Operation: clean(t.Need.Operation),
			Action: clean(t.Need.Action), Resource: t.resource(), Via: clean(t.Need.Via + t.Need.Endpoint),
			Expect: t.Need.Expect, Decision: d.Decision, Kind: d.Kind, Layer: d.Layer, Message: clean(d.Message),
			Unknown:  cleaned(d.Unknown, func(s *string) { *s = clean(*s) }),
			Location: jsonLocationOf(t.Need.Range),
		}
		if d.Statement != nil {
			list.Tests[i].Statement = jsonLocationOf(d.Statement.Range)
		}
	}
	return writeDocument(w, list)
}
