package report

import (
	"bytes"
	"path"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/lint403/lint403/loader/model"
)

// Sources is the text of the files that ranges point into.
type Sources struct {
	files map[string]*sourceFile
}

// sourceFile is one text, decoded: UTF-8 without a byte order mark.
type sourceFile struct {
	text []byte
	// lines holds the offset at which each line starts and ascii whether every byte
	// is a character; made when first asked for.
	lines []int
	ascii bool
	// last is the place computed last, from which later ones on a long line go on.
	last counted
	// encoding is how the file is written on disk, "" for UTF-8.
	encoding string
	// hidden is set when the text may hold secrets and is not to be quoted.
	hidden bool
}

// The encodings on disk that matter to a report, as the loader names them.
const (
	encodingBOM   = "utf-8-bom"
	encodingUTF16 = "utf-16"
)

func newSources(texts map[string][]byte, encodings map[string]string, inputs []Input) *Sources {
	s := &Sources{files: make(map[string]*sourceFile, len(texts))}
	for name, text := range texts {
		s.files[name] = &sourceFile{text: text, encoding: encodings[name], hidden: holdsValues(name)}
	}
	for _, input := range inputs {
		for _, name := range []string{input.Path, path.Clean(input.Path), "<stdin>"} {
			if file, ok := s.files[name]; ok && input.Kind == kindPlan {
				file.hidden = true
			}
		}
	}
	return s
}

// holdsValues reports whether a file is one of those in which Terraform's users
// keep secret values.
func holdsValues(name string) bool {
	return strings.HasSuffix(name, ".tfvars") || strings.HasSuffix(name, ".tfvars.json")
}

// Text returns the decoded text of a file.
func (s *Sources) Text(file string) ([]byte, bool) {
	f, ok := s.files[file]
	if !ok {
		return nil, false
	}
	return f.text, true
}

// line returns the bounds of line n (from 1), line break left out.
func (f *sourceFile) line(n int) (start, end int, ok bool) {
	f.index()
	if n < 1 || n > len(f.lines) {
		return 0, 0, false
	}
	start, end = f.lines[n-1], len(f.text)
	if n < len(f.lines) {
		end = f.lines[n] - 1
	}
	return start, start + len(bytes.TrimSuffix(f.text[start:end], []byte{'\r'})), true
}

// lineAt returns the line of an offset.
func (f *sourceFile) lineAt(offset int) int {
	f.index()
	return sort.SearchInts(f.lines, offset+1)
}

func (f *sourceFile) index() {
	if f.lines != nil {
		return
	}
	f.lines = make([]int, 1, 1+bytes.Count(f.text, []byte{'\n'}))
	f.ascii = true
	for i, c := range f.text {
		if c == '\n' {
			f.lines = append(f.lines, i+1)
		}
		f.ascii = f.ascii && c < utf8.RuneSelf
	}
}

// locate returns the file of a position when the text is at hand and the position
// fits it.
func (s *Sources) locate(name string, p model.Pos) (*sourceFile, bool) {
	f, ok := s.files[name]
	if !ok || p.Line < 1 || p.Byte < 0 || p.Byte > len(f.text) || f.lineAt(p.Byte) != p.Line {
		return nil, false
	}
	return f, true
}
