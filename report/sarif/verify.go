package sarif

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"strings"
)

// The limits of GitHub code scanning. What a log has beyond MaxResults and its like
// is dropped there; beyond a hard limit the whole log is refused.
const (
	MaxRuns             = 20
	MaxResults          = 5_000
	MaxRules            = 25_000
	MaxLocations        = 100
	MaxThreadSteps      = 100
	MaxTags             = 10
	MaxNameLength       = 255
	MaxDescription      = 1_024
	MaxCompressed       = 10 << 20
	fingerprintLineHash = "primaryLocationLineHash"
)

// Verify lists what GitHub code scanning would refuse, drop or warn about in a log.
func Verify(text []byte) []string {
	var log Log
	decoder := json.NewDecoder(bytes.NewReader(text))
	if err := decoder.Decode(&log); err != nil {
		return []string{"not a SARIF log: " + err.Error()}
	}
	v := &verifier{}
	v.check(log.Version == Version, "version is %q, not %s", log.Version, Version)
	v.check(len(log.Runs) > 0 && len(log.Runs) <= MaxRuns, "%d runs", len(log.Runs))
	for i := range log.Runs {
		v.run(fmt.Sprintf("runs[%d]", i), &log.Runs[i])
	}
	if n := CompressedSize(text); n > MaxCompressed {
		v.check(false, "%d bytes compressed, %d are allowed", n, MaxCompressed)
	}
	return v.problems
}

// CompressedSize is the size of a log as it is uploaded.
func CompressedSize(text []byte) int {
	var buffer bytes.Buffer
	w := gzip.NewWriter(&buffer)
	// A bytes.Buffer takes everything.
	_, _ = w.Write(text)
	_ = w.Close()
	return buffer.Len()
}

type verifier struct {
	problems []string
}

func (v *verifier) check(ok bool, format string, args ...any) {
	if !ok {
		v.problems = append(v.problems, fmt.Sprintf(format, args...))
	}
}

func (v *verifier) run(where string, run *Run) {
	driver := run.Tool.Driver
	v.check(driver.Name != "", "%s: the tool has no name", where)
	v.check(run.Results != nil, "%s: no results, not even an empty list", where)
	v.check(len(run.Results) <= MaxResults, "%s: %d results, of which %d are kept", where, len(run.Results), MaxResults)
	v.check(len(driver.Rules) <= MaxRules, "%s: %d rules", where, len(driver.Rules))
	seen := map[string]bool{}
	for i := range driver.Rules {
		rule := &driver.Rules[i]
		v.check(!seen[rule.ID], "%s: rule %s is there twice", where, rule.ID)
		seen[rule.ID] = true
		v.rule(where+" rule "+rule.ID, rule)
	}
	for i := range run.Results {
		result := &run.Results[i]
		at := fmt.Sprintf("%s.results[%d]", where, i)
		if n := result.RuleIndex; n != nil {
			ok := *n >= 0 && *n < len(driver.Rules) && driver.Rules[*n].ID == result.RuleID
			v.check(ok, "%s: ruleIndex %d is not the rule %s", at, *n, result.RuleID)
		} else {
			v.check(seen[result.RuleID], "%s: the rule %q is not listed", at, result.RuleID)
		}
		v.result(at, result)
	}
}

func (v *verifier) rule(where string, rule *Rule) {
	v.check(len(rule.Name) <= MaxNameLength, "%s: name too long", where)
	for name, text := range map[string]string{
		"shortDescription": rule.ShortDescription.Text, "fullDescription": rule.FullDescription.Text,
	} {
		v.check(text != "" && len([]rune(text)) <= MaxDescription, "%s: %s is empty or too long", where, name)
	}
	v.check(rule.Help.Text != "", "%s: no help", where)
	v.check(isLevel(rule.DefaultConfiguration.Level), "%s: level %q", where, rule.DefaultConfiguration.Level)
	if p := rule.Properties; p != nil {
		v.check(len(p.Tags) <= MaxTags, "%s: %d tags, of which %d are kept", where, len(p.Tags), MaxTags)
		// A bad value makes GitHub refuse the whole log.
		ok := p.SecuritySeverity == "" || regexp.MustCompile(`^(10\.0|[0-9]\.[0-9])$`).MatchString(p.SecuritySeverity)
		v.check(ok, "%s: security-severity %q", where, p.SecuritySeverity)
	}
}

func isLevel(level string) bool { return level == "error" || level == "warning" || level == "note" }

func (v *verifier) result(where string, result *Result) {
	v.check(isLevel(result.Level), "%s: level %q", where, result.Level)
	v.check(result.Message.Text != "", "%s: no message", where)
	v.check(len(result.Locations) == 1, "%s: %d locations; GitHub takes exactly the first", where, len(result.Locations))
	v.check(len(result.RelatedLocations) <= MaxLocations, "%s: %d related locations", where, len(result.RelatedLocations))
	for i := range result.Locations {
		at := fmt.Sprintf("%s.locations[%d]", where, i)
		v.location(at, &result.Locations[i])
		if p := result.Locations[i].PhysicalLocation; p != nil && p.Region != nil {
			v.check(p.Region.EndLine == 0 || p.Region.EndLine == p.Region.StartLine, "%s: more than one line", at)
		}
	}
	for i := range result.RelatedLocations {
		v.location(fmt.Sprintf("%s.relatedLocations[%d]", where, i), &result.RelatedLocations[i])
	}
	for _, flow := range result.CodeFlows {
		for _, thread := range flow.ThreadFlows {
			n := len(thread.Locations)
			v.check(n > 0 && n <= MaxThreadSteps, "%s: %d steps in a code flow", where, n)
			for i := range thread.Locations {
				v.location(fmt.Sprintf("%s step %d", where, i), &thread.Locations[i].Location)
			}
		}
	}
	if hash, ok := result.PartialFingerprints[fingerprintLineHash]; ok {
		v.check(regexp.MustCompile(`^[0-9a-f]{1,16}:[0-9]+$`).MatchString(hash), "%s: line hash %q", where, hash)
	}
}

func (v *verifier) location(where string, location *Location) {
	p := location.PhysicalLocation
	if p == nil {
		v.check(false, "%s: no physicalLocation", where)
		return
	}
	uri := p.ArtifactLocation.URI
	parsed, err := url.Parse(uri)
	relative := err == nil && uri != "" && !parsed.IsAbs() && !strings.HasPrefix(uri, "/") &&
		!strings.HasPrefix(uri, "./") && !strings.HasPrefix(uri, "../")
	v.check(relative, "%s: %q is not a relative URI", where, uri)
	if p.Region == nil {
		v.check(false, "%s: no region", where)
		return
	}
	r := p.Region
	v.check(r.StartLine >= 1 && r.StartColumn >= 1, "%s: starts at %d:%d", where, r.StartLine, r.StartColumn)
	ordered := r.EndLine > r.StartLine || r.EndLine == r.StartLine && r.EndColumn >= r.StartColumn
	v.check(ordered, "%s: ends at %d:%d before it starts", where, r.EndLine, r.EndColumn)
}
