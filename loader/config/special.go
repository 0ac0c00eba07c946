package config

import "maps"

// functions returns the table of functions.
func functions() map[string]function {
	table := stringFunctions()
	for _, more := range []map[string]function{
		listFunctions(), mapFunctions(), typeFunctions(), encodingFunctions(), fileFunctions(),
	} {
		maps.Copy(table, more)
	}
	return table
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
