package iam

import (
	"slices"
	"strings"
	"unicode"
)

// The problems of a Resource or NotResource, as data.lint403.iam.arns groups them.
const (
	// ARNNotAnARN: neither "*" nor an ARN.
	ARNNotAnARN = "not-an-arn"
	// ARNTooShort: fewer than six fields. ARNNoService: it ends before the service
	// or leaves that empty.
	ARNTooShort  = "too-short"
	ARNNoService = "no-service"
	// ARNBlank: blank or invisible characters where no name can hold them. Detail
	// is header, name or end (of an object key).
	ARNBlank     = "blank"
	ARNPartition = "partition"
	// ARNForeignPartition: another partition than that of every provider.
	ARNForeignPartition = "foreign-partition"
	// ARNServiceCase, ARNServiceWildcard, ARNServiceUnknown: the service field.
	ARNServiceCase     = "service-case"
	ARNServiceWildcard = "service-wildcard"
	ARNServiceUnknown  = "service-unknown"
	// ARNRegion: Detail is malformed, placeholder, typo, unknown or partition (a
	// region of another one).
	ARNRegion           = "region"
	ARNRegionMissing    = "region-missing"
	ARNRegionForbidden  = "region-forbidden"
	ARNAccount          = "account"
	ARNAccountPartial   = "account-partial"
	ARNAccountMissing   = "account-missing"
	ARNAccountForbidden = "account-forbidden"
	// ARNResource: no resource type of the service looks like this. Detail is path
	// for an IAM ARN that IAM itself refuses, empty-key for a slash at the end of an
	// S3 ARN, shape when the first word is right and the rest is not.
	ARNResource = "resource"
	// ARNBucketName: no bucket can have the name. Detail is characters, length,
	// alias (a request-side name), directory, or legacy (a name from before 2018).
	ARNBucketName = "bucket-name"
	// ARNBucketStar: a bucket name that ends in "*" with no slash before it.
	ARNBucketStar = "bucket-star"
	// ARNKeySlash: an object key that starts with a slash.
	ARNKeySlash = "key-slash"
)

// Fact is what a comparison with the reference tells about a string of the model,
// and the places where the string stands.
type Fact struct {
	Value string `json:"value"`
	// Suggest is what was probably meant, as a whole value; Near is set when that
	// is one edit away.
	Suggest string `json:"suggest,omitempty"`
	Near    bool   `json:"near,omitempty"`
	// Detail tells variants of a problem apart, Service is the service concerned.
	Detail  string  `json:"detail,omitempty"`
	Service string  `json:"service,omitempty"`
	Core    bool    `json:"core,omitempty"`
	Places  []Place `json:"places"`

	problem string
}

// Place is an element of a statement: Element is the field of the model that holds
// it (resources, not_resources, actions, ..., conditions), Index its position
// there. Value is the position among the values of a condition, else 0.
type Place struct {
	Policy    string `json:"policy"`
	Statement int    `json:"statement"`
	Element   string `json:"element"`
	Index     int    `json:"index"`
	Value     int    `json:"value,omitempty"`
}

// core reports whether a service is among those whose requests lint403 is about;
// for these the data is checked by hand, so that a departure from it is certain.
func core(service string) bool {
	switch service {
	case "s3", "s3express", "s3-object-lambda", "s3-outposts", "s3tables", "s3vectors", "kms", "sts", "iam":
		return true
	default:
		return false
	}
}

// inspector judges the strings of one model.
type inspector struct {
	*Reference
	*reader
	regions *regions
	// home is the one partition that the model is about, "" if not known.
	home string
	// judged holds the facts about strings seen before.
	judged map[string][]*Fact
	// meant holds the meanings of entries of Action seen before.
	meant map[string]meanings
}

// arn is an ARN under inspection.
type arn struct {
	text
	fields []pattern
}

// field returns the text of a header field when it is certain and holds literals
// only.
func (a *arn) field(i int) (string, bool) {
	if i >= len(a.fields) || i >= a.opaque {
		return "", false
	}
	return a.fields[i].text()
}

// with returns the value with one field replaced, "" when it can not be told
// where the field stands in the source text.
func (a *arn) with(i int, field string) string {
	if a.unknown || len(a.variables) > 0 {
		return ""
	}
	parts := strings.SplitN(a.value, ":", allFields)
	if i >= len(parts) {
		return ""
	}
	parts[i] = field
	return strings.Join(parts, ":")
}

