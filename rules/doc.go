// Package rules turns a model into findings. All knowledge about authorization
// and every rule is Rego, embedded from the directory lint403 and run by OPA; the
// Go code compiles, evaluates, collects and sorts.
//
// A rule is a directory lint403/rules/FAMILY/RULE with the Rego, its tests and its
// generated page. The METADATA of its package is the only place where its id,
// title, severity, help and fix text exist; the catalog is read from there.
package rules
