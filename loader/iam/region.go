package iam

import (
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// areas maps what comes before the compass word of a region to the partition, as
// the endpoint rules of the AWS SDKs have it.
func areas() map[string]string {
	return map[string]string{
		"us": "aws", "eu": "aws", "ap": "aws", "sa": "aws", "ca": "aws", "me": "aws", "af": "aws", "il": "aws",
		"mx": "aws", "cn": "aws-cn", "us-gov": "aws-us-gov", "eusc-de": "aws-eusc", "us-iso": "aws-iso",
		"us-isob": "aws-iso-b", "eu-isoe": "aws-iso-e", "us-isof": "aws-iso-f",
	}
}

// knownRegions are the regions on the day of the data, for suggestions and for
// telling a new region from a typing error; they decide nothing alone.
func knownRegions() []string {
	return []string{
		"us-east-1", "us-east-2", "us-west-1", "us-west-2", "af-south-1", "ap-east-1", "ap-east-2", "ap-south-1",
		"ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5",
		"ap-southeast-6", "ap-southeast-7", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ca-central-1",
		"ca-west-1", "eu-central-1", "eu-central-2", "eu-west-1", "eu-west-2", "eu-west-3", "eu-south-1", "eu-south-2",
		"eu-north-1", "il-central-1", "me-south-1", "me-central-1", "mx-central-1", "sa-east-1", "cn-north-1",
		"cn-northwest-1", "us-gov-east-1", "us-gov-west-1", "eusc-de-east-1", "us-iso-east-1", "us-iso-west-1",
		"us-isob-east-1", "us-isob-west-1", "eu-isoe-west-1", "us-isof-east-1", "us-isof-south-1",
	}
}

// regions judges region and partition names.
type regions struct {
	areas map[string]string
	known []string
}

func newRegions() *regions { return &regions{areas: areas(), known: knownRegions()} }

// problem says what is wrong with a region name, "" for nothing:
//
//	malformed    no region looks like this
//	placeholder  somebody has to fill it in
//	typo         a known region was meant, which suggestion names
//	unknown      it may be newer than the data
func (r *regions) problem(region string) (problem, suggestion string) {
	if slices.Contains(r.known, region) {
		return "", ""
	}
	suggestion, _ = nearest(region, slices.Values(r.known))
	area, word, number, ok := cutRegion(region)
	switch {
	case !ok && placeholder(region, "region"):
		return "placeholder", ""
	case !ok:
		return "malformed", suggestion
	case r.areas[area] != "" && compass(word) && len(number) == 1:
		return "unknown", ""
	case r.areas[area] != "" && suggestion != "":
		return "typo", suggestion
	default:
		return "unknown", suggestion
	}
}

// placeholder reports whether a text is what documentation writes where the reader
// fills in a value: "<region>", "{{account}}", "REGION", "account-id".
func placeholder(text, word string) bool {
	return strings.ContainsAny(text, "<>{}[]") || strings.Contains(strings.ToLower(text), word)
}

// cutRegion cuts "us-gov-west-1" into area, word and number.
func cutRegion(region string) (area, word, number string, ok bool) {
	parts := strings.Split(region, "-")
	n := len(parts)
	if n < 3 || n > 4 {
		return "", "", "", false
	}
	for _, part := range parts[:n-1] {
		if len(part) < 2 || strings.Trim(part, "abcdefghijklmnopqrstuvwxyz") != "" {
			return "", "", "", false
		}
	}
	number = parts[n-1]
	digits := number != "" && len(number) <= 2 && strings.Trim(number, "0123456789") == ""
	return strings.Join(parts[:n-2], "-"), parts[n-2], number, digits
}

func compass(word string) bool {
	switch word {
	case "north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest":
		return true
	default:
		return false
	}
}

// partition returns the partition whose regions look like this, "" for none.
func (r *regions) partition(region string) string {
	area, _, _, ok := cutRegion(region)
	if !ok {
		return ""
	}
	return r.areas[area]
}

// home returns the partition of all regions that the providers of a model are in;
// "" when one of them is not known or they differ.
func (r *regions) home(m *model.Model) string {
	var regions []string
	for _, p := range m.Providers {
		regions = append(regions, p.Region)
	}
	if region, ok := m.Assumptions["region"]; ok {
		regions = append(regions, region)
	}
	home := ""
	for _, region := range regions {
		partition := r.partition(region)
		if partition == "" || home != "" && partition != home {
			return ""
		}
		home = partition
	}
	return home
}

// partitionProblem reports whether a partition does not exist, and which was meant.
func (r *regions) partitionProblem(partition string) (suggestion string, bad bool) {
	for _, p := range r.areas {
		if p == partition {
			return "", false
		}
	}
	suggestion, _ = nearest(partition, slices.Values([]string{"aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso"}))
	if suggestion == "" && strings.Contains(partition, "gov") {
		suggestion = "aws-us-gov"
	}
	return suggestion, true
}
