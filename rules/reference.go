package rules

import (
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"

	"github.com/lint403/lint403/loader/model"
)

// reference returns the data that rules see beside the input: data.lint403.iam,
// the part of the IAM service reference that the model mentions.
func (e *Engine) reference(_ *model.Model) (storage.Store, error) {
	data := map[string]any{"lint403": map[string]any{"iam": map[string]any{}}}
	return inmem.NewFromObjectWithOpts(data, inmem.OptRoundTripOnWrite(false), inmem.OptReturnASTValuesOnRead(true)), nil
}
