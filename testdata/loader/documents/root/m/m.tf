variable "bucket" {}
variable "arn" {}
data "aws_iam_policy_document" "d" {
  statement { 
   actions = ["s3:GetObject"]
   resources = ["${var.arn}/*"]
  }
}
output "json" { value = data.aws_iam_policy_document.d.json }
resource "aws_s3_bucket_acl" "a" { 
  bucket = var.bucket 
  acl = "private" 
}
