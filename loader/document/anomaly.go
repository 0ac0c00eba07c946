package document

// The kinds of model.Anomaly. Each is a fact about the text; whether it is wrong,
// and what it costs, depends on the kind of policy and is for the rules to say.
const (
	// AnomalySyntax: the text is not JSON. Detail says why. Name is the text when it
	// is the name of a file.
	AnomalySyntax = "syntax"
	// AnomalyEmpty: the text is empty or only white space.
	AnomalyEmpty = "empty"
	// AnomalyTrailingData: something follows the document.
	AnomalyTrailingData = "trailing-data"
	// AnomalyLeadingSpace: the text does not begin with its first bracket.
	AnomalyLeadingSpace = "leading-space"
	// AnomalyByteOrderMark: the text begins with a UTF-8 byte order mark.
	AnomalyByteOrderMark = "byte-order-mark"
	// AnomalyDoubleEncoded: the document is a JSON string that holds JSON, or such a
	// string that has lost its quotes.
	AnomalyDoubleEncoded = "double-encoded"
	// AnomalyTopLevelArray: the document is an array.
	AnomalyTopLevelArray = "top-level-array"
	// AnomalyTopLevelType: the document is neither object nor array; Detail is its
	// type.
	AnomalyTopLevelType = "top-level-type"
	// AnomalyDuplicateName: a member has the name of an earlier one, which is lost.
	// Related is the earlier one.
	AnomalyDuplicateName = "duplicate-name"
	// AnomalyDuplicateKeyCase: a condition key differs from an earlier one only in
	// letter case. Detail is the earlier one, Related where it is.
	AnomalyDuplicateKeyCase = "duplicate-key-case"
	// AnomalyUnknownMember: a member that the grammar does not know. Detail is the
	// member that may be meant, if any.
	AnomalyUnknownMember = "unknown-member"
	// AnomalyMemberCase: a known member in the wrong letter case. Detail is the right
	// spelling. The member is not interpreted.
	AnomalyMemberCase = "member-case"
	// AnomalyMisplacedMember: a member that belongs to the other level (Version
	// inside a statement, Effect beside Statement).
	AnomalyMisplacedMember = "misplaced-member"
	// AnomalyMissing: a member without which the document says nothing (Statement).
	// What a statement lacks is read from its elements.
	AnomalyMissing = "missing"
	// AnomalyWrongType: a value of a type that the grammar does not take. Detail is
	// the type found. Scalars are read as if they were strings.
	AnomalyWrongType = "wrong-type"
	// AnomalyNull: null instead of a value.
	AnomalyNull = "null"
	// AnomalyEmptyArray, AnomalyEmptyObject and AnomalyEmptyString: nothing inside.
	AnomalyEmptyArray  = "empty-array"
	AnomalyEmptyObject = "empty-object"
	AnomalyEmptyString = "empty-string"
	// AnomalyBothOf: an element together with its negation. Name is the negation,
	// Related the other one.
	AnomalyBothOf = "both-of"
	// AnomalyNestedArray: an array inside a list of values.
	AnomalyNestedArray = "nested-array"
	// AnomalyPrincipalString: Principal is a string other than "*".
	AnomalyPrincipalString = "principal-string"
	// AnomalyPrincipalKey: a member of Principal other than AWS, Service, Federated
	// and CanonicalUser. Detail is the member that may be meant, if any.
	AnomalyPrincipalKey = "principal-key"
	// AnomalyUnknownOperator: no condition operator has this name. Detail is the
	// operator that may be meant, if any.
	AnomalyUnknownOperator = "unknown-operator"
	// AnomalyOperatorCase: a condition operator in the wrong letter case. Detail is
	// the right spelling.
	AnomalyOperatorCase = "operator-case"
	// AnomalyMixedTypes: the values of one condition key have several JSON types.
	// Detail lists them.
	AnomalyMixedTypes = "mixed-types"
	// AnomalyCharacter: a character outside tab, line feed, carriage return and
	// U+0020 to U+00FF. Name is its code point, Detail its name where it has one that
	// helps. Once per character.
	AnomalyCharacter = "character"
	// AnomalyTooMany: more anomalies than are listed.
	AnomalyTooMany = "too-many"
)

// maxAnomalies bounds what a hostile document can make us list.
const maxAnomalies = 500
