package main

import (
	"os"
	"runtime/debug"
)

// Collecting garbage is a fifth of the time of a run that compiles rules and is over
// before it holds much, which is what a hook waits for. So little is collected until the
// inputs turn out to be large.
const (
	gcPercentSmall = 800
	gcPercentLarge = 100
	largeInputs    = 4 << 20
)

// spareCollections puts collecting garbage off, unless GOGC says how much is wanted.
func (a app) spareCollections() {
	if a.getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercentSmall)
	}
}

// takesTime reports whether reading a path leaves time for something else: a directory,
// or a file that is not small.
func takesTime(path string) bool {
	const large = 1 << 20
	info, err := os.Stat(path)
	return err == nil && (info.IsDir() || info.Size() > large)
}

// collectFor keeps memory small where the inputs are large.
func (a app) collectFor(sources map[string][]byte) {
	size := 0
	for _, text := range sources {
		size += len(text)
	}
	if size > largeInputs && a.getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercentLarge)
	}
}
