package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/lint403/lint403/loader/model"
)

type (
	gitlabIssue struct {
		Description string         `json:"description"`
		CheckName   string         `json:"check_name"`
		Fingerprint string         `json:"fingerprint"`
		Severity    string         `json:"severity"`
		Location    gitlabLocation `json:"location"`
	}
	gitlabLocation struct {
		Path  string      `json:"path"`
		Lines gitlabLines `json:"lines"`
	}
	gitlabLines struct {
		Begin int `json:"begin"`
		End   int `json:"end,omitempty"`
	}
)

// writeGitLab writes a Code Quality report. GitLab shows one of the issues with equal
// fingerprints, so further ones get a fingerprint of their own.
func writeGitLab(w io.Writer, r *Report, o *Options) error {
	issues := []gitlabIssue{}
	seen := map[string]int{}
	for _, e := range r.Open() {
		issue := gitlabIssue{
			Description: e.Rule.ID + ": " + e.Message,
			CheckName:   e.Rule.ID,
			Fingerprint: salted(e.Fingerprint, seen[e.Fingerprint]),
			Severity:    gitlabSeverity(e.Severity),
			Location:    gitlabLocation{Lines: gitlabLines{Begin: max(e.Range.Start.Line, 1)}},
		}
		seen[e.Fingerprint]++
		if !e.Range.IsZero() {
			issue.Location.Path = o.repositoryPath(e.Range.File)
		}
		if e.Range.End.Line > issue.Location.Lines.Begin {
			issue.Location.Lines.End = e.Range.End.Line
		}
		issues = append(issues, issue)
	}
	return writeDocument(w, issues)
}

// salted makes the nth use of a fingerprint differ from the first.
func salted(fingerprint string, n int) string {
	if n == 0 {
		return fingerprint
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s:%d", fingerprint, n))
	return hex.EncodeToString(sum[:8])
}

func gitlabSeverity(severity model.Severity) string {
	switch severity {
	case model.SeverityError:
		return "major"
	case model.SeverityWarning:
		return "minor"
	default:
		return "info"
	}
}
