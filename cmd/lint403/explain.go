package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lint403/lint403/loader"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/loader/trail"
	"github.com/lint403/lint403/report"
	"github.com/lint403/lint403/rules"
)

func newExplain(a app) *cobra.Command {
	var (
		flags  inputFlags
		format string
		color  string
	)
	command := &cobra.Command{
		Use:   "explain EVENT [PATH...]",
		Short: "Replay an AccessDenied against the configuration, and say which line to change",
		Long: "EVENT is a file with a CloudTrail event, a log of them, or the text of the error itself\n" +
			"(- for stdin; a text in quotes works as well). Each request in it that was refused is\n" +
			"taken through the configuration at PATH. Session policies that events begin sessions\n" +
			"with are taken into account.",
		Example: "  lint403 explain event.json infra/\n" +
			"  lint403 explain 'User: arn:aws:sts::111122223333:assumed-role/app/s is not authorized to perform: ...' infra/",
		Args: atLeastOne("a file with a CloudTrail event, or the text of the error"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return fmt.Errorf("--format %q is not text or json", format)
			}
			return a.explain(cmd.Context(), args[0], args[1:], &flags,
				report.Options{Color: a.color(color, a.stdout)}, format == "json")
		},
	}
	flags.register(command)
	command.Flags().StringVar(&format, "format", "text", "text or json")
	command.Flags().StringVar(&color, "color", "auto", "auto, always or never")
	return command
}

func (a app) explain(
	ctx context.Context, path string, paths []string, flags *inputFlags, o report.Options, asJSON bool,
) error {
	events, file, err := a.readEvents(path)
	if err != nil {
		return err
	}
	needs := refused(events)
	if len(needs) == 0 {
		return fmt.Errorf("%s: no refused request in it; give an event with errorCode AccessDenied, "+
			"or the error text with principal, action and resource", file.Name)
	}
	s, err := flags.settings(a)
	if err != nil {
		return err
	}
	result, err := a.load(ctx, paths, flags, s)
	if err != nil {
		return err
	}
	trail.Add(result.Model, events)
	result.Sources[file.Name] = file.Bytes
	result.Model.Needs = needs
	simulator, err := rules.NewSimulator(ctx)
	if err != nil {
		return err
	}
	decisions, err := simulator.Decide(ctx, result.Model)
	if err != nil {
		return err
	}
	if err := a.printExplanations(decisions, needs, result, &o, asJSON); err != nil {
		return err
	}
	if result.Diagnostics.HasErrors() {
		return errInputs
	}
	return nil
}

func (a app) printExplanations(
	decisions []rules.Decision, needs []*model.Need, result *loader.Result, o *report.Options, asJSON bool,
) error {
	if asJSON {
		answers := make([]answer, len(decisions))
		for i, d := range decisions {
			answers[i] = newAnswer(d)
		}
		return printJSON(a.stdout, answers)
	}
	for i, d := range decisions {
		if i > 0 {
			fmt.Fprintln(a.stdout)
		}
		if err := a.printDecision(d, needs[i], result, o, false); err != nil {
			return err
		}
		if d.Allowed() {
			fmt.Fprintln(a.stdout, "  this configuration allows the request: it was refused by something out of view, "+
				"or before the configuration was applied")
		}
	}
	return nil
}

// readEvents reads a file of events or error texts, or takes the argument itself
// for the text.
func (a app) readEvents(path string) ([]*trail.Event, *source.File, error) {
	name, raw := filepath.ToSlash(path), []byte(path)
	if !strings.Contains(path, "not authorized to perform") {
		var err error
		if raw, err = a.readFile(path); err != nil {
			return nil, nil, err
		}
	} else {
		name = "error text"
	}
	file, diags := source.Decode(name, raw)
	events, more := trail.Parse(file)
	diags = append(diags, more...)
	a.printDiagnostics(diags)
	if len(events) == 0 && diags.HasErrors() {
		return nil, nil, errInputs
	}
	return events, file, nil
}

// refused lists the requests of the events that were refused.
func refused(events []*trail.Event) []*model.Need {
	var needs []*model.Need
	for i, event := range events {
		if !event.Denied() {
			continue
		}
		if need, ok := event.Need(); ok {
			need.ID = fmt.Sprintf("%s#%d", need.ID, i+1)
			needs = append(needs, need)
		}
	}
	return needs
}
