package report

import (
	"strconv"
	"unicode/utf8"
)

// The numbers of GitHub's line hash.
const (
	hashBase   = 37
	hashWindow = 100
	hashEnd    = 0xFFFF
)

// lineHashes returns, for every line of a file, the value that GitHub code scanning
// computes for partialFingerprints.primaryLocationLineHash when a SARIF file has
// none; a different value makes its upload action warn about every result.
//
// The hash of a line covers the hundred UTF-16 code units from its start, spaces
// and tabs left out: a polynomial with base 37 modulo 2^64. Every kind of line end
// counts as "\n", the end of the file as 0xFFFF, and zeros follow. Lines with the
// same hash are numbered.
func lineHashes(text []byte) []string {
	units, starts := hashedUnits(text)
	var top uint64 = 1
	for range hashWindow {
		top *= hashBase
	}
	// The hash of the window that starts at i is known when i+hashWindow units have
	// been read; zeros stand behind the end.
	at := func(i int) uint64 {
		if i < len(units) {
			return uint64(units[i])
		}
		return 0
	}
	var sum uint64
	for i := range hashWindow {
		sum = sum*hashBase + at(i)
	}
	hashes := make([]string, 0, len(starts))
	seen := map[uint64]int{}
	for i, next := 0, 0; next < len(starts); i++ {
		if i == starts[next] {
			seen[sum]++
			hashes = append(hashes, strconv.FormatUint(sum, 16)+":"+strconv.Itoa(seen[sum]))
			next++
		}
		sum = sum*hashBase + at(i+hashWindow) - top*at(i)
	}
	return hashes
}

// hashedUnits returns the UTF-16 code units that count and where each line starts
// among them. A line that has none before the end of the file starts at the end.
func hashedUnits(text []byte) (units []uint16, starts []int) {
	units = make([]uint16, 0, len(text)+1)
	lineStart, afterCR := true, false
	add := func(unit uint16) {
		if lineStart {
			starts = append(starts, len(units))
		}
		lineStart = unit == '\n'
		units = append(units, unit)
	}
	for len(text) > 0 {
		r, size := decodeLikeNode(text)
		text = text[size:]
		skip := r == ' ' || r == '\t' || r == '\n' && afterCR
		afterCR = r == '\r'
		switch {
		case skip:
		case r == '\r':
			add('\n')
		case r > 0xFFFF:
			r -= 0x10000
			add(uint16(0xD800 + r>>10))
			add(uint16(0xDC00 + r&0x3FF))
		default:
			add(uint16(r))
		}
	}
	add(hashEnd)
	return units, starts
}

// decodeLikeNode decodes one character as the WHATWG does, who replace the longest
// start of a character that is cut off by one U+FFFD, where Go replaces each byte.
func decodeLikeNode(text []byte) (r rune, size int) {
	r, size = utf8.DecodeRune(text)
	if r != utf8.RuneError || size != 1 {
		return r, size
	}
	need, low, high := continuation(text[0])
	for size <= need && size < len(text) && text[size] >= low && text[size] <= high {
		size++
		low, high = 0x80, 0xBF
	}
	return utf8.RuneError, size
}

// continuation returns how many bytes follow the first of a character and between
// which values the second is.
func continuation(first byte) (need int, low, high byte) {
	low, high = 0x80, 0xBF
	switch first {
	case 0xE0:
		low = 0xA0
	case 0xED:
		high = 0x9F
	case 0xF0:
		low = 0x90
	case 0xF4:
		high = 0x8F
	}
	switch {
	case first >= 0xC2 && first <= 0xDF:
		need = 1
	case first >= 0xE0 && first <= 0xEF:
		need = 2
	case first >= 0xF0 && first <= 0xF4:
		need = 3
	}
	return need, low, high
}
