package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lint403/lint403/loader"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/scenario"
	"github.com/lint403/lint403/loader/settings"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/report"
	"github.com/lint403/lint403/rules"
)

// questionFlags ask about one request.
type questionFlags struct {
	principal, session string
	operation, action  string
	resource           string
	from               string
	versionID          string
	via                string
	context, headers   []string
}

func newSimulate(a app) *cobra.Command {
	var (
		flags    inputFlags
		question questionFlags
		file     string
		expect   bool
		format   string
		color    string
	)
	command := &cobra.Command{
		Use:   "simulate [PATH...]",
		Short: "Decide one request through every layer, and say which statement decided",
		Long: "Ask whether one request would be allowed by the configuration at PATH, or decide the\n" +
			"scenarios of a file. The result names each layer, its verdict and the statement that\n" +
			"decided.\n\n" +
			"Exit codes: 0 decided, 1 denied or (with --expect) different from what was expected,\n" +
			"2 something could not be read or decided.",
		Example: "  lint403 simulate infra --principal arn:aws:iam::111122223333:role/app \\\n" +
			"    --op GetObject --resource arn:aws:s3:::acme-photos/incoming/1.jpg\n" +
			"  lint403 simulate --scenario cases.json --expect",
		RunE: func(cmd *cobra.Command, args []string) error {
			if file != "" {
				return a.simulateScenarios(cmd.Context(), file, expect)
			}
			if format != "text" && format != "json" {
				return fmt.Errorf("--format %q is not text or json", format)
			}
			return a.simulateQuestion(cmd.Context(), args, &flags, &question,
				report.Options{Color: a.color(color, a.stdout)}, format == "json")
		},
	}
	flags.register(command)
	question.register(command)
	f := command.Flags()
	f.StringVar(&file, "scenario", "", "file with one scenario or an array of them, - for stdin")
	f.BoolVar(&expect, "expect", false, "compare with what the scenarios expect")
	f.StringVar(&format, "format", "text", "text or json")
	f.StringVar(&color, "color", "auto", "auto, always or never")
	return command
}

func (q *questionFlags) register(command *cobra.Command) {
	f := command.Flags()
	f.StringVar(&q.principal, "principal", "", "who asks: ARN, service principal or anonymous")
	f.StringVar(&q.session, "session", "", "ARN of the assumed-role session")
	f.StringVar(&q.operation, "op", "", "API operation, such as GetObject")
	f.StringVar(&q.action, "action", "", "one action, such as s3:GetObject")
	f.StringVar(&q.resource, "resource", "", "ARN of the bucket, object, key or role")
	f.StringVar(&q.from, "source", "", "ARN of the source object of a copy")
	f.StringVar(&q.versionID, "version-id", "", "version of the object")
	f.StringVar(&q.via, "via", "", "VPC endpoint id or access point ARN")
	f.StringArrayVar(&q.context, "context", nil, "condition key KEY=VALUE; KEY= for certainly absent")
	f.StringArrayVar(&q.headers, "header", nil, "request header NAME=VALUE")
}

// need turns the flags into the request.
func (q *questionFlags) need() (*model.Need, error) {
	switch {
	case q.principal == "":
		return nil, errors.New("--principal: say who asks")
	case (q.operation == "") == (q.action == ""):
		return nil, errors.New("give one of --op and --action")
	case q.resource == "":
		return nil, errors.New("--resource: say on what")
	}
	need := &model.Need{
		ID: "question", Principal: q.principal, SessionARN: q.session, Operation: q.operation, Action: q.action,
		Resource: q.resource, VersionID: q.versionID, Headers: map[string]string{},
		Context: map[string]*model.ContextValue{}, OpenContext: true, DeclaredBy: "command line",
	}
	if bucket, key, ok := model.CutBucketARN(q.resource); ok {
		need.Bucket, need.ObjectKey, need.Resource = bucket, key, ""
	}
	if strings.EqualFold(q.operation, "AssumeRole") || strings.HasPrefix(strings.ToLower(q.action), "sts:assumerole") {
		need.Role = q.resource
	}
	if bucket, key, ok := model.CutBucketARN(q.from); ok {
		need.SourceBucket, need.SourceKey = bucket, key
	}
	if strings.HasPrefix(q.via, "arn:") {
		need.Via = q.via
	} else {
		need.Endpoint = q.via
	}
	for _, entry := range q.context {
		key, value, ok := strings.Cut(entry, "=")
		if !ok || key == "" {
			return nil, fmt.Errorf("--context %q: write KEY=VALUE", entry)
		}
		need.Context[strings.ToLower(key)] = contextValue(value)
	}
	for _, entry := range q.headers {
		name, value, ok := strings.Cut(entry, "=")
		if !ok || name == "" {
			return nil, fmt.Errorf("--header %q: write NAME=VALUE", entry)
		}
		need.Headers[strings.ToLower(name)] = value
	}
	return need, nil
}

func contextValue(value string) *model.ContextValue {
	if value == "" {
		return nil
	}
	values := strings.Split(value, ",")
	return &model.ContextValue{Values: values, Multi: len(values) > 1}
}

func (a app) simulateQuestion(
	ctx context.Context, paths []string, flags *inputFlags, question *questionFlags, o report.Options, asJSON bool,
) error {
	need, err := question.need()
	if err != nil {
		return err
	}
	s, err := flags.settings(a)
	if err != nil {
		return err
	}
	result, err := a.load(ctx, paths, flags, s)
	if err != nil {
		return err
	}
	result.Model.Needs = []*model.Need{need}
	simulator, err := rules.NewSimulator(ctx)
	if err != nil {
		return err
	}
	decisions, err := simulator.Decide(ctx, result.Model)
	if err != nil {
		return err
	}
	if err := a.printDecision(decisions[0], need, result, &o, asJSON); err != nil {
		return err
	}
	switch {
	case result.Diagnostics.HasErrors(), decisions[0].Undecided():
		return errInputs
	case decisions[0].Decision == "denied":
		return errFindings
	default:
		return nil
	}
}

