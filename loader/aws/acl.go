package aws

import (
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/tf"
)

// addBucketACL sets the ACL. Destroying the resource leaves the ACL as it was.
func (b *Builder) addBucketACL(r *tf.Resource) {
	bucket := b.bucketOf(r, "bucket")
	if bucket == nil {
		return
	}
	if acl := b.acl(r); acl != nil {
		bucket.ACL = acl
	}
}

// acl reads a canned ACL, or else the grants of an access_control_policy.
func (b *Builder) acl(r *tf.Resource) *model.ACL {
	canned := b.text(r, "acl")
	acl := &model.ACL{Address: r.Address, Change: r.Change, Range: header(r)}
	if canned.Value != "" {
		acl.Canned, acl.Unknown, acl.Range = canned.Value, canned.Unknown, canned.Range
		return acl
	}
	if count(r, "access_control_policy") == 0 {
		return nil
	}
	acl.Range = rangeOf(r, "access_control_policy")
	for _, policy := range paths(r, "access_control_policy") {
		for _, grant := range paths(r, policy+".grant") {
			acl.Grants = append(acl.Grants, model.Grant{
				Grantee:    b.grantee(r, grant+".grantee.0"),
				Permission: b.render(str(r, grant+".permission")),
				Range:      rangeOf(r, grant),
			})
		}
	}
	return acl
}

// grantee returns who a grant is for: a group by its short name, or an id.
func (b *Builder) grantee(r *tf.Resource, path string) string {
	uri := str(r, path+".uri")
	if i := strings.LastIndexByte(uri, '/'); i >= 0 {
		return b.render(uri[i+1:]) // http://acs.amazonaws.com/groups/global/AllUsers
	}
	for _, attr := range []string{"id", "email_address", "email"} {
		if v := str(r, path+"."+attr); v != "" {
			return b.render(v)
		}
	}
	return b.render(uri)
}
