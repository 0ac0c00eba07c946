package trail

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

// Parse reads events: a log file ({"Records": [...]}), a single event, an array of
// events, one event per line, the output of `aws cloudtrail lookup-events`, events
// inside EventBridge or CloudWatch Logs messages, or plain error messages.
//
// It returns every event that it could read. An error among the diagnostics means
// that events were lost; a warning that something inside one was damaged.
func Parse(file *source.File) ([]*Event, model.Diagnostics) {
	r := &reader{file: file, text: file.Bytes, source: file.Bytes, locate: file.Range}
	r.values()
	if len(r.events) == 0 {
		if messages := r.messages(); len(messages) > 0 {
			return messages, nil
		}
	}
	if len(r.events) == 0 && !r.diags.HasErrors() {
		r.diags = append(r.diags, model.Diagnostic{
			Severity: model.SeverityWarning, Summary: "no CloudTrail event in the file", Subject: file.Line(0),
		})
	}
	return r.events, r.diags
}

// reader reads events from a text, which is a file or a string inside one.
type reader struct {
	file *source.File
	// text is what is parsed, source the same before it was repaired.
	text, source []byte
	locate       func(start, end int) model.Range
	// raw holds policies that stood in the text without being escaped, by the offset
	// of the value that replaces them.
	raw    map[int]span
	events []*Event
	diags  model.Diagnostics
	// nested counts the strings around the text.
	nested int
}

type span struct{ start, end int }

const byteOrderMark = "\ufeff"

// maxNested bounds how deep a message inside a message is followed.
const maxNested = 3

// maxDepth bounds the nesting that is followed inside one event.
const maxDepth = 100

// values reads the values that the text consists of.
func (r *reader) values() {
	start := 0
	if bytes.HasPrefix(r.text, []byte(byteOrderMark)) {
		start = len(byteOrderMark)
	}
	start = r.read(start)
	if start < 0 {
		return
	}
	if fixed, raw := repair(r.text); len(raw) > 0 {
		r.text, r.raw = fixed, raw
		start = r.read(start)
	}
	for start >= 0 {
		start = skipBlanks(r.text, start)
		r.broken(start)
		// Events that stand line by line do not depend on each other.
		next := bytes.Index(r.text[start:], []byte("\n{"))
		if next < 0 {
			return
		}
		start = r.read(start + next + 1)
	}
}

// read reads values from an offset on and returns where the one begins that is
// malformed, or -1.
func (r *reader) read(offset int) int {
	text := r.text[offset:]
	decoder := newDecoder(text)
	for {
		end := int(decoder.InputOffset())
		value, err := decoder.ReadValue()
		if errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return -1
		}
		if err != nil {
			return offset + end
		}
		r.value(value, offset+int(decoder.InputOffset())-len(value))
	}
}

