package scenario

import (
	"net/url"
	"strings"

	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
)

// request reads the request and makes it the need of the model.
func (b *builder) request(n *jsontree.Node, id string, checks []model.Check) {
	if isNull(n) {
		b.problem(b.file.Whole(), model.SeverityError, "scenario %s has no request", id)
		return
	}
	o, ok := b.object(n, "request")
	if !ok {
		return
	}
	need := &model.Need{
		ID: id, Range: b.place(n),
		Operation: o.text("op", "operation"), Action: o.text("action"),
		Bucket: o.text("bucket"), ObjectKey: o.text("key"), VersionID: o.text("version_id", "versionId"),
		Resource: o.text("resource", "key_arn", "key_id"),
		Role:     o.text("role", "role_arn"), Via: o.text("via", "access_point"),
		Headers: headers(o.textMap("headers")),
		Checks:  checks,
	}
	if need.Operation == "" && need.Action == "" {
		b.problem(need.Range, model.SeverityError, "the request names neither op nor action")
	}
	b.target(o, need)
	b.copySource(o, need)
	b.parameters(o, need)
	b.caller(o, need)
	b.context(o, need)
	o.ignore("presigned", "note")
	o.done()
	b.mention(need)
	b.model.Needs = []*model.Need{need}
}

// target completes what the request touches: the bucket of an access point, the
// destination of a copy, or the key of a KMS operation.
func (b *builder) target(o *object, need *model.Need) {
	if d, ok := b.object(o.get("destination", "dest"), "destination"); ok && need.Bucket == "" {
		need.Bucket = d.text("bucket")
		if need.ObjectKey == "" {
			need.ObjectKey = d.text("key")
		}
		d.done()
	}
	if a := b.model.AccessPoints[need.Via]; a != nil && need.Bucket == "" {
		need.Bucket = a.Bucket
	}
	if need.Bucket == "" && need.Resource == "" && strings.HasPrefix(need.ObjectKey, "arn:") {
		need.Resource, need.ObjectKey = need.ObjectKey, ""
	}
}

// headers lowers the names of headers.
func headers(given map[string]string) map[string]string {
	if len(given) == 0 {
		return nil
	}
	lower := make(map[string]string, len(given))
	for name, value := range given {
		lower[strings.ToLower(name)] = value
	}
	return lower
}

func setHeader(need *model.Need, name, value string) {
	if value == "" {
		return
	}
	if need.Headers == nil {
		need.Headers = map[string]string{}
	}
	need.Headers[name] = value
}

// copySource reads the source of a copy: its parts, a path, or the header.
func (b *builder) copySource(o *object, need *model.Need) {
	need.SourceBucket = o.text("source_bucket", "src_bucket")
	need.SourceKey = o.text("source_key", "src_key")
	need.SourceVersionID = o.text("source_version_id", "src_version_id")
	switch source := o.get("source", "copy_source", "src"); {
	case isNull(source):
		if path := need.Headers["x-amz-copy-source"]; path != "" && need.SourceBucket == "" {
			b.sourcePath(need, path)
		}
	case source.Kind == jsontree.Object:
		s, _ := b.object(source, "source")
		need.SourceBucket, need.SourceKey = s.text("bucket"), s.text("key")
		need.SourceVersionID = s.text("version_id", "versionId")
		s.done()
	default:
		b.sourcePath(need, o.text("source", "copy_source", "src"))
	}
}

// sourcePath reads "bucket/key?versionId=v", as the header x-amz-copy-source has it.
func (b *builder) sourcePath(need *model.Need, path string) {
	path = strings.TrimPrefix(strings.TrimPrefix(path, "arn:aws:s3:::"), "/")
	path, version, _ := strings.Cut(path, "?versionId=")
	if decoded, err := url.PathUnescape(path); err == nil {
		path = decoded
	}
	need.SourceBucket, need.SourceKey, _ = strings.Cut(path, "/")
	if need.SourceVersionID == "" {
		need.SourceVersionID = version
	}
}

// parameters reads what a request says outside bucket, key and headers.
func (b *builder) parameters(o *object, need *model.Need) {
	set := func(name, value string) {
		if value == "" {
			return
		}
		if need.Parameters == nil {
			need.Parameters = map[string]string{}
		}
		need.Parameters[name] = value
	}
	kind := model.KindBucket
	if strings.Contains(need.Operation, "AccessPoint") {
		kind = model.KindAccessPoint
	}
	set("policy", b.first(o.get("policy", "new_policy", "put_policy", "policy_document"), kind, "request.policy"))
	set("object-ownership", o.text("object_ownership", "ownership", "new_ownership"))
	set("duration-seconds", o.text("duration_seconds", "duration"))
	set("source-identity", o.text("source_identity"))
	b.tags(o, need, set)
	if o.on("owner_override") {
		set("owner-override", "true")
	}
	if id := o.text("external_id"); id != "" {
		need.Context = map[string]*model.ContextValue{"sts:externalid": {Values: []string{id}}}
	}
	setHeader(need, "x-amz-request-payer", o.text("request_payer"))
	setHeader(need, "x-amz-expected-bucket-owner", o.text("expected_bucket_owner"))
	setHeader(need, "x-amz-create-session-mode", o.text("session_mode"))
	if o.on("bypass_governance", "bypass_governance_retention") {
		setHeader(need, "x-amz-bypass-governance-retention", "true")
	}
	b.requestACL(o, need)
}

