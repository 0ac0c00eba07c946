package config

import (
	"errors"
	"strconv"

	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/zclconf/go-cty/cty"
)

var (
	errNoString = errors.New("a string is required")
	errNoNumber = errors.New("a number is required")
	errNoBool   = errors.New("a bool is required")
	errNoList   = errors.New("a list is required")
	errNoMap    = errors.New("a map is required")
)

// convertTo converts a value to a type, and fills in the defaults of optional
// attributes. A value that is not known stays what it is.
func convertTo(v *value, typ cty.Type, defaults *typeexpr.Defaults, depth int) (*value, error) {
	if _, ok := v.unknown(); ok || v.isNull() || typ == cty.DynamicPseudoType && defaults == nil {
		return v, nil
	}
	if depth > maxNesting {
		return nil, errLarge
	}
	switch {
	case typ.IsPrimitiveType():
		return convertScalar(v, typ)
	case typ.IsListType(), typ.IsSetType(), typ.IsTupleType():
		return convertElements(v, typ, defaults, depth)
	case typ.IsMapType():
		return convertMap(v, typ, defaults, depth)
	case typ.IsObjectType():
		return convertObject(v, typ, defaults, depth)
	default:
		return v, nil
	}
}

func convertScalar(v *value, typ cty.Type) (*value, error) {
	switch typ {
	case cty.String:
		s, ok := text(v)
		if !ok {
			return nil, errNoString
		}
		if v.kind == kindString {
			return v, nil
		}
		return str(s).at(v.from).perhaps(v.maybe...), nil
	case cty.Number:
		if v.kind == kindNumber || partly(v) {
			return v, nil
		}
		f, ok := toNumber(v)
		if !ok {
			return nil, errNoNumber
		}
		return number(f).at(v.from).perhaps(v.maybe...), nil
	case cty.Bool:
		if v.kind == kindBool {
			return v, nil
		}
		t, ok := condition(v)
		if !ok {
			return nil, errNoBool
		}
		if t == open {
			return v, nil
		}
		return boolean(t == yes).at(v.from).perhaps(v.maybe...), nil
	default:
		return v, nil
	}
}

func child(d *typeexpr.Defaults, key string) *typeexpr.Defaults {
	if d == nil {
		return nil
	}
	return d.Children[key]
}

func convertElements(v *value, typ cty.Type, defaults *typeexpr.Defaults, depth int) (*value, error) {
	if !v.isCollection() {
		return nil, errNoList
	}
	elems := make([]*value, len(v.elems))
	for i, elem := range v.elems {
		elemType, elemDefaults := cty.DynamicPseudoType, child(defaults, "")
		switch {
		case !typ.IsTupleType():
			elemType = typ.ElementType()
		case i < typ.Length():
			elemType, elemDefaults = typ.TupleElementType(i), child(defaults, strconv.Itoa(i))
		}
		var err error
		if elems[i], err = convertTo(elem, elemType, elemDefaults, depth+1); err != nil {
			return nil, err
		}
	}
	out := tuple(elems...)
	if typ.IsSetType() {
		out = set(elems)
	}
	out.from, out.maybe = v.from, v.maybe
	return out, nil
}

func convertMap(v *value, typ cty.Type, defaults *typeexpr.Defaults, depth int) (*value, error) {
	if v.kind == kindInstance || v.kind == kindModule {
		return v, nil
	}
	if v.kind != kindObject {
		return nil, errNoMap
	}
	members := make([]member, len(v.members))
	for i, m := range v.members {
		val, err := convertTo(m.val, typ.ElementType(), child(defaults, ""), depth+1)
		if err != nil {
			return nil, err
		}
		m.val = val
		members[i] = m
	}
	out := object(members...)
	out.from, out.maybe = v.from, v.maybe
	return out, nil
}

func convertObject(v *value, typ cty.Type, defaults *typeexpr.Defaults, depth int) (*value, error) {
	if v.kind == kindInstance || v.kind == kindModule {
		return v, nil
	}
	if v.kind != kindObject {
		return nil, errNoMap
	}
	members := make([]member, 0, len(typ.AttributeTypes()))
	for name, attrType := range typ.AttributeTypes() {
		m := member{name: name, val: null()}
		if old := v.member(name); old != nil {
			m = *old
		}
		if m.val.isNull() && defaults != nil {
			if fallback, ok := defaults.DefaultValues[name]; ok {
				m.val = fromCty(fallback)
			}
		}
		val, err := convertTo(m.val, attrType, child(defaults, name), depth+1)
		if err != nil {
			return nil, err
		}
		m.val = val
		members = append(members, m)
	}
	out := object(members...)
	out.from, out.maybe = v.from, v.maybe
	return out, nil
}

func (v *value) member(name string) *member {
	for i := range v.members {
		if v.members[i].name == name {
			return &v.members[i]
		}
	}
	return nil
}