func newDecoder(text []byte) *jsontext.Decoder {
	return jsontext.NewDecoder(bytes.NewBuffer(text), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
}

// value reads one well-formed value at an offset.
func (r *reader) value(value jsontext.Value, offset int) {
	if kind := value.Kind(); kind != '{' {
		if kind == '[' {
			r.list(value, offset, "")
		}
		return
	}
	if name := container(value); name != "" {
		r.list(value, offset, name)
		return
	}
	r.record(value, offset)
}

// containers are the members whose elements are events, or hold one.
func containers() []string { return []string{"Records", "Events", "events", "logEvents"} }

// container returns the member of an object that lists events, "" if there is none.
func container(value []byte) string {
	decoder := newDecoder(value)
	if _, err := decoder.ReadToken(); err != nil {
		return ""
	}
	for decoder.PeekKind() == '"' {
		token, err := decoder.ReadToken()
		if err != nil {
			return ""
		}
		name := token.String()
		for _, known := range containers() {
			if name == known && decoder.PeekKind() == '[' {
				return name
			}
		}
		if decoder.SkipValue() != nil {
			return ""
		}
	}
	return ""
}

// list reads the elements of an array, or of the array in the member with the name,
// one by one: a log may be large.
func (r *reader) list(value []byte, offset int, name string) {
	decoder := newDecoder(value)
	if !enter(decoder, name) {
		return
	}
	for decoder.PeekKind() != ']' {
		element, err := decoder.ReadValue()
		if err != nil {
			return
		}
		r.record(element, offset+int(decoder.InputOffset())-len(element))
	}
}

// enter reads up to the first element of the array.
func enter(decoder *jsontext.Decoder, name string) bool {
	if name != "" {
		if _, err := decoder.ReadToken(); err != nil {
			return false
		}
		for decoder.PeekKind() == '"' {
			token, err := decoder.ReadToken()
			if err != nil {
				return false
			}
			if token.String() == name && decoder.PeekKind() == '[' {
				break
			}
			if decoder.SkipValue() != nil {
				return false
			}
		}
	}
	token, err := decoder.ReadToken()
	return err == nil && token.Kind() == '['
}

// record reads an event, or what holds one.
func (r *reader) record(value []byte, offset int) {
	root, _, err := jsontree.Parse(value, maxDepth)
	if err != nil {
		r.diags = append(r.diags, r.syntaxError(err, offset, false))
		return
	}
	if root.Kind == jsontree.Object {
		shift(root, offset)
		r.event(root)
	}
}

// event reads an event from its tree.
func (r *reader) event(n *jsontree.Node) {
	if detail := n.Get("detail"); detail != nil && isEvent(detail) {
		n = detail
	}
	if isEvent(n) {
		r.events = append(r.events, r.extract(n))
		return
	}
	for _, name := range []string{"CloudTrailEvent", "message", "Message"} {
		inner := n.Get(name)
		if inner != nil && inner.Kind == jsontree.String && strings.HasPrefix(strings.TrimLeft(inner.Text, blanks), "{") {
			r.inside(inner)
			return
		}
	}
}

// inside reads the text in a string.
func (r *reader) inside(n *jsontree.Node) {
	inner, offsets, err := jsontree.Unquote(r.text[n.Start:n.End])
	if err != nil || r.nested >= maxNested {
		return
	}
	nested := &reader{
		file: r.file, text: inner, source: inner, nested: r.nested + 1,
		locate: func(start, end int) model.Range {
			return r.locate(n.Start+offsets.At(start), n.Start+offsets.At(end))
		},
	}
	nested.values()
	r.events = append(r.events, nested.events...)
	r.diags = append(r.diags, nested.diags...)
}

// isEvent reports whether an object is a CloudTrail event.
func isEvent(n *jsontree.Node) bool {
	return n.String("eventName") != "" || n.Get("userIdentity") != nil && n.Get("requestParameters") != nil
}

// broken reads what is certain of a value that is malformed.
func (r *reader) broken(start int) {
	root, _, err := jsontree.Parse(r.text[start:], maxDepth)
	before := len(r.events)
	some := before > 0
	if root != nil {
		shift(root, start)
		r.partial(root)
		some = len(r.events) > before
	}
	r.diags = append(r.diags, r.syntaxError(err, start, some))
}

// partial reads a tree that ends at an error: all of a single event that is there,
// and of a list the events before the error.
func (r *reader) partial(root *jsontree.Node) {
	list := root
	for _, name := range containers() {
		if n := root.Get(name); n != nil && n.Kind == jsontree.Array {
			list = n
		}
	}
	if list.Kind != jsontree.Array {
		r.event(root)
		return
	}
	for _, element := range list.Elements {
		if element.Kind == jsontree.Object {
			r.event(element)
		}
	}
}

// syntaxError describes the error at an offset. When something was read all the
// same, nothing is known to be lost.
func (r *reader) syntaxError(err error, start int, some bool) model.Diagnostic {
	syntax, ok := errors.AsType[*jsontree.SyntaxError](err)
	if !ok {
		syntax = &jsontree.SyntaxError{Problem: "the text goes on after its end"}
	}
	d := model.Diagnostic{
		Severity: model.SeverityError,
		Summary:  "the event is not valid JSON: " + syntax.Problem,
		Detail:   syntax.Expected,
		Subject:  r.locate(start+syntax.Offset, start+syntax.End),
	}
	if d.Detail != "" {
		d.Detail = "expected " + d.Detail
	}
	if hint := r.file.Hint(); hint != "" {
		d.Detail = hint
	}
	if some {
		d.Severity = model.SeverityWarning
		d.Detail = strings.TrimSuffix("what stands before it was read; "+d.Detail, "; ")
	}
	return d
}

// shift moves a tree that was parsed from a part of the text.
func shift(n *jsontree.Node, by int) {
	n.Start += by
	n.End += by
	for i := range n.Members {
		m := &n.Members[i]
		m.NameStart += by
		m.NameEnd += by
		shift(m.Value, by)
	}
	for _, e := range n.Elements {
		shift(e, by)
	}
}

// messages reads error messages from text that holds no event.
func (r *reader) messages() []*Event {
	var events []*Event
	for offset := 0; offset < len(r.text); {
		end := len(r.text)
		if i := bytes.IndexByte(r.text[offset:], '\n'); i >= 0 {
			end = offset + i
		}
		line := bytes.TrimSpace(r.text[offset:end])
		if d, ok := ParseDenial(string(line)); ok {
			start := offset + bytes.Index(r.text[offset:end], line)
			place := r.locate(start, start+len(line))
			events = append(events, &Event{
				ErrorMessage: model.Text{Value: string(line), Range: place}, Denial: &d, Range: place,
			})
		}
		offset = end + 1
	}
	return events
}

// IsTrail reports whether a text is something that Parse reads.
func IsTrail(text []byte) bool {
	text = bytes.TrimLeft(text, " \t\r\n\ufeff")
	if len(text) == 0 {
		return false
	}
	if text[0] != '{' && text[0] != '[' {
		return bytes.Contains(text, []byte(phraseDenied))
	}
	const enough = 1 << 16
	start := text[:min(len(text), enough)]
	root, _, _ := jsontree.Parse(start, maxDepth)
	if root == nil {
		return false
	}
	for _, name := range containers() {
		if list := root.Get(name); list != nil && list.Kind == jsontree.Array {
			root = list
			break
		}
	}
	if root.Kind == jsontree.Array {
		if len(root.Elements) == 0 {
			return text[0] == '{'
		}
		root = root.Elements[0]
	}
	if detail := root.Get("detail"); detail != nil {
		root = detail
	}
	return isEvent(root) || root.Get("CloudTrailEvent") != nil ||
		bytes.Contains([]byte(root.String("message")), []byte("eventName"))
}
