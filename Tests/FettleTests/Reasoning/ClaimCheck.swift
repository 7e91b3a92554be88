import Diagnostics
import Foundation
import Language
import Verbs

/// Holds what the checker claims of rules against what the naive interpreter makes of a table.
struct ClaimCheck {
  /// How a check came out for one record.
  enum Outcome { case passes, fails, undecided, out }

  /// A record that a statement had in its scope.
  struct Judged {
    let record: Int
    /// The text of each column, by its name in lower case.
    let cells: [String: Text]
    let outcome: Outcome
  }

  let program: Program
  private(set) var findings: [Diagnostic]
  let input: String
  private let today = OracleDate.days(2026, 1, 31)!
  /// By statement: the outcome of each record that the statement saw.
  private(set) var outcomes: [Int: [Int: Outcome]] = [:]
  /// By statement: the texts of each column before it, in its scope, by column name in lower case.
  private(set) var texts: [Int: [String: [Text]]] = [:]
  private(set) var judged: [Int: [Judged]] = [:]
  /// By statement that keeps rows: how it came out where a column, by its name in lower case, was blank.
  private(set) var blankTruths: [Int: [String: [OracleTruth]]] = [:]
  /// Statements whose condition was false, or true, for a record that no line above had rejected.
  private var conditions: [Bool: Set<Int>] = [:]
  /// Places of parts of predicates without which the whole came out otherwise.
  private var neededParts: Set<Int> = []
  private(set) var oracle: Oracle

  /// Reads, reasons about and runs the rules; nil where they are none.
  init?(_ lines: [String], header: [String], input: String) {
    let source = SourceText(name: "-e", text: lines.joined(separator: "\n"))
    let analysis = Analysis(source, vocabulary: .core(), headers: { _, _ in header })
    guard analysis.isSound else { return nil }
    program = analysis.program
    let scopes = TableScopes(program: program, vocabulary: .core(), headers: { _ in header })
    var reasoner = RuleReasoner(program, vocabulary: .core(), literals: KernelLiterals())
    findings = reasoner.diagnostics(from: scopes)
    self.input = input
    oracle = Oracle(program, table: "input", input: input, today: today)
    oracle.findDeclarations()
    oracle.otherTables = ["hub": Oracle(program, table: "hub", input: input, today: today)]
    for number in program.statements.indices { step(number) }
  }

  private mutating func step(_ number: Int) {
    let statement = program.statements[number]
    if oracle.seesTables(statement) || statement.verb == "save" { oracle.dismissRejected() }
    note(number, statement)
    oracle.run(number)
  }

  /// Notes what the statement is about to see.
  private mutating func note(_ number: Int, _ statement: Statement) {
    let scope = oracle.scope
    for row in oracle.rows {
      let isInScope =
        statement.verb.hasSuffix(" rows")
        || statement.condition.map { scope.truth($0, row) == .yes } ?? true
      var cells: [String: Text] = [:]
      for column in scope.columns { cells[column.name.lowercased()] = row.cells[column.id].text }
      if let condition = statement.condition, !row.isRejected {
        let truth = scope.truth(condition, row)
        if truth == .yes || truth == .no { conditions[truth == .yes, default: []].insert(number) }
      }
      for predicate in predicates(statement) { noteParts(predicate, row) }
      if statement.verb == "keep rows", let condition = statement.condition {
        for (name, text) in cells where scope.isBlank(text) {
          blankTruths[number, default: [:]][name, default: []].append(scope.truth(condition, row))
        }
      }
      let outcome = isInScope ? self.outcome(statement, row, scope) : Outcome.out
      outcomes[number, default: [:]][row.record] = outcome
      guard isInScope else { continue }
      judged[number, default: []].append(
        Judged(record: row.record, cells: cells, outcome: outcome))
      for (name, text) in cells { texts[number, default: [:]][name, default: []].append(text) }
    }
  }

  private func predicates(_ statement: Statement) -> [Expression] {
    guard case .expression(let predicate)? = statement.slots["predicate"] else {
      return statement.condition.map { [$0] } ?? []
    }
    return [predicate] + (statement.condition.map { [$0] } ?? [])
  }

  /// Notes parts of an `and` or an `or`, and values of a list, without which the whole is another one of true, false,
  /// unknown and not evaluated.
  private mutating func noteParts(_ predicate: Expression, _ row: OracleRow) {
    let scope = oracle.scope
    var parts: [Expression] = []
    var isAnd = false
    switch predicate.kind {
    case .not(let operand): return noteParts(operand, row)
    case .and(let operands): (parts, isAnd) = (operands, true)
    case .or(let operands): parts = operands
    case .membership(let value, .values(let items), _):
      parts = items.map { Expression(.comparison(.equal, value, $0), range: $0.range) }
    default: return
    }
    let truths = parts.map { scope.truth($0, row) }
    func whole(_ truths: [OracleTruth]) -> OracleTruth { isAnd ? .all(truths) : .any(truths) }
    for index in parts.indices where parts.count > 1 {
      let others = truths.indices.filter { $0 != index }.map { truths[$0] }
      if whole(others) != whole(truths) { neededParts.insert(parts[index].range.lower) }
    }
    for part in parts {
      if case .comparison = part.kind { continue }
      noteParts(part, row)
    }
  }

