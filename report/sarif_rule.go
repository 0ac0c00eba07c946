package report

import (
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/report/sarif"
	"github.com/lint403/lint403/rules"
)

// rule describes a rule. It depends on nothing but the rule, so that it is the same
// in every run.
func (s *sarifWriter) rule(rule *rules.Rule) sarif.Rule {
	return sarif.Rule{
		ID:                   rule.ID,
		Name:                 shorten(rule.Name, sarif.MaxNameLength),
		ShortDescription:     sarif.Text{Text: shorten(sentence(rule.Title), sarif.MaxDescription)},
		FullDescription:      sarif.Text{Text: shorten(sentence(oneLine(rule.Description)), sarif.MaxDescription)},
		Help:                 sarif.Text{Text: helpText(rule), Markdown: helpMarkdown(rule)},
		HelpURI:              helpURI(rule),
		DefaultConfiguration: sarif.Configuration{Level: string(rule.Severity)},
		Properties:           s.ruleProperties(rule),
	}
}

// helpURI is the page of a rule; a rule of the user's own has at most a reference.
func helpURI(rule *rules.Rule) string {
	switch {
	case !rule.Custom:
		return rule.HelpURI()
	case len(rule.References) > 0:
		return rule.References[0].URL
	default:
		return ""
	}
}

func (s *sarifWriter) ruleProperties(rule *rules.Rule) *sarif.RuleProperties {
	properties := &sarif.RuleProperties{
		Tags:            []string{"aws", "s3", "access"},
		Precision:       "high",
		ProblemSeverity: string(rule.Severity),
	}
	switch rule.Severity {
	case model.SeverityError:
		properties.Precision = "very-high" // an error has to be certain
	case model.SeverityNote:
		properties.ProblemSeverity = "recommendation"
	default:
	}
	for _, tag := range []string{rule.Family, rule.Seed} {
		// GitHub files everything with the tag "security" as a vulnerability.
		if tag != "" && tag != securityTag && !slices.Contains(properties.Tags, tag) {
			properties.Tags = append(properties.Tags, tag)
		}
	}
	if rule.Family == securityTag && s.options.SARIF.Security {
		properties.Tags = append(properties.Tags, securityTag)
		properties.SecuritySeverity = securitySeverity(rule.Severity)
	}
	return properties
}

// securityTag is GitHub's tag and our family of rules about too much access.
const securityTag = "security"

// securitySeverity is the middle of GitHub's classes high, medium and low.
func securitySeverity(severity model.Severity) string {
	switch severity {
	case model.SeverityError:
		return "8.0"
	case model.SeverityWarning:
		return "5.5"
	default:
		return "2.0"
	}
}

func helpText(rule *rules.Rule) string {
	var b strings.Builder
	b.WriteString(strings.TrimSpace(rule.Description))
	if rule.Fix != "" {
		b.WriteString("\n\nFix: " + sentence(rule.Fix))
	}
	for _, ref := range rule.References {
		b.WriteString("\n" + ref.URL)
	}
	return b.String()
}

func helpMarkdown(rule *rules.Rule) string {
	var b strings.Builder
	b.WriteString(strings.TrimSpace(rule.Description))
	if rule.Fix != "" {
		b.WriteString("\n\n**Fix:** " + sentence(rule.Fix))
	}
	for _, example := range rule.Examples {
		if example.Fail != "" && example.Pass != "" {
			b.WriteString("\n\nRefused:\n\n" + fenced("json", example.Fail))
			b.WriteString("\n\nAllowed:\n\n" + fenced("json", example.Pass))
		}
		if example.FailTF != "" && example.PassTF != "" {
			b.WriteString("\n\nRefused:\n\n" + fenced("hcl", example.FailTF))
			b.WriteString("\n\nAllowed:\n\n" + fenced("hcl", example.PassTF))
		}
	}
	if len(rule.References) > 0 {
		b.WriteString("\n\n**References**\n")
		for _, ref := range rule.References {
			text := ref.Text
			if text == "" {
				text = ref.URL
			}
			b.WriteString("\n- [" + text + "](" + ref.URL + ")")
		}
	}
	if len(rule.Codes) > 0 {
		b.WriteString("\n\n**Codes:** `" + strings.Join(rule.Codes, "`, `") + "`")
	}
	return b.String()
}

// oneLine joins the lines of a text.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// shorten cuts text to a number of characters.
func shorten(text string, limit int) string {
	runes := []rune(text)
	if len(runes) <= limit {
		return text
	}
	return string(runes[:limit-1]) + "…"
}
