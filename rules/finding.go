package rules

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// Verdict says what kind of statement a finding makes.
type Verdict string

// The verdicts of the JSON contract.
const (
	VerdictDenied      Verdict = "denied"       // a request will be refused
	VerdictAtRisk      Verdict = "at-risk"      // it depends on something unknown, which is named
	VerdictApplyError  Verdict = "apply-error"  // terraform apply itself is refused
	VerdictPolicyError Verdict = "policy-error" // the document is not what it means to be
	VerdictHygiene     Verdict = "hygiene"      // works, and will surprise
)

// Finding is one result of one rule, as the rule's `deny` yields it.
type Finding struct {
	// Rule is the rule that found it; from the catalog.
	Rule *Rule `json:"-"`
	// Path is the Rego package of the rule, which identifies it.
	Path       []string       `json:"path"`
	Severity   model.Severity `json:"severity"`
	Verdict    Verdict        `json:"verdict"`
	Confidence string         `json:"confidence"`
	Message    string         `json:"msg"`
	Address    string         `json:"address"`
	Range      model.Range    `json:"range"`
	Related    []Related      `json:"related"`
	Callers    []model.Range  `json:"callers"`
	Need       *Need          `json:"need"`
	// Requests are the further requests that the same cause breaks.
	Requests   []Need   `json:"requests"`
	Layer      string   `json:"layer"`
	AWSMessage string   `json:"aws_message"`
	Codes      []string `json:"codes"`
	// Seed is the part of the problem that this finding belongs to, where that differs
	// from the rule's.
	Seed string `json:"seed"`
	// Because explains the message in one sentence; Unknown names what an at-risk
	// finding depends on.
	Because string   `json:"because"`
	Unknown []string `json:"unknown"`
	Steps   []Step   `json:"steps"`
	Fix     *Fix     `json:"fix"`
	// Key is what makes the finding itself, apart from where it is written:
	// statement, principal, action, resource. It feeds the fingerprint.
	Key string `json:"key"`
	// Loc is conftest's form of the place, which stock tools read.
	Loc map[string]any `json:"_loc"`
}

// complete fills in what the rule left to its metadata.
func (f *Finding) complete() {
	f.Severity = cmp.Or(f.Severity, f.Rule.Severity)
	f.Verdict = cmp.Or(f.Verdict, f.Rule.Verdict, VerdictPolicyError)
	f.Confidence = cmp.Or(f.Confidence, "high")
	f.Seed = cmp.Or(f.Seed, f.Rule.Seed)
	if f.Verdict == VerdictAtRisk && f.Severity == model.SeverityError {
		f.Severity = model.SeverityWarning
	}
	if len(f.Codes) == 0 {
		f.Codes = f.Rule.Codes
	}
	f.Loc = nil
}

// Related is another place that a finding is about.
type Related struct {
	Message string      `json:"msg"`
	Range   model.Range `json:"range"`
}

// Need is the request that a finding is about.
type Need struct {
	Principal  string `json:"principal"`
	Action     string `json:"action"`
	Resource   string `json:"resource"`
	Via        string `json:"via"`
	DeclaredBy string `json:"declared_by"`
	// Range is where the need is declared.
	Range model.Range `json:"range"`
}

// Step is one layer of the authorization path and what it said.
type Step struct {
	// Layer is identity, boundary, session, scp, rcp, endpoint, bucket-policy, ...
	Layer string `json:"layer"`
	// Verdict is allow, explicit-deny, implicit-deny, unknown, assumed-allow or
	// not-reached.
	Verdict string      `json:"verdict"`
	Why     string      `json:"why"`
	Range   model.Range `json:"range"`
}

// Fix is a repair: in words, and as edits where it is certain enough to write.
type Fix struct {
	Description string `json:"description"`
	Edits       []Edit `json:"edits"`
	// Safe is set when the edits cannot change anything but the defect.
	Safe bool `json:"safe"`
}

// Edit replaces a piece of a file.
type Edit struct {
	Range model.Range `json:"range"`
	Text  string      `json:"text"`
	// Old is the text that stands there when the edit is right; "" when it does not
	// matter. Anything else means that an expression wrote the value, and the edit
	// must not be applied.
	Old string `json:"old"`
}

// SortFindings puts findings in the order of every report: file, place, rule,
// message.
func SortFindings(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			a.Range.Compare(b.Range),
			cmp.Compare(a.Rule.ID, b.Rule.ID),
			strings.Compare(a.Message, b.Message),
			strings.Compare(a.Key, b.Key),
		)
	})
}
