# METADATA
# title: EveryResource
# description: |
#   An identity policy allows actions on every resource that could be limited to single
#   ones, among them actions that change or carry away data.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
#     description: Security best practices in IAM
# custom:
#   id: SEC005
#   severity: note
#   since: Unreleased
#   default: "off"
#   verdict: hygiene
#   fix: Name the resources that are needed.
#   codes: [PARLIAMENT_RESOURCE_STAR, PARLIAMENT_RESOURCE_EFFECTIVELY_STAR, CKV_AWS_288, CKV_AWS_290]
#   examples:
#     - kind: identity
#       fail: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}}'
#       pass: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::data/*"}}'
package lint403.rules.security.resource_star

import data.lint403.lib.access
import data.lint403.lib.policy

deny contains finding if {
	some [document, statement] in access.identity_statements
	access.allows_everywhere(statement)
	some action in statement.actions
	codes := [code | some code in _order; _applies(code, statement, action)]
	count(codes) > 0
	finding := policy.finding(
		rego.metadata.chain(), document, action.range,
		sprintf("%s is allowed on every resource", [action.value]),
		{"codes": codes, "key": sprintf("%d %s", [statement.index, action.value])},
	)
}

deny contains finding if {
	some [document, statement] in access.identity_statements
	policy.allows(statement)
	some resource in statement.resources
	_everything(resource)
	finding := policy.finding(
		rego.metadata.chain(), document, resource.range,
		sprintf("%q is every resource of the service", [resource.value]),
		{
			"codes": ["PARLIAMENT_RESOURCE_EFFECTIVELY_STAR"],
			"key": sprintf("%d %s", [statement.index, resource.value]),
		},
	)
}

_order := ["PARLIAMENT_RESOURCE_STAR", "CKV_AWS_288", "CKV_AWS_290"]

_applies("PARLIAMENT_RESOURCE_STAR", _, action) if access.works_on_resources(action)

_applies("CKV_AWS_288", _, action) if {
	some name in _carries_data
	policy.matches(action.match, name)
}

_applies("CKV_AWS_290", statement, action) if {
	not statement.conditions
	some level in ["Write", "Permissions management", "Tagging"]
	access.has_level_with_resource(action, level)
}

# Actions that hand out the data themselves.
_carries_data := {
	"dynamodb:getitem",
	"dynamodb:query",
	"dynamodb:scan",
	"rds:copydbsnapshot",
	"s3:getobject",
	"secretsmanager:getsecretvalue",
	"ssm:getparameter",
	"ssm:getparameters",
	"ssm:getparametersbypath",
}

_everything(resource) if {
	count(resource.fields) == 6
	[_, partition, _, region, account, name] := resource.fields
	regex.match(`^(\*|aws[a-z-]*)$`, partition)
	regex.match(`^\*?$`, region)
	regex.match(`^\*?$`, account)
	_all_names(resource.fields[2], name)
}

_all_names("s3", name) if name in {"*", "*/*"}

_all_names(service, name) if {
	service != "s3"
	regex.match(`^([a-z-]+[:/])?\*([:/]\*)*$`, name)
}
