package trail

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// The values of model.Principal.Session.
const (
	sessionNone    = "none"
	sessionPassed  = "passed"
	sessionUnknown = "unknown"
)

// Add puts what events say into a model: the principals that they name and the
// session policies that were passed to them.
func Add(m *model.Model, events []*Event) {
	for _, e := range events {
		caller := e.Identity.Principal()
		if caller.Value != "" && e.Identity.Kind != kindAccount {
			addPrincipal(m, e.Identity.Kind, caller, e.Identity.PrincipalID.Value)
		}
	}
	sessions := map[string][]*Event{}
	for _, e := range events {
		if e.BeginsSession() && e.ErrorCode.Value == "" {
			if target := e.sessionOf(); target.Value != "" {
				sessions[target.Value] = append(sessions[target.Value], e)
			}
		}
	}
	for _, arn := range slices.Sorted(maps.Keys(sessions)) {
		addSessions(m, sessions[arn])
	}
}

// sessionOf returns the ARN of the principal whose session a call began.
func (e *Event) sessionOf() model.Text {
	switch e.Name.Value {
	case "GetFederationToken":
		if e.SessionARN.Value != "" || e.Request.SessionName.Value == "" {
			return e.SessionARN
		}
		fields := strings.SplitN(e.Identity.ARN.Value, ":", 6)
		if len(fields) != 6 {
			return model.Text{}
		}
		fields[2], fields[5] = "sts", "federated-user/"+e.Request.SessionName.Value
		return model.Text{Value: strings.Join(fields, ":"), Range: e.Request.SessionName.Range}
	default:
		return e.Request.RoleARN
	}
}

// addPrincipal adds a principal unless the model has it. Nothing but its name is
// known of one that is new.
func addPrincipal(m *model.Model, kind string, name model.Text, uniqueID string) *model.Principal {
	if p := m.Principals[name.Value]; p != nil {
		return p
	}
	p := &model.Principal{ARN: name.Value, Kind: kind, Name: name.Value, Range: name.Range}
	if fields := strings.SplitN(name.Value, ":", 6); len(fields) == 6 {
		p.Account = fields[4]
		_, path, ok := strings.Cut(fields[5], "/")
		if !ok {
			path = fields[5]
		}
		at := strings.LastIndexByte(path, '/')
		p.Name, p.Path = path[at+1:], "/"+path[:at+1]
		p.IdentityElsewhere = true
		p.UniqueID, _, _ = strings.Cut(uniqueID, ":")
	}
	m.Principals[name.Value] = p
	return p
}

// addSessions adds the session policies of all calls that began a session of one
// principal. Sessions with different policies cannot be told apart later, so then
// it is not known which apply.
func addSessions(m *model.Model, events []*Event) {
	kind := kindRole
	if events[0].Name.Value == "GetFederationToken" {
		kind = kindFederated
	}
	p := addPrincipal(m, kind, events[0].sessionOf(), "")
	seen := map[string]bool{}
	state := sessionNone
	for _, e := range events {
		what := e.passed()
		if what != "" {
			state = sessionPassed
		}
		if !seen[what] {
			seen[what] = true
			addPolicies(m, p, e)
		}
	}
	if len(seen) > 1 || p.Session != "" && p.Session != state {
		state = sessionUnknown
	}
	p.Session = state
}

// passed returns what tells the policies of two sessions apart, "" for none.
func (e *Event) passed() string {
	var parts []string
	for _, arn := range e.PolicyARNs {
		parts = append(parts, arn.Value)
	}
	slices.Sort(parts)
	if e.Policy != nil {
		for i := range e.Policy.Statements {
			parts = append(parts, e.Policy.Statements[i].Hash)
		}
		parts = append(parts, strconv.Itoa(len(e.Policy.Incomplete)))
	}
	return strings.Join(parts, " ")
}

func addPolicies(m *model.Model, p *model.Principal, e *Event) {
	if e.Policy != nil {
		e.Policy.Target = p.ARN
		m.Policies[e.Policy.ID] = e.Policy
		p.Sessions = append(p.Sessions, e.Policy.ID)
	}
	for _, arn := range e.PolicyARNs {
		if id := policyByARN(m, arn.Value); id != "" {
			p.Sessions = append(p.Sessions, id)
			continue
		}
		p.SessionARNs = append(p.SessionARNs, arn)
	}
}

func policyByARN(m *model.Model, arn string) string {
	for _, id := range slices.Sorted(maps.Keys(m.Policies)) {
		if m.Policies[id].ARN == arn {
			return id
		}
	}
	return ""
}
