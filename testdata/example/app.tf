resource "aws_iam_role" "resizer" {
  name = "photo-resizer"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "lambda.amazonaws.com" }
        Action    = "sts:AssumeRole"
      }
    ]
  })
}

resource "aws_iam_role_policy" "resizer" {
  role   = aws_iam_role.resizer.id
  policy = templatefile("${path.module}/resizer.json", { bucket = local.photos })
}

resource "aws_lambda_function" "resizer" {
  function_name = "photo-resizer"
  role          = aws_iam_role.resizer.arn
  package_type  = "Image"
  image_uri     = "${var.account}.dkr.ecr.eu-west-1.amazonaws.com/resizer:1"

  vpc_config {
    subnet_ids         = [aws_subnet.app.id]
    security_group_ids = [aws_security_group.app.id]
  }
}
