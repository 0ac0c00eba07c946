package lint403.rules.suppression.unused_test

# A deny here would report twice what the report finds out.
test_no_deny if {
	not data.lint403.rules.suppression.unused.deny
}
