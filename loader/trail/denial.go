package trail

import (
	"html"
	"strings"
)

// The layers that an error message can name.
const (
	LayerIdentity          = "identity"
	LayerResource          = "resource"
	LayerSCP               = "scp"
	LayerRCP               = "rcp"
	LayerEndpoint          = "endpoint"
	LayerBoundary          = "boundary"
	LayerSession           = "session"
	LayerTrust             = "trust"
	LayerBlockPublicAccess = "block-public-access"
	LayerOwnership         = "object-ownership"
	LayerEncryption        = "s3-blocked-encryption"
)

// Denial is what an access-denied message says.
type Denial struct {
	Principal, Action, Resource string
	// Layer is the layer that decided, "" when the message does not tell; Explicit is
	// set for an explicit deny.
	Layer    string
	Explicit bool
	// PolicyARN is the policy that decided, where the message names it.
	PolicyARN string
	// Clause is the part that gives the reason, in AWS's words.
	Clause string
}

const (
	phraseDenied   = " is not authorized to perform: "
	phraseExplicit = "with an explicit deny"
	phraseBecause  = "because "
)

// ParseDenial reads an access-denied message of AWS (IAM User Guide: Troubleshoot
// access denied error messages; S3 User Guide: Troubleshoot access denied errors).
// The message may stand inside other text. It reports false when there is none.
func ParseDenial(text string) (Denial, bool) {
	text = html.UnescapeString(text)
	before, after, ok := strings.Cut(text, phraseDenied)
	if !ok {
		return parseSetting(text)
	}
	d := Denial{Principal: lastPrincipal(before)}
	statement, clause := cutClause(after)
	action, resource, _ := strings.Cut(statement, " on resource: ")
	if resource == "" {
		action, _, _ = strings.Cut(action, " on ") // "on the resource associated with this ciphertext"
	}
	d.Action = strings.TrimRight(firstWord(action), ".,")
	d.Resource = resourceOf(resource)
	d.Clause = clause
	d.reason(clause)
	return d, d.Action != ""
}

// lastPrincipal returns the principal that ends a text: all behind "User: ", or the
// last word.
func lastPrincipal(before string) string {
	if i := strings.LastIndex(before, "User: "); i >= 0 {
		return strings.TrimSpace(before[i+len("User: "):])
	}
	if i := strings.LastIndexAny(before, " \t\n\"'>"); i >= 0 {
		before = before[i+1:]
	}
	return before
}

// cutClause splits what was asked for from the reason.
func cutClause(s string) (statement, clause string) {
	quoted := false
	for i := range len(s) {
		if s[i] == '"' {
			quoted = !quoted
		}
		if quoted || s[i] != ' ' {
			continue
		}
		if rest := s[i+1:]; strings.HasPrefix(rest, phraseExplicit) || strings.HasPrefix(rest, phraseBecause) {
			return s[:i], sentence(rest)
		}
	}
	return s, ""
}

// sentence cuts a clause at the end of its sentence or line. A full stop inside an
// ARN is followed by more of it.
func sentence(s string) string {
	if i := strings.IndexAny(s, "\r\n<"); i >= 0 {
		s = s[:i]
	}
	if i := strings.Index(s, ". "); i >= 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, " .\"'}")
}

func firstWord(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexAny(s, " \t\r\n\"'<"); i >= 0 {
		s = s[:i]
	}
	return s
}

// resourceOf returns the resource, which may be quoted, also with escaped quotes,
// and then may hold blanks.
func resourceOf(s string) string {
	s = strings.TrimSpace(strings.ReplaceAll(s, `\"`, `"`))
	if quoted, ok := strings.CutPrefix(s, `"`); ok {
		quoted, _, _ = strings.Cut(quoted, `"`)
		return quoted
	}
	if i := strings.IndexAny(s, "\r\n<\""); i >= 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, " .,'")
}

// reason reads the clause.
func (d *Denial) reason(clause string) {
	d.Explicit = strings.HasPrefix(clause, phraseExplicit)
	lower := strings.ToLower(clause)
	for _, l := range [...]struct{ words, layer string }{
		{"identity-based polic", LayerIdentity},
		{"resource-based polic", LayerResource},
		{"service control policy", LayerSCP},
		{"resource control policy", LayerRCP},
		{"vpc endpoint policy", LayerEndpoint},
		{"permissions boundary", LayerBoundary},
		{"session policy", LayerSession},
		{"role trust policy", LayerTrust},
		{"s3 block public access", LayerBlockPublicAccess},
		{"server side encryption with customer provided keys", LayerEncryption},
	} {
		if strings.Contains(lower, l.words) {
			d.Layer = l.layer
			break
		}
	}
	// KMS gives several reasons at once, so none of them is certain.
	if strings.Contains(lower, "does not exist in this region") {
		d.Layer = ""
	}
	if i := strings.Index(clause, ": arn:"); i >= 0 {
		d.PolicyARN = strings.TrimRight(firstWord(clause[i+2:]), ".,")
	}
}

// parseSetting reads the messages of S3 that name a setting and no caller.
func parseSetting(text string) (Denial, bool) {
	for _, m := range [...]struct {
		words, layer string
		explicit     bool
	}{
		{"public policies are prevented by the BlockPublicPolicy setting", LayerBlockPublicAccess, true},
		{"public ACLs are prevented by the BlockPublicAcls setting", LayerBlockPublicAccess, true},
		{"this bucket has blocked upload requests that specify Server Side Encryption", LayerEncryption, true},
		{"The bucket does not allow ACLs", LayerOwnership, true},
		{"Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting", LayerOwnership, true},
	} {
		if i := strings.Index(text, m.words); i >= 0 {
			return Denial{Layer: m.layer, Explicit: m.explicit, Clause: sentence(text[i:])}, true
		}
	}
	return Denial{}, false
}
