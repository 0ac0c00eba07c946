package main

import (
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// A limit below what is in use is raised, so that collecting does not take all the time.
func TestGiveRoom(t *testing.T) {
	const tiny = 1 << 20
	before := debug.SetMemoryLimit(tiny)
	t.Cleanup(func() { debug.SetMemoryLimit(before) })
	held := make([]byte, 4*tiny)
	giveRoom()

	raised := false
	for range 500 {
		runtime.GC()
		if raised = debug.SetMemoryLimit(-1) > int64(len(held)); raised {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	runtime.KeepAlive(held)
	if !raised {
		t.Errorf("the limit is %d with %d in use", debug.SetMemoryLimit(-1), len(held))
	}
}

func TestLimitMemory(t *testing.T) {
	const unlimited, large = 1 << 50, 2 * largeInputs
	for name, tc := range map[string]struct {
		size int64
		env  string
		want int64
	}{
		"small":       {size: largeInputs, want: unlimited},
		"large":       {size: large, want: memoryFor(large)},
		"GOGC":        {size: large, env: "GOGC=100", want: unlimited},
		"GOMEMLIMIT":  {size: large, env: "GOMEMLIMIT=1GiB", want: unlimited},
		"other words": {size: large, env: "HOME=/", want: memoryFor(large)},
	} {
		t.Run(name, func(t *testing.T) {
			before := debug.SetMemoryLimit(unlimited)
			t.Cleanup(func() { debug.SetMemoryLimit(before) })
			app{environ: []string{tc.env}}.limitMemory(tc.size)
			if got := debug.SetMemoryLimit(-1); got != tc.want {
				t.Errorf("limit %d, want %d", got, tc.want)
			}
		})
	}
}

func TestSizeOf(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "plan.json")
	if err := os.WriteFile(file, make([]byte, 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := sizeOf([]string{file, dir, filepath.Join(dir, "absent"), "-", file}); got != 2000 {
		t.Errorf("%d bytes, want 2000", got)
	}
}
