package plan_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lint403/lint403/loader/plan"
	"github.com/lint403/lint403/loader/source"
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// read reads a plan that must be readable and returns its resources by address.
func read(t *testing.T, text string) (map[string]*tf.Resource, *plan.Plan) {
	t.Helper()
	p, diags := plan.Read(source.New("plan.json", []byte(text)), plan.Options{})
	if p == nil || len(diags) > 0 {
		t.Fatalf("diagnostics: %v", diags)
	}
	out := map[string]*tf.Resource{}
	for _, r := range p.Module.Resources {
		out[r.Address] = r
	}
	return out, p
}

// planned writes a plan from its resource_changes and its root module.
func planned(changes, module string) string {
	return fmt.Sprintf(`{"format_version":"1.2","resource_changes":[%s],`+
		`"configuration":{"provider_config":{"aws":{"name":"aws",`+
		`"full_name":"registry.terraform.io/hashicorp/aws","expressions":{"region":{"constant_value":"eu-west-1"}}}},`+
		`"root_module":%s}}`, changes, module)
}

// change writes an element of resource_changes.
func change(address, actions, change string) string {
	parts := strings.Split(address, ".")
	mode := "managed"
	if parts[0] == "data" {
		mode, parts = "data", parts[1:]
	}
	name, index, _ := strings.Cut(parts[1], "[")
	extra := ""
	if index != "" {
		extra = `,"index":` + strings.TrimSuffix(index, "]")
	}
	quoted, err := json.Marshal(address)
	if err != nil {
		panic(err)
	}
	return fmt.Sprintf(`{"address":%s,"mode":%q,"type":%q,"name":%q%s,"change":{"actions":[%s],%s}}`,
		quoted, mode, parts[0], name, extra, actions, change)
}

func TestChanges(t *testing.T) {
	tests := []struct {
		actions, want, value string
	}{
		{`"create"`, "create", "new"},
		{`"update"`, "update", "new"},
		{`"no-op"`, "no-op", "new"},
		{`"delete"`, "delete", "old"},
		{`"delete","create"`, "replace", "new"},
		{`"create","delete"`, "replace", "new"},
		{`"forget"`, "no-op", "old"},
		{`"create","forget"`, "replace", "new"},
		{``, "no-op", "new"},
	}
	for _, tt := range tests {
		t.Run(tt.actions, func(t *testing.T) {
			got, _ := read(t, planned(change("aws_s3_bucket.b", tt.actions,
				`"before":{"bucket":"old"},"after":{"bucket":"new"},"after_unknown":{}`), "{}"))
			r := got["aws_s3_bucket.b"]
			if r.Change != tt.want || r.Values["bucket"] != tt.value {
				t.Errorf("change %s of %v, want %s of %s", r.Change, r.Values["bucket"], tt.want, tt.value)
			}
		})
	}
}

