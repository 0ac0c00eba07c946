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
	f := facts(p)
	switch {
	case f.principal && f.accessPoint:
		return model.KindAccessPoint
	case f.assume && f.principal && !f.resource:
		return model.KindTrust
	case named == model.KindRCP && f.principal && !f.allow:
		return named
	case named == model.KindEndpoint && f.principal:
		return named
	case f.principal && f.bucket:
		return model.KindBucket
	case f.principal && f.kms:
		return model.KindKMS
	case f.principal && (named == model.KindBucket || named == model.KindKMS || named == model.KindTrust):
		return named
	case f.principal:
		return model.KindResource
	case named == model.KindSCP, named == model.KindBoundary, named == model.KindSession:
		return named
	case f.assume && !f.resource && f.whole:
		return model.KindTrust // one that lacks its Principal
	default:
		return model.KindIdentity
	}
}

// found is what the statements of a document say, taken together.
type found struct {
	principal, resource, allow, bucket, accessPoint, assume, kms, whole bool
}

func facts(p *model.Policy) found {
	f := found{whole: len(p.Statements) > 0, kms: len(p.Statements) > 0}
	for i := range p.Statements {
		s := &p.Statements[i]
		has := func(name string) bool { return slices.Contains(s.Elements, name) }
		f.principal = f.principal || has(elementPrincipal) || has(elementNotPrincipal)
		f.resource = f.resource || has(elementResource) || has(elementNotResource)
		f.allow = f.allow || s.Effect != nil && s.Effect.Value == "Allow"
		for _, r := range slices.Concat(s.Resources, s.NotResources) {
			if len(r.Fields) == 6 && (r.Fields[2] == "s3" || r.Fields[2] == "s3-object-lambda" || r.Fields[2] == "s3express") {
				point := strings.HasPrefix(r.Fields[5], "accesspoint/")
				f.accessPoint = f.accessPoint || point
				f.bucket = f.bucket || !point
			}
			f.bucket = f.bucket || aboutBucket(r.Unknown)
			f.kms = f.kms && (r.Value == "*" || len(r.Fields) > 2 && r.Fields[2] == "kms")
		}
		for _, a := range slices.Concat(s.Actions, s.NotActions) {
			f.assume = f.assume || a.Service == "sts" && (strings.HasPrefix(a.Name, "assumerole") || a.Name == "*")
			f.kms = f.kms && a.Service == "kms"
		}
	}
	return f
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
			return model.KindEndpoint
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
