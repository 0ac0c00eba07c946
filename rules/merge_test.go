package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/model"
)

func at(file string, line int) model.Range {
	return model.Range{File: file, Start: model.Pos{Line: line, Column: 1}, End: model.Pos{Line: line, Column: 2}}
}

func TestMerge(t *testing.T) {
	one, two := &Rule{ID: "ACT200"}, &Rule{ID: "ACT201"}
	found := []Finding{
		{Rule: one, Range: at("m.tf", 1), Message: "x", Codes: []string{"A"}, Callers: []model.Range{at("a.tf", 1)}},
		{Rule: one, Range: at("m.tf", 1), Message: "x", Codes: []string{"B"}, Callers: []model.Range{at("b.tf", 1)}},
		{Rule: one, Range: at("m.tf", 1), Message: "y"},
		{Rule: two, Range: at("m.tf", 1), Message: "y"},
		{Rule: two, Range: at("m.tf", 2), Message: "y"},
		{Rule: two, Message: "no place"},
		{Rule: two, Message: "no place"},
	}
	merged := merge(found)
	if len(merged) != 6 {
		t.Fatalf("%d findings, want the first two as one", len(merged))
	}
	if diff := cmp.Diff([]string{"A", "B"}, merged[0].Codes); diff != "" {
		t.Errorf("codes (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]model.Range{at("a.tf", 1), at("b.tf", 1)}, merged[0].Callers); diff != "" {
		t.Errorf("calls (-want +got):\n%s", diff)
	}
}

func TestPlainNames(t *testing.T) {
	qualified := `bucket "${(live/dev).aws_s3_bucket.b.id}" (see (live/dev).var.name) or (anything).else`
	plain := `bucket "${aws_s3_bucket.b.id}" (see var.name) or (anything).else`
	f := Finding{
		Message: qualified, Because: qualified, Unknown: []string{"(live/dev).module.m.x"},
		Related: []Related{{Message: qualified}}, Steps: []Step{{Why: qualified}}, Fix: &Fix{Description: qualified},
	}
	f.plainNames(qualifiedName())
	want := Finding{
		Message: plain, Because: plain, Unknown: []string{"module.m.x"},
		Related: []Related{{Message: plain}}, Steps: []Step{{Why: plain}}, Fix: &Fix{Description: plain},
	}
	if diff := cmp.Diff(want, f); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
