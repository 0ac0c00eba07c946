package iam

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// Service is one service of the reference.
type Service struct {
	Prefix string
	Name   string
	// RCP is set when resource control policies may name the service.
	RCP bool
	// Actions, ResourceTypes and Keys are by name in lower case. A key family has
	// a variable part: "s3:existingobjecttag/${tagkey}".
	Actions       map[string]*Action
	ResourceTypes map[string]*ResourceType
	Keys          map[string]Key

	names    []string
	families []string
}

// Action is one action.
type Action struct {
	// Name is the spelling of AWS, without the prefix.
	Name string
	// Access is Read, List, Write, Tagging or Permissions management.
	Access string
	// Resources are the resource types that the action works on; none means that
	// it needs Resource "*".
	Resources []*ResourceType
	// keys are the condition keys of the action and of its links to resource types;
	// those of the resource types themselves come on top.
	keys [][]string
}

// ResourceType is one resource type.
type ResourceType struct {
	Name string
	// ARNs are the templates: "arn:${Partition}:s3:::${BucketName}".
	ARNs []string

	templates []arnTemplate
	keys      []string
}

// Key is one condition key.
type Key struct {
	Name string
	// Type is as in the reference: String, ArrayOfString, ARN, Bool, Numeric, Date,
	// IPAddress.
	Type string
}

type serviceFile struct {
	Actions map[string]struct {
		Access        string   `json:"access"`
		ConditionKeys []string `json:"conditionKeys"`
		Resources     []struct {
			Type          string   `json:"type"`
			ConditionKeys []string `json:"conditionKeys"`
		} `json:"resources"`
	} `json:"actions"`
	ResourceTypes map[string]struct {
		ARN           string   `json:"arn"`
		MoreARNs      []string `json:"moreArns"`
		ConditionKeys []string `json:"conditionKeys"`
	} `json:"resourceTypes"`
	ConditionKeys map[string]string `json:"conditionKeys"`
}

func readService(data fs.FS, prefix string) (*Service, error) {
	name := "services/" + prefix + ".json"
	var f serviceFile
	if err := readJSON(data, name, &f); err != nil {
		return nil, err
	}
	if len(f.Actions)+len(f.ResourceTypes)+len(f.ConditionKeys) == 0 {
		return nil, fmt.Errorf("read the IAM reference: %s: %w", name, errUnknownField)
	}
	s := &Service{
		Prefix:        prefix,
		Actions:       make(map[string]*Action, len(f.Actions)),
		ResourceTypes: make(map[string]*ResourceType, len(f.ResourceTypes)),
		Keys:          make(map[string]Key, len(f.ConditionKeys)),
	}
	for name, t := range f.ResourceTypes {
		arns := append([]string{t.ARN}, t.MoreARNs...)
		s.ResourceTypes[strings.ToLower(name)] = &ResourceType{
			Name: name, ARNs: arns, templates: templates(arns), keys: t.ConditionKeys,
		}
	}
	for name, kind := range f.ConditionKeys {
		s.Keys[strings.ToLower(name)] = Key{Name: name, Type: kind}
	}
	for name, a := range f.Actions {
		action := &Action{Name: name, Access: a.Access, keys: [][]string{a.ConditionKeys}}
		for _, link := range a.Resources {
			t := s.ResourceTypes[strings.ToLower(link.Type)]
			if t == nil {
				return nil, fmt.Errorf("read the IAM reference: %s: %s: no resource type %q", prefix, name, link.Type)
			}
			action.Resources = append(action.Resources, t)
			if len(link.ConditionKeys) > 0 {
				action.keys = append(action.keys, link.ConditionKeys)
			}
		}
		s.Actions[strings.ToLower(name)] = action
	}
	s.names = slices.Sorted(maps.Keys(s.Actions))
	for key := range s.Keys {
		if strings.Contains(key, "${") {
			s.families = append(s.families, key)
		}
	}
	slices.Sort(s.families)
	return s, nil
}

// Carries reports whether requests for the action carry a condition key, given as
// the reference writes it in any letter case ("s3:existingobjecttag/${tagkey}").
func (a *Action) Carries(template string) bool {
	for key := range a.eachKey() {
		if strings.EqualFold(key, template) {
			return true
		}
	}
	return false
}

// ConditionKeys lists the condition keys of the action, in lower case and sorted.
func (a *Action) ConditionKeys() []string {
	var keys []string
	for key := range a.eachKey() {
		keys = append(keys, strings.ToLower(key))
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func (a *Action) eachKey() func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for _, list := range a.keys {
			for _, key := range list {
				if !yield(key) {
					return
				}
			}
		}
		for _, t := range a.Resources {
			for _, key := range t.keys {
				if !yield(key) {
					return
				}
			}
		}
	}
}

// expand lists the actions that a lower-case pattern covers.
func (s *Service) expand(name string) []string {
	if !wild(name) {
		if s.Actions[name] == nil {
			return nil
		}
		return []string{name}
	}
	var found []string
	for _, candidate := range s.names {
		if glob(name, candidate) {
			found = append(found, candidate)
		}
	}
	return found
}

// key finds a condition key of the service by its lower-case name, and the
// template that it stands for.
func (s *Service) key(name string) (key Key, template string, ok bool) {
	if key, ok = s.Keys[name]; ok {
		return key, name, true
	}
	if template, ok = family(s.families, name); ok {
		return s.Keys[template], template, true
	}
	return Key{}, "", false
}

// family finds the template among lower-case templates that a name belongs to:
// "aws:principaltag/${tagkey}" for "aws:principaltag/team". The longest literal
// start wins.
func family(families []string, name string) (template string, ok bool) {
	longest := 0
	for _, f := range families {
		start, _, _ := strings.Cut(f, "${")
		if len(start) > longest && len(name) > len(start) && strings.HasPrefix(name, start) {
			template, longest = f, len(start)
		}
	}
	return template, longest > 0
}
