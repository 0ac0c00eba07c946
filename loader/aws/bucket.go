package aws

import (
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/tf"
)

// bucket returns the bucket with the name, in the form of loader/symbol. One that
// is met for the first time is taken to be in the account and region of r.
func (b *Builder) bucket(name string, r *tf.Resource) *model.Bucket {
	text := b.render(name)
	if found := b.model.Buckets[text]; found != nil {
		return found
	}
	region, account := b.region(r), b.account(r)
	bucket := &model.Bucket{
		Name: text, Type: "general-purpose",
		Account: b.render(account), Region: b.render(region),
		PolicyElsewhere: true,
		Range:           header(r),
	}
	partition := b.render(b.env(r).Partition)
	bucket.ARN = "arn:" + partition + ":s3:::" + text
	if strings.HasSuffix(name, "--x-s3") || r.Type == "aws_s3_directory_bucket" {
		bucket.Type = "directory"
		bucket.ARN = "arn:" + partition + ":s3express:" + bucket.Region + ":" + bucket.Account + ":bucket/" + text
	}
	b.model.Buckets[text] = bucket
	return bucket
}

// bucketOf returns the bucket that an attribute of r names, nil if it names none.
func (b *Builder) bucketOf(r *tf.Resource, path string) *model.Bucket {
	name := b.bucketName(r, path)
	if name == "" {
		return nil
	}
	return b.bucket(name, r)
}

// setting reads one value.
func (b *Builder) setting(r *tf.Resource, path string) *model.Setting {
	text := b.text(r, path)
	if text.Value == "" {
		return nil
	}
	return &model.Setting{
		Value: text.Value, Unknown: text.Unknown, Address: r.Address, Change: r.Change, Range: text.Range,
	}
}

// settled is a setting that AWS falls back to.
func settled(r *tf.Resource, value string) *model.Setting {
	return &model.Setting{Value: value, Address: r.Address, Change: r.Change, Range: header(r)}
}

// block reads the settings of Block Public Access below path. An argument that is
// left out is false.
func block(r *tf.Resource, path string, unset model.Flag) *model.PublicAccessBlock {
	if path != "" {
		path += "."
	}
	out := &model.PublicAccessBlock{
		BlockPublicACLs:       flag(r, path+"block_public_acls", unset),
		IgnorePublicACLs:      flag(r, path+"ignore_public_acls", unset),
		BlockPublicPolicy:     flag(r, path+"block_public_policy", unset),
		RestrictPublicBuckets: flag(r, path+"restrict_public_buckets", unset),
		Address:               r.Address, Change: r.Change, Range: header(r),
	}
	if path != "" {
		out.Range = rangeOf(r, strings.TrimSuffix(path, "."))
	}
	return out
}

// addBucketPolicy attaches a bucket policy.
func (b *Builder) addBucketPolicy(r *tf.Resource) {
	bucket := b.bucketOf(r, "bucket")
	if bucket == nil {
		return
	}
	bucket.PolicyElsewhere = false
	if policy := b.policies[r]["policy"]; policy != nil {
		bucket.Policies = append(bucket.Policies, policy.ID)
	}
}

// addOwnership sets the object ownership. Without the resource a bucket falls back
// to ObjectWriter (S3 API: DeleteBucketOwnershipControls).
func (b *Builder) addOwnership(r *tf.Resource) {
	bucket := b.bucketOf(r, "bucket")
	switch {
	case bucket == nil:
	case r.Change == deleted:
		bucket.Ownership = settled(r, "ObjectWriter")
	default:
		bucket.Ownership = b.setting(r, "rule.0.object_ownership")
	}
}

// addBucketBlock sets Block Public Access. Destroying the resource turns all four
// settings off, unless it is told to leave them.
func (b *Builder) addBucketBlock(r *tf.Resource) {
	bucket := b.bucketOf(r, "bucket")
	switch {
	case bucket == nil, r.Change == deleted && flag(r, "skip_destroy", model.FlagOff) != model.FlagOff:
	case r.Change == deleted:
		bucket.PublicAccessBlock = &model.PublicAccessBlock{
			BlockPublicACLs: model.FlagOff, IgnorePublicACLs: model.FlagOff,
			BlockPublicPolicy: model.FlagOff, RestrictPublicBuckets: model.FlagOff,
			Address: r.Address, Change: r.Change, Range: header(r),
		}
	default:
		bucket.PublicAccessBlock = block(r, "", model.FlagOff)
	}
}

func (b *Builder) addRequestPayment(r *tf.Resource) {
	bucket := b.bucketOf(r, "bucket")
	switch {
	case bucket == nil:
	case r.Change == deleted:
		bucket.RequestPayer = settled(r, "BucketOwner")
	default:
		bucket.RequestPayer = b.setting(r, "payer")
	}
}

// addBucketEncryption sets the default encryption, which is SSE-S3 without one.
func (b *Builder) addBucketEncryption(r *tf.Resource) {
	bucket := b.bucketOf(r, "bucket")
	switch {
	case bucket == nil:
	case r.Change == deleted:
		bucket.Encryption = &model.Encryption{Algorithm: "AES256", Address: r.Address, Range: header(r)}
	default:
		bucket.Encryption = b.encryption(r, "rule.0")
	}
}

