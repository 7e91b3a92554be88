import Diagnostics
import Engine
import Language

extension TablePlan {
  /// What users have to be told of values that a rule tells apart by nothing but the case of letters, though
  /// their type matches without it: how many, and the line that changes it.
  func caseNotes(_ run: RunReport) -> [String] {
    run.caseVariants.sorted { $0.key < $1.key }.filter { $0.value.count > 0 }.map { rule, found in
      let place = "\(rules[rule].file):\(rules[rule].line)"
      return "\(caseWords(found, rule: rule)) (\(place)); \(caseHelp(rule: rule))"
    }
  }

  /// How many values of a rule differ in case alone, and what follows.
  func caseWords(_ found: HalfKeys, rule: Int) -> String {
    let columns = caseColumns[rule] ?? []
    let isOne = found.count == 1 && found.isExact
    let count = (found.isExact ? "" : "at least ") + Quantity.count(found.count)
    let names = Self.names(columns)
    if columns.contains(where: { $0.other != nil }) {
      let others = columns.compactMap(\.other).joined(separator: ", ")
      return
        "\(count) \(isOne ? "value" : "values") of \(names) \(isOne ? "is" : "are") in \(others) "
        + "but for the case of letters, and so not found there"
    }
    return
      "\(count) \(isOne ? "key differs" : "keys differ") from another one in nothing but the case of "
      + "letters in \(names), and \(isOne ? "is" : "are") told apart"
  }

  /// What to type to have them count as one.
  func caseHelp(rule: Int) -> String {
    let columns = caseColumns[rule] ?? []
    let line = "write above: normalize \(Self.names(columns)) lower"
    let others = columns.compactMap(\.other)
    if others.isEmpty { return "to have these be one, \(line)" }
    return "to have these found, \(line), and the same for \(others.joined(separator: ", "))"
  }

  private static func names(_ columns: [CaseColumn]) -> String {
    var names: [String] = []
    for column in columns {
      let name = Scope.written(column.name)
      if !names.contains(name) { names.append(name) }
    }
    return names.joined(separator: ", ")
  }
}
