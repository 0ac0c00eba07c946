package rules_test

import (
	"encoding/json"
	"fmt"
	"runtime/debug"
	"testing"

	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// BenchmarkSimulation decides reads of SSE-KMS objects: every need takes an identity
// policy, a bucket policy with conditions, and a key policy, and no two needs are the
// same. It reports decisions per second; run it with -cpu 1. Garbage is collected as the
// program does it for inputs of this size.
func BenchmarkSimulation(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(800))
	simulator, err := rules.NewSimulator(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	const roles, keys = 20, 50
	m := simulationModel(b, roles, keys)
	for b.Loop() {
		decisions, err := simulator.Decide(b.Context(), m)
		if err != nil {
			b.Fatal(err)
		}
		for _, d := range decisions {
			if !d.Allowed() || len(d.Evals) != 2 {
				b.Fatalf("%+v", d)
			}
		}
	}
	b.ReportMetric(float64(b.N*roles*keys)/b.Elapsed().Seconds(), "decisions/s")
}

const (
	benchAccount = "111122223333"
	benchKey     = "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555"
)

// simulationModel returns a model with a bucket of encrypted objects that a number of
// roles read.
func simulationModel(tb testing.TB, roles, keys int) *model.Model {
	tb.Helper()
	m := model.New()
	add := func(id string, kind model.PolicyKind, statements ...map[string]any) string {
		text, err := json.Marshal(map[string]any{"Version": "2012-10-17", "Statement": statements})
		if err != nil {
			tb.Fatal(err)
		}
		policy, diags := document.Parse(text, document.Options{ID: id, Kind: kind})
		if diags.HasErrors() {
			tb.Fatal(diags)
		}
		m.Policies[id] = policy
		return id
	}
	objects := "arn:aws:s3:::data-bkt/*"
	bucket := []string{"arn:aws:s3:::data-bkt", objects}
	m.Buckets["data-bkt"] = &model.Bucket{
		Name: "data-bkt", ARN: "arn:aws:s3:::data-bkt", Account: benchAccount, Region: "us-east-1",
		Type:       "general-purpose",
		Encryption: &model.Encryption{Algorithm: "aws:kms", Key: benchKey, BucketKey: model.FlagOff},
		Policies: []string{add("bucket", model.KindBucket,
			map[string]any{
				"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": bucket,
				"Condition": map[string]any{"Bool": map[string]any{"aws:SecureTransport": "false"}},
			},
			map[string]any{
				"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": bucket,
				"Condition": map[string]any{
					"StringNotEquals": map[string]any{"aws:PrincipalAccount": benchAccount},
					"Bool":            map[string]any{"aws:PrincipalIsAWSService": "false"},
				},
			},
		)},
	}
	m.Keys[benchKey] = &model.Key{
		ARN: benchKey, Account: benchAccount, Region: "us-east-1", Managed: "customer", State: "enabled",
		Policy: add("key", model.KindKMS, map[string]any{
			"Effect": "Allow", "Principal": map[string]any{"AWS": "arn:aws:iam::" + benchAccount + ":root"},
			"Action": "kms:*", "Resource": "*",
		}),
	}
	for i := range roles {
		name := fmt.Sprintf("app%d", i)
		arn := "arn:aws:iam::" + benchAccount + ":role/" + name
		m.Principals[arn] = &model.Principal{
			ARN: arn, Kind: "role", Name: name, Account: benchAccount,
			Identity: []string{add(name, model.KindIdentity,
				map[string]any{"Effect": "Allow", "Action": []string{"s3:GetObject", "s3:PutObject"}, "Resource": objects},
				map[string]any{
					"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::data-bkt",
					"Condition": map[string]any{"StringLike": map[string]any{"s3:prefix": "reports/*"}},
				},
				map[string]any{
					"Effect": "Allow", "Action": []string{"kms:Decrypt", "kms:GenerateDataKey"}, "Resource": benchKey,
					"Condition": map[string]any{"StringEquals": map[string]any{"kms:ViaService": "s3.us-east-1.amazonaws.com"}},
				},
			)},
		}
		for k := range keys {
			m.Needs = append(m.Needs, &model.Need{
				ID: fmt.Sprintf("%d-%d", i, k), Principal: arn, Operation: "GetObject",
				Bucket: "data-bkt", ObjectKey: fmt.Sprintf("reports/%d/%d.csv", i, k),
			})
		}
	}
	return m
}
