package iam

import (
	"slices"
	"strings"
)

// resource compares the whole ARN with the templates of its service. When none
// fits it looks which field is to blame.
func (in *inspector) resource(a *arn) ([]Fact, error) {
	service, ok := a.field(2)
	if !ok {
		return nil, nil
	}
	if len(a.fields[5]) == 0 && a.opaque > 5 {
		return []Fact{{problem: ARNResource, Service: service, Core: core(service)}}, nil
	}
	if found, err := in.fits(service, &a.text, ""); err != nil || found || a.opaque < 5 {
		return nil, err
	}
	region, account, err := in.blame(service, a)
	switch {
	case err != nil:
		return nil, err
	case region || account:
		return a.headerFacts(service, region, account), nil
	default:
		return in.unknownResource(service, a)
	}
}

// headerFacts says which header fields should be filled or empty.
func (a *arn) headerFacts(service string, region, account bool) []Fact {
	var facts []Fact
	for _, f := range []struct {
		blamed             bool
		field              int
		missing, forbidden string
	}{
		{region, 3, ARNRegionMissing, ARNRegionForbidden},
		{account, 4, ARNAccountMissing, ARNAccountForbidden},
	} {
		switch {
		case !f.blamed:
		case len(a.fields[f.field]) == 0:
			facts = append(facts, Fact{problem: f.missing, Service: service, Core: core(service)})
		default:
			fact := Fact{problem: f.forbidden, Service: service, Core: core(service)}
			if !region || !account {
				fact.Suggest = a.with(f.field, "")
			}
			facts = append(facts, fact)
		}
	}
	return facts
}

// blame reports which header fields would have to be different for a template to
// fit.
func (in *inspector) blame(service string, a *arn) (region, account bool, err error) {
	free := pattern{{class: field, many: true}}
	// "accesspoint/x/y" is a malformed access point, not a bucket of that name.
	word, err := in.keyword(service, firstWord(a.fields[5].prefix()))
	if err != nil {
		return false, false, err
	}
	for _, try := range []struct{ region, account bool }{{true, false}, {false, true}, {true, true}} {
		fields := slices.Clone(a.fields)
		if try.region {
			fields[3] = free
		}
		if try.account {
			fields[4] = free
		}
		found, err := in.fits(service, &text{pattern: join(fields)}, word)
		if err != nil {
			return false, false, err
		}
		if found {
			return try.region, try.account, nil
		}
	}
	return false, false, nil
}

// keyword returns the word if resources of the service start with it, else "".
func (in *inspector) keyword(service, word string) (string, error) {
	s, err := in.Service(service)
	if s == nil || err != nil {
		return "", err
	}
	for w := range s.words() {
		if w == word {
			return word, nil
		}
	}
	return "", nil
}

// words are the literal first words of the resources of a service: "key", "alias".
func (s *Service) words() func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for _, t := range s.ResourceTypes {
			for _, arn := range t.ARNs {
				if w := templateWord(arn); w != "" && !yield(w) {
					return
				}
			}
		}
	}
}

func templateWord(arn string) string {
	parts := strings.SplitN(arn, ":", allFields)
	if w := firstWord(parts[len(parts)-1]); !strings.Contains(w, "$") {
		return w
	}
	return ""
}

// fits reports whether an ARN with the given service field can name a resource,
// one that starts with the word unless that is "". A service without templates has
// no say.
func (in *inspector) fits(service string, t *text, word string) (bool, error) {
	holders := in.index.arnServices[service]
	if len(holders) == 0 {
		return true, nil
	}
	if service == "sts" {
		// Sessions have ARNs of their own, which the reference does not list.
		sessions := template("arn:${Partition}:sts::${Account}:assumed-role/${Role}/${Session}")
		if t.pattern.overlaps(sessions) {
			return true, nil
		}
	}
	for _, prefix := range in.ownFirst(service, holders) {
		s, err := in.Service(prefix)
		if err != nil {
			return false, err
		}
		if s != nil && s.fits(t, word) {
			return true, nil
		}
	}
	return false, nil
}

// ownFirst orders the services that hold templates, the service itself first:
// nearly always that is enough, and files need not be read.
func (in *inspector) ownFirst(service string, holders []string) []string {
	if !slices.Contains(holders, service) || holders[0] == service {
		return holders
	}
	own := []string{service}
	for _, h := range holders {
		if h != service {
			own = append(own, h)
		}
	}
	return own
}

func (s *Service) fits(t *text, word string) bool {
	for _, r := range s.ResourceTypes {
		for i, arn := range r.ARNs {
			if (word == "" || templateWord(arn) == word) && r.templates[i].fits(t) {
				return true
			}
		}
	}
	return false
}

// fits reports whether the text can be an ARN of the type.
func (r *ResourceType) fits(t *text) bool {
	for i := range r.templates {
		if r.templates[i].fits(t) {
			return true
		}
	}
	return false
}

