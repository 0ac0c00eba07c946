package aws

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

const accessPointType = "aws_s3_access_point"

// s3controlRows are access points of every kind, account settings and access
// grants.
var s3controlRows = map[string]row{
	accessPointType: {
		documents: []Attribute{
			{Path: "policy", Kind: model.KindAccessPoint, Target: "arn", TargetType: accessPointType, Computed: true},
		},
		add: (*Builder).addAccessPoint,
	},
	"aws_s3control_access_point_policy": {
		documents: []Attribute{
			{Path: "policy", Kind: model.KindAccessPoint, Target: "access_point_arn", TargetType: accessPointType},
		},
		phase: sets, add: (*Builder).addAccessPointPolicy,
	},
	"aws_s3control_multi_region_access_point": {add: (*Builder).addMultiRegionAccessPoint},
	"aws_s3control_multi_region_access_point_policy": {
		documents: []Attribute{{Path: "details.*.policy", Kind: model.KindAccessPoint}},
		phase:     sets, add: (*Builder).addMultiRegionPolicy,
	},
	"aws_s3control_object_lambda_access_point": {add: (*Builder).addObjectLambda},
	"aws_s3control_object_lambda_access_point_policy": {
		documents: []Attribute{{Path: "policy", Kind: model.KindAccessPoint}},
		phase:     sets, add: (*Builder).addObjectLambdaPolicy,
	},
	"aws_s3_account_public_access_block": {phase: sets, add: (*Builder).addAccountBlock},

	"aws_s3control_bucket": {},
	"aws_s3control_bucket_policy": {documents: []Attribute{
		{Path: "policy", Kind: model.KindBucket, Target: "bucket", TargetType: "aws_s3control_bucket"},
	}},
	"aws_s3control_directory_bucket_access_point_scope": {},
	"aws_s3control_access_grant":                        {},
	"aws_s3control_access_grants_instance":              {},
	"aws_s3control_access_grants_location":              {},
	"aws_s3control_access_grants_instance_resource_policy": on(
		"policy", "", "aws_s3control_access_grants_instance"),
	"aws_s3control_storage_lens_configuration": {},

	"aws_s3tables_table_bucket":          {},
	"aws_s3tables_table_bucket_policy":   on("resource_policy", "table_bucket_arn", "aws_s3tables_table_bucket"),
	"aws_s3tables_table_policy":          on("resource_policy", "table_bucket_arn", "aws_s3tables_table_bucket"),
	"aws_s3vectors_vector_bucket_policy": on("policy", "vector_bucket_arn", "aws_s3vectors_vector_bucket"),
	"aws_s3files_file_system_policy":     on("policy", "file_system_id", "aws_s3files_file_system"),
	"aws_fsx_s3_access_point_attachment": {documents: []Attribute{
		{Path: "s3_access_point.*.policy", Kind: model.KindAccessPoint},
	}},
}

// s3controlData are data sources of the same.
var s3controlData = map[string]row{
	accessPointType:                      {add: (*Builder).addAccessPoint},
	"aws_s3_account_public_access_block": {phase: sets, add: (*Builder).addAccountBlock},
}

// accessPoint files an access point under its ARN. Block Public Access of access
// points is on unless it is turned off when they are made (S3 User Guide: Blocking
// public access to your Amazon S3 storage).
func (b *Builder) accessPoint(r *tf.Resource, kind, block string) *model.AccessPoint {
	arn := b.id(r, "arn")
	account := cmp.Or(str(r, "account_id"), b.account(r))
	point := &model.AccessPoint{
		ARN: b.render(arn), Type: kind, Account: b.render(account), NetworkOrigin: "Internet",
		Address: r.Address, Range: header(r),
		PublicAccessBlock: blockOrOn(r, block),
	}
	b.model.AccessPoints[point.ARN] = point
	return point
}

func blockOrOn(r *tf.Resource, path string) *model.PublicAccessBlock {
	out := block(r, path+".0", model.FlagOn)
	if count(r, path) == 0 {
		out.Range = header(r)
	}
	return out
}

func (b *Builder) addAccessPoint(r *tf.Resource) {
	if r.Change == deleted || r.Mode == "data" && b.model.AccessPoints[b.render(b.id(r, "arn"))] != nil {
		return
	}
	point := b.accessPoint(r, "standard", "public_access_block_configuration")
	bucket := b.bucketOf(r, "bucket")
	if bucket != nil {
		point.Bucket, point.BucketAccount = bucket.Name, bucket.Account
		if bucket.Type == "directory" {
			point.Type = "directory"
		}
	}
	if owner := str(r, "bucket_account_id"); owner != "" {
		point.BucketAccount = b.render(owner)
		if bucket != nil && bucket.Address == "" {
			bucket.Account = point.BucketAccount
		}
	}
	if vpc := str(r, "vpc_configuration.0.vpc_id"); vpc != "" {
		point.NetworkOrigin, point.VPC = "VPC", b.render(vpc)
	}
	if policy := b.policies[r]["policy"]; policy != nil {
		point.Policy = policy.ID
	}
}

