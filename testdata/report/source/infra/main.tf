# The reader of the data lake. 読み取り専用 🪣
resource "aws_lambda_function" "reader" {
  function_name = "reader"
  role          = aws_iam_role.reader.arn
}

resource "aws_iam_role_policy" "reader" {
  role = aws_iam_role.reader.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "データ🪣"
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:ListBucket"]
	  Resource = ["arn:aws:s3:::data-é🪣", "arn:aws:s3::: acme-data/*"]
    }]
  })
}

resource "aws_s3_bucket_acl" "data" { # lint403: ignore[OWN401]
  bucket = aws_s3_bucket.data.id
  acl    = "private"
}

module "logs" {
  source = "./modules/logs"
  for_each = toset(["eu", "us"])
}

resource "aws_kms_key" "failover" {
  policy = data.aws_iam_policy_document.key.json
}
