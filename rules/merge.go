package rules

import (
	"regexp"
	"slices"
	"strings"
)

// merge makes one finding of those that say the same of the same place: what is wrong in
// a module is wrong in every instance of it. The findings are sorted; the first one
// stays, with the calls of all.
func merge(findings []Finding) []Finding {
	var merged []Finding
	for _, f := range findings {
		if n := len(merged); n > 0 && merged[n-1].saysTheSame(&f) {
			merged[n-1].adopt(f.Codes)
			for _, call := range f.Callers {
				if !slices.Contains(merged[n-1].Callers, call) {
					merged[n-1].Callers = append(slices.Clone(merged[n-1].Callers), call)
				}
			}
			continue
		}
		merged = append(merged, f)
	}
	return merged
}

func (f *Finding) saysTheSame(other *Finding) bool {
	return f.Range.File != "" && f.Range == other.Range && f.Rule.ID == other.Rule.ID &&
		f.Message == other.Message && f.Verdict == other.Verdict
}

// plainNames takes the root out of names that the loader has qualified with it, as in
// "(infra/b).var.name", from what people read: a finding says where it is.
func (f *Finding) plainNames(qualified *regexp.Regexp) {
	plain := func(texts ...*string) {
		for _, text := range texts {
			if strings.Contains(*text, ").") {
				*text = qualified.ReplaceAllString(*text, "$1")
			}
		}
	}
	plain(&f.Message, &f.Because)
	f.Unknown = slices.Clone(f.Unknown)
	for i := range f.Unknown {
		plain(&f.Unknown[i])
	}
	for i := range f.Related {
		plain(&f.Related[i].Message)
	}
	for i := range f.Steps {
		plain(&f.Steps[i].Why)
	}
	if f.Fix != nil {
		plain(&f.Fix.Description)
	}
}

// qualifiedName matches a name of Terraform behind the root that it is of.
func qualifiedName() *regexp.Regexp {
	return regexp.MustCompile(`\([^()\s]+\)\.((?:aws_|module\.|data\.|var\.|local\.))`)
}
