package aws

import (
	"slices"
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
	switch policy.Kind {
	case model.KindBucket:
		b.addRawBucketPolicy(policy)
	case model.KindSCP:
		b.scps = append(b.scps, policy)
	case model.KindRCP:
		b.rcps = append(b.rcps, policy)
	default:
	}
}

func (b *Builder) addRawBucketPolicy(policy *model.Policy) {
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

// Finish joins what was given on its own with everything else. Service and resource
// control policies hold for the accounts in view: whoever gives one asks what it
// does to them.
func (b *Builder) Finish() {
	accounts := b.ownAccounts()
	if len(b.scps) == 0 && len(b.rcps) == 0 || len(accounts) == 0 {
		return
	}
	scp, rcp := policyIDs(b.scps), policyIDs(b.rcps)
	if len(scp) > 0 && !slices.ContainsFunc(b.scps, allows) {
		// A list of denials leaves the policy in place that AWS attaches itself.
		scp = append([]string{b.fullAccess()}, scp...)
	}
	for _, id := range accounts {
		account := b.accountNamed(id)
		if account.Management {
			continue
		}
		if len(scp) > 0 {
			account.SCP = append(account.SCP, scp)
		}
		if len(rcp) > 0 {
			account.RCP = append(account.RCP, rcp)
		}
	}
}

func policyIDs(policies []*model.Policy) []string {
	var ids []string
	for _, policy := range policies {
		ids = append(ids, policy.ID)
	}
	return ids
}

// allows reports whether a policy has a statement that allows something.
func allows(policy *model.Policy) bool {
	return slices.ContainsFunc(policy.Statements, func(s model.Statement) bool {
		return s.Effect != nil && s.Effect.Value == "Allow"
	})
}

// ownAccounts lists the accounts in which something is managed here.
func (b *Builder) ownAccounts() []string {
	var out []string
	for _, p := range b.model.Providers {
		addNew(&out, p.Account)
	}
	for _, p := range b.model.Principals {
		if p.Address != "" {
			addNew(&out, p.Account)
		}
	}
	for _, bucket := range b.model.Buckets {
		if bucket.Address != "" || len(bucket.Policies) > 0 {
			addNew(&out, bucket.Account)
		}
	}
	slices.Sort(out)
	return out
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
