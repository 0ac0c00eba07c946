package model

import (
	"encoding"
	"reflect"
	"strings"
)

// JSONSchema describes the JSON form of Model as a JSON schema (draft 7), for
// authors of rules and for other programs that read `lint403 input`.
func JSONSchema() map[string]any {
	b := schemaBuilder{definitions: map[string]any{}}
	root := b.of(reflect.TypeFor[Model]())
	root["$schema"] = "http://json-schema.org/draft-07/schema#"
	root["title"] = "The document that lint403's rules see as input"
	root["definitions"] = b.definitions
	return root
}

type schemaBuilder struct{ definitions map[string]any }

func (b schemaBuilder) of(t reflect.Type) map[string]any {
	if t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
		return map[string]any{"type": "string"}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return b.of(t.Elem())
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.Slice:
		// A nil slice without omitempty is null.
		return map[string]any{"type": []any{"array", "null"}, "items": b.of(t.Elem())}
	case reflect.Map:
		values := b.of(t.Elem())
		if t.Elem().Kind() == reflect.Pointer {
			values = map[string]any{"anyOf": []any{values, map[string]any{"type": "null"}}}
		}
		return map[string]any{"type": []any{"object", "null"}, "additionalProperties": values}
	case reflect.Struct:
		return b.reference(t)
	default:
		return map[string]any{}
	}
}

// reference describes a struct once, under definitions.
func (b schemaBuilder) reference(t reflect.Type) map[string]any {
	name := t.Name()
	if name == reflect.TypeFor[Model]().Name() {
		return b.object(t)
	}
	if _, ok := b.definitions[name]; !ok {
		b.definitions[name] = nil // breaks cycles
		b.definitions[name] = b.object(t)
	}
	return map[string]any{"$ref": "#/definitions/" + name}
}

func (b schemaBuilder) object(t reflect.Type) map[string]any {
	properties := map[string]any{}
	required := []any{}
	for field := range t.Fields() {
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		properties[name] = b.of(field.Type)
		if !strings.Contains(options, "omitempty") {
			required = append(required, name)
		}
	}
	return map[string]any{
		"type": "object", "properties": properties, "required": required, "additionalProperties": false,
	}
}
