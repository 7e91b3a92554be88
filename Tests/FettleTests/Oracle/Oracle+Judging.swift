import Foundation
import Language

/// What is wrong with a row or a cell.
enum OracleFault {
  case violated
  /// A cell that could not be converted, or whose new value could not be computed.
  case badCell
  /// A condition or a predicate that could not be evaluated on the row.
  case notEvaluated
  /// What another table has not for a cell, and why.
  case blankThere, withoutKey, severalThere

  var isViolation: Bool { [.violated, .blankThere, .withoutKey].contains(self) }
}

extension Oracle {
  /// Whether a statement looks at more than one row.
  func seesTables(_ statement: Statement) -> Bool {
    ["dedupe", "unique", "expect", "repair"].contains(statement.verb)
      || statement.has("determination")
  }

  /// Rejected rows leave.
  mutating func dismissRejected() {
    rejectedRowCount += rows.count { $0.isRejected }
    rows.removeAll { $0.isRejected }
  }

  // MARK: Failing

  /// A row fails the statement at hand.
  mutating func violate(
    _ row: Int, _ columns: [OracleColumn], as fault: OracleFault = .violated
  ) {
    counts[number].violated += 1
    find(fault, row, columns)
    convict(row, for: fault)
  }

  /// A cell could not be converted or computed.
  mutating func fail(
    _ row: Int, _ column: OracleColumn, _ statement: Statement, as fault: OracleFault = .badCell,
    beside others: [OracleColumn] = [], of before: OracleRow? = nil
  ) {
    counts[number].failed += 1
    failedCellCounts[number, default: 0] += 1
    find(fault, row, [column] + others, of: before)
    if case .action? = statement.others { convict(row, for: fault) }
  }

  /// The statement could not be evaluated on a row.
  mutating func failToEvaluate(_ row: Int, _ columns: [OracleColumn] = []) {
    counts[number].failed += 1
    find(.notEvaluated, row, columns)
  }

  /// Rejects a row, or has it reviewed, as the statement asks; once, however many of its cells fail: that one
  /// fails the statement counts for more than that one could not be computed.
  mutating func convict(_ row: Int, for fault: OracleFault) {
    let (record, actions) = (rows[row].record, actions(of: number).map(\.action))
    faultyRecords[number, default: []].insert(record)
    let conviction = OracleConviction(
      place: rows[row].place, record: record, statements: [number], faults: [fault])
    func isNew(_ list: inout [OracleConviction]) -> Bool {
      guard
        let known = list.firstIndex(where: { $0.record == record && $0.statements == [number] })
      else { return true }
      if fault.isViolation { list[known].faults = [fault] }
      return false
    }
    if actions.contains(.review), isNew(&reviews) {
      counts[number].reviewed += 1
      reviews.append(conviction)
    }
    if actions.contains(.reject), isNew(&rejections) {
      counts[number].rejected += 1
      rejections.append(conviction)
      rows[row].isRejected = true
    }
  }

  /// Notes a finding with the cells as they stand, those behind the first as they were where that is given.
  mutating func find(
    _ fault: OracleFault, _ row: Int, _ columns: [OracleColumn], of before: OracleRow? = nil
  ) {
    let names = columns.map(\.name).joined(separator: " | ")
    var values: [Unicode.Scalar] = []
    for (index, column) in columns.enumerated() {
      if index > 0 { values += Text(" | ").scalars }
      let cells = (index > 0 ? before : nil)?.cells ?? rows[row].cells
      for scalar in shown(cells[column.id].text, column.id).scalars {
        values += scalar == "|" && columns.count > 1 ? ["|", "|"] : [scalar]
      }
    }
    findings.append(
      OracleEntry(
        place: rows[row].place, statement: number,
        fields: noted(rows[row]) + [Text(names), Text(severity(of: fault)), Text(id(of: number))]
          + rule(number) + [Text(values), Text(phrase(of: fault))]))
  }

  /// Notes a finding on a figure, behind those on rows.
  mutating func find(_ measure: OracleMeasure, of column: OracleColumn?) {
    guard measure.truth == .no || measure.truth == .failed else { return }
    let fault = measure.truth == .no ? OracleFault.violated : .notEvaluated
    var words = phrase(of: fault)
    if fault == .violated, let value = measure.value {
      let bounds = measure.bounds.map(\.string).joined(separator: " and ")
      words = "measured \(value.string)\(bounds.isEmpty ? "" : ", against ")\(bounds): \(words)"
    }
    findings.append(
      OracleEntry(
        place: .max, statement: number,
        fields: [
          .empty, .empty, Text(column?.name ?? ""), Text(severity(of: fault)), Text(id(of: number)),
        ]
          + rule(number) + [measure.value ?? .empty, Text(words)]))
  }

  // MARK: Words

  /// The id that the statement gives itself; else one that the check of the files fills in.
  func id(of number: Int) -> String {
    program.statements[number].id?.text ?? Self.openID(number)
  }

