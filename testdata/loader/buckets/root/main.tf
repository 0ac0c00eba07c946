terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_s3_bucket" "legacy" {
  bucket = "acme-legacy"
  acl    = "log-delivery-write"
  versioning {
    enabled = true
  }
  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm     = "aws:kms"
        kms_master_key_id = aws_kms_key.data.arn
      }
    }
  }
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:DeleteBucket"
      Resource  = "arn:aws:s3:::acme-legacy"
    }]
  })
}

resource "aws_s3_bucket" "prefixed" {
  bucket_prefix       = "acme-"
  object_lock_enabled = true
  tags                = { Team = "data" }
}

resource "aws_kms_key" "data" {
  description = "data"
}

resource "aws_s3_bucket_ownership_controls" "prefixed" {
  bucket = aws_s3_bucket.prefixed.id
  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}

resource "aws_s3_bucket_acl" "prefixed" {
  bucket = aws_s3_bucket.prefixed.id
  access_control_policy {
    grant {
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/s3/LogDelivery"
      }
      permission = "WRITE"
    }
    grant {
      grantee {
        id   = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"
        type = "CanonicalUser"
      }
      permission = "FULL_CONTROL"
    }
    owner {
      id = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"
    }
  }
}

resource "aws_s3_bucket_public_access_block" "prefixed" {
  bucket            = aws_s3_bucket.prefixed.id
  block_public_acls = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "prefixed" {
  bucket = aws_s3_bucket.prefixed.bucket
  rule {
    bucket_key_enabled = true
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.data.key_id
    }
  }
}

resource "aws_s3_bucket_versioning" "prefixed" {
  bucket = aws_s3_bucket.prefixed.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_request_payment_configuration" "prefixed" {
  bucket = aws_s3_bucket.prefixed.id
  payer  = "Requester"
}

resource "aws_s3_bucket_object_lock_configuration" "prefixed" {
  bucket = aws_s3_bucket.prefixed.id
  rule {
    default_retention {
      mode = "COMPLIANCE"
      days = 5
    }
  }
}

resource "aws_s3_bucket_website_configuration" "outside" {
  bucket = "acme-outside"
  index_document {
    suffix = "index.html"
  }
}

resource "aws_s3_object" "seed" {
  bucket                 = aws_s3_bucket.prefixed.id
  key                    = "seed.txt"
  content                = "x"
  acl                    = "bucket-owner-full-control"
  server_side_encryption = "aws:kms"
  kms_key_id             = aws_kms_key.data.arn
}

resource "aws_s3_account_public_access_block" "all" {
  block_public_policy     = true
  restrict_public_buckets = true
}

resource "aws_s3_directory_bucket" "fast" {
  bucket = "fast--euc1-az1--x-s3"
  location {
    name = "euc1-az1"
  }
}
