package config

import (
	"encoding/binary"
	"errors"
	"math"
	"strconv"
)

var errPacked = errors.New("malformed value")

// unpacker decodes MessagePack, https://msgpack.org, as far as plan files use it.
// What is not known before apply is an extension; it becomes nil.
type unpacker struct {
	raw   []byte
	depth int
}

func unpack(raw []byte) (any, error) {
	u := unpacker{raw: raw}
	return u.value()
}

func (u *unpacker) take(n int) ([]byte, error) {
	if n < 0 || n > len(u.raw) {
		return nil, errPacked
	}
	out := u.raw[:n]
	u.raw = u.raw[n:]
	return out, nil
}

// uint reads a big-endian number of n bytes.
func (u *unpacker) uint(n int) (uint64, error) {
	raw, err := u.take(n)
	if err != nil {
		return 0, err
	}
	var padded [8]byte
	copy(padded[8-n:], raw)
	return binary.BigEndian.Uint64(padded[:]), nil
}

func (u *unpacker) value() (any, error) {
	if u.depth++; u.depth > maxNesting {
		return nil, errPacked
	}
	defer func() { u.depth-- }()
	code, err := u.uint(1)
	if err != nil {
		return nil, err
	}
	switch c := byte(code); {
	case c < 0x80:
		return float64(c), nil
	case c < 0x90:
		return u.object(int(c & 0x0f))
	case c < 0xa0:
		return u.array(int(c & 0x0f))
	case c < 0xc0:
		return u.text(int(c & 0x1f))
	case c >= 0xe0:
		return float64(int8(c)), nil
	default:
		return u.long(c)
	}
}

// long reads the values whose size or number follows in bytes of its own.
func (u *unpacker) long(c byte) (any, error) {
	switch c {
	case 0xc0:
		return nil, nil //nolint:nilnil // null
	case 0xc2, 0xc3:
		return c == 0xc3, nil
	case 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf, 0xd0, 0xd1, 0xd2, 0xd3:
		return u.number(c)
	case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8: // extensions of fixed size
		_, err := u.take(1 + 1<<(c-0xd4))
		return nil, err
	}
	sizes := map[byte]int{
		0xc4: 1, 0xc5: 2, 0xc6: 4, 0xc7: 1, 0xc8: 2, 0xc9: 4, 0xd9: 1, 0xda: 2, 0xdb: 4, 0xdc: 2, 0xdd: 4, 0xde: 2, 0xdf: 4,
	}
	width, ok := sizes[c]
	if !ok {
		return nil, errPacked
	}
	n, err := u.uint(width)
	if err != nil || n > uint64(len(u.raw)) {
		return nil, errPacked
	}
	switch c {
	case 0xc7, 0xc8, 0xc9:
		_, err := u.take(int(n) + 1)
		return nil, err
	case 0xdc, 0xdd:
		return u.array(int(n))
	case 0xde, 0xdf:
		return u.object(int(n))
	default:
		return u.text(int(n))
	}
}

func (u *unpacker) number(c byte) (any, error) {
	widths := map[byte]int{
		0xca: 4, 0xcb: 8, 0xcc: 1, 0xcd: 2, 0xce: 4, 0xcf: 8, 0xd0: 1, 0xd1: 2, 0xd2: 4, 0xd3: 8,
	}
	n, err := u.uint(widths[c])
	if err != nil {
		return nil, err
	}
	switch c {
	case 0xca:
		return float64(math.Float32frombits(uint32(n))), nil
	case 0xcb:
		return math.Float64frombits(n), nil
	case 0xd0:
		return float64(int8(n)), nil
	case 0xd1:
		return float64(int16(n)), nil
	case 0xd2:
		return float64(int32(n)), nil
	case 0xd3:
		return float64(int64(n)), nil
	default:
		return float64(n), nil
	}
}

func (u *unpacker) text(n int) (any, error) {
	raw, err := u.take(n)
	return string(raw), err
}

func (u *unpacker) array(n int) (any, error) {
	if n > len(u.raw) {
		return nil, errPacked
	}
	out := make([]any, n)
	for i := range out {
		var err error
		if out[i], err = u.value(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (u *unpacker) object(n int) (any, error) {
	if n > len(u.raw) {
		return nil, errPacked
	}
	out := make(map[string]any, n)
	for range n {
		key, err := u.value()
		if err != nil {
			return nil, err
		}
		name, ok := key.(string)
		if number, isNumber := key.(float64); isNumber {
			name, ok = strconv.FormatFloat(number, 'f', -1, 64), true
		}
		if !ok {
			return nil, errPacked
		}
		if out[name], err = u.value(); err != nil {
			return nil, err
		}
	}
	return out, nil
}
