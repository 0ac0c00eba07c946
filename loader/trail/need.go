package trail

import (
	"strings"

	"github.com/lint403/lint403/loader/model"
)

// Need returns the request that an event was, so that it can be asked again. It
// reports false for events that say too little, and for services other than S3, KMS
// and STS.
func (e *Event) Need() (*model.Need, bool) {
	n := &model.Need{
		ID:          e.ID.Value,
		Principal:   e.Identity.Principal().Value,
		Bucket:      e.Request.Bucket.Value,
		ObjectKey:   e.Request.Key.Value,
		VersionID:   e.Request.VersionID.Value,
		Role:        e.Request.RoleARN.Value,
		Endpoint:    e.VPCEndpoint.Value,
		Headers:     e.Request.Headers,
		Context:     e.context(),
		OpenContext: true,
		DeclaredBy:  e.Range.File,
		Why:         "recorded by CloudTrail",
		Range:       e.Range,
	}
	if n.ID == "" {
		n.ID = e.Range.String()
	}
	if e.Identity.Kind == kindRole {
		n.SessionARN = e.Identity.ARN.Value
	}
	switch service, _, _ := strings.Cut(e.Source.Value, "."); service {
	case "s3", "kms", "sts":
		n.Operation = e.Name.Value
	default:
		if e.Denial == nil || e.Denial.Action == "" {
			return nil, false
		}
		n.Principal, n.SessionARN = principalOf(e.Denial.Principal)
		n.Action, n.Resource = e.Denial.Action, e.Denial.Resource
		n.Why = "named by an error message"
	}
	n.SourceBucket, n.SourceKey = e.copySource()
	if e.Source.Value == "kms.amazonaws.com" {
		n.Resource = e.keyARN()
	}
	return n, n.Principal != "" && n.Operation+n.Action != ""
}

// principalOf splits the caller of an error message into role and session.
func principalOf(arn string) (principal, session string) {
	if role := roleOf(model.Text{Value: arn}).Value; role != arn {
		return role, arn
	}
	return arn, ""
}

// context returns the condition keys that the event proves.
func (e *Event) context() map[string]*model.ContextValue {
	values := map[string]*model.ContextValue{}
	set := func(key, value string) {
		if value != "" {
			values[key] = &model.ContextValue{Values: []string{value}}
		}
	}
	set("aws:sourcevpce", e.VPCEndpoint.Value)
	if e.VPCEndpoint.Value == "" {
		// Behind an endpoint the address is the private one and no aws:SourceIp.
		if ip := e.SourceIP.Value; ip != "" && !strings.HasSuffix(ip, ".amazonaws.com") && ip != "AWS Internal" {
			set("aws:sourceip", ip)
		}
	}
	set("aws:multifactorauthpresent", e.Identity.MFA.Value)
	if e.Identity.Kind != kindAnonymous {
		set("aws:userid", e.Identity.PrincipalID.Value)
	}
	if len(values) == 0 {
		return nil
	}
	return values
}

func (e *Event) copySource() (bucket, key string) {
	source := strings.TrimPrefix(e.Request.CopySource.Value, "/")
	source, _, _ = strings.Cut(source, "?")
	bucket, key, _ = strings.Cut(source, "/")
	return bucket, key
}

// keyARN returns the KMS key of the event.
func (e *Event) keyARN() string {
	for _, r := range e.Resources {
		if strings.Contains(r.ARN.Value, ":key/") {
			return r.ARN.Value
		}
	}
	return e.Request.KeyID.Value
}
