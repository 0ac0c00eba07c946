package settings

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/lint403/lint403/loader/model"
)

func (r *reader) errorf(n *yaml.Node, detail, format string, args ...any) {
	r.diags = append(r.diags, model.Diagnostic{
		Severity: model.SeverityError,
		Summary:  fmt.Sprintf(format, args...),
		Detail:   detail,
		Subject:  r.rangeOf(n),
	})
}

// rangeOf returns the place of a node. YAML counts columns in code points; a node
// of several lines is cut at the end of its first.
func (r *reader) rangeOf(n *yaml.Node) model.Range {
	start := r.file.LineStart(n.Line)
	line, _, _ := strings.Cut(string(r.file.Bytes[start:]), "\n")
	offset := 0
	for range n.Column - 1 {
		_, size := utf8.DecodeRuneInString(line[offset:])
		offset += size
	}
	length := len(strings.TrimRight(line[offset:], " \r"))
	if n.Kind == yaml.ScalarNode && n.Style == 0 && len(n.Value) <= length {
		length = len(n.Value)
	}
	return r.file.Range(start+offset, start+offset+length)
}

func (r *reader) pairs(n *yaml.Node, what string, visit func(key, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		r.errorf(n, "write `key: value` lines", "%s is not a mapping", what)
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		visit(n.Content[i], n.Content[i+1])
	}
}

func (r *reader) each(n *yaml.Node, visit func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		r.errorf(n, "write one `- ` entry per item", "this is not a list")
		return
	}
	for _, item := range n.Content {
		visit(item)
	}
}

func (r *reader) text(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		r.errorf(n, "write one value", "this is not a string")
		return ""
	}
	return n.Value
}

// strings reads a list, or one string as a list of one.
func (r *reader) strings(n *yaml.Node) []string {
	if n.Kind == yaml.ScalarNode && n.Tag != "!!null" {
		return []string{n.Value}
	}
	var list []string
	r.each(n, func(item *yaml.Node) { list = append(list, r.text(item)) })
	return list
}

func (r *reader) stringMap(n *yaml.Node, name func(string) string) map[string]string {
	m := map[string]string{}
	r.pairs(n, "this", func(key, value *yaml.Node) {
		k := key.Value
		if name != nil {
			k = name(k)
		}
		m[k] = r.text(value)
	})
	return m
}

func (r *reader) boolean(n *yaml.Node) bool {
	var b bool
	if err := n.Decode(&b); err != nil {
		r.errorf(n, "write true or false", "%q is neither true nor false", n.Value)
	}
	return b
}

func (r *reader) oneOf(n *yaml.Node, values []string) string {
	value := r.text(n)
	if !slices.Contains(values, value) {
		r.errorf(n, "one of: "+strings.Join(values, ", "), "%q is not a value here", value)
		return ""
	}
	return value
}

func (r *reader) date(n *yaml.Node) string {
	value := r.text(n)
	if _, err := time.Parse(time.DateOnly, value); err != nil {
		r.errorf(n, "write it as 2027-03-31", "%q is not a date", value)
		return ""
	}
	return value
}
