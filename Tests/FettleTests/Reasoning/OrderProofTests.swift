import Diagnostics
import Language
import Testing
import Verbs

@Suite("What the checker says of the order of lines against a naive interpreter")
struct OrderProofTests {
  @Test("no line is said to meet rows that no line above has folded or filled in")
  func noFalseClaims() throws {
    var counts: [String: Int] = [:]
    for seed in ReasoningProofTests.seeds {
      let lines = OrderJudgements(seed).lines
      guard let check = OrderCheck(lines) else { continue }
      for finding in check.findings {
        counts[finding.code, default: 0] += 1
        if let refutation = check.refutation(of: finding) {
          Issue.record("seed \(seed): \(refutation)\n\(lines.joined(separator: "\n"))")
        }
      }
    }
    for code in ["F0501", "F0503", "F0504", "F0518"] {
      #expect((counts[code] ?? 0) * 40 > ReasoningProofTests.seeds.count, "\(code): \(counts)")
    }
  }
}

/// Holds what the checker says of the order of lines against what the naive interpreter makes of every row of few
/// values.
private struct OrderCheck {
  /// The rows before a statement, and what it can see of them.
  private struct Sight {
    var rows: [OracleRow]
    var scope: OracleScope
  }

  let findings: [Diagnostic]
  private let program: Program
  private var sights: [Sight] = []
  private var oracle: Oracle

  /// Reads, reasons about and runs the rules; nil where they are none.
  init?(_ lines: [String]) {
    let source = SourceText(name: "-e", text: lines.joined(separator: "\n"))
    let header = OrderJudgements.header
    let analysis = Analysis(source, vocabulary: .core(), headers: { _, _ in header })
    guard analysis.isSound else { return nil }
    program = analysis.program
    let scopes = TableScopes(program: program, vocabulary: .core(), headers: { _ in header })
    var reasoner = RuleReasoner(program, vocabulary: .core(), literals: KernelLiterals())
    findings = reasoner.diagnostics(from: scopes)
    oracle = Oracle(
      program, table: "input", input: OrderJudgements.table, today: OracleDate.days(2026, 1, 31)!)
    oracle.findDeclarations()
    for (number, statement) in program.statements.enumerated() {
      if oracle.seesTables(statement) { oracle.dismissRejected() }
      sights.append(Sight(rows: oracle.rows.filter { !$0.isRejected }, scope: oracle.scope))
      oracle.run(number)
    }
  }

  /// What a claim says that is not so; nil where it holds, or is about other things.
  func refutation(of finding: Diagnostic) -> String? {
    guard let number = statement(at: finding.range),
      let other = finding.related.first.flatMap({ statement(at: $0.range) })
    else { return nil }
    let holds =
      switch finding.code {
      case "F0501": isLate(number, fold: other)
      case "F0503": holdsFilled(finding, number, filling: other)
      case "F0504": takesFoldedOut(number, fold: other)
      case "F0518": meetsMasked(finding, number, mask: other)
      default: true
      }
    return holds
      ? nil : "\(finding.code) at line \(number + 1) does not hold: \(finding.message)"
  }

  private func statement(at range: SourceRange) -> Int? {
    program.statements.firstIndex {
      $0.range.lower <= range.lower && range.upper <= $0.range.upper
    }
  }

  /// Whether a line above rejects rows for what other rows hold: of every row that there can be, hardly one is left.
  private func rejectsForOthers(above number: Int) -> Bool {
    program.statements[..<number].contains { $0.verb == "unique" || $0.has("determination") }
  }

  /// The rows in the scope of a statement before it.
  private func rows(of number: Int) -> [OracleRow] {
    let sight = sights[number]
    guard let condition = program.statements[number].condition else { return sight.rows }
    return sight.rows.filter { sight.scope.truth(condition, $0) == .yes }
  }

  /// Whether a row that took part in the fold is in the scope of the line behind it, whose form says more than the
  /// comparison did.
  private func isLate(_ number: Int, fold: Int) -> Bool {
    let folded = rows(of: fold)
    if folded.isEmpty || rejectsForOthers(above: fold) { return true }
    let (line, scope) = (program.statements[number], sights[number].scope)
    let meets = folded.contains { row in
      line.condition.map { scope.truth($0, row) == .yes } ?? true
    }
    let records = Set(folded.map(\.record))
    return (meets || rows(of: number).contains { records.contains($0.record) })
      && !comparesByForm(line, fold)
  }

