package document

import (
	"strings"

	"github.com/lint403/lint403/loader/jsontree"
	"github.com/lint403/lint403/loader/model"
	"github.com/lint403/lint403/loader/symbol"
)

// The members of a document and of a statement (IAM UG: Grammar of the IAM JSON
// policy language).
const (
	memberVersion   = "Version"
	memberID        = "Id"
	memberStatement = "Statement"

	elementSid          = "Sid"
	elementEffect       = "Effect"
	elementPrincipal    = "Principal"
	elementNotPrincipal = "NotPrincipal"
	elementAction       = "Action"
	elementNotAction    = "NotAction"
	elementResource     = "Resource"
	elementNotResource  = "NotResource"
	elementCondition    = "Condition"
)

// variablesVersion is the version from which on policy variables count.
const variablesVersion = "2012-10-17"

func documentMembers() []string { return []string{memberVersion, memberID, memberStatement} }

func statementMembers() []string {
	return []string{
		elementSid, elementEffect, elementPrincipal, elementNotPrincipal, elementAction, elementNotAction,
		elementResource, elementNotResource, elementCondition,
	}
}

// top reads the document, which should be an object.
func (p *parser) top(doc *jsontree.Node, where *path) {
	switch doc.Kind {
	case jsontree.Object:
		p.document(doc, where)
	case jsontree.Array:
		p.anomaly(AnomalyTopLevelArray, where, "", "", p.place(where, doc))
		for i, element := range doc.Elements {
			if element.Get(memberStatement) != nil {
				p.document(element, &path{parent: where, index: i + 1, wrapper: true})
				return
			}
		}
		p.statements(doc, where)
	case jsontree.Token:
		_, unknown := symbol.Render(doc.Text)
		p.policy.Incomplete = append(p.policy.Incomplete, unknown...)
	case jsontree.Invalid:
	case jsontree.String, jsontree.Number, jsontree.Bool, jsontree.Null:
		if doc.Kind != jsontree.String || !holdsJSON(doc.Text) {
			p.anomaly(AnomalyTopLevelType, where, "", doc.Kind.String(), p.place(where, doc))
		}
	}
}

func (p *parser) document(doc *jsontree.Node, where *path) {
	if len(doc.Members) == 0 && !doc.Cut {
		p.anomaly(AnomalyEmptyObject, where, "", "", p.place(where, doc))
	}
	if version := doc.Get(memberVersion); version != nil {
		// A version that is not known is taken for the current one.
		p.variables = version.Text == variablesVersion || symbol.Has(version.Text)
	}
	found := false
	for _, m := range p.members(doc, where) {
		child := p.paths.member(where, m.Name)
		switch m.Name {
		case memberVersion:
			p.policy.Version = p.scalar(m.Value, child, memberVersion)
		case memberID:
			p.policy.DocumentID = p.scalar(m.Value, child, memberID)
		case memberStatement:
			found = true
			p.statements(m.Value, child)
		default:
			p.unknownMember(m, child, documentMembers(), statementMembers())
		}
	}
	if !found && !doc.Cut {
		p.anomaly(AnomalyMissing, where, memberStatement, "", p.policy.Header)
	}
}

// statements reads a list of statements or a single one.
func (p *parser) statements(n *jsontree.Node, where *path) {
	switch n.Kind {
	case jsontree.Object:
		p.policy.Statements = make([]model.Statement, 0, 1)
		p.readStatement(n, where)
	case jsontree.Array:
		if len(n.Elements) == 0 && !n.Cut {
			p.anomaly(AnomalyEmptyArray, where, memberStatement, "", p.place(where, n))
		}
		p.policy.Statements = make([]model.Statement, 0, len(n.Elements))
		for i, element := range n.Elements {
			p.readStatement(element, p.paths.element(where, i))
		}
	case jsontree.Token:
		_, unknown := symbol.Render(n.Text)
		p.policy.Incomplete = append(p.policy.Incomplete, unknown...)
	case jsontree.Invalid:
	case jsontree.Null:
		p.anomaly(AnomalyNull, where, memberStatement, "", p.place(where, n))
	default:
		p.wrongType(n, where, memberStatement)
	}
	p.statement = -1
}

