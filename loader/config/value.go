package config

import (
	"math/big"
	"slices"
	"sort"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/lint403/lint403/loader/symbol"
)

type kind byte

// The kinds of a value. A value that is not known is a string that consists of one
// token.
const (
	kindNull kind = iota
	kindBool
	kindNumber
	kindString
	kindTuple // lists too
	kindSet   // elements in order, each once
	kindObject
	kindInstance // a resource, whose attributes are worked out when asked for
	kindModule   // an instance of a module
)

// value is a value with the place where it is written. It is immutable: what looks
// like a change makes a copy.
type value struct {
	kind     kind
	boolean  bool
	str      string
	num      *big.Float
	elems    []*value
	members  []member // in order of their names
	resource *resource
	module   *instance

	// from is nil for a value that nobody wrote.
	from *origin
	// spread is set for alternatives that become elements of the list they stand in.
	spread bool
	// causes names the unknown values from which one that is not known itself was
	// worked out.
	causes []string
	// unset is the name of the variable of which this is the empty default, if nobody
	// gave the root module any value.
	unset string
	// maybe names the unknown values on which it depends whether this element is
	// there at all.
	maybe []string
}

type member struct {
	name string
	// key is where the name is written.
	key *origin
	val *value
}

func str(s string) *value           { return &value{kind: kindString, str: s} }
func boolean(b bool) *value         { return &value{kind: kindBool, boolean: b} }
func number(f *big.Float) *value    { return &value{kind: kindNumber, num: f} }
func integer(i int) *value          { return number(new(big.Float).SetInt64(int64(i))) }
func null() *value                  { return &value{kind: kindNull} }
func tuple(elems ...*value) *value  { return &value{kind: kindTuple, elems: elems} }
func token(name string) *value      { return str(symbol.Token(name)) }
func instanceOf(r *resource) *value { return &value{kind: kindInstance, resource: r} }

// object makes an object of members in any order; of two with one name the last
// one stays.
func object(members ...member) *value {
	sorted := slices.IsSortedFunc(members, func(a, b member) int { return strings.Compare(a.name, b.name) })
	if !sorted {
		members = slices.Clone(members)
		slices.SortStableFunc(members, func(a, b member) int { return strings.Compare(a.name, b.name) })
	}
	for i := len(members) - 1; i > 0; i-- {
		if members[i].name == members[i-1].name {
			members = slices.Delete(slices.Clone(members), i-1, i)
		}
	}
	return &value{kind: kindObject, members: members}
}

// set makes a set of elements. What can't be ordered keeps its place.
func set(elems []*value) *value {
	out := make([]*value, 0, len(elems))
	seen := make(map[string]bool, len(elems))
	for _, elem := range elems {
		if key, ok := scalar(elem); ok {
			if seen[key] {
				continue
			}
			seen[key] = true
		} else if slices.ContainsFunc(out, func(other *value) bool { return equal(other, elem) == yes }) {
			continue
		}
		out = append(out, elem)
	}
	sort.SliceStable(out, func(i, j int) bool { return less(out[i], out[j]) })
	return &value{kind: kindSet, elems: out}
}

func less(a, b *value) bool {
	switch {
	case a.kind != b.kind:
		return a.kind < b.kind
	case a.kind == kindString:
		return a.str < b.str
	case a.kind == kindNumber:
		return a.num.Cmp(b.num) < 0
	case a.kind == kindBool:
		return !a.boolean && b.boolean
	default:
		return false
	}
}

// scalar returns a string that tells scalars apart.
func scalar(v *value) (string, bool) {
	s, ok := text(v)
	return string('0'+rune(v.kind)) + s, ok
}

// at returns v as written at from.
func (v *value) at(from *origin) *value {
	if v.from == from {
		return v
	}
	c := *v
	c.from = from
	return &c
}

// at0 returns v with a place, unless it has one already.
func (v *value) at0(from *origin) *value {
	if v.from != nil {
		return v
	}
	return v.at(from)
}

// perhaps returns v as something that is there only if the names turn out so.
func (v *value) perhaps(names ...string) *value {
	if len(names) == 0 {
		return v
	}
	c := *v
	c.maybe = union(v.maybe, names)
	return &c
}

