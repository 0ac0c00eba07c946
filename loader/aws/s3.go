package aws

import (
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/tf"
)

// s3Rows are the bucket, what is set on it, and its objects.
var s3Rows = map[string]row{
	"aws_s3_bucket": {
		documents: bucketPolicy(true),
		add:       (*Builder).addBucket,
	},
	"aws_s3_directory_bucket": {add: (*Builder).addBucket},
	"aws_s3_bucket_policy": {
		documents: bucketPolicy(false),
		phase:     sets, add: (*Builder).addBucketPolicy,
	},
	"aws_s3_bucket_acl":                                  {phase: sets, add: (*Builder).addBucketACL},
	"aws_s3_bucket_ownership_controls":                   {phase: sets, add: (*Builder).addOwnership},
	"aws_s3_bucket_public_access_block":                  {phase: sets, add: (*Builder).addBucketBlock},
	"aws_s3_bucket_request_payment_configuration":        {phase: sets, add: (*Builder).addRequestPayment},
	"aws_s3_bucket_server_side_encryption_configuration": {phase: sets, add: (*Builder).addBucketEncryption},
	"aws_s3_bucket_versioning":                           {phase: sets, add: (*Builder).addVersioning},
	"aws_s3_bucket_object_lock_configuration":            {phase: sets, add: (*Builder).addObjectLock},
	"aws_s3_bucket_website_configuration":                {phase: sets, add: (*Builder).addWebsite},
	"aws_s3_bucket_abac":                                 {phase: sets, add: (*Builder).addABAC},

	// What these do to access is told by rules and needs from the resource itself.
	"aws_s3_bucket_accelerate_configuration":  {},
	"aws_s3_bucket_analytics_configuration":   {},
	"aws_s3_bucket_cors_configuration":        {},
	"aws_s3_bucket_inventory":                 {},
	"aws_s3_bucket_lifecycle_configuration":   {},
	"aws_s3_bucket_logging":                   {},
	"aws_s3_bucket_metadata_configuration":    {},
	"aws_s3_bucket_notification":              {},
	"aws_s3_bucket_replication_configuration": {},

	"aws_s3_object":        {phase: joins, add: (*Builder).addObject},
	"aws_s3_bucket_object": {phase: joins, add: (*Builder).addObject},
	"aws_s3_object_copy":   {phase: joins, add: (*Builder).addObject},
}

// s3Data are the data sources of the same.
var s3Data = map[string]row{
	"aws_s3_bucket": {add: (*Builder).addBucket},
	"aws_s3_bucket_policy": {
		documents: bucketPolicy(true),
		phase:     sets, add: (*Builder).addBucketPolicy,
	},
	"aws_s3_object":        {},
	"aws_s3_bucket_object": {},
}

func bucketPolicy(computed bool) []Attribute {
	return []Attribute{
		{Path: "policy", Kind: model.KindBucket, Target: "bucket", TargetType: bucketType, Computed: computed},
	}
}

const bucketType = "aws_s3_bucket"

const deleted = "delete"

// addBucket adds a bucket with what older configurations set on the resource
// itself.
func (b *Builder) addBucket(r *tf.Resource) {
	name := b.id(r, "bucket")
	bucket := b.bucket(name, r)
	if bucket.Address != "" && r.Mode == "data" {
		return
	}
	if r.Mode == "managed" {
		bucket.Address, bucket.Change, bucket.PolicyElsewhere = r.Address, r.Change, false
	}
	bucket.Range = header(r)
	bucket.Tags = tags(r)
	if r.Mode == "data" || r.Change == deleted {
		return
	}
	b.addInline(bucket, r)
}

// addObject adds what an object says of itself: its ACL, encryption and lock.
func (b *Builder) addObject(r *tf.Resource) {
	bucket := b.bucketOf(r, "bucket")
	key := b.render(str(r, "key"))
	if bucket == nil || key == "" || r.Change == deleted {
		return
	}
	object := &model.Object{
		Bucket: bucket.Name, Key: key, Tags: tags(r), ACL: b.acl(r), Address: r.Address, Range: header(r),
	}
	algorithm, kms := b.text(r, "server_side_encryption"), b.text(r, "kms_key_id")
	if algorithm.Value == "" && kms.Value != "" {
		algorithm.Value = "aws:kms" // the provider sends it along with the key
	}
	if algorithm.Value != "" {
		object.Encryption = &model.Encryption{
			Algorithm: algorithm.Value, Key: kms.Value, Unknown: append(algorithm.Unknown, kms.Unknown...),
			BucketKey: flag(r, "bucket_key_enabled", ""), Address: r.Address, Range: algorithm.Range,
		}
	}
	hold := str(r, "object_lock_legal_hold_status") == "ON"
	if mode := str(r, "object_lock_mode"); mode != "" || hold {
		object.Lock = &model.ObjectLock{Mode: b.render(mode), LegalHold: hold, Range: header(r)}
	}
	if object.ACL == nil && object.Encryption == nil && object.Lock == nil && len(object.Tags) == 0 {
		return
	}
	b.model.Objects[bucket.Name+"/"+key] = object
}
