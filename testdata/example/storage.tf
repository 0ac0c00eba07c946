resource "aws_s3_bucket" "photos" {
  bucket = local.photos
}

resource "aws_s3_bucket_server_side_encryption_configuration" "photos" {
  bucket = aws_s3_bucket.photos.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.photos.arn
    }
  }
}

resource "aws_kms_key" "photos" {
  description = "Photos"

  # Only the key administrators, and nobody who reads or writes photos.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "KeyAdministration"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${var.account}:role/key-admin" }
        Action    = "kms:*"
        Resource  = "*"
      }
    ]
  })
}

data "aws_iam_policy_document" "photos" {
  # The partner no longer sends an ACL, since the bucket has ACLs switched off.
  statement {
    sid       = "PartnerUploads"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.photos.arn}/incoming/*"]

    principals {
      type        = "AWS"
      identifiers = [var.partner]
    }
  }

  statement {
    sid       = "UploadsBelongToUs"
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.photos.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringNotEquals"
      variable = "s3:x-amz-acl"
      values   = ["bucket-owner-full-control"]
    }
  }
}

resource "aws_s3_bucket_policy" "photos" {
  bucket = aws_s3_bucket.photos.id
  policy = data.aws_iam_policy_document.photos.json
}
