package report

import "io"

// writeAtlantis writes the text report for a custom policy check of Atlantis, which
// searches the output for "fail" and takes everything else for consent: a report
// with findings at the threshold begins with the word, and no other one has it.
func writeAtlantis(w io.Writer, r *Report, o *Options) error {
	threshold := o.FailOn
	if threshold == "" {
		threshold = FailOnError
	}
	// A lost input is no consent either.
	refused := r.Reaches(threshold) || r.Diagnostics.HasErrors()
	p := newPrinter(r.Sources, o)
	p.style, p.soften = false, !refused
	p.guarded(func() {
		open := r.Open()
		if refused {
			p.line("lint403 policy check: fail")
			p.line("")
		}
		for _, e := range open {
			p.finding(e)
		}
		p.coverage(r, len(open) == 0)
	})
	return p.flush(w)
}
