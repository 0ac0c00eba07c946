package rules

import (
	"encoding"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/lint403/lint403/loader/model"
)

// converter builds OPA values straight from Go values, with the meaning of their
// JSON form. Going through JSON or map[string]any costs several times as much,
// which a large plan would feel.
type converter struct {
	structs sync.Map // reflect.Type -> []field
}

// field is how one struct field appears in JSON.
type field struct {
	index     int
	key       *ast.Term
	omitEmpty bool
	text      bool
	// place is set for what holds a place in a file.
	place bool
}

// value converts v, which may hold structs with json tags, maps with string keys,
// slices, strings, numbers, booleans and json.Marshaler-free nesting of these.
func (c *converter) value(v any) (ast.Value, error) {
	term, err := newConversion(c).term(reflect.ValueOf(v))
	if err != nil {
		return nil, err
	}
	return term.Value, nil
}

// conversion is the conversion of one value.
type conversion struct {
	*converter
	// words are the short strings seen so far. A few of them, such as "exact" and
	// "s3:getobject", are half of all strings.
	words map[string]*ast.Term
	// twins are lists and objects by their hash, of types that say nothing of places and so
	// are the same again and again.
	twins map[int]*ast.Term
}

func newConversion(c *converter) *conversion {
	return &conversion{converter: c, words: map[string]*ast.Term{}, twins: map[int]*ast.Term{}}
}

const (
	longestWord = 24
	mostWords   = 1 << 14
	mostTwins   = 1 << 14
)

func (c *conversion) term(v reflect.Value) (*ast.Term, error) {
	switch v.Kind() {
	case reflect.Invalid:
		return ast.NullTerm(), nil
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return ast.NullTerm(), nil
		}
		return c.term(v.Elem())
	case reflect.String:
		if v.Type() == reflect.TypeFor[json.Number]() {
			return ast.NumberTerm(json.Number(v.String())), nil
		}
		return c.text(v.String()), nil
	case reflect.Bool:
		return ast.BooleanTerm(v.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return ast.IntNumberTerm(int(v.Int())), nil
	case reflect.Float32, reflect.Float64:
		return ast.FloatNumberTerm(v.Float()), nil
	case reflect.Slice, reflect.Array:
		return c.list(v)
	case reflect.Map:
		return c.object(v)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[model.Range]() {
			return textTerm(v)
		}
		return c.structure(v)
	default:
		return nil, fmt.Errorf("no OPA value for Go type %s", v.Type())
	}
}

func (c *conversion) list(v reflect.Value) (*ast.Term, error) {
	terms := make([]*ast.Term, v.Len())
	for i := range terms {
		term, err := c.term(v.Index(i))
		if err != nil {
			return nil, err
		}
		terms[i] = term
	}
	return c.twin(v.Type(), ast.ArrayTerm(terms...)), nil
}

// twin returns an equal term that was there before, if the type may have such, or the term.
func (c *conversion) twin(t reflect.Type, term *ast.Term) *ast.Term {
	if !c.repeats(t) {
		return term
	}
	hash := term.Hash()
	if twin, ok := c.twins[hash]; ok && twin.Equal(term) {
		return twin
	}
	if len(c.twins) < mostTwins {
		c.twins[hash] = term
	}
	return term
}

// repeats reports whether values of a type are likely to be the same elsewhere: lists of
// strings, and structs without places.
func (c *converter) repeats(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Slice:
		return t.Elem().Kind() == reflect.String
	case reflect.Struct:
		return !slices.ContainsFunc(c.fields(t), func(f field) bool { return f.place })
	default:
		return false
	}
}

func (c *conversion) object(v reflect.Value) (*ast.Term, error) {
	pairs := make([][2]*ast.Term, 0, v.Len())
	for iter := v.MapRange(); iter.Next(); {
		if iter.Key().Kind() != reflect.String {
			return nil, fmt.Errorf("no OPA value for map key type %s", iter.Key().Type())
		}
		term, err := c.term(iter.Value())
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, [2]*ast.Term{c.text(iter.Key().String()), term})
	}
	return ast.ObjectTerm(pairs...), nil
}

func (c *conversion) structure(v reflect.Value) (*ast.Term, error) {
	fields := c.fields(v.Type())
	pairs := make([][2]*ast.Term, 0, len(fields))
	for _, f := range fields {
		value := v.Field(f.index)
		if f.omitEmpty && isEmpty(value) {
			continue
		}
		term, err := c.fieldTerm(f, value)
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, [2]*ast.Term{f.key, term})
	}
	return c.twin(v.Type(), ast.ObjectTerm(pairs...)), nil
}

func (c *conversion) fieldTerm(f field, value reflect.Value) (*ast.Term, error) {
	if !f.text {
		return c.term(value)
	}
	term, err := textTerm(value)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.key, err)
	}
	return term, nil
}

func textTerm(v reflect.Value) (*ast.Term, error) {
	// There are more ranges than anything else.
	if r, ok := reflect.TypeAssert[model.Range](v); ok {
		return stringTerm(r.String()), nil
	}
	text, err := v.Interface().(encoding.TextMarshaler).MarshalText()
	if err != nil {
		return nil, err
	}
	return ast.StringTerm(string(text)), nil
}

// fields lists the JSON fields of a struct type once. Embedded structs are not
// flattened: the model has none.
func (c *converter) fields(t reflect.Type) []field {
	if cached, ok := c.structs.Load(t); ok {
		return cached.([]field)
	}
	var fields []field
	for i := range t.NumField() {
		name, options, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name == "-" || name == "" {
			continue
		}
		fields = append(fields, field{
			index:     i,
			key:       ast.StringTerm(name),
			omitEmpty: slices.Contains(strings.Split(options, ","), "omitempty"),
			text:      t.Field(i).Type.Implements(reflect.TypeFor[encoding.TextMarshaler]()),
			place:     placed(t.Field(i).Type),
		})
	}
	c.structs.Store(t, fields)
	return fields
}

// placed reports whether a type holds a place in a file, or may.
func placed(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		return placed(t.Elem())
	case reflect.Struct:
		return t == reflect.TypeFor[model.Range]() ||
			slices.ContainsFunc(reflect.VisibleFields(t), func(f reflect.StructField) bool { return placed(f.Type) })
	default:
		return t.Kind() == reflect.Interface
	}
}

// isEmpty is the meaning of omitempty in encoding/json.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Map, reflect.Slice, reflect.String, reflect.Array:
		return v.Len() == 0
	case reflect.Struct:
		return false
	default:
		return v.IsZero()
	}
}

// text is the term of a string.
func (c *conversion) text(s string) *ast.Term {
	if len(s) > longestWord {
		return ast.StringTerm(s)
	}
	if term, ok := c.words[s]; ok {
		return term
	}
	term := stringTerm(s)
	if len(c.words) < mostWords {
		c.words[s] = term
	}
	return term
}

func stringTerm(s string) *ast.Term {
	if s == "" {
		return ast.InternedEmptyString
	}
	return ast.StringTerm(s)
}

// sortedKeys lists the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
