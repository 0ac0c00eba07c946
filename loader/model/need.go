package model

import "strings"

// Need is one request that somebody will make: an API operation, or one action,
// by one principal, over one network path.
type Need struct {
	ID string `json:"id"`
	// Principal is a key of Model.Principals, or the ARN, service principal name or
	// "anonymous" of somebody who is not in view.
	Principal string `json:"principal"`
	// SessionARN is the assumed-role session, "" to have one made up.
	SessionARN string `json:"session_arn,omitempty"`
	// Operation is an S3, KMS or STS API operation ("GetObject"); Action is given
	// instead when one single action is asked for.
	Operation string `json:"operation,omitempty"`
	Action    string `json:"action,omitempty"`
	// Bucket and ObjectKey, or Resource (an ARN) for other actions.
	Bucket    string `json:"bucket,omitempty"`
	ObjectKey string `json:"key,omitempty"`
	VersionID string `json:"version_id,omitempty"`
	Resource  string `json:"resource,omitempty"`
	// Source is the source of a copy.
	SourceBucket    string `json:"source_bucket,omitempty"`
	SourceKey       string `json:"source_key,omitempty"`
	SourceVersionID string `json:"source_version_id,omitempty"`
	// Role is the role of an AssumeRole.
	Role string `json:"role,omitempty"`
	// Via is an access point ARN, Endpoint a key of Model.Endpoints.
	Via      string `json:"via,omitempty"`
	Endpoint string `json:"endpoint,omitempty"`
	// Headers are request headers by lower-case name.
	Headers map[string]string `json:"headers,omitempty"`
	// Parameters are what the request says elsewhere, as far as the decision depends on
	// it: "policy" (the id of the policy being put), "object-ownership",
	// "duration-seconds", "tags" and "source-identity" (of an AssumeRole),
	// "owner-override" (of a replication).
	Parameters map[string]string `json:"parameters,omitempty"`
	// Checks stand in for an operation that is not in the table of operations.
	Checks []Check `json:"checks,omitempty"`
	// Context holds condition keys by lower-case name. A key that maps to nil is
	// certainly absent.
	Context map[string]*ContextValue `json:"context,omitempty"`
	// OpenContext says what a key means that neither Context nor the derived keys
	// hold: absent (false, as in a closed scenario) or unknown (true).
	OpenContext bool `json:"open_context,omitempty"`
	// Expect is allow or deny, for tests of access.
	Expect string `json:"expect,omitempty"`
	// DeclaredBy is the address or file entry that says so, Why in a few words.
	DeclaredBy string `json:"declared_by,omitempty"`
	Why        string `json:"why,omitempty"`
	Range      Range  `json:"range"`
}

// ContextValue is the value of a condition key.
type ContextValue struct {
	Values []string `json:"values"`
	// Multi is set for a multivalued key.
	Multi bool `json:"multi,omitempty"`
	// Unknown is set when the key may be there with any value.
	Unknown bool `json:"unknown,omitempty"`
}

// Check is one action on one resource, judged by the policies of something.
type Check struct {
	Action   string `json:"action"`
	Resource string `json:"resource"`
	// On is "bucket:NAME", "ap:ARN", "key:ARN", "trust:ROLE-ARN" or "account:ID".
	On string `json:"on"`
}

// CutBucketARN splits the ARN of a bucket or an object into bucket and key; key is
// "" for a bucket.
func CutBucketARN(arn string) (bucket, key string, ok bool) {
	fields := strings.SplitN(arn, ":", 6)
	if len(fields) != 6 || fields[0] != "arn" || fields[2] != "s3" || fields[3] != "" || fields[4] != "" {
		return "", "", false
	}
	bucket, key, _ = strings.Cut(fields[5], "/")
	return bucket, key, bucket != ""
}
