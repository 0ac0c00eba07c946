package loader

import (
	"bytes"
	"slices"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/trail"
)

// The kinds of Input.
const (
	kindPlan   = "plan"
	kindPolicy = "policy"
	kindTrail  = "trail"
	kindConfig = "config"
)

func isZip(raw []byte) bool { return bytes.HasPrefix(raw, []byte("PK\x03\x04")) }

// detect tells what a text is from its top-level members. A text of which the user
// says that it is a policy is one, unless it certainly is something else.
func detect(text []byte, policy bool) string {
	switch {
	case hasPlanMember(text):
		return kindPlan
	case trail.IsTrail(text):
		return kindTrail
	case policy || document.IsPolicy(text):
		return kindPolicy
	case bytes.Contains(text[:min(len(text), bannerLimit)], []byte(`"format_version"`)),
		bytes.Contains(text, []byte(`"resource_changes"`)):
		return kindPlan
	default:
		return ""
	}
}

// unfamiliar says what a text is that is of no use, and what would be.
func unfamiliar(text []byte) (summary, detail string) {
	const plan = "write the plan to a file with `terraform plan -out=FILE`, " +
		"and give what `terraform show -json FILE` prints"
	start := text[:min(len(text), bannerLimit)]
	switch {
	case hasMember(text, "@level", "@message"):
		return "this is the log of `terraform plan -json`, which has no policies in it", plan
	case bytes.Contains(start, []byte("Terraform will perform the following actions")),
		bytes.Contains(start, []byte("Terraform used the selected providers")),
		bytes.Contains(start, []byte("No changes. Your infrastructure matches the configuration")):
		return "this is a plan as people read it", plan
	case bytes.Contains(start, []byte("AWSTemplateFormatVersion")):
		return "this is a CloudFormation template", "what is read are Terraform, plans, policies and CloudTrail logs"
	default:
		return "not a plan, a policy or a CloudTrail log",
			"say what a policy is with --policy-kind; a plan is what `terraform show -json PLANFILE` prints"
	}
}

// bannerLimit is how much text may stand before a plan.
const bannerLimit = 1 << 20

func hasPlanMember(text []byte) bool {
	return hasMember(text, "format_version", "resource_changes", "planned_values", "tfplan", "tfrun",
		"infracost_resource_changes", "lineage", "mock", "terraform_version")
}

// hasMember reports whether the object, or the first one of an array, has a member
// with one of the names. A malformed object is searched as far as it goes.
func hasMember(text []byte, names ...string) bool {
	decoder := jsontext.NewDecoder(bytes.NewBuffer(text),
		jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	token, err := decoder.ReadToken()
	if err == nil && token.Kind() == '[' {
		token, err = decoder.ReadToken()
	}
	if err != nil || token.Kind() != '{' {
		return false
	}
	for decoder.PeekKind() == '"' {
		token, err := decoder.ReadToken()
		if err != nil {
			return false
		}
		if slices.Contains(names, token.String()) {
			return true
		}
		if decoder.SkipValue() != nil {
			return false
		}
	}
	return false
}
