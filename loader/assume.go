package loader

import (
	"bytes"
	"maps"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/lint403/lint403/loader/aws"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// assume puts the values that the user gave in place of tokens, and one token in
// place of those that name the same thing.
func assume(module *tf.Module, given map[string]string) {
	values := aws.Aliases(module)
	for name, value := range values {
		if target, ok := symbol.Name(value); ok && values[target] != "" {
			values[name] = values[target]
		}
	}
	maps.Copy(values, given)
	if len(values) == 0 {
		return
	}
	rewrite(module, func(name string) (string, bool) {
		value, ok := values[name]
		return value, ok
	})
}

// rewriter gives the text that takes the place of a token, by the token's name.
type rewriter func(name string) (string, bool)

// rewrite replaces tokens in everything that a module holds.
func rewrite(module *tf.Module, r rewriter) {
	for _, p := range module.Providers {
		p.Region, p.Account, p.RoleARN = r.text(p.Region), r.text(p.Account), r.text(p.RoleARN)
		p.Partition = r.text(p.Partition)
		for i := range p.SessionARNs {
			p.SessionARNs[i] = r.text(p.SessionARNs[i])
		}
		for _, doc := range p.Documents {
			r.document(doc)
		}
	}
	done := map[*tf.Document]bool{}
	for _, res := range module.Resources {
		r.value(res.Values)
		for _, doc := range res.Documents {
			if !done[doc] {
				done[doc] = true
				r.document(doc)
			}
		}
	}
}

// text replaces the tokens in s.
func (r rewriter) text(s string) string {
	if !symbol.Has(s) {
		return s
	}
	for _, name := range symbol.Names(s) {
		if value, ok := r(name); ok {
			s = strings.ReplaceAll(s, symbol.Token(name), value)
		}
	}
	return s
}

// value replaces the tokens below v, in place, and returns v.
func (r rewriter) value(v any) any {
	switch v := v.(type) {
	case string:
		return r.text(v)
	case []any:
		for i := range v {
			v[i] = r.value(v[i])
		}
	case map[string]any:
		for name := range v {
			v[name] = r.value(v[name])
		}
	}
	return v
}

// shift is the end of a replacement, in the new text and in the old.
type shift struct{ after, before int }

// document replaces the tokens in the text of a document. Its parts are still
// looked up at the offsets of the text before.
func (r rewriter) document(doc *tf.Document) {
	if !symbol.Has(doc.Text) {
		return
	}
	var out strings.Builder
	var shifts []shift
	for rest := doc.Text; ; {
		start := strings.Index(rest, symbol.Open)
		length := strings.Index(rest[max(start, 0):], symbol.Close)
		if start < 0 || length < 0 {
			out.WriteString(rest)
			break
		}
		end := start + length + len(symbol.Close)
		out.WriteString(rest[:start])
		name := unescape(rest[start+len(symbol.Open) : end-len(symbol.Close)])
		if value, ok := r(name); ok {
			out.WriteString(escape(value))
			shifts = append(shifts, shift{out.Len(), len(doc.Text) - len(rest) + end})
		} else {
			out.WriteString(rest[start:end])
		}
		rest = rest[end:]
	}
	if len(shifts) == 0 {
		return
	}
	locate := doc.Locate
	doc.Text = out.String()
	if locate != nil {
		doc.Locate = func(pointer string, name bool, start, end int) model.Range {
			return locate(pointer, name, before(shifts, start), before(shifts, end))
		}
	}
}

// before returns the offset in the old text.
func before(shifts []shift, offset int) int {
	moved := 0
	for _, s := range shifts {
		if s.after > offset {
			break
		}
		moved = s.before - s.after
	}
	return offset + moved
}

// escape writes a value as part of a JSON string.
func escape(value string) string {
	quoted, err := jsontext.AppendQuote(nil, value)
	if err != nil {
		return value
	}
	return string(quoted[1 : len(quoted)-1])
}

// unescape reads a name that a JSON encoder may have escaped.
func unescape(name string) string {
	if !strings.Contains(name, `\`) {
		return name
	}
	text, err := jsontext.AppendUnquote(nil, bytes.Join([][]byte{nil, []byte(name), nil}, []byte{'"'}))
	if err != nil {
		return name
	}
	return string(text)
}