// What a plan marks as sensitive stands nowhere, its names excepted.
func TestSensitiveValues(t *testing.T) {
	const secret = "hunter2"
	text := planned(strings.Join([]string{
		change("aws_s3_bucket.b", `"create"`, `"before":null,"after":{"bucket":"`+secret+`","tags":{"a":"`+secret+`",`+
			`"b":"c"}},`+
			`"after_unknown":{"id":true},"after_sensitive":{"bucket":true,"tags":{"a":true}}`),
		change("aws_s3_bucket_policy.p", `"create"`, `"before":null,"after":{"policy":"{\"Id\":\"`+secret+`\"}"},`+
			`"after_unknown":{"bucket":true},"after_sensitive":{"policy":true}`),
		change("data.aws_iam_policy_document.d", `"read"`, `"before":null,`+
			`"after":{"statement":[{"actions":["`+secret+`","s3:*"],`+
			`"effect":"Deny","resources":["*"]}]},"after_unknown":{"json":true},`+
			`"after_sensitive":{"statement":[{"actions":[true,false]}]}`),
		change("aws_iam_policy.q", `"create"`, `"before":null,"after":{"name":"q"},"after_unknown":{"policy":true},`+
			`"after_sensitive":{}`),
		change("aws_iam_user.gone", `"delete"`, `"before":{"name":"`+secret+`"},"after":null,`+
			`"before_sensitive":{"name":true}`),
		change("aws_iam_role.all", `"create"`, `"before":null,"after":{"name":"`+secret+`"},"after_sensitive":true`),
	}, ","), `{"resources":[`+
		`{"address":"aws_s3_bucket.b","type":"aws_s3_bucket","name":"b",`+
		`"expressions":{"bucket":{"references":["var.s"]},"tags":{}}},`+
		`{"address":"aws_s3_bucket_policy.p","type":"aws_s3_bucket_policy","name":"p","expressions":{`+
		`"bucket":{"references":["aws_s3_bucket.b.id","aws_s3_bucket.b"]},"policy":{}}},`+
		`{"address":"aws_iam_policy.q","type":"aws_iam_policy","name":"q","expressions":{"policy":{`+
		`"references":["data.aws_iam_policy_document.d.json","data.aws_iam_policy_document.d"]}}}],`+
		`"variables":{"s":{"sensitive":true},"o":{}}}`)
	text = strings.Replace(text, `"resource_changes"`, `"variables":{"s":{"value":"`+secret+`"},`+
		`"o":{"value":"open"}},"resource_changes"`, 1)
	got, p := read(t, text)
	var all strings.Builder
	for _, r := range got {
		values, err := json.Marshal(r.Values)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(values)
		for _, doc := range r.Documents {
			all.WriteString(doc.Text + strings.Join(doc.Incomplete, " "))
		}
	}
	more, err := json.Marshal([]any{p.Variables(), p.Attributes()})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(all.String()+string(more), secret) {
		t.Errorf("a sensitive value shows:\n%s\n%s", all.String(), more)
	}
	if p.Variables()["o"] != "open" {
		t.Errorf("variables = %v", p.Variables())
	}
	want := symbol.Token("sensitive:aws_s3_bucket.b.bucket")
	if got := got["aws_s3_bucket.b"].Values["bucket"]; got != want {
		t.Errorf("bucket = %q", got)
	}
	if got := got["aws_s3_bucket_policy.p"].Values["bucket"]; got != want {
		t.Errorf("what refers to a sensitive value = %q", got)
	}
	doc := got["aws_s3_bucket_policy.p"].Documents["policy"]
	if diff := cmp.Diff([]string{"sensitive:aws_s3_bucket_policy.p.policy"}, doc.Incomplete); diff != "" {
		t.Errorf("incomplete (-want +got):\n%s", diff)
	}
	rendered := got["aws_iam_policy.q"].Documents["policy"]
	if rendered == nil || !strings.Contains(rendered.Text,
		"sensitive:data.aws_iam_policy_document.d.statement[0].actions[0]") {
		t.Errorf("document = %+v", rendered)
	}
}

