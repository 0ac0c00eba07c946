package config

import (
	"context"
	"errors"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/loader/symbol"
)

// evaluator evaluates one root module.
type evaluator struct {
	budget
	opts Options
	tree *tree
	// rootDir is the directory of the root module in the tree.
	rootDir  string
	manifest map[string]string
	// snapshot is set for the configuration inside a plan file, where the manifest
	// finds local modules too.
	snapshot bool

	modules map[string]*module
	root    *instance
	// files by the names that ranges use.
	files    map[string]*source.File
	virtuals map[string]*virtual
	parsed   map[*value]*virtual
	table    map[string]function
	fileVals map[string]*value
	// inputs are the values given to the root module.
	inputs *inputs
	// extra are files outside of the tree that the user named.
	extra     []*source.File
	providers map[string]*provider
	// instances, templates and rendering count modules, templates, and templates
	// inside templates.
	instances, templates, rendering int
	// walking are the resources and modules that a walk is inside of.
	walking map[any]bool
	// strict counts the calls of try and can around an expression: inside them an
	// error is of use.
	strict int

	diags        model.Diagnostics
	reported     map[string]bool
	pending      []pending
	suppressions []model.Suppression
}

func newEvaluator(ctx context.Context, t *tree, rootDir string, opts Options) *evaluator {
	return &evaluator{
		budget: budget{ctx: ctx}, opts: opts, tree: t, rootDir: rootDir,
		modules: map[string]*module{}, files: map[string]*source.File{},
		virtuals: map[string]*virtual{}, parsed: map[*value]*virtual{},
		table: functions(), fileVals: map[string]*value{}, providers: map[string]*provider{},
		walking: map[any]bool{}, reported: map[string]bool{},
	}
}

// text returns the file that ranges call name.
func (e *evaluator) text(name string) *source.File {
	if v, ok := e.virtuals[name]; ok {
		return v.file
	}
	return e.files[name]
}

// report adds a diagnostic, once.
func (e *evaluator) report(severity model.Severity, at model.Range, summary, detail string) {
	at = e.real(at)
	key := at.String() + summary
	if e.reported[key] {
		return
	}
	e.reported[key] = true
	e.diags = append(e.diags, model.Diagnostic{Severity: severity, Summary: summary, Detail: detail, Subject: at})
}

// cell is something that is worked out once, when it is first needed.
type cell struct {
	state byte
	val   *value
	err   error
}

const (
	cellNew byte = iota
	cellBusy
	cellDone
)

var errCycle = errors.New("it depends on itself")

// assumed returns the token with a name, or what the user says it stands for.
func (e *evaluator) assumed(name string) *value {
	if s, ok := e.opts.Assume[name]; ok {
		return str(s)
	}
	return token(name)
}

// once works out a cell. Meeting it again on the way is a cycle. What is tried
// around it does not matter for what it is.
func (e *evaluator) once(c *cell, work func() (*value, error)) (*value, error) {
	switch c.state {
	case cellDone:
		return c.val, c.err
	case cellBusy:
		return nil, errCycle // findCycles tells
	}
	c.state = cellBusy
	strict := e.strict
	e.strict = 0
	defer func() { c.state, e.strict = cellDone, strict }()
	if err := e.enter(); err != nil {
		e.leave()
		c.err = err
		return nil, err
	}
	defer e.leave()
	end := e.share()
	c.val, c.err = work()
	end()
	if errors.Is(c.err, errShare) {
		c.err = errLarge // for this thing alone
	}
	return c.val, c.err
}

// known evaluates an expression for a place where an error must not end
// everything: the result is a token then.
func (e *evaluator) known(x hclsyntax.Expression, s *scope) *value {
	v, err := e.eval(x, s)
	if err != nil {
		e.complain(x, err)
		return e.unknown(x, s)
	}
	return v
}

// complain notes that an expression could not be evaluated.
func (e *evaluator) complain(x hclsyntax.Expression, err error) {
	if errors.Is(err, errCycle) || errors.Is(err, errLimit) {
		return // told elsewhere
	}
	at := rangeOf(x.Range())
	var located *evalError
	if errors.As(err, &located) && located.rng.Filename != "" {
		at = rangeOf(located.rng)
	}
	e.report(model.SeverityNote, at, "expression could not be evaluated", err.Error())
}

// quote writes a string as addresses do.
func quote(s string) string {
	r := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "${", "$${", "%{", "%%{")
	return `"` + r.Replace(s) + `"`
}

// describe names a value inside the name of a token.
func describe(v *value) string {
	switch v.kind {
	case kindString:
		if name, ok := v.unknown(); ok {
			return name
		}
		return shorten(quote(strings.NewReplacer(symbol.Open, "(", symbol.Close, ")").Replace(v.str)))
	case kindNull:
		return "null"
	case kindTuple, kindSet:
		return "[" + strings.Join(tokens(v, maxCauses), ",") + "]"
	case kindObject:
		return "(" + strings.Join(tokens(v, maxCauses), ",") + ")" // a brace would end the token
	case kindInstance:
		return v.resource.address
	case kindModule:
		return v.module.path
	default:
		s, _ := text(v)
		return s
	}
}

// shorten keeps the ends of a long text and tells it apart from others by a hash.
func shorten(s string) string {
	if len(s) <= maxName {
		return s
	}
	return strings.ToValidUTF8(s[:maxName/2], "") + "~" + digestOf(s)
}
