package model

// Bucket is an S3 bucket with everything that decides who reaches it.
type Bucket struct {
	Name string `json:"name"`
	ARN  string `json:"arn"`
	// Address of the aws_s3_bucket or aws_s3_directory_bucket; "" when the bucket
	// is only named by other resources.
	Address string `json:"address,omitempty"`
	// Change is what the plan does to the bucket itself, "" without a plan.
	Change  string `json:"change,omitempty"`
	Account string `json:"account"`
	Region  string `json:"region"`
	// Type is "general-purpose" or "directory".
	Type string `json:"type"`
	// Policies are the ids of the bucket policies found; AWS keeps one, so more
	// than one means that the last writer wins.
	Policies []string `json:"policies,omitempty"`
	// PolicyElsewhere is set when a policy may exist that is not in view: the
	// bucket is not managed here and no policy for it was found.
	PolicyElsewhere bool `json:"policy_elsewhere,omitempty"`
	// Ownership is the object ownership: BucketOwnerEnforced, BucketOwnerPreferred
	// or ObjectWriter. Nil means nothing in view says.
	Ownership *Setting `json:"ownership,omitempty"`
	ACL       *ACL     `json:"acl,omitempty"`
	// PublicAccessBlock is nil when no resource sets it: all four flags are on for
	// a new bucket.
	PublicAccessBlock *PublicAccessBlock `json:"public_access_block,omitempty"`
	// RequestPayer is BucketOwner or Requester.
	RequestPayer *Setting    `json:"request_payer,omitempty"`
	Encryption   *Encryption `json:"encryption,omitempty"`
	Versioning   *Setting    `json:"versioning,omitempty"`
	ObjectLock   *ObjectLock `json:"object_lock,omitempty"`
	// ABAC is Enabled or Disabled.
	ABAC    *Setting          `json:"abac,omitempty"`
	Website *Setting          `json:"website,omitempty"`
	Tags    map[string]string `json:"tags,omitempty"`
	Range   Range             `json:"range"`
}

// Setting is one value that a resource sets, and where.
type Setting struct {
	Value   string   `json:"value"`
	Unknown []string `json:"unknown,omitempty"`
	Address string   `json:"address,omitempty"`
	// Change is what the plan does to the resource that sets it.
	Change string `json:"change,omitempty"`
	Range  Range  `json:"range"`
}

// ACL is a canned ACL or a list of grants.
type ACL struct {
	Canned  string   `json:"canned,omitempty"`
	Grants  []Grant  `json:"grants,omitempty"`
	Unknown []string `json:"unknown,omitempty"`
	Address string   `json:"address,omitempty"`
	Change  string   `json:"change,omitempty"`
	Range   Range    `json:"range"`
}

// Grant is one ACL grant.
type Grant struct {
	// Grantee is an account id, a canonical user id, or a group: AllUsers,
	// AuthenticatedUsers, LogDelivery.
	Grantee string `json:"grantee"`
	// Permission is READ, WRITE, READ_ACP, WRITE_ACP or FULL_CONTROL.
	Permission string `json:"permission"`
	Range      Range  `json:"range"`
}

// Flag is a boolean that may be unknown.
type Flag string

// The values of a Flag.
const (
	FlagOn      Flag = "on"
	FlagOff     Flag = "off"
	FlagUnknown Flag = "unknown"
)

// PublicAccessBlock holds the four settings of Block Public Access.
type PublicAccessBlock struct {
	BlockPublicACLs       Flag   `json:"block_public_acls"`
	IgnorePublicACLs      Flag   `json:"ignore_public_acls"`
	BlockPublicPolicy     Flag   `json:"block_public_policy"`
	RestrictPublicBuckets Flag   `json:"restrict_public_buckets"`
	Address               string `json:"address,omitempty"`
	Change                string `json:"change,omitempty"`
	Range                 Range  `json:"range"`
}

// Encryption is server-side encryption: a bucket default or one object's.
type Encryption struct {
	// Algorithm is AES256, aws:kms or aws:kms:dsse.
	Algorithm string `json:"algorithm"`
	// Key is the key as written: ARN, id, alias or token; "" means aws/s3.
	Key string `json:"key,omitempty"`
	// BucketKey says whether an S3 Bucket Key is used.
	BucketKey Flag `json:"bucket_key,omitempty"`
	// Blocked lists the blocked encryption types (SSE-C, NONE); nil means the
	// default of new buckets, which blocks SSE-C.
	Blocked []string `json:"blocked,omitempty"`
	Unknown []string `json:"unknown,omitempty"`
	Address string   `json:"address,omitempty"`
	Range   Range    `json:"range"`
}

// ObjectLock is the lock of a bucket (Mode "" without default retention) or of an
// object version.
type ObjectLock struct {
	// Mode is GOVERNANCE or COMPLIANCE.
	Mode      string `json:"mode,omitempty"`
	LegalHold bool   `json:"legal_hold,omitempty"`
	Range     Range  `json:"range"`
}

// Object is what is known of one object.
type Object struct {
	Bucket string `json:"bucket"`
	Key    string `json:"key"`
	// Owner is the owning account, "" for the bucket's account. Writer is the
	// account that uploaded it, where that decides the owner.
	Owner  string `json:"owner,omitempty"`
	Writer string `json:"writer,omitempty"`
	// Exists is nil when not stated, which means that it exists.
	Exists     *bool             `json:"exists,omitempty"`
	ACL        *ACL              `json:"acl,omitempty"`
	Encryption *Encryption       `json:"encryption,omitempty"`
	Lock       *ObjectLock       `json:"lock,omitempty"`
	Tags       map[string]string `json:"tags,omitempty"`
	Address    string            `json:"address,omitempty"`
	Range      Range             `json:"range"`
}

// AccessPoint is an S3 access point of any kind.
type AccessPoint struct {
	ARN string `json:"arn"`
	// Type is standard, multi-region, object-lambda or directory.
	Type    string `json:"type"`
	Account string `json:"account"`
	// Bucket is the bucket name; Buckets those of a multi-Region access point.
	Bucket        string   `json:"bucket,omitempty"`
	Buckets       []string `json:"buckets,omitempty"`
	BucketAccount string   `json:"bucket_account,omitempty"`
	// NetworkOrigin is Internet or VPC.
	NetworkOrigin string `json:"network_origin"`
	VPC           string `json:"vpc,omitempty"`
	// Policy is a policy id, "" without a policy.
	Policy            string             `json:"policy,omitempty"`
	PublicAccessBlock *PublicAccessBlock `json:"public_access_block,omitempty"`
	// Supporting is the access point behind an Object Lambda access point, Function
	// its Lambda function.
	Supporting string `json:"supporting,omitempty"`
	Function   string `json:"function,omitempty"`
	Address    string `json:"address,omitempty"`
	Range      Range  `json:"range"`
}
