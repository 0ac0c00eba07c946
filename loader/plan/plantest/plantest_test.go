package plantest_test

import (
	"testing"

	"github.com/lint403/lint403/loader/plan"
	"github.com/lint403/lint403/loader/plan/plantest"
	"github.com/lint403/lint403/loader/source"
)

func TestGenerate(t *testing.T) {
	read, diags := plan.Read(source.New("plan.json", plantest.Generate(t, 95)), plan.Options{})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	types, policies := map[string]int{}, 0
	for _, r := range read.Module.Resources {
		types[r.Type]++
		policies += len(r.Documents)
	}
	if types["aws_s3_bucket"] != 10 || types["aws_lambda_function"] != 10 || policies < 30 {
		t.Errorf("%d policies in resources %v, want three in each of ten applications", policies, types)
	}
}
