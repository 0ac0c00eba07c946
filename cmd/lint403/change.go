package main

import (
	"fmt"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/rules"
)

// changes says what would change a decision, and where that is written.
func changes(d rules.Decision, m *model.Model, need *model.Need) []string {
	switch {
	case d.Decision == "at-risk":
		return []string{"a value for what is unknown: --assume or --context"}
	case d.Decision != "denied":
		return nil
	case d.Kind == "explicit" && d.Statement != nil:
		return []string{"an exception in the denying statement at " + line(d.Statement.Range)}
	case d.Kind != "implicit":
		return nil
	}
	change := "an Allow in the layer " + d.Layer
	for _, id := range silent(d, m, need) {
		if policy, ok := m.Policies[id]; ok {
			return []string{change + ", at " + line(policy.Header)}
		}
	}
	return []string{change + "; no policy of it is in view"}
}

func line(r model.Range) string { return fmt.Sprintf("%s:%d", r.File, r.Start.Line) }

// silent lists the policies in which the missing Allow belongs.
//
//nolint:cyclop // one flat case a layer
func silent(d rules.Decision, m *model.Model, need *model.Need) []string {
	principal := m.Principals[need.Principal]
	if principal == nil {
		principal = &model.Principal{}
	}
	switch d.Layer {
	case "identity", "kms-identity":
		return principal.Identity
	case "boundary":
		return []string{principal.Boundary}
	case "session":
		return principal.Sessions
	case "endpoint":
		if endpoint, ok := m.Endpoints[need.Endpoint]; ok {
			return []string{endpoint.Policy}
		}
	}
	for _, eval := range d.Evals {
		if eval.Decision == "allowed" {
			continue
		}
		kind, name, _ := strings.Cut(eval.On, ":")
		switch kind {
		case "bucket":
			if bucket, ok := m.Buckets[name]; ok {
				return bucket.Policies
			}
		case "key":
			if key, ok := m.Keys[name]; ok {
				return []string{key.Policy}
			}
		case "ap":
			if point, ok := m.AccessPoints[name]; ok {
				return []string{point.Policy}
			}
		case "trust":
			if role, ok := m.Principals[name]; ok {
				return []string{role.Trust}
			}
		}
	}
	return nil
}
