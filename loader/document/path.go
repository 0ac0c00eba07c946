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

// paths hands out paths from blocks, because every element needs one.
type paths struct{ block []path }

func (a *paths) add(w path) *path {
	const size = 32
	if len(a.block) == cap(a.block) {
		a.block = make([]path, 0, size)
	}
	a.block = append(a.block, w)
	return &a.block[len(a.block)-1]
}

// member is the place of a member of the object at w.
func (a *paths) member(w *path, name string) *path { return a.add(path{parent: w, name: name}) }

// element is the place of an element of the array at w.
func (a *paths) element(w *path, i int) *path { return a.add(path{parent: w, index: i + 1}) }

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
	var b [128]byte
	return string(w.appendPointer(b[:0]))
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
