package plan_test

import (
	"strconv"
	"testing"

	"github.com/lint403/lint403/loader/plan"
	"github.com/lint403/lint403/loader/plan/plantest"
	"github.com/lint403/lint403/loader/source"
)

func BenchmarkRead(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			text := plantest.Generate(b, n)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if p, diags := plan.Read(source.New("plan.json", text), plan.Options{}); p == nil {
					b.Fatal(diags)
				}
			}
		})
	}
}
