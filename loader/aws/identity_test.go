package aws_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
)

func TestKeysByAnyName(t *testing.T) {
	const arn = "arn:aws:kms:eu-west-1:111122223333:key/k"
	m := build(t,
		res("aws_kms_key.k", values{"arn": arn, "key_id": "k", "customer_master_key_spec": "RSA_2048", "is_enabled": false}),
		res("aws_kms_alias.one", values{"name": "alias/one", "target_key_id": "k"}),
		res("aws_kms_alias.two", values{"name": "alias/two", "target_key_id": arn}),
		res("aws_kms_key_policy.p", values{"key_id": "alias/one"}, holds("policy", open)),
		res("aws_kms_grant.equals", values{
			"key_id": arn, "grantee_principal": "arn:aws:iam::111122223333:role/r", "operations": []any{"Decrypt"},
			"constraints": []any{values{"encryption_context_equals": values{"a": "b"}}},
		}),
		res("data.aws_kms_key.aws", values{
			"key_id": "alias/aws/s3", "arn": "arn:aws:kms:eu-west-1:111122223333:key/managed", "id": "managed",
		}),
		res("data.aws_kms_alias.other", values{
			"name": "alias/other", "target_key_arn": "arn:aws:kms:eu-west-1:444455556666:key/o", "target_key_id": "o",
		}),
	)
	k := m.Keys[arn]
	if k.Policy != "aws_kms_key_policy.p.policy" || k.State != "disabled" || k.Spec != "RSA_2048" || len(k.Grants) != 1 {
		t.Errorf("key = %+v", k)
	}
	want := []string{
		"alias/one", "arn:aws:kms:eu-west-1:111122223333:alias/one",
		"alias/two", "arn:aws:kms:eu-west-1:111122223333:alias/two",
	}
	if diff := cmp.Diff(want, k.Aliases); diff != "" {
		t.Errorf("aliases (-want +got):\n%s", diff)
	}
	if managed := m.Keys["arn:aws:kms:eu-west-1:111122223333:key/managed"]; managed.Managed != "aws" {
		t.Errorf("managed key = %+v", managed)
	}
	if m.Keys["arn:aws:kms:eu-west-1:444455556666:key/o"] == nil {
		t.Errorf("keys = %v", slices.Collect(maps.Keys(m.Keys)))
	}
}

// Data sources add what is not managed here, and nothing to what is.
func TestDataSources(t *testing.T) {
	m := build(t,
		res("aws_iam_role.mine", values{"name": "mine"}, holds("assume_role_policy", trust)),
		res("data.aws_iam_role.mine", values{"name": "mine", "arn": "arn:aws:iam::111122223333:role/mine"},
			holds("assume_role_policy", trust)),
		res("data.aws_iam_role.other", values{"name": "other", "arn": "arn:aws:iam::111122223333:role/x/other"},
			holds("assume_role_policy", trust)),
		res("data.aws_iam_user.u", values{"user_name": "u", "arn": "arn:aws:iam::111122223333:user/u"}),
		res("data.aws_iam_policy.p", values{"arn": "arn:aws:iam::aws:policy/P", "name": "P"}, holds("policy", read)),
		res("aws_iam_role_policy_attachment.p", values{"role": "mine", "policy_arn": "arn:aws:iam::aws:policy/P"}),
		res("data.aws_s3_bucket.b", values{"bucket": "elsewhere"}),
		res("data.aws_s3_bucket_policy.b", values{"bucket": "elsewhere"}, holds("policy", open)),
		res("data.aws_canonical_user_id.me", values{"id": "79a59df9"}),
		res("data.aws_caller_identity.me", values{"arn": "arn:aws:iam::111122223333:user/ci"}),
	)
	mine := m.Principals["arn:aws:iam::111122223333:role/mine"]
	other := m.Principals["arn:aws:iam::111122223333:role/x/other"]
	if mine.IdentityElsewhere || mine.Address != "aws_iam_role.mine" || len(mine.Identity) != 1 {
		t.Errorf("own role = %+v", mine)
	}
	if !other.IdentityElsewhere || other.Trust == "" {
		t.Errorf("other role = %+v", other)
	}
	if u := m.Principals["arn:aws:iam::111122223333:user/u"]; u == nil || u.Name != "u" {
		t.Errorf("user = %+v", u)
	}
	b := m.Buckets["elsewhere"]
	if b.Address != "" || b.PolicyElsewhere || len(b.Policies) != 1 {
		t.Errorf("bucket = %+v", b)
	}
	if m.Accounts["111122223333"].CanonicalID != "79a59df9" {
		t.Errorf("accounts = %v", m.Accounts)
	}
	if len(m.Resources["aws_caller_identity"]) != 1 {
		t.Error("the caller is missing")
	}
}

