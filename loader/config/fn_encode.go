package config

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"hash"
	"io"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/hashicorp/go-cty-funcs/cidr"
	"github.com/hashicorp/go-cty-funcs/crypto"
	"github.com/hashicorp/go-cty-funcs/encoding"
	"github.com/hashicorp/go-cty-funcs/uuid"
	ctyyaml "github.com/zclconf/go-cty-yaml"
	"github.com/zclconf/go-cty/cty/function/stdlib"
	"golang.org/x/text/encoding/htmlindex"
)

// encodingFunctions: https://developer.hashicorp.com/terraform/language/functions,
// under Encoding, Hash and Crypto, IP Network, Date and Time, and Numeric Functions.
func encodingFunctions() map[string]function {
	return map[string]function{
		"base64decode":     {impl: base64Decode, min: 1, max: 1},
		"base64encode":     pure(encoding.Base64EncodeFunc),
		"base64gunzip":     {impl: base64Gunzip, min: 1, max: 1},
		"base64gzip":       {impl: base64Gzip, min: 1, max: 1},
		"csvdecode":        pure(stdlib.CSVDecodeFunc),
		"jsondecode":       {impl: jsonDecode, min: 1, max: 1},
		"jsonencode":       {impl: jsonEncode, min: 1, max: 1},
		"textdecodebase64": {impl: textDecode, min: 2, max: 2},
		"textencodebase64": {impl: textEncode, min: 2, max: 2},
		"urldecode":        {impl: urlDecode, min: 1, max: 1},
		"urlencode":        pure(encoding.URLEncodeFunc),
		"yamldecode":       {impl: yamlDecode, min: 1, max: 1},
		"yamlencode":       {impl: yamlEncode, min: 1, max: 1},

		"base64sha256": {impl: base64Digest(sha256.New), min: 1, max: 1},
		"base64sha512": {impl: base64Digest(sha512.New), min: 1, max: 1},
		"bcrypt":       {impl: impure, min: 1, max: 2},
		"md5":          pure(crypto.Md5Func),
		"rsadecrypt":   pure(crypto.RsaDecryptFunc),
		"sha1":         pure(crypto.Sha1Func),
		"sha256":       pure(crypto.Sha256Func),
		"sha512":       pure(crypto.Sha512Func),
		"uuid":         {impl: impure, max: 0},
		"uuidv5":       pure(uuid.V5Func),

		"cidrcontains": {impl: cidrContains, min: 2, max: 2},
		"cidrhost":     pure(cidr.HostFunc),
		"cidrnetmask":  pure(cidr.NetmaskFunc),
		"cidrsubnet":   pure(cidr.SubnetFunc),
		"cidrsubnets":  pure(cidr.SubnetsFunc),

		"formatdate":    pure(stdlib.FormatDateFunc),
		"plantimestamp": {impl: func(c *call) (*value, error) { return c.unknown(), nil }, max: 0},
		"timeadd":       pure(stdlib.TimeAddFunc),
		"timecmp":       {impl: timeCompare, min: 2, max: 2},
		"timestamp":     {impl: func(c *call) (*value, error) { return c.unknown(), nil }, max: 0},

		"abs":      pure(stdlib.AbsoluteFunc),
		"ceil":     pure(stdlib.CeilFunc),
		"floor":    pure(stdlib.FloorFunc),
		"log":      pure(stdlib.LogFunc),
		"max":      pure(stdlib.MaxFunc),
		"min":      pure(stdlib.MinFunc),
		"parseint": pure(stdlib.ParseIntFunc),
		"pow":      pure(stdlib.PowFunc),
		"signum":   pure(stdlib.SignumFunc),
	}
}

// impure is a function with another result at every call.
func impure(c *call) (*value, error) {
	return c.evaluator.unknown(c.expr, c.scope.bind("", null(), c.rng().String())), nil
}

func jsonEncode(c *call) (*value, error) {
	arg := c.args[0]
	if _, ok := arg.unknown(); ok {
		return c.unknown(), nil
	}
	v, err := c.encodeJSON(arg, written(c.rng()))
	if err != nil {
		return nil, err
	}
	v.from.form = "jsonencode"
	return v, nil
}

func jsonDecode(c *call) (*value, error) {
	arg := c.args[0]
	if _, ok := arg.unknown(); ok {
		return c.unknown(), nil
	}
	if arg.kind != kindString {
		return nil, c.fail("a string is required")
	}
	v, ok := c.decodeJSON(arg)
	if !ok {
		if partly(arg) {
			return c.unknown(), nil
		}
		return nil, c.fail("the text is no JSON")
	}
	return c.at(v), nil
}

func yamlDecode(c *call) (*value, error) {
	arg := c.args[0]
	if _, ok := arg.unknown(); ok {
		return c.unknown(), nil
	}
	if strings.ContainsAny(arg.str, "&*") && strings.Count(arg.str, "*") > maxAliases {
		return nil, errLarge // aliases can blow up a document
	}
	return c.apply(ctyyaml.YAMLDecodeFunc)
}

