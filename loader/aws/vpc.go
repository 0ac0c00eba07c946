package aws

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// vpcRows are VPC endpoints and what says which subnets use them.
var vpcRows = map[string]row{
	"aws_vpc_endpoint": {
		documents: endpointPolicy("id"),
		add:       (*Builder).addEndpoint,
	},
	"aws_vpc_endpoint_policy": {
		documents: endpointPolicy("vpc_endpoint_id"),
		phase:     sets, add: (*Builder).addEndpointPolicy,
	},
	"aws_vpc_endpoint_route_table_association": {phase: sets, add: (*Builder).addEndpointTable},
	"aws_vpc_endpoint_subnet_association":      {phase: sets, add: (*Builder).addEndpointSubnet},
	"aws_route_table_association":              {phase: sets, add: (*Builder).addTableAssociation},
	"aws_main_route_table_association":         {phase: sets, add: (*Builder).addMainTable},
	"aws_default_route_table":                  {},
	"aws_subnet":                               {phase: sets, add: (*Builder).addSubnet},
	"aws_vpc":                                  {phase: sets, add: (*Builder).addVPC},
}

// vpcData are data sources of the same.
var vpcData = map[string]row{
	"aws_vpc_endpoint": {
		documents: endpointPolicy("id"),
		add:       (*Builder).addEndpoint,
	},
	"aws_subnet": {phase: sets, add: (*Builder).addSubnet},
}

func endpointPolicy(target string) []Attribute {
	return []Attribute{
		{Path: "policy", Kind: model.KindEndpoint, Target: target, TargetType: "aws_vpc_endpoint", Computed: true},
	}
}

// network says how packets leave subnets. Names are in the form of loader/symbol.
type network struct {
	// table is the route table of a subnet, main that of a VPC, vpc the VPC of a
	// subnet.
	table, main, vpc map[string]string
	// private holds the interface endpoints whose names the resolver of the VPC gives
	// out, by endpoint id.
	private map[string]bool
}

func newNetwork() network {
	return network{
		table: map[string]string{}, main: map[string]string{}, vpc: map[string]string{}, private: map[string]bool{},
	}
}

func (b *Builder) addEndpoint(r *tf.Resource) {
	id := b.render(b.id(r, "id"))
	if r.Change == deleted || r.Mode == "data" && b.model.Endpoints[id] != nil {
		return
	}
	service, region := endpointService(str(r, "service_name"))
	endpoint := &model.Endpoint{
		ID: id, Type: b.render(cmp.Or(str(r, "vpc_endpoint_type"), "Gateway")), Service: b.render(service),
		Region:  b.render(cmp.Or(str(r, "service_region"), region, b.region(r))),
		VPC:     b.render(str(r, "vpc_id")),
		Account: b.render(b.account(r)), Address: r.Address, Range: header(r),
	}
	for _, table := range list(r, "route_table_ids") {
		addNew(&endpoint.RouteTables, b.render(table))
	}
	for _, subnet := range list(r, "subnet_ids") {
		addNew(&endpoint.Subnets, b.render(subnet))
	}
	for _, path := range paths(r, "subnet_configuration") {
		if subnet := str(r, path+".subnet_id"); subnet != "" {
			addNew(&endpoint.Subnets, b.render(subnet))
		}
	}
	if policy := b.policies[r]["policy"]; policy != nil {
		endpoint.Policy = policy.ID
	}
	// For S3 the names are by default given out to the on-premises network alone (VPC
	// Guide: Gateway endpoints for Amazon S3, private DNS).
	inbound := flag(r, "dns_options.0.private_dns_only_for_inbound_resolver_endpoint", model.FlagOff)
	b.network.private[id] = flag(r, "private_dns_enabled", model.FlagOff) == model.FlagOn && inbound == model.FlagOff
	b.model.Endpoints[id] = endpoint
}

// addNew appends a text that is not there yet.
func addNew(to *[]string, text string) {
	if !slices.Contains(*to, text) {
		*to = append(*to, text)
	}
}

