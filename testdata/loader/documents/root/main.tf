terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
provider "aws" { region = var.region }
variable "region" { default = "eu-west-1" }
variable "names" { default = ["one","two"] }
resource "aws_s3_bucket" "logs" { bucket = "acme-logs" }
resource "aws_s3_bucket" "many" {
  for_each = toset(var.names)
  bucket = "acme-${each.key}"
}
data "aws_caller_identity" "me" {}
data "aws_iam_policy_document" "d" {
  statement {
    sid = "A"
    actions = ["s3:GetObject","s3:ListBucket"]
    resources = [aws_s3_bucket.logs.arn, "${aws_s3_bucket.logs.arn}/*", "arn:aws:s3:::x", aws_s3_bucket.many["one"].arn, "${aws_s3_bucket.many["two"].arn}/${var.region}/*"]
    principals {
      type = "AWS"
      identifiers = [aws_iam_role.r.arn, "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root"]
    }
    condition {
      test = "StringEquals"
      variable = "aws:SourceVpce"
      values = [aws_vpc_endpoint.e.id]
    }
  }
}
data "aws_iam_policy_document" "comb" {
  source_policy_documents = [data.aws_iam_policy_document.d.json]
  statement { 
    sid = "B"
    actions = ["s3:PutObject"]
    resources = [for b in aws_s3_bucket.many : "${b.arn}/*"]
    principals { 
      type = "*" 
      identifiers = ["*"] 
    }
  }
}
resource "aws_vpc_endpoint" "e" {
  vpc_id = "vpc-1"
  service_name = "com.amazonaws.${var.region}.s3"
}
resource "aws_iam_role" "r" {
  name = "app"
  assume_role_policy = jsonencode({Version="2012-10-17",Statement=[{Effect="Allow",Action="sts:AssumeRole",Principal={Service="ec2.amazonaws.com"}}]})
}
resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.logs.id
  policy = data.aws_iam_policy_document.comb.json
}
resource "aws_s3_bucket_public_access_block" "b" {
  for_each = aws_s3_bucket.many
  bucket = each.value.id
}
resource "aws_s3_bucket_versioning" "b" {
  for_each = aws_s3_bucket.many
  bucket = aws_s3_bucket.many[each.key].id
  versioning_configuration { status = "Enabled" }
}
module "m" {
  source = "./m"
  bucket = aws_s3_bucket.logs.bucket
  arn = aws_s3_bucket.logs.arn
}
resource "aws_iam_role_policy" "x" {
  role = aws_iam_role.r.id
  policy = module.m.json
}
resource "aws_iam_role_policy" "y" {
  role = aws_iam_role.r.id
  policy = jsonencode({Statement=[{Effect="Allow",Action="s3:GetObject",Resource="${aws_s3_bucket.logs.arn}/*"}]})
}