// surely returns v without doubt whether it is there.
func (v *value) surely() *value {
	if v.maybe == nil {
		return v
	}
	c := *v
	c.maybe = nil
	return &c
}

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, name := range b {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// get returns the member of an object.
func (v *value) get(name string) (*value, bool) {
	i, ok := slices.BinarySearchFunc(v.members, name, func(m member, name string) int {
		return strings.Compare(m.name, name)
	})
	if !ok {
		return nil, false
	}
	return v.members[i].val, true
}

// unknown returns the name of a value that is not known at all.
func (v *value) unknown() (string, bool) {
	if v.kind != kindString {
		return "", false
	}
	return symbol.Name(v.str)
}

func (v *value) isNull() bool       { return v.kind == kindNull }
func (v *value) isCollection() bool { return v.kind == kindTuple || v.kind == kindSet }

// isList reports whether v has elements: a list, tuple or set.
func (v *value) strings() ([]string, bool) {
	if !v.isCollection() {
		return nil, false
	}
	out := make([]string, len(v.elems))
	for i, elem := range v.elems {
		s, ok := text(elem)
		if !ok {
			return nil, false
		}
		out[i] = s
	}
	return out, true
}

// tokens lists the names of the tokens anywhere inside v, at most limit.
func tokens(v *value, limit int) []string {
	var out []string
	var walk func(v *value, depth int)
	walk = func(v *value, depth int) {
		if len(out) >= limit || depth > maxNesting {
			return
		}
		switch v.kind {
		case kindString:
			if symbol.Has(v.str) {
				out = union(out, symbol.Names(v.str))
			}
		case kindTuple, kindSet:
			for _, elem := range v.elems {
				walk(elem, depth+1)
			}
		case kindObject:
			for _, m := range v.members {
				if symbol.Has(m.name) {
					out = union(out, symbol.Names(m.name))
				}
				walk(m.val, depth+1)
			}
		default:
		}
	}
	walk(v, 0)
	return out
}

// causes names the unknown values that a value comes from.
func causes(vals ...*value) []string {
	var out []string
	for _, v := range vals {
		if v.causes != nil {
			out = union(out, v.causes)
		} else {
			out = union(out, tokens(v, maxCauses))
		}
	}
	return out[:min(len(out), maxCauses)]
}

// because returns a value that is not known as worked out from others.
func (v *value) because(vals ...*value) *value {
	c := *v
	c.causes = causes(vals...)
	return &c
}

// partly reports whether anything inside v is not known.
func partly(v *value) bool { return len(tokens(v, 1)) > 0 }

// text returns a scalar as a string, as Terraform converts it.
func text(v *value) (string, bool) {
	switch v.kind {
	case kindString:
		return v.str, true
	case kindBool:
		if v.boolean {
			return "true", true
		}
		return "false", true
	case kindNumber:
		return formatNumber(v.num), true
	default:
		return "", false
	}
}

func formatNumber(f *big.Float) string {
	if f.IsInt() {
		if i, accuracy := f.Int64(); accuracy == big.Exact {
			return big.NewInt(i).String()
		}
	}
	if f.MantExp(nil) > maxExponent {
		return f.Text('g', 40)
	}
	return f.Text('f', -1)
}

// maxExponent keeps a number from being written with millions of digits.
const maxExponent = 4096

// toNumber returns a scalar as a number.
func toNumber(v *value) (*big.Float, bool) {
	switch v.kind {
	case kindNumber:
		return v.num, true
	case kindString:
		if len(v.str) > maxNumber {
			return nil, false
		}
		n, err := cty.ParseNumberVal(v.str)
		if err != nil {
			return nil, false
		}
		return n.AsBigFloat(), true
	default:
		return nil, false
	}
}

// maxNumber is the longest text that is read as a number.
const maxNumber = 512

// toInt returns a scalar as a whole number that fits.
func toInt(v *value) (int, bool) {
	f, ok := toNumber(v)
	if !ok || !f.IsInt() {
		return 0, false
	}
	i, accuracy := f.Int64()
	if accuracy != big.Exact || i > maxWhole || i < -maxWhole {
		return 0, false
	}
	return int(i), true
}

const maxWhole = 1 << 40
