package rules

import (
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// settings records what is special about the settings of buckets, objects and keys.
func (f features) settings(m *model.Model) {
	regions := map[string]bool{}
	for _, b := range m.Buckets {
		f.bucket(b)
		regions[b.Region] = true
		if b.Encryption != nil {
			regions[regionOfARN(b.Encryption.Key)] = true
		}
	}
	for _, o := range m.Objects {
		f.set("acl", o.ACL != nil)
	}
	for _, k := range m.Keys {
		regions[k.Region] = true
		f.set("unusable-key", k.State != "" && k.State != "enabled" || k.Spec != "" && k.Spec != "SYMMETRIC_DEFAULT")
	}
	delete(regions, "")
	f.set("regions", len(regions) > 1)
}

func (f features) bucket(b *model.Bucket) {
	f.set("acl", b.ACL != nil)
	f.set("directory", b.Type == "directory")
	f.set("policies-of-bucket", len(b.Policies) > 1)
	f.set("public-policies", b.PublicAccessBlock != nil && b.PublicAccessBlock.BlockPublicPolicy == model.FlagOff)
	f.set("requester-pays", b.RequestPayer != nil && b.RequestPayer.Value == "Requester")
	if b.Ownership != nil {
		f["ownership:"+b.Ownership.Value] = true
	}
}

func regionOfARN(arn string) string {
	if fields := strings.Split(arn, ":"); len(fields) == 6 {
		return fields[3]
	}
	return ""
}
