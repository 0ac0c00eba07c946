package refresh

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// awsService is one file of AWS's service reference, as "Simplified AWS service
// information for programmatic access" describes it.
type awsService struct {
	Name    string
	Actions []struct {
		Name                string
		ActionConditionKeys []string
		Annotations         struct {
			Properties struct {
				IsList                 bool
				IsPermissionManagement bool
				IsTaggingOnly          bool
				IsWrite                bool
			}
		}
		Resources []struct {
			Name          string
			ConditionKeys []string
		}
	}
	Resources []struct {
		Name          string
		ARNFormats    []string
		ConditionKeys []string
	}
	ConditionKeys []struct {
		Name  string
		Types []string
	}
}

// FromAWS reads a directory with the service files of AWS's reference, SERVICE.json.
// It says neither which resources are required nor which actions depend on which,
// and has no names, so these come from the data before, as do the services that the
// directory lacks. Updated is the day (YYYY-MM-DD) on which it was fetched.
func FromAWS(dir fs.FS, before *Data, updated string) (*Data, error) {
	files, err := fs.Glob(dir, "*.json")
	if err != nil {
		return nil, err
	}
	d := &Data{Index: before.Index, Services: maps.Clone(before.Services)}
	d.Source, d.Version, d.UpdatedAt = "AWS service reference", "aws-"+strings.ReplaceAll(updated, "-", ""), updated
	read := 0
	for _, file := range files {
		var a awsService
		if err := readJSON(dir, file, &a); err != nil {
			return nil, err
		}
		if a.Name == "" || len(a.Actions)+len(a.Resources) == 0 {
			continue // the list of services, or something else
		}
		d.Services[a.Name] = a.convert(before.Services[a.Name])
		read++
	}
	if read == 0 {
		return nil, fmt.Errorf("none of %d files is one of AWS's service reference", len(files))
	}
	return d, nil
}

func (a *awsService) convert(before *Service) *Service {
	if before == nil {
		before = &Service{}
	}
	s := &Service{
		Name:    cmp.Or(before.Name, a.Name),
		Actions: map[string]*Action{}, ResourceTypes: map[string]*ResourceType{}, ConditionKeys: map[string]string{},
	}
	for _, r := range a.Resources {
		if len(r.ARNFormats) == 0 {
			continue
		}
		s.ResourceTypes[r.Name] = &ResourceType{
			ARN: r.ARNFormats[0], MoreARNs: r.ARNFormats[1:], ConditionKeys: keyList(r.ConditionKeys),
		}
	}
	for _, k := range a.ConditionKeys {
		if len(k.Types) > 0 {
			s.ConditionKeys[template(k.Name)] = k.Types[0]
		}
	}
	for _, x := range a.Actions {
		action := &Action{ConditionKeys: keyList(x.ActionConditionKeys), Access: "Read"}
		switch p := x.Annotations.Properties; {
		case p.IsPermissionManagement:
			action.Access = "Permissions management"
		case p.IsTaggingOnly:
			action.Access = "Tagging"
		case p.IsList:
			action.Access = "List"
		case p.IsWrite:
			action.Access = "Write"
		}
		old := before.Actions[x.Name]
		if old != nil {
			action.DependentActions = old.DependentActions
		}
		for _, r := range x.Resources {
			if s.ResourceTypes[r.Name] == nil {
				continue
			}
			link := Link{Type: r.Name, ConditionKeys: keyList(r.ConditionKeys), Required: old != nil && old.requires(r.Name)}
			action.Resources = append(action.Resources, link)
		}
		slices.SortFunc(action.Resources, func(a, b Link) int { return cmp.Compare(a.Type, b.Type) })
		s.Actions[x.Name] = action
	}
	return s
}

func (a *Action) requires(resource string) bool {
	return slices.ContainsFunc(a.Resources, func(l Link) bool { return strings.EqualFold(l.Type, resource) && l.Required })
}