// unknownResource says what was probably meant by a resource that no template
// fits.
func (in *inspector) unknownResource(service string, a *arn) ([]Fact, error) {
	f := Fact{problem: ARNResource, Service: service, Core: core(service)}
	if service == "iam" {
		f.Detail = "path"
	}
	resource := a.fields[5]
	if last := len(resource) - 1; a.bucketLevel() && resource[last].literal == '/' {
		f.Detail = "empty-key"
		if !a.unknown && len(a.variables) == 0 {
			f.Suggest = a.value + "*"
		}
		return []Fact{f}, nil
	}
	s, err := in.Service(service)
	if s == nil || err != nil {
		return []Fact{f}, err
	}
	word := firstWord(resource.prefix())
	if known, err := in.keyword(service, word); err != nil || known != "" && f.Detail == "" {
		f.Detail = "shape"
		return []Fact{f}, err
	}
	suggestion, near := nearest(word, s.words())
	if suggestion != "" && word != "" && suggestion != word {
		f.Near = near
		f.Suggest = suggestedField(a, 5, strings.Replace(a.value[len(a.value)-len(a.resourceText()):], word, suggestion, 1))
	}
	return []Fact{f}, nil
}

// firstWord is what comes before the first separator: the kind of the resource.
func firstWord(resource string) string {
	word, _, separated := cutAny(resource, "/:")
	if !separated {
		return ""
	}
	return word
}

func cutAny(s, chars string) (before, after string, found bool) {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

// resourceText is the resource part as written.
func (a *arn) resourceText() string {
	parts := strings.SplitN(a.value, ":", allFields)
	if len(parts) < allFields {
		return ""
	}
	return parts[5]
}

// bucketLevel reports whether the ARN has the form of a general purpose bucket or
// its objects: no region and no account.
func (a *arn) bucketLevel() bool {
	service, ok := a.field(2)
	return ok && service == "s3" && len(a.fields[3])+len(a.fields[4]) == 0 && len(a.fields[5]) > 0
}

// bucket judges the name of the bucket and the start of the key.
func (a *arn) bucket() []Fact {
	if !a.bucketLevel() {
		return nil
	}
	bucket, key := a.fields[5], pattern(nil)
	slash := bucket.index('/')
	if slash >= 0 {
		bucket, key = bucket[:slash], bucket[slash+1:]
	}
	if f := bucketFact(a, bucket); f != nil {
		return []Fact{*f}
	}
	n := len(bucket)
	switch {
	case len(key) > 0 && key[0].literal == '/':
		return []Fact{{problem: ARNKeySlash, Service: "s3", Suggest: a.withoutSlashes()}}
	case slash < 0 && n > 1 && endsWild(bucket) && strings.HasSuffix(a.value, "*") && joined(bucket[n-2].literal):
		return []Fact{{problem: ARNBucketStar, Service: "s3", Suggest: suggestedStar(a)}}
	default:
		return nil
	}
}

// withoutSlashes is the value with one slash between bucket and key.
func (a *arn) withoutSlashes() string {
	if a.unknown || len(a.variables) > 0 {
		return ""
	}
	name, key, _ := strings.Cut(a.value, "/")
	return name + "/" + strings.TrimLeft(key, "/")
}

func suggestedStar(a *arn) string {
	if a.unknown || len(a.variables) > 0 {
		return ""
	}
	return strings.TrimRight(a.value, "*") + "/*"
}

// joined reports whether a "*" after this character goes on with a word; after a
// separator it is meant as the rest of a name.
func joined(c rune) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z'
}

func bucketFact(a *arn, bucket pattern) *Fact {
	literal, whole := bucket.text()
	if !whole {
		for _, s := range bucket {
			if s.literal != 0 && !bucketRune(s.literal) {
				return &Fact{problem: ARNBucketName, Detail: "characters", Service: "s3"}
			}
		}
		return nil
	}
	if a.opaque <= 5 {
		return nil
	}
	if problem := bucketNameProblem(literal); problem != "" {
		return &Fact{problem: ARNBucketName, Detail: problem, Service: "s3"}
	}
	return nil
}

// bucketRune reports whether any bucket name ever could hold a character: those of
// us-east-1 from before March 2018 include upper case and the underscore.
func bucketRune(c rune) bool { return joined(c) || c == '-' || c == '.' || c == '_' }

// bucketNameProblem says why no bucket has a name, "" when one may.
func bucketNameProblem(bucket string) string {
	switch {
	case strings.ContainsFunc(bucket, func(c rune) bool { return !bucketRune(c) }):
		return "characters"
	case bucket == "":
		return ""
	case len(bucket) < 3 || len(bucket) > 255:
		return "length"
	case strings.HasSuffix(bucket, "-s3alias"), strings.HasSuffix(bucket, "--ol-s3"), strings.HasSuffix(bucket, ".mrap"):
		return "alias"
	case strings.HasSuffix(bucket, "--x-s3"):
		return "directory"
	case len(bucket) > 63 || strings.Contains(bucket, "..") || strings.ToLower(bucket) != bucket ||
		strings.Contains(bucket, "_") || !joined(rune(bucket[0])) || !joined(rune(bucket[len(bucket)-1])):
		return "legacy"
	default:
		return ""
	}
}
