package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/lint403/lint403/rules"
)

// NeedsSchema names the version of the JSON form of a list of needs.
const NeedsSchema = "lint403/needs/v1"

// WriteNeeds writes a list of needs as a table for people, with a count at the end.
func WriteNeeds(w io.Writer, needs []rules.NeedVerdict) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	if len(needs) > 0 {
		fmt.Fprintln(table, "VERDICT\tPRINCIPAL\tACCESS\tRESOURCE\tDECLARED BY")
	}
	for i := range needs {
		need := cleanVerdict(needs[i])
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n",
			verdictText(&need), principalText(need.Principal), need.What(), resourceText(&need), declaredText(&need))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	count := countVerdicts(needs)
	if len(needs) > 0 {
		fmt.Fprintln(w)
	}
	_, err := fmt.Fprintf(w, "%s: %d denied, %d at risk, %d allowed\n",
		plural(len(needs), "need", "needs"), count.Denied, count.AtRisk, count.Allowed)
	return err
}

func verdictText(n *rules.NeedVerdict) string {
	if n.Layer == "" {
		return n.Verdict
	}
	return n.Verdict + " (" + n.Layer + ")"
}

// principalText shows the names that the simulation makes up as what they stand for.
func principalText(arn string) string { return cmp.Or(madeUp(arn), strings.ReplaceAll(arn, "~", "*")) }

// madeUp says whom a name that the simulation made up stands for; "" for other names.
func madeUp(arn string) string {
	for suffix, text := range map[string]string{
		"/${applier}":  "whoever applies",
		"/${user}":     "whoever uses the service",
		"/${somebody}": "somebody in account " + accountOf(arn),
	} {
		if strings.HasSuffix(arn, suffix) {
			return text
		}
	}
	return ""
}

func accountOf(arn string) string {
	const accountField = 4
	if fields := strings.Split(arn, ":"); len(fields) > accountField {
		return fields[accountField]
	}
	return ""
}

func resourceText(n *rules.NeedVerdict) string {
	if n.Via == "" {
		return n.Resource
	}
	return n.Resource + " via " + n.Via
}

func declaredText(n *rules.NeedVerdict) string {
	text := cmp.Or(n.DeclaredBy, n.Why)
	if n.Range.IsZero() {
		return text
	}
	return strings.TrimSpace(fmt.Sprintf("%s %s:%d", text, clean(n.Range.File), n.Range.Start.Line))
}

func countVerdicts(needs []rules.NeedVerdict) rules.Access {
	count := rules.Access{Needs: len(needs)}
	for i := range needs {
		switch needs[i].Verdict {
		case "denied":
			count.Denied++
		case "at-risk":
			count.AtRisk++
		default:
			count.Allowed++
		}
	}
	return count
}

// cleanVerdict makes the texts of a need harmless to print.
func cleanVerdict(n rules.NeedVerdict) rules.NeedVerdict {
	for _, s := range []*string{
		&n.Principal, &n.Operation, &n.Action, &n.Resource, &n.Via, &n.DeclaredBy, &n.Origin, &n.Why, &n.Layer, &n.Message,
	} {
		*s = clean(*s)
	}
	n.Unknown = cleaned(slices.Clone(n.Unknown), func(s *string) { *s = clean(*s) })
	return n
}

// jsonNeeds is the JSON form of a list of needs.
type jsonNeeds struct {
	Schema string       `json:"schema"`
	Needs  []needRow    `json:"needs"`
	Access rules.Access `json:"access"`
}

type needRow struct {
	Principal  string        `json:"principal"`
	Operation  string        `json:"operation,omitempty"`
	Action     string        `json:"action,omitempty"`
	Resource   string        `json:"resource"`
	Via        string        `json:"via,omitempty"`
	DeclaredBy string        `json:"declared_by"`
	Origin     string        `json:"origin"`
	Entries    []string      `json:"entries,omitempty"`
	Why        string        `json:"why,omitempty"`
	Location   *jsonLocation `json:"location,omitempty"`
	Verdict    string        `json:"verdict"`
	Layer      string        `json:"layer,omitempty"`
	Message    string        `json:"message,omitempty"`
	Unknown    []string      `json:"unknown,omitempty"`
}

// WriteNeedsJSON writes a list of needs for programs.
func WriteNeedsJSON(w io.Writer, needs []rules.NeedVerdict) error {
	list := jsonNeeds{Schema: NeedsSchema, Needs: make([]needRow, len(needs)), Access: countVerdicts(needs)}
	for i := range needs {
		n := cleanVerdict(needs[i])
		list.Needs[i] = needRow{
			Principal: n.Principal, Operation: n.Operation, Action: n.Action, Resource: n.Resource, Via: n.Via,
			DeclaredBy: n.DeclaredBy, Origin: n.Origin, Entries: n.Entries, Why: n.Why, Location: jsonLocationOf(n.Range),
			Verdict: n.Verdict, Layer: n.Layer, Message: n.Message, Unknown: n.Unknown,
		}
	}
	return writeDocument(w, list)
}
