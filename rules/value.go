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
}

// value converts v, which may hold structs with json tags, maps with string keys,
// slices, strings, numbers, booleans and json.Marshaler-free nesting of these.
func (c *converter) value(v any) (ast.Value, error) {
	term, err := c.term(reflect.ValueOf(v))
	if err != nil {
		return nil, err
	}
	return term.Value, nil
}

func (c *converter) term(v reflect.Value) (*ast.Term, error) {
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
		return stringTerm(v.String()), nil
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

func (c *converter) list(v reflect.Value) (*ast.Term, error) {
	terms := make([]*ast.Term, v.Len())
	for i := range terms {
		term, err := c.term(v.Index(i))
		if err != nil {
			return nil, err
		}
		terms[i] = term
	}
	return ast.ArrayTerm(terms...), nil
}

func (c *converter) object(v reflect.Value) (*ast.Term, error) {
	pairs := make([][2]*ast.Term, 0, v.Len())
	for iter := v.MapRange(); iter.Next(); {
		if iter.Key().Kind() != reflect.String {
			return nil, fmt.Errorf("no OPA value for map key type %s", iter.Key().Type())
		}
		term, err := c.term(iter.Value())
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, [2]*ast.Term{stringTerm(iter.Key().String()), term})
	}
	return ast.ObjectTerm(pairs...), nil
}

func (c *converter) structure(v reflect.Value) (*ast.Term, error) {
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
	return ast.ObjectTerm(pairs...), nil
}

func (c *converter) fieldTerm(f field, value reflect.Value) (*ast.Term, error) {
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
		})
	}
	c.structs.Store(t, fields)
	return fields
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

func stringTerm(s string) *ast.Term {
	if s == "" {
		return ast.InternedEmptyString
	}
	return ast.StringTerm(s)
}

// sortedKeys lists the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
