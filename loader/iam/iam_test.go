package iam_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/iam"
)

func open(t *testing.T) *iam.Reference {
	t.Helper()
	r, err := iam.New()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestReferenceReadsEveryService(t *testing.T) {
	r := open(t)
	actions := 0
	for _, prefix := range r.Prefixes() {
		s, err := r.Service(prefix)
		if err != nil {
			t.Errorf("%s: %v", prefix, err)
			continue
		}
		actions += len(s.Actions)
	}
	if got := len(r.Prefixes()); got < 450 {
		t.Errorf("%d services, want at least 450", got)
	}
	if actions < 22000 {
		t.Errorf("%d actions, want at least 22000", actions)
	}
}

func TestUnknownServiceIsNil(t *testing.T) {
	s, err := open(t).Service("s33")
	if s != nil || err != nil {
		t.Errorf("Service = %v, %v, want nil, nil", s, err)
	}
}

func TestUpdatedIsADay(t *testing.T) {
	if got := open(t).Updated(); len(got) != len("2026-09-26") {
		t.Errorf("Updated = %q, want a day", got)
	}
}

func TestExpand(t *testing.T) {
	r := open(t)
	tests := []struct {
		pattern string
		want    []string
	}{
		{"s3:GetObjectAcl", []string{"getobjectacl"}},
		{"S3:getobjecta?l", []string{"getobjectacl"}},
		{"s3:*ObjectTorrent", []string{"getobjecttorrent"}},
		{"kms:*CryptAny", nil},
		{"nosuch:*", nil},
		{"*", nil},
	}
	for _, tt := range tests {
		got, err := r.Expand(tt.pattern)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("Expand(%q) (-want +got):\n%s", tt.pattern, diff)
		}
	}
}

// TestCarries holds the table of actions and condition keys against what S3 accepts
// in bucket policies ("Actions, resources, and condition keys for Amazon S3").
func TestCarries(t *testing.T) {
	s3, err := open(t).Service("s3")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		action, key string
		want        bool
	}{
		{"getobject", "s3:existingobjecttag/${tagkey}", true},
		{"putobject", "s3:existingobjecttag/${tagkey}", false},
		{"putobject", "s3:requestobjecttag/${tagkey}", true},
		{"putobject", "s3:x-amz-server-side-encryption", true},
		{"getobject", "s3:x-amz-server-side-encryption", false},
		{"listbucket", "s3:prefix", true},
		{"getobject", "s3:prefix", false},
		{"getobject", "s3:versionid", false},
		{"getobjectversion", "s3:versionid", true},
	}
	for _, tt := range tests {
		if got := s3.Actions[tt.action].Carries(tt.key); got != tt.want {
			t.Errorf("s3:%s carries %s = %t, want %t", tt.action, tt.key, got, tt.want)
		}
	}
	if keys := s3.Actions["listbucket"].ConditionKeys(); !slices.Contains(keys, "s3:delimiter") || !slices.IsSorted(keys) {
		t.Errorf("ConditionKeys of ListBucket = %v", keys)
	}
}

// BenchmarkSlice measures what a run on one policy pays for the reference: opening
// it, reading the services and cutting out the slice.
func BenchmarkSlice(b *testing.B) {
	m := policy(
		allow([]string{"s3:GetObject", "s3:List*"}, []string{"arn:aws:s3:::data", "arn:aws:s3:::data/*"}),
		allow([]string{"kms:Decrypt"}, []string{"arn:aws:kms:us-east-1:111122223333:key/1234"}),
		allow([]string{"iam:PassRole"}, []string{"arn:aws:iam::111122223333:role/app"}),
	)
	for b.Loop() {
		r, err := iam.New()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := r.Slice(m); err != nil {
			b.Fatal(err)
		}
	}
}
