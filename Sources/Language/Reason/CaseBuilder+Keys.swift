// What tells one expression from another.
extension CaseBuilder {
  /// The cells that an expression reads.
  func cells(in expression: Expression) -> [Term] {
    scope.expandedValue(expression).columns.compactMap { cell($0)?.cell }
  }

  /// What tells an expression from every other one: what it is made of, with each column at its version.
  func key(_ expression: Expression) -> String {
    let expanded = scope.expanded(expression)
    var key = "\(CaseBuilder.head(expanded.kind))"
    if case .column(let reference) = expanded.kind {
      guard let (cell, column) = cell(reference) else {
        return "\(reference.table ?? "").\(reference.name)"
      }
      let region = region(of: column).map { " \($0.number)" } ?? ""
      return "\(cell.number):\(CellReading(column: column, literals: literals).name)\(region)"
    }
    if case .state(_, .type(let type), _) = expanded.kind {
      key += " \(type.name) \(type.texts.map(\.text)) \(scope.values(of: type))"
    }
    if case .membership(_, .list(let list, _), _) = expanded.kind {
      key += " \((scope.lists[list.lowercased()] ?? []).map(\.text))"
    }
    return key + "(" + expanded.parts.map(self.key).joined(separator: ", ") + ")"
  }

  /// What an expression is, without its parts.
  private static func head(_ kind: Expression.Kind) -> String {
    switch kind {
    case .column, .invalid: ""
    case .text(let text): "'\(text)'"
    case .number(let digits), .days(let digits): digits
    case .boolean(let truth): "\(truth)"
    case .blank: "blank"
    case .today: "today"
    case .arithmetic(let sign, _, _): sign.rawValue
    case .negate: "-"
    case .comparison(let sign, _, _): sign.rawValue
    case .between(_, _, _, let isNegated): "between \(isNegated)"
    case .membership(_, .column(let column), let isNegated):
      "in \(column.table ?? "").\(column.name) \(isNegated)"
    case .membership(_, _, let isNegated): "in \(isNegated)"
    case .textTest(let test, _, _, let isNegated): "\(test.rawValue) \(isNegated)"
    case .matches(_, let pattern, let isNegated):
      "/\(pattern.pattern)/\(pattern.flags) \(isNegated)"
    case .similar(_, _, let use, let isNegated): "similar \(use) \(isNegated)"
    case .looksLike(_, let template, let isNegated): "like \(template) \(isNegated)"
    case .state(_, .type, let isNegated): "is \(isNegated)"
    case .state(_, let test, let isNegated): "is \(test) \(isNegated)"
    case .not: "not"
    case .and: "and"
    case .or: "or"
    case .call(let name, _, _): name
    case .conditional(let branches, let otherwise): "if \(branches.count) \(otherwise != nil)"
    }
  }
}

/// How often each column has been written, by its id.
struct ColumnVersions: Sendable {
  private var counts: [Int: Int] = [:]

  subscript(column: Int) -> Int { counts[column] ?? 0 }

  /// Notes that a line may have written the column.
  mutating func advance(_ column: Int) { counts[column, default: 0] += 1 }
}