  private func outcome(_ statement: Statement, _ row: OracleRow, _ scope: OracleScope) -> Outcome {
    let truth: OracleTruth
    if case .expression(let predicate)? = statement.slots["predicate"], statement.verb == "check" {
      truth = scope.truth(predicate, row)
    } else if statement.verb == "require" {
      let columns = statement.columns("columns").compactMap { scope.column($0) }
      truth = OracleTruth(!columns.contains { scope.isBlank(row.cells[$0.id].text) })
    } else if statement.verb.hasSuffix(" rows"), let condition = statement.condition {
      truth = scope.truth(condition, row).negated
    } else {
      return .undecided
    }
    return truth == .yes ? .passes : truth == .no ? .fails : .undecided
  }

  // MARK: Verdicts

  /// What a claim says that is not so; nil where it holds.
  func refutation(of finding: Diagnostic) -> String? {
    guard let code = DiagnosticCode(rawValue: finding.code),
      let number = statement(at: finding.range)
    else { return nil }
    let counts = oracle.counts[number]
    let all = outcomes[number] ?? [:]
    let isRows = program.statements[number].verb.hasSuffix(" rows")
    func none(_ outcome: Outcome) -> Bool { !all.values.contains(outcome) }
    let holds: Bool
    switch code {
    case .alwaysPasses:
      holds = none(.fails) && counts.violated == 0 && oracle.measures[number]?.truth != .no
    case .neverPasses: holds = none(.passes) && oracle.measures[number]?.truth != .yes
    case .repeatedPart: holds = !neededParts.contains(finding.range.lower)
    case .neverTested: holds = none(.passes) && none(.fails)
    case .conditionNeverTrue: holds = isRows ? none(.fails) : all.values.allSatisfy { $0 == .out }
    case .conditionAlwaysTrue, .removesEverything:
      if finding.message.contains("never false") {
        return conditions[false]?.contains(number) == true ? told(finding, number) : nil
      }
      if code == .removesEverything {
        holds =
          finding.message.contains("evaluated")
          ? conditions[true]?.contains(number) != true
          : counts.removed == oracle.seenCounts[number]
        break
      }
      holds = isRows ? all.values.allSatisfy { $0 == .fails } : none(.out)
    case .removesNothing: holds = counts.removed == 0
    case .unreachableArm: holds = isUnreached(finding, number)
    case .lineWithoutEffect: holds = isWithoutEffect(finding, number)
    case .defaultFailsCheck: holds = failsWhereFilled(finding, number)
    case .blankLeaves: holds = leavesWhereBlank(finding, number)
    case .contradiction: holds = isContradiction(finding, number)
    case .redundantCheck: holds = isRedundant(finding, number)
    default: return nil
    }
    return holds ? nil : told(finding, number)
  }

  private func told(_ finding: Diagnostic, _ number: Int) -> String {
    "\(finding.code) at line \(number + 1) does not hold: \(finding.message)"
  }

  func statement(at range: SourceRange) -> Int? {
    program.statements.firstIndex {
      $0.range.lower <= range.lower && range.upper <= $0.range.upper
    }
  }

  private func text(_ range: SourceRange) -> String {
    String(decoding: program.sources[range.source].bytes[range.lower..<range.upper], as: UTF8.self)
  }

  /// No cell of the arm's column, in the line's scope, is the text.
  private func isUnreached(_ finding: Diagnostic, _ number: Int) -> Bool {
    if finding.message.hasPrefix("an arm above") { return true }
    let statement = program.statements[number]
    if statement.has("part of") || finding.message.contains("pattern") {
      return !changesOrReplaces(text(finding.range), statement, number)
    }
    let sought = Text(String(text(finding.range).dropFirst().dropLast()))
    let columns = program.statements[number].columns("columns").map { $0.name.lowercased() }
    return columns.allSatisfy { !(texts[number]?[$0] ?? []).contains(sought) }
  }

  /// Whether a part or a pattern is found in a cell of the statement's columns, in its scope.
  private func changesOrReplaces(_ sought: String, _ statement: Statement, _ number: Int) -> Bool {
    let cells = statement.columns("columns").flatMap { texts[number]?[$0.name.lowercased()] ?? [] }
      .filter { !oracle.scope.isBlank($0) }
    if sought.hasPrefix("/") {
      return statement.patterns.filter { $0.pattern == sought.dropFirst().dropLast() }.contains {
        let pattern = OraclePattern($0, ignoringCase: false)
        return cells.contains { pattern.replace(in: $0, with: Text("")) != nil }
      }
    }
    let part = Text(String(sought.dropFirst().dropLast()))
    return cells.contains { $0.find(part, ignoringCase: false) != nil }
  }

  /// No change of the column that the finding names, and no row folded.
  private func isWithoutEffect(_ finding: Diagnostic, _ number: Int) -> Bool {
    if program.statements[number].verb == "dedupe" { return oracle.counts[number].removed == 0 }
    let name = text(finding.range).trimmingCharacters(in: ["[", "]"]).lowercased()
    return !oracle.changes.contains {
      $0.statement == number && $0.fields[2].string.lowercased() == name
    }
  }
}