// maxAliases bounds the references inside a YAML text.
const maxAliases = 1000

func yamlEncode(c *call) (*value, error) {
	if _, ok := c.args[0].unknown(); ok {
		return c.unknown(), nil
	}
	return c.apply(ctyyaml.YAMLEncodeFunc)
}

func base64Decode(c *call) (*value, error) {
	s, ok := text(c.args[0])
	if !ok || partly(c.args[0]) {
		return c.unknown(), nil
	}
	raw, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return nil, c.fail("%s", err)
	}
	return c.at(str(strings.ToValidUTF8(string(raw), "\ufffd"))), nil
}

func base64Gzip(c *call) (*value, error) {
	s, ok := text(c.args[0])
	if !ok || partly(c.args[0]) {
		return c.unknown(), nil
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, s); err != nil {
		return nil, c.fail("%s", err)
	}
	if err := w.Close(); err != nil {
		return nil, c.fail("%s", err)
	}
	return c.at(str(base64.StdEncoding.EncodeToString(b.Bytes()))), nil
}

func base64Gunzip(c *call) (*value, error) {
	s, ok := text(c.args[0])
	if !ok || partly(c.args[0]) {
		return c.unknown(), nil
	}
	r, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(s)))
	if err != nil {
		return nil, c.fail("%s", err)
	}
	raw, err := io.ReadAll(io.LimitReader(r, maxText+1))
	if err != nil {
		return nil, c.fail("%s", err)
	}
	if err := c.grow(len(raw)); err != nil {
		return nil, err
	}
	return c.at(str(strings.ToValidUTF8(string(raw), "\ufffd"))), nil
}

func textEncode(c *call) (*value, error) {
	return c.transcode(func(s, name string) (string, error) {
		enc, err := htmlindex.Get(name)
		if err != nil {
			return "", err
		}
		out, err := enc.NewEncoder().String(s)
		return base64.StdEncoding.EncodeToString([]byte(out)), err
	})
}

func textDecode(c *call) (*value, error) {
	return c.transcode(func(s, name string) (string, error) {
		enc, err := htmlindex.Get(name)
		if err != nil {
			return "", err
		}
		raw, err := base64.StdEncoding.DecodeString(s)
		if err != nil {
			return "", err
		}
		return enc.NewDecoder().String(string(raw))
	})
}

func (c *call) transcode(f func(s, name string) (string, error)) (*value, error) {
	args, _, err := c.texts()
	if err != nil {
		return nil, err
	}
	if partly(c.args[0]) || partly(c.args[1]) {
		return c.unknown(), nil
	}
	out, err := f(args[0], args[1])
	if err != nil {
		return nil, c.fail("%s", err)
	}
	return c.at(str(out)), nil
}

func urlDecode(c *call) (*value, error) {
	s, ok := text(c.args[0])
	if !ok || partly(c.args[0]) {
		return c.unknown(), nil
	}
	out, err := url.QueryUnescape(s)
	if err != nil {
		return nil, c.fail("%s", err)
	}
	return c.at(str(out)), nil
}

func base64Digest(newHash func() hash.Hash) func(*call) (*value, error) {
	return func(c *call) (*value, error) {
		s, ok := text(c.args[0])
		if !ok || partly(c.args[0]) {
			return c.unknown(), nil
		}
		h := newHash()
		if _, err := io.WriteString(h, s); err != nil {
			return nil, c.fail("%s", err)
		}
		return c.at(str(base64.StdEncoding.EncodeToString(h.Sum(nil)))), nil
	}
}

func timeCompare(c *call) (*value, error) {
	args, _, err := c.texts()
	if err != nil {
		return nil, err
	}
	if partly(c.args[0]) || partly(c.args[1]) {
		return c.unknown(), nil
	}
	a, err := time.Parse(time.RFC3339, args[0])
	if err != nil {
		return nil, c.fail("%s", err)
	}
	b, err := time.Parse(time.RFC3339, args[1])
	if err != nil {
		return nil, c.fail("%s", err)
	}
	return c.at(integer(a.Compare(b))), nil
}

// cidrContains is a function of OpenTofu.
func cidrContains(c *call) (*value, error) {
	args, _, err := c.texts()
	if err != nil {
		return nil, err
	}
	if partly(c.args[0]) || partly(c.args[1]) {
		return c.unknown(), nil
	}
	outer, err := netip.ParsePrefix(args[0])
	if err != nil {
		return nil, c.fail("%s", err)
	}
	if inner, err := netip.ParsePrefix(args[1]); err == nil {
		return c.at(boolean(outer.Bits() <= inner.Bits() && outer.Contains(inner.Masked().Addr()))), nil
	}
	addr, err := netip.ParseAddr(args[1])
	if err != nil {
		return nil, c.fail("%s", err)
	}
	return c.at(boolean(outer.Contains(addr))), nil
}
