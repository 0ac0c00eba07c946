package trail

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
)

// extract reads an event (AWS CloudTrail User Guide: CloudTrail record contents).
func (r *reader) extract(n *jsontree.Node) *Event {
	e := &Event{
		ID:           r.scalar(n, "eventID"),
		Time:         r.scalar(n, "eventTime"),
		Name:         r.scalar(n, "eventName"),
		Source:       r.scalar(n, "eventSource"),
		Region:       r.scalar(n, "awsRegion"),
		Recipient:    r.scalar(n, "recipientAccountId"),
		SourceIP:     r.scalar(n, "sourceIPAddress"),
		VPCEndpoint:  r.scalar(n, "vpcEndpointId"),
		ErrorCode:    r.scalar(n, "errorCode"),
		ErrorMessage: r.scalar(n, "errorMessage"),
		Identity:     r.identity(n.Get("userIdentity")),
		Request:      r.request(n.Get("requestParameters")),
		Additional:   scalars(n.Get("additionalEventData")),
		Range:        r.locate(n.Start, n.End),
	}
	if d, ok := ParseDenial(e.ErrorMessage.Value); ok {
		e.Denial = &d
	}
	if resources := n.Get("resources"); resources != nil {
		for _, item := range resources.Elements {
			e.Resources = append(e.Resources, Resource{
				ARN: r.either(item, "ARN", "arn"), Type: r.scalar(item, "type"), Account: r.scalar(item, "accountId"),
			})
		}
	}
	if e.BeginsSession() {
		r.session(e, n)
	}
	return e
}

// scalar returns the string, number or bool at the names below n.
func (r *reader) scalar(n *jsontree.Node, names ...string) model.Text {
	n = n.Find(names...)
	if n == nil {
		return model.Text{}
	}
	switch n.Kind {
	case jsontree.String, jsontree.Number, jsontree.Bool:
		return model.Text{Value: n.Text, Range: r.locate(n.Start, n.End)}
	default:
		return model.Text{}
	}
}

// either returns the first of several members that is there.
func (r *reader) either(n *jsontree.Node, names ...string) model.Text {
	for _, name := range names {
		if text := r.scalar(n, name); text.Value != "" {
			return text
		}
	}
	return model.Text{}
}

// identity reads userIdentity (CloudTrail userIdentity element).
func (r *reader) identity(n *jsontree.Node) Identity {
	i := Identity{
		ARN:         r.scalar(n, "arn"),
		Account:     r.scalar(n, "accountId"),
		PrincipalID: r.scalar(n, "principalId"),
		Issuer:      r.scalar(n, "sessionContext", "sessionIssuer", "arn"),
		InvokedBy:   r.scalar(n, "invokedBy"),
		MFA:         r.scalar(n, "sessionContext", "attributes", "mfaAuthenticated"),
	}
	anonymous := strings.EqualFold(i.PrincipalID.Value, "ANONYMOUS_PRINCIPAL") ||
		strings.EqualFold(i.Account.Value, "ANONYMOUS_PRINCIPAL") || strings.EqualFold(i.Account.Value, "anonymous")
	switch n.String("type") {
	case "IAMUser":
		i.Kind = kindUser
	case "AssumedRole", "Role":
		i.Kind = kindRole
		if i.Issuer.Value == "" {
			i.Issuer = roleOf(i.ARN)
		}
	case "FederatedUser":
		i.Kind = kindFederated
	case "Root":
		i.Kind = kindRoot
	case "AWSService":
		i.Kind = kindService
	case "AWSAccount", "Unknown", "":
		switch {
		case anonymous:
			i.Kind = kindAnonymous
		case i.Account.Value != "":
			i.Kind = kindAccount
		}
	}
	return i
}

// roleOf returns the ARN of the role of a session, for a role without a path.
func roleOf(session model.Text) model.Text {
	fields := strings.SplitN(session.Value, ":", 6)
	if len(fields) != 6 || !strings.HasPrefix(fields[5], "assumed-role/") {
		return session
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(fields[5], "assumed-role/"), "/")
	fields[2], fields[5] = "iam", "role/"+name
	return model.Text{Value: strings.Join(fields, ":"), Range: session.Range}
}

// request reads requestParameters.
func (r *reader) request(n *jsontree.Node) Request {
	q := Request{
		Bucket:      r.scalar(n, "bucketName"),
		Key:         r.scalar(n, "key"),
		VersionID:   r.scalar(n, "versionId"),
		Prefix:      r.scalar(n, "prefix"),
		CopySource:  r.scalar(n, "x-amz-copy-source"),
		RoleARN:     r.scalar(n, "roleArn"),
		SessionName: r.either(n, "roleSessionName", "name"),
		Duration:    r.scalar(n, "durationSeconds"),
		KeyID:       r.scalar(n, "keyId"),
	}
	if n == nil {
		return q
	}
	for name, value := range scalars(n) {
		if lower := strings.ToLower(name); strings.HasPrefix(lower, "x-amz-") {
			if q.Headers == nil {
				q.Headers = map[string]string{}
			}
			q.Headers[lower] = value
		}
	}
	return q
}

