/// The codes of all diagnostics, one cause each; `fettle explain CODE` tells more about each.
package enum DiagnosticCode: String, Sendable, CaseIterable {
  // Characters and words
  case textNotClosed = "F0001"
  case bracketNotClosed = "F0002"
  case patternNotClosed = "F0003"
  case unknownFlag = "F0004"
  case invalidBytes = "F0005"
  case strayCharacter = "F0006"
  case mixedTabs = "F0007"
  case leftOfMargin = "F0008"
  case nameNeedsBrackets = "F0009"
  case emptyName = "F0010"
  case emptyPattern = "F0011"

  // Names
  case unknownVerb = "F0101"
  case unknownForm = "F0102"
  case unknownType = "F0103"
  case unknownColumn = "F0104"
  case columnGone = "F0105"
  case columnLater = "F0106"
  case ambiguousColumn = "F0107"
  case columnExists = "F0108"
  case unknownTable = "F0109"
  case unknownList = "F0110"
  case unknownFunction = "F0111"
  case nameTaken = "F0112"
  case unknownRank = "F0113"
  case noOriginal = "F0114"
  case columnTwice = "F0115"
  case laterVersion = "F0116"
  case rankOfTake = "F0117"
  case reservedName = "F0118"
  case includeUnreadable = "F0119"
  case includeCycle = "F0120"
  case foreignColumn = "F0121"
  case idTwice = "F0122"

  // Shape of a line
  case expected = "F0201"
  case unexpected = "F0202"
  case quotedColumn = "F0203"
  case clauseOutOfPlace = "F0204"
  case clauseTwice = "F0205"
  case conditionNotAllowed = "F0206"
  case conditionMissing = "F0207"
  case othersNotAllowed = "F0208"
  case andWithOr = "F0209"
  case habit = "F0210"
  case parenthesisNotClosed = "F0211"
  case nestedTooDeep = "F0212"
  case branchNeedsParentheses = "F0213"
  case chainedComparison = "F0214"
  case wordOfTheTail = "F0215"
  case formMissing = "F0216"
  case missingComma = "F0217"
  case actionNotAllowed = "F0218"
  case thresholdUnit = "F0219"

  // Kinds and arguments
  case needsDeclaration = "F0301"
  case wrongKind = "F0302"
  case predicateExpected = "F0303"
  case valueExpected = "F0304"
  case argumentCount = "F0305"
  case formArguments = "F0306"
  case secondNotation = "F0307"
  case unreadableLiteral = "F0308"
  case comparedWithBlank = "F0309"
  case typeArguments = "F0310"
  case badOption = "F0311"
  case patternTarget = "F0312"
  case literalExpected = "F0313"
  case blankWithoutEffect = "F0314"
  case keyMissing = "F0315"
  case emptyRange = "F0316"
  case sensitiveBaseline = "F0317"
  case databaseClause = "F0318"
  case twoNotations = "F0319"

  // What rows can be
  case alwaysPasses = "F0401"
  case neverPasses = "F0402"
  case neverTested = "F0403"
  case contradiction = "F0404"
  case redundantCheck = "F0405"
  case conditionNeverTrue = "F0406"
  case conditionAlwaysTrue = "F0407"
  case removesNothing = "F0408"
  case removesEverything = "F0409"
  case unreachableArm = "F0410"
  case lineWithoutEffect = "F0411"
  case defaultFailsCheck = "F0412"
  case repeatedPart = "F0413"

  // The order of lines, and what nobody uses
  case keyNormalizedLate = "F0501"
  case keyNeverNormalized = "F0502"
  case defaultInKey = "F0503"
  case checkAfterFold = "F0504"
  case blankLeaves = "F0505"
  case lateType = "F0506"
  case maskLeak = "F0507"
  case stopBelowWarn = "F0508"
  case unusedTable = "F0509"
  case unusedName = "F0510"
  case credentials = "F0511"
  case allowWithoutReason = "F0512"
  case allowWithoutFinding = "F0513"
  case notAnalysed = "F0514"
  case addressApart = "F0515"
  case daysOfNumber = "F0516"
  case changedUnsaved = "F0517"
  case maskedUse = "F0518"

  // What the rows of a table say
  case notationOpen = "F0601"
  case notationNotNamed = "F0602"
  case typeMisfit = "F0603"
  case conditionNeverMet = "F0604"
  case nothingTested = "F0605"
  case ruleTouchesNothing = "F0606"
  case lookupContradicts = "F0607"
  case notationMisses = "F0608"

  // Tests and examples
  case givenMissing = "F0701"
  case expectMissing = "F0702"
  case cellCount = "F0703"
  case cellNeedsQuotes = "F0704"
  case noExample = "F0705"
  case exampleColumns = "F0706"
  case exampleResult = "F0707"
  case unknownRule = "F0708"

  // Merging
  case mergedTwice = "F0801"
  case takeMissing = "F0802"
  case takenTwice = "F0803"
  case everythingElse = "F0804"
  case everyPair = "F0805"
  case rankOfTogether = "F0806"
  case typesDiffer = "F0807"
  case sameMissing = "F0808"
  case mergedMissing = "F0809"
  case mergedReview = "F0810"
  case pairsUnwritten = "F0811"
}

extension DiagnosticCode {
  /// Whether its fix writes what can only have been meant: another language's sign for the same thing, quotes
  /// and brackets, a comma. Names that are only nearly right are guessed, and so are types.
  var hasCertainFix: Bool {
    switch self {
    case .habit, .quotedColumn, .nameNeedsBrackets, .missingComma, .clauseOutOfPlace,
      .branchNeedsParentheses, .chainedComparison, .comparedWithBlank,
      .strayCharacter, .reservedName, .foreignColumn:
      true
    default: false
    }
  }
}

extension Diagnostic {
  /// A diagnostic whose code is one of the table.
  package init(
    _ code: DiagnosticCode, severity: Severity = .error, _ message: String, at range: SourceRange,
    help: String? = nil, fix: Fix? = nil, related: [(range: SourceRange, message: String)] = []
  ) {
    var fix = fix
    if code.hasCertainFix { fix?.isSafe = true }
    self.init(
      code: code.rawValue, severity: severity, message: message, range: range, help: help,
      fix: fix, related: related)
  }
}