func TestGroups(t *testing.T) {
	const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess"
	m := build(t,
		res("aws_iam_user.u", values{"name": "u"}),
		res("aws_iam_group.g", values{"name": "g"}),
		res("data.aws_iam_group.h", values{"group_name": "h"}),
		res("aws_iam_group_policy.g", values{"group": "g", "name": "p"}, holds("policy", read)),
		res("aws_iam_group_policy.gone", values{"group": "g"}, changed("delete"), holds("policy", read)),
		res("aws_iam_group_policy_attachment.g", values{"group": "g", "policy_arn": readOnly}),
		res("aws_iam_group_policy_attachment.gone", values{"group": "g", "policy_arn": readOnly + "2"}, changed("delete")),
		res("aws_iam_group_policy_attachments_exclusive.h", values{
			"group_name": "h", "policy_arns": []any{"arn:aws:iam::111122223333:policy/own", readOnly},
		}),
		res("aws_iam_policy.own", values{"name": "own"}, holds("policy", read)),
		res("aws_iam_user_group_membership.u", values{"user": "u", "groups": []any{"g", "h"}}),
		res("aws_iam_user_group_membership.gone", values{"user": "u", "groups": []any{"i"}}, changed("delete")),
		res("aws_iam_policy_attachment.gone", values{
			"users": []any{"u"}, "groups": []any{"g"}, "policy_arn": readOnly + "3",
		}, changed("delete")),
		res("aws_iam_user_policy.u", values{"user": "u", "name": "inline"}, holds("policy", read)),
		res("aws_iam_user_policy_attachment.u", values{"user": "u", "policy_arn": readOnly + "4"}),
		res("aws_iam_service_linked_role.s", values{
			"name": "AWSServiceRoleForX",
			"arn":  "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX",
		}),
	)
	u := m.Principals["arn:aws:iam::111122223333:user/u"]
	want := []string{"aws_iam_user_policy.u.policy", "aws_iam_group_policy.g.policy", "aws_iam_policy.own.policy"}
	if diff := cmp.Diff(want, u.Identity); diff != "" {
		t.Errorf("identity policies (-want +got):\n%s", diff)
	}
	var managed []string
	for _, arn := range u.ManagedARNs {
		managed = append(managed, arn.Value)
	}
	if diff := cmp.Diff([]string{readOnly + "4", readOnly}, managed); diff != "" {
		t.Errorf("managed policies (-want +got):\n%s", diff)
	}
	linked := "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX"
	if p := m.Principals[linked]; p == nil || !p.ServiceLinked {
		t.Errorf("service-linked role = %+v", p)
	}
}

// Principals are found by name, ARN, token of any attribute, or by reference.
func TestPrincipalsByAnyName(t *testing.T) {
	token := symbol.Token
	m := build(t,
		res("aws_iam_role.r", values{"name": "r", "path": "/p/", "permissions_boundary": token("aws_iam_policy.b.arn")}),
		res("aws_iam_role.named", values{}),
		res("aws_iam_policy.b", values{"name": "b"}, holds("policy", read)),
		res("aws_iam_policy.both", values{"name": "both"}, holds("policy", read)),
		res("aws_iam_user.bounded", values{
			"name":                 "bounded",
			"permissions_boundary": "arn:aws:iam::111122223333:policy/both",
		}),
		res("aws_iam_role_policy_attachment.both", values{
			"role":       "r",
			"policy_arn": "arn:aws:iam::111122223333:policy/both",
		}),
		res("aws_iam_role_policy.name", values{"role": "r"}, holds("policy", read)),
		res("aws_iam_role_policy.arn", values{"role": "arn:aws:iam::111122223333:role/p/r"}, holds("policy", read)),
		res("aws_iam_role_policy.token", values{"role": token("aws_iam_role.r.name")}, holds("policy", read)),
		res("aws_iam_role_policy.reference", values{"role": token("aws_iam_role_policy.reference.role")},
			refers("role", "aws_iam_role.r"), holds("policy", read)),
		res("aws_iam_role_policy.id", values{"role": token("aws_iam_role.named.id")}, holds("policy", read)),
		res("aws_iam_role_policy.away", values{"role": "arn:aws:iam::444455556666:role/away"}, holds("policy", read)),
		res("aws_iam_policy_attachment.many", values{
			"roles": []any{"r"}, "users": []any{"bounded"}, "policy_arn": "arn:aws:iam::aws:policy/A",
		}),
	)
	r := m.Principals["arn:aws:iam::111122223333:role/p/r"]
	want := []string{
		"aws_iam_policy.both.policy", "aws_iam_role_policy.name.policy", "aws_iam_role_policy.arn.policy",
		"aws_iam_role_policy.token.policy", "aws_iam_role_policy.reference.policy",
	}
	if diff := cmp.Diff(want, r.Identity); diff != "" {
		t.Errorf("identity policies (-want +got):\n%s", diff)
	}
	if r.Boundary != "aws_iam_policy.b.policy" || m.Policies[r.Boundary].Kind != model.KindBoundary {
		t.Errorf("boundary = %s %s", r.Boundary, m.Policies[r.Boundary].Kind)
	}
	bounded := m.Principals["arn:aws:iam::111122223333:user/bounded"]
	if bounded.Boundary != "aws_iam_policy.both.policy" || m.Policies[bounded.Boundary].Kind != model.KindIdentity {
		t.Errorf("a policy that is also attached = %s", m.Policies[bounded.Boundary].Kind)
	}
	if named := m.Principals["arn:aws:iam::111122223333:role/${aws_iam_role.named.name}"]; len(named.Identity) != 1 {
		t.Errorf("role without a name = %+v", named)
	}
	if away := m.Principals["arn:aws:iam::444455556666:role/away"]; !away.IdentityElsewhere ||
		away.Account != "444455556666" {
		t.Errorf("role of another account = %+v", away)
	}
	if len(m.Principals) != 4 {
		t.Errorf("principals = %v", slices.Sorted(maps.Keys(m.Principals)))
	}
}
