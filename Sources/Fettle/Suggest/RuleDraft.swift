import Diagnostics
import Language
import Profiling
import Verbs

/// Rules drafted from a profile: what nearly all rows of the table keep, each with its evidence as a
/// comment.
///
/// A rule is drafted only where its outcome on the profiled table is known from counts of all rows, so
/// that a run on that table fails exactly the rows that the comment names.
struct RuleDraft {
  /// The share of values that may break a drafted rule: one in so many.
  private static let mostMisfitShare = 50

  let table: TableProfile
  private let load: String?
  private let source: String
  private let usableDependencies: [DependencyProfile]
  private let key: KeyProfile?
  /// Columns that keys and dependencies compare by their exact text, so that no type may change that.
  let comparedColumns: Set<Int>

  init(_ report: ProfileReport) {
    table = report.table
    load = report.freeze
    source = report.file
    usableDependencies = table.usableDependencies
    key = table.usableKey
    comparedColumns = Set(key?.columns ?? [])
      .union(usableDependencies.flatMap { [$0.determinant, $0.dependent] })
  }

  /// A block that may end in questions, which have an empty line behind them, as the formatter has it.
  private static func withOneLineEnd(_ block: String) -> String {
    var block = block
    while block.hasSuffix("\n\n") { block.removeLast() }
    return block
  }

  /// The rule file.
  var text: String {
    var blocks = [head]
    if let load {
      blocks.append("# How the file was read, so that nothing is guessed again.\n\(load)\n")
    }
    if !keys.isEmpty { blocks.append(keys.map(rule).joined()) }
    blocks += table.columns.indices.map { columnRules($0).map(rule).joined() }
    if !dependencies.isEmpty { blocks.append(dependencies.map(rule).joined()) }
    return blocks.filter { !$0.isEmpty }.map(Self.withOneLineEnd).joined(separator: "\n")
  }

  private var head: String {
    """
    # Drafted from \(Self.onOneLine(source)): \(Quantity.count(table.rowCount, "row")), \
    \(Quantity.count(table.columns.count, "column")).
    # Every line below only warns. Keep the ones that should hold, and add what shall become of
    # rows that break them: review, reject or stop.

    """
  }

  /// A line of the rule file with what speaks for it; without a line, what has to be decided.
  struct Rule {
    var line: String?
    var evidence: [String]
  }

  private func rule(_ rule: Rule) -> String {
    rule.evidence.map { "# \($0)\n" }.joined() + (rule.line ?? "") + "\n"
  }

  // MARK: Between columns

  private var keys: [Rule] {
    guard let key else { return [] }
    let names = key.columns.map(name).joined(separator: ", ")
    var rules = [
      Rule(
        line: "unique \(names)",
        evidence: [
          outcome(key.rowCount - key.sharedRowCount, of: key.rowCount, "have a value of their own")
        ])
    ]
    if key.columns.count == 1 {
      rules.insert(
        Rule(line: "column \(names) is id", evidence: ["A key is text, whatever it looks like."]),
        at: 0)
    }
    return rules
  }

  private var dependencies: [Rule] {
    usableDependencies.map { dependency in
      var evidence = outcome(
        dependency.rowCount - dependency.tornRowCount, of: dependency.rowCount, "agree")
      if let example = dependency.tornExample { evidence += ": \(quoted(example))" }
      return Rule(
        line: "check \(name(dependency.determinant)) determines \(name(dependency.dependent))",
        evidence: [evidence])
    }
  }

  // MARK: One column

