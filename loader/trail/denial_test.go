package trail_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/trail"
)

func TestParseDenial(t *testing.T) {
	const (
		alice   = "arn:aws:iam::111122223333:user/alice"
		session = "arn:aws:sts::111122223333:assumed-role/app/i-0123"
		object  = "arn:aws:s3:::data-bkt/reports/q1.csv"
		frame   = "User: " + alice + ` is not authorized to perform: s3:GetObject on resource: "` + object + `" `
	)
	get := func(layer string, explicit bool, clause string) trail.Denial {
		return trail.Denial{
			Principal: alice, Action: "s3:GetObject", Resource: object, Layer: layer, Explicit: explicit, Clause: clause,
		}
	}
	withPolicy := func(d trail.Denial, arn string) trail.Denial {
		d.PolicyARN = arn
		return d
	}
	const (
		scp      = "arn:aws:organizations::111122223333:policy/o-1/service_control_policy/p-1"
		boundary = "arn:aws:iam::111122223333:policy/boundary"
	)
	tests := map[string]struct {
		text string
		want trail.Denial
	}{
		"identity, implicit": {
			frame + "because no identity-based policy allows the s3:GetObject action",
			get("identity", false, "because no identity-based policy allows the s3:GetObject action"),
		},
		"identity, explicit": {
			frame + "with an explicit deny in an identity-based policy",
			get("identity", true, "with an explicit deny in an identity-based policy"),
		},
		"resource, implicit": {
			frame + "because no resource-based policy allows the s3:GetObject action",
			get("resource", false, "because no resource-based policy allows the s3:GetObject action"),
		},
		"resource, explicit": {
			frame + "with an explicit deny in a resource-based policy.",
			get("resource", true, "with an explicit deny in a resource-based policy"),
		},
		"SCP with its ARN": {
			frame + "with an explicit deny in a service control policy: " + scp + ". See Access Troubleshooter.",
			withPolicy(get("scp", true, "with an explicit deny in a service control policy: "+scp), scp),
		},
		"SCP, implicit": {
			frame + "because no service control policy allows the s3:GetObject action",
			get("scp", false, "because no service control policy allows the s3:GetObject action"),
		},
		"RCP": {
			frame + "with an explicit deny in a resource control policy",
			get("rcp", true, "with an explicit deny in a resource control policy"),
		},
		"endpoint": {
			frame + "because no VPC endpoint policy allows the s3:GetObject action",
			get("endpoint", false, "because no VPC endpoint policy allows the s3:GetObject action"),
		},
		"boundary with its ARN": {
			frame + "with an explicit deny in a permissions boundary: " + boundary,
			withPolicy(get("boundary", true, "with an explicit deny in a permissions boundary: "+boundary), boundary),
		},
		"session": {
			frame + "because no session policy allows the s3:GetObject action",
			get("session", false, "because no session policy allows the s3:GetObject action"),
		},
		"no reason": {frame, get("", false, "")},
		"public policies": {
			"User: " + alice + ` is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::data-bkt" ` +
				"because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.",
			trail.Denial{
				Principal: alice, Action: "s3:PutBucketPolicy", Resource: "arn:aws:s3:::data-bkt", Layer: "block-public-access",
				Clause: "because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access",
			},
		},
		"trust": {
			"User: " + session + " is not authorized to perform: sts:AssumeRole on resource: " +
				"arn:aws:iam::444455556666:role/deploy because no role trust policy allows the sts:AssumeRole action",
			trail.Denial{
				Principal: session, Action: "sts:AssumeRole", Resource: "arn:aws:iam::444455556666:role/deploy", Layer: "trust",
				Clause: "because no role trust policy allows the sts:AssumeRole action",
			},
		},
		"trust, explicit": {
			"User: " + session + " is not authorized to perform: sts:AssumeRole on resource: " +
				"arn:aws:iam::444455556666:role/deploy with an explicit deny in the role trust policy",
			trail.Denial{
				Principal: session, Action: "sts:AssumeRole", Resource: "arn:aws:iam::444455556666:role/deploy", Layer: "trust",
				Explicit: true, Clause: "with an explicit deny in the role trust policy",
			},
		},
		"without a resource": {
			"User: " + alice + " is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows " +
				"the s3:ListAllMyBuckets action",
			trail.Denial{
				Principal: alice, Action: "s3:ListAllMyBuckets", Layer: "identity",
				Clause: "because no identity-based policy allows the s3:ListAllMyBuckets action",
			},
		},
		"key with a blank and the word because": {
			"User: " + alice + ` is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/a because b" ` +
				"because no identity-based policy allows the s3:GetObject action",
			trail.Denial{
				Principal: alice, Action: "s3:GetObject", Resource: "arn:aws:s3:::b/a because b", Layer: "identity",
				Clause: "because no identity-based policy allows the s3:GetObject action",
			},
		},
		"command line": {
			"An error occurred (AccessDenied) when calling the GetObject operation: " + frame +
				"because no session policy allows the s3:GetObject action",
			get("session", false, "because no session policy allows the s3:GetObject action"),
		},
		"XML body": {
			"<Error><Code>AccessDenied</Code><Message>User: " + alice +
				" is not authorized to perform: s3:GetObject on resource: &quot;" + object +
				"&quot; with an explicit deny in a VPC endpoint policy</Message></Error>",
			get("endpoint", true, "with an explicit deny in a VPC endpoint policy"),
		},
		"Terraform": {
			"│ Error: putting S3 Bucket Policy: api error AccessDenied: User: " + alice +
				" is not authorized to perform: s3:GetObject on resource: " + object + "\n│ with aws_s3_bucket_policy.b",
			get("", false, ""),
		},
		"without the word User": {
			"AccessDeniedException: " + alice + " is not authorized to perform: s3:GetObject on resource: " + object,
			get("", false, ""),
		},
		"KMS gives several reasons": {
			"User: " + session + " is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext " +
				"because the resource does not exist in this Region, no resource-based policies allow access, " +
				"or a resource-based policy explicitly denies access",
			trail.Denial{
				Principal: session, Action: "kms:Decrypt",
				Clause: "because the resource does not exist in this Region, no resource-based policies allow access, " +
					"or a resource-based policy explicitly denies access",
			},
		},
		"SSE-C": {
			"User: " + alice + " is not authorized to perform: s3:PutObject on resource: \"" + object +
				"\" because this bucket " +
				"has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C). " +
				"Please specify a different server-side encryption type",
			trail.Denial{
				Principal: alice, Action: "s3:PutObject", Resource: object, Layer: "s3-blocked-encryption",
				Clause: "because this bucket has blocked upload requests that specify " +
					"Server Side Encryption with Customer provided keys (SSE-C)",
			},
		},
		"ACLs off": {
			"The bucket does not allow ACLs",
			trail.Denial{Layer: "object-ownership", Explicit: true, Clause: "The bucket does not allow ACLs"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, ok := trail.ParseDenial(tt.text)
			if !ok {
				t.Fatal("not recognized")
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	for _, text := range []string{
		"", "Access Denied", "is not authorized to perform: ", "x is not authorized to perform: ",
	} {
		if got, ok := trail.ParseDenial(text); ok {
			t.Errorf("ParseDenial(%q) = %+v", text, got)
		}
	}
}
