package computed

// iamRows are the types of IAM, whose names may carry a path, and of KMS.
var iamRows = map[string]row{
	"aws_iam_role": {name: "name", attrs: map[string]string{
		"id":  "{name}",
		"arn": global("iam", "role{path|/}{name}"),
	}},
	"aws_iam_user": {name: "name", attrs: map[string]string{
		"id":  "{name}",
		"arn": global("iam", "user{path|/}{name}"),
	}},
	"aws_iam_group": {name: "name", attrs: map[string]string{
		"id":  "{name}",
		"arn": global("iam", "group{path|/}{name}"),
	}},
	"aws_iam_policy": {name: "name", attrs: map[string]string{
		"id":  global("iam", "policy{path|/}{name}"),
		"arn": global("iam", "policy{path|/}{name}"),
	}},
	"aws_iam_instance_profile": {name: "name", attrs: map[string]string{
		"id":  "{name}",
		"arn": global("iam", "instance-profile{path|/}{name}"),
	}},
	"aws_iam_server_certificate": {name: "name", attrs: map[string]string{
		"arn": global("iam", "server-certificate{path|/}{name}"),
	}},
	"aws_iam_virtual_mfa_device": {attrs: map[string]string{
		"id":  global("iam", "mfa{path|/}{virtual_mfa_device_name}"),
		"arn": global("iam", "mfa{path|/}{virtual_mfa_device_name}"),
	}},
	"aws_iam_openid_connect_provider": {attrs: map[string]string{
		"id":  global("iam", "oidc-provider/{url:host}"),
		"arn": global("iam", "oidc-provider/{url:host}"),
	}},
	"aws_iam_saml_provider": {attrs: map[string]string{
		"id":  global("iam", "saml-provider/{name}"),
		"arn": global("iam", "saml-provider/{name}"),
	}},
	"aws_iam_role_policy":          {name: "name", attrs: map[string]string{"id": "{role}:{name}"}},
	"aws_iam_user_policy":          {name: "name", attrs: map[string]string{"id": "{user}:{name}"}},
	"aws_iam_group_policy":         {name: "name", attrs: map[string]string{"id": "{group}:{name}"}},
	"aws_iam_account_alias":        {attrs: map[string]string{"id": "{account_alias}"}},
	"aws_iam_user_login_profile":   {attrs: map[string]string{"id": "{user}"}},
	"aws_iam_group_membership":     {attrs: map[string]string{"id": "{name}"}},
	"aws_iam_policy_attachment":    {attrs: map[string]string{"id": "{name}"}},
	"aws_cognito_user_pool_domain": {attrs: map[string]string{"id": "{domain}"}},

	"aws_kms_alias": {name: "name", attrs: map[string]string{
		"id":  "{name}",
		"arn": regional("kms", "{name}"),
	}},
}