  private func columnRules(_ index: Int) -> [Rule] {
    let column = table.columns[index]
    if column.presentCount == 0 { return [] }
    var rules: [Rule] = []
    let question = notationQuestion(index)
    let type = question == nil ? notationRule(index) ?? typeRule(index) : nil
    // What says how a column is read stands above every line that reads it.
    if let question { rules.append(question) }
    if let declaration = type?.declaration { rules.append(declaration) }
    if isFew(column.blankCount, of: column.rowCount) {
      rules.append(
        Rule(
          line: "require \(name(index))",
          evidence: [outcome(column.presentCount, of: column.rowCount, "have a value")]))
    }
    // A list of texts is none of numbers or dates; the question has it with each of its answers.
    let list = question == nil ? listRule(index) : nil
    if let rule = type?.check ?? list {
      rules.append(rule)
    } else if let shape = shapeRule(index) {
      if let declaration = shape.declaration { rules.insert(declaration, at: 0) }
      rules.append(shape.check)
    }
    if let region = regionEvidence(index) { rules.tell(region) }
    if let suspects = suspectEvidence(index, hasRules: !rules.isEmpty) { rules.tell(suspects) }
    return rules
  }

  /// A template that nearly all values have, where every shape was counted by itself.
  private func shapeRule(_ index: Int) -> Typed? {
    let column = table.columns[index]
    guard column.shapeGrain == .exact, column.shapes.count == column.shapeCount,
      column.controlCount == 0, let lengths = column.lengths, lengths.upperBound <= 16
    else { return nil }
    var counts: [String: Int] = [:]
    for shape in column.shapes { counts[Self.template(shape.shape), default: 0] += shape.count }
    let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let (template, covered) = best, template.contains("#"), !template.contains("\\") else {
      return nil
    }
    let written = Scope.quoted(template)
    let standIns = standIns(index, fitCount: covered) {
      KernelLiterals().looksLike(template, Array($0.utf8)) == true
    }
    guard let standIns else { return nil }
    var evidence = outcome(covered, of: column.presentCount - standIns.rowCount, "match")
    let others = column.shapes.filter { Self.template($0.shape) != template }
    if standIns.texts.isEmpty, !others.isEmpty {
      evidence += ", of shape " + others.map { Scope.quoted($0.shape) }.joined(separator: ", ")
    }
    let declaration = Rule(line: "column \(name(index)) is text", evidence: [])
    return Typed(
      declaration: standIns.texts.isEmpty ? nil : declaration,
      check: Rule(line: "check \(name(index)) looks like \(written)", evidence: [evidence])
    ).sparing(standIns, of: name(index))
  }

  /// A shape as `looks like` has it: one sign for letters of either case.
  private static func template(_ shape: String) -> String {
    shape.replacing("a", with: "A")
  }

  // MARK: Words

  func isFew(_ misfits: Int, of whole: Int) -> Bool {
    misfits * Self.mostMisfitShare <= whole
  }

  func name(_ index: Int) -> String { Scope.writtenAnywhere(table.columns[index].name) }

  /// `9,981 of 10,000 match; 19 do not`
  func outcome(_ part: Int, of whole: Int, _ verb: String) -> String {
    if part == whole { return "All \(Quantity.count(whole)) \(verb)." }
    let rest = "\(Quantity.count(whole - part)) \(whole - part == 1 ? "does" : "do") not"
    return "\(Quantity.count(part)) of \(Quantity.count(whole)) \(verb); \(rest)"
  }

  func quoted(_ value: ValueExample) -> String {
    "\(Self.onOneLine(Scope.quoted(value.text))) in row \(Quantity.count(value.row))"
  }

  /// The text without what could end a comment.
  static func onOneLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .format: result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

extension TableProfile {
  /// The first key of which no column holds dates or numbers in a notation: those have to be read as what they
  /// are, and keys are text.
  fileprivate var usableKey: KeyProfile? {
    keys.first { key in
      !key.columns.contains { index in
        columns[index].notations.contains { $0.countWithRival * 2 > columns[index].presentCount }
      }
    }
  }

  /// Dependencies of which every row is either kept or broken; a blank would leave it untested.
  fileprivate var usableDependencies: [DependencyProfile] {
    dependencies.filter { dependency in
      dependency.tornRowCount == 0
        || [dependency.determinant, dependency.dependent].allSatisfy { columns[$0].blankCount == 0 }
    }
  }
}