// encryption reads the first rule of a default encryption, AWS takes only one.
func (b *Builder) encryption(r *tf.Resource, rule string) *model.Encryption {
	base := rule + ".apply_server_side_encryption_by_default.0."
	algorithm, key := b.text(r, base+"sse_algorithm"), b.text(r, base+"kms_master_key_id")
	out := &model.Encryption{
		Algorithm: algorithm.Value, Key: key.Value,
		Unknown:   append(algorithm.Unknown, key.Unknown...),
		BucketKey: flag(r, rule+".bucket_key_enabled", model.FlagOff),
		Address:   r.Address, Range: rangeOf(r, rule),
	}
	if value(r, rule+".blocked_encryption_types") != nil {
		out.Blocked = []string{}
		for _, blocked := range list(r, rule+".blocked_encryption_types") {
			out.Blocked = append(out.Blocked, b.render(blocked))
		}
	}
	if count(r, rule) == 0 && str(r, "rule") != "" {
		whole := b.text(r, "rule")
		out.Algorithm, out.Unknown = whole.Value, whole.Unknown
	}
	if out.Algorithm == "" {
		out.Algorithm = "AES256"
	}
	return out
}

// addVersioning sets the versioning; Terraform suspends it when it destroys the
// resource.
func (b *Builder) addVersioning(r *tf.Resource) {
	bucket := b.bucketOf(r, "bucket")
	switch {
	case bucket == nil:
	case r.Change == deleted:
		bucket.Versioning = settled(r, "Suspended")
	default:
		bucket.Versioning = b.setting(r, "versioning_configuration.0.status")
	}
}

func (b *Builder) addObjectLock(r *tf.Resource) {
	bucket := b.bucketOf(r, "bucket")
	if bucket == nil || r.Change == deleted {
		return // the lock of a bucket can't be taken off
	}
	bucket.ObjectLock = &model.ObjectLock{
		Mode: b.render(str(r, "rule.0.default_retention.0.mode")), Range: header(r),
	}
}

func (b *Builder) addWebsite(r *tf.Resource) {
	bucket := b.bucketOf(r, "bucket")
	if bucket == nil || r.Change == deleted {
		return
	}
	bucket.Website = settled(r, b.websiteDocument(r, ""))
}

// websiteDocument is the index document of a website, or the host it redirects to.
func (b *Builder) websiteDocument(r *tf.Resource, prefix string) string {
	for _, path := range []string{
		"index_document.0.suffix", "redirect_all_requests_to.0.host_name", "index_document", "redirect_all_requests_to",
	} {
		if v := str(r, prefix+path); v != "" {
			return b.render(v)
		}
	}
	return "website"
}

func (b *Builder) addABAC(r *tf.Resource) {
	bucket := b.bucketOf(r, "bucket")
	if bucket == nil || r.Change == deleted {
		return
	}
	bucket.ABAC = b.setting(r, "abac_status.0.status")
}

// addInline reads the arguments of aws_s3_bucket that later versions of the
// provider moved to resources of their own.
func (b *Builder) addInline(bucket *model.Bucket, r *tf.Resource) {
	if policy := b.policies[r]["policy"]; policy != nil {
		bucket.Policies = append(bucket.Policies, policy.ID)
	}
	if acl := b.text(r, "acl"); acl.Value != "" {
		bucket.ACL = &model.ACL{
			Canned: acl.Value, Unknown: acl.Unknown, Address: r.Address, Change: r.Change, Range: acl.Range,
		}
	} else if grants := paths(r, "grant"); len(grants) > 0 {
		bucket.ACL = &model.ACL{Address: r.Address, Change: r.Change, Range: rangeOf(r, "grant")}
		for _, grant := range grants {
			for _, permission := range list(r, grant+".permissions") {
				bucket.ACL.Grants = append(bucket.ACL.Grants, model.Grant{
					Grantee: b.grantee(r, grant), Permission: b.render(permission), Range: rangeOf(r, grant),
				})
			}
		}
	}
	if count(r, "server_side_encryption_configuration") > 0 {
		bucket.Encryption = b.encryption(r, "server_side_encryption_configuration.0.rule.0")
	}
	switch flag(r, "versioning.0.enabled", "") {
	case model.FlagOn:
		bucket.Versioning = settled(r, "Enabled")
	case model.FlagUnknown:
		bucket.Versioning = b.setting(r, "versioning.0.enabled")
	case model.FlagOff:
		bucket.Versioning = settled(r, "Disabled")
	}
	bucket.RequestPayer = b.setting(r, "request_payer")
	if count(r, "website") > 0 {
		bucket.Website = settled(r, b.websiteDocument(r, "website.0."))
	}
	locked := flag(r, "object_lock_enabled", model.FlagOff) == model.FlagOn
	if locked || count(r, "object_lock_configuration") > 0 {
		bucket.ObjectLock = &model.ObjectLock{
			Mode:  b.render(str(r, "object_lock_configuration.0.rule.0.default_retention.0.mode")),
			Range: header(r),
		}
	}
}
