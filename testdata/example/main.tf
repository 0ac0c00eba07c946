# A small photo archive: a function in a VPC reads and writes one encrypted bucket,
# and a partner account uploads into it. It plans cleanly, and nothing in it works.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

variable "account" {
  type    = string
  default = "111122223333"
}

variable "partner" {
  description = "Account that uploads photos."
  type        = string
  default     = "444455556666"
}

locals {
  photos = "acme-photos"
}
