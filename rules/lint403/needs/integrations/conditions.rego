package lint403.needs.integrations

import data.lint403.lib.bucket as buckets

# METADATA
# description: |
#   Whether a condition of an entry or an ask holds for certain. A condition is a path or
#   "$" and a variable, an operator and perhaps a value. A value that is not known meets
#   nothing but "set".
# scope: document
met(condition, resource, item, vars) if {
	_holds(condition[1], _subject(condition[0], resource, item, vars), _operand(condition, vars))
}

# What has no operand is compared with the account of the resource.
_operand(condition, vars) := condition[2] if {
	count(condition) > 2
} else := vars.account

_subject(name, resource, item, vars) := value if {
	startswith(name, "$")
	value := vars[substring(name, 1, -1)]
} else := value if {
	not startswith(name, "$")
	value := argument(name, resource, item)
} else := null

_holds("set", value, _) if not _empty(value)

_holds("unset", value, _) if _empty(value)

_holds("eq", value, value)

_holds("in", value, list) if value in list

_holds("prefix", value, start) if {
	is_string(value)
	startswith(value, start)
}

# A key that can be asked about; the keys of AWS have policies that nobody can change.
_holds("key", value, _) if {
	not _empty(value)
	not startswith(value, "alias/aws/")
}

# METADATA
# description: Whether a value is given nowhere.
# scope: document
_empty(null) := true

_empty("") := true

_empty([]) := true

# The bucket takes ACLs.
_holds("acls", name, _) if {
	ownership := buckets.ownership(input.buckets[name])
	ownership != "BucketOwnerEnforced"
}

# The bucket belongs to another account for certain.
_holds("foreign", name, account) if {
	bucket := input.buckets[name]
	regex.match(`^\d{12}$`, bucket.account)
	regex.match(`^\d{12}$`, account)
	bucket.account != account
}

# No distribution in view has the bucket as its origin, so that visitors come to it.
_holds("no-distribution", name, _) if {
	not name in _origins
}

_origins contains name if {
	some distribution in input.resources.aws_cloudfront_distribution
	some origin in distribution.values.origin
	name := _bucket(_host(origin.domain_name))
}

_host(domain) := _domain(domain) if {
	_domain(domain)
} else := split(domain, ".s3-website")[0]

# Another resource names this one in an argument.
_holds("named_by", value, place) if {
	[type, name] := split(place, ".")
	some other in input.resources[type]
	other.values[name] == value
}
