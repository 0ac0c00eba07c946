package config

import (
	"sort"

	"github.com/hashicorp/hcl/v2"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

// origin is where a value is written and, for a string, where its parts are.
type origin struct {
	rng model.Range
	// form is how a document is written, as model.Policy has it; "" for what is no
	// document by itself.
	form string
	// head is the line to point at for a document, if not the start of rng.
	head model.Range
	// spans are the parts of the string in order, without overlap.
	spans []span
	// hole is set for a token that stands for any number of elements of a list.
	hole bool
	// via is the text that a function made this one from. Where the parts are
	// lost, those of via at the same place of the document are taken.
	via *value
}

// span is a part of a string: text from start up to end.
type span struct {
	start, end int
	from       *origin
	// offset is where the part starts in the text that from.spans speak of.
	offset int
	// file and place are set for text that stands in a file as it is, up to escapes
	// and indentation.
	literal *literal
	// maybe is as in value.
	maybe []string
}

// literal is a piece of a file that became a piece of text.
type literal struct {
	file       *source.File
	start, end int
	text       string
	// exact is set when the text stands in the file byte for byte, quoted when the
	// file spells characters with escape sequences.
	exact, quoted bool
	// offsets maps every byte of the text, and its end, to the file; worked out when
	// first needed.
	offsets []int
}

// rangeOf converts a range. What the parser made of malformed text may lack an end.
func rangeOf(r hcl.Range) model.Range {
	if r.End.Byte < r.Start.Byte || r.End.Line == 0 {
		r.End = r.Start
	}
	if r.Start.Line == 0 {
		return model.Range{}
	}
	return model.Range{
		File:  r.Filename,
		Start: model.Pos{Line: r.Start.Line, Column: r.Start.Column, Byte: r.Start.Byte},
		End:   model.Pos{Line: r.End.Line, Column: r.End.Column, Byte: r.End.Byte},
	}
}

func written(r hcl.Range) *origin { return &origin{rng: rangeOf(r)} }

// locate returns where the text from start up to end is written.
func (o *origin) locate(start, end int) model.Range {
	if o == nil {
		return model.Range{}
	}
	first := sort.Search(len(o.spans), func(i int) bool { return o.spans[i].end > start })
	if first == len(o.spans) || o.spans[first].start > start {
		return o.rng
	}
	if s := o.spans[first]; end <= s.end {
		return s.locate(start, end, o.rng)
	}
	// The part begins in one piece and ends in another, as a string in a heredoc
	// does with an interpolation inside: it reaches from the one to the other if
	// both stand in one file.
	last := sort.Search(len(o.spans), func(i int) bool { return o.spans[i].end >= end })
	if last == len(o.spans) || o.spans[last].start >= end {
		return o.rng
	}
	head, tail := o.spans[first], o.spans[last]
	from, okFrom := head.copied(start, head.end)
	to, okTo := tail.copied(tail.start, end)
	if !okFrom || !okTo || from.File != to.File || to.End.Byte < from.Start.Byte {
		return o.rng
	}
	return model.Range{File: from.File, Start: from.Start, End: to.End}
}

// copied returns where text stands that was copied from a file.
func (s *span) copied(start, end int) (model.Range, bool) {
	start, end = start-s.start, end-s.start
	if s.literal != nil {
		return s.literal.locate(start, end)
	}
	if s.from == nil {
		return model.Range{}, false
	}
	start, end = start+s.offset, end+s.offset
	for i := range s.from.spans {
		if inner := &s.from.spans[i]; inner.start <= start && end <= inner.end {
			return inner.copied(start, end)
		}
	}
	return model.Range{}, false
}

func (s *span) locate(start, end int, fallback model.Range) model.Range {
	if s.literal != nil {
		if r, ok := s.literal.locate(start-s.start, end-s.start); ok {
			return r
		}
		return fallback
	}
	if s.from == nil {
		return fallback
	}
	return s.from.locate(start-s.start+s.offset, end-s.start+s.offset)
}

func (l *literal) locate(start, end int) (model.Range, bool) {
	if l.exact {
		return l.file.Range(l.start+start, l.start+end), true
	}
	if l.offsets == nil {
		l.offsets = align(l.text, l.file.Bytes[l.start:l.end], l.quoted)
	}
	if len(l.offsets) != len(l.text)+1 || start < 0 || end > len(l.text) {
		return model.Range{}, false
	}
	// The end is where the last character ends, not where the next one starts:
	// between the two there may be indentation.
	from, to := l.offsets[start], l.offsets[end]
	if end > start && end < len(l.text) {
		to = l.offsets[end-1] + 1
		if next := l.offsets[end]; l.text[end-1] != l.file.Bytes[l.start+l.offsets[end-1]] {
			to = next // the last character is an escape sequence
		}
	}
	return l.file.Range(l.start+from, l.start+to), true
}

// slice returns the spans of the text from start up to end, counted from there.
func (o *origin) slice(start, end int) *origin {
	if o == nil {
		return nil
	}
	out := &origin{rng: o.locate(start, end), form: o.form}
	for _, s := range o.spans {
		if s.end <= start || s.start >= end {
			continue
		}
		cut := s
		if s.start < start {
			cut.start = start
		}
		if s.end > end {
			cut.end = end
		}
		if s.literal != nil && (cut.start != s.start || cut.end != s.end) {
			cut.literal = nil
			cut.from = &origin{rng: o.rng, spans: []span{{start: 0, end: s.end - s.start, literal: s.literal}}}
			cut.offset = cut.start - s.start
		} else if s.literal == nil {
			cut.offset += cut.start - s.start
		}
		cut.start -= start
		cut.end -= start
		out.spans = append(out.spans, cut)
	}
	return out
}
