package aws

import (
	"runtime"
	"sync"

	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/tf"
)

// ahead is a document that was parsed before its turn.
type ahead struct {
	path   string
	kind   model.PolicyKind
	policy *model.Policy
	diags  model.Diagnostics
}

// planForm marks the documents whose parts can be located side by side, because nothing
// is worked out for several of them together.
const planForm = "plan"

// few is how many documents are parsed as fast without other goroutines.
const few = 64

// parseAhead parses the documents of a large plan side by side. They are filed later, one
// after the other.
func (b *Builder) parseAhead(resources []*tf.Resource) {
	b.ahead = map[*tf.Document]*ahead{}
	var documents []*tf.Document
	for _, r := range resources {
		row, ok := rowOf(r)
		if !ok || r.Change == "delete" {
			continue
		}
		for path, doc := range r.Documents {
			if attribute, ok := row.attribute(path); ok && doc.Form == planForm && b.ahead[doc] == nil {
				b.ahead[doc] = &ahead{path: path, kind: attribute.Kind}
				documents = append(documents, doc)
			}
		}
	}
	if len(documents) <= few {
		clear(b.ahead)
		return
	}
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for worker := range workers {
		wait.Go(func() {
			for i := worker; i < len(documents); i += workers {
				a := b.ahead[documents[i]]
				a.policy, a.diags = parseDocument(documents[i], a.path, a.kind)
			}
		})
	}
	wait.Wait()
}

// parsed returns the policy that a document holds.
func (b *Builder) parsed(doc *tf.Document, path string, kind model.PolicyKind) (*model.Policy, model.Diagnostics) {
	a := b.ahead[doc]
	if a == nil || a.path != path || a.kind != kind {
		return parseDocument(doc, path, kind)
	}
	delete(b.ahead, doc) // a second policy of the same document is one of its own
	return a.policy, a.diags
}

func parseDocument(doc *tf.Document, path string, kind model.PolicyKind) (*model.Policy, model.Diagnostics) {
	return document.Parse([]byte(doc.Text), document.Options{
		Kind: kind, Form: doc.Form, Attribute: path,
		Header: doc.Header, Callers: doc.Callers, Incomplete: doc.Incomplete, Locate: doc.Locate,
		Maybe: doc.Maybe,
	})
}
