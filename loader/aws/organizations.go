package aws

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// organizationRows are the tree of an organization and its policies.
var organizationRows = map[string]row{
	"aws_organizations_organization":        {add: (*Builder).addOrganization},
	"aws_organizations_organizational_unit": {add: (*Builder).addUnit},
	"aws_organizations_account":             {add: (*Builder).addAccount},
	"aws_organizations_policy": {
		documents: []Attribute{{Path: "content", Kind: model.KindSCP}},
		add:       (*Builder).addControlPolicy,
	},
	"aws_organizations_policy_attachment": {phase: sets, add: (*Builder).addControlAttachment},
}

// organizationData are data sources of the same.
var organizationData = map[string]row{
	"aws_organizations_organization":        {add: (*Builder).addOrganization},
	"aws_organizations_organizational_unit": {add: (*Builder).addUnit},
	"aws_organizations_policy": {
		documents: []Attribute{{Path: "content", Kind: model.KindSCP, Computed: true}},
		add:       (*Builder).addControlPolicy,
	},
}

// The types of organization policy that decide access to S3. The others are not in
// the language of IAM.
const (
	typeSCP = "SERVICE_CONTROL_POLICY"
	typeRCP = "RESOURCE_CONTROL_POLICY"
	typeS3  = "S3_POLICY"
)

// organization is the tree while it is read: names in the form of the model.
type organization struct {
	id, master string
	roots      []string
	// parents leads from accounts and units upwards.
	parents map[string]string
	// accounts in order; control holds policies by id, attached those of a target by
	// type.
	accounts []string
	control  map[string]controlPolicy
	attached map[string][]controlPolicy
	// detached are the targets from which the plan takes FullAWSAccess away.
	detached map[string]bool
}

type controlPolicy struct {
	typ    string
	policy *model.Policy
	block  bool
}

func newOrganization() organization {
	return organization{
		parents: map[string]string{}, control: map[string]controlPolicy{}, attached: map[string][]controlPolicy{},
		detached: map[string]bool{},
	}
}

func (b *Builder) addOrganization(r *tf.Resource) {
	o := &b.organization
	o.id = b.render(b.id(r, "id"))
	o.master = b.render(str(r, "master_account_id"))
	for _, path := range paths(r, "roots") {
		if id := str(r, path+".id"); id != "" {
			o.roots = append(o.roots, b.render(id))
		}
	}
	if len(o.roots) == 0 {
		o.roots = []string{b.render(b.token(r.Address + ".roots[0].id"))}
	}
	for _, path := range paths(r, "accounts") {
		if id := str(r, path+".id"); id != "" {
			b.member(b.render(id)).Organization = o.id
		}
	}
	// Whoever reads the organization is in it; whoever manages it is its management
	// account.
	own := b.member(b.render(b.account(r)))
	own.Organization = o.id
	if r.Mode == "managed" || own.ID == o.master {
		own.Management = true
	}
	if o.master != "" {
		b.member(o.master).Management = true
	}
}

// member returns an account that belongs to the organization in view.
func (b *Builder) member(id string) *model.Account {
	if !slices.Contains(b.organization.accounts, id) {
		b.organization.accounts = append(b.organization.accounts, id)
	}
	return b.accountNamed(id)
}

func (b *Builder) addUnit(r *tf.Resource) {
	if parent := b.above(r, "parent_id"); parent != "" && r.Change != deleted {
		b.organization.parents[b.render(b.id(r, "id"))] = parent
	}
}

func (b *Builder) addAccount(r *tf.Resource) {
	if r.Change == deleted {
		return
	}
	id := b.render(b.id(r, "id"))
	account := b.member(id)
	account.Address, account.Range = r.Address, header(r)
	if parent := b.above(r, "parent_id"); parent != "" {
		b.organization.parents[id] = parent
	}
}

// above returns the root, unit or account that an attribute names. The root of an
// organization goes by one name, however it is referred to.
func (b *Builder) above(r *tf.Resource, path string) string {
	v := str(r, path)
	if token, ok := symbol.Name(v); ok && len(b.organization.roots) == 1 {
		target, attr := b.owner(token)
		if target != nil && target.Type == "aws_organizations_organization" && strings.HasPrefix(attr, "roots") {
			return b.organization.roots[0]
		}
	}
	return b.render(v)
}

