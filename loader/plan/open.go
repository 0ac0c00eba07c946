package plan

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
)

// open finds the plan in the text: past banners around it and in the wrappings of
// CI systems. It is false, with an error among the diagnostics, when there is none.
func (r *reader) open() (root int, ok bool) {
	all := r.file.Bytes
	start := documentStart(all)
	if start < 0 {
		r.fail(0, len(all), "no JSON document", "a plan is what `terraform show -json PLANFILE` prints")
		return 0, false
	}
	end, valid := r.validate(start)
	if !valid {
		return 0, false
	}
	if start > 0 && len(bytes.TrimSpace(all[:start])) > 0 {
		r.warn(0, start, "text before the JSON document is skipped", "")
	}
	if len(bytes.TrimSpace(all[end:])) > 0 {
		r.warn(end, len(all), "text after the JSON document is skipped", "")
	}
	r.text = text(all[:end])
	// To look for one more member in the root is to go through the whole text again.
	r.top = r.text.finder(start)
	for _, wrapping := range []string{"tfplan", "plan"} {
		inner := r.top.find(wrapping)
		if !r.text.isObject(inner) {
			continue
		}
		if top := r.text.finder(inner); looksLikePlan(top) {
			r.top = top
			return inner, true
		}
	}
	return start, true
}

// planStart is how Terraform begins a plan.
const planStart = `{"format_version"`

// documentStart returns where the plan begins, or -1.
func documentStart(all []byte) int {
	// On a line of its own, behind a log whose lines may be JSON, too.
	if i := bytes.Index(all, []byte("\n"+planStart)); i >= 0 {
		return i + 1
	}
	trimmed := len(all) - len(bytes.TrimLeft(all, " \t\r\n"))
	if trimmed < len(all) && all[trimmed] == '{' {
		return trimmed
	}
	if i := bytes.Index(all, []byte(planStart)); i >= 0 {
		return i
	}
	// Pretty-printed, or with other members first: the first line that opens one.
	for at := 0; at < len(all); {
		end := bytes.IndexByte(all[at:], '\n')
		if end < 0 {
			end = len(all) - at
		}
		if line := bytes.TrimLeft(all[at:at+end], " \t\r"); len(line) > 0 && line[0] == '{' {
			return at + end - len(line)
		}
		at += end + 1
	}
	return -1
}

// validate checks the syntax of the document at start and returns its end.
func (r *reader) validate(start int) (end int, ok bool) {
	decoder := jsontext.NewDecoder(bytes.NewBuffer(r.file.Bytes[start:]),
		jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	value, err := decoder.ReadValue()
	if err == nil {
		return start + int(decoder.InputOffset()), len(value) > 0
	}
	at, finish, problem := r.explain(start, err)
	detail := r.file.Hint()
	if detail == "" {
		detail = "write the plan again with `terraform show -json PLANFILE`"
	}
	r.fail(at, max(at, finish), "the plan is not valid JSON: "+problem, detail)
	return 0, false
}

// treeLimit is the largest text of which a tree is built to explain an error.
const treeLimit = 32 << 20

// explain says where a document is malformed, and how.
func (r *reader) explain(start int, err error) (at, end int, problem string) {
	at, problem = start, err.Error()
	if short, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		at, problem = start+int(short.ByteOffset), short.Err.Error()
	}
	if len(r.file.Bytes)-start > treeLimit {
		return at, at, problem
	}
	_, _, err = jsontree.Parse(r.file.Bytes[start:], maxNesting)
	if long, ok := errors.AsType[*jsontree.SyntaxError](err); ok {
		return start + long.Offset, start + long.End, long.Error()
	}
	return at, at, problem
}

// maxNesting is the deepest nesting that is read; jsontext stops there.
const maxNesting = 10_000

// looksLikePlan reports whether an object has a member that only plans and states
// have.
func looksLikePlan(top finder) bool {
	for _, name := range []string{"resource_changes", "planned_values", "values"} {
		if top.find(name) != none {
			return true
		}
	}
	return false
}

// sound checks that the parts of a plan are there and have the right type.
func (r *reader) sound(root int) bool {
	if !r.text.isObject(root) {
		r.fail(root, r.text.skip(root), "not a plan: the JSON document is no object", "")
		return false
	}
	if !looksLikePlan(r.top) {
		return r.notPlan(root)
	}
	sound := true
	for _, part := range []struct {
		name string
		open byte
		want string
	}{
		{"resource_changes", '[', "a list"},
		{"planned_values", '{', "an object"},
		{"configuration", '{', "an object"},
		{"prior_state", '{', "an object"},
		{"values", '{', "an object"},
	} {
		at := r.top.find(part.name)
		if !r.text.isNull(at) && r.text[at] != part.open {
			r.fail(at, r.text.skip(at), fmt.Sprintf("%s should be %s", part.name, part.want),
				"this is not what `terraform show -json` prints")
			sound = false
		}
	}
	r.text.array(r.top.find("resource_changes"), func(i, value int) int {
		end := r.text.skip(value)
		if sound && !r.text.isObject(value) {
			r.fail(value, end, fmt.Sprintf("resource_changes[%d] should be an object", i),
				"this is not what `terraform show -json` prints")
			sound = false
		}
		return end
	})
	return sound
}

// notPlan says what the document is instead.
func (r *reader) notPlan(root int) bool {
	at, detail := root, "a plan is what `terraform show -json PLANFILE` prints"
	switch {
	case r.top.find("infracost_resource_changes") != none:
		at = r.top.find("infracost_resource_changes")
		detail = "this is the plan as infracost writes it; give the one that `terraform show -json PLANFILE` prints"
	case r.top.find("mock") != none:
		at = r.top.find("mock")
		detail = "this is a mock for tests of policies; give a plan"
	case r.top.find("lineage") != none:
		at = r.top.find("lineage")
		detail = "this is a state file; `terraform show -json` without a plan prints it in the form that is read"
	case r.top.find("format_version") != none:
		at = r.top.find("format_version")
		detail = "there is nothing in it: no resource_changes, no planned_values, no values; " +
			"write it again with `terraform show -json PLANFILE`"
	}
	r.fail(at, r.text.skip(at), "not a plan", detail)
	return false
}

func (r *reader) fail(start, end int, summary, detail string) {
	r.report(model.SeverityError, start, end, summary, detail)
}

func (r *reader) warn(start, end int, summary, detail string) {
	r.report(model.SeverityWarning, start, end, summary, detail)
}

func (r *reader) report(severity model.Severity, start, end int, summary, detail string) {
	r.diags = append(r.diags, model.Diagnostic{
		Severity: severity, Summary: summary, Detail: detail, Subject: r.file.Range(start, end),
	})
}
