package plan

// configModule is a module of the configuration, which stands for all its
// instances. Its parts are offsets of the plan.
type configModule struct {
	resources map[string]*configResource
	calls     map[string]*configCall
	outputs   int
	variables int
}

type configResource struct {
	provider                               string
	expressions, count, forEach, dependsOn int
}

type configCall struct {
	expressions, count, forEach int
	module                      *configModule
}

func (r *reader) readConfig(module int) *configModule {
	out := &configModule{
		resources: map[string]*configResource{}, calls: map[string]*configCall{},
		outputs: none, variables: none,
	}
	r.text.object(module, func(name []byte, _, value int) int {
		switch string(name) {
		case "resources":
			return r.text.array(value, func(_, entry int) int { return r.readConfigResource(out, entry) })
		case "module_calls":
			return r.text.object(value, func(name []byte, _, call int) int {
				return r.readConfigCall(out, string(name), call)
			})
		case "outputs":
			out.outputs = value
		case "variables":
			out.variables = value
		}
		return r.text.skip(value)
	})
	return out
}

func (r *reader) readConfigResource(into *configModule, at int) int {
	res := &configResource{expressions: none, count: none, forEach: none, dependsOn: none}
	address, mode, typ, label := "", "", "", ""
	end := r.text.object(at, func(name []byte, _, value int) int {
		switch string(name) {
		case "address":
			address = r.text.string(value)
		case "mode":
			mode = r.text.string(value)
		case "type":
			typ = r.text.string(value)
		case "name":
			label = r.text.string(value)
		case "provider_config_key":
			res.provider = r.text.string(value)
		case "expressions":
			res.expressions = value
		case "count_expression":
			res.count = value
		case "for_each_expression":
			res.forEach = value
		case "depends_on":
			res.dependsOn = value
		}
		return r.text.skip(value)
	})
	if typ != "" && label != "" {
		address = typ + "." + label
		if mode == "data" {
			address = "data." + address
		}
	}
	into.resources[address] = res
	return end
}

func (r *reader) readConfigCall(into *configModule, name string, at int) int {
	call := &configCall{expressions: none, count: none, forEach: none}
	end := r.text.object(at, func(name []byte, _, value int) int {
		switch string(name) {
		case "expressions":
			call.expressions = value
		case "count_expression":
			call.count = value
		case "for_each_expression":
			call.forEach = value
		case "module":
			call.module = r.readConfig(value)
		}
		return r.text.skip(value)
	})
	if call.module != nil {
		into.calls[name] = call
	}
	return end
}

// scope is where an expression stands: an instance of a module and, for the body of
// a resource or a module call, its key.
type scope struct {
	path   string
	config *configModule
	// call and parent are nil for the root module.
	call   *configCall
	parent *scope
	// key and forEach are those of the module instance.
	key string
}

// scope returns the module instance with the path. Its config is nil when the
// configuration does not tell.
func (r *reader) scope(path string) *scope {
	if s, ok := r.scopes[path]; ok {
		return s
	}
	s := &scope{path: path}
	r.scopes[path] = s
	if path == "" {
		s.config = r.config
		return s
	}
	parent, name, key := moduleParent(path)
	if parent == path {
		return s
	}
	s.parent, s.key = r.scope(parent), key
	if s.parent.config != nil {
		if s.call = s.parent.config.calls[name]; s.call != nil {
			s.config = s.call.module
		}
	}
	return s
}

// resource returns the configuration of an instance, nil if there is none.
func (s *scope) resource(in *instance) *configResource {
	if s.config == nil {
		return nil
	}
	address := in.typ + "." + in.name
	if in.mode == "data" {
		address = "data." + address
	}
	return s.config.resources[address]
}

// join appends a step to the path of a module.
func (s *scope) join(address string) string {
	if s.path == "" {
		return address
	}
	return s.path + "." + address
}

// isRoot reports whether the scope is the root module.
func (s *scope) isRoot() bool { return s.path == "" }
