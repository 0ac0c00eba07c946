package main

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// Collecting garbage is a fifth of the time of a run that compiles rules and is over
// before it holds much, which is what a hook waits for. So little is collected, and where
// the inputs are large, nothing until memory reaches a limit.
const (
	gcPercent   = 800
	largeInputs = 4 << 20
)

// memoryFor is the limit for inputs of a size in bytes.
func memoryFor(size int64) int64 { return 64<<20 + 10*size }

// spareCollections puts collecting garbage off, unless GOGC says how much is wanted.
func (a app) spareCollections() {
	if a.getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
}

// takesTime reports whether reading a path leaves time for something else: a directory,
// or a file that is not small.
func takesTime(path string) bool {
	const large = 1 << 20
	info, err := os.Stat(path)
	return err == nil && (info.IsDir() || info.Size() > large)
}

// limitMemory keeps memory small where the inputs are large, unless the environment says
// how much is wanted.
func (a app) limitMemory(size int64) {
	if size > largeInputs && a.getenv("GOGC") == "" && a.getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryFor(size))
		giveRoom()
	}
}

// giveRoom raises the limit after a collection that left more than two thirds of it, and
// goes on for as long as there is a limit: what is in use can't be collected, and trying
// costs all the time there is.
func giveRoom() {
	sentinel := new([64]byte)
	runtime.AddCleanup(sentinel, func(struct{}) {
		limit := debug.SetMemoryLimit(-1)
		if limit == math.MaxInt64 {
			return
		}
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		if used := int64(live[0].Value.Uint64()); used > limit/3*2 { //nolint:gosec // no heap has that much
			debug.SetMemoryLimit(used / 2 * 3)
		}
		giveRoom()
	}, struct{}{})
}

// sizeOf is the size of the files among paths in bytes.
func sizeOf(paths []string) int64 {
	var size int64
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			size += info.Size()
		}
	}
	return size
}

func sizeOfTexts(texts map[string][]byte) int64 {
	var size int64
	for _, text := range texts {
		size += int64(len(text))
	}
	return size
}
