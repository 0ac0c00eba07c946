// Package config reads a directory of Terraform or OpenTofu configuration and
// evaluates it without running anything: variables, locals, module calls, count,
// for_each, dynamic blocks, templates, functions and policy document data sources.
//
// # Values
//
// A value that is not known before apply, or that depends on a variable nobody
// set, is a string that consists of one token of loader/symbol, whatever its type
// will be. Inside a longer string the token stays local, so that
// "${aws_s3_bucket.b.arn}/*" is known up to the token. An operation whose outcome
// depends on a token yields a token in turn.
//
// # Places
//
// Every value remembers where it is written, and a string remembers that of its
// parts. The path through locals, variables, outputs and functions does not change
// that, so an element of a policy is found where its author wrote it.
//
// # Limits
//
// The configuration is untrusted input. Nothing outside the project is read, no
// code is executed, and depth, size and time are bounded; what goes beyond a bound
// is unknown, and a diagnostic says so.
package config
