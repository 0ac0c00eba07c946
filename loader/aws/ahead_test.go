package aws_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/aws"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/tf"
)

// A document gives the same policy whether it is parsed in its turn or before, and
// resources may share one.
func TestManyDocuments(t *testing.T) {
	const text = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", ` +
		`"Resource": "arn:aws:s3:::data-%d/*"}]}`
	nowhere := func(string, bool, int, int) model.Range { return model.Range{} }
	declare := func(n int) *tf.Module {
		module := &tf.Module{}
		shared := &tf.Document{Text: fmt.Sprintf(text, 0), Form: "plan", Locate: nowhere}
		for i := range n {
			doc := shared
			if i >= 2 {
				doc = &tf.Document{Text: fmt.Sprintf(text, i), Form: "plan", Locate: nowhere}
			}
			module.Resources = append(module.Resources, &tf.Resource{
				Resource: model.Resource{
					Address: fmt.Sprintf("aws_iam_policy.p%d", i), Type: "aws_iam_policy", Mode: "managed",
					Values: map[string]any{"name": fmt.Sprintf("p%d", i)},
				},
				Documents: map[string]*tf.Document{"policy": doc},
			})
		}
		return module
	}
	add := func(module *tf.Module) *model.Model {
		m := model.New()
		builder := aws.NewBuilder(m)
		if diags := builder.Add(module); len(diags) > 0 {
			t.Fatal(diags)
		}
		builder.Finish()
		return m
	}

	few, many := add(declare(10)), add(declare(500))
	if len(many.Policies) != 500 {
		t.Errorf("%d policies, want 500", len(many.Policies))
	}
	for id, want := range few.Policies {
		if diff := cmp.Diff(want, many.Policies[id]); diff != "" {
			t.Errorf("%s differs (-in its turn +before):\n%s", id, diff)
		}
	}
}
