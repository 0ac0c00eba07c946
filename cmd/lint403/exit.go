package main

import "errors"

// The exit codes, the same for every command: ruff's and ESLint's convention.
const (
	exitClean    = 0 // nothing at or above --fail-on
	exitFindings = 1 // findings
	exitFailure  = 2 // usage, configuration, input or internal error
)

var (
	// errFindings ends a run that reported something at or above --fail-on.
	errFindings = errors.New("findings")
	// errInputs ends a run that has already said what it could not read.
	errInputs = errors.New("inputs could not be read")
)

func exitCode(err error) int {
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	default:
		return exitFailure
	}
}

// message is what is left to say about an error, "" when all was said.
func message(err error) string {
	if err == nil || errors.Is(err, errFindings) || errors.Is(err, errInputs) {
		return ""
	}
	return err.Error()
}