func (p *parser) readStatement(n *jsontree.Node, where *path) {
	p.statement = len(p.policy.Statements)
	switch n.Kind {
	case jsontree.Object:
		if n.Cut {
			return // what it lacks may be behind the error
		}
	case jsontree.Token:
		_, unknown := symbol.Render(n.Text)
		p.policy.Incomplete = append(p.policy.Incomplete, unknown...)
		return
	case jsontree.Null:
		p.anomaly(AnomalyNull, where, memberStatement, "", p.place(where, n))
		return
	case jsontree.Invalid:
		return
	default:
		p.wrongType(n, where, memberStatement)
		return
	}
	members := p.members(n, where)
	s := model.Statement{
		Index:    p.statement,
		Elements: make([]string, 0, len(members)),
		Range:    p.place(where, n),
		Ranges:   make(map[string]model.Range, len(members)),
	}
	if len(n.Members) == 0 {
		p.anomaly(AnomalyEmptyObject, where, memberStatement, "", s.Range)
	}
	for _, m := range members {
		child := p.paths.member(where, m.Name)
		if !p.element(&s, m, child) {
			p.unknownMember(m, child, statementMembers(), documentMembers())
			continue
		}
		s.Elements = append(s.Elements, m.Name)
		s.Ranges[m.Name] = span(p.placeName(child, m), p.place(child, m.Value))
	}
	p.bothOf(&s, where)
	if len(p.opts.Maybe) > 0 {
		s.Maybe = p.opts.Maybe[where.pointer()]
	}
	s.Hash = hash(&s)
	p.policy.Statements = append(p.policy.Statements, s)
	p.bounds = append(p.bounds, [2]int{n.Start, n.End})
}

// element reads one member of a statement and reports whether the grammar knows it.
func (p *parser) element(s *model.Statement, m *jsontree.Member, where *path) bool {
	switch m.Name {
	case elementSid:
		s.Sid = p.scalar(m.Value, where, m.Name)
	case elementEffect:
		s.Effect = p.scalar(m.Value, where, m.Name)
	case elementPrincipal:
		s.Principals = p.principals(m.Value, where, m.Name)
	case elementNotPrincipal:
		s.NotPrincipals = p.principals(m.Value, where, m.Name)
	case elementAction:
		s.Actions = p.actions(m.Value, where, m.Name)
	case elementNotAction:
		s.NotActions = p.actions(m.Value, where, m.Name)
	case elementResource:
		s.Resources = p.resources(m.Value, where, m.Name)
	case elementNotResource:
		s.NotResources = p.resources(m.Value, where, m.Name)
	case elementCondition:
		s.Conditions = p.conditions(m.Value, where)
	default:
		return false
	}
	return true
}

// bothOf records elements that exclude each other.
func (p *parser) bothOf(s *model.Statement, where *path) {
	for _, pair := range [...][2]string{
		{elementPrincipal, elementNotPrincipal}, {elementAction, elementNotAction}, {elementResource, elementNotResource},
	} {
		if contains(s.Elements, pair[0]) && contains(s.Elements, pair[1]) {
			first := s.Ranges[pair[0]]
			p.anomaly(AnomalyBothOf, p.paths.member(where, pair[1]), pair[1], "", s.Ranges[pair[1]]).Related = &first
		}
	}
}

// members returns the members that count: of several with one name the last, which
// is what decoders that accept duplicates keep.
func (p *parser) members(n *jsontree.Node, where *path) []*jsontree.Member {
	members := make([]*jsontree.Member, 0, len(n.Members))
	byName := func(name string) int {
		for i, m := range members {
			if m.Name == name {
				return i
			}
		}
		return -1
	}
	const few = 16
	if len(n.Members) > few {
		index := make(map[string]int, len(n.Members))
		byName = func(name string) int {
			if i, ok := index[name]; ok {
				return i
			}
			index[name] = len(members)
			return -1
		}
	}
	for i := range n.Members {
		m := &n.Members[i]
		earlier := byName(m.Name)
		if earlier < 0 {
			members = append(members, m)
			continue
		}
		child := p.paths.member(where, m.Name)
		first := p.placeName(child, members[earlier])
		name, _ := symbol.Render(m.Name)
		p.anomaly(AnomalyDuplicateName, child, name, "", p.placeName(child, m)).Related = &first
		members[earlier] = m
	}
	return members
}

// unknownMember records a member that is not known here; elsewhere are the names
// that are known on the other level.
func (p *parser) unknownMember(m *jsontree.Member, where *path, here, elsewhere []string) {
	name, unknown := symbol.Render(m.Name)
	if len(unknown) > 0 {
		p.policy.Incomplete = append(p.policy.Incomplete, unknown...)
		return
	}
	kind, detail := AnomalyUnknownMember, ""
	switch {
	case contains(elsewhere, m.Name):
		kind = AnomalyMisplacedMember
	case equalFold(here, m.Name) != "":
		kind, detail = AnomalyMemberCase, equalFold(here, m.Name)
	default:
		detail = p.suggest(func() string { return nearest(m.Name, here) })
	}
	p.anomaly(kind, where, name, detail, p.placeName(where, m))
}

