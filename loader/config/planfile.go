package config

import (
	"archive/zip"
	"io/fs"

	"google.golang.org/protobuf/encoding/protowire"
)

// planFile is the plan inside a plan file: a protocol buffer that is no documented
// interface, of which variables and planned values are read. What can't be read is
// left to the evaluation of the configuration.
type planFile struct {
	Plan
	// changes are the actions by address, as model.Resource has them.
	changes map[string]string
}

// planName is the name of the plan in the archive, planVersion the only format that
// Terraform has written since version 0.12.
const (
	planName    = "tfplan"
	planVersion = 3
)

// The numbers of the fields that are read.
const (
	fieldVersion   = 1
	fieldVariables = 2
	fieldChanges   = 3

	fieldPacked = 1 // of a value

	fieldAddress = 13 // of a change of a resource
	fieldDeposed = 7
	fieldChange  = 9

	fieldAction    = 1 // of a change
	fieldValues    = 2
	fieldSensitive = 4

	fieldSteps     = 1 // of a path
	fieldAttribute = 1 // of a step
)

// readPlanFile reads the plan in an archive; nil when there is none that it knows.
func readPlanFile(archive *zip.Reader) *planFile {
	raw, err := fs.ReadFile(archive, planName)
	if err != nil {
		return nil
	}
	p := &planFile{
		Plan:    Plan{Variables: map[string]any{}, Attributes: map[string]map[string]any{}},
		changes: map[string]string{},
	}
	known := false
	ok := fields(raw, func(number int, val []byte, n uint64) {
		switch number {
		case fieldVersion:
			known = n == planVersion
		case fieldVariables:
			p.variable(val)
		case fieldChanges:
			p.change(val)
		}
	})
	if !ok || !known {
		return nil
	}
	return p
}

// fields calls yield for every field of a message, with its bytes or its number.
func fields(raw []byte, yield func(number int, val []byte, n uint64)) bool {
	for len(raw) > 0 {
		number, typ, size := protowire.ConsumeTag(raw)
		if size < 0 {
			return false
		}
		raw = raw[size:]
		switch typ {
		case protowire.VarintType:
			n, size := protowire.ConsumeVarint(raw)
			if size < 0 {
				return false
			}
			yield(int(number), nil, n)
			raw = raw[size:]
		case protowire.BytesType:
			val, size := protowire.ConsumeBytes(raw)
			if size < 0 {
				return false
			}
			yield(int(number), val, 0)
			raw = raw[size:]
		default:
			size := protowire.ConsumeFieldValue(number, typ, raw)
			if size < 0 {
				return false
			}
			raw = raw[size:]
		}
	}
	return true
}

// packed returns the value in a message that holds one, nil if it is not known.
func packed(raw []byte) any {
	var out any
	fields(raw, func(number int, val []byte, _ uint64) {
		if number != fieldPacked {
			return
		}
		if v, err := unpack(val); err == nil {
			out = v
		}
	})
	return out
}

// variable reads an entry of the map of variables. The value carries its type in
// front.
func (p *planFile) variable(raw []byte) {
	name := ""
	var value any
	fields(raw, func(number int, val []byte, _ uint64) {
		switch number {
		case 1:
			name = string(val)
		case 2:
			value = packed(val)
		}
	})
	if pair, ok := value.([]any); ok && len(pair) == 2 && name != "" {
		p.Variables[name] = pair[1]
	}
}

// change reads a planned change of a resource.
func (p *planFile) change(raw []byte) {
	address, deposed := "", false
	var change []byte
	fields(raw, func(number int, val []byte, _ uint64) {
		switch number {
		case fieldAddress:
			address = string(val)
		case fieldDeposed:
			deposed = len(val) > 0
		case fieldChange:
			change = val
		}
	})
	if address == "" || deposed {
		return
	}
	action := uint64(0)
	var after any
	var sensitive []string
	fields(change, func(number int, val []byte, n uint64) {
		switch number {
		case fieldAction:
			action = n
		case fieldValues:
			after = packed(val) // the last one is what will be
		case fieldSensitive:
			sensitive = append(sensitive, firstStep(val))
		}
	})
	p.changes[address] = actionName(action)
	attributes, ok := after.(map[string]any)
	if !ok || p.changes[address] == "delete" {
		return
	}
	for _, name := range sensitive {
		delete(attributes, name)
	}
	p.Attributes[address] = attributes
}

// firstStep returns the attribute that a path begins with.
func firstStep(raw []byte) string {
	name := ""
	fields(raw, func(number int, val []byte, _ uint64) {
		if number != fieldSteps || name != "" {
			return
		}
		fields(val, func(number int, val []byte, _ uint64) {
			if number == fieldAttribute {
				name = string(val)
			}
		})
	})
	return name
}

func actionName(action uint64) string {
	switch action {
	case 1:
		return "create"
	case 2:
		return "read"
	case 3:
		return "update"
	case 5:
		return "delete"
	case 6, 7, 9:
		return "replace"
	default:
		return "no-op"
	}
}
