package report

import (
	"fmt"
	"io"
)

// writeCompact writes one line a finding, in the form that editors and other
// programs know from compilers, and the coverage.
func writeCompact(w io.Writer, r *Report, o *Options) error {
	p := newPrinter(r.Sources, o)
	p.guarded(func() {
		open := r.Open()
		for _, e := range open {
			p.line(fmt.Sprintf("%s: %s %s %s",
				place(&e.Finding), p.style.severity(e.Severity, string(e.Severity)), e.Rule.ID, e.Message))
		}
		if !o.noSummary {
			p.coverage(r, len(open) == 0)
		}
	})
	return p.flush(w)
}
