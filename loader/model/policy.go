package model

// PolicyKind says what a policy document is attached to, which decides its
// grammar, its quota and its place in the authorization path.
type PolicyKind string

// The kinds, as `--policy-kind` spells them.
const (
	KindIdentity    PolicyKind = "identity"
	KindResource    PolicyKind = "resource" // of a service without a kind of its own (SQS, SNS, Lambda, ...)
	KindBucket      PolicyKind = "bucket"
	KindTrust       PolicyKind = "trust"
	KindKMS         PolicyKind = "kms"
	KindEndpoint    PolicyKind = "vpce"
	KindSCP         PolicyKind = "scp"
	KindRCP         PolicyKind = "rcp"
	KindBoundary    PolicyKind = "boundary"
	KindSession     PolicyKind = "session"
	KindAccessPoint PolicyKind = "access-point"
)

// Kinds returns every kind in the order of the documentation.
func Kinds() []PolicyKind {
	return []PolicyKind{
		KindIdentity, KindResource, KindBucket, KindTrust, KindKMS, KindEndpoint,
		KindSCP, KindRCP, KindBoundary, KindSession, KindAccessPoint,
	}
}

// Policy is one policy document.
type Policy struct {
	// ID is unique in the model: the file of a raw document, or ADDRESS.ATTRIBUTE.
	ID   string     `json:"id"`
	Kind PolicyKind `json:"kind"`
	// KindGuessed is set when nothing but the document itself told the kind.
	KindGuessed bool `json:"kind_guessed,omitempty"`
	// Form says how the document is written: json, jsonencode, heredoc, file,
	// templatefile, document (aws_iam_policy_document), plan, event; statement (made
	// of a resource such as aws_lambda_permission), managed (an AWS managed policy that
	// is not in view), aws (what AWS attaches by itself), or state: found in AWS by
	// Terraform, and not written in the configuration.
	Form string `json:"form"`
	// Address is the Terraform resource that holds the document, "" if raw.
	Address string `json:"address,omitempty"`
	// Attribute is the attribute of Address that holds it.
	Attribute string `json:"attribute,omitempty"`
	// ARN and Name of a managed policy, where it has one.
	ARN  string `json:"arn,omitempty"`
	Name string `json:"name,omitempty"`
	// Target is what a resource policy is attached to: bucket name, key ARN,
	// access point ARN, endpoint id, role ARN, queue ARN, ... ; "" if not known.
	Target string `json:"target,omitempty"`
	// TargetType is the Terraform type of the target (aws_sqs_queue), for kind
	// resource.
	TargetType string `json:"target_type,omitempty"`
	// Version is nil when the document has none.
	Version    *Text       `json:"version,omitempty"`
	DocumentID *Text       `json:"document_id,omitempty"`
	Statements []Statement `json:"statements"`
	// Incomplete names what is not known about the document: it may hold more
	// statements than listed. Empty when the document is whole.
	Incomplete []string `json:"incomplete,omitempty"`
	// Anomalies are departures from the grammar, which the statements above can
	// not express.
	Anomalies []Anomaly `json:"anomalies,omitempty"`
	Size      Size      `json:"size"`
	// Range is the whole document; Header is one line to point at for the
	// document as such.
	Range  Range `json:"range"`
	Header Range `json:"header"`
	// Callers are the module calls that lead here, root module first.
	Callers []Range `json:"callers,omitempty"`
}

// Outline leaves of the statements of a policy where they stand.
func (p *Policy) Outline() {
	for i := range p.Statements {
		s := &p.Statements[i]
		p.Statements[i] = Statement{Index: s.Index, Sid: s.Sid, Effect: s.Effect, Range: s.Range}
	}
}

// Size is the length of a document as the services count it.
type Size struct {
	// Characters and Bytes of the text as sent.
	Characters int `json:"characters"`
	Bytes      int `json:"bytes"`
	// NonSpace leaves out white space between tokens, which IAM does not count.
	NonSpace int `json:"nonspace"`
	// AtLeast is set when unknown parts could make the document longer.
	AtLeast bool `json:"at_least,omitempty"`
}

