package config

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/hcl/v2"
)

// The bounds of an evaluation. They lie far above what people write.
const (
	maxDepth     = 400     // nested expressions and references
	maxNesting   = 128     // nesting of a value
	maxText      = 4 << 20 // bytes of a string
	maxElements  = 1 << 16 // elements of a collection
	maxInstances = 1 << 14 // instances of a resource or module
	maxModules   = 32      // nesting of modules
	maxSteps     = 20_000_000
	maxMemory    = 1 << 29 // bytes of strings made altogether
)

var (
	// errLimit ends an evaluation; try() does not catch it.
	errLimit = errors.New("too large to evaluate")
	// errLarge is about one value, which is not known then.
	errLarge = errors.New("it is too large to evaluate")
)

// evalError is an error in the configuration, or something that this evaluator does
// not do.
type evalError struct {
	rng hcl.Range
	msg string
}

func (e *evalError) Error() string { return e.msg }

func fail(rng hcl.Range, format string, args ...any) error {
	return &evalError{rng: rng, msg: fmt.Sprintf(format, args...)}
}

// budget counts what an evaluation has used.
type budget struct {
	ctx    context.Context //nolint:containedctx // one evaluation, which ends with it
	depth  int
	steps  int
	memory int
}

// enter goes one level down; the caller must leave.
func (b *budget) enter() error {
	b.depth++
	b.steps++
	switch {
	case b.steps > maxSteps:
		return errLimit
	case b.depth > maxDepth:
		return errLarge
	}
	if b.steps%256 == 0 {
		if err := b.ctx.Err(); err != nil {
			return fmt.Errorf("%w: %w", errLimit, err)
		}
	}
	return nil
}

func (b *budget) leave() { b.depth-- }

// grow accounts for a string that was made.
func (b *budget) grow(n int) error {
	b.memory += n
	switch {
	case b.memory > maxMemory:
		return errLimit
	case n > maxText:
		return errLarge
	default:
		return nil
	}
}
