// Package computed works out the attributes that follow from what a resource
// configures: its ARN, id, URL or domain name, given partition, region and
// account. AWS does not invent those, it only composes them, so that a policy
// which mentions them can be read before apply.
//
// The rows follow the "Attribute Reference" sections of the provider
// documentation,
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/NAME
// (data-sources/NAME for types that start with "data."), and the ARN formats of
// https://docs.aws.amazon.com/service-authorization/latest/reference/.
package computed

import (
	"maps"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/symbol"
)

// Env is where a resource lives. The values may be tokens of loader/symbol.
type Env struct {
	// Partition is "aws" when empty.
	Partition string
	Region    string
	Account   string
	// Address of the resource. When it is set, a name or id that AWS invents is
	// the token ADDRESS.ATTRIBUTE, and what is composed of it holds that token:
	// every way to mention one bucket then gives equal strings. When it is empty,
	// nothing that depends on such a name is computed.
	Address string
}

// Attributes returns the attributes of a resource of type typ that follow from
// those that get finds. The type of a data source is "data.TYPE". Get reports
// false for what is not set; a value may hold tokens.
func Attributes(typ string, get func(attr string) (string, bool), env Env) map[string]string {
	row, ok := lookup(typ)
	if !ok {
		return nil
	}
	scope := newScope(row, get, env)
	out := make(map[string]string, len(row.attrs)+1)
	if row.name != "" {
		if value, ok := scope.value(row.name); ok {
			out[row.name] = value
		}
	}
	for attr, template := range row.attrs {
		if value, ok := scope.expand(template); ok {
			out[attr] = value
		}
	}
	if row.more != nil {
		row.more(scope, out)
	}
	return out
}

// Name returns the attribute by which a type is named, as aws_s3_bucket is by
// bucket, or "" when it has none or is not in the table.
func Name(typ string) string {
	row, _ := lookup(typ)
	return row.name
}

// Types lists the types that have a row, in order.
func Types() []string {
	var types []string
	for _, table := range tables() {
		types = slices.AppendSeq(types, maps.Keys(table))
	}
	slices.Sort(types)
	return types
}

// DNSSuffix returns the domain under which a partition has its endpoints, as
// data.aws_partition says it.
func DNSSuffix(partition string) string {
	switch partition {
	case "aws-cn":
		return "amazonaws.com.cn"
	case "aws-iso":
		return "c2s.ic.gov"
	case "aws-iso-b":
		return "sc2s.sgov.gov"
	case "aws-eusc":
		return "amazonaws.eu"
	default:
		return "amazonaws.com"
	}
}

// PartitionOf returns the partition of a region, "aws" for a token.
func PartitionOf(region string) string {
	for prefix, partition := range map[string]string{
		"cn-": "aws-cn", "us-gov-": "aws-us-gov", "us-iso-": "aws-iso", "us-isob-": "aws-iso-b", "eusc-": "aws-eusc",
	} {
		if strings.HasPrefix(region, prefix) {
			return partition
		}
	}
	return "aws"
}

// row says how the attributes of one type are composed.
//
// A template holds places in braces: an attribute, or partition, region, account,
// dns. A place whose value is not known makes the whole attribute unknown, except
// {attr|default} and {,attr}, which is "" or a comma and the value. A modifier
// follows a colon, see scope.modify.
type row struct {
	// name is the attribute that AWS fills in when it is left out.
	name  string
	attrs map[string]string
	// more adds what a template can't say.
	more func(s *scope, out map[string]string)
}

// tables returns every table; the rows are never written to.
func tables() []map[string]row {
	return []map[string]row{s3Rows, iamRows, serviceRows, dataRows}
}

func lookup(typ string) (row, bool) {
	for _, table := range tables() {
		if row, ok := table[typ]; ok {
			return row, true
		}
	}
	return row{}, false
}

type scope struct {
	row row
	get func(string) (string, bool)
	env Env
}

func newScope(row row, get func(string) (string, bool), env Env) *scope {
	if env.Partition == "" {
		env.Partition = "aws"
	}
	// Since version 6 of the provider a resource may name its own region.
	if region, ok := get("region"); ok && region != "" {
		env.Region = region
	}
	return &scope{row: row, get: get, env: env}
}

// value returns an attribute, or one of the words for the surroundings.
func (s *scope) value(name string) (string, bool) {
	switch name {
	case "partition":
		return s.env.Partition, true
	case "dns":
		return DNSSuffix(s.env.Partition), true
	case "region":
		return s.env.Region, s.env.Region != ""
	case "account":
		return s.env.Account, s.env.Account != ""
	}
	if value, ok := s.get(name); ok && value != "" {
		return value, true
	}
	if name == s.row.name && s.env.Address != "" {
		return symbol.Token(s.env.Address + "." + name), true
	}
	return "", false
}

func (s *scope) expand(template string) (string, bool) {
	var b strings.Builder
	for {
		literal, rest, found := strings.Cut(template, "{")
		b.WriteString(literal)
		if !found {
			return b.String(), true
		}
		place, after, _ := strings.Cut(rest, "}")
		value, ok := s.place(place)
		if !ok {
			return "", false
		}
		b.WriteString(value)
		template = after
	}
}

func (s *scope) place(place string) (string, bool) {
	if attr, ok := strings.CutPrefix(place, ","); ok {
		if value, ok := s.value(attr); ok {
			return "," + value, true
		}
		return "", true
	}
	place, fallback, optional := strings.Cut(place, "|")
	place, modifier, _ := strings.Cut(place, ":")
	value, ok := s.value(place)
	if !ok {
		if !optional {
			return "", false
		}
		value = fallback
		if name, ok := strings.CutPrefix(fallback, "$"); ok {
			return s.value(name)
		}
	}
	return modify(value, modifier)
}

// modify applies a modifier of a template. Where a name is asked for, an ARN may
// be configured instead; nothing is composed from that unless the modifier is
// "any".
func modify(value, modifier string) (string, bool) {
	switch modifier {
	case "any":
		return value, true
	case "host": // a URL without its scheme
		_, host, ok := strings.Cut(value, "://")
		if !ok {
			host = value
		}
		return strings.TrimSuffix(host, "/"), true
	case "slash": // exactly one leading slash
		return "/" + strings.TrimPrefix(value, "/"), true
	case "bus": // the part of a rule's ARN that names a bus other than the default
		if value == "" || value == "default" {
			return "", true
		}
		return value + "/", !strings.HasPrefix(value, "arn:")
	case "last": // a name, or an ARN or URL that ends in it
		return value[strings.LastIndexAny(value, "/:")+1:], true
	case "lower": // names that the service writes in lower case
		return value, value == strings.ToLower(value)
	default:
		return value, !strings.HasPrefix(value, "arn:")
	}
}

// regional is the ARN of something that lives in a region.
func regional(service, resource string) string {
	return "arn:{partition}:" + service + ":{region}:{account}:" + resource
}

// global is the ARN of something that lives in an account.
func global(service, resource string) string {
	return "arn:{partition}:" + service + "::{account}:" + resource
}
