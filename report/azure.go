package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// writeAzure writes the issues of an Azure pipeline as logging commands. Azure has
// no notes; they are warnings there.
func writeAzure(w io.Writer, r *Report, o *Options) error {
	var out bytes.Buffer
	for _, e := range r.Open() {
		kind := "warning"
		if e.Severity == model.SeverityError {
			kind = "error"
		}
		properties := []string{"type=" + kind}
		if !e.Range.IsZero() {
			properties = append(properties, "sourcepath="+escapeAzure(inert(clean(o.repositoryPath(e.Range.File)))))
		}
		if e.Range.Start.Line > 0 {
			start := r.Sources.Place(e.Range.File, e.Range.Start)
			properties = append(properties,
				fmt.Sprintf("linenumber=%d", start.Line), fmt.Sprintf("columnnumber=%d", start.UTF16))
		}
		properties = append(properties, "code="+escapeAzure(e.Rule.ID))
		fmt.Fprintf(&out, "##vso[task.logissue %s]%s\n",
			strings.Join(properties, ";"), escapeAzureMessage(annotationText(e)))
	}
	if !o.noSummary {
		out.WriteString(r.Summary() + "\n")
	}
	_, err := out.WriteTo(w)
	return err
}

// escapeAzureMessage escapes the message of a logging command.
func escapeAzureMessage(s string) string {
	return strings.NewReplacer("%", "%AZP25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// escapeAzure escapes a property of a logging command.
func escapeAzure(s string) string {
	return strings.NewReplacer("%", "%AZP25", "\r", "%0D", "\n", "%0A", "]", "%5D", ";", "%3B").Replace(s)
}
