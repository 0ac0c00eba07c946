// Package aws turns Terraform resources into the model: one row of a table per
// resource type, one file per service. It knows what attributes mean, not what
// they lead to: who is allowed what is for the rules.
package aws

import (
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/tf"
)

// Attribute is an attribute that holds a policy document.
type Attribute struct {
	// Path of the attribute; "*" stands for the index of a block.
	Path string
	Kind model.PolicyKind
	// Target is the attribute that says what the policy is attached to: of the
	// resource itself ("arn") or a reference to another ("bucket").
	Target string
	// TargetType is the Terraform type of what it is attached to.
	TargetType string
	// Computed: AWS sets the attribute when the configuration does not.
	Computed bool
}

// Matches reports whether a path is that of the attribute.
func (a Attribute) Matches(path string) bool {
	want, got := a.Path, path
	for {
		w, restW, moreW := strings.Cut(want, ".")
		g, restG, moreG := strings.Cut(got, ".")
		if w != "*" && w != g || moreW != moreG {
			return false
		}
		if !moreW {
			return true
		}
		want, got = restW, restG
	}
}

// row says what a resource type means to the model.
type row struct {
	documents []Attribute
	phase     int
	add       func(b *Builder, r *tf.Resource)
}

func (r row) attribute(path string) (Attribute, bool) {
	for _, a := range r.documents {
		if a.Matches(path) {
			return a, true
		}
	}
	return Attribute{}, false
}

// Documents returns the attributes of a resource type that hold policy documents.
func Documents(typ string) []Attribute {
	row, _ := lookup(typ)
	return row.documents
}

// Required reports whether an attribute has no value of its own, so that one which
// is not known before apply must have been set.
func Required(typ, path string) bool {
	for _, a := range Documents(typ) {
		if a.Matches(path) {
			return !a.Computed
		}
	}
	return slices.Contains(links, path)
}

// links are the attributes that name what a resource belongs to.
var links = []string{
	"bucket", "role", "user", "group", "policy_arn", "key_id", "target_key_id", "access_point_arn",
	"vpc_endpoint_id", "policy_id", "target_id", "queue_url", "function_name", "resource_arn", "secret_arn",
}

// Wanted reports whether resources of a type belong into the model.
func Wanted(typ string) bool {
	if _, ok := lookup(typ); ok {
		return true
	}
	return needed(typ) || workloads[typ] != nil || slices.Contains(workloadHelpers, typ)
}

func rowOf(r *tf.Resource) (row, bool) {
	if r.Mode == "data" {
		return lookupIn(dataTables(), r.Type)
	}
	return lookupIn(tables(), r.Type)
}

// lookup finds a type among resources and data sources.
func lookup(typ string) (row, bool) {
	if row, ok := lookupIn(tables(), typ); ok {
		return row, true
	}
	return lookupIn(dataTables(), typ)
}

func lookupIn(tables []map[string]row, typ string) (row, bool) {
	for _, table := range tables {
		if row, ok := table[typ]; ok {
			return row, true
		}
	}
	return row{}, false
}

// tables returns the rows of resources; they are never written to.
func tables() []map[string]row {
	return []map[string]row{
		s3Rows, s3controlRows, iamRows, kmsRows, vpcRows, organizationRows, lambdaRows, cloudfrontRows, serviceRows,
	}
}

// dataTables returns the rows of data sources.
func dataTables() []map[string]row {
	return []map[string]row{
		s3Data, s3controlData, iamData, kmsData, vpcData, organizationData, cloudfrontData, serviceData,
	}
}
