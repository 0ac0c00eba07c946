package config

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/lint403/lint403/loader/source"
)

func (e *evaluator) parseJSON(file *source.File) *hclsyntax.Body { return nil }

func (e *evaluator) parseJSONVars(file *source.File) *hclsyntax.Body { return nil }
