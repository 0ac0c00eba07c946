package document

import (
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// guess tells the kind of a document from what it says and from the name of its
// file.
func guess(p *model.Policy, name string) model.PolicyKind {
	named := nameKind(name)
	f := gather(p)
	without := !f.principal
	clues := []struct {
		holds bool
		kind  model.PolicyKind
	}{
		{f.principal && f.accessPoint && f.bucket, model.KindEndpoint}, // only these name both
		{f.principal && f.accessPoint, model.KindAccessPoint},
		{f.principal && f.assume && !f.resource, model.KindTrust},
		{f.principal && named == model.KindRCP && !f.allow, named},
		{f.endpoint(named), named},
		{f.principal && f.bucket, model.KindBucket},
		{f.principal && f.kms, model.KindKMS},
		{f.resourcePolicy(named), named},
		{f.principal, model.KindResource},
		{without && contains([]model.PolicyKind{model.KindSCP, model.KindBoundary, model.KindSession}, named), named},
		{without && f.assume && !f.resource, model.KindTrust}, // one that lacks its Principal
	}
	for _, clue := range clues {
		if clue.holds {
			return clue.kind
		}
	}
	return model.KindIdentity
}

// facts is what the statements of a document say, taken together.
type facts struct {
	principal, resource, allow, bucket, accessPoint, assume, s3 bool
	// network is set when a condition asks over which network a request comes, which the
	// policy of an endpoint need not ask.
	network bool
	// kms is set when nothing but keys is spoken of.
	kms bool
}

func gather(p *model.Policy) facts {
	f := facts{kms: len(p.Statements) > 0}
	for i := range p.Statements {
		f.add(&p.Statements[i])
	}
	return f
}

func (f *facts) add(s *model.Statement) {
	f.principal = f.principal || contains(s.Elements, elementPrincipal) || contains(s.Elements, elementNotPrincipal)
	f.resource = f.resource || contains(s.Elements, elementResource) || contains(s.Elements, elementNotResource)
	f.allow = f.allow || s.Effect != nil && s.Effect.Value == "Allow"
	f.network = f.network || slices.ContainsFunc(s.Conditions, asksNetwork)
	for _, r := range slices.Concat(s.Resources, s.NotResources) {
		f.addResource(r)
	}
	for _, a := range slices.Concat(s.Actions, s.NotActions) {
		f.addAction(a)
	}
}

func (f *facts) addAction(a model.Action) {
	f.assume = f.assume || a.Service == "sts" && (strings.HasPrefix(a.Name, "assumerole") || a.Name == "*")
	f.kms = f.kms && a.Service == "kms"
	f.s3 = f.s3 || a.Service == "s3" || a.Service == "*"
}

func asksNetwork(c model.Condition) bool {
	return c.Name == "aws:sourcevpce" || c.Name == "aws:sourcevpc"
}

// endpoint reports whether a file that is named after an endpoint holds the policy of one.
func (f *facts) endpoint(named model.PolicyKind) bool {
	return f.principal && named == model.KindEndpoint && !f.network
}

// resourcePolicy reports whether the policy of a resource, of which only the name of the
// file tells, is what that says.
func (f *facts) resourcePolicy(named model.PolicyKind) bool {
	switch named {
	case model.KindBucket:
		return f.principal && f.s3
	case model.KindKMS, model.KindTrust:
		return f.principal
	default:
		return false
	}
}

func (f *facts) addResource(r model.Pattern) {
	service, resource := "", ""
	if len(r.Fields) == 6 {
		service, resource = r.Fields[2], r.Fields[5]
	}
	switch service {
	case "s3", "s3-object-lambda", "s3express":
		point := strings.HasPrefix(resource, "accesspoint/")
		f.accessPoint = f.accessPoint || point
		f.bucket = f.bucket || !point
	}
	f.bucket = f.bucket || aboutBucket(r.Unknown)
	f.kms = f.kms && (r.Value == "*" || service == "kms")
}

// aboutBucket reports whether a token stands for a bucket.
func aboutBucket(unknown []string) bool {
	for _, name := range unknown {
		if resource, _ := tokenOf(name); resource == "aws_s3_bucket" || resource == "aws_s3_directory_bucket" {
			return true
		}
	}
	return false
}

// nameKind reads what people call their files.
func nameKind(name string) model.PolicyKind {
	base := strings.ToLower(name[strings.LastIndexAny(name, `/\`)+1:])
	words := strings.FieldsFunc(base, func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' })
	for _, w := range words {
		switch w {
		case "rcp", "rcps":
			return model.KindRCP
		case "scp", "scps":
			return model.KindSCP
		case "boundary", "permissionboundary", "permissionsboundary":
			return model.KindBoundary
		case "session", "sessionpolicy":
			if !contains(words, "manager") {
				return model.KindSession
			}
		case "endpoint", "vpce", "vpcendpoint":
			if !contains(words, "bucket") {
				return model.KindEndpoint
			}
		case "trust", "assume", "assumerole", "trustpolicy":
			return model.KindTrust
		case "kms", "keypolicy":
			return model.KindKMS
		case "bucket", "bucketpolicy":
			return model.KindBucket
		}
	}
	return ""
}
