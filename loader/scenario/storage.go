package scenario

import (
	"strings"

	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
)

// directorySuffix ends the name of every directory bucket.
const directorySuffix = "--x-s3"

func (b *builder) bucket(name string, n *jsontree.Node) {
	what := "buckets." + name
	o, ok := b.object(n, what)
	if !ok {
		return
	}
	bucket := b.newBucket(name, o.text("account"), o.text("region"), o.text("type", "kind"))
	bucket.Range = b.place(n)
	bucket.Policies = b.policies(o.get("policy"), model.KindBucket, what+".policy")
	bucket.Ownership = b.setting(o, "ownership", "object_ownership")
	bucket.ACL = b.acl(o.get("acl"), what+".acl")
	if !isNull(o.get("bpa", "public_access_block")) {
		bucket.PublicAccessBlock = b.publicAccessBlock(o.get("bpa", "public_access_block"), what+".bpa")
	}
	bucket.RequestPayer = b.setting(o, "request_payer", "payer")
	bucket.Encryption = b.encryption(o.get("sse", "encryption", "default_sse", "default_encryption"), what+".sse")
	if blocked := o.get("blocked_encryption_types"); !isNull(blocked) {
		if bucket.Encryption == nil {
			bucket.Encryption = &model.Encryption{Algorithm: algorithmS3}
		}
		bucket.Encryption.Blocked = o.texts("blocked_encryption_types")
		if len(bucket.Encryption.Blocked) == 0 {
			bucket.Encryption.Blocked = []string{"NONE"}
		}
	}
	if on, given := o.flag("abac"); given {
		bucket.ABAC = &model.Setting{Value: map[bool]string{true: "Enabled", false: "Disabled"}[on], Range: b.place(n)}
	}
	bucket.Versioning = b.setting(o, "versioning")
	bucket.ObjectLock = b.lock(o.get("object_lock", "lock"), what+".object_lock")
	bucket.Tags = o.textMap("tags")
	o.done()
}

// newBucket enters a bucket into the model.
func (b *builder) newBucket(name, account, region, kind string) *model.Bucket {
	if account == "" {
		account = defaultAccount
	}
	// What a scenario leaves out has the value of a new bucket.
	bucket := &model.Bucket{Name: name, Account: account, Region: region, Type: "general-purpose", Change: "create"}
	bucket.ARN = "arn:" + partitionOf(region) + ":s3:::" + name
	if kind == "directory" || strings.HasSuffix(name, directorySuffix) {
		bucket.Type = "directory"
		if bucket.Region == "" {
			bucket.Region = defaultRegion
		}
		bucket.ARN = "arn:" + partitionOf(bucket.Region) + ":s3express:" + bucket.Region + ":" + account + ":bucket/" + name
	}
	b.accountOf(account)
	b.model.Buckets[name] = bucket
	return bucket
}

func partitionOf(region string) string {
	switch {
	case strings.HasPrefix(region, "cn-"):
		return "aws-cn"
	case strings.HasPrefix(region, "us-gov-"):
		return "aws-us-gov"
	case strings.HasPrefix(region, "eusc-"):
		return "aws-eusc"
	default:
		return "aws"
	}
}

// bucketOf returns a bucket that the request names, which has no settings of its own if
// the layers do not mention it.
func (b *builder) bucketOf(name string) *model.Bucket {
	if bucket := b.model.Buckets[name]; bucket != nil {
		return bucket
	}
	return b.newBucket(name, "", "", "")
}

func (b *builder) setting(o *object, names ...string) *model.Setting {
	n := o.get(names...)
	if isNull(n) {
		return nil
	}
	return &model.Setting{Value: o.text(names...), Range: b.place(n)}
}

// publicAccessBlock reads the four settings; one that is left out is off.
func (b *builder) publicAccessBlock(n *jsontree.Node, what string) *model.PublicAccessBlock {
	o, ok := b.object(n, what)
	if !ok {
		return nil
	}
	flag := func(names ...string) model.Flag {
		if o.on(names...) {
			return model.FlagOn
		}
		return model.FlagOff
	}
	block := &model.PublicAccessBlock{
		BlockPublicACLs:       flag("block_public_acls", "BlockPublicAcls"),
		IgnorePublicACLs:      flag("ignore_public_acls", "IgnorePublicAcls"),
		BlockPublicPolicy:     flag("block_public_policy", "BlockPublicPolicy"),
		RestrictPublicBuckets: flag("restrict_public_buckets", "RestrictPublicBuckets"),
		Range:                 b.place(n),
	}
	o.done()
	return block
}

