package config

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/lint403/lint403/loader/source"
)

func (e *evaluator) suppress(m *module, body *hclsyntax.Body, file *source.File) {}
