package plan

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"github.com/lint403/lint403/loader/computed"
	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/tf"
)

// documentType is the data source that renders policy documents.
const documentType = "aws_iam_policy_document"

// known is the document in a string of the plan.
func (r *reader) known(at int) *tf.Document {
	return &tf.Document{
		Text:   r.text.string(at),
		Form:   "plan",
		Locate: r.locateString(at),
		Header: r.header(at),
	}
}

// locateString returns where the parts of the document in a string are written. Most are never asked for.
func (r *reader) locateString(at int) func(string, bool, int, int) model.Range {
	offsets := sync.OnceValue(func() jsontree.Map {
		_, offsets, err := jsontree.Unquote(r.text[at:r.text.skip(at)])
		if err != nil {
			return jsontree.Map{}
		}
		return offsets
	})
	return func(_ string, _ bool, start, end int) model.Range {
		m := offsets()
		return r.file.Range(at+m.At(start), at+m.At(end))
	}
}

// header is the name of the member whose value is at at.
func (r *reader) header(at int) model.Range {
	end := at
	for end > 0 && r.text[end-1] != '"' && r.text[end-1] != '[' && r.text[end-1] != '{' {
		end--
	}
	if end == 0 || r.text[end-1] != '"' {
		return r.file.Range(at, r.text.skip(at))
	}
	start := bytes.LastIndexByte(r.text[:end-1], '"')
	return r.file.Range(start, end)
}

// maxDepth bounds a chain of attributes that take a document from one another.
const maxDepth = 40

// unknownDocument finds the document that an attribute which is not known before
// apply will hold.
func (r *reader) unknownDocument(in *instance, path string, depth int) *tf.Document {
	expression := r.expression(in, path)
	found := r.leaves(expression, in.body())
	if l, ok := single(found); ok && depth < maxDepth {
		if doc := r.documentOf(l, depth); doc != nil {
			return doc
		}
	}
	doc := &tf.Document{Form: "plan", Incomplete: unknownNames(found), Header: r.file.Range(in.head, r.text.skip(in.head))}
	if len(doc.Incomplete) == 0 {
		doc.Incomplete = []string{in.part(path)}
	}
	doc.Locate = func(string, bool, int, int) model.Range { return doc.Header }
	return doc
}

// hiddenDocument stands for a document that must not be shown.
func (b *builder) hiddenDocument(path string) *tf.Document {
	header := b.file.Range(b.in.head, b.text.skip(b.in.head))
	return &tf.Document{
		Form:       "plan",
		Incomplete: []string{"sensitive:" + b.in.part(path)},
		Locate:     func(string, bool, int, int) model.Range { return header },
		Header:     header,
	}
}

// documentOf returns the document that a reference leads to, or nil.
func (r *reader) documentOf(l leaf, depth int) *tf.Document {
	if l.in == nil {
		return nil
	}
	if at := r.step(l.in.values, l.attr); l.known && at != none && r.isObject(at) {
		return r.known(at)
	}
	if l.in.typ == documentType && l.in.mode == "data" && (l.attr == "json" || l.attr == "minified_json" || l.attr == "") {
		return r.render(l.in)
	}
	if l.attr != "" && r.expression(l.in, l.attr) != none && r.isUnknown(l.in, l.attr) {
		return r.unknownDocument(l.in, l.attr, depth+1)
	}
	return nil
}

// isObject reports whether a string holds a JSON object; that of an ARN is a part of a
// document and not the whole.
func (r *reader) isObject(at int) bool {
	return r.text[at] == '"' && strings.HasPrefix(strings.TrimSpace(r.text.string(at)), "{")
}

