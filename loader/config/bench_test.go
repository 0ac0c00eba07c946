package config_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lint403/lint403/loader/config"
)

// group is ten resources in the forms in which people write them.
const group = `
locals {
  name_%[1]d = "${var.prefix}-app-%[1]d"
  tags_%[1]d = merge(var.tags, { Name = local.name_%[1]d, Index = "%[1]d" })
}

resource "aws_s3_bucket" "data_%[1]d" {
  bucket = local.name_%[1]d
  tags   = local.tags_%[1]d
}

resource "aws_s3_bucket_public_access_block" "data_%[1]d" {
  bucket                  = aws_s3_bucket.data_%[1]d.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "data_%[1]d" {
  bucket = aws_s3_bucket.data_%[1]d.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.data_%[1]d.arn
    }
  }
}

resource "aws_kms_key" "data_%[1]d" {
  description = "key of ${local.name_%[1]d}"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
    ]
  })
}

resource "aws_iam_role" "app_%[1]d" {
  name               = local.name_%[1]d
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "app_%[1]d" {
  role   = aws_iam_role.app_%[1]d.id
  policy = data.aws_iam_policy_document.app_%[1]d.json
}

data "aws_iam_policy_document" "app_%[1]d" {
  statement {
    sid       = "Objects"
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    resources = ["${aws_s3_bucket.data_%[1]d.arn}/*"]
  }
  statement {
    sid       = "Bucket"
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.data_%[1]d.arn]
    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["app/*"]
    }
  }
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.data_%[1]d.arn]
  }
}

resource "aws_s3_bucket_policy" "data_%[1]d" {
  bucket = aws_s3_bucket.data_%[1]d.id
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "TLS",
          "Effect": "Deny",
          "Principal": "*",
          "Action": "s3:*",
          "Resource": ["${aws_s3_bucket.data_%[1]d.arn}", "${aws_s3_bucket.data_%[1]d.arn}/*"],
          "Condition": {"Bool": {"aws:SecureTransport": "false"}}
        }
      ]
    }
  EOT
}

resource "aws_lambda_function" "app_%[1]d" {
  function_name = local.name_%[1]d
  role          = aws_iam_role.app_%[1]d.arn
  handler       = "main"
  runtime       = "python3.13"
  filename      = "app.zip"
  environment {
    variables = { BUCKET = aws_s3_bucket.data_%[1]d.id }
  }
}

resource "aws_sqs_queue" "events_%[1]d" {
  name = "${local.name_%[1]d}-events"
}
`

const shared = `
variable "prefix" {
  type    = string
  default = "acme"
}

variable "tags" {
  type    = map(string)
  default = { Team = "platform" }
}

data "aws_caller_identity" "me" {}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}
`

// BenchmarkLoad reads a root with a thousand resources in ten files.
func BenchmarkLoad(b *testing.B) {
	for _, resources := range []int{1000, 5000} {
		b.Run(fmt.Sprintf("%d resources", resources), func(b *testing.B) {
			dir := b.TempDir()
			files := make([]strings.Builder, 10)
			files[0].WriteString(shared)
			for i := range resources / 10 {
				fmt.Fprintf(&files[i%10], group, i)
			}
			for i := range files {
				name := filepath.Join(dir, fmt.Sprintf("part%d.tf", i))
				if err := os.WriteFile(name, []byte(files[i].String()), 0o600); err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				module, _, _, diags := config.Load(b.Context(), dir, config.Options{})
				if len(diags) > 0 {
					b.Fatal(diags)
				}
				if len(module.Resources) < resources*9/10 {
					b.Fatalf("only %d resources", len(module.Resources))
				}
			}
		})
	}
}
