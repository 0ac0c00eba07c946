// Package jsontree reads JSON into a tree in which every element knows where it is
// written. It tolerates what decides nothing here (duplicate names, invalid UTF-8)
// and returns what it could read of a malformed text.
package jsontree

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/lint403/lint403/loader/symbol"
)

// Kind is the type of a node.
type Kind byte

// The kinds of a node.
const (
	Invalid Kind = iota
	Object
	Array
	String
	Number
	Bool
	Null
	// Token is a value that is not known, written as a bare token of loader/symbol.
	Token
)

// String returns the JSON name of the type.
func (k Kind) String() string {
	switch k {
	case Object:
		return "object"
	case Array:
		return "array"
	case String:
		return "string"
	case Number:
		return "number"
	case Bool:
		return "bool"
	case Null:
		return "null"
	case Token:
		return "unknown"
	default:
		return "nothing"
	}
}

// Node is one value.
type Node struct {
	Kind Kind
	// Start and End are byte offsets in the text; a string includes its quotes.
	Start, End int
	// Text is the decoded string, the literal of a number or bool as written, or
	// the token.
	Text string
	// Members of an object, in order, duplicates included.
	Members []Member
	// Elements of an array.
	Elements []*Node
	// Cut is set when the text ended or broke inside the value.
	Cut bool
}

// Member is one member of an object.
type Member struct {
	Name string
	// NameStart and NameEnd are the offsets of the name with its quotes.
	NameStart, NameEnd int
	// Value has Kind Invalid when the text broke before it.
	Value *Node
}

// Get returns the value of the last member with the name, or nil: the last one is
// what decoders that accept duplicates keep.
func (n *Node) Get(name string) *Node {
	if n == nil {
		return nil
	}
	for _, m := range slices.Backward(n.Members) {
		if m.Name == name {
			return m.Value
		}
	}
	return nil
}

// Find follows names from n downwards.
func (n *Node) Find(names ...string) *Node {
	for _, name := range names {
		n = n.Get(name)
	}
	return n
}

// String returns the text of the string at the names, "" if there is none.
func (n *Node) String(names ...string) string {
	if n = n.Find(names...); n == nil || n.Kind != String {
		return ""
	}
	return n.Text
}

// byteOrderMark may stand before a text, although JSON does not allow it.
const byteOrderMark = "\ufeff"

// DefaultDepth is the deepest nesting that is read unless told otherwise.
const DefaultDepth = 128

// Parse reads the first JSON value of the text and returns it with the offset
// behind it. After an error, which is a *SyntaxError, the tree holds what was read
// before; it is nil when there was nothing.
func Parse(text []byte, maxDepth int) (root *Node, end int, err error) {
	if maxDepth <= 0 {
		maxDepth = DefaultDepth
	}
	p := parser{text: text, maxDepth: maxDepth}
	input := text
	if bytes.HasPrefix(text, []byte(byteOrderMark)) {
		input = append([]byte("   "), text[len(byteOrderMark):]...)
		p.offset = len(byteOrderMark)
	}
	if bytes.Contains(text, []byte(symbol.Open)) {
		input = p.mask(input)
	}
	p.decoder = jsontext.NewDecoder(bytes.NewBuffer(input),
		jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	root, err = p.value(0)
	if err != nil {
		return root, p.offset, p.explain(err)
	}
	return root, p.offset, nil
}

type parser struct {
	text     []byte
	decoder  *jsontext.Decoder
	offset   int
	maxDepth int
	block    []Node
	// bare holds the tokens that stand for whole values, by offset; quoted those
	// inside strings that had to be hidden from the decoder, in order.
	bare   map[int]bool
	quoted []span
}

type span struct {
	start, end int
	text       string
}

var errDepth = errors.New("nested too deeply")

// value reads the next value. It returns what it could read beside an error.
func (p *parser) value(depth int) (*Node, error) {
	start := p.skip()
	token, err := p.decoder.ReadToken()
	if err != nil {
		return nil, err
	}
	p.offset = int(p.decoder.InputOffset())
	node := p.node(start)
	switch token.Kind() {
	case '{':
		node.Kind = Object
		err = p.object(node, depth+1)
	case '[':
		node.Kind = Array
		err = p.array(node, depth+1)
	case '"':
		node.Kind = String
		node.Text = p.restore(token.String(), start, p.offset)
	case '0':
		node.Kind, node.Text = Number, string(p.text[start:p.offset])
		if p.bare[start] {
			node.Kind = Token
		}
	case 't', 'f':
		node.Kind, node.Text = Bool, string(p.text[start:p.offset])
	default:
		node.Kind = Null
	}
	if err != nil {
		node.Cut = true
		node.End = p.offset
	}
	return node, err
}

// node returns a new node. Nodes come in blocks: a document has dozens.
func (p *parser) node(start int) *Node {
	const size = 16
	if len(p.block) == cap(p.block) {
		p.block = make([]Node, 0, size)
	}
	p.block = append(p.block, Node{Start: start, End: p.offset})
	return &p.block[len(p.block)-1]
}

func (p *parser) object(node *Node, depth int) error {
	if depth > p.maxDepth {
		return errDepth
	}
	for p.decoder.PeekKind() != '}' {
		start := p.skip()
		token, err := p.decoder.ReadToken()
		if err != nil {
			return err
		}
		p.offset = int(p.decoder.InputOffset())
		node.Members = append(node.Members, Member{
			Name: p.restore(token.String(), start, p.offset), NameStart: start, NameEnd: p.offset,
		})
		value, err := p.value(depth)
		if value == nil {
			value = &Node{Start: p.offset, End: p.offset, Cut: true}
		}
		node.Members[len(node.Members)-1].Value = value
		if err != nil {
			return err
		}
	}
	return p.close(node)
}

func (p *parser) array(node *Node, depth int) error {
	if depth > p.maxDepth {
		return errDepth
	}
	for p.decoder.PeekKind() != ']' {
		value, err := p.value(depth)
		if value != nil {
			node.Elements = append(node.Elements, value)
		}
		if err != nil {
			return err
		}
	}
	return p.close(node)
}

func (p *parser) close(node *Node) error {
	if _, err := p.decoder.ReadToken(); err != nil {
		return err
	}
	p.offset = int(p.decoder.InputOffset())
	node.End = p.offset
	return nil
}

// skip returns the offset of the next token: the decoder tells only where the last
// one ended.
func (p *parser) skip() int {
	at := p.offset
	for at < len(p.text) {
		switch p.text[at] {
		case ' ', '\t', '\r', '\n', ',', ':':
			at++
		default:
			return at
		}
	}
	return at
}

// explain turns an error of the decoder into ours.
func (p *parser) explain(err error) error {
	if errors.Is(err, errDepth) {
		return &SyntaxError{Offset: p.offset - 1, End: p.offset, Problem: "the document is nested too deeply", Open: -1}
	}
	at := p.skip()
	if syntactic, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		at = int(syntactic.ByteOffset)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		at = len(p.text)
	}
	return diagnose(p.text, min(at, len(p.text)), p.offset, err)
}
