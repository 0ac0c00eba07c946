# METADATA
# title: All findings
# description: Collects what every rule under lint403.rules found.
package lint403.main

# METADATA
# description: |
#   Every finding of every rule. Stock OPA and conftest query this; the engine of
#   lint403 queries the rules one by one.
# entrypoint: true
# scope: document
deny contains finding if {
	some family, rule
	some finding in data.lint403.rules[family][rule].deny
}