// unknownNames names what the leaves leave open.
func unknownNames(found []leaf) []string {
	var names []string
	for _, l := range found {
		name := l.dead
		if l.in != nil && !l.known {
			name = l.in.part(l.attr)
		}
		if name != "" && !l.known && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// single returns the one unknown thing that an expression depends on. Known values
// that can only have decided between alternatives do not count; without an unknown
// thing, one known attribute is it.
func single(found []leaf) (leaf, bool) {
	isOpen := func(l leaf) bool { return !l.known }
	open := slices.ContainsFunc(found, isOpen)
	var rest []leaf
	for _, l := range found {
		if l.known && (l.in == nil || open) && isEmpty(l.value) {
			continue
		}
		same := func(o leaf) bool { return o.in == l.in && o.attr == l.attr && o.dead == l.dead }
		if l.known && l.in == nil || !slices.ContainsFunc(rest, same) {
			rest = append(rest, l)
		}
		if len(rest) > 1 {
			return leaf{}, false
		}
	}
	if len(rest) != 1 || rest[0].in == nil {
		return leaf{}, false
	}
	return rest[0], true
}

// isEmpty reports whether a value adds nothing to a text.
func isEmpty(value any) bool {
	switch v := value.(type) {
	case bool, nil:
		return true
	case string:
		return v == ""
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	default:
		return false
	}
}

// unknownText is the value of an attribute that its expression leaves open: that of
// the one thing it refers to, or a token of its own.
func (r *reader) unknownText(in *instance, path string, expression int) string {
	own := in.token(path)
	l, ok := single(r.shared(expression, in.body()))
	if !ok {
		return own
	}
	attr := l.attr
	if attr == "" {
		attr = likely(in, path, l.in)
	}
	value, ok := r.attribute(l.in, attr)
	if !ok {
		return own
	}
	switch exactness(in, path, l.in, attr) {
	case whole:
		return value
	case start:
		return value + own
	case uri:
		return "s3://" + value + own
	default:
		return own
	}
}

// likely is the attribute meant by a reference that names none, as those of
// instances by each.key and those of Terraform before 1.0 do.
func likely(in *instance, path string, target *instance) string {
	last := path[strings.LastIndexByte(path, '.')+1:]
	switch {
	case strings.HasSuffix(last, "arn"), strings.HasSuffix(last, "arns"), strings.Contains(last, "kms"):
		return "arn"
	case last == "role" && !strings.HasPrefix(in.typ, "aws_iam_"):
		return "arn"
	case target.typ == "aws_iam_role" && strings.Contains(last, "role") && last != "role":
		return "arn"
	case last == "bucket" && strings.Contains(path, "destination"):
		return "arn"
	case target.typ == documentType:
		return "json"
	default:
		return "id"
	}
}

// fit says how much of an attribute the thing that it refers to makes up.
type fit int

const (
	whole fit = iota
	start     // something may follow: "${aws_s3_bucket.b.arn}/prefix"
	uri       // as start, behind "s3://"
	some      // anything may stand around it
)

// exactness judges an attribute that refers to one thing. The plan does not say
// what literal text stands around a reference: names, ids and ARNs are handed over
// as they are, but names of new things are composed of other names, and the name
// and ARN of a bucket also begin paths.
func exactness(in *instance, path string, target *instance, attr string) fit {
	if path == computed.Name(in.typ) || !strings.HasPrefix(target.typ, "aws_") {
		return some
	}
	if target.typ != "aws_s3_bucket" && target.typ != "aws_s3_directory_bucket" {
		return whole
	}
	last := strings.ToLower(path[strings.LastIndexByte(path, '.')+1:])
	switch {
	case strings.Contains(last, "bucket"), last == "id", last == "source_arn", strings.HasPrefix(last, "resource"):
		return whole
	case strings.HasSuffix(attr, "domain_name"), attr == "website_endpoint", attr == "hosted_zone_id", attr == "region":
		return whole
	case attr == "arn":
		return start
	case isURI(last):
		return uri
	default:
		return some
	}
}

// isURI reports whether an attribute holds an s3:// URI.
func isURI(name string) bool {
	switch name {
	case "output_location", "script_location", "location_uri", "log_uri", "s3_uri", "s3_output_path",
		"destination_s3_uri", "model_data_url":
		return true
	default:
		return false
	}
}
