package document

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// hash returns a digest that is equal for statements that mean the same: lists in
// any order, actions and condition keys in any letter case, without Sid and places.
func hash(s *model.Statement) string {
	var b []byte
	for _, name := range slices.Sorted(slices.Values(s.Elements)) {
		if name != elementSid {
			b = field(b, name)
		}
	}
	if s.Effect != nil {
		b = field(b, s.Effect.Value)
	}
	principal := func(e model.PrincipalEntry) []byte { return field(field(nil, e.Type), e.Value) }
	action := func(a model.Action) []byte { return field(field(nil, a.Service), a.Name) }
	b = set(b, s.Principals, principal)
	b = set(b, s.NotPrincipals, principal)
	b = set(b, s.Actions, action)
	b = set(b, s.NotActions, action)
	b = set(b, s.Resources, pattern)
	b = set(b, s.NotResources, pattern)
	b = set(b, s.Conditions, func(c model.Condition) []byte {
		b := field(field(field(nil, c.Set), c.Base), c.Name)
		b = strconv.AppendBool(b, c.IfExists)
		return set(b, c.Values, pattern)
	})
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:12])
}

// pattern tells a variable from the same text that a document of an older version
// takes literally.
func pattern(p model.Pattern) []byte {
	b := field(nil, p.Value)
	if strings.Contains(p.Value, "${") {
		b = field(b, p.Match.Kind)
	}
	return b
}

// field appends a string so that no two lists of strings look alike.
func field(b []byte, s string) []byte {
	b = strconv.AppendInt(b, int64(len(s)), 10)
	b = append(b, ':')
	return append(b, s...)
}

// set appends the items in an order of their own, each once.
func set[T any](b []byte, items []T, encode func(T) []byte) []byte {
	encoded := make([]string, len(items))
	for i, item := range items {
		encoded[i] = string(encode(item))
	}
	slices.Sort(encoded)
	encoded = slices.Compact(encoded)
	b = append(strconv.AppendInt(b, int64(len(encoded)), 10), '[')
	for _, item := range encoded {
		b = append(b, item...)
	}
	return append(b, ']')
}
