package document

import (
	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
)

// wrapper is what the AWS command line prints around a document.
type wrapper struct {
	// members leads to the document.
	members []string
	kind    model.PolicyKind
}

// wrappers returns the forms in which `aws` prints documents.
func wrappers() []wrapper {
	return []wrapper{
		{members: []string{"PolicyVersion", "Document"}},                               // iam get-policy-version
		{members: []string{"Role", "AssumeRolePolicyDocument"}, kind: model.KindTrust}, // iam get-role
		{members: []string{"AssumeRolePolicyDocument"}, kind: model.KindTrust},         // iam list-roles
		{members: []string{"PolicyDocument"}},                                          // iam get-role-policy
		{members: []string{"Policy", "Content"}},                                       // organizations describe-policy
		{members: []string{"Policy"}},                                                  // s3api get-bucket-policy
		{members: []string{"Document"}},                                                // iam list-policy-versions
		{members: []string{"ResourcePolicy"}},                                          // secretsmanager
		{members: []string{"Attributes", "Policy"}, kind: model.KindResource},          // sqs, sns
	}
}

// unwrap returns the document inside the form in which the AWS command line prints
// it, and its path; root itself if it is one.
func (p *parser) unwrap(root *jsontree.Node, where *path) (*jsontree.Node, *path) {
	if root.Kind != jsontree.Object || looksLikePolicy(root) {
		return root, where
	}
	for _, w := range wrappers() {
		doc := root.Find(w.members...)
		if doc == nil || !holdsPolicy(doc) {
			continue
		}
		inner := where
		for _, name := range w.members {
			inner = &path{parent: inner, name: name, wrapper: true}
		}
		if p.policy.Kind == "" {
			p.policy.Kind = wrappedKind(root, w)
		}
		return doc, inner
	}
	return root, where
}

// wrappedKind returns the kind that the wrapper tells, or "".
func wrappedKind(root *jsontree.Node, w wrapper) model.PolicyKind {
	switch root.String("Policy", "PolicySummary", "Type") {
	case "SERVICE_CONTROL_POLICY":
		return model.KindSCP
	case "RESOURCE_CONTROL_POLICY":
		return model.KindRCP
	}
	return w.kind
}

// holdsPolicy reports whether a value is a document or a string with one inside.
func holdsPolicy(n *jsontree.Node) bool {
	switch n.Kind {
	case jsontree.Object:
		return looksLikePolicy(n)
	case jsontree.String:
		return holdsJSON(n.Text)
	default:
		return false
	}
}

// looksLikePolicy reports whether an object has the members of a document, in
// whatever letter case.
func looksLikePolicy(n *jsontree.Node) bool {
	for i := range n.Members {
		m := &n.Members[i]
		if equalFold([]string{memberStatement}, m.Name) != "" {
			return true
		}
	}
	return isVersionDate(n.String(memberVersion)) && len(n.Members) <= 2
}

func isVersionDate(s string) bool { return s == variablesVersion || s == "2008-10-17" }
