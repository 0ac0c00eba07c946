package rules

import (
	"fmt"
	"strings"
)

// Markdown is the page of the rule: what it says, why, an example and the fix. It
// stands beside the rule, is the help of its SARIF entry, and is what
// `lint403 rule ID` prints.
func (r *Rule) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s %s\n\n", r.ID, r.Name)
	fmt.Fprintf(&b, "%s\n\n", r.facts())
	fmt.Fprintf(&b, "%s\n\n## Fix\n\n%s\n", r.Description, sentence(r.Fix))
	for _, example := range r.Examples {
		example.write(&b)
	}
	r.writeCodes(&b)
	r.writeReferences(&b)
	return b.String()
}

func (r *Rule) facts() string {
	facts := []string{"Severity: " + string(r.Severity)}
	if r.Verdict != "" {
		facts = append(facts, "verdict: "+string(r.Verdict))
	}
	if r.Seed != "" {
		facts = append(facts, "part: "+r.Seed)
	}
	if r.Default == "off" {
		facts = append(facts, "off by default, `--select "+r.ID[:3]+"` turns it on")
	}
	facts = append(facts, "since "+r.Since)
	return strings.Join(facts, " · ")
}

func (e Example) write(b *strings.Builder) {
	pairs := []struct{ title, language, text string }{
		{"Found", "json", e.Fail},
		{"Not found", "json", e.Pass},
		{"Found", "hcl", e.FailTF},
		{"Not found", "hcl", e.PassTF},
	}
	for _, p := range pairs {
		if p.text == "" {
			continue
		}
		title := p.title
		if e.Kind != "" {
			title += " (" + e.Kind + " policy)"
		}
		fmt.Fprintf(b, "\n## %s\n\n```%s\n%s\n```\n", title, p.language, strings.TrimRight(p.text, "\n"))
	}
}

func (r *Rule) writeCodes(b *strings.Builder) {
	if len(r.Codes) == 0 {
		return
	}
	fmt.Fprintf(b, "\n## Answers\n\n`%s`\n", strings.Join(r.Codes, "`, `"))
}

func (r *Rule) writeReferences(b *strings.Builder) {
	if len(r.References) == 0 {
		return
	}
	b.WriteString("\n## References\n\n")
	for _, ref := range r.References {
		if ref.Text == "" {
			fmt.Fprintf(b, "- <%s>\n", ref.URL)
		} else {
			fmt.Fprintf(b, "- [%s](%s)\n", ref.Text, ref.URL)
		}
	}
}

// Markdown is the list of all rules.
func (c Catalog) Markdown() string {
	var b strings.Builder
	b.WriteString("# Rules\n\nWhat lint403 finds. `lint403 rule ID` prints a page; the ids are stable.\n\n")
	b.WriteString("| id | rule | severity | what to do |\n|---|---|---|---|\n")
	for _, r := range c {
		page := strings.TrimPrefix(strings.ReplaceAll(r.Path, ".", "/"), "rules/") + "/README.md"
		id := r.ID
		if r.Default == "off" {
			id += " (off)"
		}
		fmt.Fprintf(&b, "| [%s](%s) | %s | %s | %s |\n", id, page, r.Title, r.Severity, sentence(r.Fix))
	}
	return b.String()
}

// sentence makes an imperative phrase a sentence.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return s
	}
	s = strings.ToUpper(s[:1]) + s[1:]
	if !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}
