package lint403.lib.denial

# METADATA
# description: Whether nothing but the arguments of resources declares the needs of some cases.
# scope: document
integrations_only(cases) if {
	every case in cases {
		every declaration in need_of(case).declarations {
			declaration.origin == "integration"
		}
	}
}

# METADATA
# description: |
#   Whether a resource declares the need of one of the cases, with an actor of some kinds;
#   see lint403.needs.requests.
# scope: document
declared_by_actor(cases, kinds) if {
	some case in cases
	some declaration in need_of(case).declarations
	declaration.actor in kinds
}

# What AWS only recommends to an integration, or what no document backs, is no error.
_softened(cases) := {"severity": "warning"} if {
	every case in cases {
		every declaration in need_of(case).declarations {
			_soft(declaration)
		}
	}
} else := {}

_soft(declaration) if declaration.level == "should"

_soft(declaration) if declaration.proven == false
