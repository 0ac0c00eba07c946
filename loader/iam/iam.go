// Package iam answers questions from the IAM service reference: which actions,
// resource types and condition keys exist, and what they have to do with each
// other.
//
// The reference is embedded, one file per service, and read when a service is
// first asked for: four services take about a millisecond, all of them forty.
// [Reference.Slice] cuts out what one model mentions, together with the facts
// that follow from comparing the model with the reference; rules see it as
// data.lint403.iam and decide what the facts mean.
//
// The data is older than the day on which it is used. A name that it does not
// know is therefore no proof of a mistake, unless it is one edit away from a name
// that it does know.
package iam

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/go-json-experiment/json"
)

//go:embed data/index.json data/arn-services.json data/s3-operations.json data/services
var files embed.FS

// Reference is the service reference. It is safe for concurrent use.
type Reference struct {
	data  fs.FS
	index *index

	mutex    sync.Mutex
	services map[string]*Service
}

// index is what is known without opening a service file.
type index struct {
	Version     string               `json:"version"`
	UpdatedAt   string               `json:"updatedAt"`
	Source      string               `json:"source"`
	Services    map[string]string    `json:"services"`
	Globals     map[string]globalKey `json:"globalConditionKeys"`
	Foreign     map[string][]string  `json:"foreignConditionPrefixes"`
	RCPServices []string             `json:"rcpServices"`
	Retired     []string             `json:"retiredServices"`
	// globals are the global keys by lower-case name.
	globals map[string]Key
	// arnServices maps the service field of an ARN to the services whose files
	// hold templates for it.
	arnServices map[string][]string
	// operations maps S3 API operations, in lower case, that are no actions to the
	// actions that they need.
	operations map[string][]string
}

type globalKey struct {
	Type string `json:"type"`
}

// New opens the embedded reference.
func New() (*Reference, error) {
	data, err := fs.Sub(files, "data")
	if err != nil {
		return nil, fmt.Errorf("open the IAM reference: %w", err)
	}
	return open(data)
}

func open(data fs.FS) (*Reference, error) {
	x := &index{}
	operations := map[string][]string{}
	for name, into := range map[string]any{
		"index.json": x, "arn-services.json": &x.arnServices, "s3-operations.json": &operations,
	} {
		if err := readJSON(data, name, into); err != nil {
			return nil, err
		}
	}
	x.globals = make(map[string]Key, len(x.Globals))
	for name, k := range x.Globals {
		x.globals[strings.ToLower(name)] = Key{Name: name, Type: k.Type}
	}
	x.operations = make(map[string][]string, len(operations))
	for name, actions := range operations {
		x.operations[strings.ToLower(name)] = actions
	}
	return &Reference{data: data, index: x, services: map[string]*Service{}}, nil
}

func readJSON(data fs.FS, name string, into any) error {
	text, err := fs.ReadFile(data, name)
	if err != nil {
		return fmt.Errorf("read the IAM reference: %w", err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("read the IAM reference: %s: %w", name, err)
	}
	return nil
}

// Version is the version of the data, Updated the day (YYYY-MM-DD) on which it was
// current, Source the package that it was made from.
func (r *Reference) Version() string { return r.index.Version }

// Updated is the day (YYYY-MM-DD) on which the data was current.
func (r *Reference) Updated() string {
	return r.index.UpdatedAt[:min(len(r.index.UpdatedAt), len("2006-01-02"))]
}

// Source names the package that the data was made from, and its license.
func (r *Reference) Source() string { return r.index.Source }

// Prefixes lists the service prefixes, sorted.
func (r *Reference) Prefixes() []string { return slices.Sorted(maps.Keys(r.index.Services)) }

// Service returns a service by its prefix in lower case; nil when the data does
// not know it.
func (r *Reference) Service(prefix string) (*Service, error) {
	if _, ok := r.index.Services[prefix]; !ok {
		return nil, nil //nolint:nilnil // unknown is an answer, not a failure
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if s, ok := r.services[prefix]; ok {
		return s, nil
	}
	s, err := readService(r.data, prefix)
	if err != nil {
		return nil, err
	}
	s.Name = r.index.Services[prefix]
	s.RCP = slices.Contains(r.index.RCPServices, prefix)
	r.services[prefix] = s
	return s, nil
}

// Retired reports whether AWS has withdrawn the service of a prefix.
func (r *Reference) Retired(prefix string) bool { return slices.Contains(r.index.Retired, prefix) }

// Expand lists the actions that a pattern such as "s3:Get*" covers, in lower case
// and without the prefix. A pattern over every service ("*") has no expansion.
func (r *Reference) Expand(pattern string) ([]string, error) {
	prefix, name, ok := strings.Cut(strings.ToLower(pattern), ":")
	if !ok {
		return nil, nil
	}
	s, err := r.Service(prefix)
	if s == nil || err != nil {
		return nil, err
	}
	return s.expand(name), nil
}

// errUnknownField guards against data of another layout, which would read as
// empty.
var errUnknownField = errors.New("no actions, resource types or condition keys in it")
