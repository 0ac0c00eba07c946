package iam

import (
	"slices"
	"strings"
)

// The problems of an Action or NotAction, as data.lint403.iam.actions groups them.
const (
	// ActionNoService: no "service:" and not "*". ActionColons: more than one colon.
	ActionNoService = "no-service"
	ActionColons    = "colons"
	// ActionServiceCharacters and ActionNameCharacters: what a service prefix or an
	// action name can not hold. ActionEmpty: nothing after the colon.
	ActionServiceCharacters = "service-characters"
	ActionNameCharacters    = "name-characters"
	ActionEmpty             = "empty"
	ActionBlank             = "blank"
	// ActionServiceUnknown: Detail is retired when AWS has withdrawn it.
	ActionServiceUnknown = "service-unknown"
	// ActionUnknown: Detail is operation for the name of an S3 API operation, pattern
	// for a wildcard that covers nothing.
	ActionUnknown = "unknown"
)

// inspectAction says what is wrong with an action, nil for nothing.
func (in *inspector) inspectAction(value string) (*Fact, error) {
	if value == "*" || strings.Contains(value, "${") {
		return nil, nil
	}
	if f := in.actionForm(value); f != nil {
		return f, nil
	}
	prefix, name, _ := strings.Cut(strings.ToLower(value), ":")
	s, err := in.Service(prefix)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return in.unknownService(value, prefix)
	}
	if len(s.Actions) == 0 || len(s.expand(name)) > 0 {
		return nil, nil
	}
	return in.unknownAction(value, s, name), nil
}

// actionForm judges the characters of an action.
func (in *inspector) actionForm(value string) *Fact {
	prefix, name, colon := strings.Cut(value, ":")
	stripped := strip(value)
	switch {
	case !colon:
		return &Fact{problem: ActionNoService, Suggest: in.withService(stripped)}
	case strings.Contains(name, ":"):
		return &Fact{problem: ActionColons}
	case strings.TrimFunc(name, invisible) == "":
		return &Fact{problem: ActionEmpty}
	case stripped != value:
		return &Fact{problem: ActionBlank, Suggest: stripped}
	case prefix == "" || strings.ContainsFunc(prefix, func(c rune) bool { return !joined(c) && c != '-' && c != '.' }):
		return &Fact{problem: ActionServiceCharacters}
	case strings.ContainsFunc(name, func(c rune) bool { return !joined(c) && !strings.ContainsRune("*?,-_", c) }):
		return &Fact{problem: ActionNameCharacters, Suggest: in.withoutOthers(prefix, name)}
	default:
		return nil
	}
}

// withService finds the service of the core whose action it is.
func (in *inspector) withService(name string) string {
	lower := strings.ToLower(name)
	for _, prefix := range []string{"s3", "kms", "sts", "iam"} {
		s, err := in.Service(prefix)
		if err != nil || s == nil {
			continue
		}
		if a := s.Actions[lower]; a != nil {
			return prefix + ":" + a.Name
		}
	}
	return ""
}

// withoutOthers drops the characters that no action holds, if an action remains.
func (in *inspector) withoutOthers(prefix, name string) string {
	cleaned := strings.Map(func(c rune) rune {
		if joined(c) || strings.ContainsRune("*?-", c) {
			return c
		}
		return -1
	}, name)
	s, err := in.Service(strings.ToLower(prefix))
	if err != nil || s == nil || len(s.expand(strings.ToLower(cleaned))) == 0 {
		return ""
	}
	return prefix + ":" + cleaned
}

func (in *inspector) unknownService(value, prefix string) (*Fact, error) {
	if in.Retired(prefix) {
		return &Fact{problem: ActionServiceUnknown, Detail: "retired", Service: prefix}, nil
	}
	f := &Fact{problem: ActionServiceUnknown, Service: prefix}
	suggestion, near := in.nearestService(prefix)
	if suggestion == "" {
		return f, nil
	}
	// A neighbor that has the action is the better guess, and the only one worth
	// a suggestion.
	s, err := in.Service(suggestion)
	if err != nil {
		return nil, err
	}
	_, name, _ := strings.Cut(value, ":")
	if s != nil && len(s.expand(strings.ToLower(name))) > 0 {
		f.Suggest, f.Near = suggestion+":"+name, near
	}
	return f, nil
}

func (in *inspector) unknownAction(value string, s *Service, name string) *Fact {
	f := &Fact{problem: ActionUnknown, Service: s.Prefix, Core: core(s.Prefix)}
	if wild(name) {
		f.Detail = "pattern"
		return f
	}
	if actions := in.index.operations[name]; actions != nil && s.Prefix == "s3" {
		f.Detail, f.Suggest, f.Near = "operation", strings.Join(actions, " and "), true
		return f
	}
	suggestion, near := nearest(name, slices.Values(s.names))
	if suggestion != "" {
		prefix, _, _ := strings.Cut(value, ":")
		f.Suggest, f.Near = prefix+":"+s.Actions[suggestion].Name, near
	}
	return f
}

// meanings lists the actions that an entry of Action stands for, as pairs of
// service and name. Every action ("*") is nil, true.
func (in *inspector) meanings(value string) (found []meaning, every bool, err error) {
	if known, ok := in.meant[value]; ok {
		return known.found, known.every, nil
	}
	found, every, err = in.mean(value)
	if err == nil {
		in.meant[value] = meanings{found, every}
	}
	return found, every, err
}

func (in *inspector) mean(value string) (found []meaning, every bool, err error) {
	prefix, name, colon := strings.Cut(strings.ToLower(value), ":")
	if !colon {
		return nil, value == "*", nil
	}
	if wild(prefix) {
		return nil, true, nil
	}
	s, err := in.Service(prefix)
	if s == nil || err != nil {
		return nil, false, err
	}
	for _, n := range s.expand(name) {
		found = append(found, meaning{service: s, name: n, action: s.Actions[n]})
	}
	return found, false, nil
}

// meanings are what an entry of Action stands for.
type meanings struct {
	found []meaning
	every bool
}

// meaning is an action in its service.
type meaning struct {
	service *Service
	name    string
	action  *Action
}

func (m meaning) String() string { return m.service.Prefix + ":" + m.name }