// Statement is one statement. A list is empty when the element is absent; the
// Has fields tell an absent element from an empty one.
type Statement struct {
	Index int `json:"index"`
	// Sid is nil when absent.
	Sid *Text `json:"sid,omitempty"`
	// Effect is nil when absent; "Allow" or "Deny" as written otherwise.
	Effect *Text `json:"effect,omitempty"`
	// Elements are the names of the members present, known ones only.
	Elements      []string         `json:"elements"`
	Principals    []PrincipalEntry `json:"principals,omitempty"`
	NotPrincipals []PrincipalEntry `json:"not_principals,omitempty"`
	Actions       []Action         `json:"actions,omitempty"`
	NotActions    []Action         `json:"not_actions,omitempty"`
	Resources     []Pattern        `json:"resources,omitempty"`
	NotResources  []Pattern        `json:"not_resources,omitempty"`
	Conditions    []Condition      `json:"conditions,omitempty"`
	// Maybe names the unknown values on which it depends whether the policy holds the
	// statement at all: the branch of a condition, an element of a list that is not
	// known.
	Maybe []string `json:"maybe,omitempty"`
	// Hash is equal for statements that mean the same, ranges and Sid left out.
	Hash  string `json:"hash"`
	Range Range  `json:"range"`
	// Ranges of the members by element name: the name and its value.
	Ranges map[string]Range `json:"ranges,omitempty"`
}

// PrincipalEntry is one entry of Principal or NotPrincipal.
type PrincipalEntry struct {
	// Type is AWS, Service, Federated, CanonicalUser, or "*" for the bare string.
	Type    string   `json:"type"`
	Value   string   `json:"value"`
	Unknown []string `json:"unknown,omitempty"`
	// Form is how the value is to be read: any, account, root, user, role,
	// session, federated-user, service, saml, oidc, canonical, oai, unique-id,
	// other.
	Form string `json:"form"`
	// Account of forms that name one.
	Account string `json:"account,omitempty"`
	Range   Range  `json:"range"`
}

// Action is one entry of Action or NotAction.
type Action struct {
	Value   string   `json:"value"`
	Unknown []string `json:"unknown,omitempty"`
	// Service and Name are the two parts in lower case ("*" has both "*").
	Service string `json:"service"`
	Name    string `json:"name"`
	// Match is how to compare with a lower-case "service:name".
	Match Match `json:"match"`
	Range Range `json:"range"`
}

// Pattern is one entry of Resource or NotResource, or a condition value.
type Pattern struct {
	Value   string   `json:"value"`
	Unknown []string `json:"unknown,omitempty"`
	// Fields are the six parts of an ARN (fewer when it is malformed); the last
	// keeps further colons. Nil for "*" and condition values.
	Fields []string `json:"fields,omitempty"`
	Match  Match    `json:"match"`
	// Type is the JSON type of a condition value: string, number, bool.
	Type  string `json:"type,omitempty"`
	Range Range  `json:"range"`
}

// Match is a wildcard pattern in a form that is cheap to compare. Exactly one
// kind holds:
//
//	any      matches everything
//	exact    Text is the whole value
//	prefix   Text is the start of the value
//	regex    Text is an anchored RE2 expression
//	template Parts holds policy variables; literal parts may hold wildcards
type Match struct {
	Kind  string `json:"kind"`
	Text  string `json:"text,omitempty"`
	Parts []Part `json:"parts,omitempty"`
}

// Part is a piece of a template: a literal or a policy variable.
type Part struct {
	Literal string `json:"literal,omitempty"`
	// Regex is the RE2 form of Literal: a template whose parts are joined, variables
	// replaced by their quoted values, is the inside of `^(?s:...)$`.
	Regex string `json:"regex,omitempty"`
	// Variable is the context key in lower case, "" for a literal.
	Variable string `json:"variable,omitempty"`
	// Default is the text after the comma, nil without one.
	Default *string `json:"default,omitempty"`
}

// Condition is one key under one operator.
type Condition struct {
	// Operator as written ("ForAllValues:StringNotEqualsIfExists").
	Operator string `json:"operator"`
	// Base is the operator in lower case without prefix and suffix.
	Base string `json:"base"`
	// Set is "", "forallvalues" or "foranyvalue".
	Set      string `json:"set,omitempty"`
	IfExists bool   `json:"if_exists,omitempty"`
	// Key as written, and Name in lower case.
	Key     string    `json:"key"`
	Name    string    `json:"name"`
	Unknown []string  `json:"unknown,omitempty"`
	Values  []Pattern `json:"values"`
	// Range covers key and values; OperatorRange and KeyRange the words alone.
	Range         Range `json:"range"`
	OperatorRange Range `json:"operator_range"`
	KeyRange      Range `json:"key_range"`
}

// Anomaly is a departure from the policy grammar, stated as a fact; rules decide
// what it means.
type Anomaly struct {
	// Kind is one of the Anomaly constants of loader/document.
	Kind string `json:"kind"`
	// Path is where it is: "Statement[0].Action".
	Path string `json:"path"`
	// Statement is the index of the statement, -1 at the top level.
	Statement int `json:"statement"`
	// Name is the member or value in question, Detail what was found instead.
	Name   string `json:"name,omitempty"`
	Detail string `json:"detail,omitempty"`
	Range  Range  `json:"range"`
	// Related is the other place of an anomaly that is about two.
	Related *Range `json:"related,omitempty"`
}