// inspectARN lists what is wrong with a resource.
func (in *inspector) inspectARN(t text) ([]Fact, error) {
	if t.value == "*" || t.opaque == 0 {
		return nil, nil
	}
	a := &arn{text: t, fields: t.pattern.fields()}
	if f := a.blank(); f != nil && strings.HasPrefix(strip(t.value), "arn:") {
		return []Fact{*f}, nil
	}
	if f := a.shape(); f != nil {
		return []Fact{*f}, nil
	}
	if len(a.fields) < allFields {
		return nil, nil
	}
	if facts := in.header(a); len(facts) > 0 {
		return facts, nil
	}
	names := a.bucket()
	if len(names) > 0 && names[0].problem == ARNBucketName {
		return names, nil
	}
	facts, err := in.resource(a)
	if err != nil || len(facts) > 0 {
		return facts, err
	}
	return names, nil
}

// blank finds blank and invisible characters. Object keys and the names of some
// services may hold blanks, so it looks at the header, at the bucket part of an S3
// ARN, at the resource part of other core ARNs, and at the end.
func (a *arn) blank() *Fact {
	service, _ := a.field(2)
	f := &Fact{problem: ARNBlank, Suggest: a.stripped(), Service: service}
	for i, part := range a.fields[:min(len(a.fields), allFields-1)] {
		if part.has(invisible) {
			f.Detail = "header"
			if i == len(a.fields)-1 {
				f.Detail = "name"
			}
			return f
		}
	}
	last := a.fields[len(a.fields)-1]
	nameEnd := len(last)
	if slash := last.index('/'); service == "s3" && slash >= 0 {
		nameEnd = slash
	}
	switch {
	case core(service) && last[:nameEnd].has(invisible):
		f.Detail = "name"
	case len(last) > 0 && invisible(last[len(last)-1].literal):
		f.Detail = "end"
	default:
		return nil
	}
	return f
}

// invisible reports whether a character can not be seen, or not be told from
// nothing.
func invisible(c rune) bool {
	return unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) || unicode.IsControl(c) && c != 0
}

// strip leaves out every invisible character.
func strip(s string) string {
	return strings.Map(func(c rune) rune {
		if invisible(c) {
			return -1
		}
		return c
	}, s)
}

// stripped is the value without what blank found.
func (a *arn) stripped() string {
	if a.unknown || len(a.variables) > 0 {
		return ""
	}
	parts := strings.SplitN(a.value, ":", allFields)
	for i := range min(len(parts), allFields-1) {
		parts[i] = strip(parts[i])
	}
	if len(parts) == allFields {
		name, key, slash := strings.Cut(parts[5], "/")
		if parts[2] != "s3" {
			parts[5] = strip(parts[5])
		} else if parts[5] = strip(name); slash {
			parts[5] += "/" + strings.TrimRightFunc(key, invisible)
		}
	}
	return strings.Join(parts, ":")
}

// shape judges the start and the number of fields.
func (a *arn) shape() *Fact {
	if first, _ := a.field(0); first != "arn" {
		if slices.ContainsFunc(a.variables, func(v Variable) bool { return v.Field == 0 }) {
			return nil // which the rule about variables has to say
		}
		return &Fact{problem: ARNNotAnARN, Suggest: a.asARN()}
	}
	if len(a.fields) > 2 && a.opaque > 2 && len(a.fields[2]) == 0 {
		return &Fact{problem: ARNNoService}
	}
	if len(a.fields) >= allFields || a.opaque < allFields {
		return nil
	}
	service, _ := a.field(2)
	last := a.fields[len(a.fields)-1]
	switch {
	case endsWild(last) && (service != "s3" || len(last) == 1):
		// The wildcard stands for the fields that are missing, unless it follows what
		// can only be the name of a bucket.
		return nil
	case len(a.fields) < 3:
		return &Fact{problem: ARNNoService}
	default:
		return &Fact{problem: ARNTooShort, Suggest: a.padded(), Service: service, Core: core(service)}
	}
}

func endsWild(p pattern) bool { return len(p) > 0 && p[len(p)-1].many }

// asARN guesses the ARN meant by something that is none.
func (a *arn) asARN() string {
	if a.unknown || len(a.variables) > 0 {
		return ""
	}
	if len(a.value) > 4 && strings.EqualFold(a.value[:4], "arn:") {
		return "arn:" + a.value[4:]
	}
	rest, isURL := strings.CutPrefix(a.value, "s3://")
	bucket, key, slash := strings.Cut(rest, "/")
	if bucket == "" || bucketNameProblem(bucket) != "" || !isURL && !slash && !strings.ContainsAny(bucket, "-.") {
		return ""
	}
	if slash && key == "" {
		key = "*"
	}
	if slash {
		bucket += "/" + key
	}
	return "arn:aws:s3:::" + bucket
}

