// Package report turns findings into bytes: one file per format and one row in
// the table of [Formats]. It knows formats, never rules.
//
// [Build] joins the findings with what decides how they are shown: suppressions,
// the baseline, the text of the sources. Everything that came from a user's file
// is cleaned there, once; a format only escapes for its own grammar.
package report
