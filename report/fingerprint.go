package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// fingerprintName is the version of the fingerprint, as SARIF and the baseline
// name it.
const fingerprintName = "lint403/v1"

// fingerprinter computes lint403/v1 fingerprints.
//
// A fingerprint is made of what a finding is about, never of where it stands: rule,
// resource address with its count or for_each keys, statement, principal, action
// and resource. The same configuration read as HCL and as a plan gives the same.
type fingerprinter struct {
	// tokens puts the token back for the account and region of a provider, which a
	// plan often knows and the sources alone do not.
	tokens *strings.Replacer
}

func newFingerprinter(m *model.Model) fingerprinter {
	var pairs []string
	if m != nil {
		for _, key := range slices.Sorted(maps.Keys(m.Providers)) {
			provider := m.Providers[key]
			if isAccountID(provider.Account) {
				pairs = append(pairs, provider.Account, accountToken)
			}
			if provider.Region != "" && !strings.HasPrefix(provider.Region, "${") {
				pairs = append(pairs, ":"+provider.Region+":", ":"+regionToken+":")
			}
			if _, alias, ok := strings.Cut(key, "."); ok {
				pairs = append(pairs, "${account."+alias+"}", accountToken, "${region."+alias+"}", regionToken)
			}
		}
	}
	return fingerprinter{tokens: strings.NewReplacer(pairs...)}
}

// The tokens of loader/model for what a provider decides.
const (
	accountToken = "${account}"
	regionToken  = "${region}"
)

func isAccountID(s string) bool {
	return len(s) == 12 && strings.Trim(s, "0123456789") == ""
}

// all returns the fingerprint of every request of a finding, sorted so that the
// order in which a rule met them does not matter; one for a finding without
// requests.
func (p fingerprinter) all(f *rules.Finding) []string {
	needs := needsOf(f)
	if len(needs) == 0 {
		needs = []rules.Need{{}}
	}
	prints := make([]string, len(needs))
	for i, need := range needs {
		prints[i] = p.one(f, need)
	}
	slices.Sort(prints)
	return slices.Compact(prints)
}

func (p fingerprinter) one(f *rules.Finding, need rules.Need) string {
	owner := f.Address
	if owner == "" {
		owner = f.Range.File // a raw document is known by its name
	}
	subject := canonical(f.Key)
	if subject == "" && f.Need == nil {
		subject = f.Message // which names the value in question
	}
	sum := sha256.New()
	sum.Write([]byte(f.Rule.ID + "\x00" + owner + "\x00"))
	for _, part := range []string{subject, need.Principal, need.Action, need.Resource} {
		sum.Write([]byte(p.tokens.Replace(part) + "\x00"))
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// canonical returns a key that is JSON (a statement without Sid) with its members
// and lists sorted, because their order means nothing to AWS.
func canonical(key string) string {
	if !strings.HasPrefix(key, "{") && !strings.HasPrefix(key, "[") {
		return key
	}
	decoder := json.NewDecoder(strings.NewReader(key))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil || decoder.More() {
		return key
	}
	return encode(sortLists(value))
}

func sortLists(value any) any {
	switch v := value.(type) {
	case map[string]any:
		for name, member := range v {
			v[name] = sortLists(member)
		}
	case []any:
		for i := range v {
			v[i] = sortLists(v[i])
		}
		slices.SortFunc(v, func(a, b any) int { return strings.Compare(encode(a), encode(b)) })
	}
	return value
}

// encode returns the JSON of a decoded JSON value, which always has one.
func encode(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return ""
	}
	return string(text)
}

// needsOf returns the request of a finding and the further ones it breaks.
func needsOf(f *rules.Finding) []rules.Need {
	var needs []rules.Need
	if f.Need != nil {
		needs = append(needs, *f.Need)
	}
	return append(needs, f.Requests...)
}
