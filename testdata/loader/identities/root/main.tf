terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "us-east-1"
  assume_role {
    role_arn = "arn:aws:iam::111122223333:role/deploy"
    policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
  }
}

provider "aws" {
  alias  = "other"
  region = "us-west-2"
}

locals {
  read = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::acme-data/*" }]
  })
}

resource "aws_iam_policy" "read" {
  name   = "read"
  path   = "/team/"
  policy = local.read
}

resource "aws_iam_policy" "boundary" {
  name   = "boundary"
  policy = local.read
}

resource "aws_iam_role" "app" {
  name                 = "app"
  path                 = "/service/"
  permissions_boundary = aws_iam_policy.boundary.arn
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  inline_policy {
    name   = "inline"
    policy = local.read
  }
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy_attachment" "app" {
  for_each = {
    read = aws_iam_policy.read.arn
    aws  = "arn:aws:iam::aws:policy/ReadOnlyAccess"
  }
  role       = aws_iam_role.app.name
  policy_arn = each.value
}

resource "aws_iam_role" "generated" {
  provider           = aws.other
  name_prefix        = "gen-"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "generated" {
  provider = aws.other
  role     = aws_iam_role.generated.id
  policy   = local.read
}

resource "aws_iam_role_policy" "elsewhere" {
  role   = "legacy"
  policy = local.read
}

resource "aws_iam_user" "dave" {
  name = "dave"
}

resource "aws_iam_access_key" "dave" {
  user = aws_iam_user.dave.name
}

resource "aws_iam_group" "ops" {
  name = "ops"
}

resource "aws_iam_group_policy" "ops" {
  group  = aws_iam_group.ops.name
  policy = local.read
}

resource "aws_iam_group_membership" "ops" {
  name  = "ops"
  group = aws_iam_group.ops.name
  users = [aws_iam_user.dave.name, "erin"]
}

resource "aws_iam_policy_attachment" "read" {
  name       = "read"
  policy_arn = aws_iam_policy.read.arn
  users      = [aws_iam_user.dave.name]
  groups     = [aws_iam_group.ops.name]
}

resource "aws_iam_instance_profile" "web" {
  role = aws_iam_role.generated.name
}

resource "aws_instance" "web" {
  ami                  = "ami-1"
  instance_type        = "t3.micro"
  iam_instance_profile = aws_iam_instance_profile.web.name
}

resource "aws_lambda_function" "app" {
  function_name = "app"
  role          = aws_iam_role.app.arn
  handler       = "main.handler"
  runtime       = "python3.12"
  filename      = "main.tf"
}

resource "aws_lambda_permission" "s3" {
  function_name  = aws_lambda_function.app.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:aws:s3:::acme-data"
  source_account = "111122223333"
}
