package settings

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

// ReadTests reads a file of statements about access: entries in the form of `needs`,
// each with `expect`, as a list or as a list under `tests`. JSON is YAML, too.
func ReadTests(file *source.File) ([]*model.Need, model.Diagnostics) {
	r := &reader{file: file, settings: &Settings{File: file.Name}}
	var document yaml.Node
	if err := yaml.Unmarshal(file.Bytes, &document); err != nil {
		r.syntaxError(err)
		return nil, r.diags
	}
	if len(document.Content) == 0 {
		return nil, nil
	}
	if root := document.Content[0]; root.Kind == yaml.MappingNode {
		r.mapping(root, "a file of tests", keys{
			"version": func(n *yaml.Node) { r.oneOf(n, []string{version}) },
			"tests":   func(n *yaml.Node) { r.each(n, r.test) },
		}, "tests")
	} else {
		r.each(root, r.test)
	}
	return r.settings.Needs, r.diags
}

// test reads one statement.
func (r *reader) test(n *yaml.Node) {
	before := len(r.settings.Needs)
	r.need(n)
	added := r.settings.Needs[before:]
	if len(added) > 0 && added[0].Expect == "" {
		r.errorf(n, "add `expect: allow` or `expect: deny`", "a statement does not say what it expects")
		r.settings.Needs = r.settings.Needs[:before]
	}
}

// Resolve lets needs name principals, buckets and access points by the addresses of
// their resources, as in aws_iam_role.app and aws_s3_bucket.data/reports/*: an ARN may
// not be known when a need is written.
func Resolve(m *model.Model, needs []*model.Need) {
	for _, need := range needs {
		for arn, principal := range m.Principals {
			if principal.Address != "" && principal.Address == need.Principal {
				need.Principal = arn
				break
			}
		}
		resolveResource(m, need)
		for arn, point := range m.AccessPoints {
			if point.Address != "" && point.Address == need.Endpoint {
				need.Via, need.Endpoint = arn, ""
			}
		}
		for id, endpoint := range m.Endpoints {
			if endpoint.Address != "" && endpoint.Address == need.Endpoint {
				need.Endpoint = id
			}
		}
		need.ObjectKey = probe(need.ObjectKey)
	}
}

func resolveResource(m *model.Model, need *model.Need) {
	if need.Resource == "" {
		return
	}
	for name, bucket := range m.Buckets {
		if bucket.Address == "" {
			continue
		}
		rest, ok := strings.CutPrefix(need.Resource, bucket.Address)
		if ok && (rest == "" || strings.HasPrefix(rest, "/")) {
			need.Bucket, need.ObjectKey, need.Resource = name, strings.TrimPrefix(rest, "/"), ""
			return
		}
	}
	for arn, principal := range m.Principals {
		if principal.Address != "" && principal.Address == need.Resource {
			need.Resource = arn
			if need.Role != "" {
				need.Role = arn
			}
			return
		}
	}
	for arn, key := range m.Keys {
		if key.Address != "" && key.Address == need.Resource {
			need.Resource = arn
			return
		}
	}
}

// probe makes of a key with a wildcard one that hardly anything but a wildcard matches.
func probe(key string) string { return strings.NewReplacer("*", "~", "?", "~").Replace(key) }
