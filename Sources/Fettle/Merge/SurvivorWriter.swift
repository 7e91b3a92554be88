import CSV
import Columns
import Matching

/// Writes one row of CSV for each group, with the values that survive.
struct SurvivorWriter: Sendable {
  private let rule: MergeRule
  private let input: MergeInput
  private let survivorship: Survivorship
  /// Whether a row alone gives all its values.
  private let isPlain: Bool
  private(set) var bytes: [UInt8] = []
  private(set) var disagreements: [(take: Int, left: UInt32, right: UInt32)] = []
  private(set) var noneValidCounts: [Int]
  private(set) var disagreedCounts: [Int]

  init(_ rule: MergeRule, _ input: MergeInput) {
    self.rule = rule
    self.input = input
    survivorship = Survivorship(plan: rule.plan, input: input)
    isPlain = !rule.plan.takes.contains(where: \.onlyValid)
    noneValidCounts = Array(repeating: 0, count: rule.plan.takes.count)
    disagreedCounts = noneValidCounts
  }

  /// Groups that a thread writes at a time.
  private static let groupsOfPiece = 8192

  /// The rows of all groups by several threads, as pieces in order.
  func pieces(
    of members: GroupMembers, ids: GroupIdentities, threadCount: Int
  ) -> [SurvivorWriter] {
    let count = (members.groupCount + Self.groupsOfPiece - 1) / Self.groupsOfPiece
    return Parallel.map(count, threadCount: threadCount) { piece in
      var writer = self
      let first = piece * Self.groupsOfPiece
      writer.write(first..<min(first + Self.groupsOfPiece, members.groupCount), of: members, ids)
      return writer
    }
  }

  /// Adds the rows of some groups. Most groups are one row, which is written as it is.
  private mutating func write(
    _ groups: Range<Int>, of members: GroupMembers, _ ids: GroupIdentities
  ) {
    let alone = isPlain ? groups.filter { members.count(of: $0) == 1 } : []
    let rows = alone.map { members[$0].first! }
    let cells = input.columns.flatMap { $0.texts.cells(of: rows) }
    reserve(for: groups.count, like: cells, rows.count)
    var next = 0
    for group in groups {
      ids.withID(of: group) { bytes.appendField($0) }
      if next < alone.count, alone[next] == group {
        for column in input.columns.indices {
          bytes.append(0x2C)
          bytes.appendField(cells[column * rows.count + next])
        }
        bytes.append(0x0A)
        next += 1
      } else {
        write(members[group])
      }
    }
  }

  /// Makes room for so many rows that are about as long as those of these cells.
  private mutating func reserve(for count: Int, like cells: [Cell], _ rowCount: Int) {
    if rowCount == 0 { return }
    let average = cells.reduce(0) { $0 + $1.count } / rowCount
    bytes.reserveCapacity(
      count * (average + input.columns.count + GroupIdentities.digitCount + 2))
  }

  /// The result's header.
  static func header(of rule: MergeRule) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendField(Array(rule.idName.utf8).span)
    for column in rule.columns {
      bytes.append(0x2C)
      bytes.appendField(Array(column.name.utf8).span)
    }
    return bytes + [0x0A]
  }

  /// Adds the values of a group behind its id.
  private mutating func write(_ members: ArraySlice<UInt32>) {
    for (column, survivor) in survivorship.survivors(of: members).enumerated() {
      bytes.append(0x2C)
      write(survivor, column, members)
    }
    bytes.append(0x0A)
  }

  private mutating func write(
    _ survivor: Survivor, _ column: Int, _ members: ArraySlice<UInt32>
  ) {
    let take = survivorship.takeOfColumn[column]
    switch survivor {
    case .row(let row): append(column, row)
    case .joined(let rows): appendJoined(column, rows, rule.plan.takes[take])
    case .disagreed(let left, let right):
      disagreedCounts[take] += 1
      if case .agreed(elseReview: true) = rule.plan.takes[take].way {
        disagreements.append((take, left, right))
      }
    case .blank(let row):
      if let row { append(column, row) }
      guard rule.plan.takes[take].onlyValid else { return }
      if members.contains(where: { survivorship.isReal(column, $0) }) { noneValidCounts[take] += 1 }
    }
  }

  private mutating func appendJoined(_ column: Int, _ rows: [UInt32], _ take: TakeClause) {
    guard case .joined(let separator) = take.way else { return }
    var parts = JoinedParts(separator: separator)
    let texts = input.columns[column].texts
    for row in rows { parts.add(texts[row]) }
    append(parts.text.span)
  }

  private mutating func append(_ column: Int, _ row: UInt32) {
    bytes.appendField(input.columns[column].texts.cell(row))
  }

  private mutating func append(_ text: Span<UInt8>) { bytes.appendField(text) }
}

/// Fields of what merges write.
private let mergedFields = FieldStyle(Dialect())

extension [UInt8] {
  /// Adds a field of CSV, in quotes where it must be.
  mutating func appendField(_ text: Span<UInt8>) {
    // Safe: the view lives no longer than the span.
    unsafe text.withUnsafeBufferPointer { bytes in
      if let base = bytes.baseAddress { unsafe appendField(Cell(base: base, count: bytes.count)) }
    }
  }

  /// The same of a cell.
  mutating func appendField(_ cell: Cell) {
    let text = cell.bytes
    if !mergedFields.mustQuote(cell) {
      // Safe: reads the span's bytes and no further.
      unsafe text.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
      return
    }
    append(0x22)
    for index in text.indices {
      if text[index] == 0x22 { append(0x22) }
      append(text[index])
    }
    append(0x22)
  }
}
