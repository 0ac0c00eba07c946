package settings

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

// AddSuppression returns the text of a configuration file with one more entry under
// `suppress`; everything else stays as it is. An empty text is a file that is not there.
func AddSuppression(name string, text []byte, s *model.Suppression) ([]byte, error) {
	before, diags := Read(source.New(name, text))
	if len(diags) > 0 {
		return nil, errors.New(diags[0].String())
	}
	after, err := insertEntry(text, suppressionText(s))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	read, diags := Read(source.New(name, after))
	if len(diags) > 0 {
		return nil, errors.New(diags[0].String())
	}
	if len(read.Suppress) != len(before.Suppress)+1 {
		return nil, fmt.Errorf("%s: no place for a further suppression was found; write it by hand: %s",
			name, suppressionText(s))
	}
	return after, nil
}

func suppressionText(s *model.Suppression) string {
	parts := []string{"rule: " + s.Rules[0], "at: " + quote(s.At), "reason: " + quote(s.Reason)}
	if s.Until != "" {
		parts = append(parts, "until: "+s.Until)
	}
	return "- {" + strings.Join(parts, ", ") + "}"
}

// quote writes a scalar such that YAML reads it as it is.
func quote(text string) string {
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// insertEntry puts an entry behind the last one of the list, or a list at the end.
func insertEntry(text []byte, entry string) ([]byte, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, err
	}
	list, next := suppressList(&document)
	lines := strings.SplitAfter(string(text), "\n")
	if list == nil {
		if len(text) > 0 && !bytes.HasSuffix(text, []byte("\n")) {
			text = append(bytes.Clone(text), '\n')
		}
		return append(bytes.Clone(text), "suppress:\n  "+entry+"\n"...), nil
	}
	if list.Kind != yaml.SequenceNode || list.Style&yaml.FlowStyle != 0 || len(list.Content) == 0 {
		return nil, errors.New("`suppress` is not a list with one `- ` entry a line")
	}
	end := len(lines)
	if next > 0 {
		end = next - 1
	}
	for end > 0 && isBlank(lines[end-1]) {
		end--
	}
	if !strings.HasSuffix(lines[end-1], "\n") {
		lines[end-1] += "\n"
	}
	indent := strings.Repeat(" ", list.Column-1)
	return []byte(strings.Join(lines[:end], "") + indent + entry + "\n" + strings.Join(lines[end:], "")), nil
}

// isBlank reports whether a line says nothing, or what belongs to the next key.
func isBlank(line string) bool {
	line = strings.TrimRight(line, " \t\r\n")
	return line == "" || strings.HasPrefix(line, "#")
}

// suppressList finds the list and the line of the key behind it, 0 if it is the last.
func suppressList(document *yaml.Node) (list *yaml.Node, next int) {
	if len(document.Content) == 0 || document.Content[0].Kind != yaml.MappingNode {
		return nil, 0
	}
	pairs := document.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i].Value == "suppress" {
			if i+2 < len(pairs) {
				next = pairs[i+2].Line
			}
			return pairs[i+1], next
		}
	}
	return nil, 0
}
