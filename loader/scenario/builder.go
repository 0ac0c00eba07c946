package scenario

import (
	"strings"

	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
)

// What scenarios leave to convention.
const (
	defaultAccount = "111122223333" // owns what names no owner
	defaultRegion  = "us-east-1"
	// Every account belongs to one organization except the outsider, unless its entry
	// says otherwise.
	defaultOrganization = "o-exampleorg1"
	outsider            = "777788889999"
	// A request that comes through no endpoint comes from here.
	defaultSourceIP = "198.51.100.10"
)

// builder fills the model of one scenario.
type builder struct {
	*reader
	model *model.Model
	// attached holds what layers.principal says, until the request tells who it is.
	attached model.Principal
	// endpoint is the id of the endpoint, "" for none.
	endpoint string
	// issuer is the IAM user behind a federated user.
	issuer string
}

func newBuilder(r *reader) *builder {
	return &builder{reader: r, model: model.New()}
}

// layers reads everything but the request.
func (b *builder) layers(n *jsontree.Node) {
	o, ok := b.object(n, "layers")
	if !ok {
		return
	}
	b.principal(o.get("principal"))
	b.each(o.get("accounts"), "accounts", b.account)
	b.each(o.get("buckets"), "buckets", b.bucket)
	b.each(o.get("objects"), "objects", b.addObject)
	b.each(o.get("access_points"), "access_points", b.accessPoint)
	b.each(o.get("keys", "kms_keys"), "keys", b.key)
	b.each(o.get("role_trust", "trust"), "role_trust", b.trust)
	b.addEndpoint(o.get("endpoint", "vpc_endpoint"))
	b.each(o.get("resource_policies"), "resource_policies", func(target string, n *jsontree.Node) {
		for _, id := range b.policies(n, model.KindResource, "resource_policies."+target) {
			b.model.Policies[id].Target = target
		}
	})
	o.done()
}

func (b *builder) principal(n *jsontree.Node) {
	o, ok := b.object(n, "principal")
	if !ok {
		return
	}
	p := &b.attached
	p.Identity = b.policies(o.get("identity"), model.KindIdentity, "principal.identity")
	p.Identity = append(p.Identity, b.policies(o.get("groups", "group"), model.KindIdentity, "principal.group")...)
	p.Boundary = b.first(o.get("boundary", "permissions_boundary"), model.KindBoundary, "principal.boundary")
	p.Sessions = b.policies(o.get("session", "session_policy"), model.KindSession, "principal.session")
	if p.Sessions != nil {
		p.Session = "passed"
	}
	p.Tags = o.textMap("tags")
	p.ServiceLinked = o.on("service_linked", "service_linked_role")
	p.LongTerm = o.on("long_term")
	p.UniqueID = o.text("unique_id", "id")
	b.issuer = o.text("issued_by", "user")
	o.done()
}

func (b *builder) account(id string, n *jsontree.Node) {
	o, ok := b.object(n, "accounts."+id)
	if !ok {
		return
	}
	a := b.accountOf(id)
	a.Management = o.on("management", "management_account")
	a.SCP = b.levels(o.get("scp", "scps"), model.KindSCP, "accounts."+id+".scp")
	a.RCP = b.levels(o.get("rcp", "rcps"), model.KindRCP, "accounts."+id+".rcp")
	if !isNull(o.get("bpa")) {
		a.PublicAccessBlock = b.publicAccessBlock(o.get("bpa"), "accounts."+id+".bpa")
	}
	a.OrganizationBlock = o.on("org_s3_policy_bpa", "organization_block")
	if o.has("org") || o.has("organization") || o.has("org_id") {
		a.Organization = o.text("org", "organization", "org_id")
	}
	a.CanonicalID = o.text("canonical_id")
	a.Range = b.place(n)
	o.done()
}

// accountOf returns the entry of an account, which is made when it is first asked for.
func (b *builder) accountOf(id string) *model.Account {
	if a := b.model.Accounts[id]; a != nil {
		return a
	}
	a := &model.Account{ID: id}
	if id != outsider {
		a.Organization = defaultOrganization
	}
	b.model.Accounts[id] = a
	return a
}

// levels reads the control policies of an account, a list per level from the root down.
func (b *builder) levels(n *jsontree.Node, kind model.PolicyKind, id string) [][]string {
	if isNull(n) {
		return nil
	}
	if n.Kind != jsontree.Array {
		b.wrongType(n, id, "a list of levels, each a list of statements")
		return nil
	}
	levels := make([][]string, 0, len(n.Elements))
	for i, element := range n.Elements {
		name := id + "." + levelName(i)
		ids := b.policies(element, kind, name)
		if ids == nil {
			ids = []string{}
		}
		levels = append(levels, ids)
	}
	return levels
}

func levelName(i int) string { return "level" + string(rune('0'+i%10)) }

func (b *builder) trust(role string, n *jsontree.Node) {
	id := b.first(n, model.KindTrust, "role_trust."+role)
	if id == "" {
		return
	}
	c := parseCaller(role, "", "")
	p := b.principalOf(c)
	p.Trust = id
	b.model.Policies[id].Target = role
}

// principalOf returns the entry of a principal, made when it is first asked for.
func (b *builder) principalOf(c caller) *model.Principal {
	if p := b.model.Principals[c.key]; p != nil {
		return p
	}
	p := c.principal()
	b.model.Principals[c.key] = p
	if c.account != "" {
		b.accountOf(c.account)
	}
	return p
}

func (b *builder) addEndpoint(n *jsontree.Node) {
	if isNull(n) {
		return
	}
	o, ok := b.object(n, "endpoint")
	if !ok {
		return
	}
	e := &model.Endpoint{
		ID: o.text("id"), Service: o.text("service"), Region: o.text("region"), VPC: o.text("vpc", "vpc_id"),
		Account: o.text("account"), Range: b.place(n), Type: "Gateway",
	}
	if e.ID == "" {
		e.ID = "vpce-0123456789abcdef0"
	}
	if e.Service == "" {
		e.Service = "s3"
	}
	if strings.EqualFold(o.text("type"), "interface") {
		e.Type = "Interface"
	}
	e.Policy = b.first(o.get("policy"), model.KindEndpoint, "endpoint.policy")
	o.done()
	b.model.Endpoints[e.ID] = e
	b.endpoint = e.ID
}
