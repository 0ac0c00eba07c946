package report

import (
	"github.com/lint403/lint403/loader/model"
)

// style colors text for a terminal, or leaves it alone.
type style bool

// The SGR codes in use, all of them of the sixteen colors that a terminal's theme
// decides about.
const (
	sgrBold   = "1"
	sgrDim    = "2"
	sgrRed    = "31"
	sgrGreen  = "32"
	sgrYellow = "33"
	sgrBlue   = "34"
	sgrCyan   = "36"
)

func (s style) paint(sgr, text string) string {
	if !s || text == "" {
		return text
	}
	return "\x1b[" + sgr + "m" + text + "\x1b[0m"
}

func (s style) bold(text string) string { return s.paint(sgrBold, text) }
func (s style) dim(text string) string  { return s.paint(sgrDim, text) }

// severity paints text in the color of a severity.
func (s style) severity(severity model.Severity, text string) string {
	switch severity {
	case model.SeverityError:
		return s.paint(sgrBold+";"+sgrRed, text)
	case model.SeverityWarning:
		return s.paint(sgrBold+";"+sgrYellow, text)
	default:
		return s.paint(sgrBold+";"+sgrBlue, text)
	}
}

// verdict paints what a layer said.
func (s style) verdict(verdict, text string) string {
	switch verdict {
	case stepAllow:
		return s.paint(sgrGreen, text)
	case stepExplicitDeny, stepImplicitDeny, decisionDeny:
		return s.paint(sgrRed, text)
	case stepUnknown:
		return s.paint(sgrYellow, text)
	case decisionAllow:
		return s.paint(sgrGreen, text)
	default:
		return s.dim(text)
	}
}

// link makes a text a link (OSC 8) where the terminal shows such.
func (p *printer) link(uri, text string) string {
	if !p.options.Links || uri == "" {
		return text
	}
	return "\x1b]8;;" + uri + "\x1b\\" + text + "\x1b]8;;\x1b\\"
}
