package settings

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/agext/levenshtein"
	"go.yaml.in/yaml/v3"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

// version is the only version of the file there is.
const version = "1"

// Read reads the text of a configuration file. Whatever is in order is returned,
// also when something else is not.
func Read(file *source.File) (*Settings, model.Diagnostics) {
	r := &reader{file: file, settings: &Settings{
		File:     file.Name,
		Text:     file.Bytes,
		Assume:   map[string]string{},
		Severity: map[string]model.Severity{},
	}}
	var document yaml.Node
	if err := yaml.Unmarshal(file.Bytes, &document); err != nil {
		r.syntaxError(err)
		return r.settings, r.diags
	}
	if len(document.Content) == 0 {
		return r.settings, nil
	}
	r.mapping(document.Content[0], "the configuration", r.topLevel())
	return r.settings, r.diags
}

// reader walks the YAML nodes, which know where they stand.
type reader struct {
	file     *source.File
	settings *Settings
	diags    model.Diagnostics
}

// keys maps the known keys of a mapping to what reads their value.
type keys map[string]func(*yaml.Node)

func (r *reader) topLevel() keys {
	s := r.settings
	return keys{
		"version":                   func(n *yaml.Node) { r.oneOf(n, []string{version}) },
		"fail-on":                   func(n *yaml.Node) { s.FailOn = r.oneOf(n, FailOnValues()) },
		"select":                    func(n *yaml.Node) { s.Select = r.ruleNames(n) },
		"ignore":                    func(n *yaml.Node) { s.Ignore = r.ruleNames(n) },
		"assume":                    func(n *yaml.Node) { r.assume(n) },
		"inputs":                    func(n *yaml.Node) { r.mapping(n, "inputs", r.inputs()) },
		"needs":                     func(n *yaml.Node) { r.each(n, r.need) },
		"severity":                  func(n *yaml.Node) { r.severity(n) },
		"protect":                   func(n *yaml.Node) { s.Protect = r.ruleNames(n) },
		"suppress":                  func(n *yaml.Node) { r.each(n, r.suppression) },
		"trust-module-suppressions": func(n *yaml.Node) { s.TrustModules = r.boolean(n) },
		"per-path":                  func(n *yaml.Node) { r.each(n, r.perPath) },
	}
}

func (r *reader) inputs() keys {
	in := &r.settings.Inputs
	return keys{
		"roots":   func(n *yaml.Node) { in.Roots = r.strings(n) },
		"exclude": func(n *yaml.Node) { in.Exclude = r.strings(n) },
		"policies": func(n *yaml.Node) {
			r.each(n, func(n *yaml.Node) {
				var p PolicyFile
				r.mapping(n, "a policy", keys{
					"path": func(n *yaml.Node) { p.Path = r.text(n) },
					"kind": func(n *yaml.Node) { p.Kind = model.PolicyKind(r.oneOf(n, kindNames())) },
				}, "path", "kind")
				in.Policies = append(in.Policies, p)
			})
		},
	}
}

func (r *reader) perPath(n *yaml.Node) {
	var p PerPath
	r.mapping(n, "a per-path entry", keys{
		"path":    func(n *yaml.Node) { p.Path = r.text(n) },
		"fail-on": func(n *yaml.Node) { p.FailOn = r.oneOf(n, FailOnValues()) },
		"ignore":  func(n *yaml.Node) { p.Ignore = r.ruleNames(n) },
	}, "path")
	r.settings.PerPath = append(r.settings.PerPath, p)
}

func (r *reader) suppression(n *yaml.Node) {
	s := model.Suppression{Scope: "config", Range: r.rangeOf(n)}
	r.mapping(n, "a suppression", keys{
		"rule":      func(n *yaml.Node) { s.Rules = append(s.Rules, r.text(n)) },
		"rules":     func(n *yaml.Node) { s.Rules = append(s.Rules, r.strings(n)...) },
		"at":        func(n *yaml.Node) { s.At = r.text(n) },
		"principal": func(n *yaml.Node) { s.Principal = r.text(n) },
		"action":    func(n *yaml.Node) { s.Action = r.text(n) },
		"reason":    func(n *yaml.Node) { s.Reason = r.text(n) },
		"until":     func(n *yaml.Node) { s.Until = r.date(n) },
	})
	if len(s.Rules) == 0 {
		r.errorf(n, "name the rule in `rule`", "a suppression names no rule")
		return
	}
	r.settings.Suppress = append(r.settings.Suppress, s)
}

// need reads one declared access; each of its operations or actions becomes a need
// of its own.
func (r *reader) need(n *yaml.Node) {
	base := model.Need{OpenContext: true, DeclaredBy: r.file.Name, Range: r.rangeOf(n)}
	var operations, actions []string
	r.mapping(n, "a need", keys{
		"principal":  func(n *yaml.Node) { base.Principal = r.text(n) },
		"operation":  func(n *yaml.Node) { operations = append(operations, r.text(n)) },
		"operations": func(n *yaml.Node) { operations = append(operations, r.strings(n)...) },
		"action":     func(n *yaml.Node) { actions = append(actions, r.text(n)) },
		"actions":    func(n *yaml.Node) { actions = append(actions, r.strings(n)...) },
		"resource":   func(n *yaml.Node) { base.Resource = r.text(n) },
		"via":        func(n *yaml.Node) { r.via(&base, r.text(n)) },
		"context":    func(n *yaml.Node) { base.Context = r.context(n) },
		"headers":    func(n *yaml.Node) { base.Headers = r.stringMap(n, strings.ToLower) },
		"expect":     func(n *yaml.Node) { base.Expect = r.oneOf(n, []string{"allow", "deny"}) },
		"why":        func(n *yaml.Node) { base.Why = r.text(n) },
	}, "principal", "resource")
	if len(operations)+len(actions) == 0 {
		r.errorf(n, "say what with `operations` (GetObject) or `actions` (s3:GetObject)", "a need asks for nothing")
		return
	}
	for _, operation := range operations {
		need := base
		need.Operation = operation
		r.addNeed(need, operation)
	}
	for _, action := range actions {
		need := base
		need.Action = action
		r.addNeed(need, action)
	}
}

