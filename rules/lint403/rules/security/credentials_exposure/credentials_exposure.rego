# METADATA
# title: CredentialsExposure
# description: |
#   An identity policy allows actions whose answer holds credentials: keys, passwords,
#   tokens.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
#     description: Security best practices in IAM
# custom:
#   id: SEC013
#   severity: note
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Leave these actions to administrators.
#   codes: [PARLIAMENT_CREDENTIALS_EXPOSURE]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:CreateAccessKey","Resource":"*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:ListAccessKeys","Resource":"*"}}'
package lint403.rules.security.credentials_exposure

import data.lint403.lib.access
import data.lint403.lib.policy

deny contains finding if {
	some [document, statement] in access.identity_statements
	policy.allows(statement)
	some action in statement.actions
	handed := [name | some name in _handing_out; policy.matches(action.match, name)]
	count(handed) > 0
	finding := policy.finding(
		rego.metadata.chain(), document, action.range,
		sprintf("%s hands out credentials", [action.value]),
		{
			"codes": ["PARLIAMENT_CREDENTIALS_EXPOSURE"],
			"key": sprintf("%d %s", [statement.index, action.value]),
		},
	)
}

_handing_out := {
	"codeartifact:getauthorizationtoken",
	"codepipeline:pollforjobs",
	"cognito-identity:getcredentialsforidentity",
	"cognito-identity:getopenidtoken",
	"cognito-identity:getopenidtokenfordeveloperidentity",
	"connect:getfederationtoken",
	"ec2:getpassworddata",
	"ecr:getauthorizationtoken",
	"ecr-public:getauthorizationtoken",
	"gamelift:requestuploadcredentials",
	"iam:createaccesskey",
	"iam:createloginprofile",
	"iam:createservicespecificcredential",
	"iam:resetservicespecificcredential",
	"iam:updateaccesskey",
	"lightsail:createbucketaccesskey",
	"lightsail:getrelationaldatabasemasteruserpassword",
	"rds-db:connect",
	"redshift:getclustercredentials",
	"redshift:getclustercredentialswithiam",
	"redshift-serverless:getcredentials",
	"sso:getrolecredentials",
	"sts:assumerole",
	"sts:assumerolewithsaml",
	"sts:assumerolewithwebidentity",
	"sts:getfederationtoken",
	"sts:getsessiontoken",
}
