package aws

import (
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// kmsRows are keys, what is set on them, and their names.
var kmsRows = map[string]row{
	"aws_kms_key":                  keyRow("aws_kms_key"),
	"aws_kms_external_key":         keyRow("aws_kms_external_key"),
	"aws_kms_replica_key":          keyRow("aws_kms_replica_key"),
	"aws_kms_replica_external_key": keyRow("aws_kms_replica_external_key"),
	"aws_kms_key_policy": {
		documents: []Attribute{{Path: "policy", Kind: model.KindKMS}},
		phase:     sets, add: (*Builder).addKeyPolicy,
	},
	"aws_kms_alias": {phase: sets, add: (*Builder).addAlias},
	"aws_kms_grant": {phase: joins, add: (*Builder).addGrant},
}

// kmsData are data sources of the same.
var kmsData = map[string]row{
	"aws_kms_key":   {add: (*Builder).addKeyLookup},
	"aws_kms_alias": {phase: sets, add: (*Builder).addAliasLookup},
}

func keyRow(typ string) row {
	return row{
		documents: []Attribute{{Path: "policy", Kind: model.KindKMS, Target: "arn", TargetType: typ, Computed: true}},
		add:       (*Builder).addKey,
	}
}

func isKey(r *tf.Resource) bool {
	return r.Type == "aws_kms_key" || r.Type == "aws_kms_external_key" ||
		r.Type == "aws_kms_replica_key" || r.Type == "aws_kms_replica_external_key"
}

func (b *Builder) addKey(r *tf.Resource) {
	arn := b.id(r, "arn")
	key := &model.Key{
		ARN: b.render(arn), KeyID: b.render(b.keyID(r)), Address: r.Address, Change: r.Change,
		Account: b.render(b.account(r)), Region: b.render(b.region(r)),
		Managed: "customer", State: "enabled", Range: header(r),
	}
	if account := accountOf(arn); account != "" {
		key.Account = b.render(account)
	}
	for _, attr := range []string{"customer_master_key_spec", "key_spec"} {
		if spec := str(r, attr); spec != "" {
			key.Spec = b.render(spec)
		}
	}
	for _, attr := range []string{"is_enabled", "enabled"} {
		if flag(r, attr, model.FlagOn) == model.FlagOff {
			key.State = "disabled"
		}
	}
	if r.Change == deleted {
		key.State = "pending-deletion"
	}
	if policy := b.policies[r]["policy"]; policy != nil {
		key.Policy = policy.ID
	}
	b.model.Keys[key.ARN] = key
	b.keys[r.Address] = key
}

// keyID is the id of a key. The resource has it as id and, but for external keys,
// as key_id.
func (b *Builder) keyID(r *tf.Resource) string {
	if id := str(r, "key_id"); id != "" {
		return id
	}
	if id := str(r, "id"); id != "" {
		return id
	}
	return b.token(r.Address + ".key_id")
}

// addKeyLookup adds a key that was looked up.
func (b *Builder) addKeyLookup(r *tf.Resource) {
	arn := b.id(r, "arn")
	text := b.render(arn)
	if b.model.Keys[text] != nil {
		return
	}
	key := &model.Key{
		ARN: text, KeyID: b.render(str(r, "id")), Account: b.render(b.account(r)), Region: b.render(b.region(r)),
		Managed: "customer", Range: header(r),
	}
	if account := accountOf(arn); account != "" {
		key.Account = b.render(account)
	}
	if str(r, "key_manager") == "AWS" || strings.Contains(str(r, "key_id"), "alias/aws/") {
		key.Managed = "aws"
	}
	if name := str(r, "key_id"); strings.Contains(name, "alias/") {
		key.Aliases = append(key.Aliases, b.render(name))
	}
	b.model.Keys[text] = key
	b.keys[r.Address] = key
}

// keyOf returns the key that an attribute of r names by ARN, id or alias, or nil.
func (b *Builder) keyOf(r *tf.Resource, path string) *model.Key {
	v := b.link(r, path, isKey, "arn")
	if token, ok := symbol.Name(v); ok {
		if target, _ := b.owner(token); target != nil {
			return b.keys[target.Address]
		}
	}
	text := b.render(v)
	if text == "" {
		return nil
	}
	if key := b.model.Keys[text]; key != nil {
		return key
	}
	for _, key := range b.model.Keys {
		if key.KeyID == text || slices.Contains(key.Aliases, text) {
			return key
		}
	}
	return nil
}

func (b *Builder) addKeyPolicy(r *tf.Resource) {
	policy := b.policies[r]["policy"]
	if policy == nil {
		return
	}
	policy.TargetType = "aws_kms_key"
	if key := b.keyOf(r, "key_id"); key != nil {
		policy.Target, key.Policy = key.ARN, policy.ID
		return
	}
	policy.Target = b.render(str(r, "key_id"))
}

func (b *Builder) addAlias(r *tf.Resource) {
	key := b.keyOf(r, "target_key_id")
	if key == nil || r.Change == deleted {
		return
	}
	key.Aliases = append(key.Aliases, b.render(b.id(r, "name")), b.render(b.id(r, "arn")))
}

// addAliasLookup adds the key behind an alias that was looked up.
func (b *Builder) addAliasLookup(r *tf.Resource) {
	arn := b.id(r, "target_key_arn")
	text, name := b.render(arn), b.render(str(r, "name"))
	for _, key := range b.model.Keys {
		if slices.Contains(key.Aliases, name) {
			return
		}
	}
	key := b.model.Keys[text]
	if key == nil {
		key = &model.Key{
			ARN: text, KeyID: b.render(b.id(r, "target_key_id")), Account: b.render(b.account(r)),
			Region: b.render(b.region(r)), Managed: "customer", Range: header(r),
		}
		if strings.HasPrefix(name, "alias/aws/") {
			key.Managed = "aws"
		}
		b.model.Keys[text] = key
		b.keys[r.Address] = key
	}
	key.Aliases = append(key.Aliases, name, b.render(b.id(r, "arn")))
}

func (b *Builder) addGrant(r *tf.Resource) {
	key := b.keyOf(r, "key_id")
	if key == nil || r.Change == deleted {
		return
	}
	grant := model.KeyGrant{
		Grantee: b.render(str(r, "grantee_principal")), Operations: []string{},
		Address: r.Address, Range: header(r),
	}
	for _, operation := range list(r, "operations") {
		grant.Operations = append(grant.Operations, b.render(operation))
	}
	for _, path := range paths(r, "constraints") {
		if equals := strMap(r, path+".encryption_context_equals"); equals != nil {
			grant.Context = equals
		} else if subset := strMap(r, path+".encryption_context_subset"); subset != nil {
			grant.Context, grant.Subset = subset, true
		}
	}
	key.Grants = append(key.Grants, grant)
}
