package aws

import (
	"strings"

	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// bucketName returns the name of a bucket that an attribute gives by name, id or
// ARN, or that its expression refers to.
func (b *Builder) bucketName(r *tf.Resource, path string) string {
	v := b.link(r, path, isBucket, "bucket")
	if fields := strings.SplitN(v, ":", 6); len(fields) == 6 && fields[0] == "arn" {
		switch fields[2] {
		case "s3":
			return fields[5]
		case "s3express":
			return strings.TrimPrefix(fields[5], "bucket/")
		}
	}
	return v
}

func isBucket(r *tf.Resource) bool {
	return r.Type == "aws_s3_bucket" || r.Type == "aws_s3_directory_bucket"
}

// link returns the value of an attribute that names another resource. Where the
// value is only a token of r itself, and the expression refers to one resource of
// the kind asked for, it is that resource's attribute.
func (b *Builder) link(r *tf.Resource, path string, kind func(*tf.Resource) bool, attr string) string {
	v := str(r, path)
	token, ok := symbol.Name(v)
	if !ok {
		return v
	}
	if target, name := b.owner(token); target != nil && target != r {
		if kind(target) && (name == "id" || name == attr) {
			return b.id(target, attr)
		}
		return v
	}
	if target := b.referred(r, path, kind); target != nil {
		return b.id(target, attr)
	}
	return v
}

// referred returns the one resource of a kind that the expression of an attribute
// refers to, or nil.
func (b *Builder) referred(r *tf.Resource, path string, kind func(*tf.Resource) bool) *tf.Resource {
	var found *tf.Resource
	for _, address := range r.References[top(path)] {
		target := b.byAddress[address]
		if target == nil || !kind(target) {
			continue
		}
		if found != nil {
			return nil
		}
		found = target
	}
	return found
}

// owner returns the resource and attribute that a token names.
func (b *Builder) owner(token string) (*tf.Resource, string) {
	for i := strings.LastIndexByte(token, '.'); i > 0; i = strings.LastIndexByte(token[:i], '.') {
		if r := b.byAddress[token[:i]]; r != nil {
			return r, token[i+1:]
		}
	}
	return nil, ""
}