// scalars returns the strings, numbers and bools of an object. Of an array with one
// element, as query parameters are logged, it is the element.
func scalars(n *jsontree.Node) map[string]string {
	if n == nil || n.Kind != jsontree.Object {
		return nil
	}
	values := map[string]string{}
	for i := range n.Members {
		v := n.Members[i].Value
		if v.Kind == jsontree.Array && len(v.Elements) == 1 {
			v = v.Elements[0]
		}
		if v.Kind == jsontree.String || v.Kind == jsontree.Number || v.Kind == jsontree.Bool {
			values[n.Members[i].Name] = v.Text
		}
	}
	return values
}

// session reads the session policies of a call that begins a session.
func (r *reader) session(e *Event, n *jsontree.Node) {
	e.SessionARN = r.scalar(n, "responseElements", "assumedRoleUser", "arn")
	if e.SessionARN.Value == "" {
		e.SessionARN = r.scalar(n, "responseElements", "federatedUser", "arn")
	}
	parameters := n.Get("requestParameters")
	if list := parameters.Get("policyArns"); list != nil {
		for _, item := range list.Elements {
			e.PolicyARNs = append(e.PolicyARNs, r.policyARN(item))
		}
	}
	if task := parameters.Get("taskPolicyArn"); task != nil {
		e.PolicyARNs = append(e.PolicyARNs, r.policyARN(task))
	}
	policy := parameters.Get("policy")
	if policy == nil {
		return
	}
	text, locate := r.policyText(policy)
	options := document.Options{
		ID:     r.policyID(e),
		Kind:   model.KindSession,
		Form:   "event",
		Locate: locate,
		Header: r.locate(policy.Start, policy.End),
	}
	switch members := parameters.Members; {
	case len(bytes.TrimSpace(text)) == 0:
		return
	case !bytes.ContainsAny(text, "{}[]"):
		// CloudTrail hides what it takes for a secret: HIDDEN_DUE_TO_SECURITY_REASONS.
		text, options.Incomplete = nil, []string{"requestParameters.policy"}
	case parameters.Cut && members[len(members)-1].Value == policy:
		// The event breaks off at the policy: there is one, and no more is certain.
		text, options.Incomplete = nil, []string{"syntax error"}
	}
	var diags model.Diagnostics
	e.Policy, diags = document.Parse(text, options)
	for _, d := range diags {
		// The event itself was read; what is wrong with the policy is a finding.
		d.Severity = model.SeverityWarning
		d.Summary = "session policy of " + e.Name.Value + ": " + d.Summary
		r.diags = append(r.diags, d)
	}
}

func (r *reader) policyARN(n *jsontree.Node) model.Text {
	if n.Kind == jsontree.String {
		return model.Text{Value: n.Text, Range: r.locate(n.Start, n.End)}
	}
	return r.either(n, "arn", "Arn")
}

// policyID returns an id that tells the events of a file apart.
func (r *reader) policyID(e *Event) string {
	id := e.ID.Value
	if id == "" {
		id = strconv.Itoa(e.Range.Start.Line) + ":" + strconv.Itoa(e.Range.Start.Column)
	}
	return r.file.Name + "#" + id
}

// policyText returns the text of a policy that is a JSON string, an object, or
// pasted into the event without escapes, and where its parts are.
func (r *reader) policyText(n *jsontree.Node) ([]byte, document.Locator) {
	start, end := n.Start, n.End
	if pasted, ok := r.raw[n.Start]; ok {
		start, end = pasted.start, pasted.end
		n = &jsontree.Node{Kind: jsontree.Object}
		if isEscaped(r.source[start:end]) {
			return r.unescape(start, end)
		}
	}
	switch n.Kind {
	case jsontree.Object:
		return r.source[start:end], func(_ string, _ bool, from, to int) model.Range {
			return r.locate(start+from, start+to)
		}
	case jsontree.String:
		return r.unescape(start+1, end-1)
	default:
		return nil, nil
	}
}

// isEscaped reports whether the quotes of a pasted policy are escaped.
func isEscaped(text []byte) bool {
	i := bytes.IndexByte(text, '"')
	return i > 0 && text[i-1] == '\\'
}

// unescape decodes the inside of a JSON string, in which line breaks may stand as
// they are.
func (r *reader) unescape(start, end int) ([]byte, document.Locator) {
	literal := append([]byte{'"'}, r.source[start:end]...)
	for i, c := range literal {
		if c < ' ' {
			literal[i] = ' '
		}
	}
	text, offsets, err := jsontree.Unquote(append(literal, '"'))
	if err != nil {
		return nil, nil
	}
	return text, func(_ string, _ bool, from, to int) model.Range {
		return r.locate(start-1+offsets.At(from), start-1+offsets.At(to))
	}
}
