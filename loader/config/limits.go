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
	maxSteps     = 50_000_000
	maxMemory    = 1 << 30 // bytes of strings made altogether

	// What one local, variable, output or resource may use of that.
	shareOfSteps  = maxSteps / 25
	shareOfMemory = maxMemory / 8
)

var (
	// errLimit ends the whole evaluation, errShare that of one thing; try() catches
	// neither.
	errLimit = errors.New("too large to evaluate")
	errShare = errors.New("it is too large to evaluate")
	// errLarge is about one value, which is not known then.
	errLarge = errors.New("it is too large to evaluate")
)

// isFatal reports whether an error ends the evaluation of everything around it.
func isFatal(err error) bool { return errors.Is(err, errLimit) || errors.Is(err, errShare) }

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
	// stepsEnd and memoryEnd are where the share of the thing at hand ends.
	stepsEnd, memoryEnd int
	// spent is why everything ended.
	spent error
}

// share gives one thing its share and returns what ends it. What it uses does not
// count for the thing that asked for it.
func (b *budget) share() func() {
	stepsEnd, memoryEnd, steps, memory := b.stepsEnd, b.memoryEnd, b.steps, b.memory
	b.stepsEnd, b.memoryEnd = b.steps+shareOfSteps, b.memory+shareOfMemory
	return func() {
		if stepsEnd > 0 {
			stepsEnd += b.steps - steps
			memoryEnd += b.memory - memory
		}
		b.stepsEnd, b.memoryEnd = stepsEnd, memoryEnd
	}
}

// enter goes one level down; the caller must leave.
func (b *budget) enter() error {
	b.depth++
	b.steps++
	if b.spent == nil && b.steps%256 == 0 {
		if err := b.ctx.Err(); err != nil {
			b.spent = fmt.Errorf("%w: %w", errLimit, err)
		}
	}
	switch {
	case b.spent != nil:
		return b.spent
	case b.steps > maxSteps:
		b.spent = errLimit
		return errLimit
	case b.stepsEnd > 0 && b.steps > b.stepsEnd:
		return errShare
	case b.depth > maxDepth:
		return errLarge
	default:
		return nil
	}
}

func (b *budget) leave() { b.depth-- }

// grow accounts for a string that was made.
func (b *budget) grow(n int) error {
	if n > maxText {
		return errLarge
	}
	b.memory += n
	switch {
	case b.memory > maxMemory:
		b.spent = errLimit
		return errLimit
	case b.memoryEnd > 0 && b.memory > b.memoryEnd:
		return errShare
	default:
		return nil
	}
}