// endpointService splits "com.amazonaws.REGION.SERVICE".
func endpointService(name string) (service, region string) {
	rest, ok := strings.CutPrefix(name, "com.amazonaws.")
	if !ok {
		rest, ok = strings.CutPrefix(name, "cn.com.amazonaws.")
	}
	switch {
	case !ok, strings.HasPrefix(rest, "vpce."):
		return name, ""
	case strings.HasPrefix(rest, symbol.Open):
		region, service, _ = strings.Cut(rest, symbol.Close+".")
		return service, region + symbol.Close
	default:
		region, service, _ = strings.Cut(rest, ".")
		return service, region
	}
}

func isEndpoint(r *tf.Resource) bool { return r.Type == "aws_vpc_endpoint" }

// endpointOf returns the endpoint that a resource is about, nil if it is not in
// view.
func (b *Builder) endpointOf(r *tf.Resource) *model.Endpoint {
	if r.Change == deleted {
		return nil
	}
	return b.model.Endpoints[b.render(b.link(r, "vpc_endpoint_id", isEndpoint, "id"))]
}

func (b *Builder) addEndpointPolicy(r *tf.Resource) {
	if endpoint, policy := b.endpointOf(r), b.policies[r]["policy"]; endpoint != nil && policy != nil {
		endpoint.Policy, policy.Target = policy.ID, endpoint.ID
	}
}

func (b *Builder) addEndpointTable(r *tf.Resource) {
	if endpoint := b.endpointOf(r); endpoint != nil {
		addNew(&endpoint.RouteTables, b.render(str(r, "route_table_id")))
	}
}

func (b *Builder) addEndpointSubnet(r *tf.Resource) {
	if endpoint := b.endpointOf(r); endpoint != nil {
		addNew(&endpoint.Subnets, b.render(str(r, "subnet_id")))
	}
}

func (b *Builder) addTableAssociation(r *tf.Resource) {
	if subnet := str(r, "subnet_id"); subnet != "" && r.Change != deleted {
		b.network.table[b.render(subnet)] = b.render(str(r, "route_table_id"))
	}
}

func (b *Builder) addMainTable(r *tf.Resource) {
	if r.Change != deleted {
		b.network.main[b.render(str(r, "vpc_id"))] = b.render(str(r, "route_table_id"))
	}
}

func (b *Builder) addSubnet(r *tf.Resource) {
	if vpc := str(r, "vpc_id"); vpc != "" {
		b.network.vpc[b.render(b.id(r, "id"))] = b.render(vpc)
	}
}

// addVPC notes the main route table that AWS makes together with the VPC.
func (b *Builder) addVPC(r *tf.Resource) {
	if vpc := b.render(b.id(r, "id")); b.network.main[vpc] == "" {
		b.network.main[vpc] = b.render(b.id(r, "main_route_table_id"))
	}
}

// endpointFor returns the id of the endpoint that requests to S3 from all of the
// subnets take, "" when it is not the same one for all, or none in view.
func (b *Builder) endpointFor(subnets []string) string {
	found := ""
	for i, subnet := range subnets {
		endpoint := b.endpointOfSubnet(subnet)
		if i > 0 && endpoint != found {
			return ""
		}
		found = endpoint
	}
	return found
}

// endpointOfSubnet looks for a gateway endpoint in the route table of a subnet,
// then for an interface endpoint that answers to the names of S3 in its VPC.
func (b *Builder) endpointOfSubnet(subnet string) string {
	vpc := b.network.vpc[subnet]
	table := cmp.Or(b.network.table[subnet], b.network.main[vpc])
	var gateway, private []string
	for id, endpoint := range b.model.Endpoints {
		switch {
		case endpoint.Service != "s3":
		case endpoint.Type == "Gateway" && table != "" && slices.Contains(endpoint.RouteTables, table):
			gateway = append(gateway, id)
		case endpoint.Type == "Interface" && vpc != "" && endpoint.VPC == vpc && b.network.private[id]:
			private = append(private, id)
		}
	}
	for _, found := range [][]string{private, gateway} {
		if len(found) > 0 {
			return slices.Min(found)
		}
	}
	return ""
}
