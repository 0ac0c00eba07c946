package scenario_test

import (
	"os"
	"testing"

	"github.com/lint403/lint403/loader/scenario"
	"github.com/lint403/lint403/loader/source"
)

func TestVectors(t *testing.T) {
	const path = "../../../shared/authorization/vectors.json"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Skip(err)
	}
	scenarios, diags := scenario.Parse(source.New("vectors.json", text))
	for _, d := range diags {
		t.Error(d)
	}
	if len(scenarios) == 0 {
		t.Error("no scenario was read")
	}
}