func (r *reader) addNeed(need model.Need, what string) {
	need.ID = fmt.Sprintf("%s:%d:%s", r.file.Name, len(r.settings.Needs)+1, what)
	if bucket, key, ok := model.CutBucketARN(need.Resource); ok {
		need.Bucket, need.ObjectKey, need.Resource = bucket, key, ""
	}
	if strings.EqualFold(what, "AssumeRole") || strings.HasPrefix(strings.ToLower(what), "sts:assumerole") {
		need.Role = need.Resource
	}
	r.settings.Needs = append(r.settings.Needs, &need)
}

// via is an endpoint id or an access point ARN.
func (r *reader) via(need *model.Need, value string) {
	if strings.HasPrefix(value, "arn:") {
		need.Via = value
	} else {
		need.Endpoint = value
	}
}

func (r *reader) context(n *yaml.Node) map[string]*model.ContextValue {
	context := map[string]*model.ContextValue{}
	r.pairs(n, "context", func(key, value *yaml.Node) {
		name := strings.ToLower(key.Value)
		switch {
		case value.Tag == "!!null":
			context[name] = nil
		case value.Kind == yaml.SequenceNode:
			context[name] = &model.ContextValue{Values: r.strings(value), Multi: true}
		default:
			context[name] = &model.ContextValue{Values: []string{r.text(value)}}
		}
	})
	return context
}

func (r *reader) assume(n *yaml.Node) {
	maps.Copy(r.settings.Assume, r.stringMap(n, nil))
}

// ruleNames reads prefixes of rule ids and keeps where they are, because only those who
// know the rules can tell whether there are such.
func (r *reader) ruleNames(n *yaml.Node) []string {
	items := n.Content
	if n.Kind == yaml.ScalarNode {
		items = []*yaml.Node{n}
	}
	for _, item := range items {
		r.settings.Names = append(r.settings.Names, RuleName{Name: item.Value, Range: r.rangeOf(item)})
	}
	return r.strings(n)
}

func (r *reader) severity(n *yaml.Node) {
	r.pairs(n, "severity", func(key, value *yaml.Node) {
		r.settings.Names = append(r.settings.Names, RuleName{Name: key.Value, Range: r.rangeOf(key)})
		severity := r.oneOf(value, []string{"error", "warning", "note"})
		r.settings.Severity[key.Value] = model.Severity(severity)
	})
}

func kindNames() []string {
	var names []string
	for _, kind := range model.Kinds() {
		names = append(names, string(kind))
	}
	return names
}

// mapping reads a mapping whose keys are known; required ones must be there.
func (r *reader) mapping(n *yaml.Node, what string, known keys, required ...string) {
	var seen []string
	r.pairs(n, what, func(key, value *yaml.Node) {
		read, ok := known[key.Value]
		if !ok {
			r.unknownKey(key, what, known)
			return
		}
		seen = append(seen, key.Value)
		read(value)
	})
	for _, name := range required {
		if n.Kind == yaml.MappingNode && !slices.Contains(seen, name) {
			r.errorf(n, fmt.Sprintf("add `%s:`", name), "%s has no `%s`", what, name)
		}
	}
}

func (r *reader) unknownKey(key *yaml.Node, what string, known keys) {
	var names []string
	for name := range known {
		names = append(names, name)
	}
	slices.Sort(names)
	advice := "known keys: " + strings.Join(names, ", ")
	if near := Nearest(key.Value, names); near != "" {
		advice = fmt.Sprintf("did you mean `%s`?", near)
	}
	r.errorf(key, advice, "unknown key `%s` in %s", key.Value, what)
}

// Nearest returns the candidate closest to a word, "" when none is close.
func Nearest(word string, candidates []string) string {
	best, bestDistance := "", 3
	for _, candidate := range candidates {
		if d := levenshtein.Distance(word, candidate, nil); d < bestDistance {
			best, bestDistance = candidate, d
		}
	}
	return best
}

// syntaxError reports what yaml says, at the line it names.
func (r *reader) syntaxError(err error) {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	subject := model.Range{File: r.file.Name}
	var typeError *yaml.TypeError
	if rest, ok := strings.CutPrefix(message, "line "); ok && !errors.As(err, &typeError) {
		number, after, _ := strings.Cut(rest, ": ")
		if line, err := strconv.Atoi(number); err == nil {
			message = after
			subject = r.rangeOf(&yaml.Node{Line: line, Column: 1})
		}
	}
	r.diags = append(r.diags, model.Diagnostic{
		Severity: model.SeverityError,
		Summary:  "the configuration is not YAML: " + message,
		Detail:   "correct the file, or leave it out with --isolated",
		Subject:  subject,
	})
}
