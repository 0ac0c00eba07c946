package rules

import (
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
)

func (f features) policy(p *model.Policy) {
	f["policy"] = true
	f["kind:"+string(p.Kind)] = true
	f.set("raw", p.Address == "")
	f.set("incomplete", len(p.Incomplete) > 0)
	for i := range p.Anomalies {
		f["anomaly:"+p.Anomalies[i].Kind] = true
	}
	const leastQuota = 2048
	f.set("long", p.Size.Characters > leastQuota)
	f.set("several", len(p.Statements) > 1)
	f.set("version", p.Version == nil || p.Version.Value != "2012-10-17")
	f.twins(p)
	for i := range p.Statements {
		s := &p.Statements[i]
		f.statement(s)
		f.lacks(p.Kind, s)
		f.exceeds(p.Kind, s)
		if p.Kind == model.KindTrust {
			f.trust(s)
		}
	}
	if p.Kind == model.KindBucket {
		f.set("other-bucket", aboutOthers(p))
	}
}

// twins looks for statements that have something in common which each should have for itself.
func (f features) twins(p *model.Policy) {
	if len(p.Statements) < 2 {
		return
	}
	sids, hashes := map[string]bool{}, map[string]bool{}
	for i := range p.Statements {
		s := &p.Statements[i]
		f.set("statement-twice", hashes[s.Hash])
		hashes[s.Hash] = true
		if s.Sid != nil && s.Sid.Value != "" {
			f.set("sid-twice", sids[s.Sid.Value])
			sids[s.Sid.Value] = true
		}
	}
}

// lacks records the members without which AWS refuses a statement of a kind.
func (f features) lacks(kind model.PolicyKind, s *model.Statement) {
	has := func(name string) bool {
		return slices.Contains(s.Elements, name) || slices.Contains(s.Elements, "Not"+name)
	}
	f.set("without:Effect", !has("Effect"))
	f.set("without:Action", !has("Action"))
	f.set("without:Resource", !has("Resource") && kind != model.KindTrust)
	f.set("without:Principal", !has("Principal") && !ofIdentity(kind))
}

// exceeds records the members with which AWS refuses a statement of a kind.
func (f features) exceeds(kind model.PolicyKind, s *model.Statement) {
	for _, element := range s.Elements {
		switch element {
		case "Principal":
			f.set("excess:Principal", ofIdentity(kind))
		case "NotPrincipal":
			f.set("excess:NotPrincipal", ofIdentity(kind) || kind == model.KindTrust)
		case "Resource", "NotResource":
			f.set("excess:Resource", kind == model.KindTrust)
		}
	}
}

// ofIdentity reports whether statements of a kind name no principal.
func ofIdentity(kind model.PolicyKind) bool {
	switch kind {
	case model.KindIdentity, model.KindBoundary, model.KindSession, model.KindSCP:
		return true
	default:
		return false
	}
}

func (f features) trust(s *model.Statement) {
	for i := range s.Principals {
		f["trust:"+s.Principals[i].Form] = true
		f.set("roles-anywhere", s.Principals[i].Value == "rolesanywhere.amazonaws.com")
	}
	f.set("trust-action", len(s.NotActions) > 0)
	for i := range s.Actions {
		f.set("trust-action", s.Actions[i].Value != "sts:AssumeRole")
	}
}

// aboutOthers reports whether a bucket policy holds the ARN of something that is not its
// bucket or in it. Of a document by itself, the first resource tells the bucket.
func aboutOthers(p *model.Policy) bool {
	bucket := p.Target
	for i := range p.Statements {
		for _, r := range p.Statements[i].Resources {
			name := ""
			if len(r.Fields) == 6 && r.Fields[2] == "s3" && r.Fields[3] == "" && r.Fields[4] == "" {
				name, _, _ = strings.Cut(r.Fields[5], "/")
			}
			if bucket == "" {
				bucket = name
			}
			if name == "" || name != bucket {
				return true
			}
		}
	}
	return false
}