// padded supplies the colons that an S3 ARN lacks.
func (a *arn) padded() string {
	if service, _ := a.field(2); service != "s3" || len(a.fields) < 4 || a.unknown || len(a.variables) > 0 {
		return ""
	}
	parts := strings.Split(a.value, ":")
	for _, empty := range parts[3 : len(parts)-1] {
		if empty != "" {
			return ""
		}
	}
	return strings.Join(parts[:3], ":") + ":::" + parts[len(parts)-1]
}

// header judges partition, service, region and account.
func (in *inspector) header(a *arn) []Fact {
	var facts []Fact
	partition, partitionKnown := a.field(1)
	if partitionKnown {
		if suggestion, bad := in.regions.partitionProblem(partition); bad {
			f := Fact{problem: ARNPartition, Suggest: suggestedField(a, 1, suggestion)}
			if placeholder(partition, "partition") {
				f.Detail = "placeholder"
			}
			facts = append(facts, f)
		} else if in.home != "" && partition != in.home {
			facts = append(facts, Fact{problem: ARNForeignPartition, Detail: in.home, Suggest: a.with(1, in.home)})
		}
	}
	facts = append(facts, in.service(a)...)
	if region, ok := a.field(3); ok && region != "" {
		facts = append(facts, in.region(a, partition, region)...)
	}
	facts = append(facts, a.account()...)
	return facts
}

func suggestedField(a *arn, i int, suggestion string) string {
	if suggestion == "" {
		return ""
	}
	return a.with(i, suggestion)
}

func (in *inspector) service(a *arn) []Fact {
	if len(a.fields) <= 2 || a.opaque <= 2 {
		return nil
	}
	service, literal := a.fields[2].text()
	lower := strings.ToLower(service)
	switch {
	case !literal:
		if slices.ContainsFunc(a.variables, func(v Variable) bool { return v.Field == 2 }) {
			return nil
		}
		return []Fact{{problem: ARNServiceWildcard}}
	case in.knownARNService(service):
		return nil
	case in.knownARNService(lower):
		return []Fact{{problem: ARNServiceCase, Suggest: a.with(2, lower)}}
	case in.Retired(lower):
		return []Fact{{problem: ARNServiceUnknown, Detail: "retired"}}
	default:
		suggestion, near := in.nearestService(lower)
		return []Fact{{problem: ARNServiceUnknown, Suggest: suggestedField(a, 2, suggestion), Near: near}}
	}
}

// knownARNService reports whether some service has ARNs with the service field:
// the field of its templates, or its prefix.
func (r *Reference) knownARNService(service string) bool {
	if r.index.arnServices[service] != nil {
		return true
	}
	_, ok := r.index.Services[service]
	return ok
}

// nearestService finds the service meant. An added digit is no typing error: AWS
// names the second version of a service like that.
func (r *Reference) nearestService(service string) (suggestion string, near bool) {
	suggestion, near = nearest(service, func(yield func(string) bool) {
		for prefix := range r.index.Services {
			if !yield(prefix) {
				return
			}
		}
	})
	if digits := strings.TrimRight(service, "0123456789"); near && len(service) > len(suggestion) && digits != service {
		near = false
	}
	return suggestion, near
}

func (in *inspector) region(a *arn, partition, region string) []Fact {
	problem, suggestion := in.regions.problem(region)
	home := in.regions.partition(region)
	switch {
	case problem != "":
		return []Fact{{problem: ARNRegion, Detail: problem, Suggest: suggestedField(a, 3, suggestion)}}
	case home != "" && partition != "" && home != partition:
		return []Fact{{problem: ARNRegion, Detail: "partition", Suggest: a.with(1, home)}}
	default:
		return nil
	}
}

// account judges the account field: twelve digits, a wildcard, "aws", or one of
// the few words that stand for an owner at AWS.
func (a *arn) account() []Fact {
	if len(a.fields) <= 4 || a.opaque <= 4 || len(a.fields[4]) == 0 {
		return nil
	}
	account, literal := a.fields[4].text()
	switch {
	case !literal:
		hasDigit := slices.ContainsFunc(a.fields[4], func(s step) bool { return s.literal != 0 })
		inHeader := slices.ContainsFunc(a.variables, func(v Variable) bool { return v.Field == 4 })
		if hasDigit && !inHeader && !a.unknown {
			return []Fact{{problem: ARNAccountPartial}}
		}
		return nil
	case account == "aws", account == "cloudfront", account == "offering", isAccount(account):
		return nil
	case strings.Trim(account, "0123456789") != "" && placeholder(account, "account"):
		return []Fact{{problem: ARNAccount, Detail: "placeholder"}}
	default:
		return []Fact{{problem: ARNAccount}}
	}
}

func isAccount(s string) bool {
	return len(s) == 12 && strings.Trim(s, "0123456789") == ""
}
