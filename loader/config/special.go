package config

import (
	"maps"
	"strings"
)

// functions returns the table of functions.
func functions() map[string]function {
	table := stringFunctions()
	for _, more := range []map[string]function{
		listFunctions(), mapFunctions(), typeFunctions(), encodingFunctions(), fileFunctions(), providerFunctions(),
	} {
		maps.Copy(table, more)
	}
	return table
}

// providerFunctions are the pure functions of the AWS provider,
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/functions/arn_build.
func providerFunctions() map[string]function {
	return map[string]function{
		"provider::aws::arn_build":          {impl: arnBuild, min: 5, max: 5},
		"provider::aws::arn_parse":          {impl: arnParse, min: 1, max: 1},
		"provider::aws::trim_iam_role_path": {impl: trimRolePath, min: 1, max: 1},
	}
}

func arnBuild(c *call) (*value, error) {
	var b textBuilder
	b.add("arn", nil)
	for i, arg := range c.args {
		s, ok := text(arg)
		if !ok {
			return nil, c.fail("argument %d must be a string", i+1)
		}
		b.add(":", nil)
		b.add(s, arg.from)
	}
	return b.value(*written(c.rng())), nil
}

func arnParse(c *call) (*value, error) {
	s, ok := text(c.args[0])
	parts := strings.SplitN(s, ":", 6)
	switch {
	case !ok || len(parts) != 6 || parts[0] != "arn":
		if partly(c.args[0]) {
			return c.unknown(), nil
		}
		return nil, c.fail("the argument must be an ARN")
	case !plainTokens(strings.Join(parts[:5], ":")):
		return c.unknown(), nil
	}
	var members []member
	for i, name := range []string{"partition", "service", "region", "account_id", "resource"} {
		members = append(members, member{name: name, val: c.at(str(parts[i+1]))})
	}
	return c.at(object(members...)), nil
}

func trimRolePath(c *call) (*value, error) {
	s, ok := text(c.args[0])
	head, role, isRole := strings.Cut(s, ":role/")
	if !ok || !isRole || !plainTokens(s) {
		if partly(c.args[0]) {
			return c.unknown(), nil
		}
		return nil, c.fail("the argument must be the ARN of a role")
	}
	return c.at(str(head + ":role/" + role[strings.LastIndexByte(role, '/')+1:])), nil
}

// special works out attributes of the types that compute something of their own.
func (e *evaluator) special(r *resource, name string) (*value, bool, error) {
	switch r.mode() + "." + r.typ() {
	case "data.aws_iam_policy_document":
		switch name {
		case "json", "minified_json":
			v, err := e.policyDocument(r, name == "minified_json")
			return v, true, err
		case "version":
			return str(defaultVersion), true, nil
		}
	case "data.template_file":
		if name == "rendered" {
			v, err := e.templateData(r)
			return v, v != nil, err
		}
	case "data.local_file":
		if name == "content" {
			v, err := e.localFile(r)
			return v, v != nil, err
		}
	case "managed.terraform_data":
		if attr, ok := r.node.config.attrs["input"]; ok && name == "output" {
			return e.known(attr.Expr, r.scope), true, nil
		}
	}
	return nil, false, nil
}

// helper is a call of a function that no expression makes.
func (e *evaluator) helper(r *resource, name string, args ...*value) *call {
	return &call{evaluator: e, name: name, args: args, expr: callAt(r.node.config.DefRange(), name), scope: r.scope}
}

// templateData renders data.template_file.
func (e *evaluator) templateData(r *resource) (*value, error) {
	attrs := r.node.config.attrs
	tmpl, ok := attrs["template"]
	if !ok {
		return nil, nil //nolint:nilnil // not set, which is no error
	}
	text := e.known(tmpl.Expr, r.scope)
	if partly(text) || text.kind != kindString {
		return nil, nil //nolint:nilnil // not known, which is no error
	}
	vars := object()
	if attr, ok := attrs["vars"]; ok {
		vars = e.known(attr.Expr, r.scope)
	}
	if vars.isNull() {
		vars = object()
	}
	v, err := e.helper(r, "templatefile").renderWith(text, vars)
	if err != nil && !isFatal(err) {
		e.complain(tmpl.Expr, err)
		return nil, nil //nolint:nilnil // reported
	}
	return v, err
}

// localFile reads data.local_file.
func (e *evaluator) localFile(r *resource) (*value, error) {
	name, ok := r.node.config.attrs["filename"]
	if !ok {
		return nil, nil //nolint:nilnil // not set, which is no error
	}
	v, err := e.helper(r, "file", e.known(name.Expr, r.scope)).textOf(e.known(name.Expr, r.scope))
	if err != nil && !isFatal(err) {
		e.complain(name.Expr, err)
		return nil, nil //nolint:nilnil // reported
	}
	return v, err
}