func (a app) printDecision(
	d rules.Decision, need *model.Need, result *loader.Result, o *report.Options, asJSON bool,
) error {
	if asJSON {
		return printJSON(a.stdout, newAnswer(d))
	}
	// The inputs say which sources are plans, whose text is never quoted.
	sources := report.Build(materialOf(result, &settings.Settings{}, false)).Sources
	return report.WriteTrace(a.stdout, traceOf(d, result.Model, need), sources, o)
}

// traceOf puts a decision into the form that people read.
func traceOf(d rules.Decision, m *model.Model, need *model.Need) *report.Trace {
	trace := &report.Trace{
		Request: rules.Need{
			Principal: need.Principal, Action: need.Operation + need.Action,
			Resource: resourceOf(need), Via: need.Via + need.Endpoint,
		},
		Decision: word(d.Decision), Kind: d.Kind, Layer: d.Layer, Message: d.Message, Unknown: d.Unknown,
		Changes: changes(d, m, need),
	}
	for _, eval := range d.Evals {
		trace.Evals = append(trace.Evals, report.Eval{
			Action: eval.Action, Resource: eval.Resource, Decision: word(eval.Decision), Layer: eval.Layer,
		})
	}
	for _, step := range d.Trace {
		s := rules.Step{Layer: step.Layer, Verdict: step.Verdict, Why: step.Action + ": " + step.Why}
		if step.Statement != nil {
			s.Range = step.Statement.Range
		}
		trace.Steps = append(trace.Steps, s)
	}
	return trace
}

func resourceOf(need *model.Need) string {
	if need.Bucket == "" {
		return need.Resource
	}
	resource := "arn:aws:s3:::" + need.Bucket
	if need.ObjectKey != "" {
		resource += "/" + need.ObjectKey
	}
	return resource
}

// answer is a decision in the form of the JSON contract.
type answer struct {
	ID       string            `json:"id"`
	Decision string            `json:"decision"`
	Kind     string            `json:"kind"`
	Layer    string            `json:"layer"`
	HTTP     int               `json:"http"`
	Message  string            `json:"message"`
	Evals    []rules.Eval      `json:"evals"`
	Trace    []rules.TraceStep `json:"trace"`
	Unknown  []string          `json:"unknown,omitempty"`
}

func newAnswer(d rules.Decision) answer {
	out := answer{
		ID: d.ID, Decision: word(d.Decision), Kind: d.Kind, Layer: d.Layer, HTTP: d.HTTP, Message: d.Message,
		Evals: []rules.Eval{}, Trace: []rules.TraceStep{}, Unknown: d.Unknown,
	}
	for _, eval := range d.Evals {
		eval.Decision = word(eval.Decision)
		out.Evals = append(out.Evals, eval)
	}
	out.Trace = append(out.Trace, d.Trace...)
	return out
}

func word(decision string) string {
	switch decision {
	case "allowed":
		return "ALLOW"
	case "denied":
		return "DENY"
	default:
		return "UNKNOWN"
	}
}

// simulateScenarios decides the scenarios of a file and prints the decisions as a
// JSON array in the same order.
func (a app) simulateScenarios(ctx context.Context, path string, expect bool) error {
	raw, err := a.readFile(path)
	if err != nil {
		return fmt.Errorf("--scenario: %w", err)
	}
	file, diags := source.Decode(filepath.ToSlash(path), raw)
	var scenarios []scenario.Scenario
	if !diags.HasErrors() {
		var more model.Diagnostics
		scenarios, more = scenario.Parse(file)
		diags = append(diags, more...)
	}
	a.printDiagnostics(diags)
	simulator, err := rules.NewSimulator(ctx)
	if err != nil {
		return err
	}
	models := make([]*model.Model, len(scenarios))
	for i := range scenarios {
		models[i] = scenarios[i].Model
	}
	decisions, err := simulator.DecideAll(ctx, models)
	if err != nil {
		return err
	}
	answers := make([]answer, len(scenarios))
	undecided, different := 0, 0
	for i := range scenarios {
		d := decisions[i][0]
		answers[i] = newAnswer(d)
		answers[i].ID = scenarios[i].ID
		if d.Undecided() || d.Decision == "at-risk" {
			undecided++
			fmt.Fprintf(a.stderr, "lint403: %s is undecided: %s\n", scenarios[i].ID, strings.Join(d.Unknown, ", "))
		}
		if expect {
			different += a.compare(&scenarios[i], &answers[i])
		}
	}
	if err := printJSON(a.stdout, answers); err != nil {
		return err
	}
	switch {
	case diags.HasErrors() || undecided > 0:
		return errInputs
	case different > 0:
		fmt.Fprintf(a.stderr, "lint403: %d of %d scenarios differ\n", different, len(scenarios))
		return errFindings
	default:
		return nil
	}
}

// compare says how an answer differs from what was expected and counts it.
func (a app) compare(s *scenario.Scenario, got *answer) int {
	want := s.Want
	same := (want.Decision == "" || want.Decision == got.Decision) && (want.Kind == "" || want.Kind == got.Kind)
	if same {
		return 0
	}
	fmt.Fprintf(a.stderr, "lint403: %s (%s): got %s %s in %s, want %s %s in %s\n",
		s.ID, s.Title, got.Decision, got.Kind, got.Layer, want.Decision, want.Kind, want.Layer)
	return 1
}

func (a app) readFile(path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(a.stdin)
	}
	return os.ReadFile(path)
}

func printJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}
