/// A number as programs write it: with an exponent, or with `_` between its thousands; or short for thousands.
struct ProgramNumber {
  /// What is wrong with it here.
  let fault: String
  /// The number as this language writes it; nil where it has too many digits.
  let meant: String?
  /// Whether it ends in a letter for thousands or millions, as names do, too: `401k`.
  private(set) var isShort = false

  private static let powers: [Character: Int] = ["k": 3, "K": 3, "M": 6]

  /// nil for what is no such number.
  init?(_ text: String) {
    let parts = text.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
    if parts.count > 1 {
      guard CommaNumber(pieces: parts).partsThousands else { return nil }
      fault = "'_' parts no thousands"
      meant = parts.joined()
      return
    }
    if let last = text.last, let power = Self.powers[last],
      Literals.isNumber(String(text.dropLast()))
    {
      fault = "a number is written in full, without '\(last)'"
      meant = Self.plain(String(text.dropLast()), power: power)
      isShort = true
      return
    }
    let halves = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    guard halves.count == 2, Literals.isNumber(String(halves[0])),
      let power = Int(halves[1]), !halves[1].isEmpty
    else { return nil }
    fault = "a number is written without an exponent"
    meant = Self.plain(String(halves[0]), power: power)
  }

  /// A plain number times a power of ten, without zeros that say nothing.
  static func plain(_ number: String, power: Int) -> String? {
    guard abs(power) <= 28 else { return nil }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    var digits = parts.joined()
    var point = parts[0].utf8.count + power
    if point < 1 {
      digits = String(repeating: "0", count: 1 - point) + digits
      point = 1
    }
    if point > digits.utf8.count {
      digits += String(repeating: "0", count: point - digits.utf8.count)
    }
    let whole = String(digits.prefix(point).drop { $0 == "0" })
    var rest = String(digits.dropFirst(point))
    while rest.hasSuffix("0") { rest.removeLast() }
    let result = (whole.isEmpty ? "0" : whole) + (rest.isEmpty ? "" : "." + rest)
    return Literals.isNumber(result) ? result : nil
  }
}

/// What a number with commas can mean.
struct CommaNumber {
  /// The digits between the commas, each with a point or without.
  let pieces: [String]

  /// Whether all that stands behind a comma, up to the point, is a group of three digits.
  var partsThousands: Bool {
    let groups =
      pieces.dropLast() + [pieces[pieces.count - 1].prefix { $0 != "." }].map { String($0) }
    return Self.leads(groups[0])
      && groups.dropFirst().allSatisfy { !$0.contains(".") && $0.utf8.count == 3 }
  }

  /// The number as this language writes it; nil where it can be several, or none.
  var meant: String? {
    if partsThousands { return pieces.joined() }
    guard pieces.count == 2, !pieces[1].contains(".") else { return nil }
    let parts = pieces[0].split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 1 { return pieces.joined(separator: ".") }
    // `1.234,56`: the point parts thousands.
    guard Self.leads(String(parts[0])), parts.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else {
      return nil
    }
    return parts.joined() + "." + pieces[1]
  }

  /// Whether digits can be the first group of a number whose thousands are parted.
  static func leads(_ digits: String) -> Bool {
    (1...3).contains(digits.utf8.count) && !digits.hasPrefix("0")
  }
}

extension Literals {
  /// What a text means as a number that says it otherwise than this language does: 1000 for `1e3`,
  /// `1 000`, `1,000` and ` 1000 `; nil for a plain number, and for what is none.
  package static func meantNumber(_ text: String) -> String? {
    let bare = text.trimmingBlanks()
    if isNumber(bare) { return bare == text ? nil : bare }
    let isNegative = bare.hasPrefix("-")
    let digits = isNegative ? String(bare.dropFirst()) : bare
    guard let meant = meantDigits(digits), isNumber(meant) else { return nil }
    return isNegative ? "-" + meant : meant
  }

  private static func meantDigits(_ text: String) -> String? {
    if let number = ProgramNumber(text) { return number.meant }
    for sign in [" ", ","] as [Character] {
      let pieces = text.split(separator: sign, omittingEmptySubsequences: false).map(String.init)
      let isNumber = pieces.allSatisfy { Self.isNumber($0) && $0.utf8.first.map(isDigit) == true }
      guard pieces.count > 1, isNumber else { continue }
      let number = CommaNumber(pieces: pieces)
      return sign == "," ? number.meant : number.partsThousands ? pieces.joined() : nil
    }
    return nil
  }

  /// How a rule writes a number or a date that cells of the kind may have with blanks around it or
  /// with an exponent; nil for one that has none.
  package static func plainLiteral(_ text: String, of kind: ValueKind) -> String? {
    let bare = text.trimmingBlanks()
    if kind.isMoment { return bare == text ? nil : Scope.quoted(bare) }
    guard kind == .number else { return nil }
    if bare == text { return ProgramNumber(text)?.meant }
    return isNumber(bare) ? bare : Scope.quoted(bare)
  }
}
