package aws

import (
	"encoding/json"
	"strings"

	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// lambdaRows are permissions on functions and layers: single statements of a
// resource policy.
var lambdaRows = map[string]row{
	"aws_lambda_permission":               {phase: sets, add: (*Builder).addLambdaPermission},
	"aws_lambda_layer_version_permission": {phase: sets, add: (*Builder).addLayerPermission},
	"aws_lambda_alias":                    {},
	"aws_lambda_function_url":             {},
}

// statement is the one statement of a policy that a resource stands for.
type statement struct {
	elements map[string]any
	// from says from which attribute each element comes.
	from map[string]string
}

func allow() *statement {
	return &statement{elements: map[string]any{"Effect": "Allow"}, from: map[string]string{}}
}

// set sets an element that comes from an attribute, unless there is nothing to set.
func (s *statement) set(name string, value any, attr string) {
	if value != "" {
		s.elements[name] = value
		s.from["/Statement/0/"+name] = attr
	}
}

// condition adds a key to the conditions.
func (s *statement) condition(operator, key, value, attr string) {
	if value == "" {
		return
	}
	conditions, ok := s.elements["Condition"].(map[string]map[string]string)
	if !ok {
		conditions = map[string]map[string]string{}
		s.elements["Condition"] = conditions
	}
	if conditions[operator] == nil {
		conditions[operator] = map[string]string{}
	}
	conditions[operator][key] = value
	s.from["/Statement/0/Condition/"+operator+"/"+key] = attr
}

// synthetic files the policy with the statement of a resource.
func (b *Builder) synthetic(r *tf.Resource, s *statement, target, typ string) {
	text, err := json.Marshal(map[string]any{"Version": "2012-10-17", "Statement": []any{s.elements}})
	if err != nil {
		return // strings and maps of strings always can be written
	}
	locate := func(pointer string, _ bool, _, _ int) model.Range {
		for pointer != "" {
			if attr, ok := s.from[pointer]; ok {
				return rangeOf(r, attr)
			}
			pointer = pointer[:strings.LastIndexByte(pointer, '/')]
		}
		return header(r)
	}
	doc := &tf.Document{Text: string(text), Form: "statement", Locate: locate, Header: header(r), Callers: r.Callers}
	policy := b.read(r.Address, "statement", doc, model.KindResource)
	policy.Target, policy.TargetType = b.render(target), typ
}

// addLambdaPermission reads a permission as the statement that Lambda makes of it
// (Lambda Developer Guide: Using resource-based policies for Lambda).
func (b *Builder) addLambdaPermission(r *tf.Resource) {
	if r.Change == deleted {
		return
	}
	function := b.functionARN(r)
	resource := function
	if qualifier := str(r, "qualifier"); qualifier != "" {
		resource += ":" + qualifier
	}
	s := allow()
	s.set("Sid", str(r, "statement_id"), "statement_id")
	s.set("Principal", principalElement(str(r, "principal")), "principal")
	s.set("Action", str(r, "action"), "action")
	s.set("Resource", resource, "function_name")
	s.condition("ArnLike", "AWS:SourceArn", str(r, "source_arn"), "source_arn")
	s.condition("StringEquals", "AWS:SourceAccount", str(r, "source_account"), "source_account")
	s.condition("StringEquals", "aws:PrincipalOrgID", str(r, "principal_org_id"), "principal_org_id")
	s.condition("StringEquals", "lambda:FunctionUrlAuthType", str(r, "function_url_auth_type"), "function_url_auth_type")
	s.condition("StringEquals", "lambda:EventSourceToken", str(r, "event_source_token"), "event_source_token")
	b.synthetic(r, s, function, "aws_lambda_function")
}

// functionARN is the ARN of the function that an attribute names.
func (b *Builder) functionARN(r *tf.Resource) string {
	isFunction := func(t *tf.Resource) bool { return t.Type == "aws_lambda_function" }
	name := b.link(r, "function_name", isFunction, "arn")
	if target := b.find("aws_lambda_function", name); target != nil {
		return b.id(target, "arn")
	}
	if name == "" || strings.HasPrefix(name, "arn:") || strings.HasPrefix(name, symbol.Open) {
		return name
	}
	return "arn:" + b.env(r).Partition + ":lambda:" + b.region(r) + ":" + b.account(r) + ":function:" + name
}

// principalElement writes what the API takes for a principal: a service, an
// account, an ARN or "*".
func principalElement(principal string) any {
	switch {
	case principal == "*", principal == "":
		return principal
	case strings.HasSuffix(principal, ".amazonaws.com"), strings.HasSuffix(principal, ".amazonaws.com.cn"):
		return map[string]string{"Service": principal}
	default:
		return map[string]string{"AWS": principal}
	}
}

func (b *Builder) addLayerPermission(r *tf.Resource) {
	if r.Change == deleted {
		return
	}
	layer := str(r, "layer_name")
	if !strings.HasPrefix(layer, "arn:") && !strings.HasPrefix(layer, symbol.Open) {
		layer = "arn:" + b.env(r).Partition + ":lambda:" + b.region(r) + ":" + b.account(r) + ":layer:" + layer
	}
	resource := layer + ":" + str(r, "version_number")
	s := allow()
	s.set("Sid", str(r, "statement_id"), "statement_id")
	s.set("Principal", principalElement(str(r, "principal")), "principal")
	s.set("Action", str(r, "action"), "action")
	s.set("Resource", resource, "layer_name")
	s.condition("StringEquals", "aws:PrincipalOrgID", str(r, "organization_id"), "organization_id")
	b.synthetic(r, s, resource, "aws_lambda_layer_version")
}
