package rules

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"

	"github.com/lint403/lint403/loader/iam"
	"github.com/lint403/lint403/loader/model"
)

// slice cuts the part of the IAM service reference that the model mentions.
func slice(m *model.Model) (*iam.Slice, error) {
	reference, err := iam.New()
	if err != nil {
		return nil, err
	}
	return reference.Slice(m)
}

// store holds the data that rules see beside the input: data.lint403.iam.
func (e *Engine) store(slice *iam.Slice) (storage.Store, error) {
	value, err := e.converter.value(slice)
	if err != nil {
		return nil, fmt.Errorf("convert the IAM reference: %w", err)
	}
	data := object("lint403", ast.NewTerm(object("iam", ast.NewTerm(value))))
	return inmem.NewFromASTObject(data), nil
}

func object(key string, value *ast.Term) ast.Object {
	return ast.NewObject([2]*ast.Term{ast.StringTerm(key), value})
}
