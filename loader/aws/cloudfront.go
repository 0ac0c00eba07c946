package aws

// cloudfrontRows are distributions and the identities by which they read buckets.
// These are named by bucket policies; what they may do is told there alone.
var cloudfrontRows = map[string]row{
	"aws_cloudfront_distribution":             {},
	"aws_cloudfront_multitenant_distribution": {},
	"aws_cloudfront_origin_access_control":    {},
	"aws_cloudfront_origin_access_identity":   {},
}

// cloudfrontData are data sources of the same.
var cloudfrontData = map[string]row{
	"aws_cloudfront_distribution":           {},
	"aws_cloudfront_origin_access_identity": {},
}
