package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLineHashes compares with what github/codeql-action computes for the same
// bytes.
func TestLineHashes(t *testing.T) {
	const end = "c129715d7a2bc9a3:1" // the empty line behind the last line break
	tests := []struct {
		name, text string
		want       []string
	}{
		{"empty", "", []string{end}},
		{"one line", "hello", []string{"872468d6b4240487:1"}},
		{"final newline", "hello\n", []string{"5e536e90a7094d15:1", end}},
		{"LF", "a {\n  b\n}\n", []string{"4ea9f7351093f35c:1", "98aaf06d30fbff82:1", "32dce9ccfdbc9d3e:1", end}},
		{"CRLF", "a {\r\n  b\r\n}\r\n", []string{"4ea9f7351093f35c:1", "98aaf06d30fbff82:1", "32dce9ccfdbc9d3e:1", end}},
		{"CR", "a {\r  b\r}\r", []string{"4ea9f7351093f35c:1", "98aaf06d30fbff82:1", "32dce9ccfdbc9d3e:1", end}},
		{"byte order mark", "\ufeffa {\n", []string{"f68ad4dd0b6a5a00:1", end}},
		{"beyond the basic plane", "\"😀é\"\nx\n", []string{"389f8bc546c94211:1", "828973aa50c68d6d:1", end}},
		{"not UTF-8", "a\xe2\x82b\xff\n", []string{"d49a71004f5725b2:1", end}},
		{"equal lines", "}\n}\n}\n", []string{"fec212a38d15109c:1", "1da0d4c20a2cbb51:1", "32dce9ccfdbc9d3e:1", end}},
		{"blank lines", "  \t\n\n", []string{"5b5d4caf73a13177:1", "3c5bef55b72b93c9:1", end}},
		{
			"equal hashes", strings.Repeat(strings.Repeat("x", 99)+"\n", 3),
			[]string{"52b56201ffb585b2:1", "52b56201ffb585b2:2", "52b56201ffb585b2:3", end},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, lineHashes([]byte(tt.text))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestDecodeLikeNode(t *testing.T) {
	tests := []struct {
		in   string
		want int // bytes that one character stands for
	}{
		{"a", 1},
		{"é", 2},
		{"\x80a", 1},
		{"\xc0\xaf", 1},
		{"\xc3a", 1},
		{"\xe2\x82a", 2},
		{"\xe0\x80\x80", 1},
		{"\xe0\xa0a", 2},
		{"\xed\xa0\x80", 1},
		{"\xed\x9fa", 2},
		{"\xf0\x9f\x98a", 3},
		{"\xf0\x80\x80\x80", 1},
		{"\xf4\x90\x80\x80", 1},
		{"\xf4\x8f\xbfa", 3},
		{"\xf5\x80", 1},
		{"\xf0\x9f", 2},
	}
	for _, tt := range tests {
		if _, size := decodeLikeNode([]byte(tt.in)); size != tt.want {
			t.Errorf("decodeLikeNode(%q) takes %d bytes, want %d", tt.in, size, tt.want)
		}
	}
}

// TestLineHashEncodings checks the hash of the file on disk, which is not quite the
// text that was analyzed.
func TestLineHashEncodings(t *testing.T) {
	f := loadFixture(t)
	place := f.at("infra/main.tf", "# The reader")
	for encoding, want := range map[string]string{
		"":             "15e366add3c155d2:1",
		"utf-8-bom":    "a8c22ac893def954:1",
		"utf-16le":     "",
		"utf-16be":     "",
		"windows-1252": "15e366add3c155d2:1",
	} {
		m := Material{Sources: f.texts(), Encodings: map[string]string{"infra/main.tf": encoding}}
		s := &sarifWriter{report: Build(m), hashes: map[string][]string{}}
		if got := s.lineHash(place); got != want {
			t.Errorf("%q: %s, want %s", encoding, got, want)
		}
	}
	s := &sarifWriter{report: Build(Material{Sources: f.texts()}), hashes: map[string][]string{}}
	place.Start.Line = 9999
	if got := s.lineHash(place); got != "" {
		t.Errorf("a line beyond the end has hash %s", got)
	}
}
