# METADATA
# title: Condition operators
# description: |
#   What the rules over conditions ask of an operator and its values. The evaluation of
#   conditions lives in lint403.lib.condition.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
#     description: IAM JSON policy elements, condition operators
# custom:
#   library: true
package lint403.lib.operator

# METADATA
# description: The family of each operator by its lower-case name.
# scope: document
families := {
	"stringequals": "string",
	"stringnotequals": "string",
	"stringequalsignorecase": "string",
	"stringnotequalsignorecase": "string",
	"stringlike": "string",
	"stringnotlike": "string",
	"arnequals": "arn",
	"arnlike": "arn",
	"arnnotequals": "arn",
	"arnnotlike": "arn",
	"numericequals": "numeric",
	"numericnotequals": "numeric",
	"numericlessthan": "numeric",
	"numericlessthanequals": "numeric",
	"numericgreaterthan": "numeric",
	"numericgreaterthanequals": "numeric",
	"dateequals": "date",
	"datenotequals": "date",
	"datelessthan": "date",
	"datelessthanequals": "date",
	"dategreaterthan": "date",
	"dategreaterthanequals": "date",
	"bool": "bool",
	"binaryequals": "binary",
	"ipaddress": "ip",
	"notipaddress": "ip",
	"null": "null",
}

# METADATA
# description: The negated operators, which hold when the key is absent.
# scope: document
negated := {
	"stringnotequals",
	"stringnotequalsignorecase",
	"stringnotlike",
	"arnnotequals",
	"arnnotlike",
	"numericnotequals",
	"datenotequals",
	"notipaddress",
}

# METADATA
# description: The operators for which "*" and "?" are wildcards.
# scope: document
wildcards := {"stringlike", "stringnotlike", "arnequals", "arnlike", "arnnotequals", "arnnotlike"}

# METADATA
# description: Whether a condition fails for certain when its key is absent.
# scope: document
needs_key(condition) if {
	families[condition.base]
	condition.base != "null"
	not condition.base in negated
	not condition.if_exists
	object.get(condition, "set", "") != "forallvalues"
	not condition.unknown
}

# METADATA
# description: Whether a condition is a negated comparison.
# scope: document
is_negated(condition) if {
	condition.base in negated
	not condition.unknown
}

# METADATA
# description: |
#   Whether a value says literally what AWS compares with: nothing unknown, no variable,
#   no placeholder of documentation such as <org-id>.
# scope: document
plain(value) if {
	not value.unknown
	not regex.match(`\$\{|[<>{}\[\]]`, value.value)
}

# METADATA
# description: Whether a value is plain and holds no wildcard under the operator.
# scope: document
literal(condition, value) if {
	plain(value)
	not _wild(condition, value)
}

# METADATA
# description: Whether a value looks like words that documentation asks to replace.
# scope: document
placeholder(value) if regex.match(
	`(?i)(^|[^a-z])(my|your|example|account|organization|org|vpc|vpce|id|number|placeholder)([^a-z]|$)`,
	value.value,
)

_wild(condition, value) if {
	condition.base in wildcards
	regex.match(`[*?]`, value.value)
}
