package plan

import (
	"slices"
	"strings"

	tfjson "github.com/hashicorp/terraform-json"
)

// readChange reads an element of resource_changes.
func (r *reader) readChange(at int) int {
	in := &instance{mode: "managed", entry: at, head: at, values: none, unknown: none, sensitive: none}
	change, index := none, none
	deposed := false
	end := r.text.object(at, func(name []byte, _, value int) int {
		switch string(name) {
		case "address":
			in.address, in.head = r.text.string(value), value
		case "module_address":
			in.module = r.text.string(value)
		case "mode":
			in.mode = r.text.string(value)
		case "type":
			in.typ = r.text.string(value)
		case "name":
			in.name = r.text.string(value)
		case "index":
			index = value
		case "deposed":
			deposed = !r.text.isNull(value)
		case "change":
			change = value
		}
		return r.text.skip(value)
	})
	// The object that a replacement left behind goes away and has the address of
	// the one that stays.
	if deposed || in.typ == "" || change == none {
		return end
	}
	r.readActions(in, change)
	r.add(in, index)
	return end
}

// readActions reads what happens to an instance and its values.
func (r *reader) readActions(in *instance, change int) {
	var actions tfjson.Actions
	before, beforeSensitive := none, none
	r.text.object(change, func(name []byte, _, value int) int {
		switch string(name) {
		case "actions":
			r.text.array(value, func(_, action int) int {
				actions = append(actions, tfjson.Action(r.text.string(action)))
				return r.text.skip(action)
			})
		case "before":
			before = value
		case "before_sensitive":
			beforeSensitive = value
		case "after":
			in.values = value
		case "after_unknown":
			in.unknown = value
		case "after_sensitive":
			in.sensitive = value
		}
		return r.text.skip(value)
	})
	in.change = changeName(actions)
	if in.change == "delete" || slices.Contains(actions, tfjson.ActionForget) && !slices.Contains(actions,
		tfjson.ActionCreate) {
		in.values, in.unknown, in.sensitive = before, none, beforeSensitive
	}
}

// changeName names what a plan does as model.Resource does. What is forgotten
// goes on to exist.
func changeName(actions tfjson.Actions) string {
	switch {
	case actions.Replace(), slices.Contains(actions, tfjson.ActionForget) && slices.Contains(actions, tfjson.ActionCreate):
		return "replace"
	case len(actions) == 0, slices.Contains(actions, tfjson.ActionForget):
		return string(tfjson.ActionNoop)
	default:
		return string(actions[0])
	}
}

// readState reads a module of planned_values or of a state.
func (r *reader) readState(module int, path, change string) {
	r.text.object(module, func(name []byte, _, value int) int {
		switch string(name) {
		case "resources":
			return r.text.array(value, func(_, entry int) int {
				r.readStateResource(entry, path, change)
				return r.text.skip(entry)
			})
		case "child_modules":
			return r.text.array(value, func(_, child int) int {
				r.readState(child, r.text.string(r.text.member(child, "address")), change)
				return r.text.skip(child)
			})
		}
		return r.text.skip(value)
	})
}

func (r *reader) readStateResource(at int, module, change string) {
	in := &instance{
		mode: "managed", module: module, change: change,
		entry: at, head: at, values: none, unknown: none, sensitive: none,
	}
	index := none
	deposed := false
	r.text.object(at, func(name []byte, _, value int) int {
		switch string(name) {
		case "address":
			in.address, in.head = r.text.string(value), value
		case "mode":
			in.mode = r.text.string(value)
		case "type":
			in.typ = r.text.string(value)
		case "name":
			in.name = r.text.string(value)
		case "index":
			index = value
		case "deposed_key":
			deposed = !r.text.isNull(value)
		case "values":
			in.values = value
		case "sensitive_values":
			in.sensitive = value
		}
		return r.text.skip(value)
	})
	if in.typ != "" && !deposed {
		r.add(in, index)
	}
}

// readPrior takes the data sources that were read during planning: they stand in
// prior_state alone. So does everything else when a plan holds nothing else.
func (r *reader) readPrior(module int) {
	r.readState(module, "", string(tfjson.ActionNoop))
}

// add files an instance. The first one with an address stays: what a plan says goes
// before what was.
func (r *reader) add(in *instance, index int) {
	if in.mode != "managed" && in.mode != "data" {
		return // ephemeral resources leave nothing behind
	}
	if !r.text.isNull(index) {
		in.key = "[" + string(r.text[index:r.text.skip(index)]) + "]"
	}
	base := in.typ + "." + in.name
	if in.mode == "data" {
		base = "data." + base
	}
	if in.module != "" {
		base = in.module + "." + base
	}
	switch {
	case in.address == "":
		in.address = base + in.key
	case in.key == "":
		if key, ok := strings.CutPrefix(in.address, base); ok && isKey(key) {
			in.key = key
		}
	}
	in.key = suffixKey(in.address, in.key)
	if r.byName[in.address] != nil {
		return
	}
	r.instances = append(r.instances, in)
	r.byName[in.address] = in
	r.byBase[in.base()] = append(r.byBase[in.base()], in)
}

// suffixKey returns the key as the address spells it, which escapes differently
// from JSON, or "" when the address has none.
func suffixKey(address, key string) string {
	if key == "" || strings.HasSuffix(address, key) {
		return key
	}
	all := steps(address)
	if last := all[len(all)-1]; isKey(last) {
		return last
	}
	return ""
}