// An attribute that AWS fills in is left out; one that the configuration sets to
// something unknown is what its expression refers to.
func TestUnknownAttributes(t *testing.T) {
	const bucket = `{"address":"aws_s3_bucket.b","type":"aws_s3_bucket","name":"b",` +
		`"expressions":{"bucket":{"constant_value":"acme"}}}`
	reference := func(refs ...string) string {
		text, err := json.Marshal(map[string]any{"references": refs})
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	tests := []struct {
		name, expression, extra string
		want                    any
	}{
		{"not set", "", "", nil},
		{"one reference", reference("aws_s3_bucket.b.id", "aws_s3_bucket.b"), "", "acme"},
		{"the same twice", reference("aws_s3_bucket.b.id", "aws_s3_bucket.b", "aws_s3_bucket.b.id",
			"aws_s3_bucket.b"), "", "acme"},
		{"a choice", reference("var.flag", "aws_s3_bucket.b.id", "aws_s3_bucket.b"), "", "acme"},
		{
			"with known text around it", reference("var.stage", "aws_s3_bucket.b.id", "aws_s3_bucket.b"), "",
			symbol.Token("aws_s3_bucket_versioning.v.bucket"),
		},
		{"local value", reference("local.bucket"), "", symbol.Token("aws_s3_bucket_versioning.v.bucket")},
		{"without attribute, as before 1.0", reference("aws_s3_bucket.b"), "", "acme"},
		{
			"something that is not there", reference("aws_s3_bucket.gone.id", "aws_s3_bucket.gone"), "",
			symbol.Token("aws_s3_bucket_versioning.v.bucket"),
		},
		{"a module's output", reference("module.m.name", "module.m"), "", "acme"},
		{
			"a module that is not there", reference("module.n.name", "module.n"), "",
			symbol.Token("aws_s3_bucket_versioning.v.bucket"),
		},
		{
			"an expression that refers to itself", reference("module.loop.a", "module.loop"), "",
			symbol.Token("aws_s3_bucket_versioning.v.bucket"),
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			expressions := "{}"
			if tt.expression != "" {
				expressions = `{"bucket":` + tt.expression + `}`
			}
			module := `{"resources":[` + bucket + `,{"address":"aws_s3_bucket_versioning.v","type":"aws_s3_bucket_versioning",` +
				`"name":"v","expressions":` + expressions + `}],"variables":{"flag":{"default":true},"stage":{"default":"prod"}},` +
				`"module_calls":{"m":{"expressions":{"in":` + reference("aws_s3_bucket.b.bucket", "aws_s3_bucket.b") + `},` +
				`"module":{"outputs":{"name":{"expression":` + reference("var.in") + `}},` +
				`"resources":[{"address":"aws_s3_bucket.inner","type":"aws_s3_bucket","name":"inner"}]}},` +
				`"loop":{"expressions":{"x":` + reference("module.loop.a", "module.loop") + `},` +
				`"module":{"outputs":{"a":{"expression":` +
				reference("var.x") + `}},"resources":[{"address":"aws_s3_bucket.l","type":"aws_s3_bucket","name":"l"}]}}}}`
			inner := `{"address":"module.m.aws_s3_bucket.inner","module_address":"module.m","type":"aws_s3_bucket",` +
				`"name":"inner",` +
				`"change":{"actions":["create"],"after":{},"after_unknown":{}}}`
			got, _ := read(t, planned(strings.Join([]string{
				change("aws_s3_bucket.b", `"create"`, `"after":{"bucket":"acme"},"after_unknown":{"id":true,"arn":true}`),
				change("aws_s3_bucket_versioning.v", `"create"`, `"after":{},"after_unknown":{"bucket":true,"id":true}`),
				inner, strings.ReplaceAll(inner, "module.m", "module.loop"),
			}, ","), module))
			if diff := cmp.Diff(tt.want, got["aws_s3_bucket_versioning.v"].Values["bucket"]); diff != "" {
				t.Errorf("bucket (-want +got):\n%s", diff)
			}
		})
	}
}

// Without a configuration, only what a resource can't do without counts as set.
func TestNoConfiguration(t *testing.T) {
	got, _ := read(t, `{"resource_changes":[`+strings.Join([]string{
		change("aws_s3_bucket.b", `"create"`, `"after":{"bucket":"acme"},"after_unknown":{"policy":true,"acl":true,`+
			`"id":true}`),
		change("aws_s3_bucket_policy.p", `"create"`, `"after":{},"after_unknown":{"policy":true,"bucket":true}`),
	}, ",")+`]}`)
	if r := got["aws_s3_bucket.b"]; r.Values["policy"] != nil || r.Values["acl"] != nil || len(r.Documents) > 0 {
		t.Errorf("values = %v, documents = %v", r.Values, r.Documents)
	}
	r := got["aws_s3_bucket_policy.p"]
	if r.Values["bucket"] != symbol.Token("aws_s3_bucket_policy.p.bucket") {
		t.Errorf("values = %v", r.Values)
	}
	if doc := r.Documents["policy"]; doc == nil || len(doc.Incomplete) != 1 {
		t.Errorf("document = %+v", doc)
	}
}

