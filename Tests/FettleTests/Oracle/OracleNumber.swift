import Foundation

/// Numbers as decimals, read and written the slow way.
enum OracleNumber {
  /// Reads a number as a type does: `whole` without places, `money` with a currency around it.
  static func read(_ text: Text, type: String, _ notations: [String]) -> Decimal? {
    if type == "money" { return OracleMoney.read(text, notations) }
    guard let number = read(text, notations) else { return nil }
    return type == "whole" && rounded(number, 0, .down) != number ? nil : number
  }

  /// Reads a number by the example of a notation, or as a plain decimal without one.
  static func read(_ text: Text, _ notations: [String]) -> Decimal? {
    if notations.isEmpty { return read(text, point: ".", group: nil) }
    var found: Set<Decimal> = []
    for notation in notations {
      let separators = notation.unicodeScalars.filter { !("0"..."9").contains($0) }
      let group = separators.count > 1 ? separators.first : nil
      if let value = read(text, point: separators.last!, group: group) { found.insert(value) }
    }
    return found.count == 1 ? found.first : nil
  }

  private static func read(
    _ text: Text, point: Unicode.Scalar, group: Unicode.Scalar?
  ) -> Decimal? {
    var scalars = text.trimmed.scalars
    var isNegative = false
    if let first = scalars.first, first == "-" || first == "+" {
      isNegative = first == "-"
      scalars.removeFirst()
    }
    let halves = scalars.split(
      separator: point, maxSplits: 1, omittingEmptySubsequences: false
    ).map(Array.init)
    guard let whole = digits(halves[0], group), !whole.isEmpty || halves.count == 2 else {
      return nil
    }
    let places = halves.count == 2 ? halves[1] : []
    guard places.allSatisfy({ ("0"..."9").contains($0) }), whole.count + places.count > 0,
      halves.count == 1 || !places.isEmpty
    else { return nil }
    let plain = Text(whole + ["."] + places + ["0"]).string
    guard let value = Decimal(string: whole.isEmpty ? "0" + plain : plain) else { return nil }
    return isNegative ? -value : value
  }

  /// Digits with their groups of three taken together.
  private static func digits(
    _ scalars: [Unicode.Scalar], _ group: Unicode.Scalar?
  ) -> [Unicode.Scalar]? {
    var parts = [scalars]
    if let group, scalars.contains(group) {
      parts = scalars.split(separator: group, omittingEmptySubsequences: false).map(Array.init)
      guard (1...3).contains(parts[0].count), parts.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    let all = parts.flatMap { $0 }
    return all.allSatisfy { ("0"..."9").contains($0) } ? all : nil
  }

  /// Plain digits with one dot.
  static func write(_ number: Decimal) -> Text {
    Text("\(number)")
  }

  static func rounded(_ number: Decimal, _ places: Int, _ mode: NSDecimalNumber.RoundingMode)
    -> Decimal
  {
    var (value, result) = (number, Decimal())
    unsafe NSDecimalRound(&result, &value, places, mode)
    return result
  }
}
