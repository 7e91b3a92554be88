import Columns
import Kernels

/// The findings that an earlier run has listed: they are counted as known, and not listed again.
///
/// A finding is known by its rule's id, the key of its row, its columns and their values. The row's number
/// stands for a key that is blank, masked or not declared, in the list as in the table: a line with a key
/// says nothing of another row that has its number. A finding that shows a masked value is never
/// known, since the list does not say which value that was. A finding on a figure has neither row nor key.
/// A list of findings on several tables names the table of each.
package struct Baseline: Sendable {
  /// Whether the list names tables.
  package let namesTables: Bool
  private let lines: [Line]
  private let hasher = KeyHasher.routing1
  /// Set for the table that is run.
  private var known: Set<KeyHash> = []
  private var rules: [RuleInfo] = []
  private var table: [UInt8] = []
  private var names: [String] = []
  /// The column whose values name rows; nil where they go by their numbers.
  private var keyColumn: Int?
  private var blanks = BlankTest()
  private var sensitiveNames: Set<Int> = []

  /// A line of a findings file.
  package struct Line: Sendable {
    package var id: [UInt8]
    package var key: [UInt8]
    package var row: [UInt8]
    package var columns: [UInt8]
    package var value: [UInt8]
    /// Empty where the list names none.
    package var table: [UInt8]

    package init(
      id: [UInt8], key: [UInt8], row: [UInt8], columns: [UInt8], value: [UInt8],
      table: [UInt8] = []
    ) {
      self.id = id
      self.key = key
      self.row = row
      self.columns = columns
      self.value = value
      self.table = table
    }
  }

  /// What stands before a key and before a row's number, so that 3 is not row 3.
  private static let keyMark: [UInt8] = [0x6B]
  private static let rowMark: [UInt8] = [0x72]

  /// Takes the lines of a findings file.
  package init(_ lines: [Line], namesTables: Bool = false) {
    self.namesTables = namesTables
    self.lines = lines
  }

  /// The baseline as the rules and columns of a plan see it.
  func seen(by plan: TablePlan) -> Baseline {
    var result = self
    result.rules = plan.rules
    result.table = namesTables ? Array(plan.table.utf8) : []
    result.names = plan.names
    result.keyColumn = plan.keyColumn.flatMap { plan.sensitiveColumns.contains($0) ? nil : $0 }
    result.blanks = plan.blanks
    result.sensitiveNames = plan.sensitiveNames
    result.known = Set(
      lines.map { line in
        Self.hash(
          [line.id, result.place(line.key, line.row), line.columns, line.value, line.table], hasher)
      })
    return result
  }

  /// How a row is known, by its key, where it has one, and else by its number.
  private func place(_ key: [UInt8], _ row: [UInt8]) -> [UInt8] {
    let isNamed = keyColumn != nil && !key.withCell { blanks.isBlank($0) }
    return isNamed ? Self.keyMark + key : Self.rowMark + row
  }

  /// Whether the finding was listed before.
  func knows(_ rule: Int, _ row: Int32, _ parts: [Journal.FindingPart], in batch: Batch) -> Bool {
    // What is masked in the list could be any value of the same shape, and a new one must not pass for it.
    if parts.contains(where: { sensitiveNames.contains(Int($0.name)) && !$0.value.isEmpty }) {
      return false
    }
    let cells = parts.map(\.value.array)
    let id = Array(rules[rule].id.utf8)
    let columns = Array(FindingText.joined(names: parts.map { names[Int($0.name)] }).utf8)
    let texts = [FindingText.joined(cells), FindingText.joinedBefore(cells)].compactMap(\.self)
    let key = key(row, batch)
    return texts.contains { known.contains(Self.hash([id, key, columns, $0, table], hasher)) }
  }

  /// Whether the finding on a figure was listed before, where the line has neither row nor key.
  func knows(_ finding: FigureFinding) -> Bool {
    if finding.isMasked, finding.value != nil { return false }
    let columns = FindingText.joined(names: finding.names.map { names[$0] })
    let fields = [
      Array(rules[finding.rule].id.utf8), Self.rowMark, Array(columns.utf8),
      Array((finding.value ?? "").utf8), table,
    ]
    return known.contains(Self.hash(fields, hasher))
  }

  private func key(_ row: Int32, _ batch: Batch) -> [UInt8] {
    let key = keyColumn.map { batch.original($0)[Int(row)].array } ?? []
    return place(key, Array(String(batch.record(of: Int(row)) + 1).utf8))
  }

  private static func hash(_ fields: [[UInt8]], _ hasher: KeyHasher) -> KeyHash {
    var state = hasher.start()
    for field in fields { field.withCell { hasher.add($0, to: &state) } }
    return hasher.finish(state)
  }
}

/// How a finding with several cells is written in one field: ` | ` between them, and `|` in them doubled, so
/// that no two rows of cells are written alike. What stands alone is as it is.
enum FindingText {
  private static let bar = UInt8(ascii: "|")
  private static let separator = Array(" | ".utf8)

  /// The cells as one text.
  static func joined(_ cells: [[UInt8]]) -> [UInt8] {
    if cells.count == 1 { return cells[0] }
    return Array(
      cells.map { cell in cell.flatMap { $0 == bar ? [bar, bar] : [$0] } }
        .joined(separator: separator))
  }

  /// The cells as lists had them before `|` was doubled; nil where that is the same, or could be the text of
  /// other cells.
  static func joinedBefore(_ cells: [[UInt8]]) -> [UInt8]? {
    let isOther = cells.contains { cell in
      cell.split { $0 != bar }.contains { $0.count % 2 == 1 }
    }
    guard cells.count > 1, isOther else { return nil }
    let text = Array(cells.joined(separator: separator))
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    return parts.map { Array($0) } == cells ? text : nil
  }

  /// The names of their columns. One that reads as those of several is told apart.
  static func joined(names: [String]) -> String {
    if names.count == 1, !names[0].contains(" | ") { return names[0] }
    return names.map { $0.replacing("|", with: "||") }.joined(separator: " | ")
  }
}
