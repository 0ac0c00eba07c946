package document

import (
	"strings"

	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
)

// The types of a principal: the members of the Principal element, and the bare
// string.
const (
	principalAWS       = "AWS"
	principalService   = "Service"
	principalFederated = "Federated"
	principalCanonical = "CanonicalUser"
	principalBare      = "*"
)

// The values of model.PrincipalEntry.Form.
const (
	formAny       = "any"
	formAccount   = "account"
	formRoot      = "root"
	formUser      = "user"
	formRole      = "role"
	formSession   = "session"
	formFederated = "federated-user"
	formService   = "service"
	formSAML      = "saml"
	formOIDC      = "oidc"
	formCanonical = "canonical"
	formOAI       = "oai"
	formUniqueID  = "unique-id"
	formOther     = "other"
)

func principalTypes() []string {
	return []string{principalAWS, principalService, principalFederated, principalCanonical}
}

// principals reads Principal or NotPrincipal.
func (p *parser) principals(n *jsontree.Node, where *path, name string) []model.PrincipalEntry {
	var entries []model.PrincipalEntry
	add := func(kind string) func(*jsontree.Node, *path) {
		return func(n *jsontree.Node, where *path) {
			value, unknown := symbol.Render(n.Text)
			entry := model.PrincipalEntry{Type: kind, Value: value, Unknown: unknown, Range: p.place(where, n)}
			entry.Form, entry.Account = classify(kind, value, unknown)
			entries = append(entries, entry)
		}
	}
	if n.Kind != jsontree.Object {
		if n.Kind == jsontree.Array {
			p.wrongType(n, where, name)
		}
		if n.Kind == jsontree.String && n.Text != "*" && n.Text != "" && !symbol.Has(n.Text) {
			value, _ := symbol.Render(n.Text)
			p.anomaly(AnomalyPrincipalString, where, name, value, p.place(where, n))
		}
		p.list(n, where, name, false, add(principalBare))
		return entries
	}
	if len(n.Members) == 0 && !n.Cut {
		p.anomaly(AnomalyEmptyObject, where, name, "", p.place(where, n))
	}
	for _, m := range p.members(n, where) {
		child := p.paths.member(where, m.Name)
		kind, unknown := symbol.Render(m.Name)
		if len(unknown) == 0 && !contains(principalTypes(), kind) {
			p.anomaly(AnomalyPrincipalKey, child, kind, nearest(kind, principalTypes()), p.placeName(child, m))
		}
		p.list(m.Value, child, kind, false, add(kind))
	}
	return entries
}

// classify says how a principal value is to be read, and which account it names
// (IAM UG: AWS JSON policy elements: Principal).
func classify(kind, value string, unknown []string) (form, account string) {
	switch kind {
	case principalBare:
		if value == "*" {
			return formAny, ""
		}
	case principalAWS:
		return classifyAWS(value, unknown)
	case principalService:
		if len(unknown) > 0 || isServicePrincipal(value) {
			return formService, ""
		}
	case principalFederated:
		return classifyFederated(value, unknown)
	case principalCanonical:
		if len(unknown) > 0 || isHex64(value) {
			return formCanonical, ""
		}
	}
	return formOther, ""
}

func classifyAWS(value string, unknown []string) (form, account string) {
	switch {
	case value == "*":
		return formAny, ""
	case isAccount(value):
		return formAccount, value
	case isUniqueID(value):
		return formUniqueID, ""
	case len(unknown) == 1 && value == "${"+unknown[0]+"}":
		return classifyToken(value, unknown[0])
	case strings.ContainsAny(literalPart(value, unknown), "*?"):
		return formOther, ""
	}
	return classifyARN(splitARN(value))
}

