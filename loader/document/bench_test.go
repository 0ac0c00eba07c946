package document_test

import (
	"testing"

	"github.com/lint403/lint403/loader/document"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/source"
)

const benchPolicy = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Read",
      "Effect": "Allow",
      "Principal": {"AWS": "arn:aws:iam::111122223333:role/reader"},
      "Action": ["s3:GetObject", "s3:ListBucket"],
      "Resource": ["arn:aws:s3:::data-bkt", "arn:aws:s3:::data-bkt/home/${aws:username}/*"]
    },
    {
      "Sid": "Tls",
      "Effect": "Deny",
      "Principal": "*",
      "Action": "s3:*",
      "Resource": ["arn:aws:s3:::data-bkt", "arn:aws:s3:::data-bkt/*"],
      "Condition": {"Bool": {"aws:SecureTransport": "false"}}
    }
  ]
}`

func BenchmarkParse(b *testing.B) {
	text := []byte(benchPolicy)
	file := source.New("policy.json", text)
	b.Run("file", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			document.Parse(text, document.Options{ID: "policy.json", File: file})
		}
	})
	b.Run("locator", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		locate := func(_ string, _ bool, start, end int) model.Range { return file.Range(start, end) }
		for b.Loop() {
			document.Parse(text, document.Options{ID: "policy.json", Locate: locate})
		}
	})
	b.Run("detect", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			document.IsPolicy(text)
		}
	})
}