// addControlPolicy files an organization policy. Those of other types are no
// policies in the language of IAM and were not parsed.
func (b *Builder) addControlPolicy(r *tf.Resource) {
	if r.Change == deleted {
		return
	}
	typ := cmp.Or(str(r, "type"), typeSCP)
	c := controlPolicy{typ: typ, policy: b.policies[r]["content"]}
	if c.policy != nil {
		c.policy.Name, c.policy.ARN = b.render(str(r, "name")), b.render(b.attr(r, "arn"))
	}
	c.block = typ == typeS3
	b.organization.control[b.render(b.id(r, "id"))] = c
}

// controlKind is the kind of the document in an organization policy, false for one
// that is not in the language of IAM.
func controlKind(r *tf.Resource) (model.PolicyKind, bool) {
	switch str(r, "type") {
	case typeSCP, "":
		return model.KindSCP, true
	case typeRCP:
		return model.KindRCP, true
	default:
		return "", false
	}
}

func (b *Builder) addControlAttachment(r *tf.Resource) {
	if r.Change == deleted {
		if strings.HasSuffix(str(r, "policy_id"), fullAccessID) {
			b.organization.detached[b.above(r, "target_id")] = true
		}
		return
	}
	isControl := func(t *tf.Resource) bool { return t.Type == "aws_organizations_policy" }
	c, ok := b.organization.control[b.render(b.link(r, "policy_id", isControl, "id"))]
	if !ok {
		return
	}
	target := b.above(r, "target_id")
	if c.policy != nil && c.policy.Target == "" {
		c.policy.Target = target
	}
	b.organization.attached[target] = append(b.organization.attached[target], c)
	if isAccountID(target) {
		b.member(target)
	}
}

func isAccountID(s string) bool {
	if len(s) != 12 {
		return false
	}
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// finishOrganization works out what limits each account, level by level.
func (b *Builder) finishOrganization() {
	o := &b.organization
	if len(o.attached) == 0 {
		return
	}
	for _, id := range o.accounts {
		account := b.accountNamed(id)
		if account.Management {
			continue // SCPs and RCPs spare it
		}
		levels := o.levels(id)
		account.SCP = b.levelPolicies(levels, typeSCP)
		account.RCP = b.levelPolicies(levels, typeRCP)
		for _, level := range levels {
			blocks := func(c controlPolicy) bool { return c.block }
			account.OrganizationBlock = account.OrganizationBlock || slices.ContainsFunc(o.attached[level], blocks)
		}
	}
}

// levels lists what is above an account and itself, root first. An account whose
// parent is not in view is below the root, if there is one.
func (o *organization) levels(id string) []string {
	levels := []string{id}
	for at := o.parents[id]; at != "" && !slices.Contains(levels, at); at = o.parents[at] {
		levels = append(levels, at)
	}
	if last := levels[len(levels)-1]; len(o.roots) == 1 && last != o.roots[0] {
		levels = append(levels, o.roots[0])
	}
	slices.Reverse(levels)
	return levels
}

// levelPolicies lists the policies of a type, nil when none is attached anywhere.
// Every level keeps the policy that AWS attaches to it, which allows everything,
// unless the plan detaches it.
func (b *Builder) levelPolicies(levels []string, typ string) [][]string {
	var out [][]string
	found := false
	for _, level := range levels {
		var ids []string
		if typ == typeSCP && !b.organization.detached[level] {
			ids = append(ids, b.fullAccess())
		}
		for _, c := range b.organization.attached[level] {
			if c.typ == typ && c.policy != nil {
				ids = append(ids, c.policy.ID)
				found = true
			}
		}
		if len(ids) > 0 || typ == typeSCP && b.organization.detached[level] {
			out = append(out, ids)
		}
	}
	if !found {
		return nil
	}
	return out
}

// fullAccessID is the policy that AWS attaches to every root, unit and account
// (Organizations User Guide: SCP evaluation).
const fullAccessID = "FullAWSAccess"

// fullAccess returns the id of that policy and adds it to the model.
func (b *Builder) fullAccess() string {
	if b.model.Policies[fullAccessID] == nil {
		text := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`
		policy, _ := document.Parse([]byte(text), document.Options{
			ID: fullAccessID, Kind: model.KindSCP, Form: "aws", Locate: nowhere,
		})
		policy.Name = fullAccessID
		policy.ARN = "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess"
		b.model.Policies[fullAccessID] = policy
	}
	return fullAccessID
}

func nowhere(string, bool, int, int) model.Range { return model.Range{} }
