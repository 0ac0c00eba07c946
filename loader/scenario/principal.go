package scenario

import (
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// caller is the principal of a request, taken apart.
type caller struct {
	// key is where the principal stands in the model: the role of a session.
	key        string
	kind       string
	name, path string
	account    string
	partition  string
	session    string
}

// The kinds of a principal.
const (
	kindUser      = "user"
	kindRole      = "role"
	kindFederated = "federated-user"
	kindProvider  = "federated"
	kindRoot      = "root"
	kindService   = "service"
	kindAnonymous = "anonymous"
)

// parseCaller reads a principal ARN, the name of a service or "anonymous". The path of
// a role is not part of a session ARN and comes along.
func parseCaller(principal, rolePath, operation string) caller {
	fields := strings.SplitN(principal, ":", 6)
	switch {
	case principal == kindAnonymous || principal == "*" || principal == "":
		return caller{key: kindAnonymous, kind: kindAnonymous, name: kindAnonymous}
	case len(fields) < 6 || fields[0] != "arn":
		if strings.HasPrefix(operation, "AssumeRoleWith") {
			return caller{key: principal, kind: kindProvider, name: principal}
		}
		return caller{key: principal, kind: kindService, name: principal}
	}
	c := caller{key: principal, partition: fields[1], account: fields[4]}
	kind, rest, _ := strings.Cut(fields[5], "/")
	switch kind {
	case "root":
		c.kind, c.name = kindRoot, kindRoot
	case "user", "role":
		c.kind = kind
		c.path, c.name = splitPath(rest)
	case "assumed-role":
		c.kind, c.session = kindRole, principal
		c.name, _, _ = strings.Cut(rest, "/")
		c.path = cleanPath(rolePath)
		c.key = "arn:" + c.partition + ":iam::" + c.account + ":role" + c.path + c.name
	case "federated-user":
		c.kind, c.name = kindFederated, rest
	default:
		c.kind, c.name = kindProvider, rest
	}
	return c
}

// splitPath splits "team/app" into "/team/" and "app".
func splitPath(s string) (path, name string) {
	i := strings.LastIndexByte(s, '/')
	return "/" + s[:i+1], s[i+1:]
}

func cleanPath(path string) string {
	path = strings.Trim(path, "/")
	if path == "" {
		return "/"
	}
	return "/" + path + "/"
}

// serviceLinked reports whether the caller is a service-linked role, which IAM keeps
// under a path and a prefix of its own.
func (c caller) serviceLinked() bool {
	return c.kind == kindRole &&
		(strings.HasPrefix(c.path, "/aws-service-role/") || strings.HasPrefix(c.name, "AWSServiceRoleFor"))
}

// principal returns the caller as the model has it.
func (c caller) principal() *model.Principal {
	return &model.Principal{
		ARN: c.key, Kind: c.kind, Name: c.name, Path: c.path, Account: c.account,
		UniqueID: c.uniqueID(), ServiceLinked: c.serviceLinked(),
	}
}

// uniqueID makes up the id that IAM would have given to a role or user.
func (c caller) uniqueID() string {
	prefix := map[string]string{kindRole: "AROA", kindUser: "AIDA"}[c.kind]
	if prefix == "" {
		return ""
	}
	letters := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, c.name)
	if letters == "" {
		letters = "X"
	}
	const length = 17
	return prefix + strings.ToUpper(strings.Repeat(letters, length/len(letters)+1)[:length])
}
