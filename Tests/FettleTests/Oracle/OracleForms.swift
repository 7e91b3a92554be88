import Foundation
import Language

/// The forms of `normalize`, one text at a time.
struct OracleForm {
  var name: String
  var number = 0
  var text: Text = ""
  var notations: [String] = []
  /// How undeclared numbers are written.
  var hasDecimalComma = false
  /// East of UTC, of times without a zone.
  var zoneMinutes = 0

  init(_ name: String) { self.name = name }

  init(_ use: FormUse, _ column: OracleColumn, _ scope: OracleScope) {
    name = use.name
    hasDecimalComma = scope.hasDecimalComma && !column.isCanonical
    zoneMinutes = column.isCanonical ? 0 : scope.zoneMinutes
    for argument in use.arguments {
      if case .number(let digits) = argument.kind { number = Int(digits) ?? 0 }
      if case .text(let text) = argument.kind {
        self.text = Text(text)
        notations.append(text)
      }
    }
    if notations.isEmpty && column.lendsNotations(to: name) { notations = column.notations }
  }

  /// The text in this form; nil where it cannot be converted.
  func apply(_ input: Text) -> Text? {
    switch name {
    case "trim": return input.trimmed
    case "single spaces": return singleSpaces(input)
    case "lower": return input.lowered
    case "upper": return Text(input.string.uppercased())
    case "title": return title(input)
    case "digits": return kept(input.scalars.compactMap(\.digit))
    case "letters": return kept(input.scalars.filter(\.isLetterOrMark))
    case "alphanumeric":
      return kept(input.scalars.filter { $0.isLetterOrMark || $0.isNumber })
    case "nfc": return Text(input.string.precomposedStringWithCanonicalMapping)
    case "nfkc": return Text(input.string.precomposedStringWithCompatibilityMapping)
    case "half width": return Text(input.scalars.map(halfWidth))
    case "no accents": return noAccents(input)
    case "no control characters": return noControls(input)
    case "pad left":
      return Text(Array(repeating: text.scalars[0], count: max(number - input.count, 0))) + input
    case "truncate": return truncated(input)
    case "number", "whole", "money":
      let usual = hasDecimalComma ? ["1.234,56"] : []
      return OracleNumber.read(input, type: name, notations.isEmpty ? usual : notations)
        .map(OracleNumber.write)
    case "datetime":
      return OracleInstant.read(input, notations, zoneMinutes: zoneMinutes)
        .map(OracleInstant.write)
    case "date": return OracleDate.read(input, notations).map(OracleDate.write)
    case let type where OracleTextType.isOne(type):
      return OracleTextType.canonical(input, type)
    default: preconditionFailure("the random rules use no form '\(name)'")
    }
  }

  private func kept(_ scalars: [Unicode.Scalar]) -> Text? {
    scalars.isEmpty ? nil : Text(scalars)
  }

  /// Each run of blanks a single space; what has no width counts only beside one that has.
  private func singleSpaces(_ input: Text) -> Text {
    var result: [Unicode.Scalar] = []
    var run: [Unicode.Scalar] = []
    func isVisible(_ scalar: Unicode.Scalar) -> Bool {
      Text.isWhite(scalar) && !(0x200B...0x200D).contains(scalar.value) && scalar.value != 0xFEFF
    }
    func flush() {
      result += run.contains(where: isVisible) ? [" "] : run
      run = []
    }
    for scalar in input.scalars {
      if Text.isWhite(scalar) {
        run.append(scalar)
      } else {
        flush()
        result.append(scalar)
      }
    }
    flush()
    return Text(result)
  }

  /// Words of plain letters only: the random rules ask for no other.
  private func title(_ input: Text) -> Text {
    var result = ""
    var isStart = true
    for scalar in input.scalars {
      let letter = String(Character(scalar))
      result += isStart ? letter.uppercased() : letter.lowercased()
      isStart = !scalar.isLetterOrMark
    }
    return Text(result)
  }

  private func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFF01 + 0x21)!
    case 0x3000: " "
    default: scalar
    }
  }

  private func noAccents(_ input: Text) -> Text {
    var result: [Unicode.Scalar] = []
    let strokes: [Unicode.Scalar: Unicode.Scalar] = ["\u{F8}": "o", "\u{D8}": "O"]
    for scalar in input.scalars.map({ strokes[$0] ?? $0 }) {
      let parts = Text(String(Character(scalar)).decomposedStringWithCanonicalMapping).scalars
      let plain = parts.filter { !(0x300...0x36F).contains($0.value) }
      result += plain.count == parts.count ? [scalar] : plain
    }
    return Text(result)
  }

  private func noControls(_ input: Text) -> Text {
    var result: [Unicode.Scalar] = []
    for (index, scalar) in input.scalars.enumerated() {
      let isSecondOfTwo = scalar == "\n" && index > 0 && input.scalars[index - 1] == "\r"
      switch scalar.value {
      case 0x09...0x0D, 0x85: if !isSecondOfTwo { result.append(" ") }
      case 0x00...0x1F, 0x7F...0x9F, 0x200B, 0xFEFF: continue
      default: result.append(scalar)
      }
    }
    return Text(result)
  }

  /// The first code points, but never a part of what is read as one character.
  private func truncated(_ input: Text) -> Text {
    var result: [Unicode.Scalar] = []
    for character in input.string {
      let scalars = Array(character.unicodeScalars)
      if result.count + scalars.count > number {
        return Text(result.isEmpty ? Array(scalars.prefix(number)) : result)
      }
      result += scalars
    }
    return Text(result)
  }
}
