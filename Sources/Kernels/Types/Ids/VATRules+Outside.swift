extension VATRules {
  /// `CHE`, nine digits of which the last checks, and MWST.
  static func isSwiss(_ id: IdText) -> Bool {
    guard id.count == 16, id.has("E", at: 2), id.hasOnlyDigits(3..<12), id.has("MWST", at: 12)
    else { return false }
    return (11 - id.sum(3..<11, weights: [5, 4, 3, 2, 7, 6, 5, 4]) % 11) % 11 == id.value(11)
  }

  /// Nine digits of which the last checks, and MVA.
  static func isNorwegian(_ id: IdText) -> Bool {
    guard id.count == 14, id.hasOnlyDigits(2..<11), id.has("MVA", at: 11) else { return false }
    return (11 - id.sum(2..<10, weights: [3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 == id.value(10)
  }

  /// Nine digits, three more for a branch, or the three of a government's department (GD) or a health
  /// authority (HA). The last two of nine check the others, by the rule before 2010 or that since.
  static func isBritish(_ id: IdText) -> Bool {
    if id.count == 7, id.hasOnlyDigits(4..<7) {
      let number = id.number(4..<7)
      return id.has("GD", at: 2) && number < 500 || id.has("HA", at: 2) && number >= 500
    }
    guard isNumber(id, of: 9) || isNumber(id, of: 12), id.number(2..<9) > 0 else { return false }
    let rest = id.sum(2..<11, weights: [8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97
    return rest == 0 || rest == 42
  }
}