  static func openID(_ number: Int) -> String { "‹\(number)›" }

  func text(of number: Int) -> String { rule(number)[1].string }

  /// A row on which nothing can be said is warned of; what else is found is called by what the statement has
  /// brought about in the end.
  private func severity(of fault: OracleFault) -> String {
    fault == .notEvaluated || actions(of: number).isEmpty ? "warn" : Self.openSeverity
  }

  private static let openSeverity = "‹severity›"

  /// Calls the findings of the statement by the strongest action that has followed; else by what one row brings
  /// about by itself, or a note.
  private mutating func settleFindings() {
    let uses = actions(of: number)
    if uses.isEmpty { return }
    let strongest = followed[number]?.filter(\.value).keys.max()
    let certain = uses.filter { $0.threshold == nil }.map(\.action).max()
    let severity = Text((strongest ?? certain ?? .note).rawValue)
    for index in findings.indices
    where findings[index].statement == number
      && findings[index].fields[3] == Text(Self.openSeverity)
    {
      findings[index].fields[3] = severity
    }
  }

  private func phrase(of fault: OracleFault) -> String {
    switch fault {
    case .violated: program.statements[number].reason?.text ?? self.fault(of: number)
    case .badCell where isLookup(number): "the file has several values for it"
    case .badCell:
      program.statements[number].verb == "normalize" ? "not converted" : "could not be evaluated"
    case .notEvaluated: "could not be evaluated"
    case .blankThere, .withoutKey, .severalThere: thereWords(fault)
    }
  }

  private func thereWords(_ fault: OracleFault) -> String {
    switch fault {
    case .blankThere: "is blank in the other table"
    case .withoutKey: "has no key to look up in the other table"
    default: "has several values in the other table"
    }
  }

  private func isLookup(_ number: Int) -> Bool {
    program.statements[number].verb == "replace" && program.statements[number].has("from")
  }

  /// What is wrong with a row that a statement rejects, or has reviewed.
  func reason(of fault: OracleFault, _ number: Int) -> String {
    if let reason = program.statements[number].reason?.text { return reason }
    let words =
      fault == .badCell && isLookup(number)
      ? "the file has several values for it"
      : [.blankThere, .withoutKey, .severalThere].contains(fault)
        ? thereWords(fault) : self.fault(of: number)
    return "\(text(of: number)): \(words)"
  }

  /// What is wrong with a row that fails a statement.
  func fault(of number: Int) -> String {
    switch program.statements[number].verb {
    case "require": "is blank"
    case "unique": "is there more than once"
    case "check", "expect": "does not hold"
    case "replace": isLookup(number) ? "the file has no value for it" : "no arm fits"
    case "normalize": "not converted"
    case "set": "could not be evaluated"
    case "fill", "correct": "is not in the other table"
    case "repair": "has no majority"
    default: "is not wanted"
    }
  }

  // MARK: Actions

  /// What a statement asks for, with what its verb does by itself.
  func actions(of number: Int) -> [ActionUse] {
    let statement = program.statements[number]
    var uses = statement.actions
    if case .action(let use)? = statement.others { uses.append(use) }
    func add(_ action: Action) {
      if !uses.contains(where: { $0.action == action }) {
        uses.append(ActionUse(action: action, range: statement.range))
      }
    }
    switch statement.verb {
    case "require", "unique", "check", "expect": if uses.isEmpty { add(.warn) }
    case "note rows": add(.note)
    case "warn rows": add(.warn)
    case "review rows": add(.review)
    case "reject rows": add(.reject)
    case "stop rows": add(.stop)
    default: break
    }
    return uses
  }

  /// Decides which actions follow, when the statement has seen every row.
  mutating func conclude(_ statement: Statement) {
    var (failing, passing) = (counts[number].violated, counts[number].passed)
    failing += failedCellCounts[number] ?? 0
    if let truth = measures[number]?.truth {
      (failing, passing) = (truth == .no ? 1 : 0, truth == .yes ? 1 : 0)
    }
    // A row has several cells where a line converts several columns.
    var rowCount = failing
    if case .action? = statement.others { rowCount = faultyRecords[number]?.count ?? 0 }
    for use in actions(of: number) {
      followed[number, default: [:]][use.action] = follows(
        use, failing, of: failing + passing, rowCount)
    }
    settleFindings()
  }

  /// Strictly more than the share or than the number; a share of nothing is none.
  private func follows(
    _ use: ActionUse, _ failing: Int, of judged: Int, _ rowCount: Int
  ) -> Bool {
    guard let threshold = use.threshold else { return failing > 0 }
    if let rows = threshold.rows, rowCount > Int(rows)! { return true }
    guard let percent = threshold.percent, judged > 0 else { return false }
    return Decimal(failing) / Decimal(judged) * 100 > Decimal(string: percent)!
  }
}