func TestProviders(t *testing.T) {
	text := planned(change("aws_kms_key.k", `"no-op"`,
		`"after":{"arn":"arn:aws:kms:us-east-1:444455556666:key/x","key_id":"x"},"after_unknown":{}`),
		`{"resources":[{"address":"aws_kms_key.k","type":"aws_kms_key","name":"k","provider_config_key":"aws.east"}],`+
			`"variables":{"region":{"default":"ap-south-1"}}}`)
	text = strings.Replace(text, `"provider_config":{`, `"provider_config":{`+
		`"aws.east":{"name":"aws","alias":"east","expressions":{"region":{"constant_value":"us-east-1"}}},`+
		`"aws.var":{"name":"aws","alias":"var","expressions":{"region":{"references":["var.region"]},`+
		`"allowed_account_ids":{"constant_value":["777788889999"]}}},`+
		`"aws.role":{"name":"aws","alias":"role","expressions":{"assume_role":[{"role_arn":{"constant_value":`+
		`"arn:aws:iam::999900001111:role/deploy"},"policy":{"constant_value":"{\"Statement\":[]}"},`+
		`"policy_arns":{"constant_value":["arn:aws:iam::aws:policy/ReadOnlyAccess"]}}]}},`+
		`"random":{"name":"random","full_name":"registry.terraform.io/hashicorp/random"},`, 1)
	_, p := read(t, text)
	got := map[string][]string{}
	for _, provider := range p.Module.Providers {
		got[provider.Key] = []string{provider.Region, provider.Account, provider.RoleARN}
	}
	want := map[string][]string{
		"aws":      {"eu-west-1", symbol.Token("account"), ""},
		"aws.east": {"us-east-1", "444455556666", ""},
		"aws.var":  {"ap-south-1", "777788889999", ""},
		"aws.role": {symbol.Token("region.role"), "999900001111", "arn:aws:iam::999900001111:role/deploy"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("providers (-want +got):\n%s", diff)
	}
	for _, provider := range p.Module.Providers {
		if provider.Key == "aws.role" && (len(provider.Documents) != 1 || len(provider.SessionARNs) != 1) {
			t.Errorf("session policies = %v %v", provider.Documents, provider.SessionARNs)
		}
	}
}

// A document that is read during apply is composed as the provider composes it.
func TestDeferredDocument(t *testing.T) {
	base := change("data.aws_iam_policy_document.base", `"read"`, `"before":null,"after":{"policy_id":"base",`+
		`"statement":[`+
		`{"sid":"A","effect":null,"actions":["s3:GetObject"],"resources":["arn:aws:s3:::x/&{aws:username}/*"],`+
		`"not_principals":[{"type":"AWS","identifiers":["arn:aws:iam::111122223333:root"]}]},`+
		`{"sid":"B","effect":"Deny","not_actions":["s3:*"],"not_resources":["*"],`+
		`"principals":[{"type":"AWS","identifiers":["a","b"]},{"type":"Service","identifiers":["s3.amazonaws.com"]}],`+
		`"condition":[{"test":"Bool","variable":"aws:SecureTransport","values":["false"]},`+
		`{"test":"Bool","variable":"aws:MultiFactorAuthPresent","values":["true","false"]}]}]},"after_unknown":{"json":true}`)
	over := change("data.aws_iam_policy_document.over", `"read"`, `"before":null,"after":{"version":"2008-10-17",`+
		`"source_policy_documents":[null,"{\"Statement\":{\"Sid\":\"C\",\"Effect\":\"Allow\",\"Action\":\"s3:*\"}}"],`+
		`"override_policy_documents":["not json"],`+
		`"statement":[{"sid":"A","effect":"Allow","actions":["s3:PutObject"],"resources":["*"],`+
		`"principals":[{"type":"*","identifiers":["*"]}]}]},`+
		`"after_unknown":{"json":true,"source_policy_documents":[true,false]}`)
	user := change("aws_iam_policy.p", `"create"`, `"before":null,"after":{"name":"p"},"after_unknown":{"policy":true}`)
	again := strings.ReplaceAll(user, "aws_iam_policy.p", "aws_iam_policy.q")
	again = strings.ReplaceAll(again, `"name":"p"`, `"name":"q"`)
	module := `{"resources":[{"address":"aws_iam_policy.p","type":"aws_iam_policy","name":"p","expressions":{"policy":` +
		`{"references":["data.aws_iam_policy_document.over.json","data.aws_iam_policy_document.over"]}}},` +
		`{"address":"aws_iam_policy.q","type":"aws_iam_policy","name":"q","expressions":{"policy":` +
		`{"references":["aws_iam_policy.p.policy","aws_iam_policy.p"]}}},` +
		`{"address":"data.aws_iam_policy_document.over","mode":"data","type":"aws_iam_policy_document","name":"over",` +
		`"expressions":{` +
		`"source_policy_documents":{"references":["data.aws_iam_policy_document.base.json",` +
		`"data.aws_iam_policy_document.base"]}}}]}`
	got, _ := read(t, planned(strings.Join([]string{base, over, user, again}, ","), module))
	doc := got["aws_iam_policy.p"].Documents["policy"]
	want := `{"Version":"2008-10-17","Statement":[` +
		`{"Sid":"A","Effect":"Allow","Action":"s3:PutObject","Resource":"*","Principal":"*"},` +
		`{"Sid":"B","Effect":"Deny","NotAction":"s3:*","NotResource":"*","Principal":{"AWS":["a","b"],` +
		`"Service":"s3.amazonaws.com"},` +
		`"Condition":{"Bool":{"aws:SecureTransport":"false","aws:MultiFactorAuthPresent":["true","false"]}}},` +
		`{"Sid":"C","Effect":"Allow","Action":"s3:*"}]}`
	if diff := cmp.Diff(want, doc.Text); diff != "" {
		t.Errorf("document (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"data.aws_iam_policy_document.over.json"}, doc.Incomplete); diff != "" {
		t.Errorf("incomplete (-want +got):\n%s", diff)
	}
	if other := got["aws_iam_policy.q"].Documents["policy"]; other == nil || other.Text != want {
		t.Errorf("what takes the policy of another = %+v", other)
	}
	file := planned(strings.Join([]string{base, over, user, again}, ","), module)
	at := func(pointer string) string {
		r := doc.Locate(pointer, false, 0, 0)
		return file[r.Start.Byte:r.End.Byte]
	}
	for pointer, want := range map[string]string{
		"/Statement/0/Action":                                      `"s3:PutObject"`,
		"/Statement/1/Principal/AWS/1":                             `"b"`,
		"/Statement/1/Principal/Service":                           `"s3.amazonaws.com"`,
		"/Statement/1/Condition/Bool/aws:MultiFactorAuthPresent/0": `"true"`,
		"/Statement/9":                                             `"data.aws_iam_policy_document.over"`,
		"/Version":                                                 `"data.aws_iam_policy_document.over"`,
	} {
		if got := at(pointer); got != want {
			t.Errorf("%s is at %s, want %s", pointer, got, want)
		}
	}
	// A statement that was copied from a string is found inside that.
	start := strings.Index(doc.Text, `"s3:*"}]}`)
	r := doc.Locate("/Statement/2/Action", false, start, start+len(`"s3:*"`))
	if got := file[r.Start.Byte:r.End.Byte]; got != `\"s3:*\"` {
		t.Errorf("the copied action is at %s", got)
	}
}

// The instances of count and for_each meet by key.
func TestInstances(t *testing.T) {
	name := func(key string) string {
		return change(`aws_s3_bucket.b[`+key+`]`, `"create"`, `"after":{"bucket":"acme-`+strings.Trim(key, `"`)+`"},`+
			`"after_unknown":{"id":true}`)
	}
	acl := func(key string) string {
		return change(`aws_s3_bucket_acl.a[`+key+`]`, `"create"`, `"after":{"acl":"private"},"after_unknown":{"bucket":true}`)
	}
	tests := []struct {
		name, key, resource string
	}{
		{"each.key", `"x"`, `"for_each_expression":{"references":["var.all"]},"expressions":{"acl":{},` +
			`"bucket":{"references":["aws_s3_bucket.b","each.key"]}}`},
		{"each.value of a resource", `"x"`, `"for_each_expression":{"references":["aws_s3_bucket.b"]},` +
			`"expressions":{"acl":{},"bucket":{"references":["each.value.id","each.value"]}}`},
		{"count.index", `1`, `"count_expression":{"constant_value":2},"expressions":{"acl":{},` +
			`"bucket":{"references":["aws_s3_bucket.b","count.index"]}}`},
		{"a key that is written", `"x"`, `"expressions":{"acl":{},"bucket":{"references":["aws_s3_bucket.b[\"x\"].id",` +
			`"aws_s3_bucket.b[\"x\"]","aws_s3_bucket.b"]}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			other := `"y"`
			if tt.key == "1" {
				other = "0"
			}
			got, _ := read(t, planned(strings.Join([]string{name(tt.key), name(other), acl(tt.key), acl(other)}, ","),
				`{"resources":[{"address":"aws_s3_bucket.b","type":"aws_s3_bucket","name":"b",`+
					`"expressions":{"bucket":{"references":["each.key"]}}},`+
					`{"address":"aws_s3_bucket_acl.a","type":"aws_s3_bucket_acl","name":"a",`+tt.resource+`}]}`))
			r := got[`aws_s3_bucket_acl.a[`+tt.key+`]`]
			if want := "acme-" + strings.Trim(tt.key, `"`); r == nil || r.Values["bucket"] != want {
				t.Errorf("bucket = %v, want %s", r, want)
			}
			if diff := cmp.Diff([]string{`aws_s3_bucket.b[` + tt.key + `]`}, r.References["bucket"]); diff != "" {
				t.Errorf("references (-want +got):\n%s", diff)
			}
		})
	}
}

