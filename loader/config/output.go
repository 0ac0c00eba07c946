package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/lint403/lint403/loader/aws"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// walkResource evaluates the instances of a resource block that the model wants.
func (e *evaluator) walkResource(i *instance, key string, out *tf.Module) error {
	config := i.config.resources[key]
	if config.Type == "ephemeral" || !aws.Wanted(config.Labels[0]) {
		return nil
	}
	n, err := e.nodeOf(i, key)
	if err != nil {
		if isFatal(err) {
			return err
		}
		return nil // reported where it was found
	}
	for _, r := range n.resources {
		if err := e.ctx.Err(); err != nil {
			return fmt.Errorf("%w: %w", errLimit, err)
		}
		end := e.share()
		out.Resources = append(out.Resources, e.result(r))
		end()
	}
	return nil
}

// result is one resource while it is written out.
type result struct {
	*evaluator
	r   *resource
	out *tf.Resource
	// documents are the attributes that hold policies.
	documents []aws.Attribute
}

func (e *evaluator) result(r *resource) *tf.Resource {
	config := r.node.config
	header := rangeOf(config.DefRange())
	out := &tf.Resource{Resource: model.Resource{
		Address:    r.address,
		Type:       r.typ(),
		Mode:       r.mode(),
		Module:     r.node.inst.path,
		Provider:   e.resourceProvider(r),
		Values:     map[string]any{},
		Set:        []string{},
		Ranges:     map[string]model.Range{"": header},
		References: map[string][]string{},
		Range:      header,
		Callers:    r.node.inst.callers,
	}}
	w := result{evaluator: e, r: r, out: out, documents: aws.Documents(r.typ())}
	w.attributes()
	w.blocks()
	w.derived()
	w.meta()
	slices.Sort(out.Unknown)
	slices.Sort(out.Set)
	return out
}

func (w *result) attributes() {
	for _, attr := range ordered(w.r.node.config.attrs) {
		if isMeta(attr.Name) {
			continue
		}
		v, err := w.resourceAttribute(w.r, attr.Name, attr.Expr.Range())
		if err != nil {
			w.complain(attr.Expr, err)
			v = w.unknown(attr.Expr, w.r.scope)
		}
		if v.isNull() {
			continue
		}
		w.out.Set = append(w.out.Set, attr.Name)
		w.out.Ranges[attr.Name] = rangeOf(attr.SrcRange)
		w.refer(attr.Name, attr.Expr, w.r.scope)
		w.put(w.out.Values, attr.Name, attr.Name, v, attr)
	}
}

// put writes a value under a path.
func (w *result) put(into map[string]any, name, path string, v *value, attr *hclsyntax.Attribute) {
	into[name] = w.plain(v, path)
	for _, a := range w.documents {
		if !a.Matches(path) {
			continue
		}
		if doc := w.document(v, w.real(rangeOf(attr.NameRange)), w.r.node.inst.callers); doc != nil {
			if w.out.Documents == nil {
				w.out.Documents = map[string]*tf.Document{}
			}
			w.out.Documents[path] = doc
		}
	}
}

// plain converts a value for the model, and notes what is not known and where
// elements are.
func (w *result) plain(v *value, path string) any {
	v, done, err := w.inside(v)
	defer done()
	if err != nil || w.grow(len(path)) != nil {
		return nil
	}
	switch v.kind {
	case kindString:
		if symbol.Has(v.str) {
			w.out.Unknown = append(w.out.Unknown, path)
		}
		return v.str
	case kindBool:
		return v.boolean
	case kindNumber:
		f, _ := v.num.Float64()
		return f
	case kindTuple, kindSet:
		out := make([]any, 0, len(v.elems))
		for i, elem := range v.elems {
			inner := path + "." + strconv.Itoa(i)
			w.place(inner, elem)
			out = append(out, w.plain(elem, inner))
		}
		return out
	case kindObject:
		out := make(map[string]any, len(v.members))
		for _, m := range v.members {
			if m.val.isNull() {
				continue
			}
			inner := path + "." + m.name
			w.place(inner, m.val)
			out[m.name] = w.plain(m.val, inner)
		}
		return out
	default:
		return nil
	}
}

func (w *result) place(path string, v *value) {
	if v.from != nil {
		if r := w.real(v.from.rng); !r.IsZero() {
			w.out.Ranges[path] = r
		}
	}
}

// blocks writes the nested blocks as lists of objects, as plans have them.
func (w *result) blocks() {
	made := w.expandBlocks(w.r.node.config.blocks, w.r.scope)
	w.nested(w.out.Values, "", made)
	for _, m := range made {
		if !slices.Contains(w.out.Set, m.name) && !isMeta(m.name) {
			w.out.Set = append(w.out.Set, m.name)
		}
	}
	if w.r.planned == nil {
		return
	}
}

func (w *result) nested(into map[string]any, prefix string, blocks []made) {
	for _, m := range blocks {
		if prefix == "" && isMeta(m.name) {
			continue
		}
		list, _ := into[m.name].([]any)
		path := prefix + m.name + "." + strconv.Itoa(len(list))
		top, _, _ := strings.Cut(path, ".")
		w.out.Ranges[path] = w.real(rangeOf(m.DefRange()))
		if len(m.maybe) > 0 {
			w.out.Unknown = append(w.out.Unknown, path)
		}
		object := map[string]any{}
		for _, attr := range ordered(m.Body.Attributes) {
			v := w.known(attr.Expr, m.scope)
			if v.isNull() {
				continue
			}
			inner := path + "." + attr.Name
			w.out.Ranges[inner] = w.real(rangeOf(attr.SrcRange))
			w.refer(top, attr.Expr, m.scope)
			w.put(object, attr.Name, inner, v, attr)
		}
		w.nested(object, path+".", w.expandBlocks(m.Body.Blocks, m.scope))
		into[m.name] = append(list, object)
	}
}

// derived adds the attributes that follow from others, and the id and ARN.
func (w *result) derived() {
	w.computedAttribute(w.r, "")
	add := func(name, v string) {
		if _, ok := w.out.Values[name]; ok {
			return
		}
		w.out.Values[name] = v
		if symbol.Has(v) {
			w.out.Unknown = append(w.out.Unknown, name)
		}
	}
	for name, v := range w.r.computed {
		add(name, v)
	}
	if w.out.Mode == "managed" {
		add("id", w.assumed(w.r.address+".id").str)
		if w.r.computed == nil { // a type in the table has an ARN there, or none
			add("arn", w.assumed(w.r.address+".arn").str)
		}
	}
	if w.r.typ() == "aws_iam_policy_document" {
		if v, err := w.resourceAttribute(w.r, "json", w.r.node.config.DefRange()); err == nil && v.kind == kindString {
			add("json", v.str)
		}
	}
}

// meta notes what the arguments of Terraform itself say.
func (w *result) meta() {
	if len(w.r.node.expansion.unknown) > 0 {
		name := "for_each"
		if w.r.node.expansion.list {
			name = "count"
		}
		w.out.Unknown = append(w.out.Unknown, name)
	}
	for _, name := range []string{"count", "for_each"} {
		if attr, ok := w.r.node.config.attrs[name]; ok {
			w.refer(name, attr.Expr, w.r.node.inst.scope())
			w.out.Ranges[name] = rangeOf(attr.SrcRange)
		}
	}
	if attr, ok := w.r.node.config.attrs["depends_on"]; ok {
		w.refer("depends_on", attr.Expr, w.r.scope)
		w.out.Ranges["depends_on"] = rangeOf(attr.SrcRange)
	}
}