// acl reads a canned ACL, a list of grants, or a list that mixes both.
func (b *builder) acl(n *jsontree.Node, what string) *model.ACL {
	if isNull(n) {
		return nil
	}
	list := &model.ACL{Range: b.place(n)}
	for _, element := range b.list(n, what) {
		if element.Kind == jsontree.String {
			list.Canned = element.Text
			continue
		}
		o, ok := b.object(element, what)
		if !ok {
			continue
		}
		list.Grants = append(list.Grants, model.Grant{
			Grantee: group(o.text("grantee")), Permission: o.text("permission"), Range: b.place(element),
		})
		o.done()
	}
	return list
}

// group shortens the address of a predefined group to its name.
func group(grantee string) string {
	for _, prefix := range []string{
		"http://acs.amazonaws.com/groups/global/", "http://acs.amazonaws.com/groups/s3/",
	} {
		grantee = strings.TrimPrefix(grantee, prefix)
	}
	return grantee
}

const algorithmS3 = "AES256"

func (b *builder) encryption(n *jsontree.Node, what string) *model.Encryption {
	if isNull(n) {
		return nil
	}
	if n.Kind == jsontree.String {
		return &model.Encryption{Algorithm: algorithm(n.Text), Range: b.place(n)}
	}
	o, ok := b.object(n, what)
	if !ok {
		return nil
	}
	e := &model.Encryption{
		Algorithm: algorithm(o.text("algorithm", "sse_algorithm", "type")),
		Key:       o.text("key", "kms_key", "kms_key_id", "key_arn", "kms_master_key_id"),
		Range:     b.place(n),
		BucketKey: model.FlagOff,
	}
	if o.on("bucket_key", "bucket_key_enabled") {
		e.BucketKey = model.FlagOn
	}
	o.done()
	return e
}

// algorithm accepts the everyday names of the algorithms.
func algorithm(name string) string {
	switch strings.ToUpper(name) {
	case "", "SSE-S3", algorithmS3:
		return algorithmS3
	case "SSE-KMS", "KMS", "AWS:KMS":
		return "aws:kms"
	case "DSSE-KMS", "AWS:KMS:DSSE":
		return "aws:kms:dsse"
	default:
		return name
	}
}

func (b *builder) addObject(path string, n *jsontree.Node) {
	what := "objects." + path
	o, ok := b.object(n, what)
	if !ok {
		return
	}
	bucket, key, _ := strings.Cut(path, "/")
	object := &model.Object{
		Bucket: bucket, Key: key,
		Owner: o.text("owner"), Writer: o.text("writer"),
		ACL:        b.acl(o.get("acl"), what+".acl"),
		Encryption: b.encryption(o.get("sse", "encryption"), what+".sse"),
		Tags:       o.textMap("tags"),
		Range:      b.place(n),
	}
	if object.Encryption == nil {
		object.Encryption = &model.Encryption{Algorithm: algorithmS3, BucketKey: model.FlagOff}
	}
	if exists, given := o.flag("exists"); given {
		object.Exists = &exists
	}
	object.Lock = b.lock(o.get("lock", "retention", "object_lock"), what+".lock")
	if o.on("legal_hold") {
		if object.Lock == nil {
			object.Lock = &model.ObjectLock{}
		}
		object.Lock.LegalHold = true
	}
	o.done()
	for _, account := range []string{object.Owner, object.Writer} {
		if account != "" {
			b.accountOf(account)
		}
	}
	b.model.Objects[path] = object
}

// lock reads a retention mode, or an object with mode and legal hold.
func (b *builder) lock(n *jsontree.Node, what string) *model.ObjectLock {
	switch {
	case isNull(n):
		return nil
	case n.Kind == jsontree.Bool:
		if n.Text != "true" {
			return nil
		}
		return &model.ObjectLock{Range: b.place(n)}
	case n.Kind == jsontree.String:
		if strings.EqualFold(strings.ReplaceAll(n.Text, "-", "_"), "legal_hold") {
			return &model.ObjectLock{LegalHold: true, Range: b.place(n)}
		}
		return &model.ObjectLock{Mode: strings.ToUpper(n.Text), Range: b.place(n)}
	}
	o, ok := b.object(n, what)
	if !ok {
		return nil
	}
	lock := &model.ObjectLock{LegalHold: o.on("legal_hold"), Range: b.place(n)}
	if retention := o.get("retention"); retention != nil && retention.Kind == jsontree.Object {
		if inner := b.lock(retention, what+".retention"); inner != nil {
			lock.Mode = inner.Mode
		}
	} else {
		lock.Mode = strings.ToUpper(o.text("mode", "retention", "retention_mode"))
	}
	o.ignore("until", "retain_until", "retain_until_date", "days", "years", "enabled")
	o.done()
	return lock
}

