package aws

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// value follows a path ("rule.0.id") into the attributes of a resource.
func value(r *tf.Resource, path string) any {
	return dig(r.Values, path)
}

func dig(v any, path string) any {
	for path != "" {
		var step string
		step, path, _ = strings.Cut(path, ".")
		switch in := v.(type) {
		case map[string]any:
			v = in[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(in) {
				return nil
			}
			v = in[i]
		default:
			return nil
		}
	}
	return v
}

// str returns a scalar as a string, "" for anything else. The provider writes ""
// where nothing is set.
func str(r *tf.Resource, path string) string { return scalar(value(r, path)) }

func scalar(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case int:
		return strconv.Itoa(v)
	case int64:
		return strconv.FormatInt(v, 10)
	default:
		return ""
	}
}

// count returns how many blocks or elements there are under a path. A block may be
// a single object.
func count(r *tf.Resource, path string) int {
	switch v := value(r, path).(type) {
	case []any:
		return len(v)
	case map[string]any:
		return 1
	default:
		return 0
	}
}

// paths lists the paths of the blocks under path: "rule.0", "rule.1".
func paths(r *tf.Resource, path string) []string {
	switch v := value(r, path).(type) {
	case []any:
		out := make([]string, len(v))
		for i := range v {
			out[i] = path + "." + strconv.Itoa(i)
		}
		return out
	case map[string]any:
		return []string{path}
	default:
		return nil
	}
}

// list returns the strings of a list. A list that is one token is that token.
func list(r *tf.Resource, path string) []string {
	switch v := value(r, path).(type) {
	case []any:
		out := make([]string, 0, len(v))
		for _, e := range v {
			if s := scalar(e); s != "" {
				out = append(out, s)
			}
		}
		return out
	case string:
		if v != "" {
			return []string{v}
		}
	}
	return nil
}

// flag reads a boolean; unset is what the provider or AWS takes it for.
func flag(r *tf.Resource, path string, unset model.Flag) model.Flag {
	switch v := value(r, path).(type) {
	case bool:
		if v {
			return model.FlagOn
		}
		return model.FlagOff
	case string:
		switch {
		case v == "true":
			return model.FlagOn
		case v == "false":
			return model.FlagOff
		case v != "":
			return model.FlagUnknown
		}
	}
	return unset
}

// strMap returns a map of strings, tokens rendered.
func strMap(r *tf.Resource, path string) map[string]string {
	in, ok := value(r, path).(map[string]any)
	if !ok || len(in) == 0 {
		return nil
	}
	out := make(map[string]string, len(in))
	for key, v := range in {
		text, _ := symbol.Render(scalar(v))
		out[key] = text
	}
	return out
}

func parent(path string) string {
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		return path[:i]
	}
	return ""
}

func setValue(values map[string]any, path string, to any) {
	last := path[strings.LastIndexByte(path, '.')+1:]
	if in, ok := dig(values, parent(path)).(map[string]any); ok {
		in[last] = to
	}
}

// renderValues writes tokens in the form of the model, in place, and returns the
// paths of the values that hold them.
func renderValues(values map[string]any) []string {
	var unknown []string
	for _, name := range slices.Sorted(maps.Keys(values)) {
		values[name] = renderValue(values[name], name, &unknown)
	}
	return unknown
}

func renderValue(v any, path string, unknown *[]string) any {
	switch v := v.(type) {
	case string:
		text, names := symbol.Render(v)
		if names != nil {
			*unknown = append(*unknown, path)
		}
		return text
	case []any:
		for i := range v {
			v[i] = renderValue(v[i], path+"."+strconv.Itoa(i), unknown)
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			v[name] = renderValue(v[name], path+"."+name, unknown)
		}
	}
	return v
}

// tags returns the tags, those of the provider included where they are known.
func tags(r *tf.Resource) map[string]string {
	if all := strMap(r, "tags_all"); all != nil {
		return all
	}
	return strMap(r, "tags")
}
