// Package model is the contract between the loader and the rules: plain data,
// with the place in the source of everything that a finding may point at.
//
// The JSON form of Model is the document that Rego rules see as `input`;
// `lint403 input PATH` prints it and rules/schema/input.json describes it.
// The package imports only the standard library.
//
// # Symbolic values
//
// A value that AWS invents at apply time is never dropped and never guessed. It
// is a token with identity, written `${aws_kms_key.data.arn}`: two references to
// one thing are equal strings. Every string that holds a token lists it in the
// Unknown field beside it. Policy variables such as `${aws:username}` are text of
// the policy and are no tokens.
//
// The tokens `${account}`, `${region}` and `${account.ALIAS}`, `${region.ALIAS}`
// (ALIAS being a provider alias) stand for what the provider configuration
// decides.
package model

// Schema names the version of the document.
const Schema = "lint403/model/v1"

// Model is everything that was read, joined: what exists, who may do what, and
// which accesses are declared.
type Model struct {
	Schema string `json:"schema"`
	// Policies by id. Every other object refers to policies by id.
	Policies map[string]*Policy `json:"policies"`
	// Buckets by bucket name; a name that is not known yet is a token.
	Buckets map[string]*Bucket `json:"buckets"`
	// Objects by "BUCKET/KEY", where more is known than the bucket says.
	Objects map[string]*Object `json:"objects,omitempty"`
	// AccessPoints by access point ARN.
	AccessPoints map[string]*AccessPoint `json:"access_points,omitempty"`
	// Keys are KMS keys by key ARN (often a token).
	Keys map[string]*Key `json:"keys,omitempty"`
	// Principals by ARN: IAM roles and users (for a role the role ARN, path
	// included). Service principals are by name, "anonymous" by that word.
	Principals map[string]*Principal `json:"principals"`
	// Endpoints are VPC endpoints for S3 by endpoint id (often a token).
	Endpoints map[string]*Endpoint `json:"endpoints,omitempty"`
	// Accounts by account id.
	Accounts map[string]*Account `json:"accounts,omitempty"`
	// Workloads are the things that run as a principal on some network path, by
	// resource address.
	Workloads map[string]*Workload `json:"workloads,omitempty"`
	// Needs are the accesses given by the user or by a scenario. The needs that
	// resources declare are derived by Rego (lint403.needs).
	Needs []*Need `json:"needs,omitempty"`
	// Resources are Terraform resources and data sources by type, as far as an
	// adapter or a need asks for that type.
	Resources map[string][]*Resource `json:"resources,omitempty"`
	// Providers are the provider configurations by key ("aws", "aws.west").
	Providers map[string]*Provider `json:"providers,omitempty"`
	// Assumptions are the values taken from --assume or the config file.
	Assumptions map[string]string `json:"assumptions,omitempty"`
}

// New returns an empty model whose maps can be written to.
func New() *Model {
	return &Model{
		Schema:       Schema,
		Policies:     map[string]*Policy{},
		Buckets:      map[string]*Bucket{},
		Objects:      map[string]*Object{},
		AccessPoints: map[string]*AccessPoint{},
		Keys:         map[string]*Key{},
		Principals:   map[string]*Principal{},
		Endpoints:    map[string]*Endpoint{},
		Accounts:     map[string]*Account{},
		Workloads:    map[string]*Workload{},
		Resources:    map[string][]*Resource{},
		Providers:    map[string]*Provider{},
	}
}

// Text is a string with the place where it is written.
type Text struct {
	Value string `json:"value"`
	// Unknown lists the tokens inside Value, without `${` and `}`.
	Unknown []string `json:"unknown,omitempty"`
	Range   Range    `json:"range"`
}

// Resource is a Terraform resource or data source as written or planned.
type Resource struct {
	Address string `json:"address"`
	Type    string `json:"type"`
	// Mode is "managed" or "data".
	Mode string `json:"mode"`
	// Module is the module path, "" for the root module.
	Module string `json:"module,omitempty"`
	// Provider is the key of the provider configuration.
	Provider string `json:"provider,omitempty"`
	// Change is what a plan says: create, update, replace, delete, no-op, read;
	// "" without a plan.
	Change string `json:"change,omitempty"`
	// Values are the attributes as JSON; unknown parts are tokens, and a policy
	// document is the id of the policy.
	Values map[string]any `json:"values"`
	// Unknown lists the attribute paths ("rule.0.id") that hold tokens.
	Unknown []string `json:"unknown,omitempty"`
	// Set lists the top-level attributes that the configuration sets. Nil when
	// the source does not tell (a plan without configuration).
	Set []string `json:"set,omitempty"`
	// Ranges by attribute path; "" is the block header.
	Ranges map[string]Range `json:"ranges,omitempty"`
	// References by top-level attribute, and "depends_on": resource addresses.
	References map[string][]string `json:"references,omitempty"`
	Range      Range               `json:"range"`
	// Callers are the module calls that lead here, root module first.
	Callers []Range `json:"callers,omitempty"`
}

// Outline leaves of a resource what it is called and where it stands.
func (r *Resource) Outline() {
	r.Values, r.Unknown, r.Set, r.Ranges, r.References = nil, nil, nil, nil, nil
}

// Provider is one `provider "aws"` configuration.
type Provider struct {
	Key     string `json:"key"`
	Region  string `json:"region"`
	Account string `json:"account"`
	// Partition is set where it does not follow from the region.
	Partition string `json:"partition,omitempty"`
	// RoleARN is the role of the last assume_role block, "" without one.
	RoleARN string `json:"role_arn,omitempty"`
	// Session lists the ids of the session policies of assume_role.
	Session []string `json:"session,omitempty"`
	Range   Range    `json:"range"`
}
