package aws

import (
	"strconv"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
)

// AddPolicy adds a policy that was given on its own. A bucket policy is attached to
// the bucket that its resources name, if that is one.
func (b *Builder) AddPolicy(policy *model.Policy) {
	id := policy.ID
	for n := 2; b.model.Policies[policy.ID] != nil; n++ {
		policy.ID = id + "#" + strconv.Itoa(n)
	}
	b.model.Policies[policy.ID] = policy
	if policy.Kind != model.KindBucket {
		return
	}
	name, partition := namedBucket(policy)
	if name == "" {
		return
	}
	policy.Target, policy.TargetType = name, bucketType
	bucket := b.model.Buckets[name]
	if bucket == nil {
		bucket = &model.Bucket{
			Name: name, ARN: "arn:" + partition + ":s3:::" + name, Type: "general-purpose",
			Account: b.render(b.token(symbol.Account)), Region: b.render(b.token(symbol.Region)), Range: policy.Header,
		}
		b.model.Buckets[name] = bucket
	}
	bucket.PolicyElsewhere = false
	bucket.Policies = append(bucket.Policies, policy.ID)
}

// namedBucket returns the one bucket that the resources of a policy name.
func namedBucket(policy *model.Policy) (name, partition string) {
	for i := range policy.Statements {
		for _, resource := range policy.Statements[i].Resources {
			f := resource.Fields
			if len(f) != 6 || f[2] != "s3" || f[3] != "" || f[4] != "" {
				continue
			}
			bucket, _, _ := strings.Cut(f[5], "/")
			if bucket == "" || strings.ContainsAny(bucket, "*?$ ") {
				continue
			}
			if name != "" && name != bucket {
				return "", ""
			}
			name, partition = bucket, f[1]
		}
	}
	return name, partition
}