func (b *Builder) addAccessPointPolicy(r *tf.Resource) {
	policy := b.policies[r]["policy"]
	if policy == nil {
		return
	}
	if point := b.model.AccessPoints[policy.Target]; point != nil {
		point.Policy = policy.ID
	}
}

func (b *Builder) addMultiRegionAccessPoint(r *tf.Resource) {
	if r.Change == deleted {
		return
	}
	point := b.accessPoint(r, "multi-region", "details.0.public_access_block")
	for _, region := range paths(r, "details.0.region") {
		bucket := b.bucketOf(r, region+".bucket")
		if bucket == nil {
			continue
		}
		point.Buckets = append(point.Buckets, bucket.Name)
		if owner := str(r, region+".bucket_account_id"); owner != "" && bucket.Address == "" {
			bucket.Account = b.render(owner)
		}
	}
}

// addMultiRegionPolicy finds the access point by the name that both carry.
func (b *Builder) addMultiRegionPolicy(r *tf.Resource) {
	for path, policy := range b.policies[r] {
		details := parent(path)
		target := b.named(r, "aws_s3control_multi_region_access_point", details+".name", "details.0.name")
		b.setPolicy(policy, target)
	}
}

// named returns the resource of a type whose attribute has the value that r has.
func (b *Builder) named(r *tf.Resource, typ, path, attr string) *tf.Resource {
	want := str(r, path)
	isType := func(t *tf.Resource) bool { return t.Type == typ }
	for _, target := range b.module.Resources {
		if isType(target) && target.Mode == "managed" && want != "" && str(target, attr) == want {
			return target
		}
	}
	if token, ok := symbol.Name(want); ok {
		if target, _ := b.owner(token); target != nil && isType(target) {
			return target
		}
	}
	return b.referred(r, path, isType)
}

// setPolicy sets the policy of the access point that a resource declares.
func (b *Builder) setPolicy(policy *model.Policy, target *tf.Resource) {
	if target == nil || policy == nil {
		return
	}
	policy.Target, policy.TargetType = b.render(b.id(target, "arn")), target.Type
	if point := b.model.AccessPoints[policy.Target]; point != nil {
		point.Policy = policy.ID
	}
}

func (b *Builder) addObjectLambda(r *tf.Resource) {
	if r.Change == deleted {
		return
	}
	point := b.accessPoint(r, "object-lambda", "")
	point.PublicAccessBlock = nil
	isPoint := func(t *tf.Resource) bool { return t.Type == accessPointType }
	point.Supporting = b.render(b.link(r, "configuration.0.supporting_access_point", isPoint, "arn"))
	if supporting := b.model.AccessPoints[point.Supporting]; supporting != nil {
		point.Bucket, point.BucketAccount = supporting.Bucket, supporting.BucketAccount
	}
	for i := range count(r, "configuration.0.transformation_configuration") {
		path := "configuration.0.transformation_configuration." + strconv.Itoa(i) +
			".content_transformation.0.aws_lambda.0.function_arn"
		if function := str(r, path); function != "" {
			point.Function = b.render(function)
		}
	}
}

func (b *Builder) addObjectLambdaPolicy(r *tf.Resource) {
	b.setPolicy(b.policies[r]["policy"], b.named(r, "aws_s3control_object_lambda_access_point", "name", "name"))
}

func (b *Builder) addAccountBlock(r *tf.Resource) {
	account := b.accountNamed(cmp.Or(str(r, "account_id"), b.account(r)))
	if r.Mode == "data" && account.PublicAccessBlock != nil {
		return
	}
	if r.Change == deleted {
		account.PublicAccessBlock = &model.PublicAccessBlock{
			BlockPublicACLs: model.FlagOff, IgnorePublicACLs: model.FlagOff,
			BlockPublicPolicy: model.FlagOff, RestrictPublicBuckets: model.FlagOff,
			Address: r.Address, Change: r.Change, Range: header(r),
		}
		return
	}
	account.PublicAccessBlock = block(r, "", model.FlagOff)
}

// accountNamed returns the account with the id.
func (b *Builder) accountNamed(id string) *model.Account {
	text := b.render(id)
	if b.model.Accounts[text] == nil {
		b.model.Accounts[text] = &model.Account{ID: text}
	}
	return b.model.Accounts[text]
}

// addCanonicalID notes the canonical user id of the account, which ACLs use.
func (b *Builder) addCanonicalID(r *tf.Resource) {
	id := str(r, "id")
	if id == "" || strings.Contains(id, symbol.Open) {
		return
	}
	b.accountNamed(b.account(r)).CanonicalID = id
}
