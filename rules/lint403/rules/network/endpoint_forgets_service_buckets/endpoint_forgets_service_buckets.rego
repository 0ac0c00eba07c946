# METADATA
# title: EndpointForgetsServiceBuckets
# description: |
#   A gateway endpoint's policy lets through only certain buckets. Amazon ECR keeps image
#   layers in a bucket of its own, which tasks behind the endpoint pull from; if it is not
#   in the policy, pulling an image ends in 403.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
#     description: Amazon ECR interface VPC endpoints, minimum Amazon S3 bucket permissions
# custom:
#   id: NET602
#   severity: warning
#   since: Unreleased
#   fix: Allow s3:GetObject on arn:aws:s3:::prod-REGION-starport-layer-bucket/*.
#   codes: [VPCE-004]
#   seed: vpc-endpoint
#   verdict: at-risk
#   when: [endpoint, "kind:vpce", "resource:aws_ecs_task_definition|resource:aws_ecs_service"]
package lint403.rules.network.endpoint_forgets_service_buckets

import data.lint403.lib.policy

deny contains finding if {
	some endpoint in input.endpoints
	endpoint.service == "s3"
	endpoint.type == "Gateway"
	document := input.policies[endpoint.policy]
	not document.incomplete
	count(document.statements) > 0
	not _lets_layers_through(document, endpoint)
	puller := _puller
	finding := policy.finding(
		rego.metadata.chain(), document, document.header,
		sprintf("the policy of %s leaves out the bucket from which %s pulls the layers of its image", [
			object.get(endpoint, "address", endpoint.id), puller.address,
		]),
		{
			"layer": "endpoint",
			"aws_message": "because no VPC endpoint policy allows the s3:GetObject action",
			"because": "Amazon ECR hands out image layers from a bucket of its own",
			"unknown": ["whether the tasks run behind this endpoint"],
			"related": [{"msg": "this pulls an image", "range": puller.range}],
			"fix": {
				"description": sprintf("Allow s3:GetObject on arn:aws:s3:::%s/*.", [_layer_bucket(endpoint)]),
				"edits": [],
				"safe": false,
			},
			"key": endpoint.id,
		},
	)
}

_lets_layers_through(document, endpoint) if {
	some statement in document.statements
	policy.allows(statement)
	policy.reaches_action(statement, "s3:getobject")
	_reaches(statement, sprintf("arn:aws:s3:::%s/layer", [_layer_bucket(endpoint)]))
}

_reaches(statement, _) if not statement.resources

_reaches(statement, arn) if {
	some pattern in statement.resources
	policy.matches(pattern.match, arn)
}

_reaches(statement, _) if {
	some pattern in statement.resources
	contains(pattern.value, "starport-layer-bucket")
}

_layer_bucket(endpoint) := sprintf("prod-%s-starport-layer-bucket", [object.get(endpoint, "region", "${region}")])

_puller := found[0] if {
	found := [resource |
		some resource in input.resources.aws_ecs_task_definition
		contains(resource.values.container_definitions, ".dkr.ecr.")
		contains(sprintf("%v", [resource.values.network_mode]), "awsvpc")
	]
	count(found) > 0
}
