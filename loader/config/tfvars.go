package config

import (
	"fmt"
	"path"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

// inputs are the values given to the variables of the root module.
type inputs struct {
	// text holds values given as text, whose reading depends on the type: as
	// TF_VAR_NAME or with --var.
	texts map[string]string
	exprs map[string]hclsyntax.Expression
}

func (in *inputs) set(name string, x hclsyntax.Expression) {
	in.exprs[name] = x
	delete(in.texts, name)
}

func (in *inputs) setText(name, s string) {
	in.texts[name] = s
	delete(in.exprs, name)
}

// readInputs collects the values in the order of
// https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence:
// the environment, terraform.tfvars, *.auto.tfvars, and what the command line says.
func (e *evaluator) readInputs() {
	in := &inputs{texts: map[string]string{}, exprs: map[string]hclsyntax.Expression{}}
	e.inputs = in
	for _, entry := range e.opts.Environ {
		if name, val, ok := strings.Cut(entry, "="); ok && strings.HasPrefix(name, "TF_VAR_") {
			in.setText(strings.TrimPrefix(name, "TF_VAR_"), val)
		}
	}
	for _, name := range []string{"terraform.tfvars", "terraform.tfvars.json"} {
		if info, err := e.tree.stat(join(e.rootDir, name)); err == nil && info.Mode().IsRegular() {
			e.readVarFile(join(e.rootDir, name))
		}
	}
	entries, err := e.tree.list(e.rootDir)
	if err != nil {
		return
	}
	for _, entry := range entries { // in the order of their names
		name := entry.Name()
		if strings.HasSuffix(name, ".auto.tfvars") || strings.HasSuffix(name, ".auto.tfvars.json") {
			e.readVarFile(join(e.rootDir, name))
		}
	}
	for _, file := range e.opts.VarFiles {
		e.readGivenFile(file)
	}
	for _, entry := range e.opts.Vars {
		if name, val, ok := strings.Cut(entry, "="); ok {
			in.setText(strings.TrimSpace(name), val)
		}
	}
}

func (e *evaluator) readVarFile(name string) {
	file, diags, err := e.tree.file(name)
	e.diags = append(e.diags, diags...)
	if err != nil {
		e.report(model.SeverityError, model.Range{File: e.tree.display(name)}, "file can't be read", err.Error())
		return
	}
	e.readVars(file)
}

// readGivenFile reads a file that the user named; it may lie anywhere.
func (e *evaluator) readGivenFile(name string) {
	raw, err := e.opts.readFile(name)
	if err != nil {
		e.report(model.SeverityError, model.Range{File: name}, "file can't be read", err.Error())
		return
	}
	file, diags := source.Decode(path.Clean(strings.ReplaceAll(name, "\\", "/")), raw)
	e.diags = append(e.diags, diags...)
	e.readVars(file)
}

func (e *evaluator) readVars(file *source.File) {
	e.files[file.Name] = file
	e.extra = append(e.extra, file)
	if nesting(file.Bytes) > maxBrackets {
		e.report(model.SeverityError, model.Range{File: file.Name}, "file is nested too deeply", "")
		return
	}
	if strings.HasSuffix(file.Name, ".json") {
		if body := e.parseJSONVars(file); body != nil {
			for name, attr := range body.Attributes {
				e.inputs.set(name, attr.Expr)
			}
		}
		return
	}
	parsed, diags := hclsyntax.ParseConfig(file.Bytes, file.Name, hcl.InitialPos)
	e.syntax(diags)
	if body, ok := parsed.Body.(*hclsyntax.Body); ok {
		for name, attr := range body.Attributes {
			e.inputs.set(name, attr.Expr)
		}
	}
}

// given returns the value that a variable of the root module is given, nil if none.
func (e *evaluator) given(v *variable, name string) (*value, error) {
	if e.opts.Plan != nil {
		if raw, ok := e.opts.Plan.Variables[name]; ok {
			return fromJSON(raw), nil
		}
	}
	if s, ok := e.inputs.texts[name]; ok {
		return e.parseText(v, name, s)
	}
	if x, ok := e.inputs.exprs[name]; ok {
		return e.tolerate(x, emptyScope())
	}
	return nil, nil //nolint:nilnil // no value is given, which is no error
}

// parseText reads a value given as text: as it is for a string, and as an
// expression otherwise.
func (e *evaluator) parseText(v *variable, name, s string) (*value, error) {
	if v.typ == nil || v.typ.typ.IsPrimitiveType() || v.typ.typ == cty.DynamicPseudoType {
		return str(s), nil
	}
	if nesting([]byte(s)) > maxBrackets {
		return nil, errLarge
	}
	x, diags := hclsyntax.ParseExpression([]byte(s), "--var "+name, hcl.InitialPos)
	if diags.HasErrors() {
		e.report(model.SeverityError, model.Range{}, fmt.Sprintf("value of variable %s is malformed", name), diags[0].Summary)
		return nil, nil //nolint:nilnil // reported, and no value then
	}
	return e.eval(x, emptyScope())
}
