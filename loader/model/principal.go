package model

// Principal is somebody who makes requests.
type Principal struct {
	ARN string `json:"arn"`
	// Kind is user, role, federated-user, root, service or anonymous.
	Kind    string `json:"kind"`
	Name    string `json:"name"`
	Path    string `json:"path,omitempty"`
	Account string `json:"account"`
	Address string `json:"address,omitempty"`
	Change  string `json:"change,omitempty"`
	// UniqueID is the AROA or AIDA id or the token for it.
	UniqueID string `json:"unique_id,omitempty"`
	// Identity are the ids of the identity policies: inline, attached, of groups.
	Identity []string `json:"identity,omitempty"`
	// ManagedARNs are attached policies that are not in view (AWS managed ones
	// above all).
	ManagedARNs []Text `json:"managed_arns,omitempty"`
	// IdentityElsewhere is set when identity policies may exist out of view: the
	// principal itself is not managed here.
	IdentityElsewhere bool `json:"identity_elsewhere,omitempty"`
	// Boundary is the id of the permissions boundary policy; BoundaryARN is set
	// when there is a boundary, in view or not.
	Boundary    string `json:"boundary,omitempty"`
	BoundaryARN *Text  `json:"boundary_arn,omitempty"`
	// IssuedBy is the ARN of the IAM user behind a federated user, "" for the user of
	// the same name.
	IssuedBy string `json:"issued_by,omitempty"`
	// Trust is the id of the role trust policy.
	Trust string `json:"trust,omitempty"`
	// Session is none (no session policy passed), passed or unknown; Sessions are
	// the ids of the session policies.
	Session  string   `json:"session,omitempty"`
	Sessions []string `json:"sessions,omitempty"`
	// SessionARNs are managed policies that were passed to the session and are not in
	// view.
	SessionARNs   []Text            `json:"session_arns,omitempty"`
	ServiceLinked bool              `json:"service_linked,omitempty"`
	Tags          map[string]string `json:"tags,omitempty"`
	// LongTerm is set for a user with access keys of its own.
	LongTerm bool  `json:"long_term,omitempty"`
	Range    Range `json:"range"`
}

// Account is an AWS account and what its organization puts on it.
type Account struct {
	ID string `json:"id"`
	// CanonicalID is the canonical user id, by which ACLs name the account.
	CanonicalID string `json:"canonical_id,omitempty"`
	// Organization is the organization id, "" if none or not known.
	Organization string `json:"organization,omitempty"`
	// Management is set for the management account, which SCPs and RCPs spare.
	Management bool `json:"management,omitempty"`
	// SCP and RCP hold policy ids per level, root first. Nil means that nothing in
	// view says, and full access is assumed.
	SCP [][]string `json:"scp,omitempty"`
	RCP [][]string `json:"rcp,omitempty"`
	// PublicAccessBlock of the account; OrganizationBlock is the all-or-nothing
	// setting of an organization S3 policy.
	PublicAccessBlock *PublicAccessBlock `json:"public_access_block,omitempty"`
	OrganizationBlock bool               `json:"organization_block,omitempty"`
	Address           string             `json:"address,omitempty"`
	Range             Range              `json:"range"`
}

// Key is a KMS key.
type Key struct {
	ARN     string `json:"arn"`
	KeyID   string `json:"key_id,omitempty"`
	Address string `json:"address,omitempty"`
	Change  string `json:"change,omitempty"`
	Account string `json:"account"`
	Region  string `json:"region"`
	// Aliases are alias names ("alias/data") and alias ARNs.
	Aliases []string `json:"aliases,omitempty"`
	// Policy is a policy id; "" means the default policy, which delegates to the
	// account, when the key is managed here, and not known otherwise.
	Policy string     `json:"policy,omitempty"`
	Grants []KeyGrant `json:"grants,omitempty"`
	// Managed is "customer" or "aws" (the alias/aws/* keys).
	Managed string `json:"managed"`
	// State is enabled, disabled or pending-deletion; Spec is the key spec.
	State string `json:"state,omitempty"`
	Spec  string `json:"spec,omitempty"`
	Range Range  `json:"range"`
}

// KeyGrant is a KMS grant.
type KeyGrant struct {
	Grantee    string   `json:"grantee"`
	Operations []string `json:"operations"`
	// Context holds the encryption context constraint, Subset whether it is
	// EncryptionContextSubset rather than Equals.
	Context map[string]string `json:"context,omitempty"`
	Subset  bool              `json:"subset,omitempty"`
	Address string            `json:"address,omitempty"`
	Range   Range             `json:"range"`
}
