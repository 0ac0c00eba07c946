package aws

import (
	"github.com/lint403/lint403/loader/model"
)

// finish does what needs everything to be there.
func (b *Builder) finish() {
	b.finishGroups()
	for _, one := range b.boundaries {
		policy := b.managed[one.arn]
		if policy == nil {
			continue
		}
		one.principal.Boundary = policy.ID
		if !b.granted[policy.ID] {
			policy.Kind = model.KindBoundary
		}
	}
}