  /// Whether the fold has compared the column by the only form of the line.
  private func comparesByForm(_ line: Statement, _ fold: Int) -> Bool {
    guard case .forms(let forms)? = line.slots["forms"], forms.count == 1,
      let column = sights[fold].scope.columns.first(where: { $0.name == "a" })
    else { return false }
    return column.type == forms[0].name
  }

  /// Whether a cell that the other line has filled in is a placeholder in a key of the line; and whether such rows
  /// are one behind it, where it says so.
  private func holdsFilled(_ finding: Diagnostic, _ number: Int, filling: Int) -> Bool {
    // What an earlier line has folded, or rejected for what other rows hold, may have been all that was filled in.
    let isFolded = program.statements[..<number].contains { $0.verb == "dedupe" }
    if isFolded || rejectsForOthers(above: number) || sights[number].rows.isEmpty { return true }
    let column = finding.message.split(separator: "'")[1]
    let filled = Set(
      oracle.changes.filter { $0.statement == filling && $0.fields[2].string == column }
        .map { $0.fields[0].string })
    let scope = sights[number].scope
    guard let id = scope.columns.first(where: { $0.name == column })?.id else { return false }
    let rows = rows(of: number).filter { row in
      filled.contains("\(row.record + 1)") && scope.isPlaceholder(row.cells[id], id)
    }
    guard finding.message.hasSuffix("fold into one"), number + 1 < sights.count else {
      return !rows.isEmpty
    }
    let left = Set(sights[number + 1].rows.map(\.record))
    return !rows.isEmpty && rows.count { left.contains($0.record) } <= 1
  }

  /// Whether rows whose cells the mask has made one are in the scope of the line, or one that it has changed where the
  /// line only splits it.
  private func meetsMasked(_ finding: Diagnostic, _ number: Int, mask: Int) -> Bool {
    let lines = program.statements[..<number]
    if lines.contains(where: { $0.verb == "dedupe" }) || rejectsForOthers(above: number) {
      return true
    }
    let column = finding.message.split(separator: "'")[0]
    let (early, late) = (sights[mask], sights[number])
    guard let before = early.scope.columns.first(where: { $0.name == column })?.id,
      let behind = late.scope.columns.first(where: { $0.name == column })?.id
    else { return false }
    let old = Dictionary(
      rows(of: mask).map { ($0.record, $0.cells[before].text) },
      uniquingKeysWith: { first, _ in first })
    var texts: [Text: Set<Text>] = [:]
    for row in rows(of: number) {
      let text = row.cells[behind].text
      if let old = old[row.record], old != text { texts[text, default: []].insert(old) }
    }
    if program.statements[number].verb == "split" { return !texts.isEmpty }
    return texts.values.contains { $0.count > 1 }
  }

  /// Whether of the rows that took part in the fold some would leave by the line, and others stay.
  private func takesFoldedOut(_ number: Int, fold: Int) -> Bool {
    let line = program.statements[number]
    let isIdle = findings.contains {
      ["F0401", "F0406", "F0408"].contains($0.code) && statement(at: $0.range) == number
    }
    if isIdle { return false }
    if rejectsForOthers(above: fold) { return true }
    let scope = sights[number].scope
    func leaves(_ row: OracleRow) -> Bool? {
      if case .expression(let predicate)? = line.slots["predicate"] {
        let isInScope = line.condition.map { scope.truth($0, row) == .yes } ?? true
        return isInScope && scope.truth(predicate, row) == .no
      }
      guard line.verb.hasSuffix(" rows"), let condition = line.condition else { return nil }
      let truth = scope.truth(condition, row)
      return line.verb == "keep rows" ? truth == .no || truth == .unknown : truth == .yes
    }
    let leaving = rows(of: fold).map(leaves)
    // Of a line that looks at several rows at once this is not asked, nor where no row is left.
    return leaving.isEmpty || leaving.contains(nil)
      || leaving.contains(true) && leaving.contains(false)
  }
}
