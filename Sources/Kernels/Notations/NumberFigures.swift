import Columns

/// The two decimal marks that there are.
package enum DecimalMark: UInt8, Sendable, CaseIterable {
  case point = 0x2E
  case comma = 0x2C

  var other: DecimalMark { self == .point ? .comma : .point }
}

/// The signs that part groups, as bits: the other mark, a blank, an apostrophe.
package struct GroupSigns: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  static let mark = GroupSigns(rawValue: 1)
  static let blank = GroupSigns(rawValue: 2)
  static let apostrophe = GroupSigns(rawValue: 4)

  /// What a notation can have: no sign, or one.
  static let ofNotations: [GroupSigns] = [[], .mark, .blank, .apostrophe]
}

/// A notation of numbers: its decimal mark, and what parts groups.
package struct NumberNotationKey: Sendable, Hashable {
  package var mark: DecimalMark
  package var groups: GroupSigns

  /// Whether it needs no notation.
  var isPlain: Bool { mark == .point && groups.isEmpty }

  /// The sample that a rule gives for the notation.
  var sample: String {
    let group: String
    switch groups {
    case .mark: group = String(Unicode.Scalar(mark.other.rawValue))
    case .blank: group = " "
    case .apostrophe: group = "'"
    default: group = ""
    }
    return "1\(group)234\(Unicode.Scalar(mark.rawValue))56"
  }

  /// Whether what is written so is read by the notation.
  package func reads(_ written: NumberNotationKey) -> Bool {
    mark == written.mark && written.groups.isSubset(of: groups)
  }
}

/// A number as it is with either decimal mark.
package struct NumberFigures {
  /// A value read with one mark.
  package struct Reading: Sendable {
    package var value: Decimal
    package var written: NumberNotationKey
  }

  package let asPoint: Reading?
  package let asComma: Reading?
  let isMoney: Bool

  /// Reads a number or an amount without white space around it; nil for what is neither with either mark.
  package init?(_ text: Span<UInt8>) {
    guard Self.mayBeNumber(text), let parts = AmountParts(reading: text), parts.isNumber else {
      return nil
    }
    let digits = text.extracting(parts.range)
    asPoint = Self.read(digits, .point, isNegative: parts.isNegative)
    asComma = Self.read(digits, .comma, isNegative: parts.isNegative)
    if asPoint == nil && asComma == nil { return nil }
    isMoney = parts.isMoney
  }

  private static func read(
    _ text: Span<UInt8>, _ mark: DecimalMark, isNegative: Bool
  ) -> Reading? {
    var groups = GroupSigns()
    for index in 0..<text.count {
      switch text[index] {
      case mark.other.rawValue: groups.insert(.mark)
      case 0x20, 0xC2: groups.insert(.blank)
      case 0x27: groups.insert(.apostrophe)
      case 0xE2:
        groups.insert(index + 2 < text.count && text[index + 2] == 0x99 ? .apostrophe : .blank)
      default: continue
      }
    }
    let grouping: DecimalSyntax.Grouping
    switch groups {
    case []: grouping = .none
    case .mark: grouping = .byte(mark.other.rawValue)
    case .blank: grouping = .blank
    case .apostrophe: grouping = .apostrophe
    default: return nil
    }
    let syntax = DecimalSyntax(point: mark.rawValue, grouping: grouping, takesExponent: false)
    return syntax.value(of: text).map {
      Reading(
        value: isNegative ? -$0 : $0, written: NumberNotationKey(mark: mark, groups: groups))
    }
  }

  /// Whether it is digits with one point at the most: needs no notation.
  @inline(__always)
  static func isPlain(_ text: Span<UInt8>) -> Bool {
    var pointCount = 0
    for index in text.indices where text[index] &- 0x30 > 9 {
      if text[index] != 0x2E { return false }
      pointCount += 1
    }
    return pointCount <= 1
  }

  /// Letters of a currency, at the most.
  private static let mostLetters = 4

  /// What can be told at a glance of most texts that are no numbers: they have too many letters, or
  /// between their digits other signs than numbers have, or behind a blank not three of them.
  static func mayBeNumber(_ text: Span<UInt8>) -> Bool {
    var (runLength, letterCount) = (0, 0)
    var (hasDigit, isBehindGroup, isOver) = (false, false, false)
    for index in text.indices {
      let byte = text[index]
      if ASCII.isDigit(byte) {
        if isOver { return false }
        runLength += 1
        continue
      }
      if runLength > 0 {
        if isBehindGroup && runLength != 3 { return false }
        (hasDigit, isBehindGroup, runLength) = (true, false, 0)
      }
      if byte == 0x2E || byte == 0x2C {
        isBehindGroup = false
      } else if byte == 0x20 || byte == 0x27 || byte >= 0x80 {
        isBehindGroup = hasDigit
      } else {
        isOver = hasDigit
        if ASCII.isLetter(byte) { letterCount += 1 }
        if letterCount > mostLetters { return false }
      }
    }
    return (hasDigit || runLength > 0) && !(isBehindGroup && runLength > 0 && runLength != 3)
  }
}
