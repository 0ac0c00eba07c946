package lint403.lib.denial

import data.lint403.needs

# METADATA
# description: How a message names a principal.
# scope: document
who(arn) := "anonymous callers" if {
	arn == "anonymous"
} else := "the principal that runs Terraform" if {
	arn == needs.unknown_applier
} else := sprintf("whoever uses the service in account %s", [split(arn, ":")[4]]) if {
	endswith(arn, "/${user}")
} else := sprintf("account %s", [split(arn, ":")[4]]) if {
	endswith(arn, "/${somebody}")
} else := sprintf("%s %q", [kind, name]) if {
	principal := input.principals[arn]
	kind := principal.kind
	name := principal.name
} else := sprintf("%s %q of account %s", [kind, name, fields[4]]) if {
	fields := split(arn, ":")
	fields[2] == "iam"
	parts := split(fields[5], "/")
	kind := parts[0]
	kind in {"role", "user"}
	name := replace(parts[count(parts) - 1], "~", "*")
	regex.match(`^\d+$`, fields[4])
} else := arn

# METADATA
# description: How a message names what is asked for; a made-up key is shown as a wildcard.
# scope: document
what(check) := sprintf("%s on %s", [check.action, shown(check.resource)])

# METADATA
# description: A resource as a message shows it.
# scope: document
shown(resource) := plain(replace(
	regex.replace(resource, `^arn:[^:]*:(?:s3:::|s3express:[^:]*:[^:]*:bucket/)`, ""),
	"~", "*",
))

# METADATA
# description: A text in which tokens are shown as the attributes they stand for.
# scope: document
plain(text) := regex.replace(text, `\$\{([^}]*)\}`, "$1")

# METADATA
# description: Some words joined for a message, in order, at most three of them.
# scope: document
listed(words) := concat(" and ", words) if {
	count(words) < 3
} else := sprintf("%s, %s and %s", words) if {
	count(words) == 3
} else := sprintf("%s, %s and %d more", [words[0], words[1], count(words) - 2])

# METADATA
# description: How a message names an access point.
# scope: document
access_point_name(arn) := address if {
	address := input.access_points[arn].address
} else := arn