// tags reads the tags of a session or of a new object.
func (b *builder) tags(o *object, need *model.Need, set func(name, value string)) {
	tags := o.textMap("session_tags", "tags")
	switch {
	case len(tags) == 0:
	case strings.HasPrefix(need.Operation, "AssumeRole"):
		set("tags", "true")
	default:
		values := url.Values{}
		for name, value := range tags {
			values.Set(name, value)
		}
		setHeader(need, "x-amz-tagging", values.Encode())
	}
}

// requestACL turns an ACL that the request carries in its body into the headers that
// say the same.
func (b *builder) requestACL(o *object, need *model.Need) {
	list := b.acl(o.get("acl"), "request.acl")
	if list == nil {
		return
	}
	setHeader(need, "x-amz-acl", list.Canned)
	for _, g := range list.Grants {
		name := "x-amz-grant-" + strings.ToLower(strings.ReplaceAll(g.Permission, "_", "-"))
		value := "id=" + g.Grantee
		if earlier := need.Headers[name]; earlier != "" {
			value = earlier + "," + value
		}
		setHeader(need, name, value)
	}
}

// caller enters the principal of the request with what the layers attach to it.
func (b *builder) caller(o *object, need *model.Need) {
	c := parseCaller(o.text("principal"), o.text("role_path", "path"), need.Operation)
	need.Principal, need.SessionARN = c.key, c.session
	p := b.principalOf(c)
	p.Identity, p.Boundary = b.attached.Identity, b.attached.Boundary
	p.Session, p.Sessions = b.attached.Session, b.attached.Sessions
	p.Tags, p.LongTerm = b.attached.Tags, b.attached.LongTerm
	p.ServiceLinked = p.ServiceLinked || b.attached.ServiceLinked
	if b.attached.UniqueID != "" {
		p.UniqueID = b.attached.UniqueID
	}
	if b.issuer != "" {
		p.IssuedBy = b.issuer
	}
}

// context reads the condition keys and completes them by convention.
func (b *builder) context(o *object, need *model.Need) {
	if need.Context == nil {
		need.Context = map[string]*model.ContextValue{}
	}
	b.each(o.get("context"), "context", func(name string, n *jsontree.Node) {
		need.Context[strings.ToLower(name)] = b.contextValue(name, n)
	})
	for _, name := range []string{"prefix", "delimiter", "max_keys"} {
		if value := o.text(name); value != "" {
			need.Context["s3:"+strings.ReplaceAll(name, "_", "-")] = &model.ContextValue{Values: []string{value}}
		}
	}
	through, given := o.flag("through_endpoint")
	if b.endpoint != "" && (through || !given) {
		need.Endpoint = b.endpoint
		b.endpointContext(need.Context, b.model.Endpoints[b.endpoint])
	}
	if _, given := need.Context["aws:sourceip"]; !given &&
		need.Context["aws:sourcevpce"] == nil && need.Context["aws:sourcevpc"] == nil {
		need.Context["aws:sourceip"] = &model.ContextValue{Values: []string{defaultSourceIP}}
	}
}

// endpointContext adds the keys of a request through an endpoint.
func (b *builder) endpointContext(context map[string]*model.ContextValue, e *model.Endpoint) {
	set := func(name, value string) {
		if _, given := context[name]; !given && value != "" {
			context[name] = &model.ContextValue{Values: []string{value}}
		}
	}
	set("aws:sourcevpce", e.ID)
	set("aws:sourcevpc", e.VPC)
}

// contextValue reads one value, or a list for a key with many. Null means that the key
// is certainly absent.
func (b *builder) contextValue(name string, n *jsontree.Node) *model.ContextValue {
	if isNull(n) {
		return nil
	}
	v := &model.ContextValue{Values: []string{}, Multi: n.Kind == jsontree.Array}
	for _, element := range b.list(n, name) {
		text, ok := scalar(element)
		if !ok {
			b.wrongType(element, "context "+name, "a string or a list of strings")
			continue
		}
		v.Values = append(v.Values, text)
	}
	return v
}

// mention enters what the request names and the layers leave out.
func (b *builder) mention(need *model.Need) {
	for _, name := range []string{need.Bucket, need.SourceBucket} {
		if name != "" {
			b.bucketOf(name)
		}
	}
	if need.Role != "" {
		b.principalOf(parseCaller(need.Role, "", ""))
	}
	for _, name := range []string{need.Resource, need.Headers["x-amz-server-side-encryption-aws-kms-key-id"]} {
		b.mentionKey(name)
	}
}

// finish enters the keys that encryption settings name and the layers leave out: in a
// closed world they have the default policy.
func (b *builder) finish() {
	for _, bucket := range b.model.Buckets {
		if bucket.Encryption != nil {
			b.mentionKey(bucket.Encryption.Key)
		}
	}
	for _, object := range b.model.Objects {
		if object.Encryption != nil {
			b.mentionKey(object.Encryption.Key)
		}
	}
}

func (b *builder) mentionKey(name string) {
	if b.model.Keys[name] == nil && strings.HasPrefix(name, "arn:") && strings.Contains(name, ":key/") {
		b.newKey(name)
	}
}
