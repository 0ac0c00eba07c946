// Package trail reads CloudTrail events and the texts of access-denied errors: who
// asked for what, from where, what AWS answered, and which session policies were
// passed.
package trail

import (
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// Event is one API call that CloudTrail recorded, or an error message alone. Texts
// that the event lacks have the value "".
type Event struct {
	ID, Time model.Text
	// Name is the API operation, Source the service ("s3.amazonaws.com").
	Name, Source model.Text
	Region       model.Text
	// Recipient is the account in whose trail the event is.
	Recipient model.Text
	Identity  Identity
	// SourceIP is an address, or the name of the service that called.
	SourceIP model.Text
	// VPCEndpoint is the endpoint through which the call came.
	VPCEndpoint model.Text
	ErrorCode   model.Text
	// ErrorMessage is the message as written, Denial what it says.
	ErrorMessage model.Text
	Denial       *Denial
	Request      Request
	// SessionARN is the session that the call began: the assumed role session or
	// the federated user of the response.
	SessionARN model.Text
	// Policy is the session policy that was passed, PolicyARNs the managed ones.
	Policy     *model.Policy
	PolicyARNs []model.Text
	Resources  []Resource
	// Additional holds the scalars of additionalEventData.
	Additional map[string]string
	Range      model.Range
}

// Identity is who made the call.
type Identity struct {
	// Kind is user, role, federated-user, root, service, anonymous or account, "" for
	// identities that are no IAM principals.
	Kind string
	// ARN as recorded: for a role the session.
	ARN     model.Text
	Account model.Text
	// PrincipalID is the unique id, with the session name behind a colon.
	PrincipalID model.Text
	// Issuer is the ARN of the role or user whose session it is, path included.
	Issuer model.Text
	// InvokedBy is the service on whose behalf or through which the call was made.
	InvokedBy model.Text
	// MFA is true or false for a session, "" otherwise.
	MFA model.Text
}

// Principal returns the name by which a model knows the caller: an ARN (of a role
// its own, not the session's), a service principal or "anonymous"; "" if it has
// none.
func (i *Identity) Principal() model.Text {
	switch i.Kind {
	case kindRole:
		return i.Issuer
	case kindService:
		return i.InvokedBy
	case kindAnonymous:
		return model.Text{Value: kindAnonymous, Range: i.PrincipalID.Range}
	default:
		return i.ARN
	}
}

// Request is what the call asked for.
type Request struct {
	Bucket, Key, VersionID, Prefix model.Text
	// CopySource is the bucket and key of a copy.
	CopySource model.Text
	// RoleARN and SessionName of AssumeRole; SessionName is also the name of
	// GetFederationToken.
	RoleARN, SessionName model.Text
	// Duration is the lifetime of the session in seconds, as written.
	Duration model.Text
	KeyID    model.Text
	// Headers are the x-amz-* parameters by lower-case name.
	Headers map[string]string
}

// Resource is one entry of resources.
type Resource struct {
	ARN, Type, Account model.Text
}

// The kinds of an identity, as in model.Principal; account is another account that
// is named no further.
const (
	kindUser      = "user"
	kindRole      = "role"
	kindFederated = "federated-user"
	kindRoot      = "root"
	kindService   = "service"
	kindAnonymous = "anonymous"
	kindAccount   = "account"
)

// Denied reports whether the call was refused for lack of permission.
func (e *Event) Denied() bool {
	if e.Denial != nil {
		return true
	}
	code := strings.TrimPrefix(e.ErrorCode.Value, "Client.")
	switch code {
	case "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "VpceAccessDenied", "AllAccessDisabled",
		"KMS.AccessDeniedException", "UnauthorizedAccess":
		return true
	}
	return false
}

// BeginsSession reports whether the call hands out temporary credentials to which a
// session policy may be passed.
func (e *Event) BeginsSession() bool {
	switch e.Name.Value {
	case "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "AssumeRoot", "GetFederationToken":
		return true
	}
	return false
}
