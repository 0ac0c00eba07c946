package rules

import "github.com/lint403/lint403/loader/model"

// Possible returns which rules can find something in a model, as their metadata say.
func (e *Engine) Possible(m *model.Model) (func(*Rule) bool, error) {
	slice, err := slice(m)
	if err != nil {
		return nil, err
	}
	f := featuresOf(m, slice)
	f.available(e.sources)
	return func(rule *Rule) bool { return f.allow(rule.When) }, nil
}
