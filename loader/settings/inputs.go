package settings

import (
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// Paths lists what to read when the command line names nothing: the roots and the
// policies of the configuration file, or the working directory without roots. A pattern
// that matches nothing stays as it is, so that reading it says what is missing.
func (s *Settings) Paths() []string {
	var paths []string
	for _, root := range s.Inputs.Roots {
		found, err := filepath.Glob(s.here(root))
		if err != nil || len(found) == 0 {
			found = []string{s.here(root)}
		}
		for _, p := range found {
			if !s.Excludes(p) {
				paths = append(paths, p)
			}
		}
	}
	if len(s.Inputs.Roots) == 0 {
		paths = append(paths, ".")
	}
	for _, p := range s.Inputs.Policies {
		paths = append(paths, s.here(p.Path))
	}
	return paths
}

// Kinds says what the policies of the configuration file are, by absolute path.
func (s *Settings) Kinds() (map[string]model.PolicyKind, error) {
	kinds := map[string]model.PolicyKind{}
	for _, p := range s.Inputs.Policies {
		file, err := filepath.Abs(s.here(p.Path))
		if err != nil {
			return nil, err
		}
		kinds[file] = p.Kind
	}
	return kinds, nil
}

// Excludes reports whether a path that nobody named is passed over.
func (s *Settings) Excludes(file string) bool {
	return slices.ContainsFunc(s.Inputs.Exclude, func(pattern string) bool { return s.covers(pattern, file) })
}

// Ignores reports whether the findings of a rule are not wanted in a file.
func (s *Settings) Ignores(file, rule string) bool {
	return slices.ContainsFunc(s.PerPath, func(p PerPath) bool {
		return s.covers(p.Path, file) && slices.ContainsFunc(p.Ignore, func(prefix string) bool {
			return prefix == "ALL" || strings.HasPrefix(rule, prefix)
		})
	})
}

// FailOnIn is the threshold for a file, "" when nothing is said of it; the last entry
// that covers the file counts.
func (s *Settings) FailOnIn(file string) string {
	for _, p := range slices.Backward(s.PerPath) {
		if p.FailOn != "" && s.covers(p.Path, file) {
			return p.FailOn
		}
	}
	return ""
}

// here is a path of the configuration file, which is relative to the file's directory.
func (s *Settings) here(p string) string {
	if filepath.IsAbs(p) {
		return filepath.FromSlash(p)
	}
	return filepath.Join(filepath.Dir(s.File), filepath.FromSlash(p))
}

// covers reports whether a pattern of the configuration file is about a file or about a
// directory above it.
func (s *Settings) covers(pattern, file string) bool {
	expression := s.expression(pattern)
	at, err := filepath.Abs(filepath.FromSlash(file))
	if err != nil || expression == nil {
		return false
	}
	for name := filepath.ToSlash(at); ; name = path.Dir(name) {
		if expression.MatchString(name) {
			return true
		}
		if path.Dir(name) == name {
			return false
		}
	}
}

// expression is that of a pattern, made once; nil where there is no working directory
// that it could be relative to.
func (s *Settings) expression(pattern string) *regexp.Regexp {
	if expression, ok := s.expressions[pattern]; ok {
		return expression
	}
	whole, err := filepath.Abs(s.here(pattern))
	if err != nil {
		return nil
	}
	if s.expressions == nil {
		s.expressions = map[string]*regexp.Regexp{}
	}
	s.expressions[pattern] = glob(filepath.ToSlash(whole))
	return s.expressions[pattern]
}

// glob turns a pattern into an expression: * stays within a name, ** does not.
func glob(pattern string) *regexp.Regexp {
	return regexp.MustCompile("^" + strings.NewReplacer(
		`/\*\*/`, `/(?:.*/)?`,
		`\*\*`, `.*`,
		`\*`, `[^/]*`,
		`\?`, `[^/]`,
	).Replace(regexp.QuoteMeta(pattern)) + "$")
}
