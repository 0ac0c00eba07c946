package aws_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/aws"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

type values = map[string]any

// res is a resource; an address that begins with data. is a data source.
func res(address string, v values, options ...func(*tf.Resource)) *tf.Resource {
	parts := strings.Split(address, ".")
	r := &tf.Resource{Resource: model.Resource{Address: address, Mode: "managed", Values: v, Provider: "aws"}}
	if parts[0] == "data" {
		r.Mode, parts = "data", parts[1:]
	}
	r.Type = parts[0]
	r.Range = model.Range{File: address}
	for _, option := range options {
		option(r)
	}
	return r
}

func changed(change string) func(*tf.Resource) { return func(r *tf.Resource) { r.Change = change } }

// set lists what the configuration sets; without it the source does not tell.
func set(names ...string) func(*tf.Resource) {
	return func(r *tf.Resource) { r.Set = append([]string{}, names...) }
}

func refers(attr string, addresses ...string) func(*tf.Resource) {
	return func(r *tf.Resource) { r.References = map[string][]string{attr: addresses} }
}

// holds puts a document into an attribute.
func holds(path, text string) func(*tf.Resource) {
	return func(r *tf.Resource) {
		if r.Documents == nil {
			r.Documents = map[string]*tf.Document{}
		}
		place := model.Range{File: r.Address + "." + path}
		r.Documents[path] = &tf.Document{
			Text: text, Form: "json", Header: place,
			Locate: func(string, bool, int, int) model.Range { return place },
		}
	}
}

