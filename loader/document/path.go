package document

import (
	"strconv"
	"strings"

	"github.com/lint403/lint403/loader/symbol"
)

// path leads to a place in the tree. It is spelled out only when somebody asks,
// because most places are never named.
type path struct {
	parent *path
	name   string
	// index is the index of an element plus one, 0 for a member.
	index int
	// wrapper: a member around the document itself, which has no part in String.
	wrapper bool
}

func (w *path) member(name string) *path { return &path{parent: w, name: name} }

func (w *path) element(i int) *path { return &path{parent: w, index: i + 1} }

// String returns the form of model.Anomaly: "Statement[0].Action[1]".
func (w *path) String() string {
	if w.parent == nil || w.wrapper {
		return ""
	}
	var b strings.Builder
	w.write(&b)
	return b.String()
}

func (w *path) write(b *strings.Builder) {
	if w.parent == nil || w.wrapper {
		return
	}
	w.parent.write(b)
	if w.index > 0 {
		b.WriteString("[" + strconv.Itoa(w.index-1) + "]")
		return
	}
	if b.Len() > 0 {
		b.WriteByte('.')
	}
	text, _ := symbol.Render(w.name)
	b.WriteString(text)
}

// pointer returns the JSON pointer (RFC 6901).
func (w *path) pointer() string {
	var b []byte
	return string(w.appendPointer(b))
}

func (w *path) appendPointer(b []byte) []byte {
	if w.parent == nil {
		return b
	}
	b = append(w.parent.appendPointer(b), '/')
	if w.index > 0 {
		return strconv.AppendInt(b, int64(w.index-1), 10)
	}
	for i := range len(w.name) {
		switch w.name[i] {
		case '~':
			b = append(b, "~0"...)
		case '/':
			b = append(b, "~1"...)
		default:
			b = append(b, w.name[i])
		}
	}
	return b
}
