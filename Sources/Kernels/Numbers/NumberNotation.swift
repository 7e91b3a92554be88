/// A way to write numbers, given by the way it writes 1234.56 (`1.234,56`, `1,234.56`, `1 234,56`,
/// `1'234.56`, `1234,56`), or by a pattern of UTS 35 with a `#` (`#,##0.00`), which numbers must fit.
///
/// Groups of a sample may be left out, but where they stand they have three digits. The blank stands
/// for the no-break and the thin one too, the straight apostrophe for the curly one.
package struct NumberNotation: Sendable, Equatable {
  /// By a sample, or by a pattern.
  enum Syntax: Sendable, Equatable {
    case sample(DecimalSyntax)
    case pattern(NumberPattern)

    /// The number that the text is, if it is one.
    func value(of text: Span<UInt8>) -> Decimal? {
      switch self {
      case .sample(let syntax): syntax.value(of: text)
      case .pattern(let pattern): pattern.value(of: text)
      }
    }
  }

  let syntax: Syntax

  /// Reads the pattern, or the sample, any number with two decimals; a message says what is wrong.
  package static func compile(_ sample: String) -> Result<NumberNotation, FormProblem> {
    if sample.unicodeScalars.contains("#") {
      return NumberPattern.compile(sample).map { NumberNotation(syntax: .pattern($0)) }
    }
    let bytes = Array(sample.utf8)
    let isSeparator = { (scalar: Unicode.Scalar) in !("0"..."9").contains(scalar) }
    let separators = sample.unicodeScalars.filter(isSeparator)
    guard let last = separators.last, last == "." || last == "," else {
      return .failure(wholeSample(sample))
    }
    let point = UInt8(last.value)
    let groupSigns = Set(separators.dropLast())
    guard groupSigns.count <= 1, let grouping = grouping(groupSigns.first),
      grouping != .byte(point)
    else {
      return .failure(
        FormProblem("'\(sample)' parts its groups by a sign that is not known: '1 234,56'"))
    }
    let syntax = DecimalSyntax(point: point, grouping: grouping, takesExponent: false)
    guard bytes.count > 3, bytes[bytes.count - 3] == point, ASCII.isDigit(bytes[0]),
      syntax.value(of: bytes.span) != nil
    else {
      return .failure(wholeSample(sample))
    }
    return .success(NumberNotation(syntax: .sample(syntax)))
  }

  /// The problem of a sample without two decimals, such as `1.234`, of which no one can tell what its
  /// point parts.
  private static func wholeSample(_ sample: String) -> FormProblem {
    FormProblem(
      "a number's notation is one with two decimals: '1.234,56', not '\(sample)'",
      help: "write '1,234.56' or '1.234,56'")
  }

  private static func grouping(_ separator: Unicode.Scalar?) -> DecimalSyntax.Grouping? {
    switch separator {
    case nil: DecimalSyntax.Grouping.none
    case ".", ",", "_": .byte(UInt8(separator!.value))
    case " ", "\u{A0}", "\u{2009}", "\u{202F}": .blank
    case "'", "\u{2019}": .apostrophe
    default: nil
    }
  }
}

/// Reads numbers in the notations of a column, or as plain decimals where it has none.
package struct NumberReader: Sendable, Equatable {
  private let syntaxes: [NumberNotation.Syntax]

  /// A reader of plain decimals.
  package init() {
    syntaxes = []
  }

  /// A reader of these notations and no other.
  package init(_ notations: [NumberNotation]) {
    syntaxes = notations.map(\.syntax)
  }

  /// The number that the text is; nil where no notation reads it, or two read it differently.
  @inline(__always)
  package func value(of text: Span<UInt8>) -> Decimal? {
    syntaxes.isEmpty ? Decimal(text) : valueByNotation(of: text)
  }

  private func valueByNotation(of text: Span<UInt8>) -> Decimal? {
    var found: Decimal?
    for syntax in syntaxes {
      guard let value = syntax.value(of: text) else { continue }
      if let found, found != value { return nil }
      found = value
    }
    return found
  }
}