const (
	read  = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}`
	trust = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",` +
		`"Principal":{"Service":"ec2.amazonaws.com"}}]}`
	open = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}]}`
)

// build joins resources of account 111122223333 in eu-west-1.
func build(t *testing.T, resources ...*tf.Resource) *model.Model {
	t.Helper()
	m := model.New()
	provider := &tf.Provider{Provider: model.Provider{Key: "aws", Region: "eu-west-1", Account: "111122223333"}}
	b := aws.NewBuilder(m)
	if diags := b.Add(&tf.Module{Resources: resources, Providers: []*tf.Provider{provider}}); len(diags) > 0 {
		t.Fatalf("diagnostics: %v", diags)
	}
	b.Finish()
	return m
}

// What is destroyed grants nothing, and leaves behind what AWS falls back to.
func TestDeleted(t *testing.T) {
	gone := changed("delete")
	m := build(t,
		res("aws_s3_bucket.b", values{"bucket": "acme"}),
		res("aws_s3_bucket_policy.p", values{"bucket": "acme"}, gone, holds("policy", open)),
		res("aws_s3_bucket_public_access_block.p", values{"bucket": "acme", "block_public_acls": true}, gone),
		res("aws_s3_bucket_ownership_controls.p", values{"bucket": "acme"}, gone),
		res("aws_s3_bucket_server_side_encryption_configuration.p", values{"bucket": "acme"}, gone),
		res("aws_s3_bucket_versioning.p", values{"bucket": "acme"}, gone),
		res("aws_s3_bucket_request_payment_configuration.p", values{"bucket": "acme", "payer": "Requester"}, gone),
		res("aws_s3_bucket_object_lock_configuration.p", values{"bucket": "acme"}, gone),
		res("aws_s3_bucket_website_configuration.p", values{"bucket": "acme"}, gone),
		res("aws_s3_bucket_abac.p", values{"bucket": "acme"}, gone),
		res("aws_s3_bucket.old", values{"bucket": "acme-old"}, gone, holds("policy", open)),
		res("aws_s3_access_point.a", values{"bucket": "acme", "name": "a"}, gone),
		res("aws_s3_account_public_access_block.p", values{"block_public_acls": true}, gone),
		res("aws_s3_object.o", values{"bucket": "acme", "key": "k", "acl": "private"}, gone),
		res("aws_iam_role.r", values{"name": "r"}, gone, holds("assume_role_policy", trust)),
		res("aws_iam_role_policy.p", values{"role": "r", "name": "p"}, gone, holds("policy", read)),
		res("aws_iam_user.u", values{"name": "u"}),
		res("aws_iam_access_key.u", values{"user": "u"}, gone),
		res("aws_iam_group_membership.g", values{"group": "g", "users": []any{"u"}}, gone),
		res("aws_kms_key.k", values{"key_id": "k", "arn": "arn:aws:kms:eu-west-1:111122223333:key/k"}, gone,
			holds("policy", open)),
		res("aws_kms_alias.k", values{"name": "alias/k", "target_key_id": "k"}, gone),
		res("aws_kms_grant.k", values{"key_id": "k", "grantee_principal": "x"}, gone),
		res("aws_vpc_endpoint.e", values{"id": "vpce-1", "service_name": "com.amazonaws.eu-west-1.s3"}, gone),
		res("aws_lambda_function.f", values{"function_name": "f", "role": "arn:aws:iam::111122223333:role/r"}, gone),
		res("aws_lambda_permission.f", values{"function_name": "f", "principal": "s3.amazonaws.com"}, gone),
		res("aws_organizations_policy.o", values{"id": "p-1", "content": "{}"}, gone, holds("content", read)),
	)
	if len(m.Policies) > 0 || len(m.AccessPoints) > 0 || len(m.Objects) > 0 || len(m.Endpoints) > 0 ||
		len(m.Workloads) > 0 {
		t.Errorf("left behind: %v %v %v %v %v", m.Policies, m.AccessPoints, m.Objects, m.Endpoints, m.Workloads)
	}
	b := m.Buckets["acme"]
	if b.Ownership.Value != "ObjectWriter" || b.Encryption.Algorithm != "AES256" || b.Versioning.Value != "Suspended" ||
		b.RequestPayer.Value != "BucketOwner" || b.Ownership.Change != "delete" {
		t.Errorf("settings = %+v %+v %+v %+v", b.Ownership, b.Encryption, b.Versioning, b.RequestPayer)
	}
	if b.Website != nil || b.ABAC != nil || b.ObjectLock != nil {
		t.Errorf("bucket = %+v", b)
	}
	off := model.PublicAccessBlock{
		BlockPublicACLs: "off", IgnorePublicACLs: "off", BlockPublicPolicy: "off", RestrictPublicBuckets: "off",
		Address: "aws_s3_bucket_public_access_block.p", Change: "delete",
		Range: model.Range{File: "aws_s3_bucket_public_access_block.p"},
	}
	if diff := cmp.Diff(&off, b.PublicAccessBlock); diff != "" {
		t.Errorf("public access block (-want +got):\n%s", diff)
	}
	if block := m.Accounts["111122223333"].PublicAccessBlock; block.BlockPublicACLs != "off" {
		t.Errorf("public access block of the account = %+v", block)
	}
	if old := m.Buckets["acme-old"]; old == nil || old.Change != "delete" {
		t.Errorf("destroyed bucket = %+v", old)
	}
	role := m.Principals["arn:aws:iam::111122223333:role/r"]
	if role == nil || role.Change != "delete" || role.Trust != "" || len(role.Identity) > 0 {
		t.Errorf("destroyed role = %+v", role)
	}
	if m.Principals["arn:aws:iam::111122223333:user/u"].LongTerm {
		t.Error("a destroyed access key counts")
	}
	key := m.Keys["arn:aws:kms:eu-west-1:111122223333:key/k"]
	if key.State != "pending-deletion" || len(key.Aliases) > 0 || len(key.Grants) > 0 {
		t.Errorf("destroyed key = %+v", key)
	}
	if got := len(m.Resources["aws_s3_bucket_policy"]); got != 1 {
		t.Errorf("%d bucket policy resources, want the destroyed one", got)
	}
}

// Resources meet by value, by the token of an attribute, or by the one resource
// that an expression refers to.
func TestLinks(t *testing.T) {
	token := symbol.Token
	tests := []struct {
		name   string
		link   string
		option func(*tf.Resource)
	}{
		{"name", "acme", changed("")},
		{"ARN", "arn:aws:s3:::acme", changed("")},
		{"token of the id", token("aws_s3_bucket.b.id"), changed("")},
		{"own token, one reference", token("aws_s3_bucket_versioning.v.bucket"), refers("bucket", "aws_s3_bucket.b",
			"aws_kms_key.k")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := build(t,
				res("aws_s3_bucket.b", values{"bucket": "acme"}),
				res("aws_s3_bucket.c", values{"bucket": "other"}),
				res("aws_kms_key.k", values{}),
				res("aws_s3_bucket_versioning.v", values{
					"bucket": tt.link, "versioning_configuration": []any{values{"status": "Enabled"}},
				}, tt.option),
			)
			if b := m.Buckets["acme"]; b.Versioning == nil || b.Versioning.Value != "Enabled" {
				t.Errorf("buckets = %v", m.Buckets)
			}
		})
	}
	m := build(t,
		res("aws_s3_bucket.b", values{"bucket": "acme"}), res("aws_s3_bucket.c", values{"bucket": "other"}),
		res("aws_s3_bucket_versioning.v", values{
			"bucket": token("aws_s3_bucket_versioning.v.bucket"), "versioning_configuration": []any{values{"status": "Enabled"}},
		}, refers("bucket", "aws_s3_bucket.b", "aws_s3_bucket.c")),
	)
	if m.Buckets["acme"].Versioning != nil || m.Buckets["other"].Versioning != nil {
		t.Error("one of two buckets was guessed")
	}
}

// Two roots may use the same addresses.
func TestTwoRoots(t *testing.T) {
	m := model.New()
	b := aws.NewBuilder(m)
	for _, name := range []string{"one", "two"} {
		module := &tf.Module{Resources: []*tf.Resource{
			res("aws_s3_bucket.b", values{"bucket": name}),
			res("aws_s3_bucket_policy.p", values{"bucket": name}, holds("policy", open)),
		}}
		if diags := b.Add(module); len(diags) > 0 {
			t.Fatal(diags)
		}
	}
	if len(m.Policies) != 2 || len(m.Buckets["one"].Policies) != 1 || len(m.Buckets["two"].Policies) != 1 ||
		m.Buckets["one"].Policies[0] == m.Buckets["two"].Policies[0] {
		t.Errorf("policies = %v", slices.Collect(maps.Keys(m.Policies)))
	}
}

func TestAttributeMatches(t *testing.T) {
	tests := []struct {
		pattern, path string
		want          bool
	}{
		{"policy", "policy", true},
		{"policy", "policy.0", false},
		{"inline_policy.*.policy", "inline_policy.3.policy", true},
		{"inline_policy.*.policy", "inline_policy.3.name", false},
		{"inline_policy.*.policy", "inline_policy", false},
	}
	for _, tt := range tests {
		if got := (aws.Attribute{Path: tt.pattern}).Matches(tt.path); got != tt.want {
			t.Errorf("%s matches %s = %v", tt.pattern, tt.path, got)
		}
	}
}

func TestRequired(t *testing.T) {
	for _, tt := range []struct {
		typ, attr string
		want      bool
	}{
		{"aws_s3_bucket", "policy", false},
		{"aws_s3_bucket_policy", "policy", true},
		{"aws_kms_key", "policy", false},
		{"aws_s3_bucket_acl", "bucket", true},
		{"aws_s3_bucket", "arn", false},
	} {
		if got := aws.Required(tt.typ, tt.attr); got != tt.want {
			t.Errorf("Required(%s, %s) = %v", tt.typ, tt.attr, got)
		}
	}
}

func TestInlineBucketSettings(t *testing.T) {
	m := build(t,
		res("aws_s3_bucket.old", values{
			"bucket": "old", "request_payer": "Requester", "tags": values{"a": "b"},
			"grant": []any{
				values{"id": "c4c1", "type": "CanonicalUser", "permissions": []any{"READ", "WRITE"}},
				values{"uri": "http://acs.amazonaws.com/groups/global/AllUsers", "type": "Group", "permissions": []any{"READ"}},
			},
			"versioning": []any{values{"enabled": false}},
			"website":    []any{values{"redirect_all_requests_to": "example.com"}},
			"object_lock_configuration": []any{values{"rule": []any{
				values{"default_retention": []any{values{"mode": "GOVERNANCE"}}},
			}}},
		}),
		res("aws_s3_bucket.open", values{
			"bucket": "open", "versioning": []any{values{"enabled": symbol.Token("var.versioned")}},
		}),
		res("aws_s3_bucket_public_access_block.open", values{
			"bucket": "open", "block_public_acls": symbol.Token("var.block"), "ignore_public_acls": "true",
			"block_public_policy": "false",
		}),
		res("aws_s3_bucket_server_side_encryption_configuration.open", values{
			"bucket": "open", "rule": []any{values{
				"apply_server_side_encryption_by_default": []any{values{"sse_algorithm": "AES256", "kms_master_key_id": ""}},
				"blocked_encryption_types":                []any{"NONE"},
			}},
		}),
		res("aws_s3_bucket_server_side_encryption_configuration.whole", values{
			"bucket": "whole", "rule": symbol.Token("var.rules"),
		}),
		res("aws_s3_bucket_abac.open", values{"bucket": "open", "abac_status": []any{values{"status": "Enabled"}}}),
		res("aws_s3_object.locked", values{
			"bucket": "open", "key": "k", "object_lock_legal_hold_status": "ON", "kms_key_id": "alias/data",
		}),
		res("aws_s3_object.plain", values{"bucket": "open", "key": "plain"}),
	)
	old := m.Buckets["old"]
	var grants []string
	for _, g := range old.ACL.Grants {
		grants = append(grants, g.Grantee+" "+g.Permission)
	}
	if diff := cmp.Diff([]string{"c4c1 READ", "c4c1 WRITE", "AllUsers READ"}, grants); diff != "" {
		t.Errorf("grants (-want +got):\n%s", diff)
	}
	if old.Versioning.Value != "Disabled" || old.Website.Value != "example.com" || old.ObjectLock.Mode != "GOVERNANCE" ||
		old.RequestPayer.Value != "Requester" || old.Tags["a"] != "b" {
		t.Errorf("bucket = %+v", old)
	}
	open := m.Buckets["open"]
	block := open.PublicAccessBlock
	if block.BlockPublicACLs != "unknown" || block.IgnorePublicACLs != "on" || block.BlockPublicPolicy != "off" ||
		block.RestrictPublicBuckets != "off" {
		t.Errorf("public access block = %+v", block)
	}
	if open.Versioning.Value != "${var.versioned}" || open.ABAC.Value != "Enabled" {
		t.Errorf("settings = %+v %+v", open.Versioning, open.ABAC)
	}
	if e := open.Encryption; e.Algorithm != "AES256" || e.Key != "" || len(e.Blocked) != 1 {
		t.Errorf("encryption = %+v", e)
	}
	if e := m.Buckets["whole"].Encryption; e.Algorithm != "${var.rules}" || len(e.Unknown) != 1 {
		t.Errorf("encryption that is not known = %+v", e)
	}
	if o := m.Objects["open/k"]; !o.Lock.LegalHold || o.Encryption.Algorithm != "aws:kms" {
		t.Errorf("object = %+v", o)
	}
	if m.Objects["open/plain"] != nil {
		t.Error("an object of which nothing is known is listed")
	}
}

func TestAliases(t *testing.T) {
	got := aws.Aliases(&tf.Module{Resources: []*tf.Resource{
		res("aws_kms_key.k", values{}), res("aws_vpc.v", values{}),
		res("aws_default_route_table.d", values{"default_route_table_id": symbol.Token("aws_vpc.v.default_route_table_id")}),
	}})
	want := map[string]string{
		"aws_kms_key.k.id":                 symbol.Token("aws_kms_key.k.key_id"),
		"aws_vpc.v.default_route_table_id": symbol.Token("aws_vpc.v.main_route_table_id"),
		"aws_default_route_table.d.id":     symbol.Token("aws_vpc.v.default_route_table_id"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("aliases (-want +got):\n%s", diff)
	}
}
