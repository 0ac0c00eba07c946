package refresh

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// packageJSON is package.json of the npm package.
type packageJSON struct {
	Name      string `json:"name"`
	Version   string `json:"version"`
	License   string `json:"license"`
	UpdatedAt string `json:"updatedAt"`
}

func (p packageJSON) String() string {
	return fmt.Sprintf("npm:%s@%s (%s)", p.Name, p.Version, p.License)
}

type npmAction struct {
	Name             string   `json:"name"`
	AccessLevel      string   `json:"accessLevel"`
	ConditionKeys    []string `json:"conditionKeys"`
	DependentActions []string `json:"dependentActions"`
	ResourceTypes    []struct {
		Name             string   `json:"name"`
		Required         bool     `json:"required"`
		ConditionKeys    []string `json:"conditionKeys"`
		DependentActions []string `json:"dependentActions"`
	} `json:"resourceTypes"`
}

type npmResource struct {
	Key           string   `json:"key"`
	ARN           string   `json:"arn"`
	ConditionKeys []string `json:"conditionKeys"`
}

type npmKey struct {
	Key  string `json:"key"`
	Type string `json:"type"`
}

// FromPackage reads an unpacked npm package. Its releases since 0.21 list no
// dependent actions, so these come from an older release, which may be nil.
func FromPackage(pkg, older fs.FS) (*Data, error) {
	var meta packageJSON
	var names map[string]string
	var prefixes []string
	d := &Data{Services: map[string]*Service{}}
	globals, err := globalKeys(pkg)
	err = errors.Join(err,
		readJSON(pkg, "package.json", &meta),
		readJSON(pkg, "data/serviceNames.json", &names),
		readJSON(pkg, "data/services.json", &prefixes),
		readJSON(pkg, "data/unassociatedConditions.json", &d.Foreign),
		readJSON(pkg, "data/rcpSupportedServices.json", &d.RCPServices),
	)
	if err != nil {
		return nil, err
	}
	slices.Sort(d.RCPServices)
	d.Globals, d.Source, d.Version, d.UpdatedAt = globals, meta.String(), meta.Version, meta.UpdatedAt
	if older != nil {
		var from packageJSON
		if err := readJSON(older, "package.json", &from); err != nil {
			return nil, err
		}
		d.DependentActionsFrom = from.String()
	}
	for _, prefix := range prefixes {
		s, err := npmService(pkg, older, prefix)
		if err != nil {
			return nil, err
		}
		s.Name = names[prefix]
		d.Services[prefix] = s
	}
	return d, nil
}

func npmService(pkg, older fs.FS, prefix string) (*Service, error) {
	var actions map[string]npmAction
	var resources map[string]npmResource
	var keys map[string]npmKey
	file := func(kind string) string { return path.Join("data", kind, prefix+".json") }
	err := errors.Join(
		readJSON(pkg, file("actions"), &actions),
		readJSON(pkg, file("resourceTypes"), &resources),
		readJSON(pkg, file("conditionKeys"), &keys),
	)
	if err != nil {
		return nil, err
	}
	var before map[string]npmAction
	if older != nil {
		if err := readJSON(older, file("actions"), &before); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	s := &Service{
		Actions: map[string]*Action{}, ResourceTypes: map[string]*ResourceType{}, ConditionKeys: map[string]string{},
	}
	spelling := map[string]string{}
	for name, r := range resources {
		spelling[strings.ToLower(name)] = r.Key
		s.ResourceTypes[r.Key] = &ResourceType{ARN: r.ARN, ConditionKeys: keyList(r.ConditionKeys)}
	}
	for _, k := range keys {
		s.ConditionKeys[template(k.Key)] = k.Type
	}
	for name, a := range actions {
		action, err := a.convert(spelling)
		if err != nil {
			return nil, fmt.Errorf("%s:%s: %w", prefix, a.Name, err)
		}
		action.DependentActions = dependents(a, before[name])
		s.Actions[a.Name] = action
	}
	return s, nil
}

func (a npmAction) convert(spelling map[string]string) (*Action, error) {
	access, ok := accessLevel(a.AccessLevel)
	if !ok {
		return nil, fmt.Errorf("access level %q is new", a.AccessLevel)
	}
	action := &Action{Access: access, ConditionKeys: keyList(a.ConditionKeys)}
	links := map[string]*Link{}
	for _, r := range a.ResourceTypes {
		name, ok := spelling[strings.ToLower(r.Name)]
		if !ok {
			// Older releases name resource types that they do not define.
			continue
		}
		link := links[name]
		if link == nil {
			link = &Link{Type: name}
			links[name] = link
		}
		link.Required = link.Required || r.Required
		if len(r.ConditionKeys) > 0 {
			link.ConditionKeys = keyList(r.ConditionKeys)
		}
	}
	for _, name := range sortedNames(links) {
		action.Resources = append(action.Resources, *links[name])
	}
	return action, nil
}

// accessLevel returns the classic level. The 0.21 line writes what it derives from
// AWS's flags.
func accessLevel(level string) (string, bool) {
	level = strings.TrimSuffix(level, ", Write")
	switch level {
	case "Read", "List", "Write", "Tagging", "Permissions management":
		return level, true
	default:
		return "", false
	}
}

func dependents(actions ...npmAction) []string {
	var found []string
	for _, a := range actions {
		found = append(found, a.DependentActions...)
		for _, r := range a.ResourceTypes {
			found = append(found, r.DependentActions...)
		}
	}
	return sortedUnique(found)
}

// globalKeys reads the global condition keys, which stand in the JavaScript of the
// package and not in its data.
func globalKeys(pkg fs.FS) (map[string]GlobalKey, error) {
	const file = "dist/esm/globalConditionKeys.js"
	text, err := fs.ReadFile(pkg, file)
	if err != nil {
		return nil, err
	}
	_, list, ok := strings.Cut(string(text), "globalConditionKeys = [")
	list, _, closed := strings.Cut(list, "];")
	entry := regexp.MustCompile(`key:\s*'([^']+)',\s*category:\s*'([^']*)',\s*type:\s*'([^']+)'`)
	found := entry.FindAllStringSubmatch(list, -1)
	if !ok || !closed || len(found) == 0 || len(found) != strings.Count(list, "key: '") {
		return nil, fmt.Errorf("%s: the layout has changed; %d keys could be read", file, len(found))
	}
	keys := map[string]GlobalKey{}
	for _, m := range found {
		keys[template(m[1])] = GlobalKey{Scope: m[2], Type: m[3]}
	}
	return keys, nil
}

// template gives the variable part of a condition key one spelling:
// "s3:ExistingObjectTag/<key>" and "aws:ResourceTag/tag-key" have had others.
func template(key string) string {
	if start, ok := strings.CutSuffix(key, "<key>"); ok {
		return start + "${TagKey}"
	}
	if start, ok := strings.CutSuffix(key, "/tag-key"); ok {
		return start + "/${TagKey}"
	}
	return key
}

func keyList(keys []string) []string {
	templates := make([]string, len(keys))
	for i, key := range keys {
		templates[i] = template(key)
	}
	return sortedUnique(templates)
}