func (b *builder) accessPoint(arn string, n *jsontree.Node) {
	what := "access_points." + arn
	o, ok := b.object(n, what)
	if !ok {
		return
	}
	a := &model.AccessPoint{
		ARN: arn, Type: accessPointType(arn, o.text("type", "kind")), Account: o.text("account"),
		Bucket: o.text("bucket"), Buckets: o.texts("buckets"), BucketAccount: o.text("bucket_account"),
		NetworkOrigin: o.text("network_origin"), VPC: o.text("vpc", "vpc_id"),
		Policy:     b.first(o.get("policy"), model.KindAccessPoint, what+".policy"),
		Supporting: o.text("supporting", "supporting_access_point", "supporting_ap"),
		Function:   o.text("function", "function_arn", "lambda", "lambda_arn"),
		Range:      b.place(n),
	}
	if a.Account == "" {
		a.Account = parseCaller(arn, "", "").account
	}
	if a.NetworkOrigin == "" {
		a.NetworkOrigin = "Internet"
		if a.VPC != "" {
			a.NetworkOrigin = "VPC"
		}
	}
	if !isNull(o.get("bpa")) {
		a.PublicAccessBlock = b.publicAccessBlock(o.get("bpa"), what+".bpa")
	}
	o.done()
	b.accountOf(a.Account)
	b.model.AccessPoints[arn] = a
}

func accessPointType(arn, kind string) string {
	switch {
	case strings.Contains(arn, ":s3-object-lambda:"):
		return "object-lambda"
	case strings.HasSuffix(arn, ".mrap"):
		return "multi-region"
	case strings.Contains(arn, ":s3express:"):
		return "directory"
	case kind != "":
		return strings.ReplaceAll(kind, "_", "-")
	default:
		return "standard"
	}
}

func (b *builder) key(arn string, n *jsontree.Node) {
	what := "keys." + arn
	o, ok := b.object(n, what)
	if !ok {
		return
	}
	k := b.newKey(arn)
	k.Range = b.place(n)
	if account := o.text("account"); account != "" {
		k.Account = account
		b.accountOf(account)
	}
	if region := o.text("region"); region != "" {
		k.Region = region
	}
	k.Policy = b.first(o.get("policy"), model.KindKMS, what+".policy")
	for _, element := range b.list(o.get("grants"), what+".grants") {
		k.Grants = append(k.Grants, b.grant(element, what+".grants"))
	}
	k.Aliases = o.texts("aliases", "alias")
	if o.on("aws_managed") || strings.EqualFold(managed(o), "aws") {
		k.Managed = "aws"
	}
	k.State = keyState(o)
	k.Spec = o.text("spec", "key_spec")
	o.done()
}

// managed reads `managed`, which is "aws" or "customer", or true for AWS.
func managed(o *object) string {
	text := o.text("managed", "manager")
	if text == "true" {
		return "aws"
	}
	return text
}

func keyState(o *object) string {
	if state := o.text("state", "key_state"); state != "" {
		return strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(state, "_", "-"), "PendingDeletion", "pending-deletion"))
	}
	if on, given := o.flag("enabled"); given && !on {
		return "disabled"
	}
	return "enabled"
}

// newKey enters a key into the model.
func (b *builder) newKey(arn string) *model.Key {
	fields := strings.SplitN(arn, ":", 6)
	k := &model.Key{ARN: arn, Managed: "customer", State: "enabled"}
	if len(fields) == 6 {
		k.Region, k.Account = fields[3], fields[4]
		k.KeyID = strings.TrimPrefix(fields[5], "key/")
		b.accountOf(k.Account)
	}
	if strings.HasSuffix(arn, ":alias/aws/s3") {
		k.Managed = "aws"
	}
	b.model.Keys[arn] = k
	return k
}

func (b *builder) grant(n *jsontree.Node, what string) model.KeyGrant {
	o, ok := b.object(n, what)
	if !ok {
		return model.KeyGrant{}
	}
	g := model.KeyGrant{
		Grantee: o.text("grantee", "grantee_principal"), Operations: o.texts("operations", "ops"), Range: b.place(n),
	}
	constraints, ok := b.object(o.get("constraints", "constraint"), what+".constraints")
	if ok {
		if g.Context = constraints.textMap("encryption_context_subset", "EncryptionContextSubset"); g.Context != nil {
			g.Subset = true
		}
		if equals := constraints.textMap("encryption_context_equals", "EncryptionContextEquals"); equals != nil {
			g.Context, g.Subset = equals, false
		}
		constraints.done()
	}
	if direct := o.textMap("encryption_context", "context"); direct != nil {
		g.Context = direct
	}
	o.ignore("retiring_principal", "name", "account")
	o.done()
	return g
}
