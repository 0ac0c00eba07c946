package report

import (
	"bytes"
	"fmt"
	"io"
)

// writeJSONL writes one finding a line, in the form of the json format, and the
// coverage as the last line.
func writeJSONL(w io.Writer, r *Report, o *Options) error {
	var buffer bytes.Buffer
	encoder := newEncoder(&buffer, "")
	for _, e := range r.included(o) {
		if err := encoder.Encode(jsonFindingOf(e)); err != nil {
			return fmt.Errorf("encode a finding: %w", err)
		}
	}
	last := struct {
		Schema   string       `json:"schema"`
		Coverage jsonCoverage `json:"coverage"`
	}{jsonSchema, jsonCoverageOf(&r.Coverage)}
	if err := encoder.Encode(last); err != nil {
		return fmt.Errorf("encode the coverage: %w", err)
	}
	_, err := w.Write(inertJSON(buffer.Bytes()))
	return err
}
