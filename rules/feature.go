package rules

import (
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/iam"
	"github.com/lint403/lint403/loader/model"
)

// features are the words that say what occurs in a model. A rule whose METADATA
// lists words under `when` is compiled only if each of them occurs (of words joined
// by "|" one), because compiling rules that cannot find anything is most of the
// time a run over one policy would take. The words are
//
//	policy                a policy document
//	kind:KIND             a document of the kind
//	raw                   a document that no Terraform resource holds
//	long                  a document of more than 2,048 characters, the least quota
//	several               a document with several statements
//	statement-twice       a document with two statements that mean the same
//	sid-twice             a document with two statements of one Sid
//	sid-characters        a Sid that is more than letters and digits
//	accounts              documents that name several accounts
//	account:ID            a principal or resource of the account
//	version               a document whose Version is not 2012-10-17
//	without:NAME          a statement that lacks the member and its negation, where
//	                      its kind of document needs it
//	excess:NAME           a statement with the member (or NotResource), where its kind
//	                      of document does not take it
//	element:NAME          a statement with the member (NotAction, Condition, ...)
//	effect:EFFECT         a statement with the effect, in lower case
//	effect                a statement with an effect in another spelling
//	obstacle              a Deny that can hit a request for an object over TLS
//	deny-always           a Deny under no condition
//	other-bucket          a bucket policy with the ARN of something that is not its
//	                      bucket or in it
//	overlap               a list of actions or resources in which an entry is there
//	                      twice, or may fall under a wildcard beside it
//	principal:FORM        a principal of the form
//	allow:FORM            an Allow for a principal of the form; allow:not for
//	                      NotPrincipal
//	trust:FORM            a principal of the form in a trust policy
//	trust-action          an action other than sts:AssumeRole in a trust policy
//	roles-anywhere        a trust policy for IAM Roles Anywhere
//	service:PREFIX        an action of the service, "*" for all
//	wildcard              an action or resource with a wildcard
//	percent               a resource or condition value with a percent sign
//	operator:BASE         a condition operator, set:PREFIX a set prefix
//	key:NAME              a condition key in lower case; key:aws:* for a whole prefix
//	                      and key:aws:requesttag/* for a family
//	anomaly:KIND          a departure from the grammar
//	incomplete            a document of which a part is not known
//	key-twice             a key under two operators of one statement
//	value-wildcard        a condition value with a wildcard
//	action:PROBLEM, arn:PROBLEM, mismatch, key-use, variable, region
//	                      what the IAM reference says of actions, ARNs, ...
//	key-unknown, key-array, key-type:TYPE, key-scope:SCOPE
//	                      a condition key that is not known, that has several values, of
//	                      a type, of a scope
//	terraform             any Terraform resource
//	resource:TYPE         a Terraform resource of the type
//	integration           a resource of a type that a catalog of needs is about
//	suppression           nothing: the report finds these, see its suppress_remark.go
//	bucket, object, access-point, kms-key, principal, endpoint, account, workload,
//	need, provider,
//	assumption            such a thing
//	acl                   a bucket or object with an ACL
//	directory             a directory bucket
//	ownership:VALUE       a bucket with the object ownership
//	policies-of-bucket    a bucket with several policies
//	public-policies       a bucket whose access block lets public policies in
//	requester-pays        a bucket whose requester pays
//	regions               buckets and KMS keys in several Regions
//	unusable-key          a KMS key that is not enabled or not symmetric
type features map[string]bool

func featuresOf(m *model.Model, slice *iam.Slice) features {
	f := features{}
	for _, p := range m.Policies {
		f.policy(p)
	}
	for problem := range slice.Actions {
		f["action:"+problem] = true
	}
	for problem := range slice.ARNs {
		f["arn:"+problem] = true
	}
	for _, k := range slice.Keys {
		f.set("key-unknown", !k.Known)
		f.set("key-array", k.Array)
		f["key-type:"+k.Type] = true
		f["key-scope:"+k.Scope] = true
	}
	for resource := range m.Resources {
		f["resource:"+resource] = true
	}
	accounts := 0
	for word := range f {
		if strings.HasPrefix(word, "account:") {
			accounts++
		}
	}
	f.set("accounts", accounts > 1)
	counts := map[string]int{
		"terraform": len(m.Resources),
		"mismatch":  len(slice.Mismatches), "key-use": len(slice.KeyUses), "variable": len(slice.Variables),
		"region": len(slice.Regions),
		"bucket": len(m.Buckets), "object": len(m.Objects), "access-point": len(m.AccessPoints),
		"kms-key": len(m.Keys), "principal": len(m.Principals), "endpoint": len(m.Endpoints),
		"account": len(m.Accounts), "workload": len(m.Workloads), "need": len(m.Needs), "provider": len(m.Providers),
		"assumption": len(m.Assumptions),
	}
	for word, n := range counts {
		if n > 0 {
			f[word] = true
		}
	}
	f.settings(m)
	return f
}

func (f features) set(word string, occurs bool) {
	if occurs {
		f[word] = true
	}
}

// available leaves out the packages of the library that are about nothing in the model,
// which say so under `when` as rules do: catalogs of needs about resource types, and what
// reads them when none is left.
func (f features) available(all []*source) []*source {
	out := map[string]bool{}
	leaveOut := func(about func(*source) bool) {
		for _, s := range all {
			if !s.rule && len(s.when) > 0 && about(s) {
				out[s.pkg] = !f.allow(s.when)
			}
		}
	}
	isCatalog := func(s *source) bool { return strings.HasPrefix(s.pkg, catalogs) }
	leaveOut(isCatalog)
	for pkg := range out {
		f.set("integration", !out[pkg])
	}
	leaveOut(func(s *source) bool { return !isCatalog(s) })
	return slices.DeleteFunc(slices.Clone(all), func(s *source) bool { return out[s.pkg] })
}

// catalogs is where the packages with needs of resource types are.
const catalogs = "lint403.needs.catalog."

// allow reports whether every word occurs.
func (f features) allow(when []string) bool {
	for _, words := range when {
		found := false
		for word := range strings.SplitSeq(words, "|") {
			found = found || f[word]
		}
		if !found {
			return false
		}
	}
	return true
}

// simulates reports whether a request can come out as denied: something declares
// one, and more than documents without a deny are in view.
func (f features) simulates() bool {
	return f["need"] || f["integration"] || f["terraform"] && (f["bucket"] || f["principal"] || f["access-point"]) ||
		f["bucket"] && f["obstacle"] && f["effect:allow"]
}
