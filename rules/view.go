package rules

import (
	"errors"
	"reflect"
	"sync/atomic"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/lint403/lint403/loader/model"
)

// view converts a model as value does, on two goroutines. With spend it leaves the outline
// of what is converted, because both together are the most memory that a run ever takes;
// it does not begin with that before others have read the model.
func (c *converter) view(m *model.Model, read <-chan struct{}, spend bool) (ast.Value, error) {
	ids := sortedKeys(m.Policies)
	policies := make([][2]*ast.Term, len(ids))
	var next atomic.Int64
	convert := func(conversion *conversion) error {
		for i := next.Add(1) - 1; i < int64(len(ids)); i = next.Add(1) - 1 {
			policy := m.Policies[ids[i]]
			term, err := conversion.term(reflect.ValueOf(policy))
			if err != nil {
				return err
			}
			policies[i] = [2]*ast.Term{conversion.text(ids[i]), term}
			if spend {
				policy.Outline()
			}
		}
		return nil
	}
	helped := make(chan error)
	go func() {
		<-read
		helped <- convert(newConversion(c))
	}()

	conversion := newConversion(c)
	resources, err := conversion.term(reflect.ValueOf(m.Resources))
	<-read
	if spend {
		outlineResources(m)
	}
	if err := errors.Join(err, convert(conversion), <-helped); err != nil {
		return nil, err
	}
	rest := *m
	rest.Resources, rest.Policies = nil, nil
	whole, err := conversion.structure(reflect.ValueOf(rest))
	if err != nil {
		return nil, err
	}
	object, _ := whole.Value.(ast.Object)
	object.Insert(ast.InternedTerm("policies"), ast.ObjectTerm(policies...))
	if len(m.Resources) > 0 {
		object.Insert(ast.InternedTerm("resources"), resources)
	}
	return object, nil
}

func outlineResources(m *model.Model) {
	for _, list := range m.Resources {
		for _, r := range list {
			r.Outline()
		}
	}
}