// classifyARN reads the ARN of a principal.
func classifyARN(fields []string) (form, account string) {
	if len(fields) != 6 || fields[0] != "arn" {
		return formOther, ""
	}
	service, account, resource := fields[2], fields[4], fields[5]
	kind, rest, _ := strings.Cut(resource, "/")
	if rest == "" && resource != "root" {
		return formOther, ""
	}
	switch service + " " + kind {
	case "iam root":
		return formRoot, account
	case "iam user":
		if account == "cloudfront" {
			return formOAI, ""
		}
		return formUser, account
	case "iam role":
		return formRole, account
	case "sts assumed-role":
		return formSession, account
	case "sts federated-user":
		return formFederated, account
	}
	return formOther, ""
}

// classifyToken reads a principal that is one unknown value from the resource and
// attribute that its name gives.
func classifyToken(value, name string) (form, account string) {
	resource, attribute := tokenOf(name)
	switch {
	case name == symbol.Account, strings.HasPrefix(name, symbol.Account+"."), strings.HasSuffix(attribute, "account_id"),
		resource == "aws_organizations_account" && attribute == "id":
		return formAccount, value
	case resource == "aws_iam_role" && attribute == "arn":
		return formRole, ""
	case resource == "aws_iam_user" && attribute == "arn":
		return formUser, ""
	case resource == "aws_cloudfront_origin_access_identity" && attribute == "iam_arn":
		return formOAI, ""
	}
	return formOther, ""
}

// tokenOf returns the resource type and the attribute of a token such as
// "module.m.aws_iam_role.r[0].arn".
func tokenOf(name string) (resource, attribute string) {
	parts := strings.Split(indices(name), ".")
	if len(parts) < 3 {
		return "", parts[len(parts)-1]
	}
	return parts[len(parts)-3], parts[len(parts)-1]
}

// indices returns the name without what stands in brackets.
func indices(name string) string {
	var b strings.Builder
	depth := 0
	for _, r := range name {
		switch {
		case r == '[':
			depth++
		case r == ']':
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func classifyFederated(value string, unknown []string) (form, account string) {
	if len(unknown) == 1 && value == "${"+unknown[0]+"}" {
		switch resource, _ := tokenOf(unknown[0]); resource {
		case "aws_iam_openid_connect_provider":
			return formOIDC, ""
		case "aws_iam_saml_provider":
			return formSAML, ""
		}
		return formOther, ""
	}
	fields := splitARN(value)
	if len(fields) == 6 && fields[0] == "arn" && fields[2] == "iam" {
		kind, rest, _ := strings.Cut(fields[5], "/")
		switch {
		case rest == "":
		case kind == "saml-provider":
			return formSAML, fields[4]
		case kind == "oidc-provider":
			return formOIDC, fields[4]
		}
		return formOther, ""
	}
	if isHost(value) {
		return formOIDC, ""
	}
	return formOther, ""
}

// literalPart returns the value without its tokens.
func literalPart(value string, unknown []string) string {
	for _, name := range unknown {
		value = strings.ReplaceAll(value, "${"+name+"}", "")
	}
	return value
}

func isAccount(s string) bool { return len(s) == 12 && only(s, isDigit) }

// isUniqueID recognizes the ids that AWS puts in place of a deleted role or user.
func isUniqueID(s string) bool {
	if !strings.HasPrefix(s, "AROA") && !strings.HasPrefix(s, "AIDA") {
		return false
	}
	return len(s) >= 16 && only(s, func(c byte) bool { return isDigit(c) || c >= 'A' && c <= 'Z' })
}

func isHex64(s string) bool {
	return len(s) == 64 && only(s, func(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' })
}

// isServicePrincipal accepts every host name of at least two labels: there are
// services outside amazonaws.com, and partitions with domains of their own.
func isServicePrincipal(s string) bool { return isHost(s) }

func isHost(s string) bool {
	if !strings.Contains(s, ".") || strings.Contains(s, "..") || strings.Trim(s, ".") != s {
		return false
	}
	return only(s, func(c byte) bool {
		return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' || c == '.' || c == '-'
	})
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func only(s string, ok func(byte) bool) bool {
	for i := range len(s) {
		if !ok(s[i]) {
			return false
		}
	}
	return s != ""
}