// When a list of documents is not known as a whole, what it refers to is there for
// certain only if count made it, or if it is alone.
func TestUnknownSources(t *testing.T) {
	document := func(address, sid string) string {
		return change(address, `"read"`, `"before":null,"after":{"statement":[{"sid":"`+sid+`","actions":["s3:*"],`+
			`"resources":["*"]}]},"after_unknown":{"json":true}`)
	}
	outer := change("data.aws_iam_policy_document.all", `"read"`, `"before":null,"after":{"statement":[]},`+
		`"after_unknown":{"json":true,"source_policy_documents":true}`)
	user := change("aws_iam_policy.p", `"create"`, `"after":{"name":"p"},"after_unknown":{"policy":true}`)
	module := func(refs ...string) string {
		text, err := json.Marshal(refs)
		if err != nil {
			t.Fatal(err)
		}
		return `{"resources":[{"address":"aws_iam_policy.p","type":"aws_iam_policy","name":"p","expressions":{"policy":` +
			`{"references":["data.aws_iam_policy_document.all.json","data.aws_iam_policy_document.all"]}}},` +
			`{"mode":"data","type":"aws_iam_policy_document","name":"all","expressions":{"source_policy_documents":` +
			`{"references":` + string(text) + `}}}]}`
	}
	const prefix = "data.aws_iam_policy_document."
	tests := []struct {
		name       string
		refs       []string
		sids       int
		maybe      map[string][]string
		incomplete []string
	}{
		{"one", []string{prefix + "plain.json", prefix + "plain"}, 1, nil, nil},
		{
			"two, one of them counted",
			[]string{
				prefix + "counted[0].json", prefix + "counted[0]", prefix + "counted", prefix + "plain.json",
				prefix + "plain",
			},
			2,
			map[string][]string{"/Statement/1": {prefix + "all.source_policy_documents"}},
			nil,
		},
		{"none in view", []string{"local.documents"}, 0, nil, []string{prefix + "all.source_policy_documents"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := read(t, planned(strings.Join([]string{
				document(prefix+"plain", "Plain"), document(prefix+"counted[0]", "Counted"), outer, user,
			}, ","), module(tt.refs...)))
			doc := got["aws_iam_policy.p"].Documents["policy"]
			if n := strings.Count(doc.Text, `"Sid"`); n != tt.sids {
				t.Errorf("%d statements in %s, want %d", n, doc.Text, tt.sids)
			}
			if diff := cmp.Diff(tt.maybe, doc.Maybe); diff != "" {
				t.Errorf("maybe (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.incomplete, doc.Incomplete); diff != "" {
				t.Errorf("incomplete (-want +got):\n%s", diff)
			}
		})
	}
}

// Two buckets whose names are composed around one random text are two buckets.
func TestNamesAreNotReferences(t *testing.T) {
	references := `{"references":["random_id.r.hex","random_id.r"]}`
	var changes, resources []string
	for _, name := range []string{"a", "b"} {
		changes = append(changes, change("aws_s3_bucket."+name, `"create"`,
			`"after":{},"after_unknown":{"bucket":true,"id":true}`))
		resources = append(resources, `{"type":"aws_s3_bucket","name":"`+name+`","expressions":{"bucket":`+references+`}}`)
	}
	changes = append(changes, change("random_id.r", `"create"`, `"after":{},"after_unknown":{"hex":true}`))
	got, _ := read(t, planned(strings.Join(changes, ","), `{"resources":[`+strings.Join(resources, ",")+`]}`))
	for _, name := range []string{"a", "b"} {
		want := symbol.Token("aws_s3_bucket." + name + ".bucket")
		if got := got["aws_s3_bucket."+name].Values["bucket"]; got != want {
			t.Errorf("bucket = %q, want %q", got, want)
		}
	}
}

// The name and ARN of a bucket begin paths, around which the plan leaves out the rest.
func TestBucketsInPaths(t *testing.T) {
	token := func(attr string) string { return symbol.Token("aws_flow_log.f." + attr) }
	tests := []struct{ attr, reference, want string }{
		{"log_destination", "arn", "arn:aws:s3:::acme" + token("log_destination")},
		{"s3_bucket_arn", "arn", "arn:aws:s3:::acme"},
		{"source_arn", "arn", "arn:aws:s3:::acme"},
		{"output_location", "id", "s3://acme" + token("output_location")},
		{"description", "id", token("description")},
		{"domain", "bucket_regional_domain_name", "acme.s3.eu-west-1.amazonaws.com"},
	}
	for _, tt := range tests {
		t.Run(tt.attr, func(t *testing.T) {
			got, _ := read(t, planned(strings.Join([]string{
				change("aws_s3_bucket.b", `"create"`, `"after":{"bucket":"acme"},"after_unknown":{"id":true,"arn":true}`),
				change("aws_flow_log.f", `"create"`, `"after":{},"after_unknown":{"`+tt.attr+`":true}`),
			}, ","), `{"resources":[{"type":"aws_s3_bucket","name":"b","expressions":{"bucket":{}}},`+
				`{"type":"aws_flow_log","name":"f","expressions":{"`+tt.attr+`":{"references":["aws_s3_bucket.b.`+tt.reference+
				`","aws_s3_bucket.b"]}}}]}`))
			if got := got["aws_flow_log.f"].Values[tt.attr]; got != tt.want {
				t.Errorf("%s = %q, want %q", tt.attr, got, tt.want)
			}
		})
	}
}