// wrongType records a value of the wrong type.
func (p *parser) wrongType(n *jsontree.Node, where *path, name string) {
	p.anomaly(AnomalyWrongType, where, name, n.Kind.String(), p.place(where, n))
}

// scalar reads a string, and what else has a text as if it were one.
func (p *parser) scalar(n *jsontree.Node, where *path, name string) *model.Text {
	switch n.Kind {
	case jsontree.String:
		if n.Text == "" {
			p.anomaly(AnomalyEmptyString, where, name, "", p.place(where, n))
		}
	case jsontree.Token:
	case jsontree.Number, jsontree.Bool:
		p.wrongType(n, where, name)
	case jsontree.Null:
		p.anomaly(AnomalyNull, where, name, "", p.place(where, n))
		return nil
	case jsontree.Invalid:
		return nil
	default:
		p.wrongType(n, where, name)
		return nil
	}
	value, unknown := symbol.Render(n.Text)
	return &model.Text{Value: value, Unknown: unknown, Range: p.place(where, n)}
}

// list calls yield for every string of a value that is a string or an array of
// strings. With loose set, numbers and bools are at home there too.
func (p *parser) list(n *jsontree.Node, where *path, name string, loose bool, yield func(*jsontree.Node, *path)) {
	switch n.Kind {
	case jsontree.Array:
		if len(n.Elements) == 0 && !n.Cut {
			p.anomaly(AnomalyEmptyArray, where, name, "", p.place(where, n))
		}
		for i, element := range n.Elements {
			child := p.paths.element(where, i)
			if element.Kind == jsontree.Array {
				p.anomaly(AnomalyNestedArray, child, name, "", p.place(child, element))
				continue
			}
			p.list(element, child, name, loose, yield)
		}
	case jsontree.String:
		if n.Text == "" {
			p.anomaly(AnomalyEmptyString, where, name, "", p.place(where, n))
		}
		yield(n, where)
	case jsontree.Token:
		yield(n, where)
	case jsontree.Number, jsontree.Bool:
		if !loose {
			p.wrongType(n, where, name)
		}
		yield(n, where)
	case jsontree.Null:
		p.anomaly(AnomalyNull, where, name, "", p.place(where, n))
	case jsontree.Invalid:
	case jsontree.Object:
		p.wrongType(n, where, name)
	}
}

// actions reads Action or NotAction.
func (p *parser) actions(n *jsontree.Node, where *path, name string) []model.Action {
	actions := make([]model.Action, 0, max(1, len(n.Elements)))
	p.list(n, where, name, false, func(n *jsontree.Node, where *path) {
		value, unknown := symbol.Render(n.Text)
		lower := lowerAround(n.Text)
		a := model.Action{
			Value: value, Unknown: unknown, Range: p.place(where, n),
			Match: compile(lower, unknown, style{wildcards: true}),
		}
		service, action, ok := strings.Cut(lower, ":")
		switch {
		case ok && len(unknown) == 0:
			a.Service, a.Name = service, action
		case ok:
			fields := splitARN(lower)
			a.Service, a.Name = fields[0], strings.Join(fields[1:], ":")
		case lower == "*":
			a.Service, a.Name = "*", "*"
		default:
			a.Name = lower
		}
		actions = append(actions, a)
	})
	return actions
}

// lowerAround returns the rendered text in lower case, tokens as they are: a token
// has its identity by its spelling.
func lowerAround(s string) string {
	if !symbol.Has(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, symbol.Open)
		b.WriteString(strings.ToLower(before))
		if !ok {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, symbol.Close)
		b.WriteString("${" + name + "}")
		s = after
	}
}

// resources reads Resource or NotResource.
func (p *parser) resources(n *jsontree.Node, where *path, name string) []model.Pattern {
	patterns := make([]model.Pattern, 0, max(1, len(n.Elements)))
	p.list(n, where, name, false, func(n *jsontree.Node, where *path) {
		value, unknown := symbol.Render(n.Text)
		pattern := model.Pattern{
			Value: value, Unknown: unknown, Range: p.place(where, n),
			Match: compile(value, unknown, style{wildcards: true, arn: true, variables: p.variables}),
		}
		if value != "*" {
			pattern.Fields = splitARN(value)
		}
		patterns = append(patterns, pattern)
	})
	return patterns
}
